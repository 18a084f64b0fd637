/** What was said on both sides, as a card shows it: the question, the answer, what came before, and where it all stands. */
import { refusesReplies, writeLabel } from './card-actions.ts';
import { isInsult } from './insult.ts';
import { openMessages } from './intake.ts';
import type { CardView, ReviewCard } from './review-card.ts';
import { isThanks } from './thanks.ts';
import type { Message, Thread } from './thread.ts';
import type { StaffWords } from './words.ts';

/** From this share of the limit on, a text's length is worth telling. */
const tight = 0.9;

/**
 * The patron's messages that the card is about, oldest first: those that wait, or that the last answer answered. A card
 * always shows what it is about, even when an edit or a gap has left no message in the present case.
 */
export function askedIn(thread: Thread, messages: readonly Message[]): readonly Message[] {
  const open = openMessages(thread, messages);
  const thanked = thread.status === 'closed' && thread.reason === 'thanks';
  const thanks = thanked || (open.length > 0 && open.every(({ text }) => isThanks(text)));
  const before = thanks ? thankedFor(messages, open) : [];
  const asked = thanked && before.length > 0 ? before : [...before, ...open];
  return asked.length > 0 ? asked : messages.filter(({ author }) => author === 'patron').slice(-1);
}

/** What was asked before the answer that the patron says thank you for: whoever corrects that has to know. */
function thankedFor(all: readonly Message[], [thanks]: readonly Message[]): Message[] {
  const messages = thanks === undefined ? all : all.slice(0, all.indexOf(thanks));
  const answer = messages.findLastIndex(({ author }) => author === 'library');
  // An interim answer, or a note about the hours, may stand between the question and its answer.
  const asked = messages.slice(0, Math.max(answer, 0)).findLastIndex(({ author }) => author === 'patron');
  const before = messages.slice(0, asked + 1);
  return before.slice(before.findLastIndex(({ author }) => author === 'library') + 1);
}

export function questionOf({ open, insulting, w }: CardView): string {
  if (insulting) return w.card.insult;
  return open.map((message) => (message.unreadable ? w.card.unreadable : message.text)).join('\n\n');
}

export function earlierMessages(view: CardView): ReviewCard['earlier'] {
  const { thread, messages, open, w } = view;
  const shown = new Set(open.map(({ id }) => id));
  const answer = answerOut(view)?.id;
  const thanks = thread.status === 'closed' && thread.reason === 'thanks';
  return messages
    .filter(({ id, author, at }) => {
      const thanked = thanks && author === 'patron' && at >= thread.arrivedAt;
      return !shown.has(id) && id !== answer && !thanked;
    })
    .map((message) => ({
      by: whose(message, view),
      text: earlierText(message, w),
      at: message.at,
      ...(message.withdrawnAt !== undefined && { since: w.card.withdrawnSince }),
    }));
}

function whose({ author, id }: Message, { log, w }: CardView): string {
  if (author === 'patron') return w.card.byPatron;
  const out = log.find(({ what, postId }) => postId === id && (what === 'interimSent' || what === 'closedNoticeSent'));
  if (out === undefined) return w.card.byLibrary;
  return out.what === 'interimSent' ? w.card.byLibraryInterim : w.card.byLibraryNotice;
}

function earlierText(message: Message, w: StaffWords): string {
  if (message.unreadable) return w.card.unreadable;
  return message.author === 'patron' && isInsult(message.text) ? w.card.insult : message.text;
}

/** Our message that answers the question, where it is out and still stands. */
function answerOut({ thread, messages }: CardView): Message | undefined {
  const ours = messages.filter(({ author, withdrawnAt }) => author === 'library' && withdrawnAt === undefined);
  if (thread.status === 'answered') return ours.find(({ id }) => id === thread.postId);
  if (thread.status !== 'closed') return undefined;
  const noticed = thread.reason === 'answeredByHand' && thread.by === null;
  return noticed || thread.reason === 'thanks' ? ours.at(-1) : undefined;
}

export function linksOf(view: CardView): ReviewCard['links'] {
  const { thread, open, composerUrl, w } = view;
  const vendor = w.vendors[thread.channel];
  const answer = answerOut(view)?.url;
  const question = open.findLast(({ url }) => url !== null)?.url;
  const links: ReviewCard['links'] = [];
  if (answer) links.push({ label: w.card.answerLink(vendor), url: answer });
  else if (question) links.push({ label: w.card.link(vendor), url: question });
  const undecided = thread.status === 'awaitingReview' || thread.status === 'failed';
  if (composerUrl !== null && undecided && refusesReplies(view)) {
    links.push({ label: w.card.composer(vendor), url: composerUrl, button: true });
  }
  return links;
}

export function answerOf(view: CardView): ReviewCard['answer'] {
  const { thread, w } = view;
  switch (thread.status) {
    case 'new':
      return null;
    case 'closed': {
      const text = answerOut(view)?.text;
      const label = thread.reason === 'thanks' ? w.card.wentOut : w.card.byLibrary;
      return text ? { label, text, twin: null } : null;
    }
    case 'awaitingReview': {
      const first = thread.firstApproval;
      const text = first?.text ?? thread.draft?.text;
      if (!text) return null;
      const label =
        first === null ? draftLabel(view, thread.draft?.alternatives.length ?? 0) : w.card.firstApproval(first.interim);
      return { label, text, twin: twinOf(thread, text, w) };
    }
    case 'approved':
    case 'sending':
      return { label: w.card.goesOut(thread.reply.interim), text: thread.reply.text, twin: null };
    case 'answered':
      return { label: w.card.wentOut, text: thread.reply.text, twin: null };
    case 'failed':
    case 'unknown':
      return { label: w.card.approvedText, text: thread.reply.text, twin: null };
  }
}

/** The draft in the team's language, for whoever cannot read it; null where the text is no longer the draft's. */
export function twinOf({ draft }: Thread, text: string, w: StaffWords): string | null {
  return draft?.twin !== undefined && draft.text === text ? w.card.twin(draft.twin) : null;
}

/** What a text costs and how long it is, is said where it is out of the ordinary; the rest would only be noise. */
function draftLabel(view: CardView, alternatives: number): string {
  const { assessment, w } = view;
  const label = [w.card.draft];
  if (assessment !== null && assessment.length > tight * assessment.limit) {
    label.push(w.card.length(assessment.length, assessment.limit));
  }
  if (alternatives > 0) label.push(w.card.alternatives(alternatives, writeLabel(view)));
  return label.join(' · ');
}
