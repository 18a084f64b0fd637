import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { problemLine } from '../../adapters/files/library-problem.ts';
import { intents } from '../../core/library.ts';

const settings = `name: Stadtbücherei
city: Birkenrath
handle: buecherei
website: https://buecherei.example
privacyPage: https://buecherei.example/datenschutz
timezone: Europe/Berlin
land: NW
anrede: Sie
undoSeconds: 10
reopenDays: 7
target: { firstAnswerMinutes: 30 }
service:
  hours: { mon: ["10:00-18:00"], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
branches:
  - id: nord
    name: Nordviertel
    address: Ahornweg 12
    phone: 02999 5550-20
    email: nord@buecherei.example
    hours:
      mon: ["10:00-13:00", "14:00-18:00"]
      tue: []
      wed: []
      thu: []
      fri: []
      sat: []
      sun: []
closures:
  - from: 2026-12-24
    to: 2027-01-01
    branches: [nord]
    service: true
    reason: { de: Weihnachtspause, en: Christmas break }
extraOpenings:
  - { date: 2026-11-15, branch: service, hours: ["12:00-13:00"] }
`;
const answer = `---
id: dank
title: Dank
intents: [praise]
languages: [de, en]
valid: { from: 2026-01-01 }
owner: Leitung
questions:
  de:
    - Danke euch!
---
## de

Gern geschehen!

Bis bald.

## en

You are welcome!
`;
const sound: Record<string, string> = {
  'library.yaml': settings,
  'answers/dank.md': answer,
  ...Object.fromEntries(
    intents.map((intent) => [
      `intents/${intent}.yaml`,
      `intent: ${intent}\nexamples:\n  de:\n    - Beispiel zu ${intent}\n  en: []\n`,
    ]),
  ),
};

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function folderWith(files: Record<string, string | Buffer | null>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'library-'));
  folders.push(folder);
  for (const [name, content] of Object.entries({ ...sound, ...files })) {
    if (content === null) continue;
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** The problems of a library that is sound but for these files, as they are printed, without the folder's name. */
async function problemsWith(
  files: Record<string, string | Buffer | null>,
  overlong?: (text: string) => number,
): Promise<string[]> {
  const folder = await folderWith(files);
  const reading = await readLibrary(folder, overlong);
  const problems = reading.kind === 'broken' ? reading.problems : [];
  return problems.map((problem) => problemLine(problem).replaceAll(`${folder}/`, '').replaceAll(folder, '.'));
}

/** The settings with the one line that begins so (after its indentation) replaced. */
function settingsWith(start: string, ...replacement: string[]): string {
  const lines = settings.split('\n');
  const at = lines.findIndex((line) => line.trimStart().startsWith(start));
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  return lines.toSpliced(at, 1, ...replacement.map((line) => indent + line)).join('\n');
}

test('a sound folder is read whole', async () => {
  const reading = await readLibrary(await folderWith({}));
  expect(reading).toMatchObject({
    kind: 'ok',
    library: {
      settings: {
        name: 'Stadtbücherei',
        sample: false,
        staffLanguage: 'de',
        dmConsent: 'required',
        teams: [],
        vip: [],
        interim: {},
      },
      answers: [{ id: 'dank', texts: { de: 'Gern geschehen!\n\nBis bald.', en: 'You are welcome!' } }],
    },
  });
  expect(reading.kind === 'ok' && reading.library.examples.map(({ intent }) => intent)).toEqual(intents.toSorted());
});

test('dates stay as they are written', async () => {
  const reading = await readLibrary(await folderWith({}));
  expect(reading.kind === 'ok' && reading.library.settings.closures[0]).toMatchObject({
    from: '2026-12-24',
    to: '2027-01-01',
  });
});

test('Windows line ends and a byte order mark do no harm', async () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const files = Object.fromEntries(Object.entries(sound).map(([name, text]) => [name, windows(text)]));
  const plain = await readLibrary(await folderWith({}));
  expect(await readLibrary(await folderWith(files))).toEqual(plain);
});

test.each([
  [30, 60],
  [60, 60],
  [120, 120],
])('a library that names %d minutes for half of its answers alone gives nine in ten %d', async (half, nineInTen) => {
  const files = { 'library.yaml': settingsWith('target:', `target: { firstAnswerMinutes: ${half} }`) };
  expect(await readLibrary(await folderWith(files))).toMatchObject({
    kind: 'ok',
    library: { settings: { target: { firstAnswerMinutes: half, nineInTenMinutes: nineInTen } } },
  });
});

