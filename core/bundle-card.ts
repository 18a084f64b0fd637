/** The list in which several waiting cards stand together. */
import { refusesReplies } from './card-actions.ts';
import { askedIn, twinOf } from './card-messages.ts';
import { approvers, dueMark, undecidedState, whenItGoesOut } from './card-state.ts';
import { isInsult } from './insult.ts';
import type { CardInput, ShownAnswer, Words } from './review-card.ts';
import { shorten } from './shorten.ts';
import { standing } from './standing.ts';
import type { Message, StaffId, Thread, ThreadId } from './thread.ts';
import { type StaffWords, words } from './words.ts';

export interface BundleRow {
  threadId: ThreadId;
  draftVersion: number;
  /** The patron's words, masked and short. */
  question: string;
  /** What has become of it; empty while it waits. */
  state: Words;
  /** What can be done about this row alone; `approveSecond` is also to take the first approval back. */
  can: 'approve' | 'approveSecond' | 'undo' | 'reopen' | 'nothing';
}

export interface BundleCard {
  kind: 'bundle';
  id: string;
  /** One sentence for the push notice and screen readers. */
  summary: string;
  title: string;
  /** Above all: that this is an exercise. */
  banner: string | null;
  /** Whoever is to act, as a mention. */
  to: Words;
  lines: Words[];
  /** The answer that all of them get, or null in a crowded conversation. */
  answer: ShownAnswer | null;
  rows: BundleRow[];
  /** How many more there are than can be shown. */
  more: number;
}

/** A thread of the list with its messages, oldest first, personal data masked. */
interface BundleMember {
  thread: Thread;
  messages: readonly Message[];
}

export interface BundleInput extends Pick<CardInput, 'hold' | 'practice' | 'now' | 'language'> {
  id: string;
  kind: 'sameAnswer' | 'crowd';
  /** In whatever order; may be empty, once all have left the list. */
  members: readonly BundleMember[];
  /** Whoever is called to a crowded conversation. */
  leads: readonly StaffId[];
}

type Row = BundleInput & { w: StaffWords };

const rowsShown = 20;
const questionChars = 150;
const titleChars = 60;

/** The list as its members are now. Pure; the same input gives the same list. */
export function bundleCard(input: BundleInput): BundleCard {
  const w = words[input.language];
  const members = input.members.toSorted(byArrival);
  const waiting = members.filter(({ thread }) => thread.status === 'awaitingReview');
  const shown = shownOf(members);
  const summary = summaryOf(input, members.length, waiting.length, w);
  return {
    kind: 'bundle',
    id: input.id,
    summary: input.practice ? `${w.summary.practice}: ${summary}` : summary,
    title: titleOf(input, members, w),
    banner: input.practice ? w.card.practice : null,
    to: input.kind === 'crowd' && waiting.length > 0 ? mentions(input.leads) : [],
    lines: linesOf(input, members, waiting, w),
    answer: answerOf(input, members, w),
    rows: shown.map((member) => rowOf(member, { ...input, w })),
    more: members.length - shown.length,
  };
}

function byArrival(a: BundleMember, b: BundleMember): number {
  return a.thread.arrivedAt - b.thread.arrivedAt || (a.thread.id < b.thread.id ? -1 : 1);
}

/** Where not all fit, those that are settled make room; nobody's row moves while there is room for all. */
function shownOf(members: readonly BundleMember[]): BundleMember[] {
  const settled = ({ thread }: BundleMember) => thread.status === 'answered' || thread.status === 'closed';
  const chosen = new Set([...members.filter((each) => !settled(each)), ...members.filter(settled)].slice(0, rowsShown));
  return members.filter((each) => chosen.has(each));
}

function summaryOf({ kind }: BundleInput, all: number, waiting: number, w: StaffWords): string {
  if (all === 0) return w.bundle.empty;
  if (kind === 'crowd') return w.bundle.crowdSummary(all);
  return waiting === 0 ? w.bundle.decided : w.bundle.summary(waiting);
}

