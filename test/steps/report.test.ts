import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { caseItem } from '../../adapters/dynamodb/case-items.ts';
import type { Case } from '../../core/case.ts';
import { weekAt } from '../../core/iso-week.ts';
import type { Answer, Library } from '../../core/library.ts';
import type { Trouble } from '../../core/thread.ts';
import { type Press, report, type SendsReport } from '../../steps/report.ts';
import { readReport } from '../../steps/weekly-report.ts';
import { readYear } from '../../steps/yearly-report.ts';
import { rotaOf, somebody } from '../support/random-rotas.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { threeBranches } from '../support/three-branches.ts';

const minute = 60_000;
const hour = 60 * minute;
const zone = 'Europe/Berlin';
/** Of the week that was over on the Monday before. */
const asked = Date.parse('2026-11-18T12:00:00+01:00');

const files: Library = {
  settings: threeBranches(),
  answers: [],
  examples: [],
  dangers: [],
  lexicon: {},
  languages: {},
  rota: null,
};
const slackIsDown: Trouble = { kind: 'unreachable', at: 0, detail: 'timeout' };

let desk: ServiceDesk;
let deps: SendsReport;
let kept: Map<string, { contentType: string; body: string }>;
const opened: ServiceDesk[] = [];
beforeEach(async () => {
  desk = await serviceDesk(); // noon of Tuesday, 24 November 2026: since Monday at seven, week 47 is due
  opened.push(desk);
  kept = new Map();
  const press: Press = {
    page: async ({ week }, language, links) => `${week} ${language} ${JSON.stringify(links)}`,
    rows: async (cases, _of, language) => `\uFEFF${cases.length} ${language}`,
    picture: async () => Buffer.from('png'),
  };
  deps = {
    ...desk.deps,
    files,
    press,
    archive: {
      keep: async (name, contentType, body) => void kept.set(name, { contentType, body }),
      read: async (name) => kept.get(name) ?? null,
    },
    linkTo: (path, until) => `https://desk.example${path}?until=${new Date(until).toISOString().slice(0, 10)}`,
  };
  await came(asked);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

let ids = 0;
async function came(arrivedAt: number, more: Partial<Case> = {}): Promise<void> {
  const one: Case = {
    id: `case-${++ids}`,
    no: 1,
    channel: 'x-mention',
    arrivedAt,
    week: weekAt(arrivedAt, zone),
    intent: 'fees',
    language: 'de',
    first: { at: arrivedAt + 12 * minute, serviceMs: 12 * minute },
    ended: { at: arrivedAt + 12 * minute, how: 'answered' },
    interims: 0,
    corrections: 0,
    proposed: 'gebuehren',
    draft: 'asProposed',
    effort: null,
    ...more,
  };
  await DynamoDBDocumentClient.from(desk.client).send(new PutCommand({ TableName: 'auskunft', Item: caseItem(one) }));
}

const reports = () => [...desk.slack.reports.values()];
const weeks = () => reports().map(({ report }) => report.week);
const until = (time: string) => desk.passes(Date.parse(time) - desk.now);

test('the week that is over is posted once, however often and by however many it is tried', async () => {
  const [one, other] = await Promise.all([report(deps), report(deps)]);
  expect([one.kind, other.kind].toSorted()).toEqual(['before', 'posted']);
  desk.passes(15 * minute);
  expect(await report(deps)).toEqual({ kind: 'before', week: '2026-W47' });
  expect(weeks()).toEqual(['2026-W47']);
  const [told] = reports();
  expect(told).toMatchObject({ repeat: false, pictureMissing: false, language: 'de' });
  expect(told?.report).toMatchObject({ arrived: 1, answered: 1, complete: true });
  expect(told?.picture?.toString()).toBe('png');
});

test('the next week comes on its Monday at seven and not a quarter of an hour before', async () => {
  await report(deps);
  until('2026-11-30T06:45:00+01:00');
  expect(await report(deps)).toEqual({ kind: 'notDue' });
  until('2026-11-30T07:00:00+01:00');
  expect(await report(deps)).toMatchObject({ kind: 'posted', week: '2026-W48' });
  // Nobody asked in it: that is a report too.
  expect(reports().at(-1)?.report).toMatchObject({ week: '2026-W48', arrived: 0 });
});

test('seven is seven by the clock on the wall, on the Monday after it was put forward too', async () => {
  await came(Date.parse('2027-03-24T12:00:00+01:00'));
  until('2027-03-29T06:59:00+02:00');
  expect(await report(deps)).toEqual({ kind: 'notDue' });
  until('2027-03-29T07:00:00+02:00');
  expect(await report(deps)).toMatchObject({ kind: 'posted', week: '2027-W12' });
});

test('a library has it on the day and at the time that it has set', async () => {
  deps.settings = { ...deps.settings, report: { weekday: 'tue', time: '12:30', linkDays: 30 } };
  expect(await report(deps)).toEqual({ kind: 'notDue' });
  desk.passes(30 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted', week: '2026-W47' });
});

test('what is more than two days late nobody gets any more by itself, but whoever asks for it', async () => {
  until('2026-11-25T07:00:00+01:00');
  expect(await report(deps)).toEqual({ kind: 'notDue' });
  expect(await report(deps, { week: '2026-W47' })).toMatchObject({ kind: 'posted' });
  expect(await report(deps, { week: '2026-W47' })).toEqual({ kind: 'before', week: '2026-W47' });
});

test('before anybody has ever asked anything there is nothing to report', async () => {
  until('2027-02-01T08:00:00+01:00');
  expect(await report(deps)).toEqual({ kind: 'nothing', week: '2027-W04' });
  await came(Date.parse('2027-01-20T12:00:00+01:00'));
  desk.passes(15 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted', week: '2027-W04' });
});

test('an exercise is reported to nobody', async () => {
  deps.settings = { ...deps.settings, practice: true };
  expect(await report(deps)).toEqual({ kind: 'notDue' });
  expect(await report(deps, { week: '2026-W47', repeat: true })).toEqual({ kind: 'notDue' });
  expect(reports()).toEqual([]);
});

test('while Slack is down it waits, and the next run posts it', async () => {
  desk.slack.troubles = [{ kind: 'trouble', trouble: slackIsDown, retryAt: null }];
  expect(await report(deps)).toEqual({ kind: 'trouble', week: '2026-W47', trouble: slackIsDown });
  expect(desk.logged).toContain('report.postponed');
  desk.passes(15 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted' });
  expect(weeks()).toEqual(['2026-W47']);
});

test('where Slack does not say whether it took the message, it is looked for before it is posted again', async () => {
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  desk.slack.postsInSpite = true;
  expect(await report(deps)).toMatchObject({ kind: 'posted' });
  desk.passes(15 * minute);
  expect(await report(deps)).toEqual({ kind: 'before', week: '2026-W47' });
  expect(weeks()).toEqual(['2026-W47']);
});

test('and is posted again where Slack did not take it', async () => {
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  expect(await report(deps)).toMatchObject({ kind: 'trouble' });
  desk.passes(15 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted' });
  expect(weeks()).toEqual(['2026-W47']);
});

test('a run that died after it had posted is found out by the next', async () => {
  const { postReport } = deps.desk;
  const dies = async (...asked: Parameters<typeof postReport>) => {
    await postReport(...asked);
    throw new Error('out of time');
  };
  await expect(report({ ...deps, desk: { ...deps.desk, postReport: dies } })).rejects.toThrow('out of time');
  desk.passes(15 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted' });
  expect(weeks()).toEqual(['2026-W47']);
});

test('while it cannot be looked for, it is not posted a second time', async () => {
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  const findCard: typeof deps.desk.findCard = async () => ({ kind: 'trouble', trouble: slackIsDown, retryAt: null });
  const blind = { ...deps, desk: { ...deps.desk, findCard } };
  expect(await report(blind)).toMatchObject({ kind: 'trouble' });
  desk.passes(15 * minute);
  expect(await report(blind)).toMatchObject({ kind: 'trouble' });
  expect(reports()).toEqual([]);
});

test('a past week is repeated as often as somebody asks, says so, and has what was answered since', async () => {
  await report(deps);
  await came(asked + hour);
  const again = { week: '2026-W47', repeat: true };
  expect(await report(deps, again)).toMatchObject({ kind: 'posted', week: '2026-W47' });
  expect(await report(deps, again)).toMatchObject({ kind: 'posted', week: '2026-W47' });
  expect(reports().map(({ repeat, report }) => [repeat, report.arrived])).toEqual([
    [false, 1],
    [true, 2],
    [true, 2],
  ]);
  expect(kept.get('2026-W47.csv')?.body).toBe('\uFEFF2 de');
});

test('a week that was never posted is no repeat when somebody asks for it, and the schedule leaves it at that', async () => {
  const byHand = { week: '2026-W47', repeat: true };
  expect(await report(deps, byHand)).toMatchObject({ kind: 'posted', repeat: false });
  desk.passes(15 * minute);
  expect(await report(deps)).toEqual({ kind: 'before', week: '2026-W47' });
  expect(await report(deps, byHand)).toMatchObject({ kind: 'posted', repeat: true });
  expect(reports().map(({ repeat }) => repeat)).toEqual([false, true]);
});

test('asked for right after a failure it is no repeat, and after a run that died with the message posted it is one', async () => {
  const byHand = { week: '2026-W47', repeat: true };
  desk.slack.troubles = [{ kind: 'trouble', trouble: slackIsDown, retryAt: null }];
  expect(await report(deps)).toMatchObject({ kind: 'trouble' });
  expect(await report(deps, byHand)).toMatchObject({ kind: 'posted', repeat: false });

  await came(Date.parse('2026-11-25T12:00:00+01:00'));
  until('2026-11-30T07:00:00+01:00');
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  desk.slack.postsInSpite = true;
  const findCard: typeof deps.desk.findCard = async () => ({ kind: 'trouble', trouble: slackIsDown, retryAt: null });
  expect(await report({ ...deps, desk: { ...deps.desk, findCard } })).toMatchObject({ kind: 'trouble' });
  expect(await report(deps, { week: '2026-W48', repeat: true })).toMatchObject({ kind: 'posted', repeat: true });
  desk.passes(15 * minute);
  expect(await report(deps)).toEqual({ kind: 'before', week: '2026-W48' });
  expect(weeks()).toEqual(['2026-W47', '2026-W48', '2026-W48']);
});

test('what was asked for and got lost on its way is looked for, not posted twice by the schedule', async () => {
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  desk.slack.postsInSpite = true;
  let looked = 0;
  const findCard: typeof deps.desk.findCard = async (key, since) =>
    ++looked === 1 ? deps.desk.findCard(key, since) : { kind: 'trouble', trouble: slackIsDown, retryAt: null };
  const asked = { week: '2026-W47', repeat: true };
  expect(await report({ ...deps, desk: { ...deps.desk, findCard } }, asked)).toMatchObject({ kind: 'trouble' });
  desk.passes(15 * minute);
  expect(await report(deps)).toMatchObject({ kind: 'posted', repeat: false });
  expect(weeks()).toEqual(['2026-W47']);
});

test('a repeat that Slack may have lost is not taken for the message of Monday', async () => {
  await report(deps);
  desk.passes(hour);
  desk.slack.troubles = [{ kind: 'uncertain', trouble: slackIsDown }];
  expect(await report(deps, { week: '2026-W47', repeat: true })).toMatchObject({ kind: 'trouble' });
  expect(reports()).toHaveLength(1);
});

test('the pages in both languages and the rows are kept before the message leads to them, for thirty days', async () => {
  let there: string[] = [];
  const { postReport } = deps.desk;
  const looks = (...asked: Parameters<typeof postReport>) => {
    there = [...kept.keys()];
    return postReport(...asked);
  };
  await report({ ...deps, desk: { ...deps.desk, postReport: looks } });
  expect(there.toSorted()).toEqual(['2026-W47.csv', '2026-W47.de.html', '2026-W47.en.html']);
  const at = (name: string) => `https://desk.example/report/2026-W47.${name}?until=2026-12-24`;
  expect(reports()[0]?.links).toEqual({ page: at('de.html'), csv: at('csv') });
  expect(kept.get('2026-W47.de.html')).toEqual({
    contentType: 'text/html; charset=utf-8',
    body: `2026-W47 de ${JSON.stringify({ csv: at('csv'), other: at('en.html') })}`,
  });
  expect(kept.get('2026-W47.csv')?.contentType).toBe('text/csv; charset=utf-8');
});

test('a team that reads English gets the English message and page', async () => {
  deps.settings = { ...deps.settings, staffLanguage: 'en' };
  await report(deps);
  expect(reports()[0]).toMatchObject({ language: 'en' });
  expect(reports()[0]?.links.page).toContain('/report/2026-W47.en.html?');
});

test('figures are posted without links where the pages cannot be kept, or nobody reaches us', async () => {
  const broken = { ...deps.archive, keep: () => Promise.reject(new Error('no bucket')) };
  expect(await report({ ...deps, archive: broken })).toMatchObject({ kind: 'posted' });
  expect(desk.logged).toContain('report.unkept');
  await report({ ...deps, linkTo: () => null }, { week: '2026-W47', repeat: true });
  for (const { links } of reports()) expect(links).toEqual({ page: null, csv: null });
});

test('figures are posted without links where an address cannot be made', async () => {
  const linkTo = () => {
    throw new Error('no secret');
  };
  expect(await report({ ...deps, linkTo })).toMatchObject({ kind: 'posted' });
  expect(desk.logged).toContain('report.unkept');
  expect(reports()[0]?.links).toEqual({ page: null, csv: null });
});

test('figures are posted without their chart where it cannot be drawn, and the message says so', async () => {
  const press = { ...deps.press, picture: () => Promise.reject(new Error('no font')) };
  expect(await report({ ...deps, press })).toMatchObject({ kind: 'posted' });
  expect(desk.logged).toContain('report.undrawn');
  expect(reports()[0]).toMatchObject({ pictureMissing: true, picture: null });
});

test('the report has the gaps of its week alone, what it cost, what was shown, and its shifts', async () => {
  const { threads, cases } = deps;
  const gap = (text: string, at: number) =>
    threads.keepLesson(
      {
        kind: 'gap',
        at,
        text,
        language: 'de',
        intent: 'rooms_it',
        answerId: null,
        was: { intent: 'x', answerId: null },
      },
      text,
    );
  await gap('Gibt es einen Lötkolben?', asked);
  await gap('Gibt es einen Webstuhl?', asked - 7 * 24 * hour);
  await gap('Gibt es eine Drehbank?', desk.now);
  await threads.spend('2026-11-16', 'x-mention', 500);
  await threads.spend('2026-11-22', 'x-dm', 70);
  await threads.spend('2026-11-23', 'x-dm', 9_000);
  await cases.countShown('2026-11-22', 'x-dm', { shown: 3, stored: 3, late: 1, gaps: 0, silenceMs: 0 });
  const rota = rotaOf([somebody({ initials: 'mk' })]);
  const read = await readReport({ ...deps, rota }, '2026-W47', desk.now);
  expect(read.gaps.flatMap(({ examples }) => examples)).toEqual(['Gibt es einen Lötkolben?']);
  expect(read.spend).toEqual({ microDollars: 570, byChannel: { 'x-mention': 500, 'x-dm': 70 } });
  expect(read.intake.find(({ source }) => source === 'x-dm')).toMatchObject({ shown: 3, late: 1 });
  expect(read.uncovered).not.toBeNull();
  expect((await readReport(deps, '2026-W47', desk.now)).uncovered).toBeNull();
});

test('answers are called as they are now: as a lead named them in Slack, else as in the files', async () => {
  const answer = (id: string, title: string): Answer => ({
    id,
    title,
    intents: ['fees'],
    languages: ['de'],
    valid: { from: '2026-01-01' },
    owner: 'Team',
    questions: {},
    texts: { de: title },
  });
  for (const proposed of ['gebuehren', 'mahnung', 'neu', 'weg'])
    for (let i = 0; i < 5; i++) await came(asked, { proposed });
  const read = await readReport(
    {
      ...deps,
      // A lead retired the one on reminders: its title still says what it was about.
      files: { ...files, answers: [answer('gebuehren', 'Gebühren'), answer('mahnung', 'Mahnungen')] },
      library: async () => ({ answers: [answer('gebuehren', 'Was kostet was?'), answer('neu', 'Neue Gebühren')] }),
    },
    '2026-W47',
    desk.now,
  );
  expect(new Map(read.drafts.perAnswer.map(({ answerId, title }) => [answerId, title]))).toEqual(
    new Map([
      ['gebuehren', 'Was kostet was?'],
      ['mahnung', 'Mahnungen'],
      ['neu', 'Neue Gebühren'],
      ['weg', null],
    ]),
  );
});

test('what is no week is refused by name', async () => {
  await expect(readReport(deps, '2025-W53', desk.now)).rejects.toThrow('No week 2025-W53');
});

test('with each report the number of people behind its weeks is kept, and tells once their absences are forgotten', async () => {
  const plan = (['mk', 'ab', 'cd'] as const).map((person, i) => ({
    weekday: (['mon', 'tue', 'wed'] as const)[i] ?? 'mon',
    template: 'frueh',
    person,
    weeks: 'every' as const,
  }));
  const rota = rotaOf(
    ['mk', 'ab', 'cd'].map((initials) => somebody({ initials })),
    { plan },
  );
  for (let i = 0; i < 6; i++) await came(asked);
  const { cases, rotas } = deps;
  const away = { staff: 'U0CD', from: '2026-11-11', to: '2026-11-11' };
  await rotas.change({ assignments: [], absences: [away], entries: [] });
  // Reported when the shift was over: it was theirs.
  const on = '2026-11-18';
  const reported = { by: 'U0CD', what: 'absent', date: on, template: null, from: null, to: null } as const;
  const entries = [{ ...reported, at: Date.parse(`${on}T19:00:00+01:00`) }];
  await rotas.change({ absences: [{ ...away, from: on, to: on }], entries });
  expect((await report({ ...deps, rota })).kind).toBe('posted');
  const weeks = ['2026-W39', '2026-W40', '2026-W46', '2026-W47', '2026-W48'];
  expect([...(await cases.people(weeks))].sort()).toEqual([
    ['2026-W40', 3],
    ['2026-W46', 2],
    ['2026-W47', 3],
  ]);

  until('2027-03-01T12:00:00+01:00');
  const late = await readReport({ ...deps, rota }, '2026-W47', desk.now);
  expect(late.firstResponse).toMatchObject({ over: ['2026-W47'], service: { medianMinutes: 12 } });
  expect(late.byIntent.map(({ firstResponse }) => firstResponse)).toEqual([null]);
  expect((await readReport({ ...deps, rota }, '2026-W46', desk.now)).firstResponse.over).toEqual([]);
  // The year knows of these weeks what was kept of them.
  const november = (await readYear({ ...deps, rota }, 2026, desk.now)).filter(({ period }) => period === '2026-11');
  expect(november.map(({ channel, medianServiceMinutes }) => [channel, medianServiceMinutes])).toEqual([
    ['x-mention', null],
    ['x-dm', null],
    ['all', 12],
  ]);
  // A repeat of it guesses nobody back.
  await report({ ...deps, rota }, { week: '2026-W47', repeat: true });
  expect((await cases.people(['2026-W46'])).get('2026-W46')).toBe(2);
});

test('a report is posted whether the people behind it can be counted or not', async () => {
  const rota = rotaOf([somebody({ initials: 'mk' })]);
  const cases = { ...deps.cases, keepPeople: () => Promise.reject(new Error('throttled')) };
  expect((await report({ ...deps, rota, cases })).kind).toBe('posted');
  expect(weeks()).toEqual(['2026-W47']);
});
