/** YAML text with the lines its values stand in. YAML 1.2 core: dates stay strings, `yes` is a string. */
import {
  type Document,
  type ErrorCode,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Words } from './library-problem.ts';
import { syntaxWords } from './library-words.ts';

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
const withinValue: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
]);

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
  const near = (offset: number): string => text.slice(offset).split('\n')[0] ?? '';

  const problems: YamlSource['problems'] = [];
  const told = new Set<number>();
  const tell = (offset: number, words: Words): void => {
    const line = lineAt(offset);
    if (!told.has(line)) problems.push({ line, ...words }); // what follows in a broken line is nonsense
    told.add(line);
  };
  let lost = false; // past the first fault in the structure the parser misreads what is right
  for (const { code, message, pos } of doc.errors) {
    if (lost && code !== 'TAB_AS_INDENT') continue;
    const line = near(pos[0]);
    const open = code === 'MISSING_CHAR' || code === 'BAD_INDENT' ? openedBefore(doc, text, pos[0]) : null;
    const fault = open !== null ? 'MISSING_CHAR' : lacksColon(code, line) ? 'MISSING_COLON' : indented(code, line);
    const further = code === 'BLOCK_AS_IMPLICIT_KEY' && fault === 'BAD_INDENT' && !isItem(line);
    tell(open ?? (further ? pos[0] + line.length + 1 : pos[0]), syntaxWords(fault, line, message));
    lost ||= !withinValue.has(fault);
  }
  let aliases = 0;
  visit(doc, {
    Alias(_key, { range }) {
      aliases++;
      const offset = range?.[0] ?? 0;
      tell(offset, syntaxWords('BAD_ALIAS', near(offset), ''));
    },
  });
  const readable = aliases === 0 && doc.errors.every(({ code }) => code === 'DUPLICATE_KEY');

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
    value: readable ? doc.toJS() : undefined,
    problems,
    lineOf: (path) => walk(path).line,
    written: (path) => {
      const { node } = walk(path);
      return isScalar(node) && node.source ? node.source : null;
    },
  };
}

/** Whether what is wrong is a word with nothing behind it: with the colon forgotten, a whole line is one word. */
function lacksColon(code: ErrorCode, line: string): boolean {
  return (code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY') && !/^#|:(\s|$)/.test(line);
}

/**
 * What the parser takes for something else where a line is too far to the left or to the right: for a dash that is missing,
 * or for a second colon, although a line goes on with none, when it is the next that stands further in.
 */
function indented(code: ErrorCode, line: string): ErrorCode {
  const isIndent = code === 'MISSING_CHAR' || (code === 'BLOCK_AS_IMPLICIT_KEY' && (isItem(line) || !hasColon(line)));
  return isIndent ? 'BAD_INDENT' : code;
}

const isItem = (line: string): boolean => /^\s*- /.test(line);
const hasColon = (line: string): boolean => /:(\s|$)/.test(line);

/** Where the quote or bracket begins in which the text was when the reading stopped at `offset`. */
function openedBefore(doc: Document, text: string, offset: number): number | null {
  let start: number | null = null;
  visit(doc, {
    Node(_key, node) {
      const opens = isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow;
      if (!opens || !node.range) return;
      const [from, end, after] = node.range;
      // The end of a line belongs to what is closed in it too.
      const isClosed = /^(?:\[.*\]|\{.*\}|"[^"]+"|'[^']+')$/.test(text.slice(from, end));
      if (from < offset && offset <= (isClosed ? end : after)) start = from;
    },
  });
  return start;
}
