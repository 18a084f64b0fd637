import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type HomeInput, homeOf } from '../../core/home.ts';
import { serviceTold } from '../../core/home-words.ts';
import type { ServiceCalendar } from '../../core/hours.ts';
import { rosterFor } from '../../core/roster.ts';
import { type Absence, type Assignment, Rota } from '../../core/rota.ts';
import { newThread } from '../support/threads.ts';

const rota = v.parse(Rota, parse(readFileSync('library/rota.yaml', 'utf8')));
/** Monday, 23 November 2026 is in a B week. */
const today = '2026-11-23';
const at = (clock: string, day = today) => Date.parse(`${day}T${clock}:00+01:00`);

/** Monday to Saturday from ten to six. */
const calendar: ServiceCalendar = {
  zone: 'Europe/Berlin',
  isHoliday: () => false,
  periodsOn: ({ dayOfWeek }) => (dayOfWeek === 7 ? [] : [[600, dayOfWeek === 6 ? 840 : 1080]]),
};

function homeWith(change: Partial<Omit<HomeInput, 'roster'>> & { stored?: readonly Assignment[] } = {}) {
  const { stored = [], ...rest } = change;
  const input = {
    staff: 'U0MARTA',
    rota,
    calendar,
    absences: [],
    threads: [],
    cardUrls: new Map(),
    lead: false,
    now: at('11:00'),
    today,
    ...rest,
  };
  return homeOf({ ...input, roster: rosterFor(rota, calendar, stored, today, '2026-12-20') });
}

const assigned = (change: Partial<Assignment>): Assignment => ({
  date: '2026-11-24',
  template: 'frueh',
  person: 'U0MARTA',
  source: 'roster',
  publishedAt: at('09:00'),
  swap: null,
  version: 2,
  ...change,
});
const named = (shifts: readonly { date: string; template: string }[]) =>
  shifts.map(({ date, template }) => `${date} ${template}`);

