/** What the patron of a thread asks, as triage and drafting take it. */
import type { Asked } from '../core/draft.ts';
import { openMessages } from '../core/intake.ts';
import type { Reader } from '../core/wording.ts';
import type { Settings } from './deps.ts';
import { fitsSigned } from './fits.ts';
import type { ThreadRecord } from './threads.ts';

type Question = Pick<ThreadRecord, 'thread' | 'messages'>;

/** All open messages that can be read, as written; empty where none can. */
export function textOf({ thread, messages }: Question): string {
  const readable = openMessages(thread, messages).filter((message) => !message.unreadable);
  return readable.map((message) => message.text).join('\n');
}

export function askedIn(deps: Parameters<typeof fitsSigned>[0], record: Question): Asked {
  const turns = record.messages.filter(({ author }) => author === 'patron').length;
  return { text: textOf(record), channel: record.thread.channel, turns, fits: fitsIn(deps, record) };
}

/** For whom an answer is worded, and what the channel takes in answer to their last message. */
export function readerOf(
  deps: Parameters<typeof fitsSigned>[0] & { settings: Pick<Settings, 'staffLanguage'> },
  record: Question,
): Pick<Reader, 'language' | 'fits'> {
  const language = record.thread.tag?.language ?? deps.settings.staffLanguage;
  return { language, fits: fitsIn(deps, record) };
}

function fitsIn(deps: Parameters<typeof fitsSigned>[0], { thread, messages }: Question): Asked['fits'] {
  const to = messages.findLast(({ author }) => author === 'patron');
  return to ? fitsSigned(deps, thread.channel, to) : () => true;
}
