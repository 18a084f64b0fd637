/** One answer of the library, as a lead changes it from Slack. */
import { editedAnswer, newAnswerId } from '../core/answer-edit.ts';
import { endOfDay, refusedAnswer, shortPost, type TypedAnswer } from '../core/change-rules.ts';
import { changeWords } from '../core/change-words.ts';
import { isSame, type LibraryChange } from '../core/library-change.ts';
import { type Asking, type ChangeNeeds, inOneLine, invalid, lengthOn, renewDrafts, told } from './lead.ts';
import type { AnswerModal, LibrarySubmission } from './library-modals.ts';
import { editable, holdsUntil, type LibraryNow, libraryNow, versionOf } from './show-library.ts';
import type { Decided } from './staff-action.ts';

type EnteredAnswer = Extract<LibrarySubmission, { modal: 'answer' }>;

/** Changes, adds or retires one answer, unless another lead has changed it since the modal was opened. */
export async function editAnswer(deps: ChangeNeeds, who: Asking, entered: EnteredAnswer): Promise<Decided> {
  const { libraryChanges, files, log } = deps;
  const words = changeWords[who.language];
  const { intent, until, retire } = entered;
  const typed = { title: inOneLine(entered.title), intent, de: entered.de.trim(), en: entered.en.trim(), until };
  for (;;) {
    const state = await libraryNow(deps);
    const { today, now, library } = state;
    if (state.stored.some(({ change }) => says(change, who, { ...entered, ...typed }, state))) {
      return told(deps, who, words.unchanged);
    }
    const id = entered.answerId ?? newAnswerId(typed.title, idsIn(state));
    const version = entered.answerId === null ? 0 : versionOf(id, state);
    if (version !== entered.version) {
      return { kind: 'modal', modal: newerOf(id, typed, state, who), language: who.language };
    }
    // One that is retired can be brought back by saving it anew.
    const before = [...library.answers, ...files.answers].find((answer) => answer.id === id) ?? null;
    if (before === null && entered.answerId !== null && version === 0) {
      return { kind: 'invalid', input: 'title', words: words.answerGone };
    }
    const inForce = library.answers.find((each) => each.id === id) ?? null;
    // Where the files have one title twice, the texts can still be changed.
    const otherTitles = typed.title === inForce?.title ? [] : titlesBeside(id, state);
    const refusal = retire
      ? null
      : refusedAnswer(typed, { today, lengthOf: lengthOn(deps), anrede: files.settings.anrede, otherTitles });
    if (refusal) return invalid(refusal, who, library);
    const answer = retire ? null : editedAnswer(typed, before, id, today);
    if (isSame(inForce, answer) && holdsUntil(id, state) === until) return told(deps, who, words.unchanged);
    const expires = until === null ? null : endOfDay(until, files.settings.timezone);
    const change: LibraryChange = { kind: 'answer', key: id, answer, by: who.by, at: now, until: expires };
    if ((await libraryChanges.save(change, version)) === 'lost') continue;
    log('library.changed', { kind: 'answer', key: id });
    const done = answer ? words.saved(answer.title) : words.retired(before?.title ?? id);
    await Promise.all([renewDrafts(deps), told(deps, who, `${done}${answer ? warningOf(deps, who, typed) : ''}`)]);
    return { kind: 'done' };
  }
}

/**
 * Slack's answer may have come too late for the modal to close: whoever submits the same once more has been heard. What
 * counts is what is in force: an answer that the files changed since can be entered as it was.
 */
function says(change: LibraryChange, { by }: Asking, entered: EnteredAnswer, state: LibraryNow): boolean {
  const { key } = change;
  if (change.kind !== 'answer' || change.by !== by || (entered.answerId ?? key) !== key) return false;
  const inForce = state.library.answers.find(({ id }) => id === key) ?? null;
  const answer = entered.retire ? null : editedAnswer(entered, inForce, key, state.today);
  return isSame(inForce, answer) && holdsUntil(key, state) === entered.until;
}

/** Another lead saved meanwhile: their text is shown, what was typed stays, and the next submit is made against theirs. */
function newerOf(id: string, typed: TypedAnswer, state: LibraryNow, { language }: Asking): AnswerModal {
  const { came } = changeWords[language];
  const newer = state.library.answers.find((answer) => answer.id === id);
  return {
    kind: 'answer',
    answerId: id,
    version: versionOf(id, state),
    title: typed.title,
    intent: typed.intent,
    texts: { de: typed.de, en: typed.en },
    until: typed.until,
    came: newer ? came.text(newer.title, newer.texts.de ?? '', newer.texts.en ?? '') : came.retired,
  };
}

/** What a public post would refuse and a direct message takes. */
function warningOf(deps: ChangeNeeds, { language }: Asking, { de, en }: TypedAnswer): string {
  const [german = 0, english = 0] = [de, en].map((text) => Math.max(0, lengthOn(deps)(text) - shortPost));
  return german + english === 0 ? '' : ` ${changeWords[language].tooLongForX(german, english)}`;
}

function titlesBeside(id: string, state: LibraryNow): string[] {
  return editable(state).flatMap((answer) => (answer.id === id ? [] : [answer.title]));
}

function idsIn({ files, library, stored }: LibraryNow): Set<string> {
  return new Set([
    ...[...files.answers, ...library.answers].map(({ id }) => id),
    ...stored.map(({ change }) => change.key),
  ]);
}
