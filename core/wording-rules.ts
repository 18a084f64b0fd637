/** How the library's own texts are worded: what no patron should read, and what had better be said otherwise. */
import { beforeSeveral, formal, informal, informalBehindPlace, withSeveral } from './address-words.ts';
import { brokenLink, gap, initialsBehind, markup, note, oldLink } from './leftovers.ts';
import type { LibrarySettings } from './library.ts';
import { quoted } from './quotes.ts';

export type Anrede = LibrarySettings['anrede'];

/** Words in a text that speak against it; `at` in UTF-16 units. */
export interface Passage {
  found: string;
  at: number;
}

/**
 * A text that may not stand: `address` contradicts the library's anrede, `picture` points to one that nobody sees; for the
 * others see `leftovers.ts`.
 */
export interface WordingFault extends Passage {
  kind: 'address' | 'picture' | 'markup' | 'gap' | 'link';
}

/** A text that may stand and reads badly. */
export interface WordingHint extends Passage {
  kind: 'emoji' | 'shouting' | 'note' | 'http' | 'initials';
}

/**
 * What must not go out so, at most one of each kind.
 * @param language ISO 639-1: anrede is looked at in German alone
 */
export function wordingFaults(text: string, language: string, anrede: Anrede): WordingFault[] {
  return ofKinds([
    ['address', language === 'de' ? wrongAddress(text, anrede) : null],
    ['picture', first(text, pictures)],
    ['markup', first(text, markup)],
    ['gap', first(text, gap)],
    ['link', first(text, brokenLink)],
  ]);
}

/** What had better be said otherwise, at most one of each kind. */
export function wordingHints(text: string): WordingHint[] {
  return ofKinds([
    ['emoji', manyEmoji(text)],
    ['shouting', shouted(text)],
    ['note', first(text, note)],
    ['http', first(text, oldLink)],
    ['initials', first(text, initialsBehind)],
  ]);
}

function ofKinds<Kind>(found: readonly (readonly [Kind, Passage | null])[]): (Passage & { kind: Kind })[] {
  return found.flatMap(([kind, passage]) => (passage === null ? [] : [{ kind, ...passage }]));
}

/** The first words that address the reader otherwise than the library does; what is quoted addresses nobody. */
function wrongAddress(text: string, anrede: Anrede): Passage | null {
  const said = text.replace(quoted, (quote) => '·'.repeat(quote.length));
  if (anrede === 'Sie') return first(said, informal) ?? first(said, informalBehindPlace);
  for (const match of said.matchAll(formal)) {
    const [found, next = ''] = match;
    if (meansReader(found, next, said.slice(0, match.index))) return { found, at: match.index };
  }
  return null;
}

/** Of "z. B." and the like, behind which a sentence goes on. */
const shortened = /(?<!\p{L})(?:\p{L}|bzw|ca|evtl|ggf|inkl|Nr|Tel|St|vgl)\.\s*$/u;
const sentenceStart = /(?:^|[.!?:…\n]["“”«»)\s–—-]*|[(„"»]\s*)$/u;
/** What "sie" may speak of in the sentence after it. */
const others =
  /(?<!\p{L})(?:die|diese|unsere|alle|beide|viele|einige|manche|mehrere|keine|eine|seine|ihre|deine|eure|\d+|zwei|drei|vier|fünf|zehn|kinder|leute)(?!\p{L})/iu;
const verbOfSeveral = /^(?:\p{L}+(?:en|ern|eln)|sind)$/u;

/**
 * Whether a capital "Sie" or "Ihr…" is the reader: always within a sentence. At its start "Sie hat" is she, "Sie öffnen"
 * those who were named before, if any were; and "Ihr Ausweis" may be hers.
 */
function meansReader(found: string, next: string, before: string): boolean {
  if (found === 'Ihr' && (withSeveral.test(next) || beforeSeveral.test(before))) return false;
  if (!sentenceStart.test(before) || shortened.test(before)) return true;
  const earlier = before.trim();
  if (found !== 'Sie') return earlier === '';
  return verbOfSeveral.test(next) && !others.test(earlier.split(/[.!?\n](?=.*\p{L})/u).at(-1) ?? '');
}

const picture = '(?:Bild|Foto|Abbildung|Grafik|Skizze|Screenshot|Bildschirmfoto|Anhang|Flyer|Plakat)(?:ern|s)?';
const image = '(?:picture|image|photo|screenshot|figure|graphic|attachment|flyer|poster)s?';
/** Behind a picture that hangs somewhere, or is another message's: whoever reads of it knows where it is. */
const whereItIs =
  '(?! (?:am|an|im|in|bei|beim|vor|neben|über|auf|at|in|by|near|next|outside|inside|on) (?!Anhang|(?:(?:the|this|dieser?|diesem) )?(?:attachment|post|tweet|message|Beitrag|Post|Tweet|Nachricht))|(?<=Anhang) (?:de[rs]|(?:diese|eine|unsere|Ihre|deine|eure)[rs])|(?<=attachment) (?:of|to))';