test.each([
  ['a missing entry', settingsWith('city:'), 'library.yaml:1  „city“ fehlt.  → Die Angabe „city: …“ ergänzen.'],
  ['a missing weekday', settingsWith('tue: []'), 'library.yaml:20  „tue“ fehlt.  → Die Angabe „tue: …“ ergänzen.'],
  [
    'an entry that nobody knows',
    settingsWith('reopenDays:', 'reopenDays: 7', 'reopenHours: 7'),
    'library.yaml:11  „reopenHours“ ist hier unbekannt.  → Schreibweise prüfen oder die Angabe löschen.',
  ],
  [
    'a needed entry misspelt',
    settingsWith('undoSeconds:', 'undoSecond: 10'),
    'library.yaml:9  „undoSecond“ ist hier unbekannt.  → Meinten Sie „undoSeconds“? Sonst die Angabe löschen.',
  ],
  [
    'an entry misspelt that may be left out, in a list',
    settingsWith(
      'target:',
      'target: { firstAnswerMinutes: 30 }',
      'teams:',
      '  - { ID: musik, name: { de: M, en: M }, members: [U1] }',
    ),
    'library.yaml:13  „ID“ ist hier unbekannt.  → Meinten Sie „id“? Sonst die Angabe löschen.',
  ],
  [
    'an entry without a space after its colon',
    settingsWith('- { date', '- { date: 2026-11-15, branch: service, hours: ["12:00-13:00"], until:2027-12-31 }'),
    'library.yaml:35  Nach „until:“ fehlt ein Leerzeichen.  → „until: 2027-12-31“ schreiben.',
  ],
  [
    'a number with a comma',
    settingsWith('undoSeconds:', 'undoSeconds: 10,5'),
    'library.yaml:9  „undoSeconds: 10,5“ ist keine Zahl.  → Mit Punkt schreiben: 10.5.',
  ],
  [
    'a text that is empty for its #, told once',
    settingsWith('city:', 'city: #Birkenrath'),
    'library.yaml:2  Ab „#Birkenrath“ gilt der Rest der Zeile als Bemerkung.  → Gehört er zum Text, den ganzen Text in Anführungszeichen setzen: "…". Sonst nach # ein Leerzeichen lassen.',
  ],
  [
    'an empty entry',
    settingsWith('city:', 'city:'),
    'library.yaml:2  „city“ ist leer.  → Nach dem Doppelpunkt ergänzen.',
  ],
  [
    'a blank entry',
    settingsWith('city:', 'city: " "'),
    'library.yaml:2  „city“ ist leer.  → Nach dem Doppelpunkt ergänzen.',
  ],
  [
    'a number that should be text, leading zero and all',
    settingsWith('phone:', 'phone: 02999'),
    'library.yaml:18  „phone: 02999“ ist kein Text.  → In Anführungszeichen setzen: "02999".',
  ],
  [
    'a list that should be text',
    settingsWith('city:', 'city: [Ort]'),
    'library.yaml:2  „city“ ist kein Text.  → Einen Text schreiben.',
  ],
  [
    'text that should be a number',
    settingsWith('undoSeconds:', 'undoSeconds: "10"'),
    'library.yaml:9  „undoSeconds: 10“ ist keine Zahl.  → Nur Ziffern schreiben, ohne Anführungszeichen.',
  ],
  [
    'a broken number',
    settingsWith('undoSeconds:', 'undoSeconds: 10.5'),
    'library.yaml:9  „undoSeconds: 10.5“ ist keine ganze Zahl.  → Ohne Komma und Nachkommastellen schreiben.',
  ],
  [
    'a number too large',
    settingsWith('reopenDays:', 'reopenDays: 90'),
    'library.yaml:10  „reopenDays: 90“ ist zu groß.  → Höchstens 60.',
  ],
  [
    'a number too small',
    settingsWith('target:', 'target: { firstAnswerMinutes: 0 }'),
    'library.yaml:11  „firstAnswerMinutes: 0“ ist zu klein.  → Mindestens 1.',
  ],
  [
    'nine in ten who would be quicker than half',
    settingsWith('target:', 'target: { firstAnswerMinutes: 90, nineInTenMinutes: 89 }'),
    'library.yaml:11  „nineInTenMinutes: 89“ stimmt so nicht.  → Neun von zehn Fragen brauchen mindestens so lange wie die Hälfte (firstAnswerMinutes). Ohne die Angabe gilt 60, oder so viel wie dort, wenn das mehr ist.',
  ],
  [
    'a report at midnight, which is of the next day',
    settingsWith('target:', 'target: { firstAnswerMinutes: 30 }\nreport: { time: "24:00" }'),
    'library.yaml:12  „time: 24:00“ stimmt so nicht.  → Als "07:00" schreiben, mit Anführungszeichen; für Mitternacht den nächsten Tag mit "00:00".',
  ],
  [
    'a weekday of the report in German',
    settingsWith('target:', 'target: { firstAnswerMinutes: 30 }\nreport: { weekday: Montag }'),
    'library.yaml:12  „weekday: Montag“ gibt es hier nicht.  → Erlaubt: mon, tue, wed, thu, fri, sat, sun.',
  ],
  [
    'yes for true',
    settingsWith('service: true', 'service: yes'),
    'library.yaml:32  „service: yes“ ist weder ja noch nein.  → true (ja) oder false (nein) schreiben.',
  ],
  [
    'a choice that is not offered',
    settingsWith('anrede:', 'anrede: Ihr'),
    'library.yaml:8  „anrede: Ihr“ gibt es hier nicht.  → Erlaubt: du, Sie.',
  ],
  ['an empty choice', settingsWith('anrede:', 'anrede:'), 'library.yaml:8  „anrede“ ist leer.  → Erlaubt: du, Sie.'],
  [
    'a handle with @',
    settingsWith('handle:', 'handle: "@buecherei"'),
    'library.yaml:3  „handle: @buecherei“ stimmt so nicht.  → Der Kontoname ohne @: nur Buchstaben, Ziffern und _.',
  ],
  [
    'an address without https',
    settingsWith('website:', 'website: www.buecherei.example'),
    'library.yaml:4  „website: www.buecherei.example“ stimmt so nicht.  → Als ganze Adresse schreiben, ohne Leerzeichen: https://…',
  ],
  [
    'a mail address without @',
    settingsWith('email:', 'email: nord'),
    'library.yaml:19  „email: nord“ stimmt so nicht.  → Als name@buecherei.example schreiben.',
  ],
  [
    'a time zone that does not exist',
    settingsWith('timezone:', 'timezone: Europe/Birkenrath'),
    'library.yaml:6  „timezone: Europe/Birkenrath“ stimmt so nicht.  → In Deutschland: Europe/Berlin.',
  ],
  [
    'a German date',
    settingsWith('to: 2027', 'to: 01.01.2027'),
    'library.yaml:30  „to: 01.01.2027“ stimmt so nicht.  → Als Jahr-Monat-Tag schreiben: 2026-12-24.',
  ],
  [
    'a day that does not exist',
    settingsWith('to: 2027', 'to: 2027-02-30'),
    'library.yaml:30  „to: 2027-02-30“ stimmt so nicht.  → Diesen Tag gibt es nicht; bitte im Kalender nachsehen.',
  ],
  [
    'a first day that does not exist, and no word of the last',
    settingsWith('- from: 2026', '- from: 2027-02-31'),
    'library.yaml:29  „from: 2027-02-31“ stimmt so nicht.  → Diesen Tag gibt es nicht; bitte im Kalender nachsehen.',
  ],
  [
    'a closure that ends before it begins',
    settingsWith('to: 2027', 'to: 2026-12-23'),
    'library.yaml:30  „to: 2026-12-23“ stimmt so nicht.  → Der letzte Tag (to) darf nicht vor dem ersten (from) liegen.',
  ],
  [
    'hours without minutes',
    settingsWith('mon: ["10', 'mon: [10-13]'),
    'library.yaml:21  „mon: 10-13“ stimmt so nicht.  → Als "10:00-18:00" schreiben, ohne Leerzeichen.',
  ],
  [
    'hours that end before they begin',
    settingsWith('mon: ["10', 'mon: ["18:00-10:00"]'),
    'library.yaml:21  „mon: 18:00-10:00“ stimmt so nicht.  → Das Ende muss nach dem Anfang liegen.',
  ],
  [
    'hours that overlap',
    settingsWith('mon: ["10', 'mon: ["14:00-18:00", "10:00-14:30"]'),
    'library.yaml:21  „mon“ stimmt so nicht.  → Die Zeiten eines Tages dürfen sich nicht überschneiden.',
  ],
  [
    'hours that are no list',
    settingsWith('mon: ["10', 'mon: "10:00-13:00"'),
    'library.yaml:21  „mon: 10:00-13:00“ ist keine Liste.  → In eckige Klammern setzen; [] heißt: keine.',
  ],
  [
    'a list where entries belong',
    settingsWith('target:', 'target: [30, 60]'),
    'library.yaml:11  „target“ soll keine Liste sein.  → Als „Wort: Wert“ schreiben, je Zeile eine Angabe, ohne Striche und eckige Klammern.',
  ],
  [
    'a value where entries belong',
    settingsWith('target:', 'target: 30'),
    'library.yaml:11  Unter „target“ fehlen die Angaben.  → Als „Wort: Wert“ schreiben, je Zeile eine Angabe.',
  ],
  [
    'hours left empty',
    settingsWith('sat: []', 'sat:'),
    'library.yaml:26  „sat“ ist leer.  → [] schreiben, wenn es keine gibt.',
  ],
  [
    'a branch called service',
    settingsWith('- id: nord', '- id: service').replace('[nord]', '[service]'),
    'library.yaml:15  „service“ heißen schon die Servicezeiten.  → Einen anderen kurzen Namen wählen.',
  ],
  [
    'a closure of a branch that nobody knows',
    settingsWith('branches: [nord]', 'branches: [nord, sued]'),
    'library.yaml:31  Ein Haus „sued“ gibt es nicht.  → Erlaubt: nord.',
  ],
  [
    'an extra opening of a branch that nobody knows',
    settings.replace('branch: service', 'branch: sued'),
    'library.yaml:35  Ein Haus „sued“ gibt es nicht.  → Erlaubt: nord, service.',
  ],
  [
    'a brace left open',
    settings.replace('hours: ["12:00-13:00"] }', 'hours: ["12:00-13:00"]'),
    'library.yaml:35  Ein Anführungszeichen, eine Klammer oder ein Komma fehlt.  → Ergänzen, was hier geöffnet und nicht geschlossen ist.',
  ],
])('library.yaml: %s is told with its line and a remedy', async (_what, text, expected) => {
  expect(text).not.toBe(settings);
  expect(await problemsWith({ 'library.yaml': text })).toEqual([expected]);
});

