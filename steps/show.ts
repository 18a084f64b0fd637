/** Makes the Slack card follow its thread. Always from the thread as it is now; the only step that writes cards. */
import { attendAt } from '../core/attention.ts';
import { type ReviewCard, reviewCard } from '../core/review-card.ts';
import type { LogEntry, Millis, ThreadId, Trouble } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { DeskResult } from './ports.ts';
import type { CardRef, ThreadRecord } from './threads.ts';

/** Longer than a run may take. */
const leaseMs = 60_000;
const retryMs = 60_000;
/** How long a question may wait for its draft before it is shown without one. */
const triagePatience: Millis = 120_000;
/** Slack's word for a message that is no longer there. */
const goneDetail = 'message_not_found';

export type Shown =
  | { kind: 'shown' }
  | { kind: 'nothingToDo' }
  /** Another run writes this card. */
  | { kind: 'busy' }
  | { kind: 'postponed'; trouble: Trouble; until: Millis };

type Needs = Pick<Deps, 'threads' | 'channels' | 'desk' | 'clock' | 'log' | 'owner' | 'settings' | 'redact'>;

export async function show(deps: Needs, id: ThreadId): Promise<Shown> {
  const { threads, clock, owner: newOwner } = deps;
  const first = await threads.read(id);
  if (!first?.cardStale) return { kind: 'nothingToDo' };
  const owner = newOwner();
  const lease = await threads.leaseCard(id, owner, clock() + leaseMs, clock());
  if (lease === 'lost') return { kind: 'busy' };

  let unsure = lease === 'abandoned';
  for (;;) {
    const record = await threads.read(id);
    if (!record) return { kind: 'nothingToDo' };
    const written = await write(deps, record, unsure);
    if (written.kind === 'uncertain') return postpone(deps, record, owner, { ...written, retryAt: null }, true);
    if (written.kind === 'trouble') return postpone(deps, record, owner, written, unsure);
    const card = written.value;
    const after = attendAt(record.thread, clock(), false);
    if ((await threads.cardShown({ record, card, owner, attendAt: after, unsure })) === 'written') {
      deps.log('card.shown', { threadId: id, status: record.thread.status });
      return { kind: 'shown' };
    }
    unsure &&= card === null;
    if ((await threads.leaseCard(id, owner, clock() + leaseMs, clock())) === 'lost') return { kind: 'busy' };
  }
}

type CardWritten = DeskResult<CardRef | null> | { kind: 'uncertain'; trouble: Trouble };

/** @param unsure true when an earlier run may have posted the card: then it is looked for first */
async function write(deps: Needs, record: ThreadRecord, unsure: boolean): Promise<CardWritten> {
  const { desk, threads, clock } = deps;
  const { id, arrivedAt, status } = record.thread;
  const log = await threads.log(id);
  // A first draft comes within a second: staff get one card with it. Should triage fail, they still get the question.
  const waited = clock() - (log.at(-1)?.at ?? clock());
  if (status === 'new' && !record.card && waited < triagePatience) return { kind: 'ok', value: null };
  const card = await render(deps, record, log);
  if (record.card) {
    const updated = await desk.updateCard(record.card, card);
    if (updated.kind === 'ok' || updated.trouble.detail !== goneDetail) return updated;
    await threads.cardForgotten(id); // somebody deleted it
    return desk.postCard(card);
  }
  if (unsure) {
    const found = await desk.findCard(id, arrivedAt);
    if (found.kind === 'trouble') return found;
    if (found.value) return desk.updateCard(found.value, card);
  }
  return desk.postCard(card);
}

async function render(deps: Needs, { thread, messages }: ThreadRecord, log: LogEntry[]): Promise<ReviewCard> {
  const { threads, channels, clock, redact, settings } = deps;
  const target = messages.findLast((message) => message.author === 'patron');
  const text = 'reply' in thread ? thread.reply.text : thread.draft?.text;
  // What staff wrote on the channel itself was never meant for the desk.
  const byHand = new Set(log.flatMap(({ reason, postId }) => (reason === 'answeredByHand' && postId ? [postId] : [])));
  return reviewCard({
    thread,
    messages: messages.map((message) =>
      message.author === 'patron' || byHand.has(message.id) ? { ...message, text: redact(message.text) } : message,
    ),
    log,
    assessment: text && target ? channels[thread.channel].assess(text, target) : null,
    hold: await threads.hold(),
    now: clock(),
    language: settings.staffLanguage,
  });
}

async function postpone(
  { threads, clock, log }: Needs,
  record: ThreadRecord,
  owner: string,
  { trouble, retryAt }: { trouble: Trouble; retryAt: Millis | null },
  unsure: boolean,
): Promise<Shown> {
  const until = retryAt ?? clock() + retryMs;
  const { id } = record.thread;
  const again = attendAt(record.thread, clock(), true, until) ?? until;
  await threads.cardPostponed({ record, owner, trouble, attendAt: again, unsure });
  log('card.postponed', { threadId: id, trouble: trouble.kind, detail: trouble.detail });
  return { kind: 'postponed', trouble, until };
}
