/** What the patron of a thread asks, as triage and drafting take it. */
import type { Asked } from '../core/draft.ts';
import { answeredBefore, openMessages, turnsIn } from '../core/intake.ts';
import { isPrivate } from '../core/talk.ts';
import type { LogEntry, Message } from '../core/thread.ts';
import type { ForPatron } from '../core/wording.ts';
import type { Settings } from './deps.ts';
import { fitsSigned } from './fits.ts';
import type { ThreadRecord } from './threads.ts';

type Question = Pick<ThreadRecord, 'thread' | 'messages'>;

/** All open messages that can be read, as written; empty where none can. */
export function textOf(record: Question): string {
  return textsOf(record).join('\n');
}

/** The same of any messages. */
export function textIn(messages: readonly Message[]): string {
  return textsIn(messages).join('\n');
}

/** The same one by one. */
export function textsOf({ thread, messages }: Question): string[] {
  return textsIn(openMessages(thread, messages));
}

function textsIn(messages: readonly Message[]): string[] {
  return messages.filter((message) => !message.unreadable).map((message) => message.text);
}

/** The same with the questions before them that they go on with: what a person needs to understand it. */
export function wholeTextOf(record: Question): string {
  const { thread, messages } = record;
  const about = thread.tag?.goesOn === undefined ? [] : answeredBefore(thread, messages).slice(-thread.tag.goesOn);
  return [...about, textOf(record)].join('\n');
}

/** @param log of the thread */
export function askedIn(deps: Parameters<typeof fitsSigned>[0], record: Question, log: readonly LogEntry[]): Asked {
  const { thread, messages } = record;
  const earlier = answeredBefore(thread, messages);
  const { reply, tag } = thread.earlier ?? {};
  const before = reply && { answerId: reply.answerId, text: reply.text, intent: tag?.intent ?? null };
  const said = { text: textOf(record), messages: textsOf(record), earlier, before };
  return { ...said, channel: thread.channel, turns: turnsIn(messages, log), fits: fitsIn(deps, record) };
}

/** For whom an answer is worded, and what the channel takes in answer to their last message. */
export function readerOf(
  deps: Parameters<typeof fitsSigned>[0] & { settings: Pick<Settings, 'staffLanguage'> },
  record: Question,
): ForPatron {
  const language = record.thread.tag?.language ?? deps.settings.staffLanguage;
  return { language, isPrivate: isPrivate(record.thread.channel), fits: fitsIn(deps, record) };
}

function fitsIn(deps: Parameters<typeof fitsSigned>[0], { thread, messages }: Question): Asked['fits'] {
  const to = messages.findLast(({ author }) => author === 'patron');
  return to ? fitsSigned(deps, thread.channel, to) : () => true;
}
