/** What staff decide about a thread: approve, edit, reject, claim, undo, answered by hand. Each is one conditional move. */
import { decisionWords } from '../core/decision-words.ts';
import { openMessages } from '../core/intake.ts';
import {
  amend,
  type CloseReason,
  type LogEntry,
  type Millis,
  move,
  type Reply,
  replyAsDraft,
  type StaffId,
  type Thread,
  type ThreadId,
} from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { EditModal } from './ports.ts';
import type { ThreadRecord } from './threads.ts';

/** What a member of staff asks of a thread, as the desk understood it. */
export type StaffAction = { by: StaffId; threadId: ThreadId; draftVersion: number; answerUrl: string | null } & (
  | { do: 'approve' | 'claim' | 'undo' | 'answered_by_hand' }
  | { do: 'edit' | 'reject'; trigger: string }
  | { do: 'alternative'; answerId: string; view: { id: string; hash: string } }
  | { do: 'submitEdit'; text: string }
  | { do: 'submitReject'; reason: 'draft_wrong' | 'no_answer_needed' | 'spam' }
);

/** What the desk has to answer at once. Everything else follows on the card. */
export type Decided =
  | { kind: 'done' }
  /** Nothing changed; the member of staff was told why. */
  | { kind: 'told'; words: string }
  /** The open modal stays, with this sentence at the text. */
  | { kind: 'invalid'; words: string }
  /** The open modal becomes this one. */
  | { kind: 'edit'; modal: EditModal };

export type DecideNeeds = Pick<
  Deps,
  'threads' | 'channels' | 'desk' | 'later' | 'clock' | 'log' | 'settings' | 'redact' | 'wallClock'
>;

/** One decision of one member of staff. Slack being down is told, never thrown. */
export async function decide(deps: DecideNeeds, action: StaffAction): Promise<Decided> {
  const decided = await decision(deps, action);
  if (decided.kind === 'told') await deps.desk.tell(action.by, decided.words, action.answerUrl);
  return decided;
}

async function decision(deps: DecideNeeds, action: StaffAction): Promise<Decided> {
  const { threads, desk, clock, settings } = deps;
  const words = decisionWords[settings.staffLanguage];
  const member = await desk.isStaff(action.by, clock());
  if (member.kind === 'trouble') return { kind: 'told', words: words.deskTrouble };
  if (!member.value) return { kind: 'told', words: words.notStaff };

  for (;;) {
    const record = await threads.read(action.threadId);
    if (!record) return { kind: 'told', words: words.gone };
    const { thread } = record;
    // A modal shows the newest draft anyway; every other click is about the draft that it was made under.
    const opensModal = action.do === 'edit' || action.do === 'reject' || action.do === 'alternative';
    if (!opensModal && action.draftVersion !== thread.draftVersion) {
      await threads.refreshCard(thread.id);
      if (action.do === 'submitEdit') return { kind: 'invalid', words: words.supersededInModal };
      return { kind: 'told', words: words.superseded };
    }
    const decided = await act(deps, record, action);
    if (decided !== 'lost') return decided;
  }
}

async function act(deps: DecideNeeds, record: ThreadRecord, action: StaffAction): Promise<Decided | 'lost'> {
  const { thread } = record;
  const words = decisionWords[deps.settings.staffLanguage];
  switch (action.do) {
    case 'approve': {
      if (thread.status !== 'awaitingReview') return tooLate(deps, record, action.by);
      const text = thread.draft?.text ?? null;
      return text === null ? { kind: 'told', words: words.noDraft } : approve(deps, record, action.by, text, false);
    }
    case 'submitEdit':
      return approve(deps, record, action.by, action.text.trim(), true);
    case 'edit': {
      if (!decidable(thread)) return tooLate(deps, record, action.by);
      return opened(deps, await deps.desk.openEdit(action.trigger, editModal(deps, record)));
    }
    case 'alternative': {
      if (!decidable(thread)) return tooLate(deps, record, action.by);
      const { view } = action;
      return opened(deps, await deps.desk.changeEdit(view.id, view.hash, editModal(deps, record, action.answerId)));
    }
    case 'reject': {
      if (!decidable(thread)) return tooLate(deps, record, action.by);
      return opened(deps, await deps.desk.openReject(action.trigger, thread.id, thread.draftVersion));
    }
    case 'submitReject': {
      if (!decidable(thread)) return tooLate(deps, record, action.by);
      if (action.reason === 'draft_wrong') return { kind: 'edit', modal: editModal(deps, record) };
      return close(deps, record, action.by, action.reason === 'spam' ? 'spam' : 'noAnswerNeeded');
    }
    case 'answered_by_hand': {
      if (!decidable(thread) && thread.status !== 'approved') return tooLate(deps, record, action.by);
      return close(deps, record, action.by, 'answeredByHand');
    }
    case 'claim':
      return claim(deps, record, action.by);
    case 'undo': {
      if (thread.status !== 'approved') return tooLate(deps, record, action.by);
      const back = move(thread, { status: 'awaitingReview', trouble: null }, replyAsDraft(thread));
      return made(deps, record, back, { by: action.by, what: 'undone' });
    }
  }
}

