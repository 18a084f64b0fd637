import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { rotaHints } from '../../adapters/files/library-hints.ts';
import type { Words } from '../../adapters/files/library-problem.ts';
import { readRota } from '../../adapters/files/rota-file.ts';
import type { Library, LibrarySettings } from '../../core/library.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let settings: LibrarySettings;
beforeAll(async () => {
  const reading = await readLibrary('library');
  if (reading.kind === 'ok') settings = reading.library.settings;
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-rota-'));
  await copyWithFewExamples(folder);
});
afterEach(() => rm(folder, { recursive: true }));

type File = 'rota.yaml' | 'library.yaml';

async function change(file: File, found: string, by: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(found);
  await writeFile(path, text.replace(found, by));
}

/** What is wrong, each as "line as it stands in the file | problem → remedy". */
async function problems(): Promise<string[]> {
  const reading = await readLibrary(folder);
  if (reading.kind === 'ok') return [];
  const lines = async (file: string) => (await readFile(file, 'utf8')).split('\n');
  return Promise.all(
    reading.problems.map(async ({ file, line, problem, remedy }) => {
      const text = (await lines(file))[line - 1]?.trim();
      return `${text} | ${problem} → ${remedy}`;
    }),
  );
}

/** The same of the rota alone, beside the sample's settings: the whole library takes a while to read. */
async function rotaProblems(): Promise<string[]> {
  const file = join(folder, 'rota.yaml');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const found: string[] = [];
  const tell = (line: number, { problem, remedy }: Words) =>
    found.push(`${lines[line - 1]?.trim()} | ${problem} → ${remedy}`);
  const reading = await readRota(file, tell);
  for (const { line, ...words } of reading?.problems(settings) ?? []) tell(line, words);
  return found;
}

async function library(): Promise<Library> {
  expect(await problems()).toEqual([]);
  const reading = await readLibrary(folder);
  if (reading.kind !== 'ok') throw new Error('broken');
  return reading.library;
}

describe('the team', () => {
  test('has its roles and initials from the rota', async () => {
    const { rota, settings } = await library();
    expect(rota?.people).toHaveLength(5);
    expect(settings.roles).toEqual({ leads: ['U0PRIYA'], trainees: ['U0TOMASZ'] });
    expect(settings.signatures).toEqual({ U0MARTA: 'mk', U0JONAS: 'ja', U0AYLIN: 'ad', U0PRIYA: 'pn', U0TOMASZ: 'tw' });
  });

  test('may be without a rota: then nobody is on duty by name', async () => {
    await rm(join(folder, 'rota.yaml'));
    const { rota, settings } = await library();
    expect(rota).toBeNull();
    expect(settings.roles).toEqual({ leads: [], trainees: [] });
  });

  test('signs nothing where that is said in library.yaml', async () => {
    await change('library.yaml', 'undoSeconds: 10', 'signatures: {}\nundoSeconds: 10');
    expect((await library()).settings).toMatchObject({ signatures: {}, roles: { leads: ['U0PRIYA'] } });
  });

  test('is named in one place: what stands in library.yaml beside the rota is told, and the rota’s holds', async () => {
    const both = 'roles: { leads: [U0MARTA] }\nsignatures: { U0MARTA: xx }\nundoSeconds: 10';
    await change('library.yaml', 'undoSeconds: 10', both);
    expect(await problems()).toEqual([
      'roles: { leads: [U0MARTA] } | „roles“ gehört nicht hierher, denn es gibt eine rota.yaml. → Hier löschen; in rota.yaml steht es je Person unter „role“.',
      'signatures: { U0MARTA: xx } | „signatures“ gehört nicht hierher, denn es gibt eine rota.yaml. → Hier löschen; in rota.yaml steht es je Person unter „initials“. Soll niemand unterschreiben: signatures: {}.',
    ]);
  });

  test('whose hand-over teams are all in training is told, as before', async () => {
    await change('library.yaml', 'members: [U0MARTA, U0TOMASZ]', 'members: [U0TOMASZ]');
    expect(await problems()).toEqual([
      expect.stringContaining('Im Team „nord“ sind alle noch in der Einarbeitung und können nichts allein freigeben.'),
    ]);
  });

  test('leaves room for its longest initials in every text', async () => {
    await writeFile(join(folder, 'answers', 'lang.md'), answerOf(`${'Bitte. '.repeat(39)}Ja.`));
    const over = async () => {
      const reading = await readLibrary(folder, (text) => Math.max(0, text.length - 280));
      const found = reading.kind === 'ok' ? [] : reading.problems.filter(({ file }) => file.endsWith('lang.md'));
      return found.map(({ problem }) => problem);
    };
    expect(await over()).toEqual([]);
    await change('rota.yaml', 'initials: pn', 'initials: prna');
    expect(await over()).toEqual(['Der Text unter „## de“ ist um 2 Zeichen zu lang.']);
  });
});

