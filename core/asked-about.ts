/** Which branch, day or thing a patron's question names, as far as a few words tell. German and English. */
import { daysAsked, nextWeekday } from './day-asked.ts';
import { words } from './features.ts';
import type { LibrarySettings } from './library.ts';

type Branches = LibrarySettings['branches'];

/** Shorter words of a name, such as "am", tell nothing; an id counts whatever its length. */
const shortestWord = 4;
/** From this length on a word of a name may go on: "Zentral" in "Zentralbibliothek". */
const shortestStem = 5;
/** Words as they are written. */
const written = /[\p{L}\p{M}\p{N}]+/gu;

/** The ids of the branches that a text names, by a word of id, name or address that no other branch has, or as people call it. */
export function branchesNamed(text: string, branches: Branches): string[] {
  const said = words(text);
  return ownNames(branches)
    .filter(({ own }) => own.some((name) => said.some((_, at) => stands(name, said, at))))
    .map(({ id }) => id);
}

/** Whether the words of a name stand in a text from its word at this place on. */
function stands(name: readonly string[], said: readonly string[], at: number): boolean {
  return name.every((word, i) => {
    const each = said[at + i];
    return each === word || (word.length >= shortestStem && each?.startsWith(word) === true);
  });
}

/** The words by which branches are told apart, and "Zweigstelle" before them. */
export function branchesWords(branches: Branches): string[] {
  return [
    ...branches.flatMap(({ name, id }) => words(`${name} ${id}`)),
    ...ownNames(branches).flatMap(({ own }) => own.flat()),
  ];
}

/** The text without the words that name a branch: they say where, and not what is asked for. */
export function withoutBranches(text: string, branches: Branches): string {
  if (branchesNamed(text, branches).length === 0) return text;
  const own = ownNames(branches).flatMap((branch) => branch.own);
  const said = (text.match(written) ?? []).map((word) => words(word)[0] ?? '');
  const named = new Set(
    own.flatMap((name) => said.flatMap((_, at) => (stands(name, said, at) ? name.map((_word, i) => at + i) : []))),
  );
  let at = 0;
  return text.replace(written, (word) => (named.has(at++) ? '' : word));
}

/** A question with the branch that the rest of its message is about. */
export function inPlace({ text, message }: { text: string; message: string }, branches: Branches): string {
  const [place, ...others] = branchesNamed(message, branches);
  if (place === undefined || others.length > 0 || branchesNamed(text, branches).length > 0) return text;
  return `${text} ${branches.find(({ id }) => id === place)?.name}`;
}

/**
 * What each branch is called in brief, by id: the words of its name that no other branch has, up to a small one
 * ("Nordviertel" for "Zweigstelle Nordviertel", "Zentralbibliothek" for "Zentralbibliothek am Rathausplatz"). The whole
 * names where these would not tell the branches apart.
 */
export function shortNames(branches: Branches): ReadonlyMap<string, string> {
  const own = new Map(ownNames(branches).map((branch) => [branch.id, branch.own.flat()]));
  const short = branches.map(({ id, name }) => {
    const parts = name.split(/\s+/);
    const first = parts.findIndex((part) => !isSmall(part) && words(part).some((word) => own.get(id)?.includes(word)));
    if (first < 0) return '';
    const last = parts.findIndex((part, i) => i > first && isSmall(part));
    return parts
      .slice(first, last < 0 ? parts.length : last)
      .join(' ')
      .replace(/[,;:(–-]+$/, '');
  });
  const isClear = short.every((name) => name !== '') && new Set(short).size === branches.length;
  return new Map(branches.map(({ id, name }, i) => [id, (isClear ? short[i] : undefined) ?? name]));
}

/** "am", "an der": what a German name goes on with to say where it is. */
const isSmall = (part: string) => /^\p{Ll}/u.test(part);

interface Named {
  id: string;
  own: string[][];
}
/** Asked for several times with each question. */
const names = new WeakMap<Branches, Named[]>();

/** The words of each branch that no other has, each a name by itself, and what else it is called. */
function ownNames(branches: Branches): Named[] {
  const known = names.get(branches) ?? ownNamesOf(branches);
  names.set(branches, known);
  return known;
}

function ownNamesOf(branches: Branches): Named[] {
  const branchWords = branches.map(({ id, name, address, alsoCalled }) => ({
    id,
    called: alsoCalled.map((each) => words(each)).filter((name) => name.length > 0),
    all: new Set([...words(id), ...words(`${name} ${address}`).filter((word) => word.length >= shortestWord)]),
  }));
  return branchWords.map(({ id, all, called }) => {
    const own = [...all].filter((word) => !branchWords.some((other) => other.id !== id && other.all.has(word)));
    return { id, own: [...own.map((word) => [word]), ...called] };
  });
}

/** What may be out of order while the house is open. */
const things =
  /(katalog|catalog|opac|website|webseite|homepage|internetseite|server|system|automat|verbucher|drucker|printer|kopier|scanner|computer|wlan|wifi|^app$|telefon|aufzug|kasten|^kast|machine|technisch|wartung)/;
const doors = /(^tur|geschlossen|closed|offen|open|locked)/;

/** Whether a text asks about the catalogue, a machine and the like, and not about the house. */
export function asksOfThings(text: string): boolean {
  const said = words(text);
  return said.some((word) => things.test(word)) && !said.some((word) => doors.test(word));
}

/**
 * Whether a text asks about other days than these: it names days, and none that lies among them, or some that cannot be
 * read. A weekday is the next one from today on.
 * @param today as 2026-11-23, like `from` and `to`, which are both included
 */
export function asksOfOtherDays(text: string, today: string, from: string, to: string): boolean {
  const { days, weekly, unread } = daysAsked(text, today);
  const named = [...days, ...weekly.map((weekday) => nextWeekday(weekday, today))];
  return !named.some((day) => from <= day && day <= to) && (named.length > 0 || unread !== null);
}
