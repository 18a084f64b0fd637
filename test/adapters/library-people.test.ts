import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

/** As they stand in `library.yaml` where there is no rota. */
const people = `roles:
  leads: [U0PRIYA]
  trainees: [U0TOMASZ]
signatures:
  U0MARTA: mk
  U0JONAS: ja

`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-people-'));
  await copyWithFewExamples(folder);
  await rm(join(folder, 'rota.yaml'));
  const file = join(folder, 'library.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^(?=# Teams,)/m, people));
});
afterEach(() => rm(folder, { recursive: true }));

/** What is wrong with the sample after this was replaced in `library.yaml`, as "line problem → remedy". */
async function problems(found: string, by: string): Promise<string[]> {
  const file = join(folder, 'library.yaml');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(found);
  await writeFile(file, text.replace(found, by));
  const reading = await readLibrary(folder, (said) => Math.max(0, said.length - 280));
  if (reading.kind === 'ok') return [];
  const lines = (await readFile(file, 'utf8')).split('\n');
  return reading.problems.map(({ line, problem, remedy }) => `${lines[line - 1]?.trim()} | ${problem} → ${remedy}`);
}

test('a library without roles, teams, watched accounts and interim answers is whole', async () => {
  const file = join(folder, 'library.yaml');
  const text = await readFile(file, 'utf8');
  const [head = '', tail = ''] = text.split(/^roles:[\s\S]*?(?=^# Ziel für die erste Antwort)/m);
  await writeFile(file, head + tail);
  const reading = await readLibrary(folder);
  expect(reading).toMatchObject({
    kind: 'ok',
    library: { settings: { roles: { leads: [], trainees: [] }, teams: [], vip: [], interim: {} } },
  });
});

test.each([
  [
    'leads: [U0PRIYA]',
    'leads: [priya.nair]',
    'leads: [priya.nair] | „leads: priya.nair“ stimmt so nicht. → Die Mitglieds-ID aus dem Slack-Profil, zum Beispiel U0MARTA.',
  ],
  [
    'leads: [U0PRIYA]',
    'leads: [U0PRIYA, U0TOMASZ]',
    'trainees: [U0TOMASZ] | „U0TOMASZ“ steht unter „leads“ und unter „trainees“. → An einer der beiden Stellen löschen.',
  ],
  [
    'leads: [U0PRIYA]',
    'leads: [U0PRIYA, U0PRIYA]',
    'leads: [U0PRIYA, U0PRIYA] | „U0PRIYA“ steht zweimal unter „leads“. → Eine der beiden Stellen löschen.',
  ],
  [
    'leads: [U0PRIYA]',
    'chefs: [U0PRIYA]',
    'chefs: [U0PRIYA] | „chefs“ ist hier unbekannt. → Schreibweise prüfen oder die Angabe löschen.',
  ],
  ['- id: musik', '- id: nord', '- id: nord | Zwei Teams haben die id „nord“. → Eine der beiden Stellen löschen.'],
  [
    'members: [U0MARTA, U0TOMASZ]',
    'members: [U0TOMASZ]',
    'members: [U0TOMASZ] | Im Team „nord“ sind alle noch in der Einarbeitung und können nichts allein freigeben. → Mindestens ein Mitglied ergänzen, das nicht unter „trainees“ steht.',
  ],
  [
    'members: [U0MARTA, U0TOMASZ]',
    'members: []',
    'members: [] | „members“ ist leer. → Mindestens einen Eintrag ergänzen.',
  ],
  [
    'members: [U0MARTA, U0TOMASZ]',
    'members: [U0MARTA, U0MARTA]',
    'members: [U0MARTA, U0MARTA] | „U0MARTA“ steht zweimal im Team „nord“. → Eine der beiden Stellen löschen.',
  ],
  [
    'handle: bote_birkenrath',
    'handle: birkenrather_bote',
    '- { name: Birkenrather Bote, handle: birkenrather_bote } | „handle: birkenrather_bote“ stimmt so nicht. → Der Kontoname auf X ohne @: höchstens 15 Buchstaben, Ziffern und _.',
  ],
  [
    'handle: bote_birkenrath',
    'handle: Rathaus_Birkenr',
    '- { name: Rathaus Birkenrath, handle: rathaus_birkenr } | „rathaus_birkenr“ steht zweimal unter „vip“. → Eine der beiden Stellen löschen.',
  ],
  [
    '  de: Danke für Ihre Frage.',
    '  fr: Merci.',
    'interim: | Der deutsche Text fehlt. → Darunter „de: …“ ergänzen; dieser Text gilt, wo es keinen in der Sprache der Frage gibt.',
  ],
  [
    '  de: Danke für Ihre Frage.',
    `  de: ${'Danke. '.repeat(40)}`,
    / \| Der Text für „de“ ist um \d+ Zeichen zu lang\. → Um mindestens \d+ Zeichen kürzen\.$/,
  ],
  [
    '  de: Danke für Ihre Frage.',
    '  deutsch: Danke.',
    /„deutsch“ stimmt so nicht\. → Zwei Kleinbuchstaben, zum Beispiel de\./,
  ],
  [
    '  de: In Ihrem Beitrag',
    '  nl: In Ihrem Beitrag',
    'toDirectMessage: | Der deutsche Text fehlt. → Darunter „de: …“ ergänzen; dieser Text gilt, wo es keinen in der Sprache der Frage gibt.',
  ],
  [
    '    de: Das klären wir',
    `    de: ${'Bitte anrufen. '.repeat(20)}Das klären wir`,
    / \| Der Text für „de“ ist um \d+ Zeichen zu lang\. → Um mindestens \d+ Zeichen kürzen\.$/,
  ],
  [
    'contacts: [U0PRIYA, U0MARTA]',
    'contacts: [U0PRIYA, U0PRIYA]',
    'contacts: [U0PRIYA, U0PRIYA] | „U0PRIYA“ steht zweimal unter „contacts“. → Eine der beiden Stellen löschen.',
  ],
  [
    '      de: Bitte verlassen Sie sofort',
    `      de: ${'Bitte hinausgehen. '.repeat(15)}Bitte verlassen Sie sofort`,
    / \| Der Text für „de“ ist um \d+ Zeichen zu lang\. → Um mindestens \d+ Zeichen kürzen\.$/,
  ],
  [
    '  U0MARTA: mk',
    '  U0MARTA: m-w',
    'U0MARTA: m-w | „U0MARTA: m-w“ stimmt so nicht. → Zwei bis vier Buchstaben, zum Beispiel mk.',
  ],
])('„%s“ as „%s“ is told with its line and what to write instead', async (found, by, told) => {
  const all = await problems(found, by);
  expect(all.some((line) => (typeof told === 'string' ? line === told : told.test(line)))).toBe(true);
});
