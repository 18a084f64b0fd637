/** Answers that are no longer proposed, or soon will not be, and days that are over or clash: with file and line. */
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { type Expiry, ending } from '../../core/expiry.ts';
import type { Library, LibrarySettings } from '../../core/library.ts';
import { splitAnswer } from './answer-file.ts';
import { readText } from './folder-files.ts';
import type { LibraryProblem } from './library-problem.ts';
import { parseYaml } from './yaml-source.ts';

/** What is delivered now is to hold until the next delivery. */
const daysAhead = 14;

/**
 * @param library what the folder holds, as read
 * @param today in the library's zone, as 2026-12-24
 */
export function expiryHints(folder: string, { answers }: Library, today: string): Promise<LibraryProblem[]> {
  return Promise.all(ending(answers, today, daysAhead).map((expiry) => hintFor(folder, expiry)));
}

async function hintFor(folder: string, { answer, until, isOver }: Expiry): Promise<LibraryProblem> {
  return {
    ...(await placeIn(folder, answer.id, 'until')),
    problem: isOver
      ? `Die Antwort galt nur bis ${until}; niemand bekommt sie mehr.`
      : `Die Antwort gilt nur noch bis ${until}.`,
    remedy: 'Prüfen, ob alles noch stimmt, und bei „until“ einen späteren Tag eintragen; sonst die Datei löschen.',
  };
}

/** What lies further ahead, or lasts longer, has a mistyped year more often than not. */
const yearsAhead = 2;

/** Answers that nobody gets for long yet. */
export function futureHints(folder: string, { answers }: Library, today: string): Promise<LibraryProblem[]> {
  const last = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const future = answers.filter(({ valid }) => valid.from > last);
  return Promise.all(
    future.map(async ({ id, valid: { from } }) => ({
      ...(await placeIn(folder, id, 'from')),
      problem: `Die Antwort gilt erst ab ${from}; bis dahin bekommt sie niemand.`,
      remedy: 'Prüfen, ob das Jahr bei „from“ stimmt.',
    })),
  );
}

async function placeIn(folder: string, id: string, key: 'from' | 'until'): Promise<{ file: string; line: number }> {
  const file = join(folder, 'answers', `${id}.md`);
  const { front } = splitAnswer((await readText(file, () => {})) ?? '');
  return { file, line: parseYaml(front ?? '', 1).lineOf(['valid', key]) };
}

/** Sooner, a closure still counts in the reports; by then the next of its kind, a year later, is due to be entered. */
const daysKept = 180;

/** Closures and extra openings that are long over or unlikely, and closures of a branch at the same time: it is told one's reason only. */
export async function dayHints(
  folder: string,
  { closures, extraOpenings }: LibrarySettings,
  today: string,
): Promise<LibraryProblem[]> {
  const file = join(folder, 'library.yaml');
  const { lineOf } = parseYaml((await readText(file, () => {})) ?? '');
  const first = Temporal.PlainDate.from(today).subtract({ days: daysKept }).toString();
  const last = Temporal.PlainDate.from(today).add({ years: yearsAhead }).toString();
  const unlikely = (path: (string | number)[], problem: string): LibraryProblem => ({
    file,
    line: lineOf(path),
    problem,
    remedy: 'Prüfen, ob das Jahr stimmt.',
  });
  const over = (path: (string | number)[], what: string): LibraryProblem => ({
    file,
    line: lineOf(path),
    problem: `${what} ist lange vorbei.`,
    remedy: 'Prüfen, ob schon der nächste Termin dieser Art eingetragen ist; diesen dann löschen.',
  });
  const ofClosures = closures.flatMap(({ from, to, branches, service }, i) => {
    if (to < first) return [over(['closures', i, 'to'], `Die Schließung bis ${to}`)];
    if (from > last) return [unlikely(['closures', i, 'from'], `Die Schließung ab ${from} liegt weit in der Zukunft.`)];
    if (to >= Temporal.PlainDate.from(from).add({ years: 1 }).toString()) {
      return [unlikely(['closures', i, 'to'], `Die Schließung von ${from} bis ${to} dauert über ein Jahr.`)];
    }
    if (branches.length === 0 && !service) {
      const problem = `Die Schließung ab ${from} schließt weder ein Haus noch den Dienst auf X.`;
      const remedy = 'Bei „branches“ die Häuser eintragen oder „service: true“ schreiben.';
      return [{ file, line: lineOf(['closures', i, 'branches']), problem, remedy }];
    }
    return closures.slice(i + 1).flatMap((other): LibraryProblem[] => {
      const both = branches.filter((branch) => other.branches.includes(branch));
      const isApart = to < other.from || other.to < from || to < today || other.to < today;
      if (both.length === 0 || isApart) return [];
      const problem = `Die Schließung ab ${from} überschneidet sich mit der ab ${other.from} (${both.join(', ')}).`;
      const remedy = `Die Tage prüfen; an gemeinsamen Tagen wird nur der Grund der oberen genannt.`;
      return [{ file, line: lineOf(['closures', i, 'from']), problem, remedy }];
    });
  });
  const ofOpenings = extraOpenings.flatMap(({ date }, i) => {
    const path = ['extraOpenings', i, 'date'];
    if (date > last) return [unlikely(path, `Die Öffnung am ${date} liegt weit in der Zukunft.`)];
    return date < first ? [over(path, `Die Öffnung am ${date}`)] : [];
  });
  return [...ofClosures, ...ofOpenings];
}
