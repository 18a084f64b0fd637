import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import type { Button, Confirm, Element, Option, Radio, Select } from './block-kit.ts';
import { ConfirmDialog } from './confirm.tsx';
import { type Choice, Menu } from './menu.tsx';
import { say } from './state.ts';

/** What pressing something in a card or a modal does, and what has come of the last press. */
export interface Interaction {
  /** The press that is on its way or has just arrived, with the words for it. */
  heard: { actionId: string; words: string } | null;
  /** While true, nothing else can be pressed. */
  busy: boolean;
  press(actionId: string, value: string | undefined): void;
}

type Acting = Extract<Element, { action_id: string }>;

/** Whether pressing it tells the app at once. A text input tells with the form. */
export function isActing(element: Element): element is Exclude<Acting, { type: 'plain_text_input' }> {
  return 'action_id' in element && element.type !== 'plain_text_input';
}

export function ActionElement({
  element,
  interaction,
}: {
  element: Exclude<Acting, { type: 'plain_text_input' }>;
  interaction: Interaction;
}): ComponentChild {
  const asking = useSignal<{ confirm: Confirm; value: string | undefined } | null>(null);

  function press(value: string | undefined): void {
    if (interaction.busy) return;
    if (element.confirm !== undefined) asking.value = { confirm: element.confirm, value };
    else interaction.press(element.action_id, value);
  }

  return (
    <>
      {control(element, interaction, press)}
      {asking.value !== null && (
        <ConfirmDialog
          asked={asking.value.confirm}
          answer={(yes) => {
            const asked = asking.value;
            asking.value = null;
            if (yes && asked !== null) interaction.press(element.action_id, asked.value);
          }}
        />
      )}
    </>
  );
}

function control(
  element: Exclude<Acting, { type: 'plain_text_input' }>,
  interaction: Interaction,
  press: (value: string | undefined) => void,
): ComponentChild {
  switch (element.type) {
    case 'button':
      return <PushButton element={element} interaction={interaction} press={press} />;
    case 'static_select':
      return (
        <Menu
          label={element.initial_option?.text.text ?? element.placeholder?.text ?? say.value('choose')}
          choices={choicesOf(element)}
          disabled={interaction.busy}
          choose={press}
        />
      );
    case 'overflow':
      return (
        <Menu
          label={say.value('more')}
          choices={element.options.map(choice)}
          disabled={interaction.busy}
          choose={press}
        />
      );
    case 'radio_buttons':
      return <Radios element={element} value={element.initial_option?.value ?? ''} label={null} choose={press} />;
  }
}

function PushButton({
  element,
  interaction,
  press,
}: {
  element: Button;
  interaction: Interaction;
  press: (value: string | undefined) => void;
}) {
  const mine = interaction.busy && interaction.heard?.actionId === element.action_id;
  const style = element.style === 'primary' || element.style === 'danger' ? element.style : '';
  return (
    <button
      type="button"
      class={`button ${style} ${mine ? 'pressed' : ''}`}
      aria-disabled={interaction.busy}
      aria-label={element.accessibility_label}
      onClick={() => {
        if (element.url !== undefined && /^https?:\/\//i.test(element.url))
          window.open(element.url, '_blank', 'noopener,noreferrer');
        press(element.value);
      }}
    >
      {element.text.text}
    </button>
  );
}

/** Radio buttons; `choose` hears every choice at once. */
export function Radios({
  element,
  value,
  label,
  choose,
}: {
  element: Radio;
  value: string;
  label: string | null;
  choose: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset class="radios" aria-label={label ?? undefined}>
      {element.options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <span>
            {option.text.text}
            {option.description !== undefined && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function choicesOf(element: Select): Choice[] {
  return [...element.options, ...element.option_groups.flatMap((group) => group.options)].map(choice);
}

function choice(option: Option): Choice {
  return { value: option.value, label: option.text.text, hint: option.description?.text ?? null };
}
