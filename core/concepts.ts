/**
 * What words mean, whatever they look like: "ausgelesen", "Frist" and "extend" have no letters in common with what an
 * example said, and still speak of the same. The lexicon stands in `library/concepts.yaml`.
 */
import { fnvOffset, fnvPrime, hash } from './fnv.ts';

/** Concept → language (ISO 639-1) → stems with commas between, each written as {@link conceptsOf} reads it. */
export type Lexicon = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Hashes of folded stems, each with the numbers of its concepts. */
export interface Concepts {
  /** Stems that a word begins with. */
  beginnings: ReadonlyMap<number, readonly number[]>;
  /** Stems that stand anywhere in a word, as in a German compound. */
  insides: ReadonlyMap<number, readonly number[]>;
  /** Whole words. */
  wholes: ReadonlyMap<number, readonly number[]>;
}

/** Shorter stems inside a word are chance. */
const shortestInside = 4;
const longestStem = 16;

/**
 * Makes a lexicon ready for use, in a few milliseconds.
 *
 * A stem matches where a word begins: "verlanger" in "Verlängerung". With a star before it, anywhere in a word: "*gebuhr"
 * in "Mahngebühr". With a dollar sign behind it, only the whole word: "zu$". Two words match in that order, the second as
 * a beginning.
 * @param fold how texts are folded that will be looked at
 */
export function conceptsOf(lexicon: Lexicon, fold: (text: string) => string): Concepts {
  const beginnings = new Map<number, number[]>();
  const insides = new Map<number, number[]>();
  const wholes = new Map<number, number[]>();
  for (const [concept, byLanguage] of Object.values(lexicon).entries()) {
    for (const written of Object.values(byLanguage).flatMap((stems) => stems.split(/,\s*/))) {
      const whole = written.endsWith('$');
      const inside = written.startsWith('*');
      const stem = fold(written.replace(/^\*|\$$/g, ''))
        .trim()
        .slice(0, longestStem);
      if (stem === '') continue;
      const target = whole ? wholes : inside && stem.length >= shortestInside ? insides : beginnings;
      const key = hash(fnvOffset, stem);
      const known = target.get(key);
      if (known === undefined) target.set(key, [concept]);
      else if (!known.includes(concept)) known.push(concept);
    }
  }
  return { beginnings, insides, wholes };
}

/** The numbers of the concepts that folded words speak of, in order, each once. */
export function conceptsIn({ beginnings, insides, wholes }: Concepts, tokens: readonly string[]): number[] {
  const found = new Set<number>();
  const add = (concepts: readonly number[] | undefined) => {
    if (concepts !== undefined) for (const concept of concepts) found.add(concept);
  };
  for (const [i, token] of tokens.entries()) {
    add(wholes.get(hash(fnvOffset, token.slice(0, longestStem))));
    const next = tokens[i + 1];
    const line = next === undefined ? token : `${token} ${next}`;
    for (let h = fnvOffset, end = 0; end < line.length && end < longestStem; end++) {
      h = Math.imul(h ^ line.charCodeAt(end), fnvPrime);
      add(beginnings.get(h));
    }
    for (let start = 0; start + shortestInside <= token.length; start++) {
      for (let h = fnvOffset, end = start; end < token.length && end < start + longestStem; end++) {
        h = Math.imul(h ^ token.charCodeAt(end), fnvPrime);
        if (end - start + 1 >= shortestInside) add(insides.get(h));
      }
    }
  }
  return [...found];
}
