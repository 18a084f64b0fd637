import { expect, test } from 'vitest';
import { featureSpace, featuresOf, fold, words } from '../../core/features.ts';

test('an umlaut may be written in any of its ways', () => {
  expect(fold('Öffnungszeiten')).toBe(fold('oeffnungszeiten'));
  expect(fold('Öffnungszeiten')).toBe(fold('OFFNUNGSZEITEN'));
  expect(fold('Gebühr')).toBe(fold('Gebuehr'));
  expect(fold('Straße')).toBe(fold('STRASSE'));
});

test('composed and decomposed letters are the same', () => {
  expect(fold('Bu\u0308cherei')).toBe(fold('B\u00fccherei'));
});

test('letters of other languages lose their accents too', () => {
  expect(fold('Kütüphane kartı')).toBe('kutuphane karti');
  expect(fold('książka')).toBe('ksiazka');
  expect(fold('أين')).toBe(fold('اين'));
});

test.each([
  ['a zero-width space', 'Ver\u200Blängerung', 'verlangerung'],
  ['a zero-width joiner and non-joiner', 'Ver\u200Dlän\u200Cgerung', 'verlangerung'],
  ['a soft hyphen', 'Öffnungs\u00ADzeiten', 'offnungszeiten'],
  ['a byte order mark', '\uFEFFoffen', 'offen'],
  ['marks of the direction of writing', '\u202EAusweis\u202C', 'ausweis'],
  ['half a character', 'offen\uD83Dheute', 'offen heute'],
  ['the other half', '\uDE00heute', ' heute'],
  ['wide letters', 'Ｖｅｒｌäｎｇｅｒｎ', 'verlangern'],
])('%s makes no difference', (_what, written, read) => {
  expect(fold(written)).toBe(read);
});

test.each([
  ['Cyrillic', 'V\u0435rläng\u0435rn', 'verlangern'],
  ['Cyrillic in capitals', '\u0410USW\u0415IS', 'ausweis'],
  ['Greek', 'AUSWEI\u0399S \u0391usweis', 'ausweiis ausweis'],
  ['Cyrillic with an accent', 'Auswe\u0457s', 'ausweis'],
])('letters that look Latin and are %s are read as Latin within a Latin word', (_script, written, read) => {
  expect(fold(written)).toBe(read);
});

test.each(['коли ви працюєте', 'σήμερα', 'usbшка', 'online бібліотека', 'а'])(
  'a word of another script, or one that joins two, keeps its letters: %s',
  (text) => {
    expect(fold(text)).toBe(text.normalize('NFD').replace(/\p{M}/gu, ''));
  },
);

test('emoji stay whole, and what joins them goes', () => {
  expect(words('👩\u200D👧 😀')).toEqual(['👩', '👧', '😀']);
});

test('handles, links and masks are no words, emoji and question marks are', () => {
  expect(words('@stb_birkenrath offen? https://x.example/1 [Telefon] 👍')).toEqual(['offen', '?', '👍']);
});

test('a vector has length 1, distinct positions within the space, and is the same every time', () => {
  const { positions, values } = featuresOf('Wie lange kann ich Bücher ausleihen?');
  expect(Math.hypot(...values)).toBeCloseTo(1, 5);
  expect(new Set(positions).size).toBe(positions.length);
  expect(Math.max(...positions)).toBeLessThan(featureSpace);
  expect(featuresOf('Wie lange kann ich Bücher ausleihen?')).toEqual({ positions, values });
});

test('a text without a word has an empty vector or one of length 1, never nonsense', () => {
  expect(featuresOf('').values.every(Number.isFinite)).toBe(true);
});

test('compounds are near their parts', () => {
  const near = (a: string, b: string) => {
    const { positions, values } = featuresOf(a);
    const other = featuresOf(b);
    const map = new Map(Array.from(other.positions, (p, i) => [p, other.values[i] ?? 0]));
    return positions.reduce((sum, p, i) => sum + (map.get(p) ?? 0) * (values[i] ?? 0), 0);
  };
  expect(near('Büchereiausweis', 'Ausweis')).toBeGreaterThan(near('Büchereiausweis', 'Drucker') + 0.2);
});

test('neighbours are seen in another form, and with one word between', () => {
  const shared = (one: string, other: string) => {
    const said = new Set(featuresOf(one, { stemPairs: true }).positions);
    return featuresOf(other, { stemPairs: true }).positions.filter((position) => said.has(position)).length;
  };
  expect(shared('öffnest niemals', 'öffnete niemand')).toBe(shared('niemals öffnest', 'öffnete niemand') + 1);
  expect(shared('wollen leben', 'wollen xx leben')).toBe(shared('leben wollen', 'wollen xx leben') + 1);
});
