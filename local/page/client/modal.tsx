import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SlackView } from '../world.ts';
import { Complaint, useAct, useQueue } from './act.tsx';
import { type Block, type InputBlock, parseBlocks, plainWords } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Interaction, Press } from './elements.tsx';
import { type Entries, entriesOf } from './entries.ts';
import { type Errors, problemsIn } from './field.tsx';
import { sayToMe } from './state.ts';

/**
 * A modal of Slack's. The browser's own dialog keeps the focus inside; Escape closes, Ctrl or Cmd with Enter submits.
 * When the app changes the view, an input keeps what was typed as long as its ids stay, as in Slack.
 */
export function Modal({ view, user }: { view: SlackView; user: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  const title = useId();
  const submitting = useAct();
  const pressing = useAct();
  const telling = useAct();
  const pressed = useSignal<Press | null>(null);
  const problems = useSignal<Errors>({});
  const json = JSON.stringify(view.blocks);
  const blocks = useMemo(() => parseBlocks(view.blocks), [json]);
  const inputs = blocks.filter(isInput);

  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    const first = shown?.querySelector<HTMLElement>('.field :is(textarea, input)');
    first?.focus();
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
    return () => {
      gone.current = true;
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const errors = { ...view.errors, ...problems.value };
  const wrong = inputs.find((block) => errors[block.block_id] !== undefined)?.block_id;
  useEffect(() => {
    if (wrong !== undefined)
      dialog.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(wrong)}"] :is(input, textarea)`)?.focus();
  }, [wrong, view.errors]);

  const known = entriesOf(`${user} ${view.id}`, blocks, view.state);
  const entries: Entries = {
    ...known,
    set(blockId, element, value) {
      known.set(blockId, element, value);
      const { [blockId]: _solved, ...rest } = problems.value;
      problems.value = rest;
    },
  };
  const values = () => entries.values() ?? {};
  const action = (press: Press) => ({ user, ...press, values: values() });

  function submitAll(): void {
    problems.value = problemsIn(inputs, { entries });
    if (Object.keys(problems.value).length > 0) return;
    void submitting.run('/slack/submit', { user, values: values() });
  }

  const interaction: Interaction = {
    busy: pressing.pending,
    heard: pressing.pending && pressed.value !== null ? { ...pressed.value, words: sayToMe.value('sending') } : null,
    entries,
    press(press) {
      pressed.value = press;
      void pressing.run('/slack/view-action', action(press));
    },
    tell: useQueue<Press>(
      ({ blockId, actionId }) => `${blockId} ${actionId}`,
      (press) => telling.run('/slack/view-action', action(press)),
    ),
  };

  const dismiss = () => void submitting.run('/slack/dismiss', { user });
  const submit = plainWords(view.submit);
  const over = typeof view.previous_view_id === 'string';

  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        dismiss();
      }}
      onClose={() => {
        if (!gone.current) dismiss(); // browsers let a second Escape through
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || submit === null) return;
        event.preventDefault();
        submitAll();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (submit !== null) submitAll();
        }}
      >
        <div class="modal-head">
          {over && (
            <button type="button" class="quiet back" aria-label={sayToMe.value('backToView')} onClick={dismiss}>
              <span aria-hidden="true">‹</span>
            </button>
          )}
          <h2 id={title}>{plainWords(view.title) ?? ''}</h2>
          {!over && (
            <button type="button" class="quiet" aria-label={sayToMe.value('closeDialog')} onClick={dismiss}>
              <span aria-hidden="true">✕</span>
            </button>
          )}
        </div>
        <div class="modal-body" {...(inputs.length === 0 && { tabIndex: 0 })}>
          <Complaint words={submitting.error ?? pressing.error ?? telling.error ?? failureOf(view)} />
          <Blocks blocks={blocks} interaction={interaction} errors={errors} />
        </div>
        <div class="modal-foot">
          {submit !== null && <span class="muted keys">{sayToMe.value('submitKeys')}</span>}
          <button type="button" class="button" onClick={dismiss}>
            {plainWords(view.close) ?? sayToMe.value('closeDialog')}
          </button>
          {submit !== null && (
            <button
              type="submit"
              class={`button primary ${submitting.pending ? 'pressed' : ''}`}
              aria-disabled={submitting.pending}
            >
              {submitting.pending ? sayToMe.value('sending') : submit}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

function isInput(block: Block): block is InputBlock {
  return block.type === 'input';
}

/** What became of a submission that Slack could not hand over. */
function failureOf({ failure }: SlackView): string | null {
  if (failure === undefined) return null;
  return sayToMe.value(['operation_timeout', 'dispatch_failed'].includes(failure) ? 'appSilent' : 'appUnclear');
}
