/** Approves a text: alone, as the first of two, as the second, or alone for a reason although two are asked for. */
import { type Approving, weigh } from '../core/approval.ts';
import { decisionWords } from '../core/decision-words.ts';
import { waitsForStaff } from '../core/escalation.ts';
import type { FirstApproval } from '../core/handling.ts';
import { openMessages } from '../core/intake.ts';
import { withText } from '../core/reply-as-draft.ts';
import { mark, signed } from '../core/signature.ts';
import { amend, type Message, move, type Reply, type StaffId, type Thread } from '../core/thread.ts';
import { answerApproved, learnFrom } from './approved-answer.ts';
import {
  type DecideNeeds,
  type Decision,
  made,
  type Outcome,
  reasonIn,
  refused,
  tooLate,
  wakeSender,
} from './decision.ts';
import type { Decided } from './staff-action.ts';

/** What is to go out, trimmed already. */
export type Wanted = Pick<Approving, 'text' | 'interim'>;

/** "We are finding out" in the patron's language, else in German; empty where the library has none. */
export function interimText({ settings }: DecideNeeds, { tag }: Thread): string {
  return settings.interim[tag?.language ?? 'de'] ?? settings.interim.de ?? '';
}

/** The button on the card: approves what the card shows, which is the first approval's text while one stands. */
export async function approveShown(d: Decision): Promise<Outcome> {
  const { thread } = d.record;
  if (thread.status === 'approved' && isBy(thread.reply, d.by)) return { kind: 'done' }; // a double click
  if (thread.status !== 'awaitingReview') return tooLate(d);
  const first = thread.firstApproval;
  if (first !== null) return approve(d, { text: first.text, interim: first.interim });
  const text = thread.draft?.text ?? null;
  return text === null ? refused(d, d.words.noDraft) : approve(d, { text, interim: false });
}

/** Whether this person is one of those who approved it. */
export function isBy({ by, secondBy }: Reply, staff: StaffId): boolean {
  return by === staff || secondBy === staff;
}

/** Approves exactly this text. */
export async function approve(d: Decision, wanted: Wanted): Promise<Outcome> {
  const { deps, record, by, words } = d;
  const { thread } = record;
  if (!waitsForStaff(thread)) return tooLate(d);
  const weighed = weigh(thread, { by, ...wanted }, deps.settings.roles);
  const fit = fitting(d, wanted.text, weighed.kind === 'suffices' ? weighed.by : by);
  if ('problem' in fit) return refused(d, fit.problem);
  // A failed reply is first put back before staff, as the table has it: two moves, each in the audit trail.
  if (thread.status !== 'awaitingReview') {
    // Where two have to approve, the second one is to know that a reply may be out already.
    const perhapsSent = thread.status === 'unknown' ? thread.reply.text : thread.perhapsSent;
    await made(d, move(thread, { status: 'awaitingReview', trouble: null }, { perhapsSent }), { what: 'reopened' });
    return 'lost'; // decided anew on what is stored now, as an ordinary approval
  }
  switch (weighed.kind) {
    case 'repeated':
      return refused(d, words.secondMissing);
    case 'traineeSecond':
      return refused(d, words.traineeSecond);
    case 'first':
      return standsFirst(d, thread, wanted);
    case 'suffices':
      return goesOut(d, fit.to, wanted, weighed);
  }
}

/** The first approver sends it without a second one, for a reason that is kept, and the leads are told. */
export async function goAlone(d: Decision, typed: string): Promise<Outcome> {
  const { deps, record, by, words } = d;
  if (record.thread.status === 'approved' && isBy(record.thread.reply, by)) return { kind: 'done' }; // repeated
  const objection = await whyNotAlone(d);
  if (objection !== null) return objection;
  const { firstApproval } = record.thread;
  if (firstApproval === null) return refused(d, words.noFirst);
  const reason = reasonIn(d, typed);
  if ('problem' in reason) return refused(d, reason.problem);
  const { text, interim } = firstApproval;
  const fit = fitting(d, text);
  if ('problem' in fit) return refused(d, fit.problem);

  const written = await goesOut(d, fit.to, { text, interim }, { by, secondBy: null, reason: reason.note });
  if (written === 'lost') return 'lost';
  return (await tellLeads(deps, by, reason.note)) ? written : { kind: 'told', words: words.leadsUntold };
}

