/** The library's content for the commands: read, measured for X, and its problems told. */
import { type LibraryReading, readLibrary } from '../adapters/files/library.ts';
import { problemLine } from '../adapters/files/library-problem.ts';
import { xCounting } from '../adapters/x/counting.ts';
import type { Library } from '../core/library.ts';
import type { ChannelName } from '../core/thread.ts';
import { errorWords } from './error-words.ts';

/** How many characters too long a text is for a message on this channel; 0 when it fits. */
export function overlong(text: string, channel: ChannelName = 'x-mention'): number {
  const { length, limit } = xCounting[channel].assess(text, { repliable: true });
  return Math.max(0, length - limit);
}

/** In a public post, as X counts. */
export function lengthOf(text: string): number {
  return xCounting['x-mention'].assess(text, { repliable: true }).length;
}

/** Reads a folder, or a compiled file, with its texts measured for X. */
export function readLibraryFrom(path: string): Promise<LibraryReading> {
  return readLibrary(path, (text) => overlong(text));
}

/** A folder, or a compiled file. */
export function libraryPath(): string {
  return process.env.AUSKUNFT_LIBRARY || 'library/';
}

/**
 * Reads `AUSKUNFT_LIBRARY`, by default `library/`.
 * @param tell gets one line for each problem
 * @returns null when there are problems; the process then ends with exit code 1
 */
export async function readLibraryOrTell(tell: (line: string) => void): Promise<Library | null> {
  try {
    const reading = await readLibraryFrom(libraryPath());
    if (reading.kind === 'ok') return reading.library;
    for (const problem of reading.problems) tell(problemLine(problem));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    tell(errorWords(error, 'de')); // the machine refuses to read what is there
  }
  process.exitCode = 1;
  return null;
}
