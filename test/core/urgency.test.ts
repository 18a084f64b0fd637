import { expect, test } from 'vitest';
import { isUpset } from '../../core/upset.ts';
import { isUrgent } from '../../core/urgency.ts';

test.each([
  'Hilfe, wir sind in der Bücherei eingeschlossen!',
  'oeffnet bitte, wir koennen nicht raus',
  'Stecke im Aufzug fest',
  'Bei euch brennt es!',
  'Der Feueralarm geht los',
  'Riecht hier nach Rauch im Lesesaal',
  'Mein Sohn ist weg, er ist 5',
  'ich finde meine Tochter nicht mehr',
  'Hier sitzt ein kleines Kind ganz allein und weint',
  'Ich will nicht mehr leben',
  'Wenn ich noch eine Mahnung kriege bring ich euch um',
  'ich zünde euren Laden an',
  'Da läuft ein Mann mit einem Messer rum',
  'In der Bibliothek ist eine Bombe versteckt',
  'Da ist jemand bewusstlos',
  'I am locked in the library',
  "I can't find my daughter",
  'I want to kill myself',
  'Kütüphanede kilitli kaldım',
  'Estoy encerrado en la biblioteca',
  'Je veux mourir',
  'Sono chiusa dentro',
  'nie chcę już żyć',
  'Мы застряли в лифте',
  'Не хочу більше жити',
  'لا أريد أن أعيش',
])('%s is urgent', (text) => {
  expect(isUrgent(text)).toBe(true);
});

test.each([
  'Feuer und Flamme für das Buch',
  'der Krimi über Bombe',
  'Das war Bombe gestern',
  'Suche ein Buch über Suizid',
  'Film, in dem es brennt',
  'Der Thriller mit dem Mann mit dem Messer',
  'Mein Kind hat seinen Ausweis verloren',
  'Ich finde das Buch für meine Tochter nicht',
  'Komme aus meinem Konto nicht mehr raus',
  'Die Wartezeit bringt mich um',
  'Ist die Bibliothek wegen der Bombenentschärfung zu?',
  'Ich bringe euch die Bücher morgen vorbei',
  'Ist der Eintritt im Preis eingeschlossen?',
  'Mein Rucksack ist im Schließfach eingeschlossen',
  'Ich schlage euch ein Buch vor',
  'my son lost his card',
])('%s is not urgent', (text) => {
  expect(isUrgent(text)).toBe(false);
});

test('angry words are told from kind ones', () => {
  expect(isUpset('Das ist eine Frechheit!!')).toBe(true);
  expect(isUpset('schon wieder kaputt, was soll das')).toBe(true);
  expect(isUpset('This is ridiculous')).toBe(true);
  expect(isUpset('Gar nicht peinlich, alles gut')).toBe(false);
  expect(isUpset('Leider habe ich meinen Ausweis verloren')).toBe(false);
});
