/** What people meant where YAML cannot be read: the parser names what it stumbles over, which often is right as it is. */
import { type Document, type ErrorCode, isCollection, isScalar, isSeq, visit, type YAMLError } from 'yaml';

export type Fault =
  | ErrorCode
  | 'MISSING_COLON'
  | 'MISSING_SPACE'
  | 'MISSING_DASH'
  | 'DOUBLE_LIST'
  | 'EMPTY_LIST'
  | 'APOSTROPHE'
  | 'GOES_ON'
  | 'HASHTAG';

export interface Slip {
  fault: Fault;
  /** Where to mend it. */
  offset: number;
  /** The words that show it. */
  near: string;
}

/** @returns null where an error only follows from one that is told */
export function slipOf({ code, message, pos }: YAMLError, doc: Document, text: string): Slip | null {
  const [offset] = pos;
  const line = text.slice(offset).split('\n')[0] ?? '';
  if (code === 'DUPLICATE_KEY') return doubled(doc, offset, line);
  if (code === 'UNEXPECTED_TOKEN') {
    const value = valueIn(text, offset);
    const isOpen = /^[[{]/.test(value) && !/[\]}]\s*$/.test(text.slice(0, offset));
    const inFlow = doc.errors.some((other) => other.code === 'BLOCK_IN_FLOW' && isWithin(offset, other.pos));
    if (isOpen || inFlow) return { fault: 'BLOCK_IN_FLOW', offset, near: line };
    if (message.includes('at node end') && /^["'[{]/.test(value)) return { fault: 'GOES_ON', offset, near: value };
    if (/^[*&!>|]/.test(value)) return { fault: 'BAD_SCALAR_START', offset, near: value };
  }
  const isEmpty = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY';
  const empty = isEmpty ? emptyAbove(text, offset) : -1;
  if (empty !== -1) return { fault: 'EMPTY_LIST', offset: empty, near: text.slice(empty, empty + 2) };
  const open = code === 'MISSING_CHAR' || code === 'BAD_INDENT' ? openedBefore(doc, text, offset) : null;
  if (open !== null) {
    return { fault: text[open] === "'" ? 'APOSTROPHE' : 'MISSING_CHAR', offset: open, near: line };
  }
  if (lacksColon(code, line)) {
    return { fault: /^\w+:(?!\/\/)\S/.test(line) ? 'MISSING_SPACE' : 'MISSING_COLON', offset, near: line };
  }
  const fault = indented(code, line);
  const further = code === 'BLOCK_AS_IMPLICIT_KEY' && fault === 'BAD_INDENT' && !isItem(line);
  return { fault, offset: further ? offset + line.length + 1 : offset, near: line };
}

const isWithin = (offset: number, [from, to]: readonly [number, number]): boolean => from <= offset && offset < to;

/** Where `[]` stands as the last thing above the entries of a list, but for remarks; -1 where it does not. */
function emptyAbove(text: string, offset: number): number {
  const isAboveEntries = /^(?:\s|#.*\n)*- /.test(text.slice(offset));
  return isAboveEntries ? text.slice(0, offset).search(/\[\](?:\s|#.*\n)*$/) : -1;
}

/** What stands in the line behind its dash or its first colon. */
function valueIn(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset) + 1).split('\n')[0] ?? '';
  return line.replace(/^(?:\s*-(?=\s))*\s*(?:\w+:\s+)?|\s+#\s.*$/g, '').trimEnd();
}

/**
 * In an entry of a list of which much stands twice, the dash of the next entry is missing; of what then follows nothing is
 * told. Of two lists neither is to be deleted.
 */
function doubled(doc: Document, offset: number, near: string): Slip | null {
  let slip: Slip | null = { fault: 'DUPLICATE_KEY', offset, near };
  visit(doc, {
    Map(_key, map, ancestors) {
      const keys = map.items.map(({ key }) => (isScalar(key) ? key : null));
      const again = keys.filter((key, i) => keys.findIndex((other) => other?.value === key?.value) < i);
      const at = again.findIndex((key) => key?.range?.[0] === offset);
      if (at === -1) return;
      const isEntry = !map.flow && again.length > 1 && isSeq(ancestors.at(-1));
      const both = map.items.filter(({ key }) => isScalar(key) && key.value === again[at]?.value);
      const areLists = both.every(({ value }) => isCollection(value) && !value.flow);
      if (isEntry) slip = at === 0 ? { fault: 'MISSING_DASH', offset, near } : null;
      else if (areLists) slip = { fault: 'DOUBLE_LIST', offset, near };
      return visit.BREAK;
    },
  });
  return slip;
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
