import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { XUser } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { Attach, type Attached } from './attach.tsx';
import { sendsWithEnter } from './compose.tsx';
import { say } from './state.ts';

/** A small form in the midst of a conversation; Escape leaves it. */
export function InlineForm({
  label,
  initial,
  authors,
  submitLabel,
  attaches = false,
  path,
  body,
  close,
}: {
  label: string;
  initial: string;
  /** Who may write it, the likeliest first; with one alone nothing is asked. */
  authors: readonly XUser[];
  submitLabel: string;
  /** Whether a picture can go with it. */
  attaches?: boolean;
  path: string;
  body: (text: string, author: string, attached: Attached) => unknown;
  close: () => void;
}) {
  const id = useId();
  const act = useAct();
  const text = useSignal(initial);
  const author = useSignal(authors[0]?.username ?? '');
  const attached = useSignal<Attached>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(initial.length, initial.length);
  }, []);

  async function send(): Promise<void> {
    const words = text.value.trim();
    if (words === '' && attached.value === null) return act.complain(say.value('writeSomething'));
    if (await act.run(path, body(words, author.value, attached.value))) close();
  }

  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {authors.length > 1 && (
        <div class="compose-who">
          <label for={`${id}-who`}>{say.value('writeAs')}</label>
          <select
            id={`${id}-who`}
            value={author.value}
            onChange={(event) => {
              author.value = event.currentTarget.value;
            }}
          >
            {authors.map((user) => (
              <option key={user.id} value={user.username}>
                {user.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <label for={id} class="unseen">
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        value={text.value}
        placeholder={label}
        aria-describedby={`${id}-error`}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          act.complain(null);
        }}
        onKeyDown={sendsWithEnter(send)}
      />
      {attaches && <Attach attached={attached.value} change={(wanted) => (attached.value = wanted)} />}
      <Complaint words={act.error} id={`${id}-error`} />
      <div class="inline-foot">
        <button type="button" class="button small" onClick={close}>
          {say.value('cancel')}
        </button>
        <button
          type="submit"
          class={`button small primary ${act.pending ? 'pressed' : ''}`}
          aria-disabled={act.pending}
        >
          {act.pending ? say.value('sending') : submitLabel}
        </button>
      </div>
    </form>
  );
}