test.each([
  [
    'an entry that stands twice',
    settings.replace('land: NW\n', 'land: NW\ncity: Anderswo\n'),
    'library.yaml:8  „city“ steht zweimal.  → Eine der beiden Angaben löschen.',
  ],
  [
    'a tab',
    settings.replace('    name: Nordviertel', '\tname: Nordviertel'),
    'library.yaml:16  Die Zeile ist mit einem Tabulator eingerückt.  → Durch Leerzeichen ersetzen.',
  ],
  [
    'a quote left open, told where it opens',
    settings.replace('name: Nordviertel', 'name: "Nordviertel'),
    'library.yaml:16  Ein Anführungszeichen, eine Klammer oder ein Komma fehlt.  → Ergänzen, was hier geöffnet und nicht geschlossen ist.',
  ],
  [
    'a bracket left open, told where it opens',
    settings.replace('"14:00-18:00"]', '"14:00-18:00"'),
    'library.yaml:21  Ein Anführungszeichen, eine Klammer oder ein Komma fehlt.  → Ergänzen, was hier geöffnet und nicht geschlossen ist.',
  ],
  ...(
    [
      ['a space too few in an entry', '    address:', '   address:', 17],
      ['a space too many in an entry', '    address:', '     address:', 17],
      ['a space too few below a bracket that is closed', '      tue:', '     tue:', 22],
      ['a space too many below a bracket that is closed', '      tue:', '       tue:', 22],
      ['a space too few before a dash', '  - id: nord', '  - id: sued\n - id: nord', 16],
      ['a space too many at the top', 'land: NW', ' land: NW', 7],
      ['a text that goes on with a colon', 'city: Birkenrath', 'city: Birkenrath\n  Ortsteil: Nord', 3],
    ] as const
  ).map(([what, before, after, line]): [string, string, string] => [
    what,
    settings.replace(before, after),
    `library.yaml:${line}  Die Zeile ist anders eingerückt als ihre Nachbarn.  → Genauso einrücken wie die Nachbarzeilen. Sonst davor eine Klammer schließen oder „-“ ergänzen; ein Text mit Doppelpunkt, der weitergeht, gehört in Anführungszeichen.`,
  ]),
  [
    'a second colon',
    settings.replace('name: Nordviertel', 'name: Zweigstelle: Nordviertel'),
    'library.yaml:16  In der Zeile steht mehr als ein Doppelpunkt.  → Den Text in Anführungszeichen setzen: "…".',
  ],
  [
    'an @ at the beginning',
    settings.replace('handle: buecherei', 'handle: @buecherei'),
    'library.yaml:3  „@“ hat am Anfang eines Textes eine besondere Bedeutung.  → Den Text in Anführungszeichen setzen: "…".',
  ],
  [
    'an asterisk at the beginning',
    settings.replace('city: Birkenrath', 'city: *Birkenrath'),
    'library.yaml:2  „*“ hat am Anfang eines Textes eine besondere Bedeutung.  → Den Text in Anführungszeichen setzen: "…".',
  ],
  [
    'a backslash within double quotes',
    settings.replace('city: Birkenrath', 'city: "Birken\\Rath"'),
    'library.yaml:2  Zwischen "…" hat \\ eine besondere Bedeutung.  → Einfache Zeichen nehmen: \'…\'.',
  ],
  [
    'a second document',
    settings.replace('land: NW\n', 'land: NW\n---\n'),
    'library.yaml:8  Mitten in der Datei steht eine Zeile „---“.  → Die Zeile löschen.',
  ],
  [
    'a forgotten colon',
    settings.replace('handle: buecherei', 'handle buecherei'),
    'library.yaml:3  In der Zeile fehlt ein Doppelpunkt.  → Als „Wort: Wert“ schreiben; gehört die Zeile zum Text darüber, weiter einrücken.',
  ],
  [
    'a colon forgotten before an address, which has one of its own',
    settings.replace('website: https', 'website https'),
    'library.yaml:4  In der Zeile fehlt ein Doppelpunkt.  → Als „Wort: Wert“ schreiben; gehört die Zeile zum Text darüber, weiter einrücken.',
  ],
  ['an empty file', ' \n', 'library.yaml:1  Die Datei ist leer.  → Füllen oder wiederherstellen.'],
  [
    'a file of comments',
    '# nichts\n',
    'library.yaml:1  Die Datei enthält keine Angaben.  → Als „Wort: Wert“ schreiben, je Zeile eine Angabe.',
  ],
  ['a missing file', null, 'library.yaml:1  Diese Datei fehlt.  → Anlegen oder wiederherstellen.'],
  [
    'a file in the old Windows encoding',
    Buffer.from(settings.replace('city: Birkenrath', 'city: Münster'), 'latin1'),
    'library.yaml:1  Hier steht ein unlesbares Zeichen.  → Im Editor als „UTF-8“ speichern und die Umlaute prüfen.',
  ],
])('library.yaml: %s is told with its line and a remedy', async (_what, text, expected) => {
  expect(await problemsWith({ 'library.yaml': text })).toEqual([expected]);
});

