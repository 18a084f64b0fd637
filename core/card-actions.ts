/** Which moves staff may make on a card right now: an action is there exactly while its move is legal. */
import type { CardAction, CardActionId, CardView } from './review-card.ts';

/** What the card of this thread lets staff do, buttons first. */
export function cardActions(view: CardView): CardAction[] {
  const { thread, w } = view;
  const action = (id: CardActionId, place: 'button' | 'menu'): CardAction => ({
    id,
    label: id === 'claim' && thread.claimedBy !== null ? w.actions.release : w.actions[id],
    style: id === 'approve' ? 'primary' : 'plain',
    inMenu: place === 'menu',
  });
  switch (thread.status) {
    case 'awaitingReview':
      return [
        ...(approvable(view) ? [action('approve', 'button')] : []),
        action('edit', 'button'),
        action('reject', 'button'),
        action('claim', 'menu'),
        action('answered_by_hand', 'menu'),
      ];
    case 'approved':
      return [action('undo', 'button'), action('answered_by_hand', 'menu')];
    case 'failed':
    case 'unknown':
      return [action('edit', 'button'), action('reject', 'button'), action('answered_by_hand', 'menu')];
    case 'new':
    case 'sending':
    case 'answered':
    case 'closed':
      return [];
  }
}

/** False when a click on approve could only end in a refusal: no text, too long, or a message that takes no reply. */
function approvable({ thread, assessment, ...view }: CardView): boolean {
  if (!thread.draft?.text) return false;
  if (assessment !== null && assessment.length > assessment.limit) return false;
  return !refusesReplies({ thread, assessment, ...view });
}

/** Whether the channel is expected, or known, to take no reply to the message that would be answered. */
export function refusesReplies({ thread, messages, open }: CardView): boolean {
  if (thread.status === 'awaitingReview' && thread.trouble?.kind === 'replyGate') return true;
  const answered = messages.find((message) => message.id === thread.lastMessageId) ?? open.at(-1);
  return answered !== undefined && !answered.repliable;
}
