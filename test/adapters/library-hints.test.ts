import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { dayHints, expiryHints, futureHints } from '../../adapters/files/library-expiry.ts';
import { factHints } from '../../adapters/files/library-facts.ts';
import {
  answerHints,
  branchHints,
  calmHints,
  dangerHints,
  hintLine,
  languageHints,
  libraryHints,
  peopleHints,
} from '../../adapters/files/library-hints.ts';
import { hoursHints } from '../../adapters/files/library-hours.ts';
import { overlong } from '../../bin/read-library.ts';
import { dangers } from '../../core/danger.ts';
import { signatureRoom } from '../../core/signature.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

const reading = await readLibrary('library');
if (reading.kind !== 'ok') throw new Error('The sample library is broken');
/** As it is read, which nobody may change. */
const { settings, answers, rota } = reading.library;

test('the sample needs no hint, and its texts leave room for a signature', async () => {
  expect([...libraryHints(settings), ...branchHints(settings)]).toEqual([]);
  expect([...factHints({ settings, answers }), ...hoursHints({ settings, answers }), ...answerHints(answers)]).toEqual(
    [],
  );
  for (const danger of dangers) {
    for (const text of Object.values(settings.emergency.texts[danger] ?? {})) {
      expect(text.length, text).toBeLessThanOrEqual(260);
      expect(text).toMatch(/11[02]/);
    }
  }
  for (const text of Object.values(settings.emergency.texts.selfHarm ?? {})) expect(text).toContain('0800 111 0 111');
});

test('the sample speaks of every danger in ten languages, with the same number to call, and fits a short post', async () => {
  const { emergency, signatures } = settings;
  const room = signatureRoom(signatures);
  for (const danger of dangers) {
    const texts = emergency.texts[danger] ?? {};
    expect(Object.keys(texts).toSorted(), danger).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'pl', 'ru', 'tr', 'uk']);
    const [number = ''] = texts.de?.match(/11[02]/) ?? [];
    for (const [language, text] of Object.entries(texts)) {
      expect(text, `${danger} ${language}`).toContain(number);
      expect(overlong(text + room), text).toBe(0);
    }
  }
});

test('a library without contacts and texts is told of each, in German and with a remedy', async () => {
  const empty = {
    ...settings,
    emergency: { contacts: [], texts: { alarm: { de: '112' }, threat: { en: '110' } } },
  };
  const lines = libraryHints(empty).map(hintLine);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^Hinweis: .+ niemanden persönlich\. {2}→ .+„contacts“/);
  expect(lines.slice(1).map((line) => /Art „(\w+)“/.exec(line)?.[1])).toEqual(
    dangers.filter((each) => each !== 'alarm'),
  );
});

test('a danger without examples is hinted at, for nothing else would find it', () => {
  const known = ['selfHarm', 'threat', 'alarm', 'medical', 'lostChild'] as const;
  const examples = { de: Array.from({ length: 50 }, (_, n) => `Hilfe ${n}`) };
  const written = [...known, 'none' as const].map((danger) => ({ danger, examples }));
  expect(dangerHints(written).map(hintLine)).toEqual([
    'Hinweis: Gefahr der Art „lockedIn“ wird kaum erkannt: 0 deutsche Beispiele.  → In dangers/lockedIn.yaml unter „examples: de:“ mindestens 50 schreiben.',
  ]);
});

test('without harmless examples danger would be seen everywhere, which is hinted at', () => {
  const examples = { de: Array.from({ length: 50 }, (_, n) => `Hilfe ${n}`) };
  const written = [
    ...dangers.map((danger) => ({ danger, examples })),
    { danger: 'none' as const, examples: { de: [] } },
  ];
  expect(dangerHints(written).map(hintLine)).toEqual([
    'Hinweis: Vor Gefahr wird gewarnt, wo keine ist: 0 deutsche Beispiele für das, was nur danach klingt.  → In dangers/none.yaml unter „examples: de:“ mindestens 50 schreiben.',
  ]);
});

