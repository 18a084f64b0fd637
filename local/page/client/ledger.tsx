import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { LogEntry, Status } from '../../../core/thread.ts';
import { wordFor } from '../thread-words.ts';
import type { InsideThread } from '../world.ts';
import { Complaint } from './act.tsx';
import { inside, language, now, personOf, say } from './state.ts';
import { Ago, At, Due, span } from './time.tsx';

/** One line a thread; danger comes first, then what waits for somebody, longest waiting on top. */
export function Ledger({ threads, leftOut }: { threads: readonly InsideThread[]; leftOut: number }) {
  return (
    <section class="part">
      <h3>
        {say.value('threads')} <span class="count">{threads.length + leftOut}</span>
      </h3>
      {threads.length === 0 ? (
        <p class="empty">{say.value('noThreads')}</p>
      ) : (
        <ul class="ledger">
          {inOrder(threads).map((thread) => (
            <Line key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {leftOut > 0 && <p class="muted">{say.value('olderLeftOut', { n: leftOut })}</p>}
    </section>
  );
}

const over: readonly Status[] = ['answered', 'closed'];

function inOrder(threads: readonly InsideThread[]): InsideThread[] {
  const open = threads.filter((thread) => !over.includes(thread.status));
  const ended = threads.filter((thread) => over.includes(thread.status));
  return [
    ...open.sort((a, b) => urgency(b) - urgency(a) || (a.dueAt ?? a.arrivedAt) - (b.dueAt ?? b.arrivedAt)),
    ...ended.sort((a, b) => (b.endedAt ?? b.arrivedAt) - (a.endedAt ?? a.arrivedAt)),
  ];
}

const urgency = ({ danger }: InsideThread): number => (danger === null ? 0 : 1);

/** Danger waits for no time of the day: only how late it is says anything. */
function Deadline({ thread: { danger, dueAt } }: { thread: InsideThread }) {
  return dueAt !== null && (danger === null || dueAt < now.value) ? <Due at={dueAt} /> : null;
}

function Line({ thread }: { thread: InsideThread }) {
  const open = useSignal(false);
  const id = useId();
  const { danger, intent } = thread;
  const topic = danger === null ? wordFor.topic(intent, language.value) : wordFor.danger(danger, language.value);
  return (
    <li class={`line ${thread.status}`}>
      <button
        type="button"
        class="line-head"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <span class="status">{say.value(thread.status === 'sending' ? 'sendingOut' : thread.status)}</span>
        <span class={danger === null ? 'topic' : 'topic urgent'}>
          {topic}
          {thread.channel === 'x-dm' && <span class="tag">{say.value('direct')}</span>}
        </span>
        <span class="when">
          {thread.endedAt === null ? (
            <Deadline thread={thread} />
          ) : (
            <span>{say.value('took', { span: span(thread.endedAt - thread.arrivedAt) })}</span>
          )}
          <Ago at={thread.endedAt ?? thread.arrivedAt} />
        </span>
        {thread.trouble !== null && <span class="trouble">{wordFor.trouble(thread.trouble, language.value)}</span>}
      </button>
      <div id={id} hidden={!open.value}>
        {open.value && <History id={thread.id} />}
      </div>
    </li>
  );
}

type Loaded = { kind: 'loading' } | { kind: 'log'; log: LogEntry[] } | { kind: 'failed'; words: string };

function History({ id }: { id: string }) {
  const loaded = useSignal<Loaded>({ kind: 'loading' });
  const seen = inside.value; // read again whenever something changed inside
  useEffect(() => {
    let current = true;
    void load(id).then((result) => {
      if (current) loaded.value = result;
    });
    return () => {
      current = false;
    };
  }, [id, seen]);

  const state = loaded.value;
  if (state.kind === 'loading') return <p class="loading">{say.value('loading')}</p>;
  if (state.kind === 'failed') return <Complaint words={state.words} />;
  return (
    <ol class="history" aria-label={say.value('log')}>
      {state.log.map((entry) => (
        <li key={`${entry.at}${entry.what}${entry.by}`}>
          <At at={entry.at} />
          <div>
            <p>
              {wordFor.event(entry.what, language.value)} <span class="muted">{nameOf(entry.by)}</span>
              {entry.reason !== undefined && (
                <span class="muted"> · {wordFor.closeReason(entry.reason, language.value)}</span>
              )}
            </p>
            {entry.text !== undefined && (
              <p class="quoted" dir="auto">
                {entry.text}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

async function load(id: string): Promise<Loaded> {
  try {
    const response = await fetch(`/inside/thread/${encodeURIComponent(id)}`);
    if (response.status === 404) return { kind: 'failed', words: say.value('noSuchThread') };
    if (!response.ok) return { kind: 'failed', words: say.value('refused', { why: String(response.status) }) };
    const body: { log: LogEntry[] } = await response.json();
    return { kind: 'log', log: body.log };
  } catch {
    return { kind: 'failed', words: say.value('notReached') };
  }
}

function nameOf(by: string): string {
  return personOf(by)?.realName ?? by;
}