test('a branch with capitals in its id is told, and so is the closure that then names nobody', async () => {
  expect(await problemsWith({ 'library.yaml': settingsWith('- id: nord', '- id: Nord') })).toEqual([
    'library.yaml:15  „id: Nord“ stimmt so nicht.  → Nur a–z, 0–9 und Bindestriche, zum Beispiel nord.',
    'library.yaml:31  Ein Haus „nord“ gibt es nicht.  → Erlaubt: Nord.',
  ]);
});

test('every line with a tab is told, and nothing that only follows from it', async () => {
  const tabs = settings.replaceAll(/^ {6}/gm, '\t\t');
  const lines = (await problemsWith({ 'library.yaml': tabs })).map((line) => line.split('  ')[0]);
  expect(lines).toEqual([21, 22, 23, 24, 25, 26, 27].map((line) => `library.yaml:${line}`));
});

test('faults that do not touch each other are told together', async () => {
  const text = settings.replace('city: Birkenrath', 'city: Birkenrath: Stadt').replace('land: NW', 'land: @NW');
  const lines = (await problemsWith({ 'library.yaml': text })).map((line) => line.split('  ')[0]);
  expect(lines).toEqual(['library.yaml:2', 'library.yaml:7']);
});

test('two branches may not share an id', async () => {
  const second = settings.slice(settings.indexOf('  - id: nord'), settings.indexOf('closures:'));
  expect(await problemsWith({ 'library.yaml': settings.replace('closures:', `${second}closures:`) })).toEqual([
    'library.yaml:28  Zwei Häuser haben die id „nord“.  → Einen anderen kurzen Namen wählen.',
  ]);
});

test('a copy of a file is to be renamed where its name can be no id', async () => {
  expect(await problemsWith({ 'answers/dank - Kopie.md': answer.replace('id: dank', 'id: danke') })).toEqual([
    'answers/dank - Kopie.md:2  Die Datei heißt dank - Kopie.md, die id ist „danke“.  → Beide gleich nennen, klein, ohne Umlaute und Leerzeichen: zum Beispiel danke-neu.md und „id: danke-neu“.',
  ]);
});

