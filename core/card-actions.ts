/** Which moves staff may make on a card right now: an action is there exactly while its move is legal. */
import { picturesIn } from './card-context.ts';
import { intents } from './library.ts';
import { isNamedByStaff } from './proposed.ts';
import type { CardAction, CardActionId, CardTopics, CardView } from './review-card.ts';
import { deletable, standing } from './standing.ts';
import type { Thread } from './thread.ts';

/** Ids in the order of the card: buttons, and the menu with the most frequent first. */
interface Places {
  buttons: CardActionId[];
  menu: CardActionId[];
}

/** What the card of this thread lets staff do, buttons first. */
export function cardActions(view: CardView): CardAction[] {
  const { buttons, menu } = places(view);
  const action = (id: CardActionId, inMenu: boolean): CardAction => ({
    id,
    label: labelOf(id, view),
    style: id === mainAction(view) ? 'primary' : 'plain',
    inMenu,
  });
  return [...buttons.map((id) => action(id, false)), ...menu.map((id) => action(id, true))];
}

/** The topics to choose from while a draft can still be made anew. */
export function cardTopics({ thread, open, log, w }: CardView): CardTopics | null {
  if (thread.status !== 'awaitingReview' || open.every(({ unreadable }) => unreadable)) return null;
  const options = intents.map((intent) => ({ intent, name: w.topics[intent] }));
  // A guess that staff are not to rely on is theirs to make: choosing what is chosen already sends nothing.
  // Beside danger any topic of the machine's is beside the point.
  const { tag } = thread;
  const isGuess = tag === null || tag.abstained || (tag.danger !== null && !isNamedByStaff(log));
  const chosen = isGuess ? null : tag.intent;
  return { label: w.card.topic, chosen, options };
}

function places(view: CardView): Places {
  const { thread } = view;
  switch (thread.status) {
    case 'awaitingReview':
      return undecided(view);
    case 'approved':
      return { buttons: ['undo'], menu: ['answered_by_hand', 'mute', 'show_history'] };
    case 'failed':
    case 'unknown': {
      const buttons: CardActionId[] = refusesReplies(view)
        ? ['answered_by_hand', 'edit']
        : ['edit', 'answered_by_hand'];
      // What failed may have been an interim answer: to the question itself nobody may know one yet.
      const interim: CardActionId[] = thread.reply.interim && !refusesReplies(view) ? ['interim'] : [];
      return {
        buttons,
        menu: [
          ...interim,
          ...claims(view),
          'hand_over',
          'reject',
          ...looks(view),
          ...deletion(view),
          'mute',
          'show_history',
        ],
      };
    }
    case 'answered':
      return { buttons: [], menu: [...afterAnswer(view), 'show_original', 'show_history'] };
    case 'closed': {
      if (thread.reason === 'deletedByPatron') return { buttons: [], menu: ['show_history'] };
      const back: CardActionId = thread.reason === 'muted' ? 'unmute' : 'reopen';
      return { buttons: [back], menu: [...afterAnswer(view), 'show_original', 'show_history'] };
    }
    case 'new':
    case 'sending':
      return { buttons: [], menu: [] };
  }
}

/** What may become of the answer that stands, whatever its patron said since. */
function afterAnswer(view: CardView): CardActionId[] {
  if (standing(view.thread) === null) return [];
  const again: CardActionId[] = refusesReplies(view) ? [] : ['write_again'];
  const correct: CardActionId[] = mayDelete(view) ? ['correct'] : [];
  return [...again, ...correct, ...deletion(view), 'save_answer'];
}

function deletion(view: CardView): CardActionId[] {
  return mayDelete(view) ? ['delete'] : [];
}

function mayDelete({ thread, deletes }: CardView): boolean {
  return deletes && thread.withdrawal === null && deletable(thread) !== null;
}

function undecided(view: CardView): Places {
  const { thread } = view;
  // What nobody can read here is read, and answered, on the channel.
  const refused = refusesReplies(view) || view.open.some(({ unreadable }) => unreadable);
  const when = (holds: boolean, ...ids: CardActionId[]): CardActionId[] => (holds ? ids : []);
  const decisions: CardActionId[] = refused
    ? ['answered_by_hand', 'edit']
    : [...when(approvable(view), 'approve'), 'edit'];
  return {
    buttons: [...decisions, ...when(thread.firstApproval !== null, 'undo')],
    menu: [
      ...when(thread.firstApproval !== null && approvable(view), 'go_alone'),
      ...claims(view),
      'reject',
      'hand_over',
      ...when(thread.interimAt === null && !refused, 'interim'),
      ...when(!refused, 'answered_by_hand'),
      ...looks(view),
      ...deletion(view),
      'mute',
      'show_history',
    ],
  };
}

function claims({ thread }: CardView): CardActionId[] {
  return thread.claimedBy === null ? ['claim'] : ['claim', 'still_looking'];
}

/** What opens for the clicker alone. */
function looks(view: CardView): CardActionId[] {
  return [
    ...(picturesIn(view.open).length > 0 ? (['show_pictures'] as const) : []),
    ...(view.others > 0 ? (['show_conversation'] as const) : []),
    'show_original',
  ];
}

/** The one button that stands out: the next step where it is clear what that is. */
function mainAction(view: CardView): CardActionId | null {
  const { status } = view.thread;
  if (refusesReplies(view) || (status !== 'awaitingReview' && status !== 'failed')) return null;
  if (view.open.some(({ unreadable }) => unreadable)) return 'answered_by_hand';
  return status === 'awaitingReview' && approvable(view) ? 'approve' : 'edit';
}

function labelOf(id: CardActionId, view: CardView): string {
  const { thread, w } = view;
  const { firstApproval, claimedBy } = thread;
  if (id === 'approve' && firstApproval !== null) return w.actions.approveSecond;
  if (id === 'claim' && claimedBy !== null) return w.actions.release;
  if (id === 'delete' && standing(thread) === null) return w.actions.deleteEarlier;
  if (id === 'edit') return writeLabel(view);
  return w.actions[id];
}

/** Of the button that opens the texts: where the channel takes no reply, they are only there to be copied. */
export function writeLabel(view: CardView): string {
  const { copy, edit, write } = view.w.actions;
  if (refusesReplies(view)) return copy;
  return hasText(view.thread) ? edit : write;
}

/** Whether there is a text to approve or to change: a suggestion, or what somebody approved before. */
export function hasText({ status, firstApproval, draft }: Thread): boolean {
  return status !== 'awaitingReview' || firstApproval !== null || Boolean(draft?.text);
}

/** False when a click on approve could only end in a refusal: no text, too long, or a message that takes no reply. */
function approvable(view: CardView): boolean {
  const { thread, assessment } = view;
  if (thread.firstApproval === null && !thread.draft?.text) return false;
  if (assessment !== null && assessment.length > assessment.limit) return false;
  return !refusesReplies(view);
}

/** Whether the channel is expected, or known, to take no reply to the message that would be answered. */
export function refusesReplies({ thread, messages, open }: Pick<CardView, 'thread' | 'messages' | 'open'>): boolean {
  const known = thread.status === 'awaitingReview' || thread.status === 'failed' ? thread.trouble : null;
  if (known?.kind === 'replyGate') return true;
  const answered = messages.find((message) => message.id === thread.lastMessageId) ?? open.at(-1);
  return answered !== undefined && !answered.repliable;
}
