/** The notation of `urgency-phrases`, made into patterns that run over words set apart by single spaces. */
import { fold } from './features.ts';

/** Wordings as sources of patterns: all have to stand near each other, and some must not stand in the sentence of the first. */
export interface Rule {
  first: string;
  also: readonly string[];
  not: readonly string[];
}

type Classes = Readonly<Record<string, string>>;

/** Up to six words in between. Each begins with a space and holds none, so that there is one way only to read them. */
const gap = '(?: [^ ]+){0,6}?';

/**
 * Rules from phrases. Phrases without conditions become one rule together.
 * @param classes words that stand for each other, by the name that phrases have for them in braces
 * @throws {Error} for a phrase that is not written in the notation
 */
export function rulesFrom(phrases: readonly string[], classes: Classes): Rule[] {
  const rules = phrases.map((phrase): Rule => {
    const [wanted = '', ...not] = phrase.split(' ! ');
    const [first = '', ...also] = wanted.split(' & ');
    const source = (part: string) => sourceOf(part, classes);
    return { first: source(first), also: also.map(source), not: not.map(source) };
  });
  const isPlain = ({ also, not }: Rule) => also.length + not.length === 0;
  const plain = rules.filter(isPlain).map(({ first }) => first);
  const conditional = rules.filter((rule) => !isPlain(rule));
  return plain.length === 0 ? conditional : [{ first: plain.join('|'), also: [], not: [] }, ...conditional];
}

/** The source of one pattern for what any of these phrases says. */
export function anyOf(phrases: readonly string[], classes: Classes): string {
  return phrases.map((phrase) => sourceOf(phrase, classes)).join('|');
}

/** Where a word ends. */
export const patternOf = (source: string, flags = 'u') => new RegExp(`(?:${source})(?= )`, flags);

const patterns = new Map<string, RegExp>();

/** Whether a sentence says this. Most patterns are never needed: each is made when it is. */
export function says(sentence: string, source: string): boolean {
  const known = patterns.get(source) ?? patternOf(source);
  patterns.set(source, known);
  return known.test(sentence);
}

/** A phrase, or two that stand before each other in either order. */
function sourceOf(phrase: string, classes: Classes): string {
  const [one = '', other] = spelledOut(phrase, classes).split(' ~ ').map(wordsOf);
  return other === undefined ? one : `(?:${one}${gap}${other}|${other}${gap}${one})`;
}

/** With the words of each class in its place; classes may name others. */
function spelledOut(phrase: string, classes: Classes): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = classes[name];
    if (words === undefined) throw new Error(`No words are known as {${name}}`);
    return `(${spelledOut(words, classes)})`;
  });
}

/** Every word carries the space before it, so that one that may be missing leaves no space behind. */
function wordsOf(phrase: string): string {
  let source = '';
  /** Whether a word begins here. */
  let fresh = true;
  /** For each open bracket whether a word began there, as one begins at each of its alternatives then. */
  const brackets: boolean[] = [];
  for (const [token] of phrase.matchAll(/ ?… ?|[\p{L}\p{N}]+|./gu)) {
    if (token === ' ') fresh = true;
    else if (token.includes('…')) {
      source += gap;
      fresh = true;
    } else if (token === '(') {
      source += '(?:';
      brackets.push(fresh);
    } else if (token === '|') {
      source += '|';
      fresh = brackets.at(-1) ?? true;
    } else if (token === ')') {
      source += ')';
      brackets.pop();
      fresh = false;
    } else if (token === '^' || token === '$') {
      source += token === '^' ? '^' : '(?= $)';
      fresh = true;
    } else {
      source += (fresh ? ' ' : '') + letters(token, phrase);
      fresh = false;
    }
  }
  return source;
}

function letters(token: string, phrase: string): string {
  if (token === '*') return '[^ ]*';
  if (token === '#') return '\\d+';
  if (/^[\p{L}\p{N}]+$/u.test(token)) return fold(token);
  throw new Error(`"${token}" means nothing in "${phrase}"`);
}