/** What keeps this person from approving alone; null where nothing does. */
export async function whyNotAlone(d: Decision): Promise<Decided | null> {
  const { thread } = d.record;
  if (thread.status !== 'awaitingReview') return tooLate(d);
  if (thread.firstApproval === null) return refused(d, d.words.noFirst);
  return thread.firstApproval.by === d.by ? null : refused(d, d.words.notFirst);
}

/**
 * The message that would be answered, if the channel takes this text as a reply to it; else the sentence about it.
 * @param signer whoever signs it
 */
export function fitting(d: Decision, text: string, signer = d.by): { to: Message } | { problem: string } {
  const { deps, record, words } = d;
  const { thread, messages } = record;
  if (text === '') return { problem: words.empty };
  const to = messages.findLast((message) => message.author === 'patron');
  if (!to) return { problem: words.gone };
  const initials = deps.settings.signatures[signer];
  const whole = signed(text, initials);
  const { length, limit } = deps.channels[thread.channel].assess(whole, to);
  const signature = initials === undefined || whole === text ? null : mark(initials);
  if (length > limit) return { problem: words.tooLong(length - limit, signature) };
  return to.repliable ? { to } : { problem: words.gate };
}

/** The first of two. A text that the card did not show has a draft number of its own: nobody approves it unseen. */
async function standsFirst(d: Decision, thread: Thread, { text, interim }: Wanted): Promise<Outcome> {
  const { deps, by } = d;
  const answerId = interim ? null : await answerApproved(d, text);
  const firstApproval: FirstApproval = { by, at: deps.clock(), text, answerId, interim };
  const shown = thread.firstApproval ?? { text: thread.draft?.text ?? null, interim: false };
  const draftText = shown.interim === interim ? shown.text : null;
  // The draft goes on waiting behind an interim answer.
  const draft = interim ? thread.draft : withText(thread.draft ?? noDraft(thread), text, answerId);
  const draftVersion = thread.draftVersion + (text === draftText ? 0 : 1);
  const to = amend(thread, { firstApproval, draft, draftVersion });
  const written = await made(d, to, { what: 'firstApproved', text, draftText });
  if (written !== 'lost') await learnFrom(d, answerId);
  return written;
}

/** The audit trail has the text as it was approved, what goes out has the signature of whoever approved it first. */
async function goesOut(
  d: Decision,
  to: Message,
  { text, interim }: Wanted,
  { by, secondBy, reason }: { by: StaffId; secondBy: StaffId | null; reason?: string },
): Promise<Outcome> {
  const { deps, record } = d;
  const { thread } = record;
  const now = deps.clock();
  const { undoSeconds } = deps.settings;
  const answerId = interim ? null : await answerApproved(d, text);
  const draftText = interim ? interimText(deps, thread) : await proposed(d, text);
  const edited = text !== draftText || (answerId === null && !interim);
  const whole = signed(text, deps.settings.signatures[by]);
  const asked = openMessages(thread, record.messages).map(({ firstId }) => firstId);
  const reply: Reply = { text: whole, by, approvedAt: now, to: to.id, asked, answerId, edited, interim, secondBy };
  const approved = move(
    thread,
    { status: 'approved', reply, sendAfter: now + undoSeconds * 1000, trouble: null },
    { firstApproval: null, correction: interim ? thread.correction : null },
  );
  const why = reason === undefined ? {} : { reason };
  const written = await made(d, approved, { what: 'approved', text, draftText, ...why });
  if (written === 'lost') return 'lost';
  await wakeSender(deps, thread.id, undoSeconds);
  await learnFrom(d, answerId);
  return written;
}

/** What stood there before anybody changed it: a first approval has put its own text into the draft. */
async function proposed({ deps, record: { thread } }: Decision, text: string): Promise<string | null> {
  if (thread.firstApproval?.text !== text) return thread.draft?.text ?? null;
  const log = await deps.threads.log(thread.id);
  return log.findLast(({ what }) => what === 'firstApproved')?.draftText ?? null;
}

function noDraft({ tag }: Thread) {
  return { language: tag?.language ?? 'de', alternatives: [] };
}

/** @returns whether Slack took it */
async function tellLeads({ desk, settings, log }: DecideNeeds, by: StaffId, reason: string): Promise<boolean> {
  const leads = settings.roles.leads.filter((lead) => lead !== by);
  const told = await desk.announce(decisionWords[settings.staffLanguage].wentAlone(by, leads, reason));
  if (told.kind === 'trouble') log('decide.untold', { trouble: told.trouble.kind });
  return told.kind === 'ok';
}
