import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SlackView } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { type Block, type InputBlock, initialValue, parseBlocks, plainWords } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Interaction } from './elements.tsx';
import { type Form, problemsIn } from './field.tsx';
import { say } from './state.ts';

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
  const pressed = useSignal<string | null>(null);
  const typed = useSignal<Record<string, string>>({});
  const problems = useSignal<Record<string, string>>({});
  const json = JSON.stringify(view.blocks);
  const blocks = useMemo(() => parseBlocks(view.blocks), [json]);
  const inputs = blocks.filter(isInput);

  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    const first = shown?.querySelector<HTMLElement>('.field :is(textarea, input, select)');
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
      dialog.current
        ?.querySelector<HTMLElement>(`[data-block="${CSS.escape(wrong)}"] :is(input, textarea, select)`)
        ?.focus();
  }, [wrong, view.errors]);

  const read = (block: InputBlock) => typed.value[keyOf(block)] ?? initialValue(block.element);
  const values = () =>
    Object.fromEntries(
      inputs
        .filter((block) => actionOf(block) !== '')
        .map((block) => [block.block_id, { [actionOf(block)]: read(block) }]),
    );

  const form: Form = {
    read,
    set(block, value) {
      typed.value = { ...typed.value, [keyOf(block)]: value };
      if (problems.value[block.block_id] !== undefined) {
        const { [block.block_id]: _solved, ...rest } = problems.value;
        problems.value = rest;
      }
    },
    errors,
    submit() {
      problems.value = problemsIn(inputs, read);
      if (Object.keys(problems.value).length > 0) return;
      void submitting.run('/slack/submit', { user, values: values() });
    },
  };

  const interaction: Interaction = {
    busy: pressing.pending,
    heard: pressing.pending && pressed.value !== null ? { actionId: pressed.value, words: say.value('sending') } : null,
    press(actionId, value) {
      pressed.value = actionId;
      void pressing.run('/slack/view-action', {
        user,
        actionId,
        values: values(),
        ...(value !== undefined && { value }),
      });
    },
  };

  const dismiss = () => void submitting.run('/slack/dismiss', { user });
  const submit = plainWords(view.submit);

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
        form.submit();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (submit !== null) form.submit();
        }}
      >
        <div class="modal-head">
          <h2 id={title}>{plainWords(view.title) ?? ''}</h2>
          <button type="button" class="quiet" aria-label={say.value('closeDialog')} onClick={dismiss}>
            <span aria-hidden="true">✕</span>
          </button>
        </div>
        <div class="modal-body">
          <Complaint
            words={submitting.error ?? pressing.error ?? (view.failure === undefined ? null : say.value('appSilent'))}
          />
          <Blocks blocks={blocks} interaction={interaction} form={form} />
        </div>
        <div class="modal-foot">
          {submit !== null && <span class="muted keys">{say.value('submitKeys')}</span>}
          <button type="button" class="button" onClick={dismiss}>
            {plainWords(view.close) ?? say.value('closeDialog')}
          </button>
          {submit !== null && (
            <button
              type="submit"
              class={`button primary ${submitting.pending ? 'pressed' : ''}`}
              aria-disabled={submitting.pending}
            >
              {submitting.pending ? say.value('sending') : submit}
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

function actionOf({ element }: InputBlock): string {
  return 'action_id' in element ? element.action_id : '';
}

function keyOf(block: InputBlock): string {
  return `${block.block_id} ${actionOf(block)}`;
}
