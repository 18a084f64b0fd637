/** Makes the Slack card follow its thread, always from the thread as it is now. Lists of several: `show-bundle`. */
import { attendAt } from '../core/attention.ts';
import { threadCardKey } from '../core/card-key.ts';
import { waitsForStaff } from '../core/escalation.ts';
import { isInsult } from '../core/insult.ts';
import { openMessages } from '../core/intake.ts';
import { forgottenAt } from '../core/retention.ts';
import { type CardInput, reviewCard } from '../core/review-card.ts';
import { signatureRoom } from '../core/signature.ts';
import { talkOf } from '../core/talk.ts';
import type { LogEntry, Message, Millis, Thread, ThreadId } from '../core/thread.ts';
import { alarm } from './alarm.ts';
import { isGone, leaseMs, masked, postpone, type ShowNeeds, type Shown, troubled } from './card-run.ts';
import type { DeskResult, PostResult } from './ports.ts';
import { leaveList, showBundle } from './show-bundle.ts';
import type { CardRef, ThreadRecord } from './threads.ts';

/** How long a question may wait for its draft before it is shown without one. */
const triagePatience: Millis = 120_000;
/** A direct message within this time of a public one is likely to be about the same. */
const publicSpan: Millis = 48 * 3_600_000;

/** Brings the thread's card, or that of its list, up to date; under a lease, so that it stands once. */
export async function show(deps: ShowNeeds, id: ThreadId): Promise<Shown> {
  const { threads, clock, owner: newOwner } = deps;
  const first = await threads.read(id);
  if (!first?.cardStale) return { kind: 'nothingToDo' };
  if (first.thread.bundle !== null) return showBundle(deps, first.thread.bundle);
  const owner = newOwner();
  const lease = await threads.leaseCard({ thread: id }, owner, clock() + leaseMs, clock());
  if (lease === 'lost') return { kind: 'busy' };

  let unsure = lease === 'abandoned';
  let allTold = true;
  for (;;) {
    const record = await threads.read(id);
    if (!record) return { kind: 'nothingToDo' };
    const written =
      record.thread.bundle === null ? await write(deps, record, unsure) : troubled(deps, 'it has joined a list');
    if (written.kind === 'uncertain') return postpone(deps, record, owner, { ...written, retryAt: null }, true);
    if (written.kind === 'trouble') return postpone(deps, record, owner, written, unsure);
    unsure = false;
    const card = written.value;
    if (card !== null && !(await alarm(deps, record.thread, card))) allTold = false;
    const after = attendAt(record.thread, clock(), !allTold);
    if ((await threads.cardShown({ record, card, owner, attendAt: after, unsure })) === 'written') {
      deps.log('card.shown', { threadId: id, status: record.thread.status });
      return { kind: 'shown' };
    }
    if ((await threads.leaseCard({ thread: id }, owner, clock() + leaseMs, clock())) === 'lost') {
      return { kind: 'busy' };
    }
  }
}

/** @param unsure true when an earlier run may have posted a card: then it is looked for first */
async function write(deps: ShowNeeds, record: ThreadRecord, unsure: boolean): Promise<PostResult<CardRef | null>> {
  const { desk, threads, clock } = deps;
  const { thread } = record;
  const known = unsure ? await takeUp(deps, record) : ok(record.card);
  if (known.kind === 'trouble') return known;
  let card = known.value;
  if (card?.former) {
    const shrunk = await desk.shrinkCard(card.former, card);
    if (shrunk.kind === 'trouble') return shrunk;
    card = { ...card, former: null };
  }
  if (card && card.bundle !== null) {
    const left = await leaveList(deps, card.bundle);
    if (left.kind === 'trouble') return left;
  }
  const own = card?.bundle === null ? card : null;
  const log = await threads.log(thread.id);
  if (own === null && !needsCard(thread, clock() - (log.at(-1)?.at ?? clock()))) return ok(card);
  const rendered = reviewCard(await cardInput(deps, record, log));
  if (own !== null && !callsAnew(thread, own)) {
    // It keeps the key of the call that it was posted for: a card for the next one may yet have to be found.
    const updated = await desk.updateCard(own, { ...rendered, call: own.call });
    if (updated.kind === 'ok') return ok({ ...own, channel: updated.value.channel, ts: updated.value.ts });
    if (!isGone(updated.trouble)) return updated;
    await threads.cardForgotten(thread.id); // somebody deleted it
  }
  const posted = await desk.postCard(rendered);
  if (posted.kind !== 'ok') return posted;
  return tookPlace(deps, thread, posted.value, own !== null && callsAnew(thread, own) ? own : null);
}

