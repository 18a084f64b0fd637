/** E-mail addresses said without their sign, and mostly without their end: "lena_h99 bei gmx", "max punkt muster gmail". */
import { saidLocal } from './email-addresses.ts';
import { lean } from './lean-pattern.ts';
import { before, type Span } from './spans.ts';

const ending = '(?:\\s?[.,]\\s?|\\s|\\s(?:punkt|dot|punto|point)\\s)(?:de|com|net|org)';
/** Those that are words of any text are told by their ending. */
const provider = `(?:(?:gmx|gmail|google ?mail|hotmail|outlook|yahoo|t-online|icloud|freenet|posteo|mailbox|aol|proton(?:mail)?)(?:${ending})?|(?:web|live|me)${ending})`;
const providers = lean(`(?<![\\p{L}\\d.@-])${provider}(?![\\p{L}\\d@-])`, 'giu');
/** A piece of each: most texts have none, and are searched no further. */
const providerHint = /gmx|mail|outlook|yahoo|online|icloud|freenet|posteo|aol|proton|(?:web|live|me)[\s.,]/i;
const held = lean(
  `(?<![\\p{L}\\d@#._%+'-])(?<name>${saidLocal})(?:(?<at>\\s?[(,]?\\s?(?:bei|auf|at|ä[td]|on|chez|en|su|@)\\s)|\\s?[(,]?\\s?)$`,
  'iu',
);

/** Signs and figures within make it no word; a page, a machine and a day have some too. */
const account = /^\p{L}(?=.*[._\d])(?=(?:[^\p{L}\d]*[\p{L}\d]){4})/u;
const noAccount =
  /^(?:pop|imap|smtp|office|win(?:dows)?|ios|i?phone|ipad|android|outlook|thunderbird|version|kurs|band|teil|covid|nr|no|ca)[._]?\d|\.(?:de|com|net|org|eu|info|(?:log-?in|e?-?mail|konto|spam|postfach|account)s?)$/iu;
/** "max punkt muster"; with a capital letter it is a noun. */
const spelt = /[\s([{<](?:\p{Ll}+|[._-])[\s)\]}>]/u;

const writing = /(?<!\p{L})(?:schreib|e-?mail|mail|erreich|kontakt|adress|meld|write|reach|contact|address)/iu;
/** "schreibt mir an lena bei gmx": who is to be written to there needs no figure in the name. */
const writtenTo = /(?<!\p{L})(?:mir|mich|uns|me|us)\s(?:\p{L}+\s)?(?:an|unter|auf|at|on|to)\s$/iu;
const plainName = /^(?!mein|dein|eure?|eine|post|konto|adress|account|mail|my|work|home)\p{Ll}{4,}$/u;

/** "Bei gmail bin ich lena.hofer92" */
const inFront = lean(
  `(?<!\\p{L})(?:bei|auf|at|on)\\s(${provider}\\s(?:bin ich|heiße? ich|ich|i am|i['’]m)\\s(?<name>\\p{L}[\\p{L}\\d._-]{2,40}[\\p{L}\\d]))`,
  'dgiu',
);

/** In characters: as long as an account's name spelt out, and who is to write to it. */
const reach = 80;

/** Accounts with their provider, as said: places in UTF-16 units, `end` exclusive. */
export function mailAccounts(text: string): Span[] {
  if (!providerHint.test(text)) return [];
  const behind = [...text.matchAll(inFront)].flatMap(({ groups, indices }) => {
    const [start = 0, end = 0] = indices?.[1] ?? [];
    return isAccount(groups?.name ?? '') ? [{ start, end }] : [];
  });
  const ahead = [...text.matchAll(providers)].flatMap(({ 0: provider, index }) => {
    const words = before(text, index, reach);
    const match = held.exec(words);
    if (match === null) return [];
    const { 0: found, groups: { name = '', at } = {} } = match;
    const lead = words.slice(0, match.index);
    const isToldOf = isAccount(name)
      ? at !== undefined || writing.test(lead)
      : at !== undefined && plainName.test(name) && writing.test(lead) && writtenTo.test(lead);
    return isToldOf ? [{ start: index - found.length, end: index + provider.length }] : [];
  });
  return [...behind, ...ahead];
}

const isAccount = (name: string) => spelt.test(name) || (account.test(name) && !noAccount.test(name));