test('an answer past its last day, or close to it, is hinted at with its line; the library is in order with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'library-hints-'));
  try {
    await copyWithFewExamples(folder);
    const file = join(folder, 'answers', 'wlan.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^valid: .*$/m, 'valid: { from: 2025-01-01, until: 2026-06-30 }'));
    const reading = await readLibrary(folder);
    if (reading.kind === 'broken') throw new Error(JSON.stringify(reading.problems));
    const told = async (today: string) =>
      (await expiryHints(folder, reading.library, today)).map(({ line, problem }) => `${line} ${problem}`);
    expect(await told('2026-06-15')).toEqual([]);
    expect(await told('2026-06-16')).toEqual(['6 Die Antwort gilt nur noch bis 2026-06-30.']);
    const early = await futureHints(folder, reading.library, '2023-12-31');
    expect(early).toContainEqual({
      file,
      line: 6,
      problem: 'Die Antwort gilt erst ab 2025-01-01; bis dahin bekommt sie niemand.',
      remedy: 'Prüfen, ob das Jahr bei „from“ stimmt.',
    });
    expect(await futureHints(folder, reading.library, '2025-12-31')).toEqual([]);
    expect(await told('2026-07-01')).toEqual(['6 Die Antwort galt nur bis 2026-06-30; niemand bekommt sie mehr.']);
    const command = join(inject('bundledCommands'), 'check-library.mjs');
    const env = { ...process.env, AUSKUNFT_LIBRARY: folder };
    const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
    expect(stdout).toContain(`Hinweis: ${file}:6  Die Antwort galt nur bis 2026-06-30; niemand bekommt sie mehr.  → `);
    expect(stdout).toMatch(/\nIn Ordnung: .*\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a library without a lead is told that danger calls nobody', async () => {
  expect(libraryHints({ ...settings, roles: { leads: [], trainees: [] } }).map(hintLine)).toEqual([
    'Hinweis: Bei Gefahr ruft die Karte niemanden, denn niemand gehört zur Leitung.  → In rota.yaml bei einer Person „role: lead“ ergänzen; ohne rota.yaml in library.yaml „roles: { leads: […] }“.',
  ]);
});

test('whoever is called and is misspelt, unknown or gone is hinted at, and so is whoever is gone from the plan', () => {
  if (rota === null) throw new Error('The sample library has no rota');
  const today = '2026-11-23';
  expect(peopleHints(settings, rota, today)).toEqual([]);
  const people = rota.people.map((person) => (person.slack === 'U0MARTA' ? { ...person, to: '2026-10-31' } : person));
  expect(peopleHints(settings, { ...rota, people }, '2026-10-31')).toEqual([]);
  const wrong = {
    ...settings,
    emergency: { ...settings.emergency, contacts: ['U0PRIJA', 'U0MARTA'] },
    teams: [{ id: 'musik', name: { de: 'Musik', en: 'Music' }, members: ['U0JONAS', 'U04XYZ9'] }],
  };
  expect(peopleHints(wrong, { ...rota, people }, today).map(hintLine)).toEqual([
    'Hinweis: In library.yaml steht unter „emergency“ bei „contacts“ „U0PRIJA“, in rota.yaml nicht.  → Meinten Sie „U0PRIYA“?',
    'Hinweis: In library.yaml steht unter „emergency“ bei „contacts“ „U0MARTA“ (Marta Kühn), im Team nur bis 2026-10-31.  → Dort löschen oder jemand anderen eintragen.',
    'Hinweis: In library.yaml steht im Team „musik“ „U04XYZ9“, in rota.yaml nicht.  → Prüfen, ob die ID stimmt und die Person noch da ist. Wer keinen Dienst übernimmt, darf hier trotzdem stehen.',
    'Hinweis: In rota.yaml steht „mk“ (Marta Kühn) noch unter „plan“, im Team nur bis 2026-10-31.  → Diese Zeilen löschen oder jemand anderen eintragen.',
  ]);
});

test('numbers and addresses that stand in library.yaml no longer are told once each, with all texts that name them', async () => {
  const [first, ...others] = settings.branches;
  if (first === undefined) throw new Error('no branch');
  const branches = [{ ...first, phone: '02999 7777-0', email: 'info@buecherei-birkenrath.example' }, ...others];
  const website = 'https://stadt.birkenrath-online.de';
  const hints = factHints({ settings: { ...settings, branches, website, privacyPage: website }, answers });
  expect(hints.map(({ problem }) => problem)).toEqual([
    expect.stringMatching(
      /^„02999 5550-0“ steht in library\.yaml bei keinem Haus, aber in: library\.yaml \(elsewhere\), .*answers\/kontakt\.md/,
    ),
    expect.stringMatching(
      /^„buecherei-birkenrath\.example“ ist nicht die Website in library\.yaml, .* library\.yaml \(closedNotice\)\.$/,
    ),
    expect.stringMatching(
      /^„zentral@buecherei-birkenrath\.example“ steht in library\.yaml bei keinem Haus, aber in: answers\/kontakt\.md\.$/,
    ),
  ]);
  expect(hints.map(({ problem }) => problem).join()).not.toContain('andere-stelle');
});

test('the note links the pages that library.yaml names: one that has moved is told once', () => {
  const moved = { ...settings, privacyPage: 'https://www.buecherei-birkenrath.example/recht/' };
  const link = 'https://www.buecherei-birkenrath.example/datenschutz';
  expect(factHints({ settings: moved, answers }).map(hintLine)).toEqual([
    `Hinweis: „${link}“ unter „closedNotice“ ist in library.yaml weder „website“ noch „privacyPage“.  → Hat sich die Adresse geändert, auch dort in allen Sprachen ändern; eine weitere Seite darf bleiben.`,
  ]);
  const closedNotice = { directMessages: true, mentions: false, text: { de: `Ab {opens}. ${link}.` } };
  expect(factHints({ settings: { ...settings, closedNotice }, answers })).toEqual([]);
});

const timesTold = (language: 'de' | 'en', text: string, of = settings) => {
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  const hints = hoursHints({
    settings: of,
    answers: [{ ...answer, texts: { [language]: text }, short: {}, private: {} }],
  });
  for (const { problem } of hints) expect(problem).toContain(`answers/${answer.id}.md`);
  return hints.map(({ problem }) => /\d\d:\d\d/.exec(problem)?.[0]);
};

test.each([
  ['de', 'Dienstags haben wir bis 20 Uhr geöffnet.', ['20:00']],
  ['de', 'Unsere Öffnungszeiten: Di und Do 10–19 Uhr, Mi 9.30 bis 12 und von 15 bis 18 Uhr.', ['09:30']],
  ['de', 'Samstags öffnet das Haus um 08:15 Uhr und schließt um 15 Uhr.', ['08:15']],
  ['de', 'Offen Di 11:00–19:00.', ['11:00']],
  ['de', 'Freitags sind wir bis 21 Uhr für Sie da.', ['21:00']],
  ['en', 'The Central Library is open Tuesdays 9 am to 8 p.m.', ['09:00', '20:00']],
  ['en', 'We open from 10 to 6:30 pm on Fridays.', ['18:30']],
  ['en', 'Open Tue 10:00–20:00.', ['20:00']],
  ['en', 'Open Tue 2:45 to 6 pm and 7:45–8 am.', ['14:45', '07:45', '08:00']],
  ['de', '24 Uhr ist Abgabeschluss. Wir haben bis 19 Uhr geöffnet; um 16 Uhr wird vorgelesen.', []],
  ['de', 'Geöffnet ist am 3. und 4. Mai von 10 bis 18 Uhr, im Haus sind 17 Plätze.', []],
  ['en', 'Story time is at 4 pm. We are open until 7 pm, and 11 people fit in.', []],
] as const)('a time of opening that no branch has is told, and no other: %s, %s', (language, text, told) => {
  expect(timesTold(language, text)).toEqual(told);
});

test('an extra opening knows its times', () => {
  const extraOpenings = [{ date: '2027-03-14', branch: 'zentral', hours: ['20:00-23:30'] }];
  const text = 'Zur Lesenacht ist von 20 bis 23:30 Uhr geöffnet.';
  expect(timesTold('de', text, { ...settings, extraOpenings })).toEqual([]);
  expect(timesTold('de', text)).toEqual(['20:00', '23:30']);
});

test('an address in another way of writing, an emergency number and what belongs to the website are known', async () => {
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  const texts = {
    de: 'Telefon +49 2999 55500, Mail Zentral@Buecherei-Birkenrath.example, Seelsorge 0800 111 0 111, Notruf 112.',
    en: 'See www.buecherei-birkenrath.example/wlan or https://katalog.buecherei-birkenrath.example.',
  };
  expect(
    factHints({ settings, answers: [{ ...answer, intents: ['rooms_it'], texts, short: {}, private: {} }] }),
  ).toEqual([]);
});

test('what is left of the sample is told as soon as the library says that it is none', async () => {
  const [first] = settings.branches;
  if (first === undefined) throw new Error('no branch');
  const own = {
    ...settings,
    sample: false,
    name: 'Stadtbücherei Lindau',
    city: 'Lindau',
    website: 'https://buecherei.lindau.de',
    branches: [
      { ...first, name: 'Bücherei', address: 'Markt 1, Lindau', phone: '08382 1234-0', email: 'info@lindau.de' },
    ],
  };
  const told = factHints({ settings: own, answers }).map(({ problem }) => problem);
  for (const left of [
    '02999 5550-0',
    '02999 5500-0',
    'buecherei-birkenrath.example',
    'Birkenrath',
    'Mühlenbach',
    'Nordviertel',
  ]) {
    expect(told, left).toContainEqual(expect.stringMatching(new RegExp(`^„${left}“ stammt aus dem Beispielinhalt: `)));
  }
  expect(told.find((line) => line.startsWith('„Mühlenbach“'))).toContain('answers/oeffnungszeiten-muehlenbach.md');
  expect(told.find((line) => line.includes('.example“'))).toContain('library.yaml (privacyPage)');
  const named = { ...own, branches: [{ ...first, name: 'Bücherei Nordviertel' }] };
  expect(
    factHints({ settings: named, answers })
      .map(({ problem }) => problem)
      .join(),
  ).not.toContain('„Nordviertel“');
});

test('an answer without English, with hardly a question or with one twice is hinted at', async () => {
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  const many = Array.from({ length: 10 }, (_, n) => `Frage ${n}?`);
  const thin = { ...answer, id: 'saatgut', languages: ['de'], questions: { de: ['Saatgut?'] } };
  expect(answerHints([thin]).map(({ problem }) => problem)).toEqual([
    'answers/saatgut.md: Die Antwort gibt es nicht auf Englisch.',
    'answers/saatgut.md: Unter „questions“ stehen zu wenige deutsche Fragen: 1.',
  ]);
  const copy = {
    ...thin,
    id: 'saatgut-neu',
    languages: ['de', 'en'],
    questions: { de: many, en: ['Seeds?'] },
    texts: {},
  };
  const original = {
    ...copy,
    id: 'saatgut',
    title: 'Saatgut',
    questions: { de: ['FRAGE 3?', ...many.slice(4)], en: ['seeds?'] },
  };
  const single = {
    ...copy,
    id: 'garten',
    title: 'Garten',
    questions: { de: [...many.map((text) => `Wo? ${text}`), 'frage 3?'] },
  };
  expect(answerHints([original, copy, single]).map(({ problem }) => problem)).toEqual([
    'answers/saatgut.md: Unter „questions“ stehen zu wenige deutsche Fragen: 7.',
    'answers/saatgut-neu.md: „Frage 3?“ und 7 weitere stehen auch in answers/saatgut.md.',
    'answers/garten.md: „frage 3?“ steht auch in answers/saatgut.md.',
    'answers/garten.md: „frage 3?“ steht auch in answers/saatgut-neu.md.',
  ]);
  const twice = { ...thin, languages: ['de', 'en'], questions: { de: [...many, 'frage  0?'], en: ['Frage 0?'] } };
  expect(answerHints([twice]).map(({ problem }) => problem)).toEqual([
    'answers/saatgut.md: „frage  0?“ steht zweimal unter „questions“.',
  ]);
});

test('two answers with one title or one text are hinted at', () => {
  const [first, second] = answers;
  if (first === undefined || second === undefined) throw new Error('no answers');
  const copy = { ...second, title: first.title.toUpperCase(), texts: { ...second.texts, de: first.texts.de ?? '' } };
  expect(answerHints([first, copy]).map(({ problem }) => problem)).toEqual([
    `answers/${second.id}.md: „${copy.title}“ heißt auch answers/${first.id}.md.`,
    `answers/${second.id}.md: Der deutsche Text steht auch in answers/${first.id}.md.`,
  ]);
});

test('a language that is told apart nowhere is hinted at once, with all its places', () => {
  const { library } = reading;
  expect(languageHints(library)).toEqual([]);
  const [answer] = answers;
  if (answer === undefined) throw new Error('no answer');
  const wrong = {
    ...library,
    settings: { ...settings, interim: { de: 'Wir fragen nach.', ua: 'Ми запитаємо.' } },
    answers: [{ ...answer, questions: { de: ['Ja?'], ua: ['Так?'] } }],
  };
  expect(languageHints(wrong).map(({ problem }) => problem)).toEqual([
    `Die Sprache „ua“ erkennt das Programm nicht; sie steht in: library.yaml, „interim › ua“, answers/${answer.id}.md.`,
  ]);
  expect(languageHints({ ...wrong, languages: {} })).toEqual([]);
});

test('a text that is danger and harmless at once is hinted at', () => {
  expect(calmHints(reading.library.dangers)).toEqual([]);
  const written = [
    { danger: 'alarm' as const, examples: { de: ['Es brennt  hier'] } },
    { danger: 'none' as const, examples: {}, heldBack: { de: ['es brennt hier'] } },
  ];
  expect(calmHints(written).map(hintLine)).toEqual([
    'Hinweis: „Es brennt  hier“ steht in dangers/alarm.yaml und in dangers/none.yaml.  → In einer der beiden Dateien löschen.',
  ]);
});

test('closures and openings that are long over, and closures at the same time, are hinted at with their line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'library-hints-'));
  try {
    await copyWithFewExamples(folder);
    const file = join(folder, 'library.yaml');
    const text = (await readFile(file, 'utf8'))
      .replace('from: 2026-12-24', 'from: 2025-12-24')
      .replace('to: 2027-01-01', 'to: 2026-01-01')
      .replace('from: 2027-02-08\n    to: 2027-02-08', 'from: 2027-07-31\n    to: 2027-08-08')
      .replace(
        'extraOpenings: []',
        'extraOpenings:\n  - { date: 2025-03-16, branch: zentral, hours: ["14:00-18:00"] }',
      );
    await writeFile(file, text);
    const changed = await readLibrary(folder);
    if (changed.kind === 'broken') throw new Error(JSON.stringify(changed.problems));
    const lines = text.split('\n');
    const lineOf = (sought: string): number => lines.findIndex((line) => line.includes(sought)) + 1;
    const told = async (today: string) =>
      (await dayHints(folder, changed.library.settings, today)).map(({ line, problem }) => `${line} ${problem}`);
    const overlap = `${lineOf('from: 2027-07-31')} Die Schließung ab 2027-07-31 überschneidet sich mit der ab 2027-07-19 (nord).`;
    const opening = `${lineOf('date: 2025-03-16')} Die Öffnung am 2025-03-16 ist lange vorbei.`;
    expect(await told('2026-06-01')).toEqual([overlap, opening]);
    expect(await told('2026-11-23')).toEqual([
      `${lineOf('to: 2026-01-01')} Die Schließung bis 2026-01-01 ist lange vorbei.`,
      overlap,
      opening,
    ]);
    expect(await told('2027-08-01')).not.toContain(overlap);
    const [closure] = settings.closures;
    if (closure === undefined) throw new Error('no closure');
    const wrong = {
      ...settings,
      closures: [
        { ...closure, to: '2062-01-01' },
        { ...closure, from: '2206-12-24', to: '2207-01-01' },
        { ...closure, branches: [], service: false },
        { ...closure, branches: [] },
      ],
      extraOpenings: [{ date: '2062-03-14', branch: 'zentral', hours: [] }],
    };
    expect((await dayHints(folder, wrong, '2026-11-23')).map(({ problem }) => problem)).toEqual([
      'Die Schließung von 2026-12-24 bis 2062-01-01 dauert über ein Jahr.',
      'Die Schließung ab 2206-12-24 liegt weit in der Zukunft.',
      'Die Schließung ab 2026-12-24 schließt weder ein Haus noch den Dienst auf X.',
      'Die Öffnung am 2062-03-14 liegt weit in der Zukunft.',
    ]);
    expect(await dayHints('library', settings, '2026-11-23')).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what a branch is also called is no other branch, and not any', () => {
  const called = (...alsoCalled: string[]) =>
    branchHints({
      ...settings,
      branches: settings.branches.map((each) => (each.id === 'nord' ? { ...each, alsoCalled } : each)),
    }).map(hintLine);
  expect(called('Ahorn', 'Bücherei im Norden', 'Північна')).toEqual([]);
  expect(called('Bücherei')).toEqual([
    expect.stringMatching(/„Bücherei“ unter „alsoCalled“ bei „nord“ meint jedes Haus/),
  ]);
  expect(called('the library', 'die Zweigstelle', 'Bibliothek')).toHaveLength(3);
  expect(called('Mühlenbach')).toEqual([
    expect.stringContaining('„Mühlenbach“ unter „alsoCalled“ bei „nord“ meint auch „muehlenbach“'),
  ]);
});