const answerOf = (text: string) => `---
id: lang
title: Lang
intents: [praise]
languages: [de]
valid: { from: 2026-01-01 }
owner: Leitung
---
## de

${text}
`;

test.each([
  [
    'weekA: 2026-11-02',
    'weekA: 2026-11-04',
    'weekA: 2026-11-04 | „weekA: 2026-11-04“ ist kein Montag. → Den Montag davor schreiben: weekA: 2026-11-02.',
  ],
  [
    'weekA: 2026-11-02',
    'weekA: 2026-11-08',
    'weekA: 2026-11-08 | „weekA: 2026-11-08“ ist kein Montag. → Den Montag davor schreiben: weekA: 2026-11-02.',
  ],
  ['publishDays: 14', 'publishDays: 7', 'publishDays: 7 | „publishDays: 7“ ist zu klein. → Mindestens 14.'],
  [
    'userGroup: twitterdienst',
    'userGroup: "@twitterdienst"',
    'userGroup: "@twitterdienst" | „userGroup: @twitterdienst“ ist nicht der Kurzname einer Gruppe. → Ohne @ und ohne Leerzeichen schreiben, zum Beispiel twitterdienst.',
  ],
  [
    '  - id: spaet',
    '  - id: frueh',
    '- id: frueh | Zwei Schichten haben die id „frueh“. → Einen anderen kurzen Namen wählen.',
  ],
  [
    'start: "14:00"',
    'start: "13:30"',
    '- id: spaet | „spaet“ (13:30–18:00) überschneidet sich mit „frueh“ (10:00–14:00). → Anfang oder Ende ändern, so dass sie aneinander anschließen, oder die Wochentage trennen (beide: mon, tue, wed, thu, fri).',
  ],
  [
    'end: "18:00"',
    'end: "14:00"',
    'end: "14:00" | „end: 14:00“ stimmt so nicht. → Das Ende muss nach dem Anfang liegen.',
  ],
  [
    'end: "18:00"',
    'end: 18 Uhr',
    'end: 18 Uhr | „end: 18 Uhr“ stimmt so nicht. → Als "10:00" schreiben, mit Anführungszeichen.',
  ],
  [
    'weekdays: [mon, tue, wed, thu, fri]',
    'weekdays: [mon, tue, wed, thu, fri, sat, sun]',
    'weekdays: [mon, tue, wed, thu, fri, sat, sun] | Die Schicht „spaet“ (14:00–18:00) liegt am Samstag, Sonntag außerhalb der Servicezeiten. → Aus „weekdays“ nehmen: sat, sun; oder in library.yaml die Zeiten unter „service“ ergänzen.',
  ],
  [
    'end: "18:00"',
    'end: "17:00"',
    'templates: | Der Dienst auf X ist am Montag, Dienstag, Mittwoch, Donnerstag, Freitag 17:00–18:00 besetzt, aber es gibt dann keine Schicht. → Eine Schicht verlängern oder ergänzen, oder in library.yaml die Zeiten unter „service“ kürzen.',
  ],
  [
    'weekdays: [mon, tue, wed, thu, fri, sat]',
    'weekdays: [mon, tue, wed, thu, sat]',
    'templates: | Der Dienst auf X ist am Freitag 10:00–14:00 besetzt, aber es gibt dann keine Schicht. → Eine Schicht verlängern oder ergänzen, oder in library.yaml die Zeiten unter „service“ kürzen.',
  ],
  [
    'end: "18:00"',
    'end: "19:30"',
    'weekdays: [mon, tue, wed, thu, fri] | Die Schicht „spaet“ (14:00–19:30) kann am Montag, Dienstag, Mittwoch, Donnerstag, Freitag niemand ganz übernehmen. → Bei jemandem unter „hours“ eintragen: mon: ["14:00-19:30"], tue: ["14:00-19:30"], wed: ["14:00-19:30"], thu: ["14:00-19:30"], fri: ["14:00-19:30"]; oder die Schicht ändern.',
  ],
  [
    'slack: U0JONAS',
    'slack: U0MARTA',
    '- slack: U0MARTA | „U0MARTA“ steht zweimal unter „people“. → Eine der beiden Stellen löschen.',
  ],
  [
    'initials: ja',
    'initials: MK',
    'initials: MK | „MK“ ist schon das Kürzel von Marta Kühn. → Für Jonas Albrecht ein anderes wählen: zwei bis vier Buchstaben.',
  ],
  [
    '    role: lead\n',
    '',
    'people: | Im Team gehört niemand zur Leitung. → Bei mindestens einer Person „role: lead“ ergänzen.',
  ],
  ['share: 0.8', 'share: 80', 'share: 80 | „share: 80“ ist zu groß. → Höchstens 1.'],
  [
    'reachable: always',
    'reachable: immer',
    'reachable: immer | „reachable: immer“ gibt es hier nicht. → Erlaubt: workingHours, always.',
  ],
  [
    '{ weekday: tue, template: frueh }',
    '{ weekday: tue, template: nacht }',
    '- { weekday: tue, template: nacht } | Eine Schicht „nacht“ gibt es nicht. → Erlaubt: frueh, spaet.',
  ],
  [
    '{ weekday: tue, template: frueh }',
    '{ weekday: tue, template: spaet }',
    '- { weekday: tue, template: spaet } | Marta Kühn arbeitet am Dienstag nur 08:00–16:00, die Schicht „spaet“ dauert 14:00–18:00. → Jemand anderen oder einen anderen Tag nehmen, oder bei „mk“ unter „hours“ eintragen: tue: ["14:00-18:00"].',
  ],
  [
    '{ weekday: mon, template: frueh, person: mk }',
    '{ weekday: mon, template: frueh, person: zz }',
    '- { weekday: mon, template: frueh, person: zz } | Das Kürzel „zz“ hat niemand im Team. → Wer nicht mehr da ist, wird hier ersetzt oder die Zeile gelöscht. Erlaubt: mk, ja, ad, pn, tw.',
  ],
  [
    '{ weekday: sat, template: frueh, person: mk, weeks: A }',
    '{ weekday: sat, template: spaet, person: mk, weeks: A }',
    '- { weekday: sat, template: spaet, person: mk, weeks: A } | Am Samstag gibt es keine Schicht „spaet“. → Einen anderen Wochentag nehmen (mon, tue, wed, thu, fri) oder bei „spaet“ unter „weekdays“ sat ergänzen.',
  ],
  [
    '{ weekday: thu, template: spaet, person: ja }',
    '{ weekday: thu, template: spaet, person: ad }',
    '- { weekday: thu, template: spaet, person: ad } | Aylin Demir arbeitet am Donnerstag gar nicht, die Schicht „spaet“ dauert 14:00–18:00. → Jemand anderen oder einen anderen Tag nehmen, oder bei „ad“ unter „hours“ eintragen: thu: ["14:00-18:00"].',
  ],
  [
    '{ weekday: mon, template: spaet, person: ad, weeks: B }',
    '{ weekday: mon, template: spaet, person: ad }',
    '- { weekday: mon, template: spaet, person: ad } | Am Montag ist die Schicht „spaet“ schon „ja“ zugeteilt. → Eine der beiden Zeilen löschen oder abwechseln: weeks: A und weeks: B.',
  ],
  [
    '    maxShifts: 3\n    wishes',
    '    maxShifts: 2\n    wishes',
    'maxShifts: 2 | Im festen Plan hat „mk“ in A-Wochen 3 Schichten, erlaubt sind 2. → Unter „plan“ eine Schicht abgeben oder hier „maxShifts: 3“ schreiben.',
  ],
])('„%s“ as „%s“ is told once, with its line and what to write instead', async (found, by, told) => {
  await change('rota.yaml', found, by);
  expect((await rotaProblems()).filter((line) => line === told)).toHaveLength(1);
});

