import { describe, expect, test } from 'vitest';
import { handOverAt } from '../../core/hand-over.ts';
import { rosterFor } from '../../core/roster.ts';
import type { Absence, Rota, ShiftTemplate } from '../../core/rota.ts';
import { allWeek, calendarWith, early, late, rotaOf, somebody } from '../support/random-rotas.ts';

const calendar = calendarWith(allWeek(['10:00-18:00']));
const people = ['mk', 'ja', 'ad'].map((initials) => somebody({ initials }));
const line = { weekday: 'tue' as const, weeks: 'every' as const };
const byPlan: Rota['plan'] = [
  { ...line, template: 'frueh', person: 'mk' },
  { ...line, template: 'spaet', person: 'ja' },
];
const at = (
  time: string,
  {
    templates = [early, late],
    plan = byPlan,
    away = [],
  }: { templates?: ShiftTemplate[]; plan?: Rota['plan']; away?: Absence[] } = {},
) => {
  const roster = rosterFor(rotaOf(people, { templates, plan }), calendar, [], '2026-11-24', '2026-11-25');
  const moment = handOverAt(roster, away, calendar, Date.parse(`2026-11-24T${time}+01:00`));
  return (
    moment && {
      at: new Date(moment.at).toISOString().slice(11, 16),
      leaves: moment.leaves,
      comes: moment.comes,
      uncovered: moment.uncovered.map(({ template }) => template),
    }
  );
};

describe('a hand-over', () => {
  test('is the moment when one leaves and another comes, for half an hour', () => {
    expect(at('13:59:59')).toBeNull();
    const moment = { at: '13:00', leaves: ['U0MK'], comes: ['U0JA'], uncovered: [] };
    expect(at('14:00:00')).toEqual(moment);
    expect(at('14:29:59')).toEqual(moment);
    expect(at('14:30:00')).toBeNull();
  });

  test('begins and ends the day', () => {
    expect(at('10:00:00')).toEqual({ at: '09:00', leaves: [], comes: ['U0MK'], uncovered: [] });
    expect(at('18:00:00')).toEqual({ at: '17:00', leaves: ['U0JA'], comes: [], uncovered: [] });
  });

  test('is one although the shifts overlap', () => {
    const templates = [early, { ...late, start: '13:30' }];
    expect(at('13:30:00', { templates })).toEqual({ at: '12:30', leaves: ['U0MK'], comes: ['U0JA'], uncovered: [] });
    expect(at('14:00:00', { templates })).toBeNull();
  });

  test('is two where shifts run side by side for longer', () => {
    const templates = [early, { ...late, start: '12:00' }];
    expect(at('12:00:00', { templates })).toMatchObject({ leaves: [], comes: ['U0JA'] });
    expect(at('14:00:00', { templates })).toMatchObject({ leaves: ['U0MK'], comes: [] });
  });

  test('waits for the service to open', () => {
    const templates = [{ ...early, start: '09:00' }, late];
    expect(at('09:10:00', { templates })).toBeNull();
    expect(at('10:00:00', { templates })).toMatchObject({ comes: ['U0MK'] });
  });

  test('names nobody who goes on with the next shift', () => {
    const plan = byPlan.map((each) => ({ ...each, person: 'mk' }));
    expect(at('14:00:00', { plan })).toEqual({ at: '13:00', leaves: [], comes: [], uncovered: [] });
  });

  test('says that nobody has the next shift', () => {
    expect(at('14:00:00', { plan: byPlan.slice(0, 1) })).toMatchObject({
      leaves: ['U0MK'],
      comes: [],
      uncovered: ['spaet'],
    });
    const away = [{ staff: 'U0JA', from: '2026-11-24', to: '2026-11-24' }];
    expect(at('14:00:00', { away })).toMatchObject({ leaves: ['U0MK'], comes: [], uncovered: ['spaet'] });
  });

  test('names nobody who was away all the time', () => {
    const away = [{ staff: 'U0MK', from: '2026-11-24', to: '2026-11-24' }];
    expect(at('14:00:00', { away })).toMatchObject({ leaves: [], comes: ['U0JA'] });
  });
});
