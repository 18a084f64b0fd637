import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Confirm } from './block-kit-elements.ts';
import { sayToMe } from './state.ts';
import { Text } from './text.tsx';

/** Slack's question before an act that says so. */
export function ConfirmDialog({ asked, answer }: { asked: Confirm; answer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal confirm"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id={title}>{asked.title?.text ?? sayToMe.value('confirmTitle')}</h2>
      <Text words={asked.text} />
      <div class="modal-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          {asked.deny?.text ?? sayToMe.value('cancel')}
        </button>
        <button
          type="button"
          class={`button ${asked.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => answer(true)}
        >
          {asked.confirm?.text ?? sayToMe.value('confirmYes')}
        </button>
      </div>
    </dialog>
  );
}
