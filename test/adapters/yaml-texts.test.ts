import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withTexts } from '../../adapters/files/yaml-texts.ts';

const remark = 'aus der Durchsicht vom 2026-11-22';
const path = ['examples', 'de'] as const;

const cases: [string, string, string][] = [
  [
    'at the end of the list, in its column, with all remarks kept',
    '# oben\nexamples:\n  de: # deutsch\n    - Hallo # so\n    # unten\n  en:\n    - Hello\n# Ende\n',
    `# oben\nexamples:\n  de: # deutsch\n    - Hallo # so\n    # ${remark}\n    - Neu\n    # unten\n  en:\n    - Hello\n# Ende\n`,
  ],
  [
    'in a list whose dashes stand below the key',
    'examples:\n  de:\n  - Hallo\n  en:\n  - Hello\n',
    `examples:\n  de:\n  - Hallo\n  # ${remark}\n  - Neu\n  en:\n  - Hello\n`,
  ],
  [
    'after a last line without an end',
    'examples:\n  de:\n    - Hallo',
    `examples:\n  de:\n    - Hallo\n    # ${remark}\n    - Neu\n`,
  ],
  ['in a list in brackets', 'examples:\n  de: [Hallo] # kurz\n', 'examples:\n  de: [Hallo, "Neu"] # kurz\n'],
  [
    'in a language of its own',
    'examples:\n  en:\n    - Hello\n\n# Ende\n',
    `examples:\n  en:\n    - Hello\n  de:\n    # ${remark}\n    - Neu\n\n# Ende\n`,
  ],
  [
    'in place of an empty list',
    'examples:\n  de: []\n  en: [Hi]\n',
    `examples:\n  en: [Hi]\n  de:\n    # ${remark}\n    - Neu\n`,
  ],
  ['where the whole map is missing', 'intent: fees\n', `intent: fees\nexamples:\n  de:\n    # ${remark}\n    - Neu\n`],
  [
    'where the map is empty',
    'examples: {}\nintent: fees\n',
    `intent: fees\nexamples:\n  de:\n    # ${remark}\n    - Neu\n`,
  ],
];

test.each(cases)('adds a text %s', (_, before, after) => {
  expect(withTexts(before, path, ['Neu'], remark)).toBe(after);
});

test('keeps line ends as on Windows', () => {
  const before = 'examples:\r\n  de:\r\n    - Hallo\r\n  en:\r\n    - Hello\r\n';
  const after = withTexts(before, path, ['Neu'], remark);
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(parse(after)).toEqual({ examples: { de: ['Hallo', 'Neu'], en: ['Hello'] } });
});

test('whatever is added is read back to the letter, after all that was there', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/\s+/g, ' ').trim());
  const tricky = fc.constantFrom(
    '@mia: ja?',
    '- nein',
    '# kein Kommentar',
    'a, b] und c',
    '{',
    '"',
    "'",
    'yes',
    '1',
    'null',
    '*',
    '? ',
  );
  const texts = fc.array(
    fc.oneof(line, tricky).filter((text) => text.trim() !== ''),
    { minLength: 1, maxLength: 4 },
  );
  const befores = cases.map(([, before]) => before);
  fc.assert(
    fc.property(fc.constantFrom(...befores), texts, (before, added) => {
      const was = parse(before).examples?.de ?? [];
      const now = parse(withTexts(before, path, added, remark), { schema: 'core' }).examples.de;
      expect(now).toEqual([...was, ...added]);
    }),
  );
});
