/** What `tick` tells about shifts: an offer that nobody took in time, and once a day what is still uncovered. */
import { mentionable } from '../core/duty.ts';
import { dayAfter, isAbsent, keyOf, rosterFor } from '../core/roster.ts';
import { uncovered } from '../core/roster-plan.ts';
import type { Assigned } from '../core/rota.ts';
import { stored } from '../core/rota-moves.ts';
import { dayTold, rotaWords, shiftTold } from '../core/rota-words.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import { standingAt } from './duty.ts';
import type { OfferNeeds } from './shift-offers.ts';
import { takeTurn } from './take-turn.ts';

const dayMs: Millis = 86_400_000;

/**
 * An offer ends when its shift begins: whoever has it is told that nobody took it, once. After that the offer is
 * withdrawn, and `showOffers` says so in the channel.
 * @param until what is not begun by then is left to the next `tick`
 */
export async function tellPastDue(deps: OfferNeeds, until: Millis): Promise<void> {
  const { rota, rotas, clock } = deps;
  if (rota === null) return;
  const now = clock();
  const calendar = await deps.calendar();
  const today = wallClock(now, calendar.zone).date;
  // Where `tick` slept over midnight.
  const from = dayAfter(today, -1);
  const roster = rosterFor(rota, calendar, await rotas.assignments(from, today), from, today);
  for (const shift of roster) {
    if (clock() >= until) return;
    if (shift.swap !== null && shift.start <= now) await endOffer(deps, shift, now);
  }
}

async function endOffer(deps: OfferNeeds, shift: Assigned, now: Millis): Promise<void> {
  const { rota, rotas, desk, log, threads } = deps;
  const { date, template, version, person } = shift;
  const what = `pastDue-${date}-${template}-${version}`;
  if (rota === null || !(await takeTurn(threads, what, now))) return;
  if (person !== null && now < shift.end) {
    const language = await desk.languageOf(person, now);
    const told = await desk.message(person, rotaWords[language].pastDue(shiftTold(rota, shift, language)));
    if (told.kind === 'trouble' && told.trouble.kind !== 'refused') {
      log('swap.untold', { trouble: told.trouble.kind });
      return;
    }
  }
  const entries = [{ at: now, by: 'tick', what: 'swapWithdrawn', date, template, from: person, to: person } as const];
  await rotas.change({ assignments: [{ ...stored(shift), swap: null }], entries });
  await threads.done(what);
}

/**
 * Once a day, when the service opens: what is uncovered in the days for which a lead publishes at least, beside what the
 * channel has read to be free today; and where the negotiated plan leaves something of it open that is not published yet,
 * that the leads have to.
 */
export async function tellUncovered(deps: OfferNeeds & Pick<Deps, 'inService'>): Promise<void> {
  const { rota, clock, desk, log, settings, threads, inService } = deps;
  const now = clock();
  if (rota === null || settings.practice || !(await inService(now))) return;
  const standing = await standingAt(deps, now, rota.publishDays + 1);
  if (standing === null) return;
  const { roster, absences, calendar } = standing;
  const today = wallClock(now, calendar.zone).date;
  const free = uncovered(roster, absences, now);
  if (free.length === 0) return;
  const offered = await offeredToday(deps, today, now);
  const gaps = free.filter((gap) => !offered.has(keyOf(gap)));
  const what = `uncovered-${today}`;
  if (gaps.length === 0 || !(await takeTurn(threads, what, now))) return;
  const { staffLanguage, roles } = settings;
  const shifts = gaps.map((gap) => shiftTold(rota, gap, staffLanguage));
  const isUnpublished = ({ start, publishedAt }: Assigned) => start > now && publishedAt === null;
  const first = gaps.some(isUnpublished) ? roster.find(isUnpublished) : undefined;
  const unpublished = first === undefined ? null : dayTold(first.date, staffLanguage);
  const leads = roles.leads.filter(
    (lead) => !isAbsent(lead, today, absences) && mentionable(rota, lead, now, calendar.zone),
  );
  const told = await desk.announce(rotaWords[staffLanguage].uncovered(shifts, leads, unpublished));
  if (told.kind === 'trouble') {
    log('uncovered.untold', { trouble: told.trouble.kind });
    return;
  }
  await threads.done(what);
  log('uncovered.told', { shifts: gaps.length });
}

/** What became free today while the service was open stands in the channel since then, with whoever could take it. */
async function offeredToday(
  { rotas, calendar, inService }: Pick<Deps, 'rotas' | 'calendar' | 'inService'>,
  today: string,
  now: Millis,
): Promise<Set<string>> {
  const { zone } = await calendar();
  const offered = new Set<string>();
  for (const { at, what, date, template, to } of await rotas.log(now - dayMs)) {
    const isFreed = what === 'freed' || (what === 'overridden' && to === null);
    if (!isFreed || template === null || wallClock(at, zone).date !== today) continue;
    if (await inService(at)) offered.add(keyOf({ date, template }));
  }
  return offered;
}
