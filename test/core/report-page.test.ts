import { expect, test } from 'vitest';
import { type PageLinks, reportPage } from '../../core/report-page.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { fullestReport } from '../support/fullest-report.ts';
import { sampleReport } from '../support/sample-report.ts';

const drawn = (name: string) => `<svg viewBox="0 0 4 3" role="img" aria-label="${name}"></svg>`;
const charts = {
  trend: drawn('trend'),
  distribution: drawn('distribution'),
  arrivals: drawn('arrivals'),
  drafts: drawn('drafts'),
};
const page = (report: WeeklyReport, language: 'de' | 'en' = 'de', links?: PageLinks) =>
  reportPage(report, language, {
    charts,
    font: 'Zm9udA==',
    library: 'Bücherei <Birkenrath>',
    ...(links === undefined ? {} : { links }),
  });
const quiet = { arrived: 0, answered: 0, medianMinutes: null, p90Minutes: null, share: null };

/** The cells of a table's rows as they are read. */
function rowsOf(markup: string, caption: string): string[][] {
  const table = markup.split('<table>').find((part) => part.startsWith(`<caption>${caption}</caption>`)) ?? '';
  const body = table.slice(table.indexOf('<tbody>'), table.indexOf('</tbody>'));
  return body
    .split('<tr')
    .slice(1)
    .map((row) =>
      row
        .split(/<t[hd]/)
        .slice(1)
        .map((cell) =>
          cell
            .slice(cell.indexOf('>') + 1)
            .replace(/<[^>]*>/g, '')
            .trim(),
        ),
    );
}

test('the page says the sentence first, then the one thing to do, then four figures', () => {
  const markup = page(sampleReport);
  const places = ['46 Fragen; die typische Antwort', 'Diese Woche tun:', '<dt>Fragen</dt>', 'Verlauf über acht Wochen'];
  const found = places.map((text) => markup.indexOf(text));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(markup).toContain('9.–15. November 2026 · Bücherei &#60;Birkenrath&#62; · Stand 16.11.2026, 07:00');
});

test('there is a table beside each chart with everything that the chart shows', () => {
  const markup = page(sampleReport);
  for (const chart of Object.values(charts)) expect(markup).toContain(`<figure>${chart}</figure><div class="stack">`);
  expect(rowsOf(markup, 'Acht Wochen in Zahlen, Antworten in Servicezeit').slice(-4)).toEqual([
    ['KW 43', '0', '0', '–', '–', '–'],
    ['KW 44', '37', '33', '25 min', '1 h 11 min', '82 %'],
    ['KW 45', '44', '39', '25 min', '1 h 7 min', '85 %'],
    ['KW 46', '46', '38', '18 min', '52 min', '89,7 %'],
  ]);
  expect(rowsOf(markup, 'Erste Antworten nach Wartezeit')[5]).toEqual(['8–24 h', '0', '7']);
  expect(rowsOf(markup, 'Fragen nach Wochentag und Stunde')[0]).toEqual(
    'Mo 1 · 2 3 · · 1 · · 2 · · 1 · · 10'.split(' '),
  );
  expect(rowsOf(markup, 'Vorschläge je Antwort der Bücherei')[1]).toEqual([
    'Medien verlängern',
    '2',
    '4',
    '2',
    '1',
    '0',
    '9',
  ]);
});

test('both clocks, both goals, ways and topics stand there with their n', () => {
  const markup = page(sampleReport);
  expect(rowsOf(markup, 'Erste Antwort, beide Uhren')).toEqual([
    ['Servicezeit', '38', '18 min', '52 min'],
    ['ganze Wartezeit', '38', '42 min', '2 h 37 min'],
  ]);
  expect(rowsOf(markup, 'Ziele in Servicezeit')).toEqual([
    ['50 % in 30 min', '28 von 40', '70 %', 'ja'],
    ['90 % in 60 min', '35 von 39', '89,7 %', 'nein'],
  ]);
  expect(rowsOf(markup, 'Fragen nach Weg')[1]).toEqual(['X, Direktnachricht', '15', '12', '1', '25 min', '56 min']);
  expect(rowsOf(markup, 'Fragen nach Thema')[2]).toEqual(['Problem mit dem Konto', '7', '6', '1', '–', '–']);
});

