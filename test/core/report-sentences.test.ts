import { expect, test } from 'vitest';
import { type ChartName, chartTitle } from '../../core/report-chart-titles.ts';
import { keyFigures, nothingMissedOf, todoOf, togetherTold, verdictOf } from '../../core/report-sentences.ts';
import type { Share, WeeklyReport } from '../../core/weekly-report.ts';
import { sampleReport } from '../support/sample-report.ts';

const week = (change: Partial<WeeklyReport>): WeeklyReport => ({ ...sampleReport, ...change });
const none = { n: 0, medianMinutes: null, p90Minutes: null };
const share = (inTime: number, of: number, goal: number, minutes: number): Share => ({
  minutes,
  goal,
  inTime,
  of,
  share: of === 0 ? null : Math.round((inTime / of) * 1000) / 1000,
});
const withGoals = (half: number, nine: number, target: WeeklyReport['verdict']['target']) =>
  week({
    attainment: { half: share(half, 40, 0.5, 30), nineInTen: share(nine, 40, 0.9, 60) },
    verdict: { than: 'faster', target },
  });

test('a week in one breath: how many, how fast, against last week, against the goals', () => {
  expect(verdictOf(sampleReport, 'de')).toBe(
    '46 Fragen; die typische Antwort kam nach 18 min Servicezeit, schneller als in der Vorwoche (25 min). Ziel verfehlt: In 60 min waren 89,7 % beantwortet statt 90 %.',
  );
  expect(verdictOf(sampleReport, 'en')).toBe(
    '46 questions; the typical answer came after 18 min of service time, faster than the week before (25 min). Goal missed: 89.7% were answered within 60 min instead of 90%.',
  );
});

test('better is said as better, worse as worse, a small change as “wie zuletzt”, and too few are not compared', () => {
  const than = (one: WeeklyReport['verdict']['than']) =>
    verdictOf(week({ verdict: { than: one, target: 'missed' } }), 'de');
  expect(than('slower')).toContain('langsamer als in der Vorwoche (25 min)');
  expect(than('asBefore')).toContain('Servicezeit, wie zuletzt (25 min).');
  expect(than('tooFew')).toContain('18 min Servicezeit (Vorwoche 25 min, zu wenige für einen Vergleich). Ziel');
  expect(verdictOf(week({ verdict: { than: 'tooFew', target: null } }), 'en')).toContain(
    'service time (before: 25 min, too few to compare). That',
  );
  expect(than('first')).toContain('kam nach 18 min Servicezeit. Ziel');
});

test('each goal is told by itself when it is missed alone, and both when both are', () => {
  expect(verdictOf(withGoals(28, 37, 'reached'), 'de')).toContain(
    'Beide Ziele sind erreicht: 70 % in 30 min, 93 % in 60 min.',
  );
  expect(verdictOf(withGoals(18, 37, 'missed'), 'de')).toContain('In 30 min waren 45 % beantwortet statt 50 %.');
  expect(verdictOf(withGoals(18, 30, 'missed'), 'de')).toContain(
    'Beide Ziele sind verfehlt: 45 % in 30 min statt 50 %, 75 % in 60 min statt 90 %.',
  );
  expect(verdictOf(withGoals(28, 37, null), 'de')).toContain('Für ein Urteil über die Ziele sind es zu wenige.');
});

test('a goal that was missed by a hair never reads as if it were reached', () => {
  const hair = week({ attainment: { ...sampleReport.attainment, nineInTen: share(8999, 10_000, 0.9, 60) } });
  expect(verdictOf(hair, 'de')).toContain('89,9 % beantwortet statt 90 %');
  expect(keyFigures(hair, 'de')[2]?.value).toBe('89,9 %');
});

