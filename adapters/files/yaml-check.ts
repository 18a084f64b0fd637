/** YAML against a schema: what does not fit is told with its line. */
import * as v from 'valibot';
import type { Words } from './library-problem.ts';
import { issueWords } from './library-words.ts';
import { nearest } from './nearest.ts';
import type { YamlSource } from './yaml-source.ts';

export type Tell = (line: number, words: Words) => void;

/**
 * Tells everything that the schema refuses, once per place, and nothing that only follows from a line that is broken.
 * @returns what was read as soon as its shape is right, even if some values are refused; else null
 */
export function check<S extends v.GenericSchema>(schema: S, source: YamlSource, tell: Tell): v.InferOutput<S> | null {
  for (const { line, ...words } of source.problems) tell(line, words);
  if (source.value === undefined) return null;
  const broken = new Set(source.problems.map(({ line }) => line));
  const result = v.safeParse(schema, source.value);
  const issues = (result.issues ?? []).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    return { issue, path, meant: issue.expected === 'never' ? meantBy(issue, path, schema as Schema) : null };
  });
  const misspelt = issues.flatMap(({ path, meant }) =>
    meant === null ? [] : [[...path.slice(0, -1), meant].join('/')],
  );
  const told = new Set(misspelt); // as missing
  for (const { issue, path, meant } of issues) {
    const line = source.lineOf(path);
    const words = issueWords(issue, source.written(path), meant);
    const place = path.join('/');
    const isOfAll = issue.type === 'check' && isRecord(issue.input);
    if (isOfAll && [...told].some((other) => other.startsWith(`${path.slice(0, -1).join('/')}/`))) continue;
    if (!broken.has(line) && !told.has(place) && !told.has(`${line} ${words.problem}`)) tell(line, words);
    told.add(place).add(`${line} ${words.problem}`);
  }
  return result.typed ? result.output : null;
}

/** Of entries that do not fit together nothing is said while one of them is wrong by itself. */
const isRecord = (input: unknown): boolean => typeof input === 'object' && input !== null && !Array.isArray(input);

/** What a schema is made of; all but the last is of schemas around others. */
interface Schema {
  wrapped?: Schema;
  item?: Schema;
  value?: Schema;
  entries?: Readonly<Record<string, Schema>>;
}

/** The entry that one which nobody knows stands for: spelt nearly so, and not there itself. */
function meantBy(issue: v.BaseIssue<unknown>, path: readonly (string | number)[], schema: Schema): string | null {
  const inside = (around: Schema | undefined): Schema | undefined =>
    around?.wrapped ? inside(around.wrapped) : around;
  let holder = inside(schema);
  for (const key of path.slice(0, -1)) holder = inside(holder?.item ?? holder?.value ?? holder?.entries?.[key]);
  const written = Object.keys(issue.path?.at(-1)?.input ?? {});
  const free = Object.keys(holder?.entries ?? {}).filter((key) => !written.includes(key));
  return nearest(String(path.at(-1)), free);
}
