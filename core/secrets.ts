/** PINs, passwords and codes in a text: what a word right beside it calls one. */
import { lean } from './lean-pattern.ts';
import { isMeasure, type Span } from './spans.ts';

const pin =
  '(?<!\\p{L})pass(?=\\s?[:=])|(?<![\\p{L}\\d])(?:pins?|p\\.i\\.n\\.|tan|пін|пин)(?!\\p{Ll})|geheim-?(?:zahl|nummer|code)|(?<![\\p{L}\\d])cv[cv]2?(?!\\p{Ll})|kartenprüf-?(?:nummer|nr|ziffer|zahl)';
const password =
  'passwor[dt]|passwd|(?<![\\p{L}\\d])(?:pw|pwd|clave|clé)(?!\\p{L})|kennwort|losungswort|pass-?(?:code|phrase)|mot de passe|contraseña|şifre\\p{L}{0,4}|parola(?:m|nız)?|hasł[oaem]|парол\\p{L}{1,2}|كلمة (?:السر|المرور)\\p{L}{0,2}|الرمز السري|رمز المرور';
const sentCode =
  '(?:zugangs|zugriffs|sicherheits|bestätigungs|freischalt|aktivierungs|einmal|verification|security|access|login)[ -]?(?:code|schlüssel)';
/** Codes are of many kinds: only whose it is, or where it stands, makes one a secret. */
const anyCode =
  '(?=[ckк])(?:(?<=(?:mein|my|mon|mio|mi|mój|мой|мій|der|the|le|el|il)\\s)|(?<=^\\s{0,3})|(?<=\\d(?:[ -]?\\d){6}[ ,;:/()-]{1,4}(?:(?:und|mit|and|with|et|avec|y|con|e|i|z|и|с|і|з|ve)\\s)?))(?:code|c[óo]digo|codice|kod(?:um?)?(?!\\p{L})|код(?!\\p{L}))';
const suffix = '(?:[ -]?(?:nummer|nr\\.?|code|number|no\\.?|kod)(?!\\p{L}))?';
/** The house's own network is no one's secret; whoever says "mine" means the one at home. */
const network =
  /(?<!(?<!\p{L})(?:mein|meine|unser|my|our|mon|notre|mi|mio|mój|мой|мій)\s(?:altes |neues |old |new )?)(?<!\p{L})\p{L}{0,8}(?:w-?lan|wi-?fi|netz)\p{L}{0,9}[ -]{0,3}$/iu;
