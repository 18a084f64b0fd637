/** How the texts for patrons are worded: what may not stand so, with its line, and what could read better. */
import { opensPlace } from '../../core/closed-notice.ts';
import type { Answer, Library, LibrarySettings } from '../../core/library.ts';
import {
  type Anrede,
  directMessageAskedFor,
  type WordingFault,
  type WordingHint,
  wordingFaults,
  wordingHints,
} from '../../core/wording-rules.ts';
import type { AnswerFile } from './answer-file.ts';
import type { Words } from './library-problem.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * @param content the whole file
 * @param sections of it
 */
export function answerWordingProblems(
  content: string,
  sections: AnswerFile['sections'],
  anrede: Anrede,
): (Words & { line: number })[] {
  const lines = content.split('\n');
  return sections.flatMap(({ heading, language, line: headingLine, text }) => {
    const first = lines.findIndex((line, i) => i >= headingLine && line.trim() !== '') + 1;
    return wordingFaults(text, language, anrede).map((fault) => ({
      line: first + text.slice(0, fault.at).split('\n').length - 1,
      ...faultWords(`Unter „## ${heading}“`, fault, anrede),
    }));
  });
}

/** The sentences in `library.yaml`. */
export function sentenceWordingProblems(settings: LibrarySettings, source: YamlSource): (Words & { line: number })[] {
  return sentencesIn(settings).flatMap(({ path, language, text }) => {
    const said = path[0] === 'closedNotice' ? text.replaceAll(opensPlace, '·') : text;
    return wordingFaults(said, language, settings.anrede).map((fault) => ({
      line: source.lineOf(path),
      ...faultWords(`Im Text für „${language}“`, fault, settings.anrede),
    }));
  });
}

/** What may stand in texts for patrons, and had better not. */
export function wordingHintsIn({ settings, answers }: Pick<Library, 'settings' | 'answers'>): Words[] {
  const texts = [
    ...sentencesIn(settings).map(({ path, text }) => ({ place: `library.yaml, „${path.join(' › ')}“`, text })),
    ...answers.flatMap(({ id, texts, short = {}, private: inPrivate = {} }) => [
      ...Object.entries(texts).map(([language, text]) => ({ place: `answers/${id}.md, „${language}“`, text })),
      ...Object.entries(short).map(([language, text]) => ({ place: `answers/${id}.md, „${language} kurz“`, text })),
      ...Object.entries(inPrivate).map(([language, text]) => ({
        place: `answers/${id}.md, „${language} privat“`,
        text,
      })),
    ]),
  ];
  return [
    ...texts.flatMap(({ place, text }) => wordingHints(text).map((hint) => hintWords(place, hint))),
    ...answers.flatMap(privateHints),
  ];
}

/** Whoever writes a direct message is not to read that they should write one. */
function privateHints({ id, texts, private: inPrivate = {} }: Answer): Words[] {
  return Object.entries({ ...texts, ...inPrivate }).flatMap(([language, text]) => {
    const asked = directMessageAskedFor(text);
    if (asked === null) return [];
    const place = `answers/${id}.md, „${language}${inPrivate[language] === undefined ? '' : ' privat'}“`;
    const problem = `${place}: „${asked.found}“ liest auch, wer gerade eine schreibt.`;
    return [{ problem, remedy: `Unter „## ${language} privat“ dasselbe ohne diese Bitte schreiben.` }];
  });
}

interface Sentence {
  path: (string | number)[];
  language: string;
  text: string;
}

/** What goes out of `library.yaml`, and where it stands there. */
export function sentencesIn(settings: LibrarySettings): Sentence[] {
  const { interim, toDirectMessage, elsewhere, emergency, closedNotice, closures } = settings;
  const under = (texts: Readonly<Record<string, string>>, ...path: (string | number)[]) =>
    Object.entries(texts).map(([language, text]): Sentence => ({ path: [...path, language], language, text }));
  return [
    ...under(interim, 'interim'),
    ...under(toDirectMessage, 'toDirectMessage'),
    ...under(elsewhere?.text ?? {}, 'elsewhere', 'text'),
    ...under(closedNotice?.text ?? {}, 'closedNotice', 'text'),
    ...Object.entries(emergency.texts).flatMap(([danger, texts]) => under(texts, 'emergency', 'texts', danger)),
    ...closures.flatMap(({ reason }, i) => under(reason, 'closures', i, 'reason')),
  ];
}

function faultWords(place: string, { kind, found }: WordingFault, anrede: Anrede): Words {
  const example = anrede === 'Sie' ? '„Sie können“, „Schreiben Sie uns“' : '„du kannst“, „Schreib uns“';
  const words: Record<WordingFault['kind'], [problem: string, remedy: string]> = {
    address: [
      `die Anrede der Bücherei ist „${anrede}“.`,
      `Umschreiben, zum Beispiel ${example}; oder in library.yaml „anrede“ ändern.`,
    ],
    picture: ['Wer die Antwort liest, sieht kein Bild.', 'Mit Worten sagen, was dort zu sehen ist.'],
    markup: ['Auf X stehen diese Zeichen so da, wie sie getippt sind.', 'Nur den Text schreiben, ohne Formatierung.'],
    gap: ['Das füllt hier niemand aus.', 'Hinschreiben, was dort stehen soll.'],
    link: ['So lässt sich die Adresse nicht öffnen.', 'Ganz und ohne Leerzeichen schreiben: https://…'],
  };
  const [problem, remedy] = words[kind];
  return { problem: `${place} steht „${found}“${kind === 'address' ? ',' : ':'} ${problem}`, remedy };
}

function hintWords(place: string, { kind, found }: WordingHint): Words {
  const words: Record<WordingHint['kind'], [problem: string, remedy: string]> = {
    emoji: ['sind viele Emojis.', 'Höchstens zwei nehmen, nie mehrere nacheinander.'],
    shouting: ['liest sich wie gerufen.', 'Klein und mit einem Satzzeichen schreiben.'],
    note: ['sieht nach etwas Unfertigem aus.', 'Hinschreiben, was dort stehen soll, oder löschen.'],
    http: ['ist eine Adresse mit „http“.', '„https“ schreiben, wenn sich die Seite damit öffnen lässt.'],
    initials: ['ist ein Kürzel.', 'Löschen: Es steht von selbst dahinter, und zwar das von der Person, die freigibt.'],
  };
  const [problem, remedy] = words[kind];
  return { problem: `${place}: „${found}“ ${problem}`, remedy };
}
