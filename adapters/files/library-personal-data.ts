/** Personal data where none belongs: in what patrons are told, and in the examples that every release carries along. */
import { join } from 'node:path';
import type { Answer, Library, LibrarySettings } from '../../core/library.ts';
import { findPersonalData } from '../../core/privacy.ts';
import { textsIn } from '../../core/wording.ts';
import { splitAnswer } from './answer-file.ts';
import { contentOf } from './folder-files.ts';
import type { LibraryProblem } from './library-problem.ts';
import { parseYaml } from './yaml-source.ts';

type Kind = ReturnType<typeof findPersonalData>[number]['kind'];

/** Of a password nothing is said: that of the house's own network may well stand in an answer. */
const names: Partial<Record<Kind, string>> = {
  email: 'eine E-Mail-Adresse',
  phone: 'eine Telefonnummer',
  iban: 'eine IBAN',
  library_card: 'eine Ausweisnummer',
  birth_date: 'ein Geburtsdatum',
  address: 'eine Anschrift',
};

interface Found {
  kind: Kind;
  /** As written, and where it begins; never shown. */
  value: string;
  at: number;
}

type Search = (text: string) => Found[];

/**
 * Telephone numbers, addresses and the like that are nobody's office: with file and line, and without repeating them.
 * Those of the library itself, exchanges, service and emergency numbers, and domains made for examples are fine.
 * @param library what the folder holds, as read
 */
export async function personalDataHints(folder: string, library: Library): Promise<LibraryProblem[]> {
  const isPublic = publicIn(library.settings);
  const search: Search = (text: string) => foundIn(text).filter((found) => !isPublic(found));
  const ofAnswers = await Promise.all(library.answers.map((answer) => inAnswer(folder, answer, search)));
  const ofExamples = await Promise.all(exampleFiles(library).map((file) => inExamples(folder, file, search)));
  return [...ofAnswers, ...ofExamples].flat();
}

/** Nearly all examples have neither a figure nor an @: they need no looking at. */
export function foundIn(text: string): Found[] {
  if (!/[\p{Nd}@＠]/u.test(text)) return [];
  return findPersonalData(text).map(({ kind, start, end }) => ({ kind, value: text.slice(start, end), at: start }));
}

async function inAnswer(folder: string, answer: Answer, search: Search): Promise<LibraryProblem[]> {
  const file = join(folder, 'answers', `${answer.id}.md`);
  const questions = listsOf(['questions'], answer.questions);
  // What goes out with an account is the library's own.
  const found = textsIn(answer)
    .flatMap(search)
    .filter(({ kind }) => kind !== 'iban');
  if (found.length === 0 && !questions.some(({ text }) => search(text).length > 0)) return [];
  const content = await contentOf(file);
  const { front, sections } = splitAnswer(content);
  const lines = content.split('\n');
  const inTexts = sections.flatMap(({ heading, line, text }) =>
    search(text).flatMap(({ kind, at }) => {
      const before = text.slice(0, at).split('\n').length - 1;
      const first = lines.findIndex((each, i) => i >= line && each.trim() !== '');
      return kind === 'iban' ? [] : hintFor(file, first + 1 + before, kind, `Im Text unter „## ${heading}“`);
    }),
  );
  return [...placed(file, parseYaml(front ?? '', 1), questions, search), ...inTexts];
}

interface Listed {
  path: (string | number)[];
  text: string;
}

function exampleFiles({ examples, dangers, languages }: Library): { path: string; texts: Listed[] }[] {
  const both = ({ examples: learnt, heldBack = {} }: Pick<Library['dangers'][number], 'examples' | 'heldBack'>) => [
    ...listsOf(['examples'], learnt),
    ...listsOf(['heldBack'], heldBack),
  ];
  return [
    ...examples.map((each) => ({ path: join('intents', `${each.intent}.yaml`), texts: both(each) })),
    ...dangers.map((each) => ({ path: join('dangers', `${each.danger}.yaml`), texts: both(each) })),
    { path: 'languages.yaml', texts: listsOf([], languages) },
  ];
}