test('an empty week is a fine week, and thanks are no question', () => {
  const empty = { arrived: 0, answered: 0, open: 0, thanked: 0 };
  expect(verdictOf(week(empty), 'de')).toBe('Niemand hat gefragt.');
  expect(verdictOf(week({ ...empty, thanked: 3 }), 'de')).toBe('Niemand hat gefragt. 3-mal kam nur ein Dank.');
  expect(verdictOf(week({ ...empty, thanked: 1 }), 'de')).toBe('Niemand hat gefragt. Einmal kam nur ein Dank.');
  expect(verdictOf(week({ ...empty, thanked: 3 }), 'en')).toBe('Nobody asked. Thanks came 3 times.');
  expect(verdictOf(week({ ...empty, complete: false }), 'de')).toBe(
    'Die Woche läuft noch. Bisher hat niemand gefragt.',
  );
});

test('without an answer there is no typical one', () => {
  const service = { elapsed: none, service: none, over: ['2026-W46'] };
  const nothing = { answered: 0, firstResponse: service };
  expect(verdictOf(week({ ...nothing, arrived: 1, open: 1 }), 'de')).toBe('1 Frage, bis jetzt keine beantwortet.');
  expect(verdictOf(week({ ...nothing, arrived: 2, open: 0 }), 'de')).toBe('2 Fragen, alle ohne Antwort geschlossen.');
});

test('where fewer than three people stand behind them, the times are withheld, or those of several weeks together', () => {
  const withheld = week({ firstResponse: { elapsed: none, service: none, over: [] } });
  expect(verdictOf(withheld, 'de')).toContain('sobald drei Personen Dienst hatten');
  expect(verdictOf(withheld, 'de')).not.toMatch(/\d min/);
  expect(keyFigures(withheld, 'de')[1]).toEqual({
    label: 'Typische Antwortzeit',
    value: '–',
    change: 'erst ab drei Personen im Dienst',
    direction: null,
  });
  expect(togetherTold(withheld, 'de')).toContain('die Zeiten einer Person');

  const over = ['2026-W44', '2026-W45', '2026-W46'];
  const together = week({ firstResponse: { ...sampleReport.firstResponse, over } });
  expect(verdictOf(together, 'de')).toContain('nach 18 min Servicezeit (KW 44, KW 45 und KW 46 zusammen)');
  expect(togetherTold(together, 'en')).toContain('Week 44, Week 45 and Week 46 together');
  expect(togetherTold(sampleReport, 'de')).toBeNull();
});

test('after a week without answer times nothing is as before', () => {
  const trend = sampleReport.trend.map((one, i) => (i === 6 ? { ...one, medianMinutes: null } : one));
  const after = week({ trend, verdict: { than: 'tooFew', target: 'missed' } });
  expect(verdictOf(after, 'de')).toContain('nach 18 min Servicezeit. Ziel');
  expect(verdictOf(after, 'en')).not.toMatch(/before|compare/);
});

test('the times of several weeks together are compared with no week, and no arrow says that they are', () => {
  for (const [over, weeks] of [
    [['2026-W45', '2026-W46'], 'KW 45 und KW 46 zusammen'],
    [['2026-W40'], 'KW 40'],
  ] as const)
    for (const than of ['faster', 'slower', 'asBefore', 'tooFew'] as const) {
      const { firstResponse } = sampleReport;
      const pooled = week({
        firstResponse: { ...firstResponse, over: [...over] },
        verdict: { than, target: 'missed' },
      });
      expect(verdictOf(pooled, 'de')).toContain(`(${weeks}). Ziel verfehlt`);
      expect(verdictOf(pooled, 'de')).not.toMatch(/zuletzt|schneller|langsamer|Vorwoche/);
      expect(keyFigures(pooled, 'de')[1]).toMatchObject({ value: '18 min', change: weeks, direction: null });
      expect(keyFigures(pooled, 'de')[2]).toMatchObject({
        change: expect.stringMatching(new RegExp(`^${weeks}, Ziel 90\\s%$`)),
        direction: null,
      });
    }
});

