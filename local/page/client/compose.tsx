import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { XState } from '../page-state.ts';
import { Complaint, useAct } from './act.tsx';
import { Attach, type Attached, pictures } from './attach.tsx';
import { library, say, x } from './state.ts';

/** Writes to the library as a patron, publicly or as a direct message. */
export function Compose({ state }: { state: XState }) {
  const id = useId();
  const handle = library.value?.handle ?? state.account.username;
  const greeting = `@${handle} `;
  const act = useAct();
  const author = useSignal(state.patrons[0]?.username ?? '');
  const way = useSignal<'publicly' | 'privately'>('publicly');
  const text = useSignal(greeting);
  const attached = useSignal<Attached>(null);

  function change(wanted: 'publicly' | 'privately'): void {
    const bare = text.value.startsWith(greeting) ? text.value.slice(greeting.length) : text.value;
    text.value = wanted === 'publicly' ? greeting + bare : bare;
    way.value = wanted;
  }

  async function send(): Promise<void> {
    const words = text.value.trim();
    const wordless = words === '' || words === greeting.trim();
    if (wordless && attached.value === null) return act.complain(say.value('writeSomething'));
    const path = way.value === 'publicly' ? '/x/post' : '/x/dm';
    if (!(await act.run(path, { author: author.value, text: words, ...pictures(attached.value) }))) return;
    text.value = way.value === 'publicly' ? greeting : '';
    attached.value = null;
  }

  return (
    <form
      class="compose"
      aria-label={say.value('compose')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="compose-who">
        <label for={`${id}-who`}>{say.value('writeAs')}</label>
        <select id={`${id}-who`} value={author.value} onChange={(event) => (author.value = event.currentTarget.value)}>
          {state.patrons.map((patron) => (
            <option key={patron.id} value={patron.username}>
              {patron.name} (@{patron.username})
            </option>
          ))}
        </select>
      </div>
      <fieldset class="ways" aria-label={say.value('way')}>
        {(['publicly', 'privately'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-way`} checked={way.value === one} onChange={() => change(one)} />
            <span>{say.value(one)}</span>
          </label>
        ))}
      </fieldset>
      <label for={id} class="unseen">
        {say.value('yourMessage', { handle })}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text.value}
        aria-describedby={`${id}-error`}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          act.complain(null);
        }}
        onKeyDown={sendsWithEnter(send)}
      />
      <Attach attached={attached.value} change={(wanted) => (attached.value = wanted)} />
      <Complaint words={act.error} id={`${id}-error`} />
      <div class="compose-foot">
        <span class="muted keys">{say.value('submitKeys')}</span>
        <button type="submit" class={`button primary ${act.pending ? 'pressed' : ''}`} aria-disabled={act.pending}>
          {act.pending ? say.value('sending') : say.value('send')}
        </button>
      </div>
    </form>
  );
}

/** Ctrl or Cmd with Enter. */
export function sendsWithEnter(send: () => Promise<void>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
}

/** One button that writes the example question as the first patron; nothing where X is the real one. */
export function AskExample({ label }: { label: string }) {
  const act = useAct();
  const patron = x.value?.patrons[0];
  if (patron === undefined || library.value === undefined) return null;
  const text = `@${library.value.handle} ${say.value('exampleQuestion')}`;
  return (
    <>
      <button
        type="button"
        class={`button primary ${act.pending ? 'pressed' : ''}`}
        aria-disabled={act.pending}
        onClick={() => void act.run('/x/post', { author: patron.username, text })}
      >
        {act.pending ? say.value('sending') : label}
      </button>
      <Complaint words={act.error} />
    </>
  );
}
