/** What staff decide about a thread. Every act is a conditional move; whoever loses it reads again and decides again. */
import { decisionWords } from '../core/decision-words.ts';
import { waitsForStaff } from '../core/escalation.ts';
import { replyAsDraft } from '../core/reply-as-draft.ts';
import { serviceMsBetween } from '../core/service-time.ts';
import { amend, type CloseReason, move } from '../core/thread.ts';
import { approveShown, goAlone } from './approve.ts';
import { claim, stayOnIt } from './claim.ts';
import { type DecideNeeds, type Decision, made, type Outcome, refused, superseded, tooLate } from './decision.ts';
import { chooseAnswer, editModal } from './edit-modal.ts';
import { handOver } from './hand-over.ts';
import { learnGap } from './lessons.ts';
import type { ModalInput, ThreadSubmission } from './modals.ts';
import { mute, unmute } from './mute.ts';
import { openModal } from './open-modal.ts';
import { tellEffort } from './read-level.ts';
import { reopen, unbundle } from './reopen.ts';
import { isNamed, retag } from './retag.ts';
import type { Decided, Deed, Opening, StaffAction } from './staff-action.ts';
import { submitEdit } from './submit-edit.ts';
import { withdraw } from './withdraw.ts';

/** One act of one member of staff. Slack being down is told, never thrown. */
export async function decide(deps: DecideNeeds, action: StaffAction): Promise<Decided> {
  const decided = await decision(deps, action);
  if (decided.kind === 'told') await deps.desk.tell(action.by, decided.words, action.answerUrl);
  return decided;
}

async function decision(deps: DecideNeeds, action: StaffAction): Promise<Decided> {
  const { threads, desk, clock } = deps;
  const { by, threadId } = action;
  const now = clock();
  const [language, member] = await Promise.all([desk.languageOf(by, now), desk.isStaff(by, now)]);
  const words = decisionWords[language];
  const input = action.do === 'submit' ? places[action.entered.modal] : null;
  if (member.kind === 'trouble') return refused({ input }, words.deskTrouble);
  if (!member.value) return refused({ input }, words.notStaff);
  for (;;) {
    const record = await threads.read(threadId);
    if (!record) return refused({ input }, words.gone);
    const decided = await act({ deps, record, by, language, words, input }, action);
    if (decided === 'lost') continue;
    // A card that stays as it is keeps the last choice of its menu on show, and the same choice again does nothing.
    if ('trigger' in action) await threads.refreshCard(threadId);
    return decided;
  }
}

/** At which input a sentence stands, so that what was typed is not lost; null where nothing was. */
const places: Record<ThreadSubmission['modal'], ModalInput | null> = {
  edit: 'reply',
  handOver: 'to',
  mute: 'reason',
  goAlone: 'reason',
  reject: null,
  delete: null,
};

/** Their modals do not show the question: whoever saw an older one on the card would decide about words never read. */
const unseen: ReadonlySet<Opening> = new Set(['reject', 'mute', 'go_alone']);

async function act(d: Decision, action: StaffAction): Promise<Outcome> {
  if (action.do === 'choose_answer') return chooseAnswer(d, action);
  const { draftVersion } = action;
  const stale = draftVersion !== d.record.thread.draftVersion;
  if ('trigger' in action) {
    return stale && unseen.has(action.do) ? superseded(d, null) : openModal(d, action.do, action.trigger);
  }
  if (action.do === 'retag') {
    const { intent } = action;
    return stale && !isNamed(d.record.thread, intent) ? superseded(d, null) : retag(d, intent);
  }
  // Whatever draft the card showed: it is about the answer that is on its way or out.
  if (action.do === 'read_level') return tellEffort(d, action.effort);
  if (action.do !== 'submit') return stale ? superseded(d, action.do === 'undo' ? 'undone' : null) : done(d, action.do);
  const { entered } = action;
  if (entered.modal === 'edit') return submitEdit(d, entered, draftVersion);
  if (stale) return d.input === null ? superseded(d, null) : refused(d, d.words.supersededInModal);
  return submitted(d, entered);
}

async function done(d: Decision, deed: Deed): Promise<Outcome> {
  switch (deed) {
    case 'approve':
      return approveShown(d);
    case 'claim':
      return claim(d);
    case 'still_looking':
      return stayOnIt(d);
    case 'undo':
      return undo(d);
    case 'answered_by_hand': {
      const { thread } = d.record;
      return waitsForStaff(thread) || thread.status === 'approved' ? close(d, 'answeredByHand') : tooLate(d);
    }
    case 'reopen':
      return reopen(d);
    case 'unmute':
      return unmute(d);
    case 'unbundle':
      return unbundle(d);
  }
}

async function submitted(d: Decision, entered: Exclude<ThreadSubmission, { modal: 'edit' }>): Promise<Outcome> {
  switch (entered.modal) {
    case 'reject':
      if (!waitsForStaff(d.record.thread)) return tooLate(d);
      if (entered.reason !== 'draft_wrong') return close(d, entered.reason === 'spam' ? 'spam' : 'noAnswerNeeded');
      await learnGap(d.deps, d.record, { wrong: true });
      // What was just turned down is nothing to begin with.
      return {
        kind: 'modal',
        modal: { ...(await editModal(d, 'answer', { text: '', came: null })), drafted: false },
        language: d.language,
      };
    case 'handOver':
      return handOver(d, entered);
    case 'mute':
      return mute(d, entered);
    case 'goAlone':
      return goAlone(d, entered.reason);
    case 'delete':
      return withdraw(d, null);
  }
}

/** The very text comes back as draft, under a new number; after an interim answer's approval the draft before it. */
async function undo(d: Decision): Promise<Outcome> {
  const { thread } = d.record;
  if (thread.status === 'awaitingReview' && thread.firstApproval !== null) {
    // The text is the draft already. Whoever was about to approve second is told: they would now be the first.
    return made(d, amend(thread, { firstApproval: null, draftVersion: thread.draftVersion + 1 }), { what: 'undone' });
  }
  if (thread.status !== 'approved') return tooLate(d);
  return made(
    d,
    move(
      thread,
      { status: 'awaitingReview', trouble: null },
      replyAsDraft(thread, Object.values(d.deps.settings.signatures)),
    ),
    { what: 'undone' },
  );
}

async function close(d: Decision, reason: CloseReason): Promise<Outcome> {
  const { deps, record, by } = d;
  const now = deps.clock();
  const closed = move(record.thread, { status: 'closed', reason, by, closedAt: now });
  if (reason !== 'answeredByHand') return made(d, closed, { what: 'closed', reason });
  const serviceMs = serviceMsBetween(await deps.calendar(), record.thread.arrivedAt, now);
  return made(d, closed, { what: 'closed', reason, serviceMs });
}
