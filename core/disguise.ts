/** Signs that people do not see, or see as another letter, undone: so that what is read is what they read. */

/** Invisible signs such as zero-width spaces and soft hyphens; halves of a character without the other. */
const invisible = /\p{Cf}/gu;
const broken = /\p{Cs}/gu;
/** A single sign that normalization spells out as eighteen letters: a post full of it would grow as much. */
const wholePhrase = /\uFDFA/g;
/** Where none of these stands, nothing is disguised: a single look, for `fold` runs several times over every message. */
const suspect =
  /[\u00AD\u0370-\u0605\u061C\u06DD\u070F\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uD800-\uDFFF\uFDFA\uFEFF-\uFFFB]/;

/** Cyrillic and Greek letters that look like a Latin one, each in the case in which it does. */
const lookAlikes = new Map(
  [
    ['АВЕЁКМНОРСТУХЅІЇЈаеёорсухѕіїјһԁԛԝ', 'ABEEKMHOPCTYXSIIJaeeopcyxsiijhdqw'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυϲ', 'ABEZHIKMNOPTYXaikvopuc'],
  ].flatMap(([foreign = '', latin = '']) => [...foreign].map((letter, i) => [letter, latin[i] ?? letter] as const)),
);
const foreign = '[\\u0370-\\u03FF\\u0400-\\u052F]';
const mixed = new RegExp(`\\p{Script=Latin}[\\p{M}\\p{N}]*${foreign}|${foreign}[\\p{M}\\p{N}]*\\p{Script=Latin}`, 'u');
const foreignLetter = new RegExp(foreign, 'gu');
const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The text without invisible signs, its broken characters as spaces; a word of Latin letters and such as look like them
 * ("Vеrlängеrn" with a Cyrillic е) in Latin letters throughout. A word that has another letter of a foreign script, as
 * "USBшка", is left as it is.
 */
export function undisguised(text: string): string {
  if (!suspect.test(text)) return text;
  const seen = text.replace(invisible, '').replace(broken, ' ').replace(wholePhrase, ' ');
  return mixed.test(seen) ? seen.replace(word, (each) => (mixed.test(each) ? inLatin(each) : each)) : seen;
}

function inLatin(disguised: string): string {
  const letters = disguised.match(foreignLetter) ?? [];
  if (!letters.every((letter) => lookAlikes.has(letter))) return disguised;
  return disguised.replace(foreignLetter, (letter) => lookAlikes.get(letter) ?? letter);
}
