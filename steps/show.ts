/** Makes the Slack card follow its thread. Always from the thread as it is now; the only step that writes cards. */
import { attendAt } from '../core/attention.ts';
import { type ReviewCard, reviewCard } from '../core/review-card.ts';
import type { Millis, ThreadId, Trouble } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { CardRef, DeskResult, ThreadRecord } from './ports.ts';

/** Longer than a run may take. */
const leaseMs = 60_000;
const retryMs = 60_000;

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

  for (let lookFirst = lease === 'abandoned'; ; lookFirst = false) {
    const record = await threads.read(id);
    if (!record) return { kind: 'nothingToDo' };
    const written = await write(deps, record, lookFirst);
    if (written.kind === 'uncertain') return postpone(deps, record, owner, { ...written, retryAt: null }, true);
    if (written.kind === 'trouble') return postpone(deps, record, owner, written, lookFirst);
    const cleared = await threads.cardShown({
      id,
      version: record.version,
      card: written.value,
      owner,
      attendAt: attendAt(record.thread, clock(), false),
    });
    if (cleared === 'written') {
      deps.log('card.shown', { threadId: id, status: record.thread.status });
      return { kind: 'shown' };
    }
    if ((await threads.leaseCard(id, owner, clock() + leaseMs, clock())) === 'lost') return { kind: 'busy' };
  }
}

type CardWritten = DeskResult<CardRef | null> | { kind: 'uncertain'; trouble: Trouble };

async function write(deps: Needs, record: ThreadRecord, lookFirst: boolean): Promise<CardWritten> {
  const { desk } = deps;
  // A first draft comes within a second: staff get one card with it, not an empty one before.
  if (record.thread.status === 'new' && !record.card) return { kind: 'ok', value: null };
  const card = await render(deps, record);
  if (record.card) {
    const updated = await desk.updateCard(record.card, card);
    const gone = updated.kind === 'trouble' && updated.trouble.kind === 'refused';
    return gone ? desk.postCard(card) : updated;
  }
  if (lookFirst) {
    const found = await desk.findCard(record.thread.id, record.thread.arrivedAt);
    if (found.kind === 'trouble') return found;
    if (found.value) return desk.updateCard(found.value, card);
  }
  return desk.postCard(card);
}

async function render(deps: Needs, { thread, messages }: ThreadRecord): Promise<ReviewCard> {
  const { threads, channels, clock, redact, settings } = deps;
  const target = messages.findLast((message) => message.author === 'patron');
  const text = 'reply' in thread ? thread.reply.text : thread.draft?.text;
  return reviewCard({
    thread,
    messages: messages.map((message) =>
      message.author === 'patron' ? { ...message, text: redact(message.text) } : message,
    ),
    log: await threads.log(thread.id),
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
  await threads.cardPostponed({ id, owner, trouble, attendAt: again, unsure });
  log('card.postponed', { threadId: id, trouble: trouble.kind, detail: trouble.detail });
  return { kind: 'postponed', trouble, until };
}
