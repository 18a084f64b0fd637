/** A month as full as it gets: six weeks, three shifts a day, fifteen people, and everything that may be said of a shift. */
import { daysOf, type MonthPlan, monthPlan } from '../../core/month-plan.ts';
import { rosterFor } from '../../core/roster.ts';
import type { Assigned } from '../../core/rota.ts';
import { allWeek, calendarWith, early, late, rotaOf, somebody } from './random-rotas.ts';

const people = [
  'Marta Kühn',
  'Jonas Albrecht',
  'Aylin Demir',
  'Priya Nair',
  'Tomasz Wilk',
  'Ann-Kathrin von der Heydt-Oberschelp',
  'Uwe Scholz',
  'Beatrix Lindqvist',
  'Çağla Yıldız',
  'Émile Fournier',
  'Nora Baumann',
  'Olga Petrenko',
  'Ralf Krüger',
  'Sina Thiel',
  'Viet Nguyen',
].map((name, i) =>
  somebody({
    name,
    initials:
      `${name[0]}${name.split(' ')[1]?.[0]}`.toLowerCase().replace('ç', 'c').replace('é', 'e') + 'abcdefghijklmno'[i],
    share: [1, 0.8, 0.65, 0.5, 0.4][i % 5] ?? 1,
  }),
);
const night = { ...late, id: 'abend', name: { de: 'Abenddienst', en: 'Evening' }, start: '18:00', end: '21:00' };
const rota = rotaOf(people, {
  templates: [early, late, night],
  plan: [{ weekday: 'mon', template: 'frueh', person: people[0]?.initials ?? '', weeks: 'A' }],
});
const calendar = calendarWith({ ...allWeek(['10:00-21:00']), sun: [] });

/** @param month as 2026-08, which touches six weeks */
export function fullMonth(month = '2026-08'): { plan: MonthPlan; today: string } {
  const { from, to } = daysOf(month);
  const roster = rosterFor(rota, calendar, [], from, to).map((shift, i): Assigned => {
    const person = i % 11 === 5 ? null : (people[(i * 7) % people.length]?.slack ?? null);
    const swap = i % 13 === 2 ? { by: person ?? '', at: 1 } : null;
    const source = i % 9 === 4 ? 'swap' : i % 17 === 8 ? 'override' : 'roster';
    return { ...shift, person, source, swap, publishedAt: i < 55 ? 1 : null, version: 1 };
  });
  return { plan: monthPlan(month, { rota, calendar, roster, absences: [], now: 0 }), today: `${month}-12` };
}
