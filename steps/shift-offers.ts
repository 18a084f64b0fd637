/** Shifts that are free or to be swapped stand in the channel; what stands there follows the rota, like any card. */
import { offerKey } from '../core/card-key.ts';
import { mentionable } from '../core/duty.ts';
import { type ServiceCalendar, serviceState } from '../core/hours.ts';
import { canWork, isAbsent, keyOf, rosterFor } from '../core/roster.ts';
import type { Absence, Assigned, Assignment, Rota } from '../core/rota.ts';
import { rotaWords, shiftTold } from '../core/rota-words.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import type { ShiftOffer } from './ports.ts';
import type { StandingOffer } from './rotas.ts';
import { takeTurn } from './take-turn.ts';
import type { CardPlace } from './threads.ts';

export type OfferNeeds = Pick<Deps, 'clock' | 'log' | 'desk' | 'rota' | 'rotas' | 'calendar' | 'settings' | 'threads'>;

/** By so much our clock may be ahead of Slack's. */
const clockSkew: Millis = 60_000;
/** Later than any date. */
const endOfTime = '9999-12-31';

interface Now {
  rota: Rota;
  calendar: ServiceCalendar;
  absences: readonly Absence[];
  /** All shifts of the days on which something is offered, by key. */
  rows: ReadonlyMap<string, Assigned>;
  now: Millis;
}

type Placed = StandingOffer & { place: CardPlace };

/**
 * Posts what is newly free or offered, and says on what stood there before what became of it. After every change, and by
 * `tick`: what Slack does not take now is tried again in a minute.
 * @param until what is not begun by then is left to `tick` too
 */
export async function showOffers(deps: OfferNeeds, until: Millis = Number.POSITIVE_INFINITY): Promise<void> {
  const { rota, rotas, clock } = deps;
  if (rota === null) return;
  const now = clock();
  const calendar = await deps.calendar();
  const today = wallClock(now, calendar.zone).date;
  const [standing, stored, absences] = await Promise.all([
    rotas.offers(),
    rotas.assignments(today, endOfTime),
    rotas.absences(today),
  ]);
  const rows = await rowsFor(deps, { rota, calendar }, standing, stored);
  const at = { rota, calendar, absences, rows, now };
  const left = new Set<string>();
  /** Offers that this run may post: nobody else is at them. */
  const mine = new Set<string>();
  for (const offer of standing) {
    if (clock() >= until) return;
    const found = await located(deps, offer);
    if (found === 'absent') {
      await rotas.offerSettled(offer);
      mine.add(offerKey(offer));
      continue;
    }
    if (clock() >= until) return;
    if (found === 'unknown' || (await follow(deps, at, found))) left.add(keyOf(offer));
  }
  for (const row of rows.values()) {
    if (clock() >= until) return;
    if (isOpen(row, now) && !left.has(keyOf(row))) await post(deps, at, row, mine.has(offerKey(row)));
  }
}

/** Where the offer stands. One that may have been posted is looked for in the channel by its key, unless another run is at it. */
async function located(
  { desk, rotas, log, threads, clock }: OfferNeeds,
  offer: StandingOffer,
): Promise<Placed | 'absent' | 'unknown'> {
  const { place } = offer;
  if ('ts' in place) return { ...offer, place };
  const what = offerKey(offer);
  if (!(await takeTurn(threads, what, clock()))) return 'unknown';
  const found = await desk.findCard(what, place.unknownSince);
  if (found.kind === 'trouble') {
    log('offer.notFound', { trouble: found.trouble.kind });
    return 'unknown';
  }
  if (found.value === null) return 'absent';
  const placed = { ...offer, place: found.value };
  await rotas.offered(placed);
  await threads.done(what);
  return placed;
}

async function rowsFor(
  { rotas }: OfferNeeds,
  { rota, calendar }: Pick<Now, 'rota' | 'calendar'>,
  standing: readonly StandingOffer[],
  stored: readonly Assignment[],
): Promise<Map<string, Assigned>> {
  const known = new Set(stored.map(({ date }) => date));
  const wanted = stored.filter(({ swap, person, source }) => swap !== null || (person === null && source !== 'roster'));
  const dates = new Set([...standing, ...wanted].map(({ date }) => date));
  const rows = new Map<string, Assigned>();
  for (const date of dates) {
    // What is over stands there until its message says so.
    const ofDay = known.has(date) ? stored.filter((each) => each.date === date) : await rotas.assignments(date, date);
    for (const row of rosterFor(rota, calendar, ofDay, date, date)) rows.set(keyOf(row), row);
  }
  return rows;
}

