import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { type Button, type Confirm, type Element, type Holding, isHolding, type Option } from './block-kit-elements.ts';
import { ConfirmDialog } from './confirm.tsx';
import type { Entries } from './entries.ts';
import { Entry } from './entry.tsx';
import { Menu } from './menu.tsx';
import { say, sayToMe } from './state.ts';

/** What was pressed or chosen, as it is told to the app. */
export interface Press {
  blockId: string;
  actionId: string;
  value?: string;
}

/** What pressing something in a card or a modal does, and what has come of the last press. */
export interface Interaction {
  /** The press that is on its way or has just arrived, with the words for it. */
  heard: { blockId: string; actionId: string; words: string } | null;
  /** While true, no button can be pressed. */
  busy: boolean;
  entries: Entries;
  press(press: Press): void;
  /** Tells what was just entered. Nothing of it is lost while something else is on its way. */
  tell(press: Press): void;
}

/** What tells the app at once, wherever it stands. A text input outside of a form is nothing that Slack has. */
export type Acting = Exclude<Extract<Element, { action_id: string }>, { type: 'plain_text_input' }>;

export function isActing(element: Element): element is Acting {
  return 'action_id' in element && element.type !== 'plain_text_input';
}

export function ActionElement({
  element,
  blockId,
  interaction,
}: {
  element: Acting;
  blockId: string;
  interaction: Interaction;
}): ComponentChild {
  const asking = useSignal<(() => void) | null>(null);
  const { action_id: actionId, confirm } = element;

  function afterAsking(act: () => void): void {
    if (confirm === undefined) act();
    else asking.value = act;
  }

  return (
    <>
      {isHolding(element) ? (
        <Held element={element} blockId={blockId} interaction={interaction} afterAsking={afterAsking} />
      ) : element.type === 'button' ? (
        <PushButton
          element={element}
          busy={interaction.busy}
          mine={interaction.heard?.actionId === actionId && interaction.heard.blockId === blockId}
          asksFirst={confirm !== undefined}
          press={() => {
            if (interaction.busy) return;
            afterAsking(() => {
              // After a question the press is no longer the link's own.
              if (confirm !== undefined && isWebAddress(element.url)) openBeside(element.url);
              interaction.press({ blockId, actionId, ...(element.value !== undefined && { value: element.value }) });
            });
          }}
        />
      ) : (
        <Menu
          label={sayToMe.value('more')}
          choices={element.options.map(choice)}
          disabled={interaction.busy}
          choose={(value) =>
            afterAsking(() => {
              const url = element.options.find((option) => option.value === value)?.url;
              if (isWebAddress(url)) openBeside(url);
              interaction.press({ blockId, actionId, value });
            })
          }
        />
      )}
      {asking.value !== null && confirm !== undefined && (
        <Question asked={confirm} act={asking.value} done={() => (asking.value = null)} />
      )}
    </>
  );
}

function Question({ asked, act, done }: { asked: Confirm; act: () => void; done: () => void }) {
  return (
    <ConfirmDialog
      asked={asked}
      answer={(yes) => {
        done();
        if (yes) act();
      }}
    />
  );
}

const fewOptions = 20; // as many as there are topics; more are found faster by typing

/** What holds a choice. A menu of a few options is a button that opens them, as cards have it. */
function Held({
  element,
  blockId,
  interaction,
  afterAsking,
}: {
  element: Holding;
  blockId: string;
  interaction: Interaction;
  afterAsking: (act: () => void) => void;
}) {
  const { entries } = interaction;
  const value = entries.read(blockId, element);
  const enter = (wanted: string, act: Interaction['tell']) =>
    afterAsking(() => {
      entries.set(blockId, element, wanted);
      act({ blockId, actionId: element.action_id, value: wanted });
    });
  if (element.type === 'static_select' && element.option_groups.length === 0 && element.options.length <= fewOptions) {
    const chosen = element.options.find((option) => option.value === value)?.text.text ?? null;
    return (
      <Menu
        label={element.placeholder?.text ?? sayToMe.value('choose')}
        chosen={chosen}
        choices={element.options.map(choice)}
        disabled={interaction.busy}
        choose={(wanted) => enter(wanted, interaction.press)}
      />
    );
  }
  return (
    <Entry
      element={element}
      value={value}
      names={null}
      clearable={false}
      change={(wanted) => enter(wanted, interaction.tell)}
    />
  );
}

function PushButton({
  element,
  busy,
  mine,
  asksFirst,
  press,
}: {
  element: Button;
  busy: boolean;
  mine: boolean;
  asksFirst: boolean;
  press: () => void;
}) {
  const style = element.style === 'primary' || element.style === 'danger' ? element.style : '';
  const shared = {
    class: `button ${style} ${busy && mine ? 'pressed' : ''}`,
    'aria-label': element.accessibility_label,
  };
  if (isWebAddress(element.url))
    return (
      <a
        {...shared}
        href={element.url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={(event) => {
          if (asksFirst) event.preventDefault();
          press();
        }}
      >
        {element.text.text}
        <svg class="leads-out" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2 10 10 2M4 2h6v6" />
        </svg>
        <span class="unseen"> ({say.value('newTab')})</span>
      </a>
    );
  return (
    <button type="button" {...shared} aria-disabled={busy} onClick={press}>
      {element.text.text}
    </button>
  );
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}

function openBeside(url: string): void {
  window.open(url, '_blank', 'noopener,noreferrer');
}

function choice(option: Option) {
  return { value: option.value, label: option.text.text, hint: option.description?.text ?? null };
}
