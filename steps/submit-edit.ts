/** What becomes of a text that somebody typed: approved, sent as an interim or a further answer, or a correction. */
import { waitsForStaff } from '../core/escalation.ts';
import { called } from '../core/handling.ts';
import { withText } from '../core/reply-as-draft.ts';
import { signed } from '../core/signature.ts';
import { caseAgain, standing } from '../core/standing.ts';
import { move } from '../core/thread.ts';
import { approve, fitting, isBy } from './approve.ts';
import { type Decision, made, type Outcome, refused, tooLate } from './decision.ts';
import { came, editModal, writable } from './edit-modal.ts';
import type { EditPurpose, ThreadSubmission } from './modals.ts';
import type { Decided } from './staff-action.ts';
import { withdraw } from './withdraw.ts';

type Entered = Extract<ThreadSubmission, { modal: 'edit' }>;

/** @param draftVersion the draft under which it was typed: what came since is shown first, and the text stays */
export async function submitEdit(d: Decision, entered: Entered, draftVersion: number): Promise<Outcome> {
  const { thread } = d.record;
  const { purpose } = entered;
  const text = entered.text.trim();
  const repeated = repeats(d, text, purpose);
  if (repeated !== null) return repeated;
  if (draftVersion !== thread.draftVersion || thread.status === 'new') return showAgain(d, entered, draftVersion);
  switch (purpose) {
    case 'answer':
    case 'interim':
      return approve(d, { text, interim: purpose === 'interim' });
    case 'correct':
      return withdraw(d, text);
    case 'again':
      return writeAgain(d, text);
  }
}

/** The same submit once more, as Slack repeats what it got no answer to; null when it is another one. */
function repeats(d: Decision, text: string, purpose: EditPurpose): Decided | null {
  const { thread } = d.record;
  const interim = purpose === 'interim';
  if (thread.status === 'approved' || thread.status === 'sending') {
    const { reply } = thread;
    const same = reply.text === signed(text, d.deps.settings.signatures[reply.by]) && reply.interim === interim;
    return isBy(reply, d.by) && same ? { kind: 'done' } : null;
  }
  const first = thread.status === 'awaitingReview' ? thread.firstApproval : null;
  const same = first?.by === d.by && first.text === text && first.interim === interim;
  return same ? refused(d, d.words.secondMissing) : null;
}

/** Whoever was about to correct an answer, or to add to it, answers what the patron wrote since. */
async function showAgain(d: Decision, { purpose, text }: Entered, draftVersion: number): Promise<Outcome> {
  const { thread } = d.record;
  const answers = waitsForStaff(thread) || thread.status === 'new';
  if (!answers && !writable(thread, purpose)) return tooLate(d);
  const now = answers && purpose !== 'interim' ? 'answer' : purpose;
  const modal = await editModal(d, now, { text, came: await came(d, draftVersion) });
  return { kind: 'modal', modal, language: d.language };
}

/** What keeps an answered thread from being written to again; null where nothing does. */
export async function whyNotAgain(d: Decision): Promise<Decided | null> {
  const { record, words } = d;
  const { thread, messages } = record;
  if (standing(thread) === null) return tooLate(d);
  if (thread.withdrawal !== null) return refused(d, words.beingDeleted);
  return messages.findLast(({ author }) => author === 'patron')?.repliable ? null : refused(d, words.gate);
}

/** A further answer: back to staff with this text, then approved as any, each move in the audit trail. */
async function writeAgain(d: Decision, text: string): Promise<Outcome> {
  const { deps, record } = d;
  const { thread } = record;
  const objection = await whyNotAgain(d);
  if (objection !== null) return objection;
  const answer = standing(thread);
  if (answer === null) return tooLate(d);
  const fit = fitting(d, text);
  if ('problem' in fit) return refused(d, fit.problem);
  const asked = caseAgain(thread, answer);
  const before = answer.draft ?? { language: answer.tag?.language ?? 'de', alternatives: [] };
  const draft = withText(before, text, null);
  const draftVersion = thread.draftVersion + 1;
  const open = move(
    thread,
    { status: 'awaitingReview', trouble: null },
    // Nobody waits for it: should it stay with staff, it is due like a question that comes now.
    {
      ...{ ...asked, draft, draftVersion, bundle: null, call: called(thread.call, 'reopened'), earlier: answer },
      ...{ dueAt: await deps.dueAt(deps.clock()), reminded: null },
    },
  );
  if ((await made(d, open, { what: 'reopened', text })) === 'lost') return 'lost';
  const opened = await deps.threads.read(thread.id);
  if (opened?.thread.draftVersion !== draftVersion) return 'lost';
  return approve({ ...d, record: opened }, { text, interim: false });
}