/** What nobody was found for from the start is not offered one by one: see `tellUncovered`. */
function isOpen({ person, swap, source, version, start, end }: Assigned, now: Millis): boolean {
  if (version === 0) return false;
  return person === null ? source !== 'roster' && end > now : swap !== null && start > now;
}

/** @returns whether the offer stands as it is to, or could not be changed now; false: it is settled */
async function follow(
  { desk, rotas, log, settings }: OfferNeeds,
  { rota, rows, now }: Now,
  offer: Placed,
): Promise<boolean> {
  const row = rows.get(keyOf(offer));
  const open = row !== undefined && isOpen(row, now);
  if (open && row.version === offer.version) return true;
  const { staffLanguage } = settings;
  const again = open && (row.person === null) === (offer.of === null) ? row : null;
  const words = settledWords(rota, offer, row, now, staffLanguage);
  const shown = again === null ? { words, button: null } : offerOf(rota, again, [], staffLanguage);
  const told = await desk.changeOffer(offer.place, shown);
  // A message that was deleted cannot be changed; whatever else Slack says passes.
  if (told.kind === 'trouble' && told.trouble.kind !== 'refused') {
    log('offer.notChanged', { trouble: told.trouble.kind });
    return true;
  }
  if (again === null) await rotas.offerSettled(offer);
  else await rotas.offered({ ...offer, version: again.version, of: again.person });
  return again !== null;
}

/** @param mine true when nobody else may post it now */
async function post(deps: OfferNeeds, at: Now, row: Assigned, mine: boolean): Promise<void> {
  const { desk, rotas, log, settings, threads, clock } = deps;
  const { date, template, version, person } = row;
  const what = offerKey(row);
  if (!mine && !(await takeTurn(threads, what, clock()))) return;
  // Kept before it is posted: a run that breaks off leaves it to be looked for.
  const offer = { date, template, version, of: person, place: { unknownSince: clock() - clockSkew } };
  await rotas.offered(offer);
  const posted = await desk.offer(offerOf(at.rota, row, couldTake(at, row), settings.staffLanguage));
  if (posted.kind !== 'ok') {
    log('offer.notPosted', { trouble: posted.trouble.kind });
    if (posted.kind === 'trouble') await rotas.offerSettled(offer);
    return;
  }
  await rotas.offered({ ...offer, place: posted.value });
  await threads.done(what);
}

/** Who can take it and may be mentioned now: nobody is while away, outside of their own hours, or while the service is closed. */
function couldTake({ rota, calendar, absences, rows, now }: Now, row: Assigned): StaffId[] {
  const { zone } = calendar;
  if (!serviceState(calendar, now).open) return [];
  const { date: today } = wallClock(now, zone);
  const busy = new Set([...rows.values()].flatMap(({ date, person }) => (date === row.date ? [person] : [])));
  return rota.people
    .map(({ slack }) => slack)
    .filter((staff) => !busy.has(staff) && canWork(rota, staff, row, absences, zone))
    .filter((staff) => mentionable(rota, staff, now, zone) && !isAbsent(staff, today, absences));
}

function offerOf(rota: Rota, row: Assigned, could: readonly StaffId[], language: StaffLanguage): ShiftOffer {
  const w = rotaWords[language];
  const { date, template, version, person } = row;
  const shift = shiftTold(rota, row, language);
  const act = person === null ? 'take' : 'acceptSwap';
  return {
    words: person === null ? w.free(shift, could) : w.swap(shift, person, could),
    button: { label: w.takeIt, act, date, template, seen: version },
  };
}

/** What became of an offer that stands no more. */
function settledWords(
  rota: Rota,
  offer: StandingOffer,
  row: Assigned | undefined,
  now: Millis,
  language: StaffLanguage,
): string {
  const w = rotaWords[language];
  const was = w.was(offer.of !== null, shiftTold(rota, offer, language));
  if (row === undefined) return w.dropped(was);
  if (isOpen(row, now)) return w.offeredAnew(was);
  if (row.person === null) return row.end <= now ? w.stayedFree(was) : w.stillFree(was);
  if (row.person !== offer.of) return w.nowHas(was, row.person);
  return row.start <= now ? w.pastDueTold(was, row.person) : w.kept(was, row.person);
}