test('a time that is none is told alone, and not what would follow from it', async () => {
  await change('rota.yaml', 'end: "18:00"', 'end: 18 Uhr');
  expect(await rotaProblems()).toHaveLength(1);
});

test('names that do not fit are told even where times are wrong', async () => {
  await change('rota.yaml', 'end: "18:00"', 'end: 18 Uhr');
  await change('rota.yaml', 'person: tw', 'person: zz');
  expect(await rotaProblems()).toHaveLength(2);
});

test('a successor may stand in the plan beside whoever leaves', async () => {
  const both = '{ weekday: thu, template: spaet, person: ja }\n  - { weekday: thu, template: spaet, person: tw }';
  await change('rota.yaml', '{ weekday: thu, template: spaet, person: ja }', both);
  expect(await rotaProblems()).toEqual([expect.stringContaining('schon „ja“ zugeteilt')]);
  await change('rota.yaml', 'initials: ja', 'initials: ja\n    to: 2026-12-31');
  await change('rota.yaml', 'initials: tw', 'initials: tw\n    from: 2027-01-01');
  expect(await rotaProblems()).toEqual([]);
});

test('hours that follow on each other cover a shift across both', async () => {
  await change('rota.yaml', 'mon: ["08:00-16:00"]', 'mon: ["08:00-12:00", "12:00-16:00"]');
  expect(await rotaProblems()).toEqual([]);
});

