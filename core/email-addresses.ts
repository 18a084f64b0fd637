/** E-mail addresses in a text, also those spelt to hide from machines ("anna (at) example punkt org"). */
import { apart, type Span } from './spans.ts';

const local = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._%+-]{0,62}[\\p{L}\\p{N}_%+-])?';
const dotWord = '(?:dot|punkt|punto|point|kropka|nokta|точка|крапка|نقطة)';
const spokenDot = `(?:\\s?[[({<]\\s?(?:${dotWord}|\\.)\\s?[\\])}>]\\s?|[\\s_-]${dotWord}[\\s_-])`;
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const end = '(?![\\p{L}\\p{N}])';
const domain = `${label}(?:(?:\\.|${spokenDot})${label}){0,5}(?:\\.|${spokenDot})\\p{L}{2,24}${end}`;
const spokenDomain = `${label}(?:\\.${label}){0,3}${spokenDot}\\p{L}{2,24}${end}`;
/** Said without their ending: nobody takes "anna@gmx" for anything else. */
const provider =
  '(?:gmx|web|gmail|googlemail|hotmail|outlook|yahoo|t-online|icloud|freenet|posteo|mailbox|live|aol|proton|protonmail)';
const topLevel = '(?:de|com|net|org|eu|at|ch|info|fr|it|es|pl|ru|ua|uk|tr|nl|me|io|example)';
const atWord = '(?:at|ät|arroba|arobase|chiocciola|małpa|malpa|klammeraffe|собака|собачка)';

/** The sign comes first in each pattern: what stands before it is read backwards from there, and nowhere else. */
const plain = new RegExp(
  `@(?<=(?<local>${local})@)(?:${domain}|${provider}${end})|@(?<=(?<local2>${local})\\s?@)\\s(?:${domain})|@(?<=(?<local3>${local})\\s@)${label}(?:\\.${label}){0,2}\\.${topLevel}${end}`,
  'giu',
);
const bracketed = `[\\s]?(?:[[({<]\\s?(?:${atWord}|@)\\s?[\\])}>]|[*_-]${atWord}[*_-])`;
const spelt = new RegExp(
  `${bracketed}(?<=(?<local>${local})${bracketed})\\s?(?:${domain}|${provider}${end})|\\s${atWord}\\s(?<=(?<local2>(?:${local}${spokenDot}){0,3}${local})\\s${atWord}\\s)(?:${spokenDomain}|(?<=(?:[._\\d]\\p{L}{0,30}|mail[^\\n]{0,40})\\s${atWord}\\s)${domain})`,
  'giu',
);
const spokenAt = new RegExp(`[\\s[({<*_-](?:${atWord}|@)[\\s\\])}>*_-]`, 'iu');

/** E-mail addresses; the local part counts up to 64 characters (RFC 5321, 4.5.3.1.1). */
export function emailAddresses(text: string): Span[] {
  const signed = text.includes('@') ? located(text, plain) : [];
  return apart(spokenAt.test(text) ? [...signed, ...located(text, spelt)] : signed);
}

function located(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match.groups?.local ?? match.groups?.local2 ?? match.groups?.local3 ?? '';
    const sign = match.index;
    return { start: text.lastIndexOf(name, sign - name.length), end: sign + match[0].length };
  });
}
