/** Numbers written in words, as people dictate them or hide them from machines ("null eins sieben sechs …"). */
import { lean } from './lean-pattern.ts';
import { asksForCall, namedBy } from './number-words.ts';
import { before, type Span, spanOf } from './spans.ts';

const nought = '(?:null|zero|oh|zéro|cero|sıfır|ноль|нуль|صفر)';
const ones = [
  'eins?|zw[eo]i?|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun',
  'one|two|three|four|five|six|seven|eight|nine',
  'un|deux|trois|quatre|cinq|sept|huit|neuf',
  'uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve',
  'due|tre|quattro|cinque|sei|sette|otto|nove',
  'bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz',
  'jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć',
  'один|два|три|четыре|пять|шесть|семь|восемь|девять|чотири|шість|сім|вісім',
  'واحد|اثنان|ثلاثة|أربعة|اربعة|خمسة|ستة|سبعة|ثمانية|تسعة',
].join('|');
const teens = 'zehn|elf|zw(?:ö|oe)lf|(?:drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)zehn';
const tens = '(?:zwanzig|drei(?:ß|ss)ig|vierzig|f(?:ü|ue)nfzig|sechzig|siebzig|achtzig|neunzig)';
export const upToNinety = `(?:(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)und)?${tens}|${teens}|${ones}`;

const word = `(?=\\p{L})(?:${nought}|${upToNinety})(?!\\p{L})`;
const between = '[\\s,.;/-]{1,3}';
/** Begun in words, a number may go on in figures, and the other way round: "null eins fünf eins, dann 2233 4455". */
const goesOn =
  '[\\s,.:;/()-]{1,5}(?:(?:(?:und|and)\\s)?(?:dann|danach|then|puis|luego|poi|potem|потом|потім)\\s(?:die\\s)?)?';
const more = `(?:${goesOn}(?:${word}|\\d{1,10}(?!\\d))){2,24}`;
const begunInWords = lean(`(?<![\\p{L}\\d])(?:plus${between})?${word}${more}`, 'giu');
const begunInFigures = lean(`(?<![\\p{L}\\d+]|\\d[.,:/-])\\+?\\d{1,6}${more}`, 'giu');
const dialled = lean(`^(?:plus|[+0]|${nought}(?!\\p{L}))`, 'iu');

/** Telephone numbers in words: called one, or with a nought or a plus in front, as no other number is spoken. */
export const spokenPhones = (text: string): Span[] => spokenAs(text, 'phone');
/** Numbers in words that a word nearby calls a card, a membership or an account. */
export const spokenCards = (text: string): Span[] => spokenAs(text, 'card');

function spokenAs(text: string, kind: 'phone' | 'card'): Span[] {
  return [...text.matchAll(begunInWords), ...text.matchAll(begunInFigures)]
    .filter((match) => isLong(match[0]) && kindOf(match) === kind)
    .map(spanOf);
}

/** Six words, or as many figures as are dialled, three words of them in a row: fewer are counted, rhymed or played ("eins, zwei oder drei"). */
function isLong(number: string): boolean {
  const least = dialled.test(number) ? 7 : 8;
  return saysNumber(number) && (figuresIn(number) >= least || (number.match(/[\p{L}\d]+/gu) ?? []).length >= 6);
}

function kindOf({ 0: number, index, input = '' }: RegExpExecArray): 'phone' | 'card' | null {
  const { naming } = namedBy(before(input, index));
  if (naming === 'phone' || naming === 'card') return naming;
  if (naming === 'other') return dialled.test(number) && asksForCall(input, index) ? 'phone' : null;
  if (dialled.test(number)) return 'phone';
  return naming === 'plain' ? 'card' : null;
}

const figureByFigure = lean(
  `(?<![\\p{L}\\d])(?:${word}|\\d{1,2}(?!\\d))(?:${between}(?:${word}|\\d{1,2}(?!\\d))){1,7}`,
  'giu',
);
/** "dreizwofünfneun" */
const inOneWord =
  /(?<![\p{L}\d])(?:null|eins|zw(?:ei|o)|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun){4,8}(?!\p{L})/giu;
const piece = lean(`${word}|\\d`, 'giu');
const ofTwoFigures = lean(`(?:${tens}|${teens})$`, 'iu');

/** Four to eight figures in a row of which two at least are in words: "9 acht 7 sechs", "siebenundvierzig elf". */
export function spokenFigures(text: string): Span[] {
  const rows = [...text.matchAll(figureByFigure)].filter(
    ({ 0: row }) => /\p{L}\P{L}+\p{L}/u.test(row) && isAsLongAsPin(row),
  );
  return [...rows, ...text.matchAll(inOneWord)].map(spanOf);
}

function isAsLongAsPin(row: string): boolean {
  const figures = figuresIn(row);
  return figures >= 4 && figures <= 8 && ((row.match(piece) ?? []).length > 2 || !/\d|,/.test(row));
}

function figuresIn(row: string): number {
  return (row.match(piece) ?? []).reduce((sum, each) => sum + (ofTwoFigures.test(each) ? 2 : 1), 0);
}

/** Days and years in words, as parts of the patterns of dates: "dritten", "twenty-first"; "siebenundachtzig", "nineteen eighty". */
export const dayWord =
  '(?:(?:ers|zwei|zwo|drit|vier|f(?:ü|ue)nf|sechs|sieb|siebten|ach|neun|zehn|elf|zw(?:ö|oe)lf|(?:drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun)zehn|(?:(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)und)?(?:zwanzigs|drei(?:ß|ss)igs))te[nrs]?|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)';
export const yearWord = `(?:neunzehnhundert(?:${upToNinety})|zweitausend(?:(?:und)?(?:${upToNinety}))?|(?:nineteen|twenty)[ -](?:${ones}|\\p{L}{3,7}(?:ty|teen)(?:[ -](?:${ones}))?)|(?:(?:ein|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun)und)?${tens})(?!\\p{L})`;

/** Whether a text may hold a number in words: most hold none, and this tells it in one look. */
export const saysNumber = (text: string): boolean => numberHint.test(text);
/** Whether a text may hold a day of the month in words. */
export const saysDay = (text: string): boolean => dayHint.test(text);

const numberHint = lean(`(?<!\\p{L})${word}${between}${word}${between}${word}`, 'iu');
const dayStem = '(?:ers|zwei|zwo|drit|vier|f(?:ü|ue)nf|sechs|sieb(?:en)?|ach|neun|zehn|elf|zw(?:ö|oe)lf|igs)te[nrs]?';
const dayHint = new RegExp(
  `(?:${dayStem}|first|second|third|[efhnrux]th)\\s(?:of\\s)?(?:jan|jän|feb|m[äa]r|maer|apr|aug|ma[iy]|ju[nl]|sep|o[kc]t|nov|de[zc]|${dayStem})`,
  'iu',
);
/** Whether a text may hold a year in words. */
export const saysYear = (text: string): boolean => /hundert|tausend|nineteen|twenty|(?:z|ß|ss)ig(?!\p{L})/iu.test(text);
