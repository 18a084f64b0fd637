/** What staff do about the rota: absences, taking over, swaps; for leads publishing and overriding. Calendars too. */
import { decisionWords } from '../core/decision-words.ts';
import type { ServiceCalendar } from '../core/hours.ts';
import { fingerprintOf } from '../core/plan-preview.ts';
import { isLead } from '../core/roles.ts';
import { dayAfter, isActive, keyOf, personOf, rosterFor } from '../core/roster.ts';
import type { Assignment, Rota, RotaEntry } from '../core/rota.ts';
import { absent, back, isDay } from '../core/rota-absences.ts';
import { askSwap, type Move, override, type Standing, type Told, take, withdrawSwap } from '../core/rota-moves.ts';
import { publish } from '../core/rota-publish.ts';
import { refusalTold, rotaWords } from '../core/rota-words.ts';
import { wallClock } from '../core/shifts.ts';
import type { StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import type { SeenPlan } from './rota-modals.ts';
import { proposal } from './rota-proposal.ts';
import { doneTold, tellOf, unseenTold } from './rota-told.ts';
import type { RotaCounts } from './rotas.ts';

/** `seen` is the version of the assignment that was on the screen; days are written as 2026-12-24, both included. */
export type RotaAct = ShiftAct | { do: 'feed'; of: 'mine' | 'all' } | { do: 'revokeFeeds' };

/** What changes who has which shift. */
export type ShiftAct =
  | { do: 'absent'; from: string; to: string }
  /** Without a last day: to the end of the absence. */
  | { do: 'back'; from: string; to: string | null }
  | { do: 'take' | 'askSwap' | 'withdrawSwap' | 'acceptSwap'; date: string; template: string; seen: number }
  | { do: 'override'; date: string; template: string; seen: number; to: StaffId | null }
  /** Done only where it is what was seen; of null nobody knows. */
  | { do: 'publish'; until: string; seen: SeenPlan | null };

/** `words` are for whoever acted, in their language. */
export type RotaOutcome =
  | { kind: 'done' | 'refused'; words: string }
  /** What would be published until this day is not what the lead saw. */
  | { kind: 'unseen'; until: string; words: string };

export type RotaNeeds = Pick<
  Deps,
  'clock' | 'log' | 'secret' | 'desk' | 'rota' | 'rotas' | 'calendar' | 'settings' | 'threads'
> & {
  /** Where a calendar with this secret is read. */
  calendarUrl: (token: string) => string;
};

/** What one act changed, in one write or several. */
export interface Done {
  assignments: Assignment[];
  told: Told[];
  /** As it was before the act. */
  standing: Standing;
  log: readonly RotaEntry[];
  /** Of a plan: what is left, or all of it, is not what the lead saw, and not published. */
  unseen: boolean;
}

/** Whoever loses this many races meets a rush, not a colleague. */
const mostTries = 5;
/** As many as one write takes, see `RotaChange`. */
const mostAtOnce = 60;
/** Further than anything can be entered: see `absent` and `publish`. */
const furthestDays = 366;

/**
 * Does it, tells the channel and whoever is affected, and says what became of it. Conditional on what was seen: of two
 * who take the same shift, one has it and the other is told so.
 */
export async function rotaAct(deps: RotaNeeds, by: StaffId, act: RotaAct): Promise<RotaOutcome> {
  const { desk, clock, rota, log } = deps;
  const now = clock();
  const [member, language] = await Promise.all([desk.isStaff(by, now), desk.languageOf(by, now)]);
  const said = decisionWords[language];
  if (member.kind === 'trouble') return { kind: 'refused', words: said.deskTrouble };
  if (!member.value) return { kind: 'refused', words: said.notStaff };
  if (rota === null) return { kind: 'refused', words: rotaWords[language].noRota };
  if (act.do === 'feed' || act.do === 'revokeFeeds') return feed(deps, rota, by, act, language);

  const result = await change(deps, rota, by, act);
  if (result === 'busy') return { kind: 'refused', words: rotaWords[language].busy };
  if ('why' in result) return { kind: 'refused', words: refusalTold(result, language) };
  const { assignments, unseen } = result;
  let untold: StaffId[] = [];
  if (!unseen || assignments.length > 0) {
    log('rota.changed', { act: act.do, shifts: assignments.length });
    untold = await tellOf(deps, rota, act, result);
  }
  const told = (words: string) =>
    [words, ...(untold.length === 0 ? [] : [rotaWords[language].untold(untold)])].join('\n');
  if (act.do === 'publish' && unseen) {
    return {
      kind: 'unseen',
      until: act.until,
      words: told(unseenTold(act, assignments.length, result.standing.today, language)),
    };
  }
  return { kind: 'done', words: told(doneTold(rota, act, result, language)) };
}

/** Whoever loses a race reads again and decides again: the second time they see who was quicker. */
async function change(deps: RotaNeeds, rota: Rota, by: StaffId, act: ShiftAct) {
  const assignments: Assignment[] = [];
  const told: Told[] = [];
  for (let tries = 0; tries < mostTries; tries++) {
    // Read before all else: whatever is entered from here on is noticed.
    const seen = await deps.rotas.counts();
    const { standing, move, log } = await decide(deps, rota, by, act);
    // A long plan takes several writes: what was written of it before stays.
    const done = { assignments, told, standing, log, unseen: false };
    if (move.kind === 'refused') return assignments.length > 0 ? done : move;
    if (!isSeen(act, [...assignments, ...move.change.assignments])) return { ...done, unseen: true };
    if (await write(deps, move, seen, { assignments, told })) return done;
  }
  return 'busy';
}

/** A plan is published as the lead saw it; any other act says itself which version it is about. */
function isSeen(act: ShiftAct, rows: readonly Assignment[]): boolean {
  if (act.do !== 'publish') return true;
  return act.seen?.until === act.until && act.seen.fingerprint === fingerprintOf(rows);
}

async function decide(
  deps: RotaNeeds,
  rota: Rota,
  by: StaffId,
  act: ShiftAct,
): Promise<{ standing: Standing; move: Move; log: readonly RotaEntry[] }> {
  const { clock, rotas, settings } = deps;
  const now = clock();
  const calendar = await deps.calendar();
  const { zone } = calendar;
  const today = wallClock(now, zone).date;
  const lead = isLead(settings.roles, by);
  const known = { rota, now, zone, today, by, lead };
  if (act.do === 'publish') {
    const { roster, absences, proposed } = await proposal(deps, rota, within(act.until, today));
    const standing = { ...known, absences, roster };
    return { standing, move: publish(standing, proposed, act.until), log: [] };
  }
  const furthest = dayAfter(today, furthestDays);
  const [from, to] =
    'from' in act ? [within(act.from, today), within(act.to ?? furthest, today)] : [act.date, act.date];
  const standing = { ...known, ...(await read(deps, rota, calendar, from, to, today)) };
  const log = act.do === 'back' ? await rotas.log(0) : [];
  return { standing, move: moveOf(standing, act, log), log };
}

function moveOf(standing: Standing, act: Exclude<ShiftAct, { do: 'publish' }>, log: readonly RotaEntry[]): Move {
  switch (act.do) {
    case 'absent':
      return absent(standing, act.from, act.to);
    case 'back':
      return back(standing, act, log);
    case 'take':
    case 'acceptSwap':
      return take(standing, act);
    case 'askSwap':
      return askSwap(standing, act);
    case 'withdrawSwap':
      return withdrawSwap(standing, act);
    case 'override':
      return override(standing, act, act.to);
  }
}

async function read(
  { rotas }: RotaNeeds,
  rota: Rota,
  calendar: ServiceCalendar,
  from: string,
  to: string,
  today: string,
) {
  if (!isDay(from) || to < from) return { roster: [], absences: [] };
  const [stored, absences] = await Promise.all([
    rotas.assignments(from, to),
    rotas.absences(from < today ? from : today),
  ]);
  return { roster: rosterFor(rota, calendar, stored, from, to), absences };
}

/** What was typed may be no date, or one that nobody plans for: the move says so, and the roster is not read for it. */
function within(typed: string, today: string): string {
  const last = dayAfter(today, furthestDays);
  if (!isDay(typed) || typed < today) return today;
  return typed < last ? typed : last;
}

/** @param done what is written is added here @returns false when somebody else changed what it follows from */
async function write(
  { rotas }: RotaNeeds,
  { change: { assignments, entries, ...absences }, told }: Extract<Move, { kind: 'change' }>,
  seen: RotaCounts,
  done: Pick<Done, 'assignments' | 'told'>,
): Promise<boolean> {
  for (let at = 0; at === 0 || at < assignments.length; at += mostAtOnce) {
    const part = assignments.slice(at, at + mostAtOnce);
    const keys = new Set(part.map(keyOf));
    const isPart = ({ date, template }: Pick<RotaEntry, 'date' | 'template'>) =>
      template === null ? at === 0 : keys.has(keyOf({ date, template }));
    const change = { ...(at === 0 ? absences : {}), assignments: part, entries: entries.filter(isPart) };
    // An absence counts itself in its first write.
    const whole = at === 0 || absences.absences === undefined ? { ...change, seen } : change;
    if ((await rotas.change(whole)) === 'lost') return false;
    done.assignments.push(...part);
    done.told.push(...told.filter(({ shift }) => isPart(shift)));
  }
  return true;
}

/** Whoever is on the team has calendars; see `calendarFeed`. */
async function feed(
  { clock, calendar, rotas, secret, calendarUrl, log }: RotaNeeds,
  rota: Rota,
  by: StaffId,
  act: Exclude<RotaAct, ShiftAct>,
  language: StaffLanguage,
): Promise<RotaOutcome> {
  const w = rotaWords[language];
  if (act.do === 'revokeFeeds') {
    await rotas.revokeFeeds(by);
    log('feed.revoked');
    return { kind: 'done', words: w.feedsRevoked };
  }
  const now = clock();
  const person = personOf(rota, by);
  const today = wallClock(now, (await calendar()).zone).date;
  if (person === undefined) return { kind: 'refused', words: w.refusals.notInRota };
  if (!isActive(person, today)) return { kind: 'refused', words: w.refusals.left };
  const token = secret();
  await rotas.makeFeed(token, { of: act.of === 'mine' ? by : null, by, at: now });
  log('feed.made', { of: act.of });
  return { kind: 'done', words: w.feed(act.of, calendarUrl(token)) };
}