async function approve(
  deps: DecideNeeds,
  record: ThreadRecord,
  by: StaffId,
  text: string,
  edited: boolean,
): Promise<Decided | 'lost'> {
  const { channels, clock, later, settings, log } = deps;
  const words = decisionWords[settings.staffLanguage];
  const { thread, messages } = record;
  if (!decidable(thread)) return edited ? inModal(await tooLate(deps, record, by)) : tooLate(deps, record, by);
  const refuse = (words: string): Decided => ({ kind: edited ? 'invalid' : 'told', words });
  if (text === '') return refuse(words.empty);
  const to = messages.findLast((message) => message.author === 'patron');
  if (!to) return refuse(words.gone);
  const { length, limit } = channels[thread.channel].assess(text, to);
  if (length > limit) return refuse(words.tooLong(length - limit));
  if (!to.repliable) return refuse(words.gate);

  // A failed reply is first put back before staff, as the table has it: two moves, each in the audit trail.
  if (thread.status !== 'awaitingReview') {
    const back = move(thread, { status: 'awaitingReview', trouble: null });
    await made(deps, record, back, { by, what: 'reopened' });
    return 'lost'; // decided anew on what is stored now, as an ordinary approval
  }
  const now = clock();
  const answerId = answerOf(thread, text);
  const reply: Reply = { text, by, approvedAt: now, to: to.id, answerId, edited: text !== thread.draft?.text };
  const sendAfter = now + settings.undoSeconds * 1000;
  const approved = move(thread, { status: 'approved', reply, sendAfter, trouble: null });
  const written = await made(deps, record, approved, {
    by,
    what: 'approved',
    text,
    draftText: thread.draft?.text ?? null,
  });
  if (written === 'lost') return 'lost';
  try {
    await later.send(thread.id, settings.undoSeconds);
  } catch (error) {
    // The minute's tick sends it all the same.
    log('decide.notQueued', { threadId: thread.id, error: error instanceof Error ? error.name : 'unknown' });
  }
  return written;
}

/** Statuses in which staff decide what to answer. */
function decidable(thread: Thread): boolean {
  return thread.status === 'awaitingReview' || thread.status === 'failed' || thread.status === 'unknown';
}

function answerOf(thread: Thread, text: string): string | null {
  const draft = thread.draft;
  if (!draft) return null;
  if (draft.text === text) return draft.answerId;
  return draft.alternatives.find((choice) => choice.text === text)?.answerId ?? draft.answerId;
}

async function claim(deps: DecideNeeds, record: ThreadRecord, by: StaffId): Promise<Decided | 'lost'> {
  const { thread } = record;
  if (!decidable(thread)) return tooLate(deps, record, by);
  const { claimedBy } = thread;
  if (claimedBy && claimedBy.staff !== by) {
    const words = decisionWords[deps.settings.staffLanguage];
    return { kind: 'told', words: words.claimedBy(claimedBy.staff, deps.wallClock(claimedBy.at)) };
  }
  const to = amend(thread, { claimedBy: claimedBy ? null : { staff: by, at: deps.clock() } });
  return made(deps, record, to, { by, what: claimedBy ? 'released' : 'claimed' });
}

async function close(
  deps: DecideNeeds,
  record: ThreadRecord,
  by: StaffId,
  reason: CloseReason,
): Promise<Decided | 'lost'> {
  const to = move(record.thread, { status: 'closed', reason, by, closedAt: deps.clock() });
  return made(deps, record, to, { by, what: 'closed', reason });
}

async function made(
  deps: DecideNeeds,
  record: ThreadRecord,
  to: Thread,
  entry: Pick<LogEntry, 'by' | 'what'> & Partial<LogEntry>,
): Promise<{ kind: 'done' } | 'lost'> {
  const at: Millis = deps.clock();
  const written = await deps.threads.move(record, to, { ...entry, at, from: record.thread.status, to: to.status });
  if (written === 'lost') return 'lost';
  deps.log(`thread.${entry.what}`, { threadId: to.id, status: to.status });
  return { kind: 'done' };
}

/** Somebody else was first: says who, or nothing when it was this very person (a double click, a repeated request). */
async function tooLate(deps: DecideNeeds, record: ThreadRecord, by: StaffId): Promise<Decided> {
  const { threads, settings, wallClock } = deps;
  const words = decisionWords[settings.staffLanguage];
  const { thread } = record;
  await threads.refreshCard(thread.id);
  const decisive = new Set<LogEntry['what']>(['approved', 'closed', 'undone', 'reopened']);
  const last = (await threads.log(thread.id)).findLast((entry) => decisive.has(entry.what));
  const byStaff = last && last.by !== 'poll' && last.by !== 'send' ? last.by : null;
  if (byStaff === by && thread.status === 'approved') return { kind: 'done' };
  return { kind: 'told', words: words.wasFirst(byStaff, thread.status, wallClock(last?.at ?? deps.clock())) };
}

const inModal = (decided: Decided): Decided =>
  decided.kind === 'told' ? { kind: 'invalid', words: decided.words } : decided;

function editModal(deps: DecideNeeds, { thread, messages }: ThreadRecord, chosen?: string): EditModal {
  const alternatives = thread.draft?.alternatives ?? [];
  const question = openMessages(thread, messages)
    .map((message) => deps.redact(message.text))
    .join('\n');
  const to = messages.findLast((message) => message.author === 'patron');
  const text =
    alternatives.find((choice) => choice.answerId === chosen)?.text ??
    ('reply' in thread ? thread.reply.text : (thread.draft?.text ?? ''));
  const limit = to ? deps.channels[thread.channel].assess(text, to).limit : 0;
  return { threadId: thread.id, draftVersion: thread.draftVersion, question, text, limit, alternatives };
}

function opened(deps: DecideNeeds, result: Awaited<ReturnType<Deps['desk']['openEdit']>>): Decided {
  if (result.kind === 'ok') return { kind: 'done' };
  return { kind: 'told', words: decisionWords[deps.settings.staffLanguage].deskTrouble };
}
