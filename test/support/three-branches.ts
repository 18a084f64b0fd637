/** Settings of a small library in North Rhine-Westphalia: three branches, and nothing closed. */
import fc from 'fast-check';
import * as v from 'valibot';
import { LibrarySettings } from '../../core/library.ts';

type Week = LibrarySettings['service']['hours'];
const shut: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const branch = (id: string, name: string, address: string, hours: Week) => ({
  id,
  name,
  address,
  phone: '1',
  email: `${id}@buecherei.example`,
  hours,
});

/** Checked like a library's own file. */
export const threeBranches = (change: Partial<LibrarySettings> = {}): LibrarySettings => ({
  ...v.parse(LibrarySettings, {
    name: 'Stadtbücherei Kleinhausen',
    city: 'Kleinhausen',
    handle: 'buecherei_klein',
    website: 'https://buecherei.example',
    privacyPage: 'https://buecherei.example/datenschutz',
    timezone: 'Europe/Berlin',
    land: 'NW',
    anrede: 'Sie',
    undoSeconds: 10,
    reopenDays: 7,
    target: { firstAnswerMinutes: 30, nineInTenMinutes: 60, remindBefore: 10, escalateAfter: 30 },
    report: { weekday: 'mon', time: '07:00', linkDays: 30 },
    service: { hours: shut },
    branches: [
      branch('mitte', 'Zentralbibliothek am Markt', 'Markt 1', {
        ...shut,
        tue: ['10:00-19:00'],
        thu: ['10:00-13:00', '14:30-19:00'],
        sat: ['10:00-15:00'],
      }),
      branch('gerresheim', 'Stadtteilbücherei Gerresheim', 'Heyeweg 4', {
        ...shut,
        tue: ['14:00-18:00'],
        sat: ['10:00-13:00'],
      }),
      branch('bilk', 'Stadtteilbücherei Bilk', 'Friedensplatz 2', { ...shut, mon: ['14:00-18:00'] }),
    ],
    closures: [],
    extraOpenings: [],
  }),
  ...change,
});

/** A closure as it stands in `library.yaml`. */
export const closed = (from: string, to: string, branches: string[], de = 'Inventur', en = 'stocktaking') => ({
  from,
  to,
  branches,
  service: false,
  reason: { de, en },
});

/** Any day within three years from 23 November 2026 on. */
export const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((ahead) => daysAfter('2026-11-23', ahead));
export const anyBranch = fc.constantFrom('mitte', 'gerresheim', 'bilk');
/** Any few closures and extra openings on such days. */
export const anyChange = fc.record({
  closures: fc.array(
    fc
      .tuple(anyDay, fc.integer({ min: 0, max: 60 }), fc.uniqueArray(anyBranch))
      .map(([from, more, branches]) => closed(from, daysAfter(from, more), branches)),
    { maxLength: 4 },
  ),
  extraOpenings: fc.array(
    fc.record({
      date: anyDay,
      branch: anyBranch,
      hours: fc.constantFrom<string[]>(['08:00-09:30'], ['12:00-15:00'], ['20:00-24:00']),
    }),
    { maxLength: 4 },
  ),
});

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Easter Sundays from an almanac. */
const easters = ['2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21'];

/** Public holidays of North Rhine-Westphalia by its law (FeiertagsG NW § 2), 2026 to 2030. */
function holidaysInNrw(year: number): string[] {
  const easter = easters.find((day) => day.startsWith(String(year)));
  if (easter === undefined) throw new Error(`Easter of ${year} is not in the almanac`);
  const fixed = ['01-01', '05-01', '10-03', '11-01', '12-25', '12-26'].map((day) => `${year}-${day}`);
  return [...fixed, ...[-2, 1, 39, 50, 60].map((days) => daysAfter(easter, days))];
}

/** Whether a branch is open at each minute of a day, worked out the slow way from the settings. */
export function openMinutes(settings: LibrarySettings, branchId: string, day: string): boolean[] {
  const weekday = names[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
  const isShut =
    holidaysInNrw(Number(day.slice(0, 4))).includes(day) ||
    settings.closures.some(({ from, to, branches }) => branches.includes(branchId) && from <= day && day <= to);
  const usual = settings.branches.find(({ id }) => id === branchId)?.hours[weekday] ?? [];
  const extra = settings.extraOpenings.filter((each) => each.branch === branchId && each.date === day);
  const hours = [...(isShut ? [] : usual), ...extra.flatMap((each) => each.hours)];
  return Array.from({ length: 1440 }, (_, minute) => {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return hours.some((period) => period.slice(0, 5) <= clock && clock < period.slice(6));
  });
}