/** A crowded conversation is known by how it began. */
function titleOf({ kind }: BundleInput, members: readonly BundleMember[], w: StaffWords): string {
  const [oldest] = members;
  if (oldest === undefined) return w.bundle.empty;
  if (kind === 'sameAnswer') return w.bundle.title(members.length);
  const began = questionIn(oldest, titleChars, w);
  return w.bundle.crowdTitle(w.vendors[oldest.thread.channel], began);
}

function mentions(staff: readonly StaffId[]): Words {
  return staff.flatMap((each, i) => (i === 0 ? [{ staff: each }] : [' ', { staff: each }]));
}

function linesOf(
  { kind, hold, now }: BundleInput,
  members: readonly BundleMember[],
  waiting: readonly BundleMember[],
  w: StaffWords,
): Words[] {
  const due = waiting.flatMap(({ thread }) => thread.dueAt ?? []);
  const first = due.length === 0 ? [] : [' · ', ...dueMark(Math.min(...due), now, w)];
  return [
    ...(members.length === 0 ? [] : [[w.bundle.waiting(waiting.length, members.length), ...first]]),
    ...(kind === 'crowd' ? [[w.bundle.quiet]] : []),
    ...(hold === null ? [] : [w.warnings.held(hold.by, hold.at)]),
  ];
}

/** The text under decision; once all are decided, the one that was approved. */
function answerOf({ kind }: BundleInput, members: readonly BundleMember[], w: StaffWords): BundleCard['answer'] {
  if (kind === 'crowd') return null;
  const waiting = members.find(({ thread }) => thread.status === 'awaitingReview' && thread.draft?.text);
  const approved = members.flatMap(({ thread }) =>
    'reply' in thread ? thread.reply.text : (standing(thread)?.reply.text ?? []),
  );
  const text = waiting?.thread.draft?.text ?? approved[0];
  if (text === undefined) return null;
  return { label: w.bundle.answer, text, twin: waiting ? twinOf(waiting.thread, text, w) : null };
}

function questionIn({ thread, messages }: BundleMember, chars: number, w: StaffWords): string {
  const open = askedIn(thread, messages);
  const text = open.map((message) => (message.unreadable ? w.card.unreadable : message.text)).join(' ');
  return isInsult(text) ? w.card.insult : shorten(text, chars);
}

function rowOf(member: BundleMember, row: Row): BundleRow {
  const { thread } = member;
  return {
    threadId: thread.id,
    draftVersion: thread.draftVersion,
    question: questionIn(member, questionChars, row.w),
    state: rowState(member, row),
    can: canOf(member),
  };
}

function canOf(member: BundleMember): BundleRow['can'] {
  const { thread } = member;
  if (thread.status === 'approved') return 'undo';
  if (thread.status === 'closed')
    return thread.reason === 'deletedByPatron' || thread.reason === 'muted' ? 'nothing' : 'reopen';
  if (!answerable(member)) return 'nothing';
  return thread.status === 'awaitingReview' && thread.firstApproval !== null ? 'approveSecond' : 'approve';
}

function answerable({ thread, messages }: BundleMember): boolean {
  return thread.status === 'awaitingReview' && !refusesReplies({ thread, messages, open: askedIn(thread, messages) });
}

function rowState(member: BundleMember, row: Row): Words {
  const { thread } = member;
  const { w } = row;
  switch (thread.status) {
    case 'new':
      return [w.bundle.renewed];
    case 'awaitingReview':
      if (!answerable(member)) return [w.bundle.refused];
      return row.kind === 'crowd' || thread.firstApproval !== null
        ? (undecidedState({ thread, log: [], w })[0] ?? [])
        : [];
    case 'approved': {
      const { reply } = thread;
      return [...w.state.approved(approvers(reply, w), reply.approvedAt), ...whenItGoesOut({ ...row, thread })];
    }
    case 'sending':
      return w.state.sending(approvers(thread.reply, w));
    case 'answered':
      return w.state.answered(approvers(thread.reply, w), thread.answeredAt);
    case 'closed':
      return w.state.closed(thread.by, w.closeReasons[thread.reason], thread.closedAt);
    case 'failed':
      return [w.bundle.failed];
    case 'unknown':
      return [w.bundle.unknown];
  }
}