test('four figures, each against the week before', () => {
  expect(keyFigures(sampleReport, 'de')).toEqual([
    { label: 'Fragen', value: '46', change: '+2 (Vorwoche 44)', direction: 'up' },
    { label: 'Typische Antwortzeit', value: '18 min', change: '−7 min (Vorwoche 25 min)', direction: 'down' },
    { label: 'In 60 min beantwortet', value: '89,7 %', change: '+4,7 Punkte (Vorwoche 85,0 %)', direction: 'up' },
    {
      label: 'Offen am Ende der Woche',
      value: '3',
      change: '−2 (Vorwoche 5), älteste seit 1 Tag 1 h',
      direction: 'down',
    },
  ]);
});

test('a share and what it is compared with have the same digits, and their difference is what stands there', () => {
  const figure = (inTime: number, of: number, before: number) => {
    const attainment = { ...sampleReport.attainment, nineInTen: share(inTime, of, 0.9, 60) };
    const trend = sampleReport.trend.map((one, i) => (i === 6 ? { ...one, share: before } : one));
    const { value, change } = keyFigures(week({ attainment, trend }), 'de')[2] ?? {};
    return `${value} ${change}`;
  };
  expect(figure(93, 100, 0.854)).toBe('93 % +8 Punkte (Vorwoche 85 %)');
  expect(figure(86, 100, 0.854)).toBe('86 % +1 Punkt (Vorwoche 85 %)');
  expect(figure(852, 1000, 0.848)).toBe('85 % wie zuletzt (85 %)');
  // Both sides of the goal, half a point apart: whole numbers would say 90 and 90.
  expect(figure(902, 1000, 0.897)).toBe('90,2 % +0,5 Punkte (Vorwoche 89,7 %)');
  expect(figure(895, 1000, 0.95)).toBe('89,5 % −5,5 Punkte (Vorwoche 95,0 %)');
  expect(figure(1000, 1000, 0.997)).toBe('100,0 % +0,3 Punkte (Vorwoche 99,7 %)');
});

test('what is open is compared with the end of the week before, whatever the oldest of it', () => {
  const open = (n: number, before: number | null, oldestMinutes: number | null = null) => {
    const { change, direction } = keyFigures(week({ backlog: { n, before, oldestMinutes } }), 'de')[3] ?? {};
    return [change, direction];
  };
  expect(open(4, 1, 90)).toEqual(['+3 (Vorwoche 1), älteste seit 1 h 30 min', 'up']);
  expect(open(0, 2)).toEqual(['−2 (Vorwoche 2)', 'down']);
  expect(open(2, 2, 3000)).toEqual(['wie zuletzt (2), älteste seit 2 Tagen 2 h', 'same']);
  expect(open(0, 0)).toEqual(['wie zuletzt (0)', 'same']);
  expect(open(1, null, 10)).toEqual(['älteste seit 10 min', null]);
  expect(open(0, null)).toEqual([null, null]);
});

test('an answer time and what it is compared with differ by what stands there', () => {
  const figure = (now: number, before: number) => {
    const service = { n: 38, medianMinutes: now, p90Minutes: null };
    const trend = sampleReport.trend.map((one, i) => (i === 6 ? { ...one, medianMinutes: before } : one));
    const slower = week({ trend, firstResponse: { ...sampleReport.firstResponse, service } });
    const { value, change } = keyFigures(slower, 'de')[1] ?? {};
    return `${value} ${change}`;
  };
  expect(figure(18.4, 25.6)).toBe('18 min −8 min (Vorwoche 26 min)');
  expect(figure(61.5, 59.4)).toBe('1 h 2 min +3 min (Vorwoche 59 min)');
  expect(figure(3000, 4525)).toBe('2 Tage 2 h −1 Tag 1 h (Vorwoche 3 Tage 3 h)');
});

test('a week that is not over has no count that could be compared with a whole one', () => {
  const [arrived, , , open] = keyFigures(week({ complete: false }), 'de');
  expect(arrived).toEqual({ label: 'Fragen', value: '46', change: null, direction: null });
  expect(open).toMatchObject({ label: 'Jetzt offen', change: '−2 (Vorwoche 5), älteste seit 1 Tag 1 h' });
});