test.each([
  [
    'an id other than the file name',
    answer.replace('id: dank', 'id: danke'),
    'answers/dank.md:2  Die Datei heißt dank.md, die id ist „danke“.  → „id: dank“ schreiben oder die Datei umbenennen.',
  ],
  [
    'an intent that nobody knows',
    answer.replace('[praise]', '[praise, lob]'),
    `answers/dank.md:4  „intents: lob“ gibt es hier nicht.  → Erlaubt: ${intents.join(', ')}.`,
  ],
  [
    'no intents',
    answer.replace('[praise]', '[]'),
    'answers/dank.md:4  „intents“ ist leer.  → Mindestens einen Eintrag ergänzen.',
  ],
  [
    'a language without its text',
    answer.replace('[de, en]', '[de, en, tr]'),
    'answers/dank.md:5  Der Text für „tr“ fehlt.  → Den Text unter „## tr“ ergänzen oder tr aus der Liste nehmen.',
  ],
  [
    'a text whose language is not listed',
    answer.replace('[de, en]', '[de]'),
    'answers/dank.md:18  „en“ steht nicht unter „languages“.  → Oben ergänzen: languages: [de, en].',
  ],
  [
    'a language that is no code',
    answer.replace('  de:', '  Deutsch:'),
    'answers/dank.md:9  „Deutsch“ stimmt so nicht.  → Zwei Kleinbuchstaben, zum Beispiel de.',
  ],
  [
    'an answer that ends before it begins',
    answer.replace('2026-01-01 }', '2026-01-01, until: 2025-12-31 }'),
    'answers/dank.md:6  „until: 2025-12-31“ stimmt so nicht.  → until darf nicht vor from liegen.',
  ],
  [
    'questions without a language',
    answer.replace('  de:\n    - Danke euch!', '  - Danke euch!'),
    'answers/dank.md:8  „questions“ ist nicht nach Sprachen geordnet.  → Darunter eingerückt de: und en: schreiben.',
  ],
  [
    'a question with a colon',
    answer.replace('- Danke euch!', '- Danke euch!\n    - Frage: wlan name'),
    'answers/dank.md:11  „Frage: wlan name“ ist wegen des Doppelpunkts kein Text.  → In Anführungszeichen setzen: "Frage: wlan name".',
  ],
  [
    'a question that ends with a colon',
    answer.replace('- Danke euch!', '- "Danke euch!"\n    - Meine Frage:'),
    'answers/dank.md:11  „Meine Frage:“ ist wegen des Doppelpunkts kein Text.  → In Anführungszeichen setzen: "Meine Frage:".',
  ],
  [
    'no front matter',
    answer.slice(4),
    'answers/dank.md:1  Die Datei beginnt nicht mit „---“.  → In Zeile 1 nur --- schreiben.',
  ],
  [
    'front matter without an end',
    answer.replace('---\n## de', '## de'),
    'answers/dank.md:1  Nach den Angaben am Anfang fehlt das zweite „---“.  → Vor der ersten Überschrift „## de“ eine Zeile mit --- einfügen.',
  ],
  [
    'empty front matter',
    answer.replace(/^---[\s\S]*?---\n/, '---\n---\n'),
    'answers/dank.md:2  Die Datei enthält keine Angaben.  → Als „Wort: Wert“ schreiben, je Zeile eine Angabe.',
  ],
  [
    'a tab in the front matter',
    answer.replace('  de:', '\tde:'),
    'answers/dank.md:9  Die Zeile ist mit einem Tabulator eingerückt.  → Durch Leerzeichen ersetzen.',
  ],
  [
    'a language that stands twice',
    `${answer}\n## en\n\nThanks!\n`,
    'answers/dank.md:22  „## en“ steht zweimal.  → Beide Texte unter einer Überschrift zusammenfassen.',
  ],
  [
    'an empty text',
    answer.replace('You are welcome!', ''),
    'answers/dank.md:18  Unter „## en“ steht nichts.  → Den Text ergänzen oder die Überschrift löschen.',
  ],
  [
    'text before the first heading',
    answer.replace('---\n## de', '---\nGern!\n## de'),
    'answers/dank.md:12  Dieser Text gehört zu keiner Sprache.  → Davor „## de“ schreiben.',
  ],
  ['an empty file', '', 'answers/dank.md:1  Die Datei ist leer.  → Füllen wie die Nachbardateien oder löschen.'],
])('answers: %s is told with its line and a remedy', async (_what, text, expected) => {
  expect(text).not.toBe(answer);
  expect(await problemsWith({ 'answers/dank.md': text })).toEqual([expected]);
});

test('answers: a heading that is no language code is told, and so is the text that is missing for it', async () => {
  expect(await problemsWith({ 'answers/dank.md': answer.replace('## en', '## English') })).toEqual([
    'answers/dank.md:5  Der Text für „en“ fehlt.  → Den Text unter „## en“ ergänzen oder en aus der Liste nehmen.',
    'answers/dank.md:18  Die Überschrift „English“ nennt keine Sprache.  → Nur das Kürzel der Sprache schreiben: „## de“ oder „## en“, für die Kurzfassung „## de kurz“, für Direktnachrichten „## de privat“.',
  ]);
});

test('answers: a short form stands under its language with "kurz" or "short" behind it', async () => {
  const brief = `${answer.replace('\n## en\n', '\n## de kurz\n\nGern!\n\n## en\n')}\n## en short\n\nSure!\n`;
  const reading = await readLibrary(await folderWith({ 'answers/dank.md': brief }));
  expect(reading).toMatchObject({
    library: {
      answers: [
        {
          texts: { de: 'Gern geschehen!\n\nBis bald.', en: 'You are welcome!' },
          short: { de: 'Gern!', en: 'Sure!' },
        },
      ],
    },
  });
});

test('answers: what is said in private stands under its language with "privat" or "private" behind it', async () => {
  const told = `${answer.replace('\n## en\n', '\n## de privat\n\nGern!\n\n## en\n')}\n## en private\n\nSure!\n`;
  const reading = await readLibrary(await folderWith({ 'answers/dank.md': told }));
  expect(reading).toMatchObject({ library: { answers: [{ private: { de: 'Gern!', en: 'Sure!' } }] } });
  expect(reading).not.toHaveProperty('library.answers.0.short');
});

test.each([
  [
    'without the whole text',
    answer.replace('## en', '## en short'),
    ['answers/dank.md:5  Der Text für „en“ fehlt.  → Den Text unter „## en“ ergänzen oder en aus der Liste nehmen.'],
  ],
  [
    'given twice',
    `${answer}\n## de kurz\n\nGern!\n\n## de short\n\nGerne!\n`,
    ['answers/dank.md:26  „## de short“ steht zweimal.  → Beide Texte unter einer Überschrift zusammenfassen.'],
  ],
  [
    'that is none',
    `${answer}\n## de knapp\n\nGern!\n`,
    [
      'answers/dank.md:22  Die Überschrift „de knapp“ nennt keine Sprache.  → Nur das Kürzel der Sprache schreiben: „## de“ oder „## en“, für die Kurzfassung „## de kurz“, für Direktnachrichten „## de privat“.',
    ],
  ],
])('answers: a short form %s is told', async (_what, text, expected) => {
  expect(await problemsWith({ 'answers/dank.md': text })).toEqual(expected);
});

