import { expect, test } from 'vitest';
import { isSuggestion } from '../../core/suggestion.ts';

test.each([
  'Anregung: stellt doch am Rückgabekasten eine Lampe auf.',
  'Liebes Team, ich hätte da eine kleine Anregung zum Lesecafé.',
  'Kleiner Vorschlag: Fahrradpumpe am Eingang!',
  'Mein Vorschlag wäre, samstags länger zu öffnen.',
  'Mein Vorschlag waere, samstags laenger zu oeffnen.',
  'Nur so eine Idee: Tauschregal für Pflanzen?',
  'Wir haben einen Verbesserungsvorschlag für die App.',
  'Ich schlage vor, den Lesesaal sonntags zu öffnen',
  'Ich möchte anregen, dass es mehr Steckdosen gibt.',
  'könntet ihr nicht auch mal sonntags aufmachen',
  'Könnten Sie nicht einen Wasserspender aufstellen?',
  'Wie wäre es mit einer Saatgutbibliothek?',
  'wie wär es denn mit nem Trinkbrunnen? Wie wäre es wenn ihr einen aufstellt',
  'Wäre es nicht möglich, die Rückgabebox größer zu machen?',
  'Es wäre wirklich toll, wenn es mehr Arbeitsplätze gäbe.',
  'wär ja super, wenn... ach, ich würde mir längere Öffnungszeiten wünschen',
  'Ich wünsche mir mehr Sitzplätze im Obergeschoss',
  'Suggestion: a bench outside the main library would help.',
  "I've got a small suggestion about the study rooms",
  'I’d like to suggest longer opening hours on Fridays',
  "Couldn't you open on Sundays as well?",
  'It would be great if there were more sockets.',
  'Have you ever considered a repair evening?',
  "Why don't you open on Sundays?",
  'I wish the library opened earlier',
])('proposes something: %s', (text) => {
  expect(isSuggestion(text)).toBe(true);
});

test.each([
  'Habt ihr eine Idee, wie ich mein Konto wieder freibekomme?',
  'Ich habe keine Idee, wo ich suchen soll.',
  'Haben Sie einen Vorschlag für ein Kinderbuch ab 6?',
  'Wo finde ich Anregungen für den Kindergeburtstag?',
  'Danke für die Anregung, das Buch war toll!',
  'Gute Idee, danke!',
  'Ist mein Anschaffungsvorschlag angekommen?',
  'Ich möchte ein Buch zur Anschaffung vorschlagen.',
  'Könntet ihr nicht den neuen Krimi kaufen?',
  'Könntet ihr nicht bitte nachsehen, ob mein Buch da ist?',
  'Könnten Sie mir nicht einfach die Frist verlängern?',
  'Es wäre schön, wenn Sie mir bald antworten.',
  'Wie wäre es möglich, ohne Ausweis zu lesen?',
  'Warum habt ihr montags zu?',
  'Wann habt ihr auf?',
  'Ich wünsche Ihnen ein schönes Wochenende',
  'How do I suggest a purchase?',
  'I suggested a title last month, any news?',
  'Do you have a suggestion for a good crime novel?',
  'I have no idea how to renew my books',
  'It would be great if you could tell me when you open.',
  "Couldn't you let me know when it arrives?",
  'Is it a good idea to reserve early?',
  'Is there a suggestion box?',
  '',
])('proposes nothing: %s', (text) => {
  expect(isSuggestion(text)).toBe(false);
});