const named = lean(
  `(?:(?<pin>${pin})|(?<word>${password}|${sentCode})|(?<code>${anyCode}))${suffix}(?!\\p{Ll})`,
  'dgiu',
);
const link =
  /(?:\s?\([^()\d\n]{1,20}\)(?=\s?[:=])|\s(?:alt|neu|old|new)(?=\s?[:=])|\s(?:für|zur?|zum|von|bei|im|der|for|of|to)(?:\s\p{L}{1,20}){1,3}?(?=\s?[:=]|\s(?:ist|lautet|is)\s))?\s{0,2}(?<sign>[:=]|->|→)?(?:\s{0,2}(?<verb>ist|lautet|lautete|wäre|war|heißt|is|was|est|era|es|è|to|jest)(?![\p{L}\d]))?\s{0,2}(?<also>:)?\s{0,2}(?<quote>["'„“”»«‚‘`(])?/uy;
/** What people put in before they say it: "glaub ich", "hab ich immer", "c'est". */
const hedge =
  /(?:,?\s(?:ist|war|wäre|sei|müsste|sollte|lautet|is|was|est|era|es|è|to|jest|c['’]est|glaube?|denke?|ich|i|je|yo|habe?|nehme?|nutze|benutze|verwende|think|guess|use|used|crois|creo|credo|immer|noch|doch|jetzt|nun|früher|bisher|eigentlich|wohl|vielleicht|angeblich|bestimmt|eh|ja|halt|einfach|also|als|as|dazu|dafür|entweder|always|still|now|probably|maybe|toujours|siempre|sempre|zawsze|damals|daheim|zu ?hause|at home|gestern|heute|yesterday|le|la|el|il|die|das|the)(?![\p{L}\d])){1,5}\s{0,2}:?\s{1,2}["'„“”»«‚‘`]?/iuy;
/** "4 4 8 2", "44 82": only a PIN is told figure by figure. */
const spacedFigures = /\d(?: \d){3,7}(?![\d.,:]| \d)|\d\d \d\d(?![\d.,:]| \d)/y;
const another = /\s(?:oder|bzw\.?|or|ou|o|lub|veya|или|або)\s(?=[^\s\uFFFC]{0,20}\d)/iuy;
const value = /[^\s\uFFFC"„“”»«]{1,64}/uy;
const trailing = /[.,;:!?)\]'’‘`…]+$/u;
/** "12345 ist meine PIN" */
const inFront =
  /(?<![^\s"„“(])([^\s\uFFFC"„“”(]{3,40})["“”]?(?:\seingegeben)?\s(?:(?:ist|is|war|wäre|als|as)\s(?:meine?|my|die|das|the)|als|as)\s$/iu;

/** "Passwort auf igel77 geändert", "changed my password to igel77" */
const changed =
  /^[^\d\n.!?:=]{0,25}?\s(?:(?:auf|zu|in)\s([^\s\uFFFC]{4,40})\s(?:ge(?:ändert|setzt|stellt)|um\p{L}+|abgeändert|ändern|setzen)|auf\s(\p{L}[^\s\uFFFC]{3,40})(?=$|\s*\n)|to\s([^\s\uFFFC]{4,40}))(?!\p{L})/iu;
/** In a row with the card that it opens: "20045567 / PW lesemaus". */
const infinitive = /(?:en|ern|eln)$/iu;
const besideCard = /\d{5}\P{L}{1,5}(?:(?:und|and)\s)?$/u;

/** "Geht 1234 als PIN?" */
export const thoughtOf = /^(?:0?1234\d{0,4}|(\d)\1+)$/;
const troubleCode = /fehler|error|qr|promo|gutschein|rabatt|voucher|zip|land|country|meldung|message/iu;
const year = /^(?:19|20)\d\d$/;
const counted = /^\d{1,2}(?:[.:]?|-?(?:stellig\p{L}*|digits?|mal|x|h|te?[nrs]?|st|nd|rd|th|stk))$/iu;
const noValue = /^(?:https?:|www\.|@|\[)/iu;
/** What is said about a secret in place of it: how it is, where it comes from, what to do with it. */
const remark = lean(
  String.raw`^(?:falsch|weg|fort|alt|neu|nicht|nie|nö|nein|ja|kein\p{L}*|immer|noch|leider|bitte|dein\p{L}*|danke|hilfe|frage|problem|thema|mein\p{L}*|ihr\p{L}*|das|die|der|dem|den|dies\p{L}*|welche\p{L}*|auch|jetzt|wieder|richtig|korrekt|gleich\p{L}*|leer|kurz|lang|schwach|sicher|egal|standard|min[d]?|max|geburts\p{L}*|tt\.?mm\p{L}*|tag\p{L}*|nachname|name|datum|hier|wie|was|wo|wer|siehe|fehl\p{L}*|funktionier\p{L}*|geht|ge\p{L}+[tn]|ver\p{L}+[tnr]n?|be\p{L}+t|ent\p{L}+|er\p{L}+t|zu\p{L}*|ab\p{L}+|an\p{L}+|ein\p{L}+|un\p{L}+|\p{L}+(?:bar|los|lich|ig|isch|ung)|wrong|gone|lost|invalid|incorrect|forgotten|missing|correct|fine|okay|weak|same|not|still|the|your|help|please|thanks?|broken|reset|birth\p{L}*|\p{L}+(?:ed|ing)|oublié|olvidada|perdu|unut\p{L}+|zapomnia\p{L}+|забы\p{L}+)$`,
  'iu',
);

/** A piece of every word above, in small letters: most texts have none, and are read no further. */
const hint =
  /log-?in|zugang|daten|\d\s?\/\s?\S{0,30}\p{L}|p\.?i\.?n|cv[cv]|kartenpr|tan|pass|pw|geheim|clav|clé|kennw|losung|\d\s?\/\s?\d{4}|contr|şifre|parola|hasł|п[іи]н|парол|cod[ei]|código|kod|код|schlüssel|كلمة|رمز/u;

/** Secrets with the word that names them beside them: the value alone is found. */
export function secrets(text: string): Span[] {
  if (!hint.test(text.toLowerCase())) return [];
  return [
    ...inPairs(text),
    ...[...text.matchAll(named)].flatMap((match) => {
      if (network.test(text.slice(Math.max(0, match.index - 32), match.index))) return [];
      const span =
        behind(text, match) ??
        hedged(text, match) ??
        concluded(text, match) ??
        ahead(text, match) ??
        changedTo(text, match);
      return span === null ? [] : [span, ...otherwise(text, span, match)];
    }),
  ];
}

/** "Zugangsdaten: 20045567 / 4711" */
const pairs =
  /(?:(?:zugangs|anmelde|login)-?daten|log-?in)\P{L}{1,3}(?:sind\s)?[a-z]?\d{5,14}\s?[/,;|]\s?(?=[^\s\uFFFC]{0,30}\d)([^\s\uFFFC]{4,40})|(?:ausweis|karte|konto|user|benutzer|nutzer)\P{L}{1,3}[a-z]?\d{5,14}\s?\/\s?((?=[^\s\uFFFC]{0,30}\d)(?=[^\s\uFFFC]{0,30}\p{L})[^\s\uFFFC]{4,40}|(?!(?:19|20)\d\d(?!\d))\d{4}(?:\d\d)?(?=[.!?]?(?:\s|$)))|(?:zugang|log-?in)(?:s?-?daten)?:\s[^\s\uFFFC/:]{3,40}\s\/\s((?=[^\s\uFFFC]{0,30}\d)(?=[^\s\uFFFC]{0,30}\p{L})[^\s\uFFFC]{4,40})/dgiu;

function inPairs(text: string): Span[] {
  return [...text.matchAll(pairs)].flatMap(({ 1: first, 2: second, 3: third, indices }) => {
    const said = first ?? second ?? third ?? '';
    const start = (indices?.[1] ?? indices?.[2] ?? indices?.[3])?.[0];
    return start === undefined ? [] : [{ start, end: start + said.replace(trailing, '').length }];
  });
}

function behind(text: string, { 0: word, index, groups }: RegExpExecArray): Span | null {
  link.lastIndex = index + word.length;
  const linked = link.exec(text)?.groups;
  const start = link.lastIndex;
  // "PINs", "Passwörter": the word goes on.
  if (linked === undefined || start === index + word.length) return null;
  const said = saidAt(text, start, groups);
  if (groups?.code !== undefined && !(isLinked(linked) || isOwnCode(text, index, word))) return null;
  if (groups?.code !== undefined && isTroubleCode(text, index)) return null;
  const span = { start, end: start + said.length };
  const beside = besideCard.test(text.slice(Math.max(0, index - 16), index));
  const is = { ...linked, pin: groups?.pin, code: groups?.code, beside };
  return isValue(text, span, is) ? span : null;
}

const isTroubleCode = (text: string, index: number) =>
  troubleCode.test(text.slice(Math.max(0, index - 40), index + 40));

const cardInFront = /\d(?:[ -]?\d){6}[ ,;:/()-]{1,4}(?:\p{L}{1,4}\s)?$/u;
/** "carte 12345678, code 1703"; where the language has no "is", "my" does. */
const isOwnCode = (text: string, index: number, word: string) =>
  cardInFront.test(text.slice(Math.max(0, index - 20), index)) || /^(?:kodum?|код)$/iu.test(word);

/** What is said there, without the signs behind it. */
function saidAt(text: string, start: number, groups: RegExpExecArray['groups']): string {
  const isNumber = groups?.pin !== undefined || groups?.code !== undefined;
  spacedFigures.lastIndex = value.lastIndex = start;
  const spaced = isNumber ? spacedFigures.exec(text)?.[0] : undefined;
  return spaced ?? value.exec(text)?.[0].replace(trailing, '') ?? '';
}

/** "PIN war glaub ich 4711": what has a figure in it, for of words alone too many are said there. */
function hedged(text: string, { 0: word, index, groups }: RegExpExecArray): Span | null {
  hedge.lastIndex = index + word.length;
  if (groups?.code !== undefined || !hedge.test(text)) return null;
  const start = hedge.lastIndex;
  const said = saidAt(text, start, groups);
  const span = { start, end: start + said.length };
  return /\d/.test(said) && !year.test(said) && isValue(text, span, { verb: 'is', pin: groups?.pin }) ? span : null;
}

/** "PIN ist das Jahr der Heirat rückwärts, also 4711" */
const conclusion =
  /[^\d.!?\n\uFFFC]{1,60}?[\s,](?:also|nämlich|sprich|d\.\s?h\.|das heißt|that is|i\.e\.)\s(\d{4,6})(?=\s*(?:$|[,;.!?)\n]))/iuy;

function concluded(text: string, { 0: word, index, groups }: RegExpExecArray): Span | null {
  conclusion.lastIndex = index + word.length;
  const said = groups?.pin === undefined ? undefined : conclusion.exec(text)?.[1];
  if (said === undefined || year.test(said)) return null;
  return { start: conclusion.lastIndex - said.length, end: conclusion.lastIndex };
}

/** "4482 oder 4483" */
function otherwise(text: string, { end }: Span, { groups }: RegExpExecArray): Span[] {
  another.lastIndex = end;
  if (!another.test(text)) return [];
  const start = another.lastIndex;
  const span = { start, end: start + saidAt(text, start, groups).length };
  return isValue(text, span, { verb: 'is', pin: groups?.pin }) ? [span] : [];
}

type How = Partial<Record<'sign' | 'verb' | 'also' | 'quote' | 'pin' | 'code', string | undefined>> & {
  beside?: boolean;
};

const isLinked = ({ sign, verb, also }: How) => sign !== undefined || verb !== undefined || also !== undefined;

/** Of the codes, these have three figures. */
const isOfBankCard = ({ pin = '' }: How) => /^(?:cv|kartenpr)/iu.test(pin);

function isValue(text: string, { start, end }: Span, how: How): boolean {
  const said = text.slice(start, end);
  if (said.length < 3 || noValue.test(said) || counted.test(said)) return false;
  const figures = said.replace(/\D/g, '').length;
  if (figures === 0) return how.code === undefined && isWord(text, { start, end }, how);
  if (/\p{L}/u.test(said)) return !/^\d/.test(said) || !isMeasure(text, start + (/^\d*/.exec(said)?.[0].length ?? 0));
  if (figures < (isLinked(how) || isOfBankCard(how) ? 3 : 4) || isMeasure(text, end)) return false;
  return !year.test(said) || how.pin !== undefined || how.sign !== undefined || how.quote !== undefined;
}

/** A password of letters alone is told from a remark only by where it stands: quoted, or last behind "is" or a colon. */
function isWord(text: string, { start, end }: Span, how: How): boolean {
  const said = text.slice(start, end);
  if (how.pin !== undefined || said.length < 4 || remark.test(said)) return false;
  if (how.quote !== undefined) return /^["'“”«»‘’`]/u.test(text.slice(end));
  const isListed = how.beside === true && !infinitive.test(said);
  return (isLinked(how) || isListed) && /^\s*(?:$|[,;!\n]|\.(?:\s|$))/u.test(text.slice(end, end + 4));
}

function ahead(text: string, { index }: RegExpExecArray): Span | null {
  const from = Math.max(0, index - 70);
  const match = inFront.exec(text.slice(from, index));
  if (/\s(?:als|as)\s$/iu.test(match?.[0] ?? '') && thoughtOf.test(match?.[1] ?? '')) return null;
  const said = match?.[1]?.replace(trailing, '') ?? '';
  if (match === null || !/\d/.test(said) || counted.test(said) || said.replace(/\D/g, '').length < 2) return null;
  const start = from + match.index;
  return { start, end: start + said.length };
}

function changedTo(text: string, { 0: word, index }: RegExpExecArray): Span | null {
  const from = index + word.length;
  const match = changed.exec(text.slice(from, from + 90));
  const said = (match?.[1] ?? match?.[2] ?? match?.[3])?.replace(trailing, '') ?? '';
  if (match === null || !/\d/.test(said) || counted.test(said) || year.test(said)) return null;
  const start = from + match[0].indexOf(said);
  return { start, end: start + said.length };
}