test('answers: the longest signature has to fit behind every text', async () => {
  const overlong = (text: string) => Math.max(0, text.length - 26);
  expect(await problemsWith({}, overlong)).toEqual([]);
  const signing = `${settings}signatures: { U0MARTA: mw, U0JONAS: jkl }\n`;
  expect(await problemsWith({ 'library.yaml': signing }, overlong)).toEqual([
    'answers/dank.md:12  Der Text unter „## de“ ist um 5 Zeichen zu lang.  → Um mindestens 5 Zeichen kürzen.',
  ]);
});

test('answers: a text too long for the channel is told, and by how much', async () => {
  const overlong = (text: string) => Math.max(0, text.length - 20);
  expect(await problemsWith({}, overlong)).toEqual([
    'answers/dank.md:12  Der Text unter „## de“ ist um 6 Zeichen zu lang.  → Um mindestens 6 Zeichen kürzen.',
  ]);
});

test('intents: one in an empty file is to be filled, for it has to be there', async () => {
  expect(await problemsWith({ 'intents/fees.yaml': '' })).toEqual([
    'intents/fees.yaml:1  Die Datei ist leer.  → Füllen oder wiederherstellen.',
  ]);
});

test('intents: one without a file, one without examples and one under another name are told', async () => {
  const files = {
    'intents/fees.yaml': null,
    'intents/events.yaml': 'intent: events\nexamples:\n  de: []\n',
    'intents/praise.yaml': 'intent: complaint\nexamples:\n  de: [Danke!]\n',
    'intents/renewal.yaml': 'intent: renewall\nexamples:\n  de: [Verlängern?]\n',
  };
  expect(await problemsWith(files)).toEqual([
    'intents/events.yaml:2  Für „events“ gibt es keine Beispiele.  → Unter „de:“ und „en:“ einige ergänzen, je Zeile eines: „- Wann habt ihr auf?“.',
    'intents/fees.yaml:1  Diese Datei fehlt.  → Anlegen mit „intent: fees“ und Beispielen unter „examples:“.',
    'intents/praise.yaml:1  Die Datei heißt praise.yaml, gemeint ist „complaint“.  → Eine complaint.yaml gibt es schon: dort eintragen, was hier steht, und diese Datei löschen; oder intent ändern.',
    `intents/renewal.yaml:1  „intent: renewall“ gibt es hier nicht.  → Meinten Sie „renewal“? Erlaubt: ${intents.join(', ')}.`,
  ]);
});

test('intents: the same example under two intents is told at the second place, whatever its case and spaces', async () => {
  const files = {
    'intents/events.yaml': 'intent: events\nexamples:\n  de:\n    - Was kostet  das?\n    - Was ist los?\n',
    'intents/fees.yaml': 'intent: fees\nexamples:\n  de:\n    - Was kostet ein Ausweis?\n    - was kostet das?\n',
  };
  expect(await problemsWith(files)).toEqual([
    'intents/fees.yaml:5  „was kostet das?“ steht auch bei „events“ (intents/events.yaml:4).  → An einer der beiden Stellen löschen.',
  ]);
});

test('intents: an example that is held back too is told, for it measures nothing', async () => {
  const events = 'intent: events\nexamples:\n  de:\n    - Was ist los?\nheldBack:\n  de:\n    - was ist  los?\n';
  expect(await problemsWith({ 'intents/events.yaml': events })).toEqual([
    'intents/events.yaml:7  „was ist  los?“ steht auch unter „examples“ (intents/events.yaml:4).  → An einer der beiden Stellen löschen: Woraus gelernt ist, daran lässt sich nichts messen.',
  ]);
});

test('files with another ending are told instead of left out in silence', async () => {
  const files = { 'answers/gruss.txt': answer, 'intents/mehr.yml': 'x', 'answers/.DS_Store': 'x' };
  expect(await problemsWith(files)).toEqual([
    'answers/gruss.txt:1  Diese Datei wird nicht gelesen.  → Umbenennen, so dass der Name auf .md endet, oder woanders ablegen.',
    'intents/mehr.yml:1  Diese Datei wird nicht gelesen.  → Umbenennen, so dass der Name auf .yaml endet, oder woanders ablegen.',
  ]);
});

test('dangers: a file under another name and a copy of one are told', async () => {
  const danger = (name: string) => `danger: ${name}\nexamples:\n  de: [Hilfe, 0171 5555555!]\n`;
  const files = {
    'dangers/feuer.yaml': danger('alarm'),
    'dangers/threat.yaml': danger('threat'),
    'dangers/threat - Kopie.yaml': danger('threat'),
    'dangers/none.yaml': danger('none'),
  };
  expect(await problemsWith(files)).toEqual([
    'dangers/feuer.yaml:1  Die Datei heißt feuer.yaml, gemeint ist „alarm“.  → Umbenennen in alarm.yaml oder danger ändern.',
    'dangers/threat - Kopie.yaml:1  Die Datei heißt threat - Kopie.yaml, gemeint ist „threat“.  → Eine threat.yaml gibt es schon: dort eintragen, was hier steht, und diese Datei löschen; oder danger ändern.',
  ]);
});

test('dangers: what only looks like danger may not be missing or empty', async () => {
  const alarm = { 'dangers/alarm.yaml': 'danger: alarm\nexamples:\n  de: [Es brennt]\n' };
  expect(await problemsWith(alarm)).toEqual([
    'dangers/none.yaml:1  Diese Datei fehlt.  → Wiederherstellen: Ohne sie warnt das Programm auch, wo keine Gefahr ist.',
  ]);
  expect(await problemsWith({ ...alarm, 'dangers/none.yaml': '' })).toEqual([
    'dangers/none.yaml:1  Die Datei ist leer.  → Füllen oder wiederherstellen.',
  ]);
});

