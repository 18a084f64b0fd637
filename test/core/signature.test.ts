import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signatureRoom, signed, unsigned } from '../../core/signature.ts';

describe('the signature of an answer', () => {
  test('stands behind the text, once', () => {
    expect(signed('Ja, bis 19 Uhr.', 'mk')).toBe('Ja, bis 19 Uhr. /mk');
    expect(signed(signed('Ja.', 'mk'), 'jk')).toBe('Ja. /mk');
    expect(signed('Ja. /äöü', 'mk')).toBe('Ja. /äöü');
  });

  test('is none for whoever has no initials', () => {
    expect(signed('Ja.', undefined)).toBe('Ja.');
  });

  test.each(['und/oder', 'Kosten: 10 Cent/Blatt', 'https://buecherei.example/de', 'Raum /12'])(
    '“%s” is not signed yet',
    (text) => {
      expect(signed(text, 'mk')).toBe(`${text} /mk`);
    },
  );

  test('is taken off again only where it is one of the team’s', () => {
    expect(unsigned('Ja. /mk', ['jk', 'mk'])).toBe('Ja.');
    expect(unsigned('Ja. /MK', ['mk'])).toBe('Ja.');
    expect(unsigned('Ja.\n/mk', ['mk'])).toBe('Ja.');
    expect(unsigned('Ja. /xy', ['mk'])).toBe('Ja. /xy');
    expect(unsigned('Ja. /mk', [])).toBe('Ja. /mk');
    expect(unsigned('und/mk', ['mk'])).toBe('und/mk');
  });

  test('comes and goes without a trace', () => {
    const initials = fc.stringMatching(/^[A-Za-zÄÖÜäöüß]{2,4}$/);
    const text = fc.string({ minLength: 1 }).map((any) => `${any.trim()}.`);
    fc.assert(
      fc.property(text, initials, fc.array(initials), (any, own, team) => {
        expect(unsigned(signed(any, own), [...team, own])).toBe(any);
      }),
    );
  });

  test('takes as much room as the longest of the team', () => {
    expect(signatureRoom({ U0MARTA: 'mw', U0JONAS: 'jkl' })).toBe(' /jkl');
    expect(signatureRoom({})).toBe('');
  });
});
