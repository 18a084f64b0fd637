/** What the modals of the rota show when they open, and what a question about duty is answered. */
import { present } from '../core/duty.ts';
import { dutyShown, type HomeShift, shownShift } from '../core/home.ts';
import { fullDay, homeWords, serviceTold, shiftWords } from '../core/home-words.ts';
import { planPreview, previewUntil } from '../core/plan-preview.ts';
import { rosterFor } from '../core/roster.ts';
import type { Assigned } from '../core/rota.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { standingAt } from './duty.ts';
import type { OpenedFrom, RotaModal } from './rota-modals.ts';
import { proposal } from './rota-proposal.ts';

type Needs = Pick<Deps, 'rota' | 'rotas' | 'calendar' | 'settings' | 'clock'>;

const daysShown = 29;

/** The modal as it opens; null where the library has no rota. */
export async function rotaModal(
  deps: Needs,
  modal: 'absence' | 'override' | 'plan',
  from: OpenedFrom,
  now: Millis,
): Promise<RotaModal | null> {
  const { rota } = deps;
  if (rota === null) return null;
  const calendar = await deps.calendar();
  const { date: today } = wallClock(now, calendar.zone);
  switch (modal) {
    case 'absence':
      return { kind: 'absence', today, said: null, from };
    case 'override':
      return overrideModal(deps, from, now);
    case 'plan':
      return planModal(deps, { until: previewUntil(rota, today), said: null, from }, now);
  }
}

async function overrideModal(deps: Needs, from: OpenedFrom, now: Millis): Promise<RotaModal | null> {
  const standing = await standingAt(deps, now, daysShown);
  if (standing === null) return null;
  const { rota, roster, calendar } = standing;
  const { date: today } = wallClock(now, calendar.zone);
  const shifts = roster.filter(({ end }) => end > now).map((shift) => shownShift(shift, rota, null));
  const people = rota.people
    .filter(({ to }) => to === undefined || to >= today)
    .map(({ slack: staff, name }) => ({ staff, name }));
  return { kind: 'override', shifts, people, from };
}

/**
 * The plan as it would be published now; null where the library has no rota.
 * @param shown.until the last day, as 2026-12-24
 * @param shown.said why it is shown again, or null
 * @throws {RangeError} for a date that does not exist
 */
export async function planModal(
  deps: Needs,
  shown: { until: string; said: string | null; from: OpenedFrom },
  now: Millis,
): Promise<RotaModal | null> {
  const { rota } = deps;
  if (rota === null) return null;
  const { until } = shown;
  const { shifts, ...preview } = planPreview({ rota, ...(await proposal(deps, rota, until)), until, now });
  return { kind: 'plan', ...shown, ...preview, proposed: shifts.map((shift) => shownShift(shift, rota, null)) };
}

/** Who is on duty now, and next. */
export async function dutyTold(deps: Needs, now: Millis, language: StaffLanguage): Promise<string | null> {
  const standing = await standingAt(deps, now, daysShown);
  if (standing === null) return null;
  const { rota } = standing;
  const w = homeWords[language];
  const { on, uncovered, next, service } = dutyShown({ ...standing, now });
  const told = (shift: Assigned) => shownShift(shift, rota, null);
  const state = serviceTold(service, on.length > 0, language);
  return [
    `*${w.duty}*`,
    ...(state === null ? [] : [state]),
    ...on.map(({ staff, shift }) => `• ${row(staff, told(shift), language)}`),
    ...uncovered.map((shift) => w.nobodyHas(shiftWords(told(shift), language))),
    ...(next === null ? [] : [`${w.next(shiftWords(told(next), language))} – ${nameOf(next.person, language)}`]),
  ].join('\n');
}

/**
 * Who is on duty on a day.
 * @param date as 2026-12-24, in the library's zone
 */
export async function dutyOnTold(deps: Needs, date: string, language: StaffLanguage): Promise<string | null> {
  const { rota, rotas } = deps;
  if (rota === null) return null;
  const w = homeWords[language];
  const [calendar, stored, absences] = await Promise.all([
    deps.calendar(),
    rotas.assignments(date, date),
    rotas.absences(date),
  ]);
  const day = fullDay(date, language);
  const roster = rosterFor(rota, calendar, stored, date, date);
  if (roster.length === 0) return w.noShiftOn(day);
  const rows = roster.map((shift) => {
    const shown = shownShift(present(shift, absences), rota, null);
    const hours = `${shown.name[language]} (${shown.start}–${shown.end})`;
    const preview = shown.published ? '' : ` · ${w.preview}`;
    return `• ${hours}: ${nameOf(shown.person, language)}${preview}`;
  });
  return [w.onDay(day), ...rows].join('\n');
}

function row(staff: StaffId, shift: HomeShift, language: StaffLanguage): string {
  return `${nameOf(staff, language)} – ${shift.name[language]}, ${homeWords[language].onDutyUntil(shift.end)}`;
}

function nameOf(staff: StaffId | null, language: StaffLanguage): string {
  return staff === null ? homeWords[language].nobody : `<@${staff}>`;
}