test('long times are told in days, as the language bends them', () => {
  const times = { n: 38, medianMinutes: 3000, p90Minutes: null };
  const slow = week({ firstResponse: { ...sampleReport.firstResponse, service: times } });
  expect(verdictOf(slow, 'de')).toContain('kam nach 2 Tagen 2 h Servicezeit');
  expect(verdictOf(slow, 'en')).toContain('came after 2 d 2 h of service time');
  const trend = sampleReport.trend.map((one, i) => ({ ...one, medianMinutes: i === 7 ? 4500 : 2940 + 60 * i }));
  expect(chartTitle('trend', week({ trend }), 'de').title).toBe(
    'Antwortzeit: 3 Tage 3 h, davor zwischen 2 Tagen 1 h und 2 Tagen 7 h',
  );
});

test('the first week has figures and nothing to compare them with', () => {
  const quiet = { arrived: 0, answered: 0, medianMinutes: null, p90Minutes: null, share: null };
  const trend = sampleReport.trend.map((one, i) => (i === 7 ? one : { ...one, ...quiet }));
  const first = week({
    trend,
    verdict: { than: 'first', target: 'missed' },
    backlog: { n: 0, oldestMinutes: null, before: null },
  });
  expect(keyFigures(first, 'en').map(({ change, direction }) => [change, direction])).toEqual([
    [null, null],
    [null, null],
    ['goal 90%', null],
    [null, null],
  ]);
});

test('below twenty cases figures move by chance, and nothing is said of better or worse', () => {
  const few = week({ answered: 19, verdict: { than: 'tooFew', target: null } });
  const told = (language: 'de' | 'en') => keyFigures(few, language).slice(1, 3);
  expect(told('de').map(({ change, direction }) => [change, direction])).toEqual([
    ['Vorwoche 25 min, zu wenige für einen Vergleich', null],
    ['Vorwoche 85,0 %, zu wenige für einen Vergleich', null],
  ]);
  expect(told('en')[0]?.change).toBe('before: 25 min, too few to compare');
});

test('what would help most is one line, whatever it is', () => {
  const told = (todo: WeeklyReport['todo']) => todoOf(week({ todo }), 'de');
  expect(told(null)).toBeNull();
  expect(todoOf(sampleReport, 'de')).toBe(
    'Diese Woche tun: Antwort „Medien verlängern“ überarbeiten. 6 von 9 Vorschlägen daraus wurden geändert oder nicht verwendet.',
  );
  const stale = { kind: 'staleAnswer', answerId: 'opening-hours', changed: 5, n: 6 } as const;
  expect(told({ ...stale, title: null })).toContain('Antwort „Öffnungszeiten (berechnet)“ überarbeiten.');
  expect(told({ ...stale, title: 'Was kostet es? '.repeat(10) })?.length).toBeLessThan(220);
  expect(told({ kind: 'uncovered', hours: 2.5, arrived: 1 })).toBe(
    'Diese Woche tun: 2,5 Servicestunden besetzen. Als niemand Dienst hatte, kam 1 Frage an.',
  );
  expect(told({ kind: 'backlog', n: 4 })).toBe('Diese Woche tun: 4 Fragen beantworten, deren Frist vorbei ist.');
  const long = told({ kind: 'gap', example: 'Kann man hier löten? '.repeat(20), n: 5 });
  expect(long).toContain('…“. Das wurde 5-mal gefragt.');
  expect(long?.length).toBeLessThan(200);
});

test('nothing missed is said with the numbers, and so is what is missing', () => {
  expect(nothingMissedOf(sampleReport, 'de')).toBe(
    'Nichts übersehen: X hat 65 Nachrichten gezeigt, alle sind gespeichert. 2 davon fanden sich erst beim zweiten Lesen. Die längste Zeit ohne Verbindung: 11 min.',
  );
  const [mentions] = sampleReport.intake;
  const lost = week({ intake: mentions ? [{ ...mentions, stored: 41, late: 0, gaps: 1 }] : [] });
  expect(nothingMissedOf(lost, 'de')).toBe(
    'Achtung: X hat 43 Nachrichten gezeigt, gespeichert sind 41. Bitte die Systembetreuung verständigen. X konnte einmal nicht alles zeigen.',
  );
  expect(nothingMissedOf(week({ intake: [] }), 'de')).toContain('nicht bekannt');
});

