import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { say } from './state.ts';

type Outcome = { kind: 'done'; value: unknown } | { kind: 'failed'; words: string };

/** Asks the server to do it. Says in words what went wrong; never throws. */
async function perform(path: string, body: unknown): Promise<Outcome> {
  let response: Response;
  let value: unknown;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    value = await response.json();
  } catch {
    return { kind: 'failed', words: say.value('notReached') };
  }
  if (!response.ok) return { kind: 'failed', words: say.value('refused', { why: reasonIn(value, response.status) }) };
  const trouble = troubleIn(value);
  return trouble === null ? { kind: 'done', value } : { kind: 'failed', words: trouble };
}

function reasonIn(value: unknown, status: number): string {
  return value instanceof Object && 'error' in value ? String(value.error) : String(status);
}

/** What to say when the app did not take an interaction; null when it did, and for acts that reach no app. */
function troubleIn(value: unknown): string | null {
  if (!(value instanceof Object) || !('status' in value)) return null;
  const failure = 'failure' in value ? value.failure : undefined;
  if (failure === 'not_sent') return null; // the inputs themselves say why
  if (value.status === 0) return say.value('appSilent');
  if (Number(value.status) >= 400) return say.value('appFailed', { status: Number(value.status) });
  return failure === undefined ? null : say.value('appUnclear');
}

/**
 * Acts that must all arrive, one after another; what was entered anew in the same place replaces what still waits. Give
 * it an act of its own.
 */
export function useQueue<T>(placeOf: (item: T) => string, send: (item: T) => Promise<unknown>): (item: T) => void {
  const waiting = useRef<T[]>([]);
  const working = useRef(false);
  const newest = useRef(send);
  newest.current = send;

  async function work(): Promise<void> {
    working.current = true;
    for (let item = waiting.current.shift(); item !== undefined; item = waiting.current.shift())
      await newest.current(item);
    working.current = false;
  }

  return (item) => {
    waiting.current = [...waiting.current.filter((other) => placeOf(other) !== placeOf(item)), item];
    if (!working.current) void work();
  };
}

/** An act with what is to be shown of it: that it was heard, and why it failed. */
export function useAct(): {
  pending: boolean;
  error: string | null;
  run: (path: string, body: unknown) => Promise<boolean>;
  complain: (words: string | null) => void;
} {
  const pending = useSignal(false);
  const error = useSignal<string | null>(null);
  return {
    pending: pending.value,
    error: error.value,
    async run(path, body) {
      if (pending.value) return false; // pressed twice
      pending.value = true;
      error.value = null;
      const outcome = await perform(path, body);
      pending.value = false;
      if (outcome.kind === 'failed') error.value = outcome.words;
      return outcome.kind === 'done';
    },
    complain(words) {
      error.value = words;
    },
  };
}

/** What went wrong, read out at once. */
export function Complaint({ words, id }: { words: string | null; id?: string }) {
  return words === null ? null : (
    <p class="complaint" role="alert" {...(id !== undefined && { id })}>
      {words}
    </p>
  );
}
