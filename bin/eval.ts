/**
 * `npm run eval [-- first|second]`: how well triage does on questions that nobody trained or tuned on, in both sets or in one.
 * Tables for people; the targets stand beside the figures.
 */

import { rankAnswers } from '../core/answer-search.ts';
import { languageOf } from '../core/language.ts';
import { intents } from '../core/library.ts';
import { openingHoursId } from '../core/opening-answer.ts';
import { findPersonalData } from '../core/privacy.ts';
import { publicData } from '../core/public-data.ts';
import { judge } from '../core/tagger.ts';
import { trainTriage } from '../core/triage-model.ts';
import { draftAsDeployed } from './draft-as-deployed.ts';
import {
  accuracy,
  byLabel,
  calibrationError,
  coverageAt,
  type Judged,
  percent,
  standing,
} from './evaluation-figures.ts';
import { evaluationRows, evaluationSets, type Question } from './evaluation-rows.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments, refuseArguments } from './usage.ts';

/** A Tuesday in service hours, on which every answer of the sample is valid. */
const day = Date.parse('2026-11-24T11:00:00+01:00');
/** From three words on a language can be told. */
const enoughWords = 3;

const usage = 'npm run eval [-- first|second]';
const { positionals: asked } = readArguments(usage, { allowPositionals: true });
const strange = asked.filter((name) => !evaluationSets.some((set) => set === name));
if (strange.length > 0)
  refuseArguments(`There is no ${strange.join(', ')}; there are ${evaluationSets.join(' and ')}.`, usage);
const library = (await readLibraryOrTell((line) => console.error(line))) ?? process.exit();
const rows = await evaluationRows(evaluationSets.filter((set) => asked.length === 0 || asked.includes(set)));
const model = trainTriage(library);
const draftedAs = draftAsDeployed(library, model);
const tagOf = onceByText((text) => judge(model, text).tag);
const draftOf = onceByText((text) => draftedAs(text, 'x-mention', tagOf(text), day));
/** The library's own numbers are nobody's. */
const personalDataIn = onceByText((text) => findPersonalData(text, { now: day, isPublic: publicData(library) }));

intentTables();
answerFigures();
languageFigures();
urgencyFigures();
personalDataFigures();

function intentTables(): void {
  const german = rows.german.map(judged);
  const others = rows.others.map(judged);
  table('Intent, German', byLabel(german, intents));
  table('Intent, other languages', byLabel(others, intents));
  table('Intent by language', {
    de: accuracy(german),
    others: accuracy(others),
    ...Object.fromEntries(
      [...new Set(rows.others.map(({ language }) => language))].map((language) => [
        language,
        accuracy(rows.others.filter((row) => row.language === language).map(judged)),
      ]),
    ),
  });
  figures('How sure it is', [
    ['German: coverage at 95 % precision', coverageAt(0.95, german), '≥ 70 %'],
    ['German: stands by', `${standing(german).covered}, right ${standing(german).right}`, '≥ 95 % right'],
    ['German: calibration error', calibrationError(german).toFixed(3), '≤ 0.05'],
    ['Others: coverage at 95 % precision', coverageAt(0.95, others), ''],
    ['Others: stands by', `${standing(others).covered}, right ${standing(others).right}`, ''],
    ['Others: calibration error', calibrationError(others).toFixed(3), ''],
  ]);
}

function judged({ text, intent: expected, also: accepted }: Question): Judged {
  const { intent: guess, confidence, abstained } = tagOf(text);
  return { expected, accepted, guess, confidence, abstained };
}

function answerFigures(): void {
  const strangers = [...rows.german, ...rows.others].filter(({ intent }) => intent === 'off_topic');
  // Whoever errs politely is led on: that is no answer to what was asked.
  const answered = strangers.filter(({ text }) => ![null, 'andere-stelle'].includes(draftOf(text).answerId));
  const several = rows.german.filter(({ questions }) => questions > 1);
  const seen = several.filter(({ text }) => (draftOf(text).answers?.asked ?? 1) > 1);
  const asked = rows.answers.filter(({ answers }) => answers.length > 0);
  const rankOf = ({ text, answers }: (typeof asked)[number]) =>
    rankAnswers(library, text, tagOf(text), day).findIndex(({ answer }) => answers.includes(answer.id));
  const ranks = asked.map(rankOf);
  const unanswerable = rows.answers.filter(({ answers }) => answers.length === 0);
  const within = (best: number) => percent(ranks.filter((rank) => rank >= 0 && rank < best).length, ranks.length);
  const drafts = asked.map((row) => ({ id: draftOf(row.text).answerId, answers: row.answers }));
  const drafted = drafts.filter(({ id }) => id !== null);
  figures('Answers', [
    [`Recall@1 (${ranks.length})`, within(1), '≥ 75 %'],
    ['Recall@3', within(3), '≥ 92 %'],
    ['Drafted', percent(drafted.length, drafts.length), ''],
    ['Of these with the right answer', percent(drafted.filter(isRight).length, drafted.length), ''],
    [
      `No draft where none fits (${unanswerable.length})`,
      percent(unanswerable.filter(({ text }) => draftOf(text).text === null).length, unanswerable.length),
      '',
    ],
    [
      `Out of scope without a draft (${strangers.length})`,
      percent(strangers.length - answered.length, strangers.length),
      '≥ 90 %',
    ],
    [`Several questions seen as such (${several.length})`, percent(seen.length, several.length), ''],
  ]);
}

