import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../core/library.ts';
import { remind } from '../../steps/remind.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const answer = (title: string, until: string, owner = 'Leitung'): Answer => ({
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  intents: ['closure'],
  languages: ['de'],
  valid: { from: '2026-01-01', until },
  owner,
  questions: {},
  texts: { de: 'Text' },
});

let desk: ServiceDesk;
let answers: Answer[];
let onDuty: boolean;
const opened: ServiceDesk[] = [];
beforeEach(async () => {
  desk = await serviceDesk(); // noon of 24 November 2026
  opened.push(desk);
  answers = [];
  onDuty = true;
  desk.deps.library = async () => ({ answers });
  desk.deps.inService = async () => onDuty;
});
afterAll(async () => {
  for (const each of opened) await each.close();
});
const tick = () => remind(desk.deps);

test('an answer that has run out is told once, to the team that owns it', async () => {
  answers = [answer('Herbstferien', '2026-11-23', 'Musikbücherei')];
  await tick();
  desk.passes(minute);
  await tick();
  expect(desk.slack.announced).toEqual([
    'Die Antwort „Herbstferien“ gilt seit dem 24. November nicht mehr (zuständig: Musikbücherei). <@U0JONAS>, <@U0LEAD>',
  ]);
});

test('several are told in one message, those that are about to end among them, where no team owns them to the leads', async () => {
  answers = [
    answer('Weihnachtspause 2026', '2026-12-01'),
    answer('Lesung', '2026-11-20'),
    answer('Später', '2026-12-02'),
  ];
  await tick();
  expect(desk.slack.announced).toEqual([
    [
      'Die Antwort „Lesung“ gilt seit dem 21. November nicht mehr (zuständig: Leitung). <@U0LEAD>',
      'Die Antwort „Weihnachtspause 2026“ gilt noch bis 1. Dezember (zuständig: Leitung). <@U0LEAD>',
    ].join('\n'),
  ]);
});

test('one is told ahead and then once it is over', async () => {
  answers = [answer('Weihnachtspause 2026', '2026-12-01')];
  for (let i = 0; i < 10; i++) {
    await tick();
    desk.passes(day);
  }
  expect(desk.slack.announced.map((words) => /gilt (noch|seit)/.exec(words)?.[1])).toEqual(['noch', 'seit']);
});

test('while nobody is on duty it waits', async () => {
  answers = [answer('Herbstferien', '2026-11-23')];
  onDuty = false;
  await tick();
  expect(desk.slack.announced).toEqual([]);
  onDuty = true;
  await tick();
  expect(desk.slack.announced).toHaveLength(1);
});

test('what Slack did not take is told a minute later, by one run of several', async () => {
  answers = [answer('Herbstferien', '2026-11-23')];
  const { announce } = desk.deps.desk;
  const trouble = { kind: 'unreachable', at: 0, detail: 'socket hang up' } as const;
  desk.deps.desk.announce = async () => ({ kind: 'trouble', trouble, retryAt: null });
  await tick();
  desk.deps.desk.announce = announce;
  await tick();
  expect(desk.slack.announced).toEqual([]);
  desk.passes(minute);
  await Promise.all([tick(), tick(), tick()]);
  expect(desk.slack.announced).toHaveLength(1);
});

test('an exercise tells nobody', async () => {
  answers = [answer('Herbstferien', '2026-11-23')];
  desk.deps.settings.practice = true;
  await tick();
  expect(desk.slack.announced).toEqual([]);
});
