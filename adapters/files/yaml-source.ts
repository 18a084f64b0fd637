/** YAML text with the lines its values stand in. YAML 1.2 core: dates stay strings, `yes` is a string. */
import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Words } from './library-problem.ts';
import { syntaxWords } from './library-words.ts';
import { type Fault, type Slip, slipOf } from './yaml-slips.ts';

type Path = readonly (string | number)[];

export interface YamlSource {
  /** Undefined when the text cannot be read as YAML. */
  value: unknown;
  problems: (Words & { line: number })[];
  /** The line of the value at this path, or of what should contain it. */
  lineOf: (path: Path) => number;
  /** The value at this path as it is written, without quotes; null for a list, a map or nothing. */
  written: (path: Path) => string | null;
}

/** Faults that leave the rest of the text readable. */
const withinValue: ReadonlySet<Fault> = new Set([
  'DUPLICATE_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
  'DOUBLE_LIST',
  'MISSING_DASH',
  'GOES_ON',
]);

/** In a plain text what follows a # is lost. A remark has a space behind it. */
const hashtag = /[ \t]*(#[^\s#][^\s,;:!?.]*)/y;

/** @param linesBefore lines of the file before the text */
export function parseYaml(text: string, linesBefore = 0): YamlSource {
  const lines = new LineCounter();
  const doc = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    resolveKnownTags: false,
  });
  const lineAt = (offset: number): number => linesBefore + Math.max(lines.linePos(offset).line, 1);

  const problems: YamlSource['problems'] = [];
  const told = new Set<number>();
  const tell = (offset: number, words: Words): void => {
    const line = lineAt(offset);
    if (!told.has(line)) problems.push({ line, ...words }); // what follows in a broken line is nonsense
    told.add(line);
  };
  let isWhole = doc.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  visit(doc, {
    Scalar(_key, { type, value, range, tag, anchor }) {
      // Either takes the first word for its name.
      if (tag ?? anchor) tell(range?.[0] ?? 0, syntaxWords('BAD_SCALAR_START', tag ? '!' : '&', ''));
      if (type !== 'PLAIN' || !range || (value !== null && typeof value !== 'string')) return;
      hashtag.lastIndex = range[1];
      const [, word] = hashtag.exec(text) ?? [];
      if (word !== undefined) tell(range[1], syntaxWords('HASHTAG', word, ''));
    },
    Alias(_key, { range }) {
      const offset = range?.[0] ?? 0;
      tell(offset, syntaxWords('BAD_ALIAS', text.slice(offset), ''));
      isWhole = false;
    },
  });
  let lost = false; // past the first fault in the structure the parser misreads what is right
  for (const error of doc.errors) {
    const slip: Slip | null = lost && error.code !== 'TAB_AS_INDENT' ? null : slipOf(error, doc, text);
    if (slip === null) continue;
    tell(slip.offset, syntaxWords(slip.fault, slip.near, error.message));
    lost ||= !withinValue.has(slip.fault);
  }

  const walk = (path: Path): { line: number; node: unknown } => {
    let line = linesBefore + 1;
    let node: unknown = doc.contents;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
        if (pair === undefined) return { line, node: null };
        if (isScalar(pair.key)) line = lineAt(pair.key.range?.[0] ?? 0);
        node = pair.value;
      } else if (isSeq(node) && typeof key === 'number') {
        const item = node.items[key];
        if ((isScalar(item) || isCollection(item)) && item.range) line = lineAt(item.range[0]);
        node = item;
      } else {
        return { line, node: null };
      }
    }
    return { line, node };
  };
  return {
    value: isWhole ? doc.toJS() : undefined,
    problems,
    lineOf: (path) => walk(path).line,
    written: (path) => {
      const { node } = walk(path);
      return isScalar(node) && node.source ? node.source : null;
    },
  };
}
