/** Whether somebody may be in danger, so that a human looks at once, and which danger it is. */
import { type Danger, dangers } from './danger.ts';
import { fold, withoutAddresses } from './features.ts';
import { classes } from './urgency-classes.ts';
import { anyOf, patternOf, type Rule, rulesFrom, says } from './urgency-pattern.ts';
import { urgencyPhrases } from './urgency-phrases.ts';
import { fiction, harmless, mistyped, ongoing, past, places, spoken } from './urgency-words.ts';

/** A longer sentence is looked at in parts, so that what stands far apart is not taken together. */
const longestSentence = 60;
/** So many sentences before and after may say what belongs to one. */
const nearby = 3;

/**
 * The most pressing danger of which the words speak as here and now, or null. Rules, not statistics: danger is rare and
 * costly to miss, so they may warn once too often. Languages: German and English thoroughly, the main wordings of ar es
 * fr it pl ru tr uk. The time it takes grows with the text's length and no faster.
 */
export function dangerOf(text: string): Danger | null {
  known ??= compiled();
  const { rules, asStory, asPast, asOngoing } = known;
  const told = says(sentencesIn(text, known).join(' '), asStory);
  // What is said over and over is looked at once.
  const sentences = [...new Set(sentencesIn(told || asks.test(text) ? text.replace(quoted, ' ') : text, known))];
  const over = sentences.map((sentence) => says(sentence, asPast) && !says(sentence, asOngoing));
  const speaksOf = (list: readonly Rule[], i: number) => list.some((rule) => applies(rule, sentences, i));
  const found = dangers.find((danger) =>
    rules[danger].some(({ always, unlessPast, unlessFiction }) =>
      sentences.some((_, i) => {
        if (speaksOf(always, i)) return true;
        return !over[i] && (speaksOf(unlessPast, i) || (!told && speaksOf(unlessFiction, i)));
      }),
    ),
  );
  return found ?? null;
}

function applies({ first, also, not }: Rule, sentences: readonly string[], i: number): boolean {
  const sentence = sentences[i] ?? '';
  if (!says(sentence, first) || not.some((unwanted) => says(sentence, unwanted))) return false;
  if (also.length === 0) return true;
  const around = sentences.slice(Math.max(0, i - nearby), i + nearby + 1);
  return also.every((wanted) => around.some((each) => says(each, wanted)));
}

const quoted = /„[^“”"]{1,200}[“”"]|“[^”]{1,200}”|"[^"]{1,200}"|»[^«]{1,200}«|«[^»]{1,200}»|‚[^‘]{1,200}‘/gu;
/** Whoever asks for something and quotes names a title. */
const asks =
  /\b(?:buch|bücher|titel|band|book|books|kitap|livres?|libros?|libri|książk\w*)\b|книг|كتاب|\b(?:habt ihr|haben sie|gibt es|kennt ihr|suche|do you have|have you got|looking for)\b/iu;
const laughter = /[😂🤣😆😹💀]|\b(?:ha){2,}h?\b|\b(?:he){2,}\b|\b(?:lol|lmao|lmfao|rofl|xd+)\b/giu;
const englishVerbs: Readonly<Record<string, string>> = { ll: 'will', re: 'are', ve: 'have', m: 'am' };

/** The sentences in folded spelling, their words set apart by single spaces and with one before and behind. */
function sentencesIn(text: string, { place, figureOfSpeech, meant }: Compiled): string[] {
  const plain = withoutAddresses(text)
    .replace(laughter, ' lol ')
    .replace(/\b(it|that|what|he|she|who|where|here|there|\w{0,8}(?:one|body))['’`´ʼ]s\b/giu, '$1 is')
    .replace(/t['’`´ʼ]s\b/gu, 't es')
    .replace(/['’`´ʼ]s\b/gu, ' s')
    .replace(/n['’`´ʼ]t\b/giu, 'nt')
    .replace(/['’`´ʼ](ll|re|ve|m)\b/giu, (_, short: string) => ` ${englishVerbs[short.toLowerCase()]}`)
    .replace(/\b(l|d|j|n|m|s|c|t|qu|dell|nell|all|un|dall|sull)['’`´ʼ](?=\p{L})/giu, '$1 ')
    .replace(/['’`´ʼ]/gu, '')
    // Not the end of a sentence: dots in a row, an ordinal, an abbreviation.
    .replace(/…|\.{2,}/g, ' ')
    .replace(/(\d|\b(?:ca|nr|st|bzw|dr|evtl|ggf))\.(?=\s{0,2}[\p{L}\p{N}])/giu, '$1 ');
  return fold(plain)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .split(/[.!?;\n]+/)
    .flatMap((sentence) => parts(sentence.match(/[\p{L}\p{N}]+/gu) ?? []))
    .map((words) => ` ${words.map(meant).join(' ')} `.replace(place, ' dort').replace(figureOfSpeech, ' _'));
}

function parts(words: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let i = 0; i < words.length; i += longestSentence) found.push(words.slice(i, i + longestSentence));
  return found;
}

/** The word that is meant: what speech, dialect or a slip of the finger makes of it is undone. */
function meantBy(): (word: string) => string {
  const standard = new Map(Object.entries(spoken).map(([word, meant]) => [fold(word), fold(meant)]));
  const intended = mistyped.split(' ').map(fold);
  const shortest = Math.min(...intended.map(({ length }) => length)) - 1;
  return (word) => {
    const usual = standard.get(word);
    if (usual !== undefined || word.length < shortest) return usual ?? word;
    return intended.find((each) => isSlip(word, each)) ?? word;
  };
}

/** One letter too many, too few or wrong, or two swapped; the first one is right. */
function isSlip(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const rest = typed.slice(start);
  const wanted = meant.slice(start);
  const swapped = rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1) || swapped;
}

type Compiled = ReturnType<typeof compiled>;
/** Made with the first text: most functions never read one. */
let known: Compiled | null = null;

function compiled() {
  const rulesOf = (danger: Danger) =>
    urgencyPhrases.map((language) => {
      const { always = [], unlessPast = [], unlessFiction = [] } = language[danger];
      return {
        always: rulesFrom(always, classes),
        unlessPast: rulesFrom(unlessPast, classes),
        unlessFiction: rulesFrom(unlessFiction, classes),
      };
    });
  return {
    rules: {
      selfHarm: rulesOf('selfHarm'),
      threat: rulesOf('threat'),
      alarm: rulesOf('alarm'),
      medical: rulesOf('medical'),
      lostChild: rulesOf('lostChild'),
      lockedIn: rulesOf('lockedIn'),
    } satisfies Record<Danger, unknown>,
    asStory: anyOf(fiction, classes),
    asPast: anyOf(past, classes),
    asOngoing: anyOf(ongoing, classes),
    place: patternOf(anyOf(places, classes), 'gu'),
    figureOfSpeech: patternOf(anyOf(harmless, classes), 'gu'),
    meant: meantBy(),
  };
}
