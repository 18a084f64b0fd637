/** Whether the forms of an answer agree: each is changed by hand, and one is easily forgotten. */
import { join } from 'node:path';
import type { Library } from '../../core/library.ts';
import { type AnswerFile, splitAnswer } from './answer-file.ts';
import { contentOf } from './folder-files.ts';
import { timesIn } from './library-hours.ts';
import type { LibraryProblem, Words } from './library-problem.ts';

type Section = AnswerFile['sections'][number];

/** So two short forms fit one post, with a signature and a word before them. */
const longestShort = 130;
/** Up to this a text may well do without. */
const longestAlone = 170;

/**
 * Prices and times that one form of an answer has and another lacks, and forms too long to stand beside another answer.
 * @param library what the folder holds, as read
 * @param lengthOf as the channel counts
 */
export async function formHints(
  folder: string,
  { answers }: Pick<Library, 'answers'>,
  lengthOf: (text: string) => number,
): Promise<LibraryProblem[]> {
  const ofAnswers = await Promise.all(
    answers.map(async ({ id }) => {
      const file = join(folder, 'answers', `${id}.md`);
      const { sections } = splitAnswer(await contentOf(file));
      const hints = [...figureHints(sections), ...lengthHints(sections, lengthOf)];
      return hints.map((hint): LibraryProblem => ({ file, ...hint }));
    }),
  );
  return ofAnswers.flat();
}

/** A short form may leave figures out, and a private one too: only what these have alone is told. */
function figureHints(sections: readonly Section[]): (Words & { line: number })[] {
  return sections.flatMap((section, i) => {
    const { language, form, heading, line } = section;
    const isWhole = form === 'whole';
    const whole = sections.find((other) => other.form === 'whole' && other.language === language);
    const first = form === 'short' ? section : sections.slice(0, i + 1).find((other) => other.form === form);
    return [isWhole ? undefined : whole, first].flatMap((other) => {
      if (other === undefined || other === section) return [];
      const own = alone(section, other);
      const others = other.form === form ? alone(other, section) : [];
      if (own.length + others.length === 0) return [];
      const told = [
        ...(own.length === 0 ? [] : [`nur unter „## ${heading}“ ${own.join(', ')}`]),
        ...(others.length === 0 ? [] : [`nur unter „## ${other.heading}“ ${others.join(', ')}`]),
      ];
      const remedy = 'Gab es eine Änderung, alle Texte der Datei ändern.';
      return [{ line, problem: `Die Texte nennen Verschiedenes: ${told.join(', ')}.`, remedy }];
    });
  });
}

function lengthHints(sections: readonly Section[], lengthOf: (text: string) => number) {
  return sections.flatMap(({ heading, language, form, line, text }): (Words & { line: number })[] => {
    const length = lengthOf(text);
    const why = 'Dann passen zwei Antworten in einen Beitrag.';
    if (form === 'short' && length > longestShort) {
      const problem = `Die Kurzfassung unter „## ${heading}“ hat ${length} Zeichen.`;
      return [{ line, problem, remedy: `Auf ${longestShort} kürzen. ${why}` }];
    }
    const hasShort = sections.some((other) => other.form === 'short' && other.language === language);
    if (form !== 'whole' || length <= longestAlone || hasShort) return [];
    const brief = `„## ${language} ${language === 'de' ? 'kurz' : 'short'}“`;
    const problem = `Der Text unter „## ${heading}“ hat ${length} Zeichen und keine Kurzfassung.`;
    return [
      { line, problem, remedy: `Unter ${brief} dasselbe in höchstens ${longestShort} Zeichen schreiben. ${why}` },
    ];
  });
}

interface Figure {
  kind: 'amount' | 'time';
  said: string;
  /** In cents, or in minutes of the day. */
  value: number;
}

const number = String.raw`\d+(?:[.,]\d{1,2})?`;
/** "5, 10 oder 20 Euro". */
const money = new RegExp(
  String.raw`(?<![\d.,:])(?:€\s?(${number})|((?:${number}\s*(?:[–,-]|bis|und|oder|to|and|or)\s*)*${number})\s*(€|Euros?|EUR|Cents?|ct)(?!\p{L}))`,
  'giu',
);

/** What the one says of prices and times and the other does not; there a number is enough, in whatever unit. */
function alone({ text }: Section, other: Section): string[] {
  const there = numbersIn(other.text);
  const lacking = figuresIn(text).filter(({ kind, value }) => {
    if (kind === 'amount') return !there.some((each) => each === value || each * 100 === value);
    // "14.30" has been read as a number; in English the same may be 2.30.
    return ![value, value - 720, value - 1440].some((minutes) => there.includes(asClock(minutes)));
  });
  return [...new Set(lacking.map(({ said }) => `„${said}“`))];
}

function figuresIn(text: string): Figure[] {
  const amounts = [...text.matchAll(money)].flatMap(([, behindSign, listed = behindSign ?? '', unit = '€']) => {
    const isCent = /^c/i.test(unit);
    return (listed.match(new RegExp(number, 'g')) ?? []).map(
      (each): Figure => ({
        kind: 'amount',
        said: `${each} ${unit}`,
        value: Math.round(valueIn(each) * (isCent ? 1 : 100)),
      }),
    );
  });
  const times = timesIn(text).map((time): Figure => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return { kind: 'time', said: time, value: hours * 60 + minutes };
  });
  return [...amounts, ...times];
}

const valueIn = (digits: string): number => Number(digits.replace(/[,:]/, '.'));
const asClock = (minutes: number): number =>
  valueIn(`${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`);

/** Numbers that are often written out. */
const words: readonly RegExp[] = [
  /^(?:mitternacht|midnight)$/,
  /^(?:ein(?:s|e[nmrs]?)?|an?|one)$/,
  /^(?:zwei|two)$/,
  /^(?:drei|three)$/,
  /^(?:vier|four)$/,
  /^(?:fünf|five)$/,
  /^(?:sechs|six)$/,
  /^(?:sieben|seven)$/,
  /^(?:acht|eight)$/,
  /^(?:neun|nine)$/,
  /^(?:zehn|ten)$/,
  /^(?:elf|eleven)$/,
  /^(?:zwölf|twelve|mittags?|noon|midday)$/,
];

function numbersIn(text: string): number[] {
  const inDigits = (text.match(/\d+(?:[.,:]\d{1,2})?/g) ?? []).map(valueIn);
  const inWords = (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) =>
    words.findIndex((each) => each.test(word)),
  );
  return [...inDigits, ...inWords.filter((value) => value !== -1)];
}
