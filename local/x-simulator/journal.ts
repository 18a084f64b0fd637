import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { Picture } from './pictures.ts';

const User = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  protected: v.boolean(),
  createdAt: v.number(),
});

const WrittenPost = v.object({
  id: v.string(),
  authorId: v.string(),
  author: v.string(),
  text: v.string(),
  createdAt: v.number(),
  indexedAt: v.number(),
  inReplyTo: v.exactOptional(v.string()),
  quotes: v.exactOptional(v.string()),
  reposts: v.exactOptional(v.string()),
  conversation: v.string(),
  mentioned: v.array(v.string()),
  pictures: v.exactOptional(v.array(Picture)),
  editedFrom: v.exactOptional(v.string()),
});

const DirectMessage = v.object({
  id: v.string(),
  author: v.string(),
  senderId: v.string(),
  participantId: v.string(),
  conversation: v.string(),
  text: v.string(),
  createdAt: v.number(),
  pictures: v.exactOptional(v.array(Picture)),
});

const Entry = v.variant('kind', [
  v.object({ kind: v.literal('user'), user: User }),
  v.object({ kind: v.literal('post'), post: WrittenPost }),
  v.object({ kind: v.literal('removal'), id: v.string() }),
  v.object({ kind: v.literal('directMessage'), message: DirectMessage }),
]);

/** An account on the simulated X; `createdAt` in epoch milliseconds. */
export type XUser = v.InferOutput<typeof User>;
/** A post as it was written: `text` without the names that X puts in front of a reply (`mentioned`); times in epoch ms. */
export type WrittenPost = v.InferOutput<typeof WrittenPost>;
/** One direct message; `participantId` is the other side, whoever wrote it; `createdAt` in epoch milliseconds. */
export type DirectMessage = v.InferOutput<typeof DirectMessage>;
/** Whatever can happen on the simulated X, in the order of happening. */
export type Entry = v.InferOutput<typeof Entry>;

export interface Journal {
  /** What the file held when it was opened. */
  entries: Entry[];
  append(entry: Entry): void;
  close(): void;
}

/**
 * Opens a JSON Lines file, creating it when absent. Entries are handed to the operating system before `append` returns,
 * so that a killed process loses nothing. A last line without its line end was never acknowledged: it is cut off.
 * Throws when any other line cannot be read.
 */
export function openJournal(file: string): Journal {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = content.slice(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) truncateSync(file, Buffer.byteLength(whole));
  const entries = whole
    .split('\n')
    .slice(0, -1)
    .map((line, index) => readEntry(line, `${file}, line ${index + 1}`));
  const descriptor = openSync(file, 'a');
  return {
    entries,
    append: (entry) => writeSync(descriptor, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(descriptor),
  };
}

/** A journal that forgets, for a simulator without a file. */
export function noJournal(): Journal {
  return { entries: [], append: () => {}, close: () => {} };
}

function readEntry(line: string, place: string): Entry {
  try {
    return v.parse(Entry, JSON.parse(line));
  } catch (cause) {
    throw new Error(`Cannot read ${place}: not an entry of the X simulator's journal`, { cause });
  }
}
