/** What members of staff type after `/auskunft` about the rota. */
import type { AboutRota } from '../core/command-words.ts';
import { decisionWords } from '../core/decision-words.ts';
import { fold } from '../core/features.ts';
import { homeWords } from '../core/home-words.ts';
import { isLead } from '../core/roles.ts';
import { backTyped, dayTyped, spanTyped } from '../core/rota-command.ts';
import { rotaWords } from '../core/rota-words.ts';
import { wallClock } from '../core/shifts.ts';
import type { StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import { helpFor } from './home.ts';
import { type RotaNeeds, rotaAct } from './rota-acts.ts';
import type { RotaModal } from './rota-modals.ts';
import { dutyOnTold, dutyTold, rotaModal } from './rota-show.ts';
import { homeModal } from './rota-taps.ts';

interface Typed extends AboutRota {
  by: StaffId;
  /** Opens a modal within 3 s; empty where the desk gives none. */
  trigger: string;
}

/** @returns the sentence that only the person who typed it sees; null when a modal opened instead */
export async function rotaCommand(deps: RotaNeeds, typed: Typed, language: StaffLanguage): Promise<string | null> {
  const { by, name, rest } = typed;
  const { rota, settings, clock } = deps;
  const { noRota, forLeads, noAbsence } = rotaWords[language];
  if (rota === null) return name === 'home' ? helpFor(deps, by, language) : noRota;
  const w = homeWords[language];
  const today = async () => wallClock(clock(), (await deps.calendar()).zone).date;
  switch (name) {
    case 'home':
    case 'swap':
      return opened(deps, typed, await homeModal(deps, by, null, language), language);
    case 'duty': {
      const now = ['', 'jetzt', 'heute jetzt', 'now'].includes(fold(rest));
      if (now) return dutyTold(deps, clock(), language);
      const day = dayTyped(rest, await today());
      return day === null ? w.dayUnclear : dutyOnTold(deps, day, language);
    }
    case 'absent': {
      const span = spanTyped(rest, await today());
      if (span !== 'unread') return (await rotaAct(deps, by, { do: name, ...span })).words;
      const modal = await rotaModal(deps, 'absence', 'modal', clock());
      const said = rest === '' ? null : w.spanUnclear;
      return opened(deps, typed, modal?.kind === 'absence' ? { ...modal, said } : modal, language);
    }
    case 'back': {
      const span = backTyped(rest, await today());
      if (span !== 'unread') return (await rotaAct(deps, by, { do: name, ...span })).words;
      // There they see what they reported, each with a button.
      const modal = await homeModal(deps, by, rest === '' ? null : w.spanBackUnclear, language);
      return modal?.home.absences.length === 0 ? noAbsence : opened(deps, typed, modal, language);
    }
    case 'calendar':
      return calendar(deps, by, fold(rest), language);
    case 'plan':
    case 'override': {
      if (!isLead(settings.roles, by)) return forLeads(settings.roles.leads);
      return opened(deps, typed, await rotaModal(deps, name, 'modal', clock()), language);
    }
  }
}

async function calendar(deps: RotaNeeds, by: StaffId, which: string, language: StaffLanguage): Promise<string> {
  if (['sperren', 'loschen', 'revoke', 'delete'].includes(which)) {
    return (await rotaAct(deps, by, { do: 'revokeFeeds' })).words;
  }
  const all = ['alle', 'alles', 'all', 'everybody'].includes(which);
  if (which !== '' && !all) return homeWords[language].calendarUnclear;
  return (await rotaAct(deps, by, { do: 'feed', of: all ? 'all' : 'mine' })).words;
}

async function opened(
  { desk }: RotaNeeds,
  { trigger }: Typed,
  modal: RotaModal | null,
  language: StaffLanguage,
): Promise<string | null> {
  if (modal === null) return rotaWords[language].noRota;
  const shown = await desk.openModal(trigger, modal, language);
  return shown.kind === 'ok' ? null : decisionWords[language].deskTrouble;
}