/** Words that point to a picture: whoever reads a post or a message from here gets none. */
const pictures = new RegExp(
  `(?<![\\p{L}-])(?:${[
    `(?:siehe|sieh|s\\.|vgl\\.?|vergleiche) ?(?:(?:auch|das|dem|den|die|der|unten|oben|im|auf|in|angehängte[smn]?|beigefügte[smn]?) )*(?:${picture}|Abb\\.)${whereItIs}`,
    `(?:im|am|auf dem|auf den|auf der|in der|auf diesem|in diesem|laut|im (?:angehängten|beigefügten|obigen)) ${picture}${whereItIs}`,
    `(?:anbei|angehängt|beigefügt)(?: \\p{L}+){0,2} ${picture}`,
    `${picture} (?:anbei|oben|unten|im Anhang)`,
    `see (?:(?:the|our|attached|above|below|this|also) )*${image}${whereItIs}`,
    `(?:in|on) (?:the|our|this|attached|the attached) ${image}${whereItIs}`,
    `${image} (?:above|below|attached)`,
    `attached ${image}`,
    '(?<=[(\\[] ?)Screenshots?|Screenshots?(?= ?[:)\\]])|(?:der|dieser|the|this) Screenshot (?:zeigt|shows)',
  ].join('|')})(?![\\p{L}-])`,
  'giu',
);

const directMessage = new RegExp(
  `(?<![\\p{L}-])(?:${[
    'Direktnachricht(?:en)?|Privatnachricht(?:en)?|private[nr]? Nachricht(?:en)?|direkte[nr]? Nachricht(?:en)?',
    '(?:direct|private) messages?|message us (?:privately|directly)',
    '(?:per|via|als|eine|einer|by|send us a|in a) (?:DM|PN)',
    '(?:doğrudan|özel) mesaj\\p{L}*|(?:особист|приватн)\\p{L}+ повідомлен\\p{L}+|(?:личн|приватн)\\p{L}+ сообщен\\p{L}+',
    '(?:ال)?رسالة (?:مباشرة|خاصة)|mensajes? (?:directo|privado)s?|messages? (?:privé|direct)s?',
    'messaggi?o? (?:dirett|privat)[oi]|wiadomość (?:prywatn|bezpośredni)ą',
  ].join('|')})(?![\\p{L}-])`,
  'giu',
);

/** The words by which a text asks for a direct message, in any of the languages that patrons are answered in; else null. */
export function directMessageAskedFor(text: string): Passage | null {
  return first(text, directMessage);
}

const emoji =
  '(?:\\p{Regional_Indicator}{2}|[\\d#*]\\uFE0F?\\u20E3|(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F|[❤☺☀✌☝])(?:\\uFE0F|\\p{Emoji_Modifier}|\\u200D\\p{Extended_Pictographic})*)';
const anyEmoji = new RegExp(emoji, 'gu');
const emojiRun = new RegExp(`${emoji}(?:\\s?${emoji})+`, 'gu');
const mostEmoji = 2;

/** Two or more in a row, or more than two in all. */
function manyEmoji(text: string): Passage | null {
  const run = first(text, emojiRun);
  if (run !== null) return run;
  const all = [...text.matchAll(anyEmoji)];
  const next = all[mostEmoji];
  return next === undefined ? null : { found: all.map(([each]) => each).join(' '), at: next.index };
}

const mostShouted = 2;
/** Shorter ones are names and abbreviations more often than not. */
const shortestShouted = 4;
/** Written in capitals by everybody. */
const abbreviations = new Set('WLAN OPAC ISBN ISSN DVDS HDMI DSGVO ÖPNV IBAN XBOX'.split(' '));

/** Three words in capitals, or two exclamation marks. */
function shouted(text: string): Passage | null {
  const marks = first(text, /!(?:\s?[!?])*\s?!/gu);
  if (marks !== null) return marks;
  const loud = [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu)].filter(
    ([word]) => !abbreviations.has(word),
  );
  const [at] = loud.map(({ index }) => index);
  const shouts = loud.filter(([word]) => word.length >= shortestShouted);
  if (at === undefined || shouts.length <= mostShouted) return null;
  return { found: loud.map(([word]) => word).join(' '), at };
}

function first(text: string, pattern: RegExp): Passage | null {
  for (const { 0: found, index: at } of text.matchAll(pattern)) return { found, at };
  return null;
}
