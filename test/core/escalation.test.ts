import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachedBy, reminderDue } from '../../core/escalation.ts';
import { type Reminder, reminders } from '../../core/handling.ts';
import { dueAt, serviceState } from '../../core/hours.ts';
import { serviceMsBetween } from '../../core/service-time.ts';
import { amend, move, type Thread } from '../../core/thread.ts';
import { allWeek, calendarWith, day, minute } from '../support/random-rotas.ts';
import { newThread, reply } from '../support/threads.ts';

const calendar = calendarWith({ ...allWeek(['10:00-12:00', '13:00-18:00']), sun: [] });
const times = { remindBefore: 10, escalateAfter: 30 };
const ms = (iso: string) => Date.parse(`${iso}:00+01:00`);

const waiting = (change: Partial<Thread> = {}): Thread =>
  amend(move(newThread().thread, { status: 'awaitingReview', trouble: null }), change);
const due = (time: string, change: Partial<Thread> = {}) =>
  reminderDue(calendar, waiting({ dueAt: ms('2026-11-24T11:00'), ...change }), times, ms(time));

describe('a question is brought back', () => {
  test('shortly before it is due, when it is, and to the leads half an hour later', () => {
    expect(due('2026-11-24T10:49')).toBeNull();
    expect(due('2026-11-24T10:50')).toBe('dueSoon');
    expect(due('2026-11-24T11:00')).toBe('overdue');
    expect(due('2026-11-24T11:29')).toBe('overdue');
    expect(due('2026-11-24T11:30')).toBe('leads');
  });

  test('with the noon break left out', () => {
    const dueAfterNoon = { dueAt: ms('2026-11-24T13:05') };
    expect(due('2026-11-24T11:54', dueAfterNoon)).toBeNull();
    expect(due('2026-11-24T11:55', dueAfterNoon)).toBe('dueSoon');
    expect(due('2026-11-24T12:30', dueAfterNoon)).toBeNull();
    const dueBeforeNoon = { dueAt: ms('2026-11-24T11:50'), reminded: 'overdue' as const };
    expect(due('2026-11-24T13:19', dueBeforeNoon)).toBeNull();
    expect(due('2026-11-24T13:20', dueBeforeNoon)).toBe('leads');
  });

  test('at the next opening where it fell due as the service closed', () => {
    const atClosing = { dueAt: ms('2026-11-24T18:00') };
    expect(due('2026-11-24T18:00', atClosing)).toBeNull();
    expect(due('2026-11-25T10:00', atClosing)).toBe('overdue');
  });

  test('no more for a step that was told, and with what was missed left out', () => {
    expect(due('2026-11-24T10:55', { reminded: 'dueSoon' })).toBeNull();
    expect(due('2026-11-24T11:10', { reminded: 'dueSoon' })).toBe('overdue');
    expect(due('2026-11-24T14:00')).toBe('leads');
    expect(due('2026-11-24T14:00', { reminded: 'leads' })).toBeNull();
  });

  test('not while it is with somebody to whom it was handed over, is quiet, has no date or corrects an answer', () => {
    const handedTo = { to: { staff: 'U0JONAS' }, by: 'U0MARTA', at: 0, note: '', until: ms('2026-11-24T12:00') };
    expect(due('2026-11-24T11:10', { handedTo })).toBeNull();
    const claimedBy = { staff: 'U0JONAS', at: 0, until: ms('2026-11-24T12:00') };
    expect(due('2026-11-24T11:10', { handedTo, claimedBy })).toBe('overdue');
    expect(due('2026-11-24T11:10', { handedTo: { ...handedTo, taken: true } })).toBe('overdue');
    expect(due('2026-11-24T11:10', { quiet: true })).toBeNull();
    expect(due('2026-11-24T11:10', { dueAt: null })).toBeNull();
    expect(due('2026-11-24T11:10', { correction: 'Nein, morgen ist zu.' })).toBeNull();
  });

  test('not once somebody has decided', () => {
    const approved = move(waiting({ dueAt: ms('2026-11-24T11:00') }), {
      status: 'approved',
      reply,
      sendAfter: 0,
      trouble: null,
    });
    expect(reminderDue(calendar, approved, times, ms('2026-11-24T11:10'))).toBeNull();
  });

  test('by each step at most once, in their order, only while the service is open, and never before its time', () => {
    const anyTimes = fc.record({
      remindBefore: fc.integer({ min: 0, max: 60 }),
      escalateAfter: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(
        // Around the change to winter time, and a public holiday.
        fc.integer({ min: ms('2026-10-22T00:00') / minute, max: ms('2026-11-03T00:00') / minute }),
        fc.integer({ min: 1, max: 240 }),
        anyTimes,
        fc.integer({ min: 7, max: 45 }),
        (arrived, target, set, rhythm) => {
          const arrivedAt = arrived * minute;
          const answerDue = dueAt(calendar, arrivedAt, target) ?? 0;
          let thread = waiting({ arrivedAt, dueAt: answerDue });
          const told: Reminder[] = [];
          for (let now = arrivedAt; now < answerDue + 3 * day; now += rhythm * minute) {
            const step = reminderDue(calendar, thread, set, now);
            if (step === null) continue;
            told.push(step);
            thread = amend(thread, { reminded: step });
            expect(serviceState(calendar, now).open).toBe(true);
            if (step === 'dueSoon') {
              expect(now).toBeLessThan(answerDue);
              expect(serviceMsBetween(calendar, now, answerDue)).toBeLessThanOrEqual(set.remindBefore * minute);
            } else {
              expect(now).toBeGreaterThanOrEqual(answerDue);
            }
            if (step === 'leads') {
              expect(serviceMsBetween(calendar, answerDue, now)).toBeGreaterThanOrEqual(set.escalateAfter * minute);
            }
          }
          const inOrder = told.map((step) => reminders.indexOf(step));
          expect(inOrder).toEqual([...new Set(inOrder)].sort());
          expect(told.at(-1)).toBe('leads');
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a step reaches', () => {
  const nobody = { onDuty: [], otherShift: [], deputies: [], leads: [] };
  const all = { onDuty: ['U0MARTA'], otherShift: ['U0JONAS'], deputies: ['U0AYLA'], leads: ['U0LEAD'] };

  test('whoever is on duty, then the other shift, then the leads', () => {
    expect(reminders.map((step) => reachedBy(step, all))).toEqual([['U0MARTA'], ['U0JONAS'], ['U0LEAD']]);
  });

  test('the deputy where no other shift can be reached', () => {
    expect(reachedBy('overdue', { ...all, otherShift: [] })).toEqual(['U0AYLA']);
    expect(reachedBy('overdue', { ...all, otherShift: ['U0MARTA'] })).toEqual(['U0AYLA']);
  });

  test('whoever is left, and nobody where nobody is there', () => {
    expect(reachedBy('dueSoon', { ...nobody, leads: ['U0LEAD'] })).toEqual(['U0LEAD']);
    expect(reachedBy('overdue', { ...nobody, onDuty: ['U0MARTA'], deputies: ['U0MARTA'] })).toEqual(['U0MARTA']);
    expect(reachedBy('leads', { ...nobody, deputies: ['U0AYLA'] })).toEqual(['U0AYLA']);
    for (const step of reminders) expect(reachedBy(step, nobody)).toEqual([]);
  });
});