/** A first draft comes within a second: staff get one card with it. Should triage fail, they still get the question. */
function needsCard(thread: Thread, waited: Millis): boolean {
  if (thread.status === 'new') return waited >= triagePatience;
  if (thread.status !== 'closed') return true;
  // Whoever takes the answer that was thanked for out of its list wants a card of its own.
  return thread.reason === 'thanks' ? thread.earlier !== null : thread.reason !== 'muted';
}

/** Updating a card notifies nobody: once there is something to act on, whoever is called gets a new one. */
function callsAnew(thread: Thread, own: CardRef): boolean {
  return thread.call.number > own.call && waitsForStaff(thread);
}

/** Where the new card is, is kept before anything else; then the one before it leads there. */
async function tookPlace(
  { threads, desk }: ShowNeeds,
  { id }: Thread,
  place: CardRef,
  former: CardRef | null,
): Promise<DeskResult<CardRef>> {
  await threads.cardPosted(id, { ...place, former: former && { channel: former.channel, ts: former.ts } });
  if (former === null) return ok(place);
  const shrunk = await desk.shrinkCard(former, place);
  return shrunk.kind === 'ok' ? ok(place) : shrunk;
}

/** The newest card that may have been posted without our knowing; the one before it then leads there. */
async function takeUp(deps: ShowNeeds, { thread, card }: ThreadRecord): Promise<DeskResult<CardRef | null>> {
  const own = card?.bundle === null ? card : null;
  const oldest = own !== null ? own.call + 1 : card === null ? 0 : thread.call.number;
  for (let call = thread.call.number; call >= oldest; call--) {
    const found = await deps.desk.findCard(threadCardKey(thread.id, call), thread.arrivedAt);
    if (found.kind === 'trouble') return found;
    if (found.value) return tookPlace(deps, thread, { ...found.value, call, bundle: null, former: null }, own);
  }
  return ok(card);
}

function ok<T>(value: T): { kind: 'ok'; value: T } {
  return { kind: 'ok', value };
}

async function cardInput(
  deps: ShowNeeds,
  { thread, messages, keptUntil }: ThreadRecord,
  log: LogEntry[],
): Promise<CardInput> {
  const { threads, channels, clock, redact, settings } = deps;
  const channel = channels[thread.channel];
  const target = messages.findLast((message) => message.author === 'patron');
  const room = signatureRoom(settings.signatures);
  const text = 'reply' in thread ? thread.reply.text : (thread.firstApproval?.text ?? thread.draft?.text);
  return {
    thread,
    messages: masked(messages, log, redact),
    log,
    // Whoever approves it signs it.
    assessment: text && target ? channel.assess('reply' in thread ? text : text + room, target) : null,
    hold: await threads.hold(),
    teams: settings.teams,
    deletes: channel.deletes,
    composerUrl: target ? channel.composerUrl(target, text ?? '') : null,
    others: await othersIn(deps, thread),
    wroteInPublicAt: target ? await wroteInPublicAt(deps, thread, target) : null,
    forgottenAt: forgottenAt(thread, keptUntil, clock()),
    insulting: openMessages(thread, messages).some((message) => isInsult(message.text)),
    practice: settings.practice,
    now: clock(),
    language: settings.staffLanguage,
  };
}

async function othersIn({ threads }: ShowNeeds, thread: Thread): Promise<number> {
  const talk = talkOf(thread);
  if (talk === null) return 0;
  const neighbours = await threads.inTalk(thread.channel, talk);
  return new Set(neighbours.map(({ patron }) => patron).filter((patron) => patron !== thread.patron)).size;
}

/** When the writer of this direct message wrote in public shortly before it, or null. */
async function wroteInPublicAt({ threads }: ShowNeeds, thread: Thread, message: Message): Promise<Millis | null> {
  if (thread.channel !== 'x-dm') return null;
  const [newest] = await threads.ofPatron('x-mention', thread.patron);
  const record = newest === undefined ? null : await threads.read(newest);
  const before = record?.messages.findLast(({ author, at }) => author === 'patron' && at <= message.at);
  return before && message.at - before.at <= publicSpan ? before.at : null;
}
