import { describe, expect, test } from 'vitest';
import { contactAnswer } from '../../core/contact-answer.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const { settings } = await sampleLibrary();
const german = (text: string) => contactAnswer(text, settings)?.de ?? null;

describe('how to reach a branch', () => {
  test.each([
    ['Wie ist die Rufnummer von Mühlenbach?', '02999 5550-30'],
    ['mailadresse nordviertel', 'nord@buecherei-birkenrath.example'],
    ['Wo genau liegt die Zweigstelle Nordviertel?', 'Ahornweg 12'],
    ['What is the phone number of the Mühlenbach branch?', '02999 5550-30'],
    ['Nordviertel telefon numarası?', '02999 5550-20'],
  ])('“%s” gets its own address and numbers', (text, told) => {
    expect(german(text)).toContain(told);
    expect(german(text)).not.toContain('5550-0');
  });

  test.each([
    'Wie ist eure Telefonnummer?',
    'Wo kann ich im Nordviertel parken?',
    'Meine Adresse hat sich geändert, ich leihe im Nordviertel aus',
    'Wann hat Mühlenbach auf?',
  ])('“%s” asks for none of that', (text) => {
    expect(german(text)).toBeNull();
  });

  test('is told in each language that has the words', () => {
    const texts = contactAnswer('Telefon Nordviertel', settings) ?? {};
    expect(Object.keys(texts)).toEqual(['de', 'en', 'tr', 'ar', 'es', 'fr', 'it', 'pl', 'uk', 'ru']);
    for (const text of Object.values(texts)) expect(text).toContain('Ahornweg 12');
  });
});
