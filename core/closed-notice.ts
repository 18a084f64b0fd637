/** The note that patrons get by themselves while the service is closed: when it is due, and what it says. It answers nothing. */
import { isPerson } from './card-history.ts';
import { type ServiceCalendar, serviceState } from './hours.ts';
import { openMessages } from './intake.ts';
import type { LibrarySettings } from './library.ts';
import { openingTold } from './opening-told.ts';
import { isThanks } from './thanks.ts';
import type { LogEntry, Message, Millis, Thread } from './thread.ts';

/** In the library's text: where the next opening is told. */
export const opensPlace = '{opens}';
/** In the audit trail: what happened was about this note and no answer. */
export const noticeReason = 'closedNotice';
/** So often the note is offered to a channel that refuses it before any effect. */
const mostTries = 8;
/** X wants such a word honoured: https://docs.x.com/developer-guidelines, automated messages. */
const optOut = /^\W*(?:stop+|unsubscribe|abmelden|abbestellen)\W*$/iu;

interface Rules {
  closedNotice: LibrarySettings['closedNotice'];
  staffLanguage: string;
  practice: boolean;
}

interface Case {
  thread: Thread;
  /** Oldest first. */
  messages: readonly Message[];
  /** The audit trail, oldest first. */
  log: readonly LogEntry[];
}

export interface ClosedNotice {
  text: string;
  /** The message to which it is written. */
  to: Message;
}

/** Whether a thread may get the note at all, as far as its facts tell; the rest is said by `closedNotice`. */
export function mayGetNotice(thread: Thread, { closedNotice, practice }: Omit<Rules, 'staffLanguage'>): boolean {
  if (closedNotice === undefined || practice || thread.status !== 'awaitingReview') return false;
  // Where nobody could say what it is about, it may be danger.
  if (thread.tag === null || thread.tag.danger !== null || thread.alarmed.length > 0) return false;
  return thread.channel === 'x-dm' ? closedNotice.directMessages : closedNotice.mentions && !thread.quiet;
}

/**
 * The note that is due now, or null: once in each time for which the service is closed, to whoever wrote within it, while
 * nobody of the staff has touched the thread since.
 * @param calendar the service's hours as they are now
 */
export function closedNotice(
  { thread, messages, log }: Case,
  rules: Rules,
  calendar: ServiceCalendar,
  now: Millis,
): ClosedNotice | null {
  const texts = rules.closedNotice?.text;
  if (texts === undefined || !mayGetNotice(thread, rules)) return null;
  const opens = opensAfter(calendar, now);
  const patron = messages.filter(({ author }) => author === 'patron');
  const to = patron.at(-1);
  if (opens === null || to === undefined || !to.repliable) return null;

  const isWithin = (at: Millis) => opensAfter(calendar, at) === opens;
  if (!isWithin(to.at) || wasNoticed(log, isWithin)) return null;
  if (log.some(({ by, at }) => isPerson(by) && at >= to.at)) return null;
  if (openMessages(thread, messages).every(({ text }) => isThanks(text))) return null;
  if (patron.some(({ text }) => optOut.test(text))) return null;

  const text = noticeText(texts, [thread.tag?.language ?? '', rules.staffLanguage, 'de'], (language) =>
    openingTold(opens, now, calendar.zone, language),
  );
  return text === null ? null : { text, to };
}

/** When the service opens next, or null while it is open, or where it never opens again. */
function opensAfter(calendar: ServiceCalendar, at: Millis): Millis | null {
  const state = serviceState(calendar, at);
  return state.open ? null : state.next;
}

/** Whatever was begun within this time and not plainly refused may be out. */
function wasNoticed(log: readonly LogEntry[], isWithin: (at: Millis) => boolean): boolean {
  const tries = log.filter((entry) => isOfNotice(entry) && isWithin(entry.at));
  const begun = tries.filter(({ what }) => what === 'sending').length;
  return begun >= mostTries || (begun > 0 && tries.at(-1)?.what !== 'postponed');
}

function noticeText(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
  tell: (language: string) => string | null,
): string | null {
  for (const language of languages) {
    const opens = tell(language);
    const text = texts[language];
    if (text !== undefined && opens !== null) return text.replaceAll(opensPlace, opens);
  }
  return null;
}

const isOfNotice = ({ what, reason }: LogEntry) => what === 'closedNoticeSent' || reason === noticeReason;

/** Whether our post with this text is such a note, although nobody may know its id. */
export function isNotice(text: string, log: readonly LogEntry[]): boolean {
  return log.some((entry) => isOfNotice(entry) && entry.text !== undefined && shows(text, entry.text));
}

/**
 * Whether this is the text of a post as the channel shows it: links are shortened, the patron's name may stand in front.
 * @param sent as it was handed to the channel
 */
export function shows(found: string, sent: string): boolean {
  return plain(found).endsWith(plain(sent));
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What was said, without such notes. */
export function withoutNotices(messages: readonly Message[], log: readonly LogEntry[]): Message[] {
  const notices = new Set(log.filter(({ what }) => what === 'closedNoticeSent').map(({ postId }) => postId));
  return messages.filter(({ id }) => !notices.has(id));
}