test('files and folders that are not read are told, but not what systems leave behind', async () => {
  const files = {
    'rota.yaml.txt': 'x',
    'concepts.yml': 'x',
    'library - Kopie.yaml': settings,
    'dank.md': answer,
    'answers/neu/dank.md': answer,
    'antworten/dank.md': answer,
    'answers/bilder/theke.png': 'x',
    'answers/README.md': '# Antworten',
    'intents/Thumbs.db': 'x',
    'answers/~$dank.md': 'x',
    'rota.schema.json': '{}',
    'library.yaml~': 'x',
    '.gitignore': 'x',
    'desktop.ini': 'x',
  };
  const told = 'Diese Datei wird nicht gelesen.';
  const within = 'Dieser Ordner wird nicht gelesen.  → Was daraus gelten soll, direkt nach';
  expect(await problemsWith(files)).toEqual([
    `answers/neu:1  ${within} answers verschieben, den Rest woanders ablegen.`,
    `antworten:1  ${within} answers, intents, dangers verschieben, den Rest woanders ablegen.`,
    `concepts.yml:1  ${told}  → Umbenennen in concepts.yaml.`,
    `dank.md:1  ${told}  → Eine Antwort gehört in den Ordner answers. Sonst löschen oder woanders ablegen.`,
    `library - Kopie.yaml:1  ${told}  → Löschen oder woanders ablegen.`,
    `rota.yaml.txt:1  ${told}  → Umbenennen in rota.yaml.`,
  ]);
});

test.each([
  ['FÃ¼r', 'Ã¼'],
  ['GRÃ–SSE', 'Ã–'],
  ['â€žLesen', 'â€ž'],
  ['Siehe Â§ 5', 'Â§'],
  ['5 â‚¬', 'â‚¬'],
])('a file read in the old Windows encoding and saved again is told: %s', async (text, found) => {
  expect(await problemsWith({ 'answers/dank.md': answer.replace('Gern', text) })).toEqual([
    `answers/dank.md:14  Umlaute oder Anführungszeichen sind hier verstümmelt: „${found}“.  → Alle solchen Stellen neu schreiben („ü“ statt „Ã¼“) und im Editor als „UTF-8“ speichern.`,
  ]);
});

test('two houses of one name are told', async () => {
  const end = settings.indexOf('closures:');
  const branch = settings.slice(settings.indexOf('  - id: nord'), end);
  const twice = settings.slice(0, end) + branch.replace('id: nord', 'id: sued') + settings.slice(end);
  expect(await problemsWith({ 'library.yaml': twice })).toEqual([
    'library.yaml:29  Zwei Häuser heißen „Nordviertel“.  → Eines anders nennen.',
  ]);
});

test('umlauts of two signs and the line ends of old systems do no harm', async () => {
  const title = answer.replace('title: Dank', 'title: Grüße').normalize('NFD').replaceAll('\n', '\r');
  const reading = await readLibrary(await folderWith({ 'answers/dank.md': title }));
  expect(reading).toMatchObject({ kind: 'ok', library: { answers: [{ title: 'Grüße' }] } });
});

test('a library without answers is told', async () => {
  const nothing = { 'answers/dank.md': null };
  expect(await problemsWith(nothing)).toEqual(['answers:1  Diesen Ordner gibt es nicht.  → Anlegen und füllen.']);
  expect(await problemsWith({ ...nothing, 'answers/.keep': '' })).toEqual([
    'answers:1  Der Ordner ist leer.  → Mindestens eine Datei mit .md anlegen.',
  ]);
});

test('a folder that does not exist is told once, with the name of the setting', async () => {
  expect(await readLibrary('no/such/folder')).toEqual({
    kind: 'broken',
    problems: [
      {
        file: 'no/such/folder',
        line: 1,
        problem: 'Diesen Ordner gibt es nicht.',
        remedy: 'Den Ordner anlegen oder AUSKUNFT_LIBRARY richtig setzen.',
      },
    ],
  });
});

test('everything that is wrong is told at once, in the order of files and lines', async () => {
  const files = {
    'library.yaml': settingsWith('anrede:', 'anrede: Ihr').replace('to: 2027-01-01', 'to: morgen'),
    'answers/dank.md': answer.replace('owner: Leitung\n', '').replace('[de, en]', 'de'),
    'intents/fees.yaml': 'intent: fees\nexamples:\n  de: "x\n',
  };
  const places = (await problemsWith(files)).map((line) => line.split('  ')[0]);
  expect(places).toEqual([
    'answers/dank.md:2',
    'answers/dank.md:5',
    'intents/fees.yaml:3',
    'library.yaml:8',
    'library.yaml:30',
  ]);
});

test('compiled content is read from one JSON file and is the same', async () => {
  const folder = await folderWith({});
  const reading = await readLibrary(folder);
  const file = join(folder, 'library.json');
  await writeFile(file, JSON.stringify(reading.kind === 'ok' && reading.library));
  expect(await readLibrary(file)).toEqual(reading);
  expect(reading.kind).toBe('ok');
});

test('compiled content that is missing, garbled or of another release is told', async () => {
  const folder = await folderWith({});
  const file = join(folder, 'library.json');
  const problemsOf = async () => {
    const reading = await readLibrary(file);
    return reading.kind === 'broken' ? reading.problems : [];
  };
  const remedy = 'Neu erzeugen mit: npx tsx bin/compile-library.ts';
  expect(await problemsOf()).toEqual([{ file, line: 1, problem: 'Diese Datei fehlt.', remedy }]);
  await writeFile(file, '{"settings"');
  expect(await problemsOf()).toEqual([{ file, line: 1, problem: 'Die Datei ist kein JSON.', remedy }]);
  await writeFile(file, '{"settings":{},"answers":{}}');
  expect((await problemsOf()).map(({ problem }) => problem)).toContain(
    '„answers“ passt nicht zu dieser Fassung des Programms.',
  );
});