describe('the home of a member of staff', () => {
  test('says who is on duty now and who comes next', () => {
    const { onDuty, next, service, uncoveredNow } = homeWith();
    expect(onDuty.map(({ staff, shift }) => [staff, shift.template, shift.end])).toEqual([
      ['U0MARTA', 'frueh', '14:00'],
    ]);
    expect(next).toMatchObject({ date: today, template: 'spaet', person: 'U0AYLIN' });
    expect(service).toEqual({ open: true });
    expect(uncoveredNow).toEqual([]);
  });

  test('says when the service opens again, by the wall clock of the library, and whether that is today', () => {
    const saturday = homeWith({ now: at('19:00', '2026-11-28'), today: '2026-11-28' }).service;
    expect(saturday).toEqual({ open: false, next: { date: '2026-11-30', clock: '10:00', today: false } });
    expect(serviceTold(saturday, false, 'de')).toBe('Der Dienst ruht gerade. Er beginnt am Mo., 30.11., um 10:00 Uhr.');
    const early = homeWith({ now: at('08:00') }).service;
    expect(early).toEqual({ open: false, next: { date: today, clock: '10:00', today: true } });
    expect(serviceTold(early, false, 'de')).toBe('Der Dienst ruht gerade. Er beginnt heute um 10:00 Uhr.');
    expect(serviceTold(early, false, 'en')).toBe('The service is closed. It opens today at 10:00.');
  });

  test('names nobody while the service pauses within a shift, neither on duty nor missing', () => {
    const pausing: ServiceCalendar = {
      ...calendar,
      periodsOn: () => [
        [600, 660],
        [900, 1080],
      ],
    };
    const now = at('12:44');
    const paused = homeOf({
      ...{ staff: 'U0MARTA', rota, calendar: pausing, absences: [], threads: [], cardUrls: new Map(), lead: false },
      ...{ now, today, roster: rosterFor(rota, pausing, [], today, '2026-12-20') },
    });
    expect(paused).toMatchObject({ onDuty: [], uncoveredNow: [], next: { template: 'spaet' } });
    expect(paused.service).toEqual({ open: false, next: { date: today, clock: '15:00', today: true } });
    expect(paused.mine).toContainEqual(expect.objectContaining({ date: today, template: 'frueh' }));
  });

  test('says that nobody is there when whoever has the shift is away', () => {
    const home = homeWith({ absences: [{ staff: 'U0MARTA', from: today, to: today }] });
    expect(home.onDuty).toEqual([]);
    expect(home.uncoveredNow).toMatchObject([{ template: 'frueh', person: null }]);
  });

  test('offers a shift that runs and that nobody has, and no swap of one that has begun', () => {
    const stored = [
      assigned({ date: today, person: null, source: 'swap' }),
      assigned({ date: '2026-11-25', person: 'U0MARTA', swap: { by: 'U0MARTA', at: 0 } }),
    ];
    expect(homeWith({ stored, staff: 'U0PRIYA' }).open[0]).toMatchObject({
      date: today,
      template: 'frueh',
      can: 'take',
    });
    const late = homeWith({ stored, staff: 'U0PRIYA', now: at('11:00', '2026-11-25'), today: '2026-11-25' });
    expect(named(late.open)).not.toContain('2026-11-25 frueh');
  });

  test('lists the own shifts of four weeks, each with what can be done about it', () => {
    const { mine } = homeWith({ stored: [assigned({ swap: { by: 'U0MARTA', at: at('10:00') } })] });
    expect(mine.slice(0, 3).map(({ date, can }) => [date, can])).toEqual([
      [today, null], // it has begun
      ['2026-11-24', 'withdrawSwap'],
      ['2026-11-30', 'askSwap'],
    ]);
    expect(mine.every(({ person }) => person === 'U0MARTA')).toBe(true);
    expect(mine[1]).toMatchObject({ seen: 2, published: true, offered: true });
    expect(mine[2]).toMatchObject({ seen: 0, published: false });
  });

  test('offers what is free or asked to be taken over, to those whose hours cover it', () => {
    const stored = [
      assigned({ person: null }),
      assigned({ date: '2026-11-25', person: 'U0AYLIN', swap: { by: 'U0AYLIN', at: at('10:00') } }),
    ];
    const marta = homeWith({ stored });
    expect(marta.open.slice(0, 2)).toMatchObject([
      { date: '2026-11-24', template: 'frueh', can: 'take', seen: 2 },
      { date: '2026-11-25', template: 'frueh', can: 'acceptSwap', person: 'U0AYLIN' },
    ]);
    // Aylin does not work on Tuesdays: she sees that nobody has it, and cannot take it.
    const aylin = homeWith({ stored, staff: 'U0AYLIN' });
    expect(named(aylin.open)).not.toContain('2026-11-24 frueh');
    expect(named(aylin.uncovered)).toContain('2026-11-24 frueh');
    expect(aylin.mine.find(({ date }) => date === '2026-11-25')?.can).toBe('withdrawSwap');
  });

  test('calls nothing free that is only not dealt out yet', () => {
    const { open, uncovered } = homeWith();
    const furthest =
      [...open, ...uncovered]
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? '';
    expect(furthest <= '2026-12-07').toBe(true);
    expect(open.length + uncovered.length).toBeGreaterThan(0);
  });

  test('lists open questions with their age, and who looks after them', () => {
    const thread = { ...newThread().thread, arrivedAt: at('09:00'), dueAt: at('10:30') };
    const claimed = { ...thread, claimedBy: { staff: 'U0JONAS', at: at('10:50'), until: at('11:10') } };
    const expired = { ...thread, claimedBy: { staff: 'U0JONAS', at: at('10:30'), until: at('10:40') }, dueAt: null };
    expect(homeWith({ threads: [claimed, expired] }).threads).toMatchObject([
      { arrivedAt: at('09:00'), overdue: true, claimedBy: 'U0JONAS' },
      { overdue: false, claimedBy: null },
    ]);
  });

  test('puts danger before everything that is older, each with its kind and the address of its card', () => {
    const { thread } = newThread();
    const tag = { language: 'de', intent: 'praise', confidence: 1, abstained: false, also: [], upset: false };
    const old = { ...thread, id: 'old', arrivedAt: at('08:00') };
    const alarm = { ...thread, id: 'alarm', arrivedAt: at('10:50'), tag: { ...tag, danger: 'alarm' as const } };
    const locked = { ...thread, id: 'locked', arrivedAt: at('10:40'), tag: { ...tag, danger: 'lockedIn' as const } };
    const cardUrls = new Map([['locked', 'https://desk.example/p1']]);
    expect(homeWith({ threads: [old, alarm, locked], cardUrls }).threads).toMatchObject([
      { danger: 'lockedIn', cardUrl: 'https://desk.example/p1' },
      { danger: 'alarm', cardUrl: null },
      { danger: null, arrivedAt: at('08:00') },
    ]);
  });

  test('lists the own absences that are not over, and nobody else’s', () => {
    const absence = (staff: string, from: string, to: string): Absence => ({ staff, from, to });
    const absences = [
      absence('U0MARTA', '2026-12-10', '2026-12-12'),
      absence('U0MARTA', '2026-11-20', today),
      absence('U0MARTA', '2026-11-10', '2026-11-22'),
      absence('U0JONAS', today, today),
    ];
    expect(homeWith({ absences }).absences.map(({ from }) => from)).toEqual(['2026-11-20', '2026-12-10']);
  });

  test('tells somebody outside of the rota that they are, and offers them nothing', () => {
    const home = homeWith({ staff: 'U0NEU', stored: [assigned({ person: null })] });
    expect(home).toMatchObject({ member: false, mine: [], open: [] });
  });

  test('never offers what cannot be done: all that is shown can be, whoever looks and whenever', () => {
    const people = [...rota.people.map(({ slack }) => slack), 'U0NEU'];
    fc.assert(
      fc.property(
        fc.constantFrom(...people),
        fc.integer({ min: 0, max: 27 * 24 * 60 }),
        fc.option(fc.constantFrom(...people), { nil: null }),
        (staff, minutes, person) => {
          const now = at('00:00') + minutes * 60_000;
          const home = homeWith({
            staff,
            now,
            stored: [assigned({ person, swap: person === null ? null : { by: person, at: 0 } })],
          });
          for (const shift of home.mine) expect([null, 'askSwap', 'withdrawSwap']).toContain(shift.can);
          for (const shift of home.open) {
            expect(shift.can).toBe(shift.person === null ? 'take' : 'acceptSwap');
            expect(shift.person).not.toBe(staff);
          }
          for (const shift of [...home.mine, ...home.open]) {
            const last = at(shift.can === 'take' ? shift.end : shift.start, shift.date);
            if (shift.can !== null) expect(last).toBeGreaterThan(now);
          }
        },
      ),
    );
  });
});
