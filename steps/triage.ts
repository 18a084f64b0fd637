/** Tags a new thread, drafts an answer and hands it to staff. Nothing that goes wrong here keeps a question from them. */

import { fourEyesFor } from '../core/approval.ts';
import { answerList, crowdOf, mayStandInCrowd } from '../core/bundle.ts';
import { withoutNotices } from '../core/closed-notice.ts';
import { correctedDraft } from '../core/correction.ts';
import { type Alarmed, inDanger } from '../core/danger-call.ts';
import type { Draft } from '../core/drafted.ts';
import { errorName } from '../core/error-name.ts';
import { answeredBefore, openMessages } from '../core/intake.ts';
import { isNamedByStaff } from '../core/proposed.ts';
import { talkOf } from '../core/talk.ts';
import { isThanks } from '../core/thanks.ts';
import {
  amend,
  type CloseReason,
  type LogEntry,
  type Message,
  type Millis,
  move,
  type Status,
  type Tag,
  type Thread,
  type ThreadFacts,
  type ThreadId,
  type Versioned,
} from '../core/thread.ts';
import { askedIn, textOf, textsOf } from './asked.ts';
import { wakeForNotice } from './closed-notice.ts';
import type { Deps } from './deps.ts';
import { calledNow, callOfCard, type DutyNeeds, handOverNow } from './duty.ts';
import { learnGap } from './lessons.ts';
import type { Counting } from './ports.ts';
import type { Bundle, ThreadRecord, Threads } from './threads.ts';

type Needs = Pick<
  Deps,
  'threads' | 'tagger' | 'drafter' | 'clock' | 'log' | 'dueAt' | 'inService' | 'settings' | 'redact' | 'later'
> &
  DutyNeeds & {
    channels: Counting;
  };

export async function triage(deps: Needs, id: ThreadId): Promise<'drafted' | 'closed' | 'nothingToDo'> {
  const { threads, clock, log } = deps;
  for (;;) {
    const record = await threads.read(id);
    if (record?.thread.status !== 'new') return 'nothingToDo';
    const { thread } = record;
    const now = clock();
    const reason = await guarded(deps, id, () => needsNobody(deps, record, now));
    if (reason !== null) {
      const facts = reason === 'thanks' ? await guarded(deps, id, () => answerThanked(deps, record, now)) : null;
      const closed = move(thread, { status: 'closed', reason, by: null, closedAt: now }, facts ?? {});
      const entry: LogEntry = { at: now, by: 'triage', what: 'closed', from: 'new', to: 'closed', reason };
      if ((await threads.move(record, closed, entry)) === 'lost') continue;
      log('thread.closed', { threadId: id, reason });
      return 'closed';
    }
    const drafted = await draftFor(deps, record, now);
    const list = await guarded(deps, id, () => listFor(threads, drafted, now));
    if (list) await threads.joinBundle(list.id, list.kind, [id, ...list.others.map((other) => other.thread.id)]);
    const to = list ? inList(drafted, list) : drafted;
    const entry: LogEntry = { at: now, by: 'triage', what: 'drafted', from: 'new', to: 'awaitingReview' };
    const draftText = to.draft?.text ?? null;
    if ((await threads.move(record, to, { ...entry, draftText })) === 'lost') continue;
    log('thread.drafted', { threadId: id, intent: to.tag?.intent ?? null, draft: draftText !== null });
    await guarded(deps, id, () => gather(deps, { thread: to, version: record.version + 1 }, list));
    await guarded(deps, id, () => tellNeighbours(threads, to));
    await guarded(deps, id, () => wakeForNotice(deps, to));
    await learnGap(deps, { thread: to, messages: record.messages }, { wrong: false });
    return 'drafted';
  }
}

