/** What staff should know before they press a button. */
import { reasonsForTwo } from './approval.ts';
import { refusesReplies } from './card-actions.ts';
import { openDanger } from './danger-call.ts';
import type { CardView, Words } from './review-card.ts';
import { dollars, languageName } from './words.ts';

/** The warnings of a card, the most pressing first; none once the thread is answered or closed. */
export function cardWarnings(view: CardView): Words[] {
  const { thread, open, hold, forgottenAt, w } = view;
  if (thread.status === 'answered' || thread.status === 'closed') return [];
  const vendor = w.vendors[thread.channel];
  const warnings: Words[] = [];
  const undecided = thread.status === 'awaitingReview' || thread.status === 'approved';
  // Whoever is in danger may sound so.
  if (thread.tag?.upset && openDanger(thread) === null) warnings.push([w.warnings.upset]);
  const reasons = reasonsForTwo(thread);
  if (thread.status === 'awaitingReview' && reasons.length > 0 && thread.firstApproval === null) {
    warnings.push([w.warnings.fourEyes(reasons.map((reason) => w.fourEyes[reason]))]);
  }
  if (thread.perhapsSent) warnings.push([w.warnings.perhapsSent(thread.perhapsSent, vendor)]);
  if (forgottenAt !== null) warnings.push(w.warnings.forgotten(forgottenAt));
  if (hold !== null && undecided) warnings.push(w.warnings.held(hold.by, hold.at));
  if (open.some((message) => message.unreadable)) warnings.push([w.warnings.unreadable(vendor)]);
  if (undecided && thread.trouble !== null) {
    const { kind, detail } = thread.trouble;
    const says = kind === 'refused' && detail !== '' ? ` ${w.state.vendorSays(vendor, detail)}` : '';
    warnings.push([w.troubles[kind](vendor) + says]);
  } else if (thread.status === 'awaitingReview' && refusesReplies(view)) {
    warnings.push([w.warnings.mayRefuse(vendor)]);
  }
  return [...warnings, ...aboutTheText(view)];
}

function aboutTheText(view: CardView): Words[] {
  const { thread, assessment, w, language } = view;
  const warnings: Words[] = [];
  if (thread.status !== 'awaitingReview' && thread.status !== 'approved') return warnings;
  // What nobody can send from here is shortened elsewhere.
  if (assessment !== null && assessment.length > assessment.limit && !refusesReplies(view)) {
    warnings.push([w.warnings.tooLong(assessment.length - assessment.limit)]);
  }
  if (assessment?.dear) {
    const usual = assessment.usualCost === undefined ? null : dollars(assessment.usualCost, language);
    warnings.push([w.warnings.dear(dollars(assessment.cost, language), usual)]);
  }
  const { draft, tag, firstApproval } = thread;
  // Whoever approved first has read both.
  if (thread.status !== 'awaitingReview' || firstApproval !== null) return warnings;
  if (draft?.unread !== undefined) warnings.push([w.warnings.unread(draft.unread)]);
  if (!draft?.text || tag === null) return warnings;
  const { answers } = draft;
  if (answers !== undefined && answers.answered < answers.asked) {
    warnings.push([w.warnings.answersSome(answers.answered, answers.asked)]);
  }
  if (draft.language !== tag.language) {
    warnings.push([
      w.warnings.otherLanguage(languageName(tag.language, language), languageName(draft.language, language)),
    ]);
  }
  return warnings;
}
