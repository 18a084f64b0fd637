import { describe, expect, test } from 'vitest';
import { isReproach, isUpset } from '../../core/upset.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const { answers, examples } = await sampleLibrary();

test('angry words are told from kind ones', () => {
  expect(isUpset('Das ist eine Frechheit!!')).toBe(true);
  expect(isUpset('schon wieder kaputt, was soll das')).toBe(true);
  expect(isUpset('This is ridiculous')).toBe(true);
  expect(isUpset('Na, vielen Dank für nichts.')).toBe(true);
  expect(isUpset('Thanks for nothing')).toBe(true);
  expect(isUpset('Danke für alles')).toBe(false);
  expect(isUpset('Gar nicht peinlich, alles gut')).toBe(false);
  expect(isUpset('Leider habe ich meinen Ausweis verloren')).toBe(false);
});

describe('thanks and praise', () => {
  test.each([
    'Na super, wieder mal zu. Ihr seid echt die Besten. Slow clap.',
    'Danke, jetzt hab ich wegen euch meine Prüfung vergeigt.',
    'Danke fürs Warten lassen, eine Stunde an der Theke.',
    'Ihr seid echt spitze, wieder nichts gefunden.',
    'Wegen euch hab ich eine 5 bekommen, danke auch',
    'Ihr seid wirklich die Besten – im Zumachen.',
    'Danke, dass der Automat mein Geld gefressen hat.',
    'Tolle Leistung: 20 Minuten an der Theke und niemand da.',
    'Thanks for making me wait an hour.',
    'Thanks to you I failed my exam. Great job.',
    'Bravo, closed again. You are the best.',
  ])('are a reproach in “%s”', (text) => expect(isReproach(text)).toBe(true));

  test.each([
    'Danke, dass ihr am Samstag offen habt',
    'Danke fürs schnelle Antworten',
    'endlich wieder da, danke',
    'Danke für die Erinnerung, sonst hätte ich die Frist verpasst',
    'Danke, dass ihr mir die Mahngebühr erlassen habt',
    'Danke! Ich musste gar nicht lange warten.',
    'Wegen euch lese ich wieder, danke',
    'Thanks to you I passed my exam!',
    'Thank you for not charging the late fee',
  ])('are meant in “%s”', (text) => expect(isReproach(text)).toBe(false));

  test('are meant in what the library knows of either', () => {
    const kind = answers.filter(({ id }) => id === 'dank').flatMap(({ questions }) => Object.values(questions));
    const said = examples.filter(({ intent }) => intent === 'praise').flatMap((each) => Object.values(each.examples));
    expect([...kind, ...said].flat().filter(isReproach)).toEqual([]);
  });
});
