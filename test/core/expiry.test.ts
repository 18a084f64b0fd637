import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayTold, expiring, lookAfter } from '../../core/expiry.ts';
import type { Answer } from '../../core/library.ts';

const answer = (id: string, until?: string, more: Partial<Answer> = {}): Answer => ({
  id,
  title: id,
  intents: ['closure'],
  languages: ['de'],
  valid: until === undefined ? { from: '2026-01-01' } : { from: '2026-01-01', until },
  owner: 'Leitung',
  questions: {},
  texts: { de: 'Text' },
  ...more,
});
const told = (answers: Answer[], today: string) =>
  expiring(answers, today).map(({ answer: { id }, isOver }) => `${id} ${isOver ? 'is over' : 'ends'}`);

test('an answer is told a week ahead and from the day after its last, the earliest first', () => {
  const answers = [answer('b', '2027-01-01'), answer('a', '2026-12-30'), answer('open')];
  expect(told(answers, '2026-12-22')).toEqual([]);
  expect(told(answers, '2026-12-23')).toEqual(['a ends']);
  expect(told(answers, '2026-12-25')).toEqual(['a ends', 'b ends']);
  expect(told(answers, '2026-12-31')).toEqual(['a is over', 'b ends']);
  expect(told(answers, '2027-01-02')).toEqual(['a is over', 'b is over']);
});

test('what ran out more than 60 days ago is old news', () => {
  expect(told([answer('a', '2026-10-02')], '2026-12-01')).toEqual(['a is over']);
  expect(told([answer('a', '2026-10-01')], '2026-12-01')).toEqual([]);
});

test('notices of closures and openings are meant for their day and nobody is told', () => {
  expect(told([answer('a', '2026-12-01', { notice: { branch: null } })], '2026-12-02')).toEqual([]);
});

test('whatever the dates, nothing is told as over on a day on which it holds', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  const written = day.map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(written, written, (until, today) => {
      for (const each of expiring([answer('a', until)], today)) expect(each.isOver).toBe(until < today);
    }),
  );
});

test('the last day is named while it holds, then the first on which it does not', () => {
  const one = { answer: answer('a'), until: '2027-01-01' };
  expect(dayTold({ ...one, isOver: false }, 'de')).toBe('1. Januar');
  expect(dayTold({ ...one, isOver: true }, 'de')).toBe('2. Januar');
  expect(dayTold({ ...one, isOver: true }, 'en')).toBe('2 January');
});

test('a team looks after what it owns, by its name or id; else the leads do', () => {
  const teams = [{ id: 'musik', name: { de: 'Musikbücherei', en: 'Music library' }, members: ['U0JONAS'] }];
  const roles = { leads: ['U0PRIYA'], trainees: [] };
  expect(lookAfter('Musikbücherei', teams, roles)).toEqual(['U0JONAS']);
  expect(lookAfter('MUSIK', teams, roles)).toEqual(['U0JONAS']);
  expect(lookAfter('Team Ausleihe', teams, roles)).toEqual(['U0PRIYA']);
});