/** Why nobody has to act, or null. What staff opened again is theirs to decide, whatever it says. */
async function needsNobody({ threads, tagger }: Needs, record: ThreadRecord, now: Millis): Promise<CloseReason | null> {
  const { thread, messages } = record;
  const muted = (await threads.muteOf(thread, now)) !== null;
  if (!muted && !(onlyThanks(thread, messages) && onlyThanks(thread, await answersIn(threads, record)))) return null;
  // Whoever is muted may be in danger, or be one.
  const texts = textsOf(record);
  if (texts.length > 0 && (await tagger.tag(texts, thread.channel, now)).danger !== null) return null;
  const opened = (await threads.log(thread.id)).findLast(({ to, what }) => to === 'new' && what !== 'redrafted');
  const again = opened?.what === 'reopened' || opened?.what === 'unmuted';
  if (again && opened.by !== 'poll' && opened.by !== 'send') return null;
  return muted ? 'muted' : 'thanks';
}

/** Thanks are about the answer before them: what staff do now, they do to that, and where it stands it stays. */
async function answerThanked({ tagger }: Needs, record: ThreadRecord, now: Millis): Promise<Partial<ThreadFacts>> {
  const { thread, messages } = record;
  if (thread.earlier === null) {
    // Of an answer by hand nothing was kept, and the card is still about its question.
    const asked = answeredBefore(thread, messages).at(-1);
    return asked === undefined ? {} : { tag: await tagger.tag([asked], thread.channel, now) };
  }
  const { tag, draft, effort, bundle } = thread.earlier;
  return { tag, draft, effort, bundle };
}

/** Nobody says thank you for a note that the service is closed. */
async function answersIn(threads: Threads, { thread, messages }: ThreadRecord): Promise<Message[]> {
  return withoutNotices(messages, await threads.log(thread.id));
}

/** Whether an answer of ours came before, and nothing but thanks since. */
function onlyThanks(thread: Thread, messages: readonly Message[]): boolean {
  const open = openMessages(thread, messages);
  const [first] = open;
  if (!first || thread.withdrawal !== null || thread.correction !== null) return false;
  const before = messages.findLast(({ author, at }) => author === 'library' && at <= first.at);
  if (!before || before.withdrawnAt !== undefined) return false;
  return open.every(({ text, pictures }) => isThanks(text, before.text) && !pictures?.length);
}

/** The thread as staff get it: tagged, drafted and dated, as far as that works. */
async function draftFor(deps: Needs, record: ThreadRecord, now: Millis): Promise<Thread> {
  const { thread } = record;
  const { id, correction, handedTo: given } = thread;
  const text = textOf(record);
  const tag = text === '' ? null : await guarded(deps, id, () => tagFor(deps, record, now));
  const made = tag && (await guarded(deps, id, () => makeDraft(deps, record, tag, now)));
  const draft = correction === null ? made : correctedDraft(made, correction, tag?.language ?? 'de');
  const dueAt = thread.dueAt ?? (await guarded(deps, id, () => deps.dueAt(thread.arrivedAt)));
  const fourEyes = fourEyesFor(thread, tag, text);
  // Drafted anew after a change of the library, it stays in its list only with the answer that all of them get.
  const sameAnswer = draft !== null && draft.text === thread.draft?.text;
  const bundle = thread.bundle?.startsWith('crowd-') || sameAnswer ? thread.bundle : null;
  const told = tag?.danger ? inDanger(thread, thread.tag?.danger ?? null, await alarmedBy(deps, id, now)) : {};
  const call = (await guarded(deps, id, () => callOfCard(deps, record, now))) ?? thread.call;
  const handedTo = given && ((await guarded(deps, id, () => handOverNow(deps, given, now))) ?? given);
  const draftVersion = thread.draftVersion + 1;
  const facts = { tag, draft, draftVersion, dueAt, fourEyes, bundle, call, handedTo, ...told };
  return move(thread, { status: 'awaitingReview', trouble: null }, facts);
}

async function makeDraft(deps: Needs, record: ThreadRecord, tag: Tag, now: Millis): Promise<Draft> {
  const log = await deps.threads.log(record.thread.id);
  return deps.drafter.draft(askedIn(deps, record, log), tag, now, isNamedByStaff(log));
}

