import { describe, expect, test } from 'vitest';
import { refusedAnswer, refusedClosure } from '../../core/change-rules.ts';
import { changeWords } from '../../core/change-words.ts';
import { threeBranches } from '../support/three-branches.ts';

const today = '2026-11-24';
const lengthOf = (text: string) => text.length;
const typed = { title: 'Dank', intent: 'praise', de: 'Gern geschehen!', en: 'You are welcome!', until: null };

const refused = (change: Partial<typeof typed>, anrede: 'du' | 'Sie' = 'Sie') => {
  const found = refusedAnswer(
    { ...typed, ...change },
    { today, lengthOf, anrede, otherTitles: ['WLAN', 'Große Räume'] },
  );
  return (
    found && {
      input: found.input,
      words: [changeWords.de.refused(found.why, []), changeWords.en.refused(found.why, [])],
    }
  );
};

describe('an answer that a lead types', () => {
  test('may be stored where it says what the library says', () => {
    expect(refused({ de: 'Schreiben Sie uns, wir helfen Ihnen.' })).toBeNull();
    expect(refused({ de: 'Schreib uns, wir helfen dir.' }, 'du')).toBeNull();
  });

  test('is refused at its text where it addresses patrons otherwise', () => {
    expect(refused({ de: 'Bis bald, wir freuen uns auf euch!' })).toEqual({
      input: 'reply',
      words: [
        'Die Bücherei sagt „Sie“, hier steht „euch“. Bitte schreiben Sie den Satz um.',
        'The library says “Sie” to patrons; this says “euch”. Please rephrase it.',
      ],
    });
    expect(refused({ de: 'Wir helfen Ihnen gern.' }, 'du')?.words[0]).toContain('„du“, hier steht „Ihnen“');
  });

  test('is refused at its title where another one has it, however that is written', () => {
    expect(refused({ title: 'wlan' })).toEqual({
      input: 'title',
      words: [
        'Diese Antwort gibt es schon: „WLAN“. Ändern können Sie sie mit `/auskunft antwort WLAN`.',
        'This answer exists already: “WLAN”. You can change it with `/auskunft answer WLAN`.',
      ],
    });
    expect(refused({ title: 'Grosse Raeume' })?.words[0]).toContain('„Große Räume“');
    expect(refused({ title: 'WLAN in Nord' })).toBeNull();
  });

  test('is refused where it points to a picture, at the text that does', () => {
    expect(refused({ de: 'Siehe Bild.' })).toEqual({
      input: 'reply',
      words: [
        '„Siehe Bild“: Zu einer Antwort geht kein Bild mit. Bitte sagen Sie es mit Worten.',
        '“Siehe Bild”: no picture goes out with an answer. Please say it in words.',
      ],
    });
    expect(refused({ en: 'See picture.' })?.input).toBe('replyEn');
  });

  test.each([
    [
      'Am **Samstag** zu.',
      '„**Samstag**“: Auf X stehen diese Zeichen so da, wie sie getippt sind. Bitte schreiben Sie nur den Text.',
      '“**Samstag**”: X shows these signs as they are typed. Please write the text alone.',
    ],
    [
      'Offen ab {Uhrzeit}.',
      '„{Uhrzeit}“: Das füllt hier niemand aus. Bitte schreiben Sie hin, was dort stehen soll.',
      '“{Uhrzeit}”: nobody fills this in here. Please write what is to stand there.',
    ],
    [
      'Mehr: https:/lesen.example',
      '„https:/lesen.example“: So lässt sich die Adresse nicht öffnen. Bitte schreiben Sie sie ganz und ohne Leerzeichen.',
      '“https:/lesen.example”: this address cannot be opened. Please write all of it, without blanks.',
    ],
  ])('is refused with what is left of its writing: %s', (de, ...words) => {
    expect(refused({ de })).toEqual({ input: 'reply', words });
  });
});

test('the sentence of a closure goes by the same rules, for the files take it', () => {
  const closure = {
    kind: 'closure',
    key: 'closure:bilk:2026-12-01',
    branch: 'bilk',
    from: '2026-12-01',
    to: '2026-12-02',
  } as const;
  const why = (sentence: string) =>
    refusedClosure({ ...closure, service: false, sentence }, { settings: threeBranches(), today, lengthOf });
  expect(why('Rohrbruch im Keller.')).toBeNull();
  expect(why('Kommt bitte zu uns in die Zentrale.')).toMatchObject({
    input: 'sentence',
    why: { kind: 'worded', fault: { kind: 'address', found: 'Kommt bitte' } },
  });
});
