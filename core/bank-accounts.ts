/** Bank accounts in a text. */
import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { namedBy } from './number-words.ts';
import { before, type Span, spanOf } from './spans.ts';

/** International bank account numbers: right in length and checksum, or called so by a word in front. */
export function bankAccounts(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: head } of text.matchAll(/(?:(?<![\p{L}\d])|(?<=iban))[a-z] ?[a-z][ .-]?\d ?\d/giu)) {
    const length = countrySpecs[head.replace(' ', '').slice(0, 2).toUpperCase()]?.chars;
    const end = length ? (accountEnd(text, index, length) ?? namedAccountEnd(text, index)) : null;
    if (end !== null) spans.push({ start: index, end });
  }
  for (const match of text.matchAll(
    /(?<=iban\P{L}{0,6})(?<!\d)\d(?:[ ./_-]{0,2}\d){15,25}(?!\d)|(?<=iban[^\d.!?\n]{0,12}\s(?:endet|ends)\s(?:auf|mit|in|with)\s)\d(?: ?\d){3,14}(?!\d)/giu,
  ))
    spans.push(spanOf(match));
  // "Sie fängt mit DE89 an, dann 3704…": what stands between may name something else that is as long.
  for (const match of text.matchAll(behindStart))
    if (namedBy(before(text, match.index)).naming !== 'other') spans.push(spanOf(match));
  return spans;
}

const behindStart = /(?<!\d)(?<=iban[^.!?\n]{0,40})\d(?:[ ./_-]{0,2}\d){15,25}(?!\d)/giu;
const separated = /[\s.,:/_-]{0,3}[a-z\d]/iuy;

function accountEnd(text: string, index: number, length: number): number | null {
  let account = '';
  separated.lastIndex = index;
  for (let match = separated.exec(text); match !== null; match = separated.exec(text)) {
    account += match[0].at(-1);
    if (account.length < length) continue;
    const wrong = validateIBAN(account.toUpperCase()).errorCodes;
    const checked =
      !wrong.includes(ValidationErrorsIBAN.WrongIBANChecksum) &&
      !wrong.includes(ValidationErrorsIBAN.ChecksumNotNumber);
    return checked && /\d{8}/.test(account.replace(/[a-z]/gi, '')) ? separated.lastIndex : null;
  }
  return null;
}

const written = /[a-z] ?[a-z](?:(?:[ ./_-]{0,2}\d){12,32}|(?<=iban\P{L}[^\d]{0,30})(?:[ ./_-]{0,2}\d){8,11})(?!\d)/iuy;

/** The end of what a word calls an account, mistyped as it may be. */
function namedAccountEnd(text: string, index: number): number | null {
  written.lastIndex = index;
  return /iban|konto|account|cuenta|conto|compte|hesa[bp]|рахун|сч[её]т|حساب/iu.test(before(text, index)) &&
    written.test(text)
    ? written.lastIndex
    : null;
}
