/** A change that a lead made from Slack: it beats the library's files while it holds. */
import type { Answer, Library, LibrarySettings } from './library.ts';
import { closureAnswer, openingAnswer } from './notice-texts.ts';
import type { Millis, StaffId } from './thread.ts';

interface Made {
  by: StaffId;
  at: Millis;
  /** When it expires by itself; null: when the files are said to have it (`library:pull`). */
  until: Millis | null;
}

/** The branch is closed on these days, both included. */
export interface Closure {
  kind: 'closure';
  key: string;
  /** Null: every branch. */
  branch: string | null;
  /** YYYY-MM-DD. */
  from: string;
  to: string;
  /** Whether the service on X rests too. */
  service: boolean;
  /** What patrons are told: "Die Heizung ist ausgefallen." */
  sentence: string;
  /** The same in English; without it the German sentence is quoted. */
  sentenceEn?: string;
}

/** The branch, or `service` for the hours on X, is open beyond its usual hours. */
export interface ExtraOpening {
  kind: 'opening';
  key: string;
  branch: string;
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM; `to` may be 24:00. */
  from: string;
  to: string;
  sentence: string;
  sentenceEn?: string;
}

/** `key` is the answer's id; null retires it. */
export interface AnswerChange {
  kind: 'answer';
  key: string;
  answer: Answer | null;
  /**
   * What the files had when `library:pull` took it into them (null: no such answer). From then on it holds only where the
   * files still have exactly that: a release that knows the change, or a later edit of the file, wins.
   */
  before?: Answer | null;
}

export type LibraryChange = Made & (Closure | ExtraOpening | AnswerChange);

/**
 * The library as it is now: the files' content with every change that has not expired. The files' own object where
 * nothing changes. A closure, or an extra opening, is also an answer on its days.
 */
export function withChanges(files: Library, changes: readonly LibraryChange[], now: Millis): Library {
  const holding = changes.filter((change) => !isExpired(change, now) && !isInFiles(change, files));
  if (holding.length === 0) return files;
  const { settings } = files;
  const answers = new Map(files.answers.map((answer) => [answer.id, answer]));
  const closures: LibrarySettings['closures'] = [];
  const extraOpenings: LibrarySettings['extraOpenings'] = [];
  for (const change of holding) {
    switch (change.kind) {
      case 'closure':
        closures.push(closureEntry(change, settings));
        addTo(answers, closureAnswer(change, settings));
        break;
      case 'opening':
        extraOpenings.push(openingEntry(change));
        addTo(answers, openingAnswer(change, settings));
        break;
      case 'answer':
        if (change.answer === null) answers.delete(change.key);
        else answers.set(change.key, change.answer);
        break;
    }
  }
  return {
    ...files,
    settings: {
      ...settings,
      closures: [...settings.closures, ...missingIn(settings.closures, closures)],
      extraOpenings: [...settings.extraOpenings, ...missingIn(settings.extraOpenings, extraOpenings)],
    },
    answers: [...answers.values()],
  };
}

/** Whether `library:pull` took the change into the files, and these files know it or a later edit. */
export function isInFiles(change: LibraryChange, files: Library): boolean {
  if (change.kind !== 'answer' || change.before === undefined) return false;
  return !isSame(files.answers.find(({ id }) => id === change.key) ?? null, change.before);
}

/** A closure as it stands in `library.yaml`. */
export function closureEntry(closure: Closure, { branches }: LibrarySettings): LibrarySettings['closures'][number] {
  const { branch, from, to, service, sentence, sentenceEn } = closure;
  const closed = branch === null ? branches.map(({ id }) => id) : [branch];
  return { from, to, branches: closed, service, reason: { de: sentence, en: sentenceEn ?? sentence } };
}

/** An extra opening as it stands in `library.yaml`. */
export function openingEntry({ date, branch, from, to }: ExtraOpening): LibrarySettings['extraOpenings'][number] {
  return { date, branch, hours: [`${from}-${to}`] };
}

/** Those that the files do not have yet. */
export function missingIn<Entry>(files: readonly Entry[], entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => !files.some((known) => isSame(known, entry)));
}

/** Whether both say the same, whatever the order in which their fields stand: a database keeps none. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function isExpired({ until }: Pick<LibraryChange, 'until'>, now: Millis): boolean {
  return until !== null && until <= now;
}

function addTo(answers: Map<string, Answer>, answer: Answer | null): void {
  if (answer !== null) answers.set(answer.id, answer);
}
