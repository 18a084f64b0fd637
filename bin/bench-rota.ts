/** What the rota costs on this machine: a team of 15, planned for a month, and who is on duty at a time. */
import { dutyAt } from '../core/duty.ts';
import type { ServiceCalendar } from '../core/hours.ts';
import { rosterFor } from '../core/roster.ts';
import { propose } from '../core/roster-plan.ts';
import type { Assignment, Person, Rota } from '../core/rota.ts';

const rounds = 15;
const [since, from, to] = ['2026-10-05', '2026-11-30', '2026-12-31'];
const now = Date.parse('2026-12-01T11:00:00+01:00');
const week = (hours: string[]): Person['hours'] => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: [],
});

/** Part-timers with hours, shares and limits of every kind; a third of the shifts is negotiated. */
function teamOf(size: number): Rota {
  const letter = (i: number) => String.fromCharCode(97 + i);
  const template = (id: string, start: string, end: string): Rota['templates'][number] => ({
    id,
    name: { de: id, en: id },
    start,
    end,
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  });
  const people = Array.from({ length: size }, (_, i) => ({
    slack: `U0${letter(i).toUpperCase()}`,
    name: `Person ${letter(i)}`,
    initials: letter(i).repeat(2),
    role: 'staff' as const,
    deputy: false,
    hours: week([['09:00-19:00', '08:00-14:30', '12:00-19:00'][i % 3] ?? '09:00-19:00']),
    share: [0.25, 0.5, 0.6, 0.8, 1][i % 5] ?? 1,
    maxShifts: 2 + (i % 3),
    wishes: [{ weekday: 'tue' as const, template: 'frueh' }],
    languages: [],
    reachable: 'workingHours' as const,
  }));
  const plan = (['mon', 'wed'] as const).flatMap((weekday, i) => [
    { weekday, template: 'frueh', person: letter(3 * i).repeat(2), weeks: 'every' as const },
    { weekday, template: 'spaet', person: letter(3 * i + 2).repeat(2), weeks: 'every' as const },
  ]);
  const templates = [template('frueh', '10:00', '14:00'), template('spaet', '14:00', '18:00')];
  return { weekA: '2026-11-02', publishDays: 14, userGroup: null, templates, people, plan };
}

/** Medians, in milliseconds, by what they are of: with the roster made from what is stored, as the functions do. */
export function rotaCosts(calendar: ServiceCalendar): Record<string, string> {
  const rota = teamOf(15);
  const absences = [{ staff: 'U0C', from: '2026-12-07', to: '2026-12-11' }];
  const propositions = () => {
    const roster = rosterFor(rota, calendar, [], since, to);
    return propose({ rota, calendar, roster, absences, from, to });
  };
  const stored: Assignment[] = propositions();
  const fortnight = () => rosterFor(rota, calendar, stored, '2026-12-01', '2026-12-14');
  const roster = fortnight();
  return {
    'a month for 15 people, ms': median(propositions).toFixed(1),
    'shifts proposed in it': `${stored.length}`,
    'on duty by the roster of two weeks, ms': median(() => dutyAt(roster, absences, now)).toFixed(3),
    'on duty with the roster of the day, ms': median(() =>
      dutyAt(rosterFor(rota, calendar, stored, '2026-12-01', '2026-12-01'), absences, now),
    ).toFixed(3),
    'the roster of two weeks, ms': median(fortnight).toFixed(2),
  };
}

function median(work: () => unknown): number {
  const costs = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return costs.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
