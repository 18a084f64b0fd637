import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { feedPath } from '../../core/feed-address.ts';
import type { Assignment, Rota } from '../../core/rota.ts';
import { answerCalendar } from '../../functions/calendar-answer.ts';
import { allWeek, calendarWith, dateAfter, rotaOf, settingsWith, somebody } from '../support/random-rotas.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';

const settings = settingsWith(allWeek(['10:00-18:00']));
const mk = somebody({ initials: 'mk' });
const ja = somebody({ initials: 'ja' });
const secret = (letter: string) => letter.repeat(43);
const assignment: Assignment = {
  date: '',
  template: 'frueh',
  person: 'U0MK',
  source: 'roster',
  publishedAt: 1,
  swap: null,
  version: 0,
};

let desk: ServiceDesk;
let today: string;
beforeAll(async () => {
  desk = await serviceDesk();
  today = new Date(desk.now).toISOString().slice(0, 10);
});
afterAll(() => desk.close());
beforeEach(() => desk.logged.splice(0));

function get(path: string, rota: Rota | null = rotaOf([mk, ja]), practice = false) {
  const calendar = calendarWith(allWeek(['10:00-18:00']));
  const needs = { ...desk.deps, rota, calendar: async () => calendar };
  return answerCalendar({ ...needs, settings: { ...needs.settings, practice } }, settings, path);
}
const shifts = (body: string) =>
  new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((part) => ({
    uid: part.getFirstPropertyValue('uid'),
    status: part.getFirstPropertyValue('status'),
    title: part.getFirstPropertyValue('summary'),
  }));

test('a person’s calendar has their shifts, and one that a colleague took is cancelled in it', async () => {
  const { rotas } = desk.deps;
  const [tomorrow, later] = [dateAfter(today, 1), dateAfter(today, 2)];
  const dealt = [tomorrow, later].map((date) => ({ ...assignment, date }));
  await rotas.change({ assignments: dealt, entries: [] });
  const taken = { ...assignment, date: later, person: 'U0JA', source: 'swap' as const, version: 1 };
  const entry = { at: desk.now, by: 'U0JA', what: 'swapTaken' as const, date: later, template: 'frueh' };
  await rotas.change({ assignments: [taken], entries: [{ ...entry, from: 'U0MK', to: 'U0JA' }] });
  await rotas.makeFeed(secret('m'), { of: 'U0MK', by: 'U0MK', at: desk.now });

  const answer = await get(feedPath(secret('m')));
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers['cache-control']).toMatch(/^private, max-age=\d+$/);
  expect(shifts(answer.body)).toEqual([
    { uid: `${tomorrow}-frueh@buecherei`, status: 'CONFIRMED', title: 'Dienst: Früh' },
    { uid: `${later}-frueh@buecherei`, status: 'CANCELLED', title: 'Entfällt: Früh' },
  ]);
  // Nothing changed: the very same file, so that nobody's calendar flickers.
  expect((await get(feedPath(secret('m')))).body).toBe(answer.body);
  expect((await get(feedPath(secret('m')), undefined, true)).body).toContain('@buecherei-practice');
});

test('the calendar of all has every shift of four months', async () => {
  await desk.deps.rotas.makeFeed(secret('a'), { of: null, by: 'U0JA', at: desk.now });
  const { body } = await get(feedPath(secret('a')));
  expect(shifts(body).length).toBeGreaterThan(200);
  expect(shifts(body).map(({ title }) => title)).toContain('Früh: mk');
});

test('a wrong secret, a revoked one and a path that is none are not found, and the secret is in no log', async () => {
  const { rotas } = desk.deps;
  await rotas.makeFeed(secret('r'), { of: 'U0MK', by: 'U0MK', at: desk.now });
  expect((await get(feedPath(secret('r')))).statusCode).toBe(200);
  await rotas.revokeFeeds('U0MK');
  const refused = await Promise.all([
    get(feedPath(secret('r'))),
    get(feedPath(secret('w'))),
    get('/calendar/../../etc/passwd'),
    get('/'),
  ]);
  for (const answer of refused) {
    expect(answer).toMatchObject({ statusCode: 404, body: 'Not found\n' });
    expect(answer.headers['cache-control']).toBe('no-store');
  }
  expect(desk.logged).toEqual(Array(4).fill('calendar.refused'));
});

test('whoever is not on the team any more has no calendar, neither their own nor that of all', async () => {
  const { rotas } = desk.deps;
  await rotas.makeFeed(secret('l'), { of: null, by: 'U0MK', at: desk.now });
  const status = async (rota: Rota | null) => (await get(feedPath(secret('l')), rota)).statusCode;
  expect(await status(rotaOf([mk, ja]))).toBe(200);
  expect(await status(rotaOf([ja]))).toBe(404);
  expect(await status(rotaOf([somebody({ initials: 'mk', to: dateAfter(today, -1) }), ja]))).toBe(404);
  expect(await status(null)).toBe(404);
});
