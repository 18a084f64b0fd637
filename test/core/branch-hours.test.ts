import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchDay } from '../../core/branch-hours.ts';
import { type Closure, withChanges } from '../../core/library-change.ts';
import { sampleLibrary } from '../support/library-desk.ts';
import { anyBranch, anyChange, anyDay, closed, openMinutes, threeBranches } from '../support/three-branches.ts';

const hours = (periods: readonly (readonly [number, number])[]) => periods.map(([from, to]) => [from / 60, to / 60]);

test('an ordinary day has the hours of its weekday', () => {
  const day = branchDay(threeBranches(), 'mitte', '2026-11-26');
  expect(hours(day.periods)).toEqual([
    [10, 13],
    [14.5, 19],
  ]);
  expect(day.closed).toBeNull();
});

test('a weekday without hours is closed for no other reason', () => {
  expect(branchDay(threeBranches(), 'mitte', '2026-11-23')).toEqual({ periods: [], closed: { kind: 'weekly' } });
});

test('a public holiday of the Land closes by its name', () => {
  expect(branchDay(threeBranches(), 'mitte', '2027-05-27').closed).toEqual({
    kind: 'holiday',
    name: { de: 'Fronleichnam', en: 'Corpus Christi' },
  });
  expect(branchDay(threeBranches({ land: 'HH' }), 'mitte', '2027-05-27').closed).toBeNull();
});

test('a closure closes its own branches with its reason, both its days included', () => {
  const settings = threeBranches({ closures: [closed('2026-11-24', '2026-11-28', ['mitte'])] });
  const reason = { kind: 'closure', reason: { de: 'Inventur', en: 'stocktaking' } };
  expect(branchDay(settings, 'mitte', '2026-11-24').closed).toEqual(reason);
  expect(branchDay(settings, 'mitte', '2026-11-28').closed).toEqual(reason);
  expect(branchDay(settings, 'mitte', '2026-12-01').closed).toBeNull();
  expect(branchDay(settings, 'gerresheim', '2026-11-24').closed).toBeNull();
});

test('a closure is told of on a weekday without hours too, and a holiday before a closure', () => {
  const settings = threeBranches({ closures: [closed('2026-12-21', '2027-01-02', ['mitte'])] });
  expect(branchDay(settings, 'mitte', '2026-12-21').closed?.kind).toBe('closure');
  expect(branchDay(settings, 'mitte', '2026-12-25').closed?.kind).toBe('holiday');
});

test('an extra opening wins over holiday, closure and weekday', () => {
  const extraOpenings = [{ date: '2027-05-27', branch: 'mitte', hours: ['11:00-12:00'] }];
  const settings = threeBranches({ extraOpenings, closures: [closed('2027-05-27', '2027-05-27', ['mitte'])] });
  expect(branchDay(settings, 'mitte', '2027-05-27')).toEqual({ periods: [[660, 720]], closed: null });
});

test('what a lead enters in Slack closes the branch for the sentence they wrote', async () => {
  const change: { by: string; at: number; until: null } & Closure = {
    kind: 'closure',
    key: 'k',
    branch: 'mitte',
    from: '2026-11-24',
    to: '2026-11-24',
    service: false,
    sentence: 'Die Heizung ist ausgefallen.',
    by: 'U0LEAD',
    at: 0,
    until: null,
  };
  const { settings } = withChanges({ ...(await sampleLibrary()), settings: threeBranches() }, [change], 1);
  expect(branchDay(settings, 'mitte', '2026-11-24').closed).toMatchObject({
    reason: { de: 'Die Heizung ist ausgefallen.' },
  });
});

test('a branch that the library does not have is a mistake of the caller', () => {
  expect(() => branchDay(threeBranches(), 'nirgends', '2026-11-24')).toThrow(RangeError);
});

test('on any day any branch is open at the very minutes that the settings say', () => {
  fc.assert(
    fc.property(anyChange, anyBranch, anyDay, (settings, id, date) => {
      const library = threeBranches(settings);
      for (const asked of [date, ...library.extraOpenings.map((each) => each.date)]) {
        const { periods, closed: why } = branchDay(library, id, asked);
        const open = openMinutes(library, id, asked);
        expect(open.map((_, minute) => periods.some(([from, to]) => from <= minute && minute < to))).toEqual(open);
        expect(why === null).toBe(open.includes(true));
      }
    }),
  );
});