test('a chart’s title is its finding, its subtitle the measure with n, and its alternative tells every value', () => {
  expect(chartTitle('trend', sampleReport, 'de')).toEqual({
    title: 'Antwortzeit: 18 min, davor zwischen 25 min und 34 min',
    subtitle: expect.stringMatching(/Median.*Servicezeit.*Minuten.*Ziel 30 min.*n\s=\s38 diese Woche/),
    alt: expect.stringContaining('KW 43: –, KW 44: 25 min'),
  });
  expect(chartTitle('distribution', sampleReport, 'en').title).toBe('28 of 38 first answers came within 30 min');
  expect(chartTitle('arrivals', sampleReport, 'de').title).toBe('Die meisten Fragen kamen am Montag: 10');
  expect(chartTitle('drafts', sampleReport, 'de').alt).toContain(
    'Medien verlängern: wie vorgeschlagen 2, bearbeitet 4',
  );
});

test('one of something is told as one, in every sentence that counts', () => {
  const day = (n: number) => [n, ...Array.from({ length: 23 }, () => 0)];
  const quiet = sampleReport.arrivals.hours.slice(1).map(() => day(0));
  const [last] = sampleReport.trend.slice(-1);
  const before = { ...last, week: '2026-W45' };
  const single = {
    arrived: 1,
    answered: 1,
    arrivals: { hours: [day(1), ...quiet], outOfHours: 0 },
    trend: [...sampleReport.trend.slice(0, 6).map((one) => ({ ...one, medianMinutes: null })), before, last],
    distribution: sampleReport.distribution.map((step, i) => ({ ...step, service: i === 0 ? 1 : 0 })),
    drafts: { ...unused, asProposed: 1, perAnswer: [{ answerId: 'a', title: 'A', ...unused, asProposed: 1, n: 1 }] },
  } as Partial<WeeklyReport>;
  const ownWords = { ...single.drafts, ownWords: 2 } as WeeklyReport['drafts'];
  const title = (name: ChartName, change: Partial<WeeklyReport>, language: 'de' | 'en' = 'de') =>
    chartTitle(name, week({ ...single, ...change }), language);
  expect(title('drafts', {})).toMatchObject({
    title: '1 von 1 Antwort ging hinaus wie vorgeschlagen',
    subtitle: expect.stringMatching(/n\s=\s1 Vorschlag$/),
  });
  expect(title('drafts', { drafts: ownWords })).toMatchObject({
    title: '1 von 3 Antworten ging hinaus wie vorgeschlagen',
    subtitle: expect.stringMatching(/n\s=\s1 Vorschlag, dazu 2 Antworten ohne Vorschlag$/),
  });
  expect(title('drafts', { drafts: ownWords }, 'en').subtitle).toMatch(
    /n\s=\s1 suggestion, and 2 answers without one$/,
  );
  expect(title('distribution', {}).title).toBe('1 von 1 ersten Antwort kam in 30 min');
  expect(title('distribution', {}, 'en').title).toBe('1 of 1 first answer came within 30 min');
  expect(title('arrivals', {}).title).toBe('Die einzige Frage kam am Montag');
  expect(title('arrivals', {}, 'en').title).toBe('The only question came on Monday');
  expect(title('trend', {})).toMatchObject({
    title: 'Antwortzeit: 18 min, davor 18 min',
    subtitle: expect.stringMatching(/n\s=\s1 diese Woche$/),
  });
  expect(title('trend', {}, 'en').title).toBe('Answer time: 18 min, before that 18 min');
  const [mentions] = sampleReport.intake;
  const lost = week({ intake: mentions ? [{ ...mentions, shown: 2, stored: 1, late: 0, gaps: 0 }] : [] });
  expect(nothingMissedOf(lost, 'de')).toContain('gespeichert ist 1.');
  expect(nothingMissedOf(lost, 'en')).toContain('and 1 is stored.');
});
const unused = { asProposed: 0, edited: 0, replaced: 0, byHand: 0, unused: 0, ownWords: 0 };

