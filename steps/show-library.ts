/** The library as leads see and change it in Slack: read anew at every act, never from memory. */
import { dayAt } from '../core/answer-search.ts';
import { changeWords } from '../core/change-words.ts';
import { fold } from '../core/features.ts';
import type { Answer, Library } from '../core/library.ts';
import {
  closureEntry,
  isInFiles,
  type LibraryChange,
  missingIn,
  openingEntry,
  withChanges,
} from '../core/library-change.ts';
import { daysInWords, hoursInWords } from '../core/notice-texts.ts';
import type { Millis } from '../core/thread.ts';
import { textsIn } from '../core/wording.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import type { StoredChange } from './library-changes.ts';
import type { AnswerModal, ClosureModal, LibraryModal } from './library-modals.ts';

export interface LibraryNow {
  /** As deployed. */
  files: Library;
  stored: StoredChange[];
  /** With all that is in force. */
  library: Library;
  now: Millis;
  /** YYYY-MM-DD in the library's zone. */
  today: string;
}

export async function libraryNow({
  libraryChanges,
  clock,
  files,
}: Pick<Deps, 'libraryChanges' | 'clock'> & { files: Library }): Promise<LibraryNow> {
  const now = clock();
  const stored = await libraryChanges.all(now);
  const changes = stored.map(({ change }) => change);
  return { files, stored, library: withChanges(files, changes, now), now, today: dayAt(now, files.settings.timezone) };
}

export function closureModal(
  kind: ClosureModal['kind'],
  { library, today }: LibraryNow,
  language: StaffLanguage,
): ClosureModal {
  const branches = library.settings.branches.map(({ id, name }) => ({ id, name }));
  // A closure says by itself whether the service rests too.
  const service = kind === 'opening' ? [{ id: 'service', name: changeWords[language].service }] : [];
  return { kind, branches: [...branches, ...service], today };
}

/** The answers that can be changed: all of the library's own, whenever they are valid. */
export function editable({ library }: LibraryNow): Answer[] {
  return library.answers.filter(({ notice }) => notice === undefined);
}

/** Those that have all the words in their title, questions or texts, however umlauts are written. */
export function answersWith(search: string, state: LibraryNow): Answer[] {
  const sought = fold(search).split(/\s+/);
  const those = (partsOf: (answer: Answer) => string[]) =>
    editable(state).filter((answer) => {
      const whole = fold(partsOf(answer).join('\n'));
      return sought.every((word) => whole.includes(word));
    });
  const own = those((answer) => [answer.id, answer.title, ...textsIn(answer)]);
  // How patrons may ask for it is a long list, in which nearly every word stands somewhere.
  return own.length > 0 ? own : those(({ questions }) => Object.values(questions).flat());
}

export function pickAnswerModal(answers: readonly Answer[]): LibraryModal {
  const choices = answers.map(({ id, title, intents: [topic] }) => ({ id, title, topic: topic ?? 'off_topic' }));
  return { kind: 'pickAnswer', answers: choices };
}

/** Which edit of an answer is in force; 0 where the files have the word. */
export function versionOf(id: string, { stored }: LibraryNow): number {
  return answerChange(id, stored)?.version ?? 0;
}

function answerChange(id: string, stored: readonly StoredChange[]): StoredChange | undefined {
  return stored.find(({ change }) => change.kind === 'answer' && change.key === id);
}

/** @param title as far as it is known already */
export function newAnswerModal(title: string): AnswerModal {
  const texts = { de: '', en: '' };
  return { kind: 'answer', answerId: null, version: 0, title, intent: '', texts, until: null, came: null };
}

/** The modal for one answer as it is now. */
export function answerModal({ id, title, intents, texts }: Answer, state: LibraryNow): AnswerModal {
  return {
    kind: 'answer',
    answerId: id,
    version: versionOf(id, state),
    title,
    intent: intents[0] ?? '',
    texts: { de: texts.de ?? '', en: texts.en ?? '' },
    until: holdsUntil(id, state),
    came: null,
  };
}

/** The last day on which the change of an answer holds; null where none is in force, or it has no end. */
export function holdsUntil(id: string, state: LibraryNow): string | null {
  const found = answerChange(id, state.stored);
  return found && !isInFiles(found.change, state.files) ? lastDay(found.change, state) : null;
}

/** Everything that was entered and is in force, oldest first. */
export function changesModal(state: LibraryNow, language: StaffLanguage): LibraryModal {
  const inForce = state.stored.filter(({ change }) => !isInFiles(change, state.files));
  const changes = inForce
    .toSorted((a, b) => a.change.at - b.change.at)
    .map(({ change, version }) => ({ key: change.key, version, line: lineOf(change, state, language) }));
  return { kind: 'changes', changes };
}

/** One change in a line, as the list of changes shows it. */
export function lineOf(change: LibraryChange, state: LibraryNow, language: StaffLanguage): string {
  const { line, service, everyBranch } = changeWords[language];
  const { settings, answers } = state.files;
  const house = (branch: string | null) => {
    if (branch === null) return everyBranch;
    return branch === 'service' ? service : (settings.branches.find(({ id }) => id === branch)?.name ?? branch);
  };
  switch (change.kind) {
    case 'closure': {
      const { branch, from, to, sentence } = change;
      const words = line.closure(house(branch), daysInWords(from, to, language), change.service, sentence);
      return missingIn(settings.closures, [closureEntry(change, settings)]).length > 0 ? words : line.inFiles(words);
    }
    case 'opening': {
      const { branch, date, from, to } = change;
      const words = line.opening(house(branch), daysInWords(date, date, language), hoursInWords(from, to, language));
      return missingIn(settings.extraOpenings, [openingEntry(change)]).length > 0 ? words : line.inFiles(words);
    }
    case 'answer': {
      const before = answers.find(({ id }) => id === change.key);
      const what = change.answer === null ? 'retired' : before ? 'changed' : 'new';
      const until = lastDay(change, state);
      const day = until === null ? null : daysInWords(until, until, language).replace(/^(am|on) /, '');
      return line.answer((change.answer ?? before)?.title ?? change.key, what, day);
    }
  }
}

/** The last day on which a change holds, or null. */
function lastDay({ until }: LibraryChange, { files }: LibraryNow): string | null {
  return until === null ? null : dayAt(until - 1, files.settings.timezone);
}