function listsOf(path: (string | number)[], lists: Readonly<Record<string, readonly string[]>>): Listed[] {
  return Object.entries(lists).flatMap(([language, texts]) =>
    texts.map((text, i) => ({ path: [...path, language, i], text })),
  );
}

/** The lines are looked for only where something was found: to read a thousand examples again takes a while. */
async function inExamples(
  folder: string,
  { path, texts }: { path: string; texts: Listed[] },
  search: Search,
): Promise<LibraryProblem[]> {
  const suspect = texts.filter(({ text }) => search(text).length > 0);
  if (suspect.length === 0) return [];
  const file = join(folder, path);
  return placed(file, parseYaml(await contentOf(file)), suspect, search);
}

function placed(
  file: string,
  { lineOf }: Pick<ReturnType<typeof parseYaml>, 'lineOf'>,
  texts: readonly Listed[],
  search: Search,
): LibraryProblem[] {
  return texts.flatMap(({ path, text }) =>
    search(text).flatMap(({ kind }) => hintFor(file, lineOf(path), kind, 'Im Beispiel')),
  );
}

function hintFor(file: string, line: number, kind: Kind, place: string): LibraryProblem[] {
  const name = names[kind];
  if (name === undefined) return [];
  const remedy = 'Löschen oder durch etwas Erfundenes ersetzen (mia@example.org), wenn das zu einem Menschen gehört.';
  return [{ file, line, problem: `${place} steht ${name}.`, remedy }];
}

/** Toll-free, shared-cost and help lines, after 49 or 0; the exchange of an office ends in "-0". */
export const serviceNumber = /^(?:800|180|137|900|116\d{3}|11[025])/;
const exchange = /[-–/ ]0$/;
export const exampleDomain = /(?:^|\.)(?:example(?:\.(?:com|net|org|edu|de))?|invalid|test|localhost)$/i;
/** A street alone may be made up; with a postal code it is a place where somebody lives. */
const postalCode = /(?<!\d)\d{5}(?!\d)/;

/** Whether what was found is the library's own or an office's, and so nobody's. */
export function publicIn(settings: LibrarySettings): (found: Found) => boolean {
  const { branches, website } = settings;
  const numbers = new Set(numbersIn(settings));
  // Of an exchange every extension is the library's.
  const stems = branches.map(({ phone }) => national(/^(.*\d)[-–]\d+$/.exec(phone)?.[1] ?? phone));
  const own = [new URL(website).hostname, ...branches.map(({ email }) => email.split('@').at(-1) ?? '')];
  const domains = new Set(own.map((domain) => domain.replace(/^www\./, '').toLowerCase()));
  const streets = branches.map(({ address }) => address.split(',')[0]?.toLowerCase() ?? address);
  return ({ kind, value }) => {
    if (kind === 'phone') {
      const number = national(value);
      const isOurs = numbers.has(number) || stems.some((stem) => number.startsWith(stem));
      return isOurs || serviceNumber.test(number) || exchange.test(value);
    }
    if (kind === 'email') {
      const domain = value.split(/[@＠]/).at(-1)?.trim().toLowerCase() ?? '';
      return exampleDomain.test(domain) || domains.has(domain);
    }
    if (kind !== 'address') return false;
    return !postalCode.test(value) || streets.some((street) => value.toLowerCase().includes(street));
  };
}

/** Every number that stands in the settings: the branches' own, and those of whom its texts name. */
function numbersIn(settings: LibrarySettings): string[] {
  const { branches, emergency, interim, toDirectMessage, elsewhere, closedNotice } = settings;
  const texts = [interim, toDirectMessage, elsewhere?.text, closedNotice?.text, ...Object.values(emergency.texts)];
  const said = texts.flatMap((each) => Object.values(each ?? {})).flatMap(foundIn);
  const phones = said.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  return [...branches.map(({ phone }) => phone), ...phones].map(national);
}

/** The figures without the country's and the leading nought. */
export function national(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:0049|49|0)/, '');
}
