/** YAML against a schema: what does not fit is told with its line. */
import * as v from 'valibot';
import type { Words } from './library-problem.ts';
import { issueWords } from './library-words.ts';
import type { YamlSource } from './yaml-source.ts';

export type Tell = (line: number, words: Words) => void;

/**
 * Tells everything that the schema refuses, once per place.
 * @returns what was read as soon as its shape is right, even if some values are refused; else null
 */
export function check<S extends v.GenericSchema>(schema: S, source: YamlSource, tell: Tell): v.InferOutput<S> | null {
  for (const { line, ...words } of source.problems) tell(line, words);
  if (source.value === undefined) return null;
  const result = v.safeParse(schema, source.value);
  const told = new Set<string>();
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const line = source.lineOf(path);
    const words = issueWords(issue, source.written(path));
    const place = path.join('/');
    if (!told.has(place) && !told.has(`${line} ${words.problem}`)) tell(line, words);
    told.add(place).add(`${line} ${words.problem}`);
  }
  return result.typed ? result.output : null;
}
