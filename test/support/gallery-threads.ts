/** One question of the gallery in whatever state, as the card shows it; everything around it is invented. */
import { untouched } from '../../core/handling.ts';
import type { CardInput } from '../../core/review-card.ts';
import { reviewCard } from '../../core/review-card.ts';
import type { LogEntry, Message, Millis, Reply, State, Tag, Thread, ThreadFacts } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { DeskCard } from '../../steps/ports.ts';
import { galleryWords } from './gallery-words.ts';

export const minute: Millis = 60_000;
export const hour: Millis = 60 * minute;

/** Members of the simulated workspace. */
export const [marta, jonas, aylin, priya, tomasz] = ['U0MARTA', 'U0JONAS', 'U0AYLIN', 'U0PRIYA', 'U0TOMASZ'] as const;

export interface Told {
  thread?: Partial<ThreadFacts>;
  /** All messages, oldest first; without them the one question. */
  messages?: Message[];
  /** What happened after it arrived. */
  log?: LogEntry[];
  input?: Partial<CardInput>;
}

/** A teller of cards in one language; all times are told from `now` on. */
export function teller(language: StaffLanguage, now: Millis) {
  const say = galleryWords[language];
  const arrivedAt = now - 12 * minute;

  const message = (id: string, change: Partial<Message> = {}): Message => ({
    id,
    firstId: id,
    author: 'patron',
    text: say.asked,
    at: arrivedAt,
    repliable: true,
    url: `https://x.example/stb_birkenrath/status/${id}`,
    unreadable: false,
    ...change,
  });
  const ours = (id: string, text: string, at: Millis, change: Partial<Message> = {}) =>
    message(id, { author: 'library', text, at, ...change });
  const entry = (what: LogEntry['what'], by: string, at: Millis, change: Partial<LogEntry> = {}): LogEntry => ({
    at,
    by,
    what,
    from: 'awaitingReview',
    to: 'awaitingReview',
    ...change,
  });
  const reply = (change: Partial<Reply> = {}): Reply => ({
    text: say.draft,
    by: jonas,
    approvedAt: now - 4_000,
    to: '1001',
    answerId: 'oeffnungszeiten-zentral',
    edited: false,
    interim: false,
    secondBy: null,
    ...change,
  });
  const draft = (text: string | null, change: Partial<ThreadFacts['draft'] & object> = {}): ThreadFacts['draft'] => ({
    text,
    answerId: text === null ? null : 'oeffnungszeiten-zentral',
    language,
    alternatives: [],
    ...change,
  });

  const tag = (intent: string, change: Partial<Tag> = {}): Tag => ({
    language,
    intent,
    confidence: 0.9,
    abstained: false,
    also: [],
    danger: null,
    upset: false,
    ...change,
  });

  function card(name: string, state: State, told: Told = {}): { name: string; card: DeskCard } {
    const thread: Thread = {
      id: 'x-mention-1001',
      channel: 'x-mention',
      conversation: '1001:7001',
      patron: '7001',
      arrivedAt,
      dueAt: now + 18 * minute,
      lastMessageId: '1001',
      tag: tag('opening_hours'),
      draft: draft(say.draft),
      draftVersion: 1,
      perhapsSent: null,
      ...untouched,
      ...told.thread,
      ...state,
    };
    const messages = told.messages ?? [message('1001')];
    const text = 'reply' in thread ? thread.reply.text : (thread.firstApproval?.text ?? thread.draft?.text);
    const input: CardInput = {
      thread,
      messages,
      log: [
        entry('arrived', 'poll', arrivedAt, { from: null, to: 'new' }),
        entry('drafted', 'triage', arrivedAt, { draftText: thread.draft?.text ?? null }),
        ...(told.log ?? []),
      ],
      assessment: text ? { length: text.length, limit: 280, cost: 10_000, usualCost: 10_000, dear: false } : null,
      hold: null,
      teams: [{ id: 'musik', name: { de: say.team, en: say.team }, members: [marta, aylin] }],
      deletes: true,
      composerUrl: 'https://x.example/intent/post?in_reply_to=1001',
      others: 0,
      wroteInPublicAt: null,
      forgottenAt: null,
      insulting: false,
      practice: false,
      now,
      language,
      ...told.input,
    };
    return { name, card: reviewCard(input) };
  }

  return { say, now, arrivedAt, message, ours, entry, reply, draft, tag, card };
}

export type Teller = ReturnType<typeof teller>;
