/** E-mail addresses in a text, also those spelt to hide from machines ("anna (at) example punkt org") or said aloud ("anna minus maria ät …"). */
import { lean } from './lean-pattern.ts';
import { apart, type Span } from './spans.ts';

const local = "[\\p{L}\\d](?:[\\p{L}\\d._%+'-]{0,62}[\\p{L}\\d_%+-])?";
const dotWord = '(?:dot|punkt|punto|point|kropka|nokta|точка|крапка|نقطة)';
const dashWord =
  '(?:minus|bindestrich|(?:mittel|unter|tief)strich|dash|hyphen|underscore|tiret|gui[óo]n|trattino|tire|myślnik|дефис)';
const said = (word: string, sign: string) =>
  `(?:\\s?[[({<]\\s?(?:${word}|${sign})\\s?[\\])}>]\\s?|[\\s_-]${word}[\\s_-])`;
const spokenDot = said(dotWord, '\\.');
const spokenDash = said(dashWord, '[-_]');
const label = '[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?';
/** What goes on to another sign is the name before that one ("mail me at anna.muster@…"). */
const end = '(?![\\p{L}\\d]|[._%+-]?[\\p{L}\\d._%+-]{0,64}@)';
export const saidLocal = `(?:${local}(?:${spokenDot}|${spokenDash})){0,4}${local}`;
/** A file and the size of an image are no domains: "Image at 12.33.45.jpeg", "logo@2x.png". */
const noHost = '(?!\\d{1,2}\\.\\d|[\\p{L}\\d-]{1,40}\\.(?:png|jpe?g|gif|svg|webp|pdf|docx?|epub|mp3)(?!\\p{L}))';
const domain = `${noHost}${label}(?:(?:\\.|${spokenDot}|${spokenDash})${label}){0,5}(?:\\.{1,2}|${spokenDot})\\p{L}{2,24}${end}`;
const spokenDomain = `(?:g\\sm\\sx|${label})(?:(?:\\.|${spokenDash})${label}){0,4}${spokenDot}\\p{L}{2,24}${end}`;
/** Said without their ending: nobody takes "anna@gmx" for anything else. */
const provider =
  '(?:gmx|web|gmail|googlemail|hotmail|outlook|yahoo|t-online|icloud|freenet|posteo|mailbox|live|aol|proton|protonmail)';
const topLevel = '(?:de|com|net|org|eu|at|ch|info|fr|it|es|pl|ru|ua|uk|tr|nl|me|io|example)';
/** With a slip at the dot: a comma, a space around it or no dot at all. No German or English word ends like these. */
const slipped = `(?:${label}\\s\\.\\s?|${provider}(?:[ ,]|\\.\\s))(?:de|com|net|org|eu|ch|fr)${end}`;
const atWord =
  '(?:at|ät|äd|aet|ätt|at-?zeichen|affenschwanz|arroba|arobase|chiocciola|małpa|malpa|klammeraffe|собака|собачка)';

/** The sign comes first in each pattern: what stands before it is read backwards from there, and nowhere else. */
const plain = lean(
  `@(?<=(?<local>${local})@{1,2})(?:${domain}|${slipped}|${provider}${end})|@(?<=(?<local2>${local})\\s?@)\\s(?:${domain}|${slipped})|@(?<=(?<local3>${local})\\s@)(?:${label}(?:\\.${label}){0,2}\\.${topLevel}${end}|${slipped})`,
  'iuy',
);
const bracketed = `[\\s]?(?:[[({<]\\s?(?:${atWord}|@|a|ä|ad)\\s?[\\])}>]|[*_|-]${atWord}[*_|-])`;
const spelt = lean(
  `${bracketed}(?<=(?<local>${saidLocal})${bracketed})\\s?(?:${domain}|${slipped}|${provider}${end})|\\s${atWord}\\s(?<=(?<local2>${saidLocal})\\s${atWord}\\s)(?:${spokenDomain}|(?<=(?:[._\\d]\\p{L}{0,30}|mail[^\\n]{0,40})\\s${atWord}\\s|\\sä[td]\\s)(?:${domain}|${slipped}))`,
  'giu',
);
const spokenAt = lean(`[\\s[({<*_|-](?:${atWord}|@)[\\s\\])}>*_|-]|[[({<]\\s?(?:a|ä|ad)\\s?[\\])}>]`, 'iu');
/** Behind the sign goes on with a dot, or with a provider: to look any further takes long, and "at" is an English word. */
const dotted = lean(`\\.\\s?\\p{L}|${dotWord}|${provider}`, 'iu');

/** E-mail addresses; the local part counts up to 64 characters (RFC 5321, 4.5.3.1.1). */
export function emailAddresses(text: string): Span[] {
  const spoken = spokenAt.test(text) && dotted.test(text) ? [...text.matchAll(spelt)] : [];
  return apart([...signed(text), ...spoken].map(whole));
}

/** Looked for at each sign alone, which most posts have in front of a handle only. */
function signed(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, plain.lastIndex))) {
    plain.lastIndex = at;
    const match = plain.exec(text);
    if (match !== null) found.push(match);
  }
  return found;
}

function whole(match: RegExpExecArray): Span {
  const name = match.groups?.local ?? match.groups?.local2 ?? match.groups?.local3 ?? '';
  const sign = match.index;
  return { start: match.input.lastIndexOf(name, sign - name.length), end: sign + match[0].length };
}