test('a Sunday shift may be there for an extra opening alone', async () => {
  await change(
    'rota.yaml',
    'weekdays: [mon, tue, wed, thu, fri, sat]',
    'weekdays: [mon, tue, wed, thu, fri, sat, sun]',
  );
  await change('rota.yaml', 'sat: ["09:00-15:00"]\n      sun: []', 'sat: ["09:00-15:00"]\n      sun: ["09:00-15:00"]');
  expect(await problems()).toEqual([expect.stringContaining('liegt am Sonntag außerhalb der Servicezeiten')]);
  const opening = 'extraOpenings:\n  - { date: 2027-03-14, branch: service, hours: ["12:00-16:00"] }';
  await change('library.yaml', 'extraOpenings: []', opening);
  expect((await problems()).filter((line) => line.includes('Sonntag'))).toEqual([]);
});

test('a team that is too small for its shifts, or has no lead left one day, is hinted at and holds nothing up', async () => {
  const { rota } = await library();
  if (rota === null) throw new Error('no rota');
  expect(rotaHints(rota)).toEqual([]);
  const people = rota.people.map((person) => ({ ...person, maxShifts: 2, to: '2027-06-30' }));
  expect(rotaHints({ ...rota, people }).map(({ problem }) => problem)).toEqual([
    'In einer Woche sind 11 Schichten zu besetzen, alle zusammen übernehmen höchstens 10.',
    'Nach dem 2027-06-30 gehört niemand mehr zur Leitung.',
  ]);
});

test('an empty rota is told, and settings that cannot be read hide nothing of the rota', async () => {
  await change('library.yaml', 'timezone: Europe/Berlin', 'timezone: Europa/Berlin');
  await change('rota.yaml', 'person: tw', 'person: zz');
  expect(await problems()).toEqual([
    expect.stringContaining('„timezone: Europa/Berlin“ stimmt so nicht. → In Deutschland: Europe/Berlin.'),
    expect.stringContaining('Das Kürzel „zz“ hat niemand im Team.'),
  ]);
  await writeFile(join(folder, 'rota.yaml'), '');
  expect(await problems()).toContainEqual(expect.stringContaining('Die Datei ist leer.'));
});
