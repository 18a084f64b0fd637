/** Leads change the library from Slack: closures, extra openings and answers hold at once, and waiting drafts follow. */
import { endOfDay, type Refused, refusedClosure, refusedOpening, type Standing } from '../core/change-rules.ts';
import { changeWords } from '../core/change-words.ts';
import { decisionWords } from '../core/decision-words.ts';
import { fold } from '../core/features.ts';
import { type Closure, type ExtraOpening, type LibraryChange, withChanges } from '../core/library-change.ts';
import { closureAnswer, openingAnswer } from '../core/notice-texts.ts';
import type { StaffId } from '../core/thread.ts';
import { editAnswer } from './edit-answer.ts';
import { type Asking, asking, type ChangeNeeds, inOneLine, invalid, lengthOn, renewDrafts, told } from './lead.ts';
import type { LibrarySubmission } from './library-modals.ts';
import type { OpenView } from './ports.ts';
import { answerModal, changesModal, editable, type LibraryNow, libraryNow, lineOf } from './show-library.ts';
import type { Decided } from './staff-action.ts';
import { tellTeam } from './tell-team.ts';

/** What a lead entered in a modal. Nothing that was typed is lost where it cannot be stored. */
export async function changeLibrary(deps: ChangeNeeds, by: StaffId, entered: LibrarySubmission): Promise<Decided> {
  const who = await asking(deps, by);
  if (who.refused?.trouble) {
    return { kind: 'invalid', input: entered.modal === 'answer' ? 'title' : 'sentence', words: who.refused.words };
  }
  if (who.refused) return told(deps, who, who.refused.words);
  switch (entered.modal) {
    case 'closure':
      return enter(deps, who, closureOf(entered));
    case 'opening':
      return enter(deps, who, openingOf(entered));
    case 'answer':
      return editAnswer(deps, who, entered);
  }
}

/** Takes one change back before its time; the open list follows. */
export async function takeBack(
  deps: ChangeNeeds,
  by: StaffId,
  key: string,
  version: number,
  view: OpenView,
): Promise<Decided> {
  const who = await asking(deps, by);
  if (who.refused) return told(deps, who, who.refused.words);
  const before = await libraryNow(deps);
  const change = before.stored.find((each) => each.change.key === key)?.change;
  const taken = titleTakenFrom(key, version, before);
  if (taken !== undefined) return told(deps, who, changeWords[who.language].answerThere(taken));
  const team = deps.settings.staffLanguage;
  // The team has heard of closures and openings as they were entered; answers show on the cards.
  const heard = change !== undefined && change.kind !== 'answer';
  const forTeam = heard
    ? { words: changeWords[team].takenBackBy(by, lineOf(change, before, team)), at: before.now }
    : undefined;
  const written = await deps.libraryChanges.remove(key, version, forTeam);
  if (written === 'written') deps.log('library.takenBack', { key });
  const modal = changesModal(await libraryNow(deps), who.language);
  const [shown] = await Promise.all([
    deps.desk.changeModal(view, modal, who.language),
    renewDrafts(deps),
    ...(written === 'written' && forTeam ? [tellTeam(deps, forTeam)] : []),
  ]);
  return shown.kind === 'ok' ? { kind: 'done' } : told(deps, who, decisionWords[who.language].deskTrouble);
}

/** The title that two answers would have if the change of one were taken back: another was given it meanwhile. */
function titleTakenFrom(key: string, version: number, { files, stored, library, now }: LibraryNow): string | undefined {
  const others = stored.filter((each) => each.change.key !== key || each.version !== version);
  const changes = others.map(({ change }) => change);
  const { answers } = withChanges(files, changes, now);
  const back = answers.find(({ id }) => id === key);
  // Where the title stays, nothing becomes worse.
  if (back === undefined || library.answers.some(({ id, title }) => id === key && title === back.title))
    return undefined;
  return answers.find(({ id, title }) => id !== key && fold(title) === fold(back.title))?.title;
}