test('a program finds every time to the last digit beside what people read', () => {
  expect(page(sampleReport)).toContain('<data value="52.3">52 min</data>');
  expect(page(fullestReport, 'en')).toContain('<data value="1152.3">19 h 12 min</data>');
});

test('what is told in a line is told, each with its name', () => {
  const markup = page(sampleReport).replace(/\u00a0/g, ' ');
  for (const entry of [
    '<dt>Ohne Antwort geschlossen</dt><dd>5 (keine Antwort nötig 3, Spam oder Beleidigung 1, die Nachricht wurde gelöscht 1)</dd>',
    '<dt>Unbesetzte Servicezeit</dt><dd>3 h, darin 6 Fragen</dd>',
    '<dt>Nur ein Dank</dt><dd>12</dd>',
    '<dt>Offen am Ende der Woche</dt><dd>3 aus den letzten acht Wochen, älteste seit 1 Tag 1 h</dd>',
    '<dt>Kosten bei X</dt><dd>2,31 $ (X, öffentlich: 1,72 $; X, Direktnachricht: 0,59 $)</dd>',
    '<dt>Aufwand (READ-Skala)</dt><dd>Stufe 1: 9, Stufe 2: 12, Stufe 3: 4, Stufe 5: 1</dd>',
    'Nichts übersehen: X hat 65 Nachrichten gezeigt',
    '<strong>Räume, WLAN und Drucken</strong>, 5-mal gefragt: <q>Kann man bei euch im 3D-Druck-Raum auch löten?</q>',
  ])
    expect(markup).toContain(entry);
});

test('the page asks nobody for anything: no script, no address of another place, and a policy that forbids both', () => {
  for (const report of [sampleReport, fullestReport]) {
    const markup = page(report);
    expect(markup).not.toMatch(/<script|<img|<iframe|<form|@import|https?:|javascript:|\son\w+=/);
    expect([...markup.matchAll(/(?:href="|src="|url\("?)([^")]*)/g)].map(([, address]) => address)).toEqual([
      'data:,',
      'data:font/woff2;base64,Zm9udA==',
    ]);
    expect(markup).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"`);
  }
});

test('a patron’s words stay words', () => {
  const examples = ['<img src=x onerror=alert(1)>', 'A & B "quoted"'];
  const markup = page({ ...sampleReport, gaps: [{ intent: 'events', n: 2, examples }] });
  expect(markup).toContain('<q>&#60;img src=x onerror=alert(1)&#62;</q>');
  expect(markup).toContain('>A &#38; B &#34;quoted&#34;</q>');
});

test('it leads to the weeks beside it, to the rows, to the other language and back, where there are such', () => {
  expect(page(sampleReport)).not.toContain('<nav');
  const markup = page(sampleReport, 'de', {
    csv: '/report.csv?week=2026-W46&x=1',
    other: '/report?language=en',
    weeks: [
      { name: 'KW 45', href: '/report?week=2026-W45', rel: 'prev' },
      { name: 'KW 47', href: '/report?week=2026-W47', rel: 'next' },
    ],
    home: '/',
  });
  expect(markup).toContain('<a href="/report?week=2026-W45" rel="prev">← KW 45</a>');
  expect(markup).toContain('<a href="/report?week=2026-W47" rel="next">KW 47 →</a>');
  expect(markup).toContain('<a href="/report.csv?week=2026-W46&#38;x=1">Alle Fälle als CSV</a>');
  expect(markup).toContain('<a href="/report?language=en" lang="en" rel="alternate">English</a>');
  expect(markup).toContain('<a href="/">Zur Übersicht</a>');
});