test.each([
  ['library.yaml', settings.replace('city: Birkenrath', 'city: [Birkenrath'), 'library.yaml:2'],
  ['answers/dank.md', answer.replace('intents: [praise]', 'intents: [praise'), 'answers/dank.md:4'],
  ['intents/fees.yaml', 'intent: fees\nexamples:\n  de: ["Was kostet das?"\n', 'intents/fees.yaml:3'],
  ['concepts.yaml', 'fee:\n  de: "gebuehr\n', 'concepts.yaml:2'],
])('YAML with a bracket or quote left open is told once in %s, with its line', async (file, text, place) => {
  expect(await problemsWith({ [file]: text })).toEqual([
    `${place}  Ein Anführungszeichen, eine Klammer oder ein Komma fehlt.  → Ergänzen, was hier geöffnet und nicht geschlossen ist.`,
  ]);
});

test.each([
  [
    'a name with a capital',
    'Fee:\n  de: gebuehr\n',
    'concepts.yaml:1  „Fee“ stimmt so nicht.  → Ein Wort aus a–z und _, zum Beispiel late_fee.',
  ],
  [
    'a language that is no code',
    'fee:\n  deutsch: gebuehr\n',
    'concepts.yaml:2  „deutsch“ stimmt so nicht.  → Zwei Kleinbuchstaben, zum Beispiel de.',
  ],
  [
    'two words with a star',
    'fee:\n  de: kosten, *zu zahlen\n',
    'concepts.yaml:2  „de: kosten, *zu zahlen“ stimmt so nicht.  → Stern oder Dollar: beide zugleich und bei zwei Wörtern sind sie nicht erlaubt.',
  ],
  [
    'two words with a dollar',
    'fee:\n  de: zu zahlen$, kosten\n',
    'concepts.yaml:2  „de: zu zahlen$, kosten“ stimmt so nicht.  → Stern oder Dollar: beide zugleich und bei zwei Wörtern sind sie nicht erlaubt.',
  ],
  [
    'a star and a dollar',
    'fee:\n  de: kosten, *strafe$\n',
    'concepts.yaml:2  „de: kosten, *strafe$“ stimmt so nicht.  → Stern oder Dollar: beide zugleich und bei zwei Wörtern sind sie nicht erlaubt.',
  ],
  [
    'words without a language',
    'fee: gebuehr\n',
    'concepts.yaml:1  „fee“ ist nicht nach Sprachen geordnet.  → Darunter eingerückt de: und en: schreiben.',
  ],
  [
    'a concept that stands twice',
    'fee:\n  de: gebuehr\nfee:\n  de: kosten\n',
    'concepts.yaml:3  „fee“ steht zweimal.  → Alles darunter beim ersten „fee:“ eintragen, dann das zweite löschen.',
  ],
])('concepts.yaml: %s is told with its line and a remedy', async (_what, text, expected) => {
  expect(await problemsWith({ 'concepts.yaml': text })).toEqual([expected]);
});

test('a short form too long for the channel is told like any text', async () => {
  const brief = answer.replace('\n## en\n', '\n## de kurz\n\nAber gern geschehen und bis bald\n\n## en\n');
  const overlong = (text: string) => Math.max(0, text.length - 30);
  expect(await problemsWith({ 'answers/dank.md': brief }, overlong)).toEqual([
    'answers/dank.md:18  Der Text unter „## de kurz“ ist um 2 Zeichen zu lang.  → Um mindestens 2 Zeichen kürzen.',
  ]);
});

const say = (anrede: 'Sie' | 'du') =>
  `Umschreiben, zum Beispiel ${anrede === 'Sie' ? '„Sie können“, „Schreiben Sie uns“' : '„du kannst“, „Schreib uns“'}; oder in library.yaml „anrede“ ändern.`;

test('answers: words that address patrons otherwise than the library does are told with their line', async () => {
  const brief = answer
    .replace('Bis bald.', 'Kommt gern wieder vorbei.')
    .replace('\n## en\n', '\n## de kurz\n\nDanke euch!\n\n## en\n');
  expect(await problemsWith({ 'answers/dank.md': brief })).toEqual([
    `answers/dank.md:16  Unter „## de“ steht „Kommt gern wieder vorbei“, die Anrede der Bücherei ist „Sie“.  → ${say('Sie')}`,
    `answers/dank.md:20  Unter „## de kurz“ steht „euch“, die Anrede der Bücherei ist „Sie“.  → ${say('Sie')}`,
  ]);
  expect(
    await problemsWith({ 'library.yaml': settingsWith('anrede:', 'anrede: du'), 'answers/dank.md': brief }),
  ).toEqual([]);
});

test('library.yaml: its sentences and the reasons of closures go by the anrede too, point to no picture and are only text', async () => {
  const texts = `${settingsWith('anrede:', 'anrede: du').replace('de: Weihnachtspause', 'de: "Sie finden uns am Rathaus"')}interim:
  de: Wir melden uns bei Ihnen.
  en: See picture.
toDirectMessage: { de: Schreib uns. }
elsewhere: { text: { de: Ruf uns an. } }
emergency:
  texts:
    alarm: { de: 'Bitte gehen Sie hinaus, siehe Bild.', en: 'Leave **now**, {name}.' }
`;
  const picture = 'Wer die Antwort liest, sieht kein Bild.  → Mit Worten sagen, was dort zu sehen ist.';
  expect(await problemsWith({ 'library.yaml': texts })).toEqual([
    `library.yaml:33  Im Text für „de“ steht „Sie“, die Anrede der Bücherei ist „du“.  → ${say('du')}`,
    `library.yaml:37  Im Text für „de“ steht „Ihnen“, die Anrede der Bücherei ist „du“.  → ${say('du')}`,
    `library.yaml:38  Im Text für „en“ steht „See picture“: ${picture}`,
    `library.yaml:43  Im Text für „de“ steht „Sie“, die Anrede der Bücherei ist „du“.  → ${say('du')}`,
    `library.yaml:43  Im Text für „de“ steht „siehe Bild“: ${picture}`,
    'library.yaml:43  Im Text für „en“ steht „**now**“: Auf X stehen diese Zeichen so da, wie sie getippt sind.  → Nur den Text schreiben, ohne Formatierung.',
    'library.yaml:43  Im Text für „en“ steht „{name}“: Das füllt hier niemand aus.  → Hinschreiben, was dort stehen soll.',
  ]);
});
