/** Regular expressions that ask for letters at many a place, and still take little machine code. */

/** The letters of 16 bits, script by script: exactly up to the Arabic ones, and all of those further east with what is between them. */
const letters =
  'a-zA-ZªµºÀ-ÖØ-öø-ˁͰ-ͽͿΆΈ-ԯԱ-Ֆա-ևא-ת\u05EF-\u05F2\u0620-\u064A\u066E-ۓە\u06EE\u06EF\u06FA-\u06FC\u06FF\u0750-\u077F\u0904-\u1FFF\u2C00-\u2DFF\u3041-\uD7FF\uF900-\uFDFB\uFE70-\uFEFCＡ-Ｚａ-ｚｦ-ﾾ';

/**
 * The pattern with each `\p{L}` as few ranges. V8 writes out all the 600 that there are at each place, and the pairs of
 * halves beyond 16 bits: seven kilobytes. Once all patterns together take more than 16 MB, those that come after are made
 * into slower code (V8, src/regexp/regexp.cc, TooMuchRegExpCode); and to write 30 MB takes a second by itself.
 *
 * For the same reason a long list of words that something short or optional leads to begins with a look ahead that is always
 * true, as "(?=\\p{L})": V8 writes what follows that once, and up to ten times without it.
 */
export function lean(source: string, flags: string): RegExp {
  let inClass = false;
  const short = source.replace(/\\p\{L\}|\\[\s\S]|[[\]]/gu, (sign) => {
    if (sign === '\\p{L}') return inClass ? letters : `[${letters}]`;
    if (sign === '[') inClass = true;
    if (sign === ']') inClass = false;
    return sign;
  });
  return new RegExp(short, flags);
}