test('an empty week is a short page, and one after eight empty weeks shorter still', () => {
  const empty = { ...sampleReport, arrived: 0, answered: 0, open: 0, gaps: [], todo: null };
  const trend = sampleReport.trend.map((week, i) => (i === 7 ? { ...week, ...quiet } : week));
  const after = page({ ...empty, trend });
  expect(after).toContain('Niemand hat gefragt.');
  expect(after).toContain('Verlauf über acht Wochen');
  expect(after).not.toContain('Wann gefragt wird');
  const never = page({ ...empty, trend: trend.map((week) => ({ ...week, ...quiet })) });
  expect(never).not.toContain('<figure>');
  expect(never).toContain('So wird gezählt');
});

test('where times are withheld the page says why, and shows no zeros in their place', () => {
  const none = { n: sampleReport.answered, medianMinutes: null, p90Minutes: null };
  const { half, nineInTen } = sampleReport.attainment;
  const attainment = { half: { ...half, share: null }, nineInTen: { ...nineInTen, share: null } };
  const firstResponse = { elapsed: none, service: none, over: [] };
  const withheld = { ...sampleReport, attainment, firstResponse, distribution: [] };
  const markup = page(withheld);
  expect(markup).toContain('Sonst wären es die Zeiten einer Person');
  expect(markup).not.toContain(charts.distribution);
  expect(rowsOf(markup, 'Erste Antwort, beide Uhren')).toEqual([]);
  // Nobody was answered: nothing is withheld either, and what is overdue misses the goal.
  expect(page({ ...withheld, answered: 0 })).not.toContain('So schnell kam die erste Antwort');
  const overdue = { half, nineInTen: { ...nineInTen, inTime: 0, of: 3, share: 0 } };
  expect(rowsOf(page({ ...withheld, answered: 0, attainment: overdue }), 'Ziele in Servicezeit')[1]).toEqual([
    '90 % in 60 min',
    '0 von 3',
    '0 %',
    'nein',
  ]);
});

test('a goal that nothing counts for yet is a dash', () => {
  const nothing = { inTime: 0, of: 0, share: null };
  const { half, nineInTen } = sampleReport.attainment;
  const attainment = { half: { ...half, ...nothing }, nineInTen: { ...nineInTen, ...nothing } };
  expect(rowsOf(page({ ...sampleReport, attainment }), 'Ziele in Servicezeit')[1]).toEqual([
    '90 % in 60 min',
    '–',
    '–',
    '–',
  ]);
});

test('paper shows what two sheets hold, and says how much more there is on the screen', () => {
  const markup = page(fullestReport);
  expect(rowsOf(markup, 'Vorschläge je Antwort der Bücherei')).toHaveLength(40);
  expect(markup.match(/<tr class="on-screen">/g)).toHaveLength(31 + 10);
  expect(markup).toContain('<p class="on-paper">und 31 weitere am Bildschirm</p>');
  expect(page(sampleReport)).not.toContain('weitere am Bildschirm');
});

test('the English page is English throughout, but for what patrons asked and how answers are titled', () => {
  const markup = page(sampleReport, 'en');
  expect(markup).toContain('<html lang="en">');
  expect(markup).toContain('<h1>Weekly report, week 46</h1>');
  const words = markup
    .slice(markup.indexOf('<body>'))
    .replace(/<q>.*?<\/q>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('Öffnungszeiten der Zentralbibliothek', '');
  expect(words).not.toMatch(/\b(?:und|der|die|das|nicht|Woche|Frage|Antwort)\b/);
});

test('an English report says which names are the library’s own, in German', () => {
  const markup = page(sampleReport, 'en');
  expect(markup).toContain('<span lang="de">Medien verlängern</span>');
  expect(markup.match(/<span lang="de">/g)).toHaveLength(
    sampleReport.drafts.perAnswer.filter((one) => one.title).length,
  );
  expect(page(sampleReport)).not.toContain('<span lang="de">');
});
