import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { dangers } from '../../core/danger.ts';
import type { EmergencyTexts } from '../../core/emergency.ts';
import { emergencyChoices } from '../../core/emergency-choices.ts';

const sample: { emergency: { texts: EmergencyTexts } } = parse(readFileSync('library/library.yaml', 'utf8'));
/** What a menu of Slack's shows of a title, and searches. */
const labelChars = 75;

test.each([
  ['de', 'Notfall', ['Telefonseelsorge', 'Polizei', 'Feuerwehr', 'Telefon', 'Polizei', 'Aufzug'], 'Notruf 11'],
  ['en', 'Emergency', ['TelefonSeelsorge', 'police', 'fire brigade', 'staff', 'police', 'emergency button'], 'call 11'],
] as const)(
  'the sample’s words for each danger are found by its kind and by whom they name: %s',
  (language, name, named, call) => {
    const found = emergencyChoices(sample.emergency.texts, null, language);
    expect(found.map(({ answerId }) => answerId)).toEqual(dangers.map((danger) => `emergency-${danger}`));
    for (const [i, { title }] of found.entries()) {
      const label = title.slice(0, labelChars - 1);
      expect(label).toMatch(new RegExp(`^${name}: `));
      expect(label).toContain(named[i]);
      expect(label).toContain(call);
    }
  },
);

test('a danger without words is none of them, and a text without telling ones goes by its kind', () => {
  const texts = { alarm: { de: 'Bitte gehen Sie sofort.' }, threat: {}, medical: { en: 'Call an ambulance.' } };
  expect(emergencyChoices(texts, 'medical', 'de')).toEqual([
    { answerId: 'emergency-medical', title: 'Notfall: jemand braucht ärztliche Hilfe' },
    { answerId: 'emergency-alarm', title: 'Notfall: Feuer, Gas oder Alarm' },
  ]);
});
