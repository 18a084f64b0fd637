/** Plain words of danger are never missed, and everyday questions do not warn: on the model that the sample library teaches. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { readModel } from '../../adapters/files/model.ts';
import type { Danger } from '../../core/danger.ts';
import { textsIn } from '../../core/intent.ts';
import type { DangerExamples } from '../../core/library.ts';
import { judge, judgeAll } from '../../core/tagger.ts';
import type { TriageModel } from '../../core/triage-model.ts';

let model: TriageModel;
let listed: readonly DangerExamples[];
beforeAll(async () => {
  const reading = await readLibrary('library/');
  if (reading.kind === 'broken') throw new Error('library/ is broken');
  listed = reading.library.dangers;
  model = await readModel(reading.library);
});
const dangerIn = (text: string) => judge(model, text).tag.danger;

const cries: [Danger, string][] = [
  ['selfHarm', 'ich bringe mich um'],
  ['selfHarm', 'Ich habe keine Lust mehr zu leben, macht es gut'],
  ['selfHarm', 'hab gerade eine ganze packung schlaftabletten geschluckt'],
  ['selfHarm', 'ich springe gleich von eurem dach'],
  ['selfHarm', 'I want to kill myself'],
  ['selfHarm', "i can't go on, i just want to die"],
  ['threat', 'ich stech euch alle ab'],
  ['threat', 'Morgen liegt eine Bombe in eurer Bücherei'],
  ['threat', 'wenn ihr mir das nicht löscht komme ich mit dem messer'],
  ['threat', 'ein Mann mit Pistole steht am Eingang'],
  ['threat', 'I will burn your library down tonight'],
  ['threat', 'someone with a gun is in the reading room'],
  ['alarm', 'es brennt bei euch im keller!!'],
  ['alarm', 'bei ihnen riecht es stark nach gas'],
  ['alarm', 'der Feueralarm geht los und keiner reagiert'],
  ['alarm', 'aus dem fenster im ersten stock kommt rauch'],
  ['alarm', 'fire! smoke is coming out of the library'],
  ['medical', 'hier ist gerade eine frau zusammengebrochen'],
  ['medical', 'ein alter Mann atmet nicht mehr, Lesesaal'],
  ['medical', 'mein freund hat einen anfall bei euch auf dem klo'],
  ['medical', 'someone collapsed next to the printers and is not breathing'],
  ['lostChild', 'ich finde mein kind nicht mehr, es war eben noch in der kinderecke'],
  ['lostChild', 'unsere tochter (4) ist in der bücherei verschwunden'],
  ['lostChild', 'hier sitzt ein kleiner junge ganz allein und weint nach seiner mama'],
  ['lostChild', 'my little boy is missing, we were in the kids section'],
  ['lockedIn', 'Hilfe, ihr habt mich eingeschlossen'],
  ['lockedIn', 'wir stecken im aufzug fest'],
  ['lockedIn', 'ich bin noch drin und alle türen sind zu'],
  ['lockedIn', 'komme nicht mehr aus der toilette raus, tür klemmt'],
  ['lockedIn', 'help we are locked in the library'],
];

test.each(cries)('%s is heard in: %s', (_, text) => {
  expect(dangerIn(text)).not.toBeNull();
});

test('whatever was talked about before', () => {
  const before = ['Wie lange habt ihr heute offen?', 'Kann ich meine Bücher verlängern?', 'Gibt es bei euch WLAN?'];
  const missed = cries.flatMap(([, text]) =>
    before.filter((asked) => judge(model, text, [asked]).tag.danger === null).map((asked) => `${asked} ${text}`),
  );
  expect(missed).toEqual([]);
});

test('and beside a question that still waits for its answer', () => {
  const waiting = 'Wann ist die Vorlesestunde?';
  const missed = cries.filter(([, text]) => judgeAll(model, [waiting, text]).tag.danger === null);
  expect(missed).toEqual([]);
});

test('and, nearly always, behind a question in the same message', () => {
  const questions = ['Bis wann habt ihr auf?', 'Wo sind die Toiletten?', 'Can I renew my books?'];
  for (const question of questions) {
    const missed = cries.filter(([, text]) => dangerIn(`${question} ${text}`) === null);
    expect(missed.length, `${question} ${missed.join('\n')}`).toBeLessThanOrEqual(cries.length / 15);
  }
});

test('and told from other kinds', () => {
  const wrong = cries.filter(([danger, text]) => dangerIn(text) !== danger);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(cries.length / 10);
});

test.each([
  'Ich suche kein Buch. „Ich will nicht mehr leben“, hat meine Tochter eben gesagt, und jetzt ist sie weg.',
  'Da schreit einer „Es brennt!“, und bei den Büchern ist alles voller Rauch, wir kommen nicht raus',
  'habt ihr das buch „Momo“ und hilfe wir sind hier eingeschlossen',
  'Gibt es bei euch jemanden, der helfen kann? Meine Tochter hat mir gerade „Ich will nicht mehr leben“ geschickt',
  'Ich hab das Buch wieder abgegeben. Jetzt simst mein Sohn „Hilfe wir sind hier eingeschlossen“',
  'Ich suche meine Freundin, sie hat „Ich bringe mich heute um“ geschrieben',
  'Do you have a number I can call? My brother wrote "I want to kill myself"',
])('and beside a title or a quotation: %s', (text) => {
  expect(dangerIn(text)).not.toBeNull();
});

describe('spellings', () => {
  test.each([
    ['WIR SIND EINGESCHLOSSEN', 'capitals'],
    ['wir sind eingeschlosssen!!!', 'a letter too many'],
    ['wir sind eingescholssen', 'two letters swapped'],
    ['i wui nimma lebn', 'dialect'],
    ['ich will nich mehr leben', 'speech'],
    ['ich möchte nicht mehr  leben', 'spaces'],
    ["I can’t get out of the library, I'm locked in", 'an apostrophe'],
    ['@stb_birkenrath Hilfe wir sind eingeschlossen https://example.org/x', 'handles and links'],
  ])('%s (%s)', (text) => {
    expect(dangerIn(text)).not.toBeNull();
  });
});

test.each([
  'Wann habt ihr am Samstag offen?',
  'Ist mein Konto gesperrt?',
  'Ich suche den neuen Krimi von der Autorin aus dem Norden',
  'Habt ihr „Ich will nicht mehr leben“ da?',
  'Habt ihr das Buch „Hilfe! Ich will nicht mehr leben“ da?',
  'Ich suche ein Buch für meine Tochter. Es heißt „Ich will nicht mehr leben“.',
  'Haben Sie ‚Ich bringe mich um‘?',
  'Der Krimi „Es brennt! Alle raus!“, ist der wieder zurück?',
  'Is the DVD "Help! We are locked in!" back yet?',
  'Mein Kind hat sein Kuscheltier bei euch vergessen',
  'Gestern ging bei euch der Feueralarm los, was war da?',
  'Die App stürzt dauernd ab',
  'Ist der Aufzug wieder heil?',
  'Gibt es einen Erste-Hilfe-Kurs?',
  'Der Rückgabekasten klemmt',
  'Bücher über Trauer für Kinder?',
  'Vielen Dank für die tolle Lesung!',
  '!!!!!!',
  '???',
  'ok!!!',
  'Nein!!!',
  'na toll?!?!',
])('warns of nothing in: %s', (text) => {
  expect(dangerIn(text)).toBeNull();
});

test('what the library lists is judged as it says, of danger and of what only sounds like it', () => {
  const oneIn = 10;
  const some = listed.flatMap(({ danger, examples, heldBack = {} }) =>
    [...textsIn(examples), ...textsIn(heldBack)].filter((_, i) => i % oneIn === 0).map((text) => ({ danger, text })),
  );
  expect(some.length).toBeGreaterThan(4000);
  expect(some.filter(({ danger, text }) => (dangerIn(text) ?? 'none') !== danger)).toEqual([]);
});
