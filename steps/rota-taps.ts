/** What staff tap about the rota: done, and shown where they tapped it. */
import { decisionWords } from '../core/decision-words.ts';
import { isLead } from '../core/roles.ts';
import { rotaWords } from '../core/rota-words.ts';
import type { StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import { helpFor, homeFor } from './home.ts';
import type { DeskResult } from './ports.ts';
import { type RotaNeeds, rotaAct } from './rota-acts.ts';
import type { RotaModal, RotaPlace, RotaTap } from './rota-modals.ts';
import { rotaModal } from './rota-show.ts';

/** Somebody looks at the app's own tab: it shows the rota as it is now. Nobody outside of the channel sees any of it. */
export async function openHome(deps: RotaNeeds, by: StaffId): Promise<void> {
  const { desk, clock, log } = deps;
  const now = clock();
  const [member, language] = await Promise.all([desk.isStaff(by, now), desk.languageOf(by, now)]);
  if (member.kind !== 'ok' || !member.value) return;
  const home = await homeFor(deps, by, now);
  if (home === null) return;
  const shown = await desk.publishHome(by, home, language);
  if (shown.kind === 'trouble') log('home.notShown', { trouble: shown.trouble.kind });
}

/** Whoever taps sees what came of it in the same place; somebody outside of the channel changes nothing. */
export async function rotaTap(deps: RotaNeeds, by: StaffId, tap: RotaTap, place: RotaPlace): Promise<void> {
  const { desk, clock } = deps;
  const now = clock();
  const [member, language] = await Promise.all([desk.isStaff(by, now), desk.languageOf(by, now)]);
  const answerUrl = place.kind === 'message' ? place.answerUrl : null;
  const said = decisionWords[language];
  // Nobody outside of the channel is shown the home.
  if (member.kind === 'trouble') return told(deps, by, said.deskTrouble, answerUrl);
  if (!member.value) return told(deps, by, said.notStaff, answerUrl);
  const shown =
    tap.do === 'open'
      ? await open(deps, by, tap, place, language)
      : await show(deps, by, (await rotaAct(deps, by, tap)).words, place, language);
  if (shown.kind === 'trouble') await told(deps, by, said.deskTrouble, answerUrl);
}

async function told({ desk }: RotaNeeds, by: StaffId, words: string, answerUrl: string | null): Promise<void> {
  await desk.tell(by, words, answerUrl);
}

async function open(
  deps: RotaNeeds,
  by: StaffId,
  { modal: wanted, trigger }: Extract<RotaTap, { do: 'open' }>,
  place: RotaPlace,
  language: StaffLanguage,
): Promise<DeskResult<unknown>> {
  const { roles } = deps.settings;
  if (wanted !== 'absence' && !isLead(roles, by)) {
    return show(deps, by, rotaWords[language].forLeads(roles.leads), place, language);
  }
  const modal = await rotaModal(deps, wanted, place.kind === 'home' ? 'home' : 'modal', deps.clock());
  if (modal === null) return show(deps, by, rotaWords[language].noRota, place, language);
  return place.kind === 'modal'
    ? deps.desk.changeModal(place.view, modal, language)
    : deps.desk.openModal(trigger, modal, language);
}

/** The home as it is after the act, with what came of it above; on a message a private word. */
async function show(
  deps: RotaNeeds,
  by: StaffId,
  words: string,
  place: RotaPlace,
  language: StaffLanguage,
): Promise<DeskResult<unknown>> {
  const { desk } = deps;
  if (place.kind === 'message') return desk.tell(by, words, place.answerUrl);
  const modal = await homeModal(deps, by, words, language);
  if (modal === null) return desk.tell(by, words, null);
  return place.kind === 'home'
    ? desk.publishHome(by, modal.home, language)
    : desk.changeModal(place.view, modal, language);
}

/**
 * The home with what can be typed below it; null where the library has no rota.
 * @param said what came of the last act, or null
 */
export async function homeModal(
  deps: RotaNeeds,
  by: StaffId,
  said: string | null,
  language: StaffLanguage,
): Promise<Extract<RotaModal, { kind: 'home' }> | null> {
  const home = await homeFor(deps, by, deps.clock());
  return home && { kind: 'home', home: { ...home, said }, help: helpFor(deps, by, language) };
}
