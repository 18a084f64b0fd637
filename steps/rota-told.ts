/** What a change of the rota is in words: for whoever made it, for whoever it affects, and in the channel. */
import { errorName } from '../core/error-name.ts';
import { keyOf } from '../core/roster.ts';
import type { Rota } from '../core/rota.ts';
import { daysBack, freedBy, stillAway } from '../core/rota-absences.ts';
import type { Told } from '../core/rota-moves.ts';
import { dayTold, rotaWords, shiftTold } from '../core/rota-words.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { DeskResult } from './ports.ts';
import type { Done, RotaNeeds, ShiftAct } from './rota-acts.ts';
import { showOffers } from './shift-offers.ts';

/** Slack waits 3 s for all of it: offers that are not begun within this are left to `tick`. */
const offersWithin: Millis = 1_000;

/**
 * The change holds, whatever happens here; what is to stand in the channel `tick` makes good.
 * @returns who was to be told of it alone, and was not
 */
export async function tellOf(deps: RotaNeeds, rota: Rota, act: ShiftAct, done: Done): Promise<StaffId[]> {
  const { desk, clock, log, settings } = deps;
  const { by, today } = done.standing;
  const begun = clock();
  const isTold = async (tell: () => Promise<DeskResult<null> | null>): Promise<boolean> => {
    try {
      const told = await tell();
      if (told?.kind === 'trouble') log('rota.untold', { trouble: told.trouble.kind });
      return told?.kind !== 'trouble';
    } catch (error) {
      log('rota.notTold', { error: errorName(error) });
      return false;
    }
  };
  const toChannel = async () => {
    const { staffLanguage } = settings;
    if (act.do !== 'publish' || done.unseen) return null;
    return desk.announce(rotaWords[staffLanguage].channelPublished(dayTold(act.until, staffLanguage, today), by));
  };
  const toOne = async (each: Told) => {
    const { staff } = each;
    const told = await isTold(async () =>
      desk.message(staff, toldAs(rota, each, by, await desk.languageOf(staff, begun))),
    );
    return told ? [] : [staff];
  };
  const [untold] = await Promise.all([Promise.all(done.told.map(toOne)), isTold(toChannel)]);
  await isTold(async () => {
    await showOffers(deps, begun + offersWithin);
    return null;
  });
  return [...new Set(untold.flat())];
}

function toldAs(rota: Rota, { what, shift, to }: Told, by: string, language: StaffLanguage): string {
  const w = rotaWords[language];
  const named = shiftTold(rota, shift, language);
  switch (what) {
    case 'takenOver':
      return w.takenOver(named, by);
    case 'given':
      return w.given(named, by);
    case 'takenAway':
      return w.takenAway(named, by, to);
  }
}

/**
 * Why a lead is to look at a plan before it is published.
 * @param written how many shifts of it were published already
 */
export function unseenTold(
  { until, seen }: Extract<ShiftAct, { do: 'publish' }>,
  written: number,
  today: string,
  language: StaffLanguage,
): string {
  const w = rotaWords[language];
  if (seen === null || seen.until === until) return w.planChanged(written);
  return w.planUntil(dayTold(until, language, today));
}

/** For whoever acted. */
export function doneTold(
  rota: Rota,
  act: ShiftAct,
  { assignments, standing, log }: Done,
  language: StaffLanguage,
): string {
  const w = rotaWords[language];
  const day = (date: string) => dayTold(date, language, standing.today);
  const named = (shift: { date: string; template: string }) => shiftTold(rota, shift, language);
  switch (act.do) {
    case 'absent':
      return w.absent(day(act.from), day(act.to), assignments.map(named));
    case 'back': {
      const again = new Set(assignments.map(keyOf));
      const days = daysBack(standing, act);
      const gone = freedBy(standing, days, log).filter(
        (shift) => !again.has(keyOf(shift)) && shift.person !== null && shift.person !== standing.by,
      );
      const away = stillAway(standing, days).map(({ from, to }) => [day(from), day(to)] as const);
      return w.back(assignments.map(named), gone.map(named), away);
    }
    case 'take':
    case 'acceptSwap':
      return w.taken(named(act));
    case 'askSwap':
      return w.swapAsked(named(act));
    case 'withdrawSwap':
      return w.swapWithdrawn(named(act));
    case 'override':
      return w.overridden(named(act), act.to);
    case 'publish': {
      const open = assignments.filter(({ person }) => person === null).length;
      return w.published(day(act.until), assignments.length, open);
    }
  }
}
