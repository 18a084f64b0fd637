import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rosterFor } from '../../core/roster.ts';
import { rotaRows } from '../../core/rota-rows.ts';
import { allWeek, anyCase, calendarWith, dateAfter, early, rotaOf, somebody } from '../support/random-rotas.ts';

const zone = 'Europe/Berlin';
const mk = somebody({ initials: 'mk' });

test('rows have the offset of their own time, also on the day on which clocks change', () => {
  const night = { ...early, id: 'nacht', start: '02:00', end: '24:00' };
  const rota = rotaOf([mk], {
    templates: [night],
    plan: [{ weekday: 'sun', template: 'nacht', person: 'mk', weeks: 'every' }],
  });
  const calendar = calendarWith(allWeek(['00:00-24:00']));
  const row = (date: string) => rotaRows(rota, rosterFor(rota, calendar, [], date, date), [], zone)[0];
  expect(row('2026-10-25')).toEqual({
    date: '2026-10-25',
    template: 'nacht',
    start: '2026-10-25T02:00:00+02:00',
    end: '2026-10-26T00:00:00+01:00',
    person: 'mk',
    source: 'roster',
  });
  expect(row('2027-03-28')).toMatchObject({ start: '2027-03-28T03:00:00+02:00', end: '2027-03-29T00:00:00+02:00' });
});

test('whoever is away, and whoever left, is nobody', () => {
  const gone = somebody({ initials: 'ja', to: '2026-11-22' });
  const plan = [
    { weekday: 'mon' as const, template: 'frueh', person: 'mk', weeks: 'every' as const },
    { weekday: 'mon' as const, template: 'spaet', person: 'ja', weeks: 'every' as const },
  ];
  const rota = rotaOf([mk, gone], { plan });
  const roster = rosterFor(rota, calendarWith(allWeek(['10:00-18:00'])), [], '2026-11-23', '2026-11-23');
  const people = (absences: Parameters<typeof rotaRows>[2]) =>
    rotaRows(rota, roster, absences, zone).map(({ person }) => person);
  expect(people([])).toEqual(['mk', null]);
  expect(people([{ staff: 'U0MK', from: '2026-11-20', to: '2026-11-23' }])).toEqual([null, null]);
});

test('over random rotas there is one row for each shift, in order, at the same instants', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service, absences, stored }) => {
      const roster = rosterFor(rota, calendarWith(service), stored, start, dateAfter(start, 20));
      const rows = rotaRows(rota, roster, absences, zone);
      const written = rows.map((row) => `${row.date} ${row.template} ${Date.parse(row.start)} ${Date.parse(row.end)}`);
      expect(written.toSorted()).toEqual(
        roster.map((shift) => `${shift.date} ${shift.template} ${shift.start} ${shift.end}`).toSorted(),
      );
      const starts = rows.map((row) => Date.parse(row.start));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});