/** Shows the answer that was picked in the list. */
export async function pickAnswer(deps: ChangeNeeds, by: StaffId, answerId: string, view: OpenView): Promise<Decided> {
  const who = await asking(deps, by);
  if (who.refused) return told(deps, who, who.refused.words);
  const words = changeWords[who.language];
  const state = await libraryNow(deps);
  const answer = editable(state).find(({ id }) => id === answerId);
  if (answer === undefined) return told(deps, who, words.answerGone);
  const shown = await deps.desk.changeModal(view, answerModal(answer, state), who.language);
  return shown.kind === 'ok' ? { kind: 'done' } : told(deps, who, decisionWords[who.language].deskTrouble);
}

/** The key names branch and first day, so that the same closure cannot be entered twice at the same moment. */
function closureOf(entered: Extract<LibrarySubmission, { modal: 'closure' }>): Closure {
  const { branch, from, until: to, service } = entered;
  return { kind: 'closure', key: `closure:${branch ?? '*'}:${from}`, branch, from, to, service, ...sentences(entered) };
}

function openingOf(entered: Extract<LibrarySubmission, { modal: 'opening' }>): ExtraOpening {
  const { branch, date, from, until } = entered;
  const to = until === '00:00' ? '24:00' : until;
  return { kind: 'opening', key: `opening:${branch}:${date}:${from}`, branch, date, from, to, ...sentences(entered) };
}

function sentences({ sentence, sentenceEn = '' }: { sentence: string; sentenceEn?: string }) {
  const english = inOneLine(sentenceEn);
  return { sentence: inOneLine(sentence), ...(english ? { sentenceEn: english } : {}) };
}

async function enter(deps: ChangeNeeds, who: Asking, entry: Closure | ExtraOpening): Promise<Decided> {
  const { libraryChanges, files, log } = deps;
  const words = changeWords[who.language];
  const { settings } = files;
  for (;;) {
    const { library, now, stored, today } = await libraryNow(deps);
    if (stored.some(({ change }) => says(change, entry))) return told(deps, who, words.unchanged);
    const refusal = refusalOf(entry, { settings: library.settings, today, lengthOf: lengthOn(deps) });
    if (refusal) return invalid(refusal, who, library);
    const until = endOfDay(entry.kind === 'closure' ? entry.to : entry.date, settings.timezone);
    const change: LibraryChange = { ...entry, by: who.by, at: now, until };
    const answer = entry.kind === 'closure' ? closureAnswer(entry, settings) : openingAnswer(entry, settings);
    const { staffLanguage } = deps.settings;
    const forTeam = {
      words: changeWords[staffLanguage].enteredBy(who.by, answer?.texts[staffLanguage] ?? null),
      at: now,
    };
    if ((await libraryChanges.save(change, 0, forTeam)) === 'lost') continue;
    if (await clashes(deps, entry)) continue;
    log('library.changed', { kind: entry.kind, key: entry.key });
    await Promise.all([
      renewDrafts(deps),
      told(deps, who, words.entered(answer?.texts[who.language] ?? null)),
      tellTeam(deps, forTeam),
    ]);
    return { kind: 'done' };
  }
}

/** Slack's answer may have come too late for the modal to close: whoever submits the same once more has been heard. */
function says(change: LibraryChange, entry: Closure | ExtraOpening): boolean {
  return Object.entries(entry).every(([name, value]) => Reflect.get(change, name) === value);
}

/**
 * Two leads at the same moment: whoever finds another's beside their own takes it back and looks anew, so that never both
 * stand.
 */
async function clashes(deps: ChangeNeeds, entry: Closure | ExtraOpening): Promise<boolean> {
  const { files, now, stored, today } = await libraryNow(deps);
  const others = stored.map(({ change }) => change).filter(({ key }) => key !== entry.key);
  const { settings } = withChanges(files, others, now);
  const own = stored.find(({ change }) => change.key === entry.key);
  if (!own || refusalOf(entry, { settings, today, lengthOf: lengthOn(deps) }) === null) return false;
  await deps.libraryChanges.remove(entry.key, own.version);
  return true;
}

function refusalOf(entry: Closure | ExtraOpening, standing: Standing): Refused | null {
  return entry.kind === 'closure' ? refusedClosure(entry, standing) : refusedOpening(entry, standing);
}
