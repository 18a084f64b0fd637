/** Writes single values into YAML that people keep by hand: everything else stays as it is, to the letter. */
import { Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/**
 * The text with further entries at the end of a list at its top level.
 * @param entries each as lines of YAML without the dash, the first one first
 */
export function withEntries(text: string, key: string, entries: readonly (readonly string[])[]): string {
  if (entries.length === 0) return text;
  const { node: list, from, to } = valueAt(text, key);
  if (!isSeq(list)) throw new Error(`${key} is no list`);
  const items = list.items.filter(isNode);
  const last = items.at(-1);
  if (list.flow && last) {
    const more = entries.map((lines) => `, ${flow(parseDocument(lines.join('\n')).toJS(), true)}`);
    return `${text.slice(0, to - 1).trimEnd()}${more.join('')}${text.slice(to - 1)}`;
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (!last) return `${text.slice(0, from).trimEnd()}${newline}${block(entries, 2, newline)}${text.slice(to)}`;
  const [start = 0, end = 0] = last.range ?? [];
  const indent = text.slice(text.lastIndexOf('\n', start) + 1, start).indexOf('-');
  const lineEnd = text.indexOf('\n', end - 1);
  const after = lineEnd === -1 ? text.length : lineEnd + 1;
  const before = text.slice(0, after);
  return `${before}${before.endsWith('\n') ? '' : newline}${block(entries, indent, newline)}${newline}${text.slice(after)}`;
}

/** The text with another value at a key at its top level: a text or a list of words. */
export function withValue(text: string, key: string, value: string | readonly string[]): string {
  const { from, to } = valueAt(text, key);
  return `${text.slice(0, from)}${typeof value === 'string' ? scalar(value) : flow(value, false)}${text.slice(to)}`;
}

/** A text as YAML in one line, in quotes where it needs them. */
export function scalar(value: string): string {
  return new Document(value).toString({ lineWidth: 0, blockQuote: false }).trim();
}

/** A list or map as YAML in one line; @param padded as `{ de: … }`, else as `[de]` */
export function flow(value: unknown, padded: boolean): string {
  const doc = new Document(value);
  if (isSeq(doc.contents) || isMap(doc.contents)) doc.contents.flow = true;
  return doc.toString({ lineWidth: 0, flowCollectionPadding: padded }).trim();
}

function block(entries: readonly (readonly string[])[], indent: number, newline: string): string {
  const space = ' '.repeat(indent);
  return entries.flatMap((lines) => lines.map((line, i) => `${space}${i === 0 ? '- ' : '  '}${line}`)).join(newline);
}

function valueAt(text: string, key: string): { node: Node; from: number; to: number } {
  const { contents } = parseDocument(text, { stringKeys: true });
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!pair || !isNode(pair.value) || !pair.value.range) throw new Error(`There is no ${key}`);
  const [from, to] = pair.value.range;
  return { node: pair.value, from, to };
}
