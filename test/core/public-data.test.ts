import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library } from '../../core/library.ts';
import { redact } from '../../core/privacy.ts';
import { publicData } from '../../core/public-data.ts';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const branch = (id: string, more: object) => ({ id, name: id, hours: closed, ...more });
const library = {
  settings: {
    city: 'Lindau',
    website: 'https://www.buecherei-lindau.example',
    branches: [
      branch('haupt', {
        address: 'Seestraße 14, Lindau',
        phone: '08382 7711-0',
        email: 'info@buecherei-lindau.example',
      }),
      branch('insel', { address: 'Inselplatz 2', phone: '08382 7711-40', email: 'insel@gmx.de' }),
    ],
    emergency: { contacts: [], texts: { selfHarm: { de: 'Rufen Sie 0761 111 0 222 an.' } } },
    elsewhere: undefined,
    interim: {},
    toDirectMessage: {},
    closedNotice: undefined,
  },
  answers: [
    { texts: { de: 'Die Musikschule hat ihr Büro im Kirchweg 3, Telefon 08382 5566, musik@schule.example.' } },
    { texts: { de: 'Gebühren überweisen Sie auf DE89 3704 0044 0532 0130 00. Die erste PIN lautet 8382.' } },
  ],
} as unknown as Library;
const isPublic = publicData(library);

test.each([
  'Seid ihr noch in der Seestraße 14?',
  'Ist das die Seestr. 14 in Lindau?',
  'SEESTRASSE 14, 88131 Lindau, richtig?',
  'Inselplatz 2 oder Seestraße 14?',
  'Unter Tel. 08382 7711-0 geht niemand ran',
  'Tel. 7711-40 ist tot',
  'Telefon 08382/7711?',
  '+49 8382 77110 ist besetzt',
  '0761 111 0 222 ist das kostenlos?',
  'info@buecherei-lindau.example antwortet nicht',
  'Und presse@buecherei-lindau.example?',
  'info (at) buecherei-lindau punkt example geht auch nicht',
  'Im Kirchweg 3 war niemand, 08382 5566 auch nicht, musik@schule.example ebenso',
  'Stimmt DE89370400440532013000?',
  'Stimmt PIN 8382?',
])('what the library makes known is nobody’s: %s', (text) => {
  expect(redact(text, { isPublic })).toBe(text);
});

test.each([
  ['Wohne Seestraße 15', 'Wohne [Adresse]'],
  ['Seestraße 14, 44135 Dortmund', '[Adresse]'],
  ['Wohne Seestraße 141', 'Wohne [Adresse]'],
  ['Tel. 08382 7712', 'Tel. [Telefon]'],
  ['anna@gmx.de', '[E-Mail]'],
  ['anna@buecherei-lindau.example.org', '[E-Mail]'],
  ['anna@notbuecherei-lindau.example', '[E-Mail]'],
  ['08382 7711-0 geht nicht, ruft 0171 4483925 an', '08382 7711-0 geht nicht, ruft [Telefon] an'],
  ['PIN 8383', 'PIN [Passwort]'],
])('what is near to it stays personal: %s', (text, masked) => {
  expect(redact(text, { isPublic })).toBe(masked);
});

test('what stands beside it is masked as it is without it', () => {
  const known = fc.constantFrom('Seestraße 14', 'Tel. 08382 7711-0', 'info@buecherei-lindau.example');
  const personal = fc.constantFrom(
    ['mein Ausweis 31456789', 'mein Ausweis [Ausweisnummer]'],
    ['PIN 0912', 'PIN [Passwort]'],
    ['ich bin geboren am 4.11.1979', 'ich bin geboren am [Geburtsdatum]'],
  );
  fc.assert(
    fc.property(known, personal, (one, [own = '', masked = '']) => {
      expect(redact(`${one}? Und ${own}`, { isPublic })).toBe(`${one}? Und ${masked}`);
    }),
  );
});