test('a change that the minutes told do not show is none', () => {
  const medians = { ...sampleReport.trend.at(-2), medianMinutes: 3.4 } as (typeof sampleReport.trend)[number];
  const now = { ...sampleReport.trend.at(-1), medianMinutes: 2.6 } as (typeof sampleReport.trend)[number];
  const { firstResponse, verdict } = sampleReport;
  const quick = week({
    trend: [...sampleReport.trend.slice(0, -2), medians, now],
    firstResponse: { ...firstResponse, service: { ...firstResponse.service, medianMinutes: 2.6 } },
    verdict: { ...verdict, than: 'faster' },
  });
  expect(verdictOf(quick, 'de')).toContain('nach 3 min Servicezeit, wie zuletzt (3 min)');
  expect(keyFigures(quick, 'de')[1]).toMatchObject({ value: '3 min', change: 'wie zuletzt (3 min)' });
});

test('a goal within the first step of the bars is told by that step', () => {
  const { attainment, distribution } = sampleReport;
  const soon = week({ attainment: { ...attainment, half: { ...attainment.half, minutes: 5 } } });
  const [first] = distribution;
  const n = distribution.reduce((all, { service }) => all + service, 0);
  expect(chartTitle('distribution', soon, 'de').title).toContain(`${first?.service} von ${n} ersten Antworten`);
  expect(chartTitle('distribution', soon, 'de').title).toContain(`in ${first?.toMinutes} min`);
});

test('the title of the weeks says where this one stands among them, and not how the oldest was', () => {
  const title = (medians: (number | null)[], language: 'de' | 'en' = 'de') =>
    chartTitle(
      'trend',
      week({ trend: sampleReport.trend.map((one, i) => ({ ...one, medianMinutes: medians[i] ?? null })) }),
      language,
    ).title;
  const fell = [61, 51, null, 11, 14, 17, 25];
  expect(title([...fell, 24])).toBe('Antwortzeit: 24 min, davor zwischen 11 min und 1 h 1 min');
  expect(title([...fell, 24], 'en')).toBe('Answer time: 24 min, before that between 11 min and 1 h 1 min');
  expect(title(fell)).toBe('Antwortzeit: diese Woche keine Zahl, davor zwischen 11 min und 1 h 1 min');
  expect(title([null, null, null, null, null, null, null, 24])).toBe('Antwortzeit: 24 min');
});

test('where times of several weeks stand together, the chart of the weeks says how many answers this one had', () => {
  const { service, elapsed } = sampleReport.firstResponse;
  const firstResponse = { elapsed, service: { ...service, n: 90 }, over: ['2026-W45', '2026-W46'] };
  expect(chartTitle('trend', week({ firstResponse }), 'de').subtitle).toMatch(/n\s=\s38 diese Woche/);
});

test('charts of an empty week say that there is nothing rather than nothing', () => {
  const quiet = { arrived: 0, answered: 0, medianMinutes: null, p90Minutes: null, share: null };
  const empty = week({
    arrived: 0,
    trend: sampleReport.trend.map((one) => ({ ...one, ...quiet })),
    distribution: sampleReport.distribution.map((step) => ({ ...step, elapsed: 0, service: 0 })),
    arrivals: { hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)), outOfHours: 0 },
    drafts: { asProposed: 0, edited: 0, replaced: 0, byHand: 0, unused: 0, ownWords: 0, perAnswer: [] },
  });
  expect(
    (['trend', 'distribution', 'arrivals', 'drafts'] as const).map((name) => chartTitle(name, empty, 'de').title),
  ).toEqual([
    'Antwortzeit: noch keine Zahl',
    'Antwortzeiten: noch keine Zahl',
    'Niemand hat gefragt',
    'Noch kein Vorschlag verwendet',
  ]);
});
