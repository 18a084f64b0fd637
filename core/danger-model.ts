/** Danger to people, learnt from examples of it, from what only looks alike, and from all that patrons ask otherwise. */
import { type Danger, dangers } from './danger.ts';
import type { Features } from './features.ts';
import { textsIn } from './intent.ts';
import type { DangerExamples } from './library.ts';
import { type PackedWeights, pack, packedScores } from './packed-weights.ts';
import { fitSoftmax, type Labelled, type Softmax, seededRandom } from './softmax.ts';
import { knownIn, knownOf, positionsIn, type Vocabulary, vocabularyAt, vocabularyOf } from './vocabulary.ts';

const harmless = 'none';
/** At most one in so many of the harmless texts held back may warn, which are hard ones: rather once too often. */
const falseAlarmOneIn = 20;
/** Pieces cut from each harmless text: whoever is asked something answers in a few words, and these say nothing of danger. */
const piecesEach = 2;
const longestPiece = 5;
/** A feature is learnt that so many of the texts have: what calls for help names many a thing that few others name. */
const enoughTexts = 5;
/** To tell the kinds of danger apart it needs fewer features: those that so many of the cries have. */
const enoughCries = 30;
/** Weights are whole numbers up to these. */
const finest = { alarm: 8, kinds: 5 };
/**
 * What it speaks against danger that triage is sure of a topic: whoever cries for help seldom asks that clearly for
 * something else. Chosen on 1,080 texts of danger and calm and 1,370 ordinary ones that were not learnt from: of the
 * ordinary ones a third fewer warn where as many cries are heard.
 */
const topicCounts = 0.2;

/** Whether, and which: apart, as nearly all texts are asked the first only. */
export interface DangerModel {
  vocabulary: Vocabulary;
  /** For danger of any kind. */
  any: PackedWeights;
  /** For each kind in the order of `dangers`. */
  kinds: PackedWeights;
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
  const ofDanger = dangers.flatMap((kind, label) =>
    written.filter(({ danger }) => danger === kind).map((each) => ({ ...each, label })),
  );
  if (ofDanger.length === 0) return null;
  const others = written.filter(({ danger }) => danger === harmless);
  const all = ({ examples, heldBack = {} }: DangerExamples) => [...textsIn(examples), ...textsIn(heldBack)];
  const cries = ofDanger.flatMap((each) => all(each).map((text) => ({ text, label: each.label })));
  const calm = [...others.flatMap(({ examples }) => textsIn(examples)), ...everyday.examples].map(read);
  const unseen = [...everyday.heldBack, ...others.flatMap((each) => textsIn(each.heldBack ?? {}))].map(read);
  const heard = cries.map(({ text, label }) => ({ features: read(text), label }));
  const vocabulary = vocabularyOf([...heard.map(({ features }) => features), ...calm, ...unseen], enoughTexts);
  const known = (texts: readonly Features[], label: number) =>
    texts.map((features) => ({ features: knownOf(vocabulary, features), label }));
  const hasty = cries.map(({ text, label }) => ({ features: read(typedInHaste(text)), label }));
  const calls = knownIn(vocabulary, [...heard, ...hasty]);
  const pieces = piecesOf(everyday.examples).map(read);
  const lessons = [...calls.map(({ features }) => ({ features, label: 1 })), ...known([...calm, ...pieces], 0)];
  const size = { features: vocabulary.size, classes: 2 };
  const judging = fitSoftmax(lessons, size);
  const { model } = fitSoftmax([...lessons, ...known(unseen, 0)], size, judging);
  const judge = pack(oddsIn(judging.model), finest.alarm);
  const oddsOf = (features: Features) => packedScores(judge, knownOf(vocabulary, features))[0] ?? 0;
  const alarm = alarmAbove(unseen.map((features) => alarmOf(oddsOf(features), confidenceIn(features))));
  const any = pack(oddsIn(model), finest.alarm);
  return { ...withoutIdle(vocabulary, { any, kinds: kindsIn(calls, vocabulary.size) }), alarm };
}

type Weights = Pick<DangerModel, 'any' | 'kinds'>;

/** What weighs nothing in the end need not be known. */
function withoutIdle(vocabulary: Vocabulary, { any, kinds }: Weights): Weights & { vocabulary: Vocabulary } {
  const row = ({ weights, scales }: PackedWeights, i: number) =>
    weights.subarray(i * scales.length, (i + 1) * scales.length);
  const positions = [...positionsIn(vocabulary)];
  const busy = [...positions.keys()].filter((i) => [any, kinds].some((each) => row(each, i).some(Boolean)));
  const kept = (of: PackedWeights) => ({ ...of, weights: Int8Array.from(busy.flatMap((i) => [...row(of, i)])) });
  return { any: kept(any), kinds: kept(kinds), vocabulary: vocabularyAt(busy.map((i) => positions[i] ?? 0)) };
}

/** Of two classes, the weights for the second against the first. */
function oddsIn({ weights, biases }: Softmax): Softmax {
  const against = (all: Float32Array) =>
    Float32Array.from({ length: all.length / 2 }, (_, i) => (all[2 * i + 1] ?? 0) - (all[2 * i] ?? 0));
  return { classes: 1, weights: against(weights), biases: against(biases) };
}

/** What tells the kinds of danger apart, as weights for each of so many features: nought for those that too few cries have. */
function kindsIn(calls: readonly Labelled[], features: number): PackedWeights {
  const frequent = vocabularyOf(
    calls.map((call) => call.features),
    enoughCries,
  );
  const size = { features: frequent.size, classes: dangers.length };
  const kinds = pack(fitSoftmax(knownIn(frequent, calls), size).model, finest.kinds);
  const weights = new Int8Array(features * dangers.length);
  for (const [i, position] of positionsIn(frequent).entries()) {
    weights.set(kinds.weights.subarray(i * dangers.length, (i + 1) * dangers.length), position * dangers.length);
  }
  return { ...kinds, weights };
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
 * @param alarm from which likelihood on, 0 to 1
 */
export function dangerIn(
  model: DangerModel,
  features: Features,
  confidence: number,
  alarm: number = model.alarm,
): Danger | null {
  const known = knownOf(model.vocabulary, features);
  if (alarmOf(packedScores(model.any, known)[0] ?? 0, confidence) < alarm) return null;
  const kinds = packedScores(model.kinds, known);
  return dangers[kinds.indexOf(Math.max(...kinds))] ?? null;
}

/**
 * From how sure on one sentence of several warns by itself, 0 to 1: torn out of what it is told with, more sounds like danger
 * than is. Halfway to certainty: of 1,010 fresh cries behind a question 65 in a hundred are heard without this and 85 with it,
 * and of 1,460 harmless texts seven more warn.
 */
export const alarmOfSentence = ({ alarm }: DangerModel): number => (1 + alarm) / 2;

/**
 * How likely danger is, lowered where the topic is clear: 0 to 1.
 * @param odds their logarithm, by the text alone
 */
function alarmOf(odds: number, confidence: number): number {
  const clear = Math.max(1, confidence / Math.max(hardlyAny, 1 - confidence));
  return 1 / (1 + Math.exp(-odds) * clear ** topicCounts);
}

/** Odds are finite. */
const hardlyAny = 1e-6;
