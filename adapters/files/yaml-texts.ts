/** Adds texts to the lists of YAML that people keep by hand: everything else stays as it is, to the letter. */
import { isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { scalar } from './yaml-entries.ts';

/**
 * The text with further texts at the end of the list `inner` of the map `outer`; either begins where there is none.
 * @param remark stands above them, in a list of several lines
 */
export function withTexts(
  text: string,
  [outer, inner]: readonly [string, string],
  added: readonly string[],
  remark: string,
): string {
  if (added.length === 0) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const { contents } = parseDocument(text, { stringKeys: true });
  const items = [`# ${remark}`, ...added.map((each) => `- ${scalar(each)}`)];
  const map = valueUnder(contents, outer);
  const list = valueUnder(map, inner);
  const insertedAt = (place: number, lines: readonly string[], indent: number) => {
    const before = text.slice(0, place);
    const gap = before === '' || before.endsWith('\n') ? '' : newline;
    const block = lines.map((line) => `${' '.repeat(indent)}${line}${newline}`).join('');
    return `${before}${gap}${block}${text.slice(place)}`;
  };

  if (isSeq(list) && list.items.length > 0) {
    if (!list.flow) return insertedAt(endOfLine(text, list), items, columnOf(text, list));
    const end = (list.range?.[1] ?? 0) - 1;
    const more = added.map((each) => `, ${flowScalar(each)}`).join('');
    return `${text.slice(0, end).trimEnd()}${more}${text.slice(end)}`;
  }
  const nested = [`${inner}:`, ...items.map((line) => `  ${line}`)];
  if (isMap(map) && map.items.length > 0 && !map.flow) {
    const rest = withoutKey(text, map, inner);
    return rest === null
      ? insertedAt(endOfLine(text, map), nested, columnOf(text, map))
      : withTexts(rest, [outer, inner], added, remark);
  }
  const rest = withoutKey(text, contents, outer);
  if (rest !== null) return withTexts(rest, [outer, inner], added, remark);
  return insertedAt(text.length, [`${outer}:`, ...nested.map((line) => `  ${line}`)], 0);
}

function valueUnder(map: unknown, key: string): Node | null {
  const value = pairOf(map, key)?.value;
  return isNode(value) ? value : null;
}

function pairOf(map: unknown, key: string) {
  return isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
}

/** The text without the line of a key under which nothing stands; null where there is no such key. */
function withoutKey(text: string, map: unknown, key: string): string | null {
  const pair = pairOf(map, key);
  if (pair === undefined || !isScalar(pair.key)) return null;
  const { value } = pair;
  const filled = (isSeq(value) || isMap(value)) && value.items.length > 0;
  if (filled) throw new Error(`${key} is no list of texts`);
  const start = text.lastIndexOf('\n', pair.key.range?.[0] ?? 0) + 1;
  const end = text.indexOf('\n', pair.key.range?.[1] ?? 0);
  return `${text.slice(0, start)}${end === -1 ? '' : text.slice(end + 1)}`;
}

/** In a list in brackets a comma or a bracket would end a plain text. */
function flowScalar(text: string): string {
  const plain = scalar(text);
  return /^["']/.test(plain) ? plain : JSON.stringify(text);
}

/** Where the line after the last value of a list or map begins. */
function endOfLine(text: string, node: Node): number {
  let last: Node = node;
  for (let inner = lastIn(last); inner !== null; inner = lastIn(last)) last = inner;
  const lineEnd = text.indexOf('\n', Math.max(0, (last.range?.[1] ?? 0) - 1));
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

function lastIn(node: Node): Node | null {
  if ((!isSeq(node) && !isMap(node)) || node.flow) return null;
  const item: unknown = node.items.at(-1);
  const value = isPair(item) ? (item.value ?? item.key) : item;
  return isNode(value) ? value : null;
}

/** In which column the dashes of a list stand, or the keys of a map. */
function columnOf(text: string, node: Node | YAMLMap): number {
  const start = node.range?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}