/** Whom danger reaches at this time. Where nobody can say whether somebody is on duty, it reaches everybody. */
async function alarmedBy(deps: Needs, id: ThreadId, now: Millis): Promise<Alarmed> {
  const { roles, emergency, practice } = deps.settings;
  const inService = await guarded(deps, id, () => deps.inService(now));
  const onDuty = (await guarded(deps, id, () => calledNow(deps, now))) ?? { to: [] };
  return { leads: roles.leads, onDuty, contacts: inService || practice ? [] : emergency.contacts };
}

/** Drafted anew after a change of the library, a question is still about what staff said that it is about. */
async function tagFor({ threads, tagger }: Needs, record: ThreadRecord, now: Millis): Promise<Tag> {
  const { thread, messages } = record;
  const { id, tag, channel } = thread;
  if (tag !== null && isNamedByStaff(await threads.log(id))) return tag;
  return tagger.tag(textsOf(record), channel, now, answeredBefore(thread, messages));
}

type List = Pick<Bundle, 'id' | 'kind'> & { others: Versioned[] };

/** The list that a thread belongs in as it awaits review, with whoever else is to stand there and does not yet. */
async function listFor(threads: Threads, thread: Thread, now: Millis): Promise<List | null> {
  const talk = talkOf(thread);
  if (talk !== null && mayStandInCrowd(thread)) {
    const crowd = crowdOf(await threads.inTalk(thread.channel, talk), now);
    const others = crowd.filter(({ threadId }) => threadId !== thread.id);
    const read = await Promise.all(others.map(({ threadId }) => threads.read(threadId)));
    const joining = read.filter((record) => record !== null).filter((record) => mayStandInCrowd(record.thread));
    if (crowd.length > 0) return { id: `crowd-${thread.channel}-${talk}`, kind: 'crowd', others: joining };
  }
  const waiting = await threads.waiting();
  const list = answerList(
    thread,
    waiting.map((each) => each.thread),
  );
  if (!list) return null;
  const others = waiting.filter((each) => list.joining.includes(each.thread.id));
  return { id: list.id, kind: 'sameAnswer', others };
}

function inList(thread: Thread, { id, kind }: List): Thread {
  return amend(thread, { bundle: id, quiet: thread.quiet || kind === 'crowd' });
}

/** Brings the others into the list, and this one too where only now it shows that there are enough for one. */
async function gather({ threads, clock, log }: Needs, own: Versioned, known: List | null): Promise<void> {
  const now = clock();
  const entry = (status: Status): LogEntry => ({ at: now, by: 'triage', what: 'bundled', from: status, to: status });
  const list = known ?? (await listFor(threads, own.thread, now));
  if (!list) return;
  const joining = known ? list.others : [...list.others, own];
  if (known) await threads.note(own.thread.id, entry(own.thread.status));
  else
    await threads.joinBundle(
      list.id,
      list.kind,
      joining.map((each) => each.thread.id),
    );
  // Whoever acts on one of them at this moment comes first: it stays by itself.
  for (const each of joining) await threads.move(each, inList(each.thread, list), entry(each.thread.status));
  log('threads.bundled', { list: list.id, threads: joining.length });
}

/** Cards that wait in the same conversation say that somebody else writes there. */
async function tellNeighbours(threads: Threads, { id, ...own }: Thread): Promise<void> {
  const talk = talkOf(own);
  if (talk === null) return;
  const neighbours = (await threads.inTalk(own.channel, talk)).filter(({ threadId }) => threadId !== id);
  if (neighbours.length === 0) return;
  const waiting = new Set((await threads.waiting()).map(({ thread }) => thread.id));
  for (const { threadId } of neighbours) if (waiting.has(threadId)) await threads.refreshCard(threadId);
}

/** A question that cannot be tagged, or answered, or dated, still gets its card, without that. */
async function guarded<T>({ log }: Needs, id: ThreadId, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    log('triage.failed', { threadId: id, error: errorName(error) });
    return null;
  }
}