function languageFigures(): void {
  const isLong = ({ text }: { text: string }) => wordsIn(text) >= enoughWords;
  const told = (of: { text: string; language: string }[]) =>
    percent(
      of.filter(({ text, language }) => languageOf(text, model.languages).language === language).length,
      of.length,
    );
  const long = rows.language.filter(isLong);
  const short = rows.language.filter((row) => !isLong(row));
  figures('Language', [
    [`From three words (${long.length})`, told(long), '≥ 99 %'],
    [`Shorter, German (${short.filter(isGerman).length})`, told(short.filter(isGerman)), '≥ 92 %'],
    [
      `Shorter, others (${short.length - short.filter(isGerman).length})`,
      told(short.filter((row) => !isGerman(row))),
      '',
    ],
  ]);
}

function urgencyFigures(): void {
  const urgent = rows.urgency.filter((row) => row.urgent);
  const calm = rows.urgency.filter((row) => !row.urgent && !row.reply);
  const replies = rows.urgency.filter((row) => !row.urgent && row.reply);
  const named = urgent.filter(({ text, kind }) => tagOf(text).danger === kind);
  const alarming = ({ text }: { text: string }) => tagOf(text).danger !== null;
  const ordinary = [...rows.german, ...rows.others];
  figures('Urgency', [
    [`Recall (${urgent.length})`, percent(urgent.filter(alarming).length, urgent.length), '100 %'],
    ['With the right kind', percent(named.length, urgent.length), ''],
    [
      `False alarms, ordinary (${ordinary.length})`,
      percent(ordinary.filter(alarming).length, ordinary.length),
      '≤ 2 %',
    ],
    [`False alarms, look-alikes (${calm.length})`, percent(calm.filter(alarming).length, calm.length), '≤ 2 %'],
    [
      `False alarms, short replies (${replies.length})`,
      percent(replies.filter(alarming).length, replies.length),
      '≤ 2 %',
    ],
  ]);
}

function personalDataFigures(): void {
  const pieces = rows.personalData.flatMap(({ text, spans }) => spans.map((span) => ({ text, ...span })));
  const found = pieces.filter(({ text, value }) => overlaps(text, value));
  const whole = pieces.filter(({ text, kind, value }) => covers(text, kind, value));
  const harmless = rows.personalData.filter(({ spans }) => spans.length === 0);
  const alarms = harmless.filter(({ text }) => personalDataIn(text).length > 0);
  figures('Personal data', [
    [`Recall (${pieces.length})`, percent(found.length, pieces.length), '≥ 97 %'],
    ['Of the right kind, and wholly', percent(whole.length, pieces.length), ''],
    [`False alarms (${harmless.length})`, percent(alarms.length, harmless.length), '≤ 2 %'],
  ]);
}

/** The hours of the day asked for are worked out, in place of the answers that tell the usual ones. */
function isRight({ id, answers }: { id: string | null; answers: string[] }): boolean {
  if (id === openingHoursId)
    return answers.some((answer) => /^(oeffnungszeiten|feiertage|weihnachtspause)/.test(answer));
  return id !== null && answers.includes(id);
}

function isGerman({ language }: { language: string }): boolean {
  return language === 'de';
}

function wordsIn(text: string): number {
  return text.replace(/@\w+/g, ' ').match(/\p{L}+/gu)?.length ?? 0;
}

function overlaps(text: string, value: string): boolean {
  const start = text.indexOf(value);
  return personalDataIn(text).some((span) => span.start < start + value.length && start < span.end);
}

function covers(text: string, kind: string, value: string): boolean {
  const start = text.indexOf(value);
  return personalDataIn(text).some(
    (span) => span.kind === kind && span.start <= start && span.end >= start + value.length,
  );
}

/** Several tables look at the same texts. */
function onceByText<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? of(text);
    known.set(text, value);
    return value;
  };
}

function table(title: string, rows: Record<string, object>): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function figures(title: string, rows: [name: string, value: string, target: string][]): void {
  table(title, Object.fromEntries(rows.map(([name, value, target]) => [name, { value, target }])));
}
