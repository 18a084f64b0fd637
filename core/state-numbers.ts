/** Numbers that an office gives to one person: tax ID, social insurance, passport, and the plate of somebody's car. */
import { namedBy } from './number-words.ts';
import { before, isMeasure, type Span, spanOf } from './spans.ts';

const numbers =
  /(?<![\p{L}\d]|\d[ .,:/-])(?:\d\d[ ./-]?\d{6}[ ./-]?\p{L}[ ./-]?\d{3}|\p{L}?\d(?:[ ./-]?\d){8,12})(?![\p{L}\d]|[ .,:/-]\d)/gu;
const called =
  /(?:steuer-?\s?(?:id|ident\p{L}*|nummer|nr)(?:-?(?:nummer|nr))?|(?<!\p{L})idnr|(?:sozial|renten|kranken)versicherungs-?(?:nummer|nr)|(?<!\p{L})(?:versicherten|versicherungs|sozialvers|sv|rv)[.-]?\s?(?:nummer|nr)|(?:tax|social security|national insurance|insurance) (?:id|number|no))\.?(?:\s(?:number|ist|lautet|is|war))?\P{L}{0,3}$/iu;
/** As long as anything, and so by their name alone: passports, licences, and the numbers of students and the insured. */
const documents = /(?<![\p{L}\d])[a-z]{0,2}\d[a-z\d]{4,10}(?![\p{L}\d]|[.,:/-]\d)/giu;
const document =
  /(?:(?<!\p{L})(?:reise)?pass-?(?=n)|reisepass|passport|führerschein|driving licen[cs]e|aufenthaltstitel|matrikel-?(?=n)|student (?=id|n)|versicherten-?(?=n))\s?(?:nummer|nr|number|no|id)?\.?(?:\s(?:ist|lautet|is|war))?\P{L}{0,3}$/iu;
const plates =
  /(?<![\p{L}\d-])(?:\p{Lu}{1,3}[ -]{0,3}\p{Lu}{1,2}|\p{L}{1,3}-\p{L}{1,2})[ -]?\d{1,4}[EHeh]?(?![\p{L}\d])/gu;
const ofCar =
  /(?:(?<!\p{L})(?:(?:auto|kfz|pkw|wagen)-?)?kennzeichen|nummernschild|(?:licen[cs]e|number|registration) plate)(?!\p{L})[^\d]{0,25}$|(?<!\p{L})(?:mein|unser|my|our)\p{L}{0,2} (?:auto|wagen|car|motorrad)\P{L}{1,3}$/iu;

/** Such numbers, by their name or their check digit; places in UTF-16 units, `end` exclusive. */
export function stateNumbers(text: string): Span[] {
  const given = [...text.matchAll(numbers)].filter(({ 0: number, index }) => {
    const words = before(text, index);
    return called.test(words) || (isOfOffice(number.replace(/[ ./-]/g, '')) && namedBy(words).naming !== 'other');
  });
  const issued = [...text.matchAll(documents)].filter(
    ({ 0: number, index }) => number.replace(/\D/g, '').length >= 4 && document.test(before(text, index)),
  );
  const driven = [...text.matchAll(plates)]
    .filter(({ index }) => ofCar.test(before(text, index)))
    .filter(({ 0: plate, index }) => !isMeasure(text, index + plate.length));
  return [...given, ...issued, ...driven].map(spanOf);
}

/** A tax ID that is right, as of eleven figures one in 250 is by chance; or area, day of birth, letter and series. */
const isOfOffice = (number: string) => isTaxId(number) || /^\d\d[0-3]\d[01]\d{3}\p{L}\d{3}$/u.test(number);

/** Of the first ten figures one stands there twice or three times; the last is told by them (ISO 7064, MOD 11,10). */
function isTaxId(number: string): boolean {
  const figures = number.slice(0, 10);
  const different = /(\d)(?:\d*\1){2}/.test(figures) ? 8 : 9;
  if (!/^[1-9]\d{10}$/.test(number) || new Set(figures).size !== different) return false;
  let product = 10;
  for (const figure of figures) product = (((Number(figure) + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(number[10]);
}
