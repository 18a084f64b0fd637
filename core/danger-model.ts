/** Danger to people, learnt from examples of it, from what only looks alike, and from all that patrons ask otherwise. */
import { type Danger, dangers } from './danger.ts';
import type { Features } from './features.ts';
import { textsIn } from './intent.ts';
import type { DangerExamples } from './library.ts';
import { type PackedWeights, pack, packedScores } from './packed-weights.ts';
import { fitSoftmax, type Labelled, probabilities, seededRandom } from './softmax.ts';
import { knownIn, knownOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

const harmless = 'none';
export const dangerLabels = [...dangers, harmless] as const;
/** At most one in so many of the harmless texts held back may warn, which are hard ones: rather once too often. */
const falseAlarmOneIn = 24;
/** Films, jokes and drills are many, and what is learnt of them has to hold against the words of danger. */
const harmlessCounts = 3;
/** Pieces cut from each harmless text: whoever is asked something answers in a few words, and these say nothing of danger. */
const piecesEach = 2;
const longestPiece = 5;
/** Weights are whole numbers up to this. */
const finest = 8;
/**
 * What it speaks against danger that triage is sure of a topic: whoever cries for help seldom asks that clearly for
 * something else. Chosen on 1,080 texts of danger and calm and 1,370 ordinary ones that were not learnt from: of the
 * ordinary ones a third fewer warn where as many cries are heard.
 */
const topicCounts = 0.2;

/** The weights of each kind stand in the order of `dangerLabels`. */
export interface DangerModel extends PackedWeights {
  vocabulary: Vocabulary;
  /** From this on a text warns, 0 to 1: see `alarmOf`. */
  alarm: number;
}

/** What is written without being in danger, in the two parts of `IntentExamples`. */
export interface Everyday {
  examples: readonly string[];
  heldBack: readonly string[];
}

export interface Reader {
  /** The features of what a text is about. */
  read: (text: string) => Features;
  /** How sure triage is of the topic of a text with these features, 0 to 1. */
  confidenceIn: (features: Features) => number;
}

/**
 * Trains on texts of danger and on harmless ones. Held back is only what is harmless: on that a judge that has not seen it
 * measures from how sure on it warns. Then it learns from those too.
 * @returns null where no danger is written of
 */
export function trainDangers(
  written: readonly DangerExamples[],
  everyday: Everyday,
  { read, confidenceIn }: Reader,
): DangerModel | null {
  if (!written.some(({ danger }) => danger !== harmless)) return null;
  const labelled = (texts: readonly string[], danger: DangerExamples['danger']) =>
    texts.map((text) => ({ features: read(text), label: dangerLabels.indexOf(danger) }));
  const ofDanger = written.filter(({ danger }) => danger !== harmless);
  const others = written.filter(({ danger }) => danger === harmless);
  const all = ({ examples, heldBack = {} }: DangerExamples) => [...textsIn(examples), ...textsIn(heldBack)];
  const cries = ofDanger.flatMap((each) => labelled(all(each), each.danger));
  const hasty = ofDanger.flatMap((each) => labelled(all(each).map(typedInHaste), each.danger));
  const alike = others.flatMap(({ examples }) => labelled(textsIn(examples), harmless));
  const calm = labelled(everyday.examples, harmless);
  const heldBack = [...everyday.heldBack, ...others.flatMap((each) => textsIn(each.heldBack ?? {}))];
  const unseen = labelled(heldBack, harmless);
  const vocabulary = vocabularyOf([...cries, ...alike, ...calm, ...unseen].map(({ features }) => features));
  const known = (from: readonly Labelled[]) => knownIn(vocabulary, from);
  const counted = known(alike);
  const lessons = [
    ...known([...cries, ...hasty, ...calm, ...labelled(piecesOf(everyday.examples), harmless)]),
    ...Array.from({ length: harmlessCounts }, () => counted).flat(),
  ];
  const kept = known(unseen);
  const size = { features: vocabulary.size, classes: dangerLabels.length };
  const judging = fitSoftmax(lessons, size);
  const { model } = fitSoftmax([...lessons, ...kept], size, judging);
  const judge = { vocabulary, ...pack(judging.model, finest) };
  const alarm = alarmAbove(unseen.map(({ features }) => alarmOf(sharesOf(judge, features), confidenceIn(features))));
  return { vocabulary, ...pack(model, finest), alarm };
}

/** With two letters of one long word swapped: the one whose place in the text is that of the text in its own length. */
function typedInHaste(text: string): string {
  const long = [...text.matchAll(/\p{L}{6,}/gu)];
  const chosen = long[text.length % Math.max(1, long.length)];
  if (chosen === undefined) return text;
  const at = chosen.index + 1 + (text.length % (chosen[0].length - 3));
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

/** Words that stand together, as many as chance will have; the same texts give the same pieces. */
function piecesOf(texts: readonly string[]): string[] {
  const random = seededRandom(5);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return texts.flatMap((text) => {
    const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !/^(?:@|https?:)/.test(word));
    if (words.length < 3) return [];
    return Array.from({ length: piecesEach }, () => {
      const length = 1 + upTo(Math.min(longestPiece, words.length - 1) - 1);
      const start = upTo(words.length - length);
      return words.slice(start, start + length).join(' ');
    });
  });
}

/** The lowest at which few enough of these harmless texts warn; a half without any. */
function alarmAbove(harmlessOnes: readonly number[]): number {
  const highest = harmlessOnes.toSorted((a, b) => b - a);
  const first = highest[Math.floor(highest.length / falseAlarmOneIn)];
  return first === undefined ? 0.5 : Math.min(0.9, Math.max(0.05, first + 1e-6));
}

/**
 * The likeliest danger where all of them together are likely enough, else null.
 * @param confidence how sure triage is of the topic, 0 to 1
 */
export function dangerIn(model: DangerModel, features: Features, confidence: number): Danger | null {
  const shares = sharesOf(model, features);
  if (alarmOf(shares, confidence) < model.alarm) return null;
  const each = shares.subarray(0, dangers.length);
  return dangers[each.indexOf(Math.max(...each))] ?? null;
}

function sharesOf(model: Omit<DangerModel, 'alarm'>, features: Features): Float64Array {
  return probabilities(packedScores(model, knownOf(model.vocabulary, features)), 1);
}

/** The share of all dangers together, lowered where the topic is clear: 0 to 1. */
function alarmOf(shares: Float64Array, confidence: number): number {
  const calm = Math.max(hardlyAny, shares[dangerLabels.indexOf(harmless)] ?? 0);
  const clear = Math.max(1, confidence / Math.max(hardlyAny, 1 - confidence));
  return 1 / (1 + (calm / Math.max(hardlyAny, 1 - calm)) * clear ** topicCounts);
}

/** Odds are finite. */
const hardlyAny = 1e-6;
