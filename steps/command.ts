/** What members of staff type after `/auskunft`: the emergency stop, the rota, and for leads the library. */

import { rarityIn } from '../core/answer-search.ts';
import { changeWords } from '../core/change-words.ts';
import { commandIn, commandWords, type ForLeads } from '../core/command-words.ts';
import { decisionWords } from '../core/decision-words.ts';
import { gapsIn } from '../core/gaps.ts';
import type { Library } from '../core/library.ts';
import { isLead } from '../core/roles.ts';
import { shorten } from '../core/shorten.ts';
import type { StaffId } from '../core/thread.ts';
import { type StaffLanguage, words as staffWords, topicName } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { helpFor } from './home.ts';
import type { LibraryModal } from './library-modals.ts';
import { beginPractice } from './practice.ts';
import type { RotaNeeds } from './rota-acts.ts';
import { rotaCommand } from './rota-command.ts';
import {
  answerModal,
  answersWith,
  changesModal,
  closureModal,
  editable,
  libraryNow,
  newAnswerModal,
  pickAnswerModal,
} from './show-library.ts';

type Needs = RotaNeeds &
  Pick<Deps, 'owner' | 'libraryChanges' | 'wallClock'> & {
    /** The library as deployed, without what was entered from Slack. */
    files: Library;
  };

interface Command {
  by: StaffId;
  /** What was typed after the command's own name. */
  text: string;
  /** Opens a modal within 3 s; empty where the desk gives none. */
  trigger: string;
}

/** @returns the sentence that only the person who typed it sees; null when a modal opened instead */
export async function command(deps: Needs, { by, text, trigger }: Command): Promise<string | null> {
  const { desk, clock, settings } = deps;
  const now = clock();
  const typed = commandIn(text);
  const [member, language] = await Promise.all([desk.isStaff(by, now), desk.languageOf(by, now)]);
  const words = commandWords[language];
  const said = decisionWords[language];
  // Slack being down keeps nobody from stopping: the request is signed, and a stop harms less than an answer.
  if (member.kind === 'trouble' && typed.name !== 'stop') return said.deskTrouble;
  if (member.kind === 'ok' && !member.value) return said.notStaff;

  const help = helpFor(deps, by, language);
  switch (typed.name) {
    case null:
      return `${words.unknown(typed.word)}\n${help}`;
    case 'help':
      return help;
    case 'practice':
      if (!settings.practice) return words.noPractice;
      return (await beginPractice(deps)) === 'begun' ? words.begun : words.notBegun;
    case 'stop':
      return stop(deps, by, language);
    case 'release':
      return release(deps, by, language);
    case 'home':
    case 'duty':
    case 'absent':
    case 'back':
    case 'swap':
    case 'calendar':
    case 'plan':
    case 'override':
      return rotaCommand(deps, { ...typed, by, trigger }, language);
    default:
      return libraryCommand(deps, typed, { by, trigger }, language);
  }
}

/** Any member of staff can hold all sending; `send` checks before each claim, and `tick` tells the channel. */
async function stop({ threads, clock, log, wallClock }: Needs, by: StaffId, language: StaffLanguage): Promise<string> {
  const words = decisionWords[language];
  const hold = await threads.hold();
  if (hold) return words.alreadyHeld(hold.by, wallClock(hold.at));
  await threads.setHold({ held: true, by, at: clock() });
  log('sending.held');
  return words.held(by);
}

async function release(deps: Needs, by: StaffId, language: StaffLanguage): Promise<string> {
  const { threads, clock, log, settings } = deps;
  const words = decisionWords[language];
  if (!(await threads.hold())) return words.notHeld;
  if (!isLead(settings.roles, by)) return commandWords[language].mayNotRelease(settings.roles.leads);
  await threads.setHold({ held: false, by, at: clock() });
  log('sending.released');
  return words.released(by);
}

/** What leads see of the library, and change in it. */
async function libraryCommand(
  deps: Needs,
  typed: ForLeads,
  { by, trigger }: Omit<Command, 'text'>,
  language: StaffLanguage,
): Promise<string | null> {
  const { desk, settings } = deps;
  const looks = typed.name === 'changes' || typed.name === 'gaps';
  if (!isLead(settings.roles, by)) return changeWords[language].notLead(settings.roles.leads, looks);
  const modal = await modalFor(deps, typed, language);
  if (typeof modal === 'string') return modal;
  const opened = await desk.openModal(trigger, modal, language);
  return opened.kind === 'ok' ? null : decisionWords[language].deskTrouble;
}

/** The modal, or a sentence where there is nothing to show. */
async function modalFor(deps: Needs, typed: ForLeads, language: StaffLanguage): Promise<LibraryModal | string> {
  const state = await libraryNow(deps);
  switch (typed.name) {
    case 'closure':
    case 'opening':
      return closureModal(typed.name, state, language);
    case 'changes':
      return changesModal(state, language);
    case 'gaps':
      return gapsNow(deps, language);
    case 'answer': {
      if ('title' in typed) return newAnswerModal(typed.title);
      const { search } = typed;
      const found = search === '' ? editable(state) : answersWith(search, state);
      const [first, second] = found;
      if (search !== '' && first === undefined) return commandWords[language].noAnswer(search);
      if (first !== undefined && second === undefined) return answerModal(first, state);
      return pickAnswerModal(found);
    }
  }
}

const gapsShown = 10;
const exampleChars = 120;

/** What the library could not answer. The weights of its files are good enough for what is alike. */
async function gapsNow({ threads, clock, files }: Needs, language: StaffLanguage): Promise<string> {
  const lessons = await threads.lessons(clock());
  const gaps = gapsIn(lessons, rarityIn(files));
  const w = staffWords[language];
  const lines = gaps.slice(0, gapsShown).map(({ intent, n, examples }) => {
    const said = examples.map((text) => w.quoted(shorten(text, exampleChars))).join(', ');
    return `• ${n} × *${topicName(w, intent)}*: ${said}`;
  });
  const suggested = lessons.some(({ kind }) => kind === 'suggestion');
  return commandWords[language].gaps(lines, { more: gaps.length - lines.length, suggested });
}
