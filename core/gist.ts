/** What a patron asks, without what surrounds it: greetings, thanks, signatures and personal data. */
import { anyMask } from './masks.ts';
import { redact } from './privacy.ts';

const openings =
  /^[\s,.!]*(?:(?:hallo|hi|hey|moin(?: moin)?|servus|guten (?:tag|morgen|abend)|liebes? (?:team|bücherei|buecherei|bibliothek)[\p{L} -]{0,30}?(?=[,.!])|sehr geehrte (?:damen und herren|frau|herr)|ihr lieben|hello|good (?:morning|afternoon|evening)|dear (?:team|library)|merhaba|selam|iyi günler|hola|buen[oa]s (?:días|tardes|noches)|bonjour|bonsoir|ciao|salve|buongiorno|dzień dobry|cześć|здравствуйте|привет|добрый (?:день|вечер)|добрий (?:день|вечір)|вітаю|مرحبا|السلام عليكم)(?:\s+(?:zusammen|liebes team|team|ihr lieben|miteinander|everyone|all))?(?!\p{L})[\s,.!:)-]*)+/iu;
const closings =
  /(?<![\s,.!-])[\s,.!-]*(?:und )?(?:(?:vielen dank|danke(?: ?schön)?|dankeschön|besten dank|herzlichen dank|merci|thanks?(?: you)?(?: a lot| so much)?|many thanks|teşekkürler|teşekkür ederim|gracias|grazie|dziękuję|dzięki|спасибо|дякую|شكرا)(?: (?:im voraus|schon ?mal|euch|ihnen|in advance))*|lg|vg|mfg|(?:liebe|viele|beste|schöne|freundliche|mit freundlichen) grü(?:ß|ss)en?(?: \p{Lu}\p{L}+)?|gruß(?: \p{Lu}\p{L}+)?|best regards|kind regards|cheers)(?:[\s!.,:)-]|\p{Extended_Pictographic}|\uFE0F)*$/iu;
/** A piece of every closing, in small letters: most texts have none at their end, and are searched no further. */
const closingHint =
  /dank|merci|thank|teşekk|gracias|grazie|dzięk|спасибо|дякую|شكرا|[lv]g|mfg|gr[uü](?:ß|ss)|regards|cheers/u;
/** In characters: the longest closing, with what may stand behind it. */
const longestClosing = 100;

/**
 * A remark that only names personal data, such as "Ausweisnummer: [Ausweisnummer]"; "my card [Ausweisnummer] is blocked"
 * says more. There is one way only to read its words, and so many at most: else "Tel. Tel. Tel. …" takes for ever.
 */
const naming =
  /(?<=^|[.?!,;(]\s{0,3}|\n)(?:(?:meine?|my|die|der|ist|is|lautet|nr|nummer|number|ausweis\p{L}*|karten?\p{L}*|tel|telefon\p{L}*|handy\p{L}*|mobil|iban|e-?mail|mail|adresse|geb|geboren(?: am)?|geburtsdatum|card|phone|pin|passwor[dt]|kennwort)(?!\p{L})[\s:.]*){0,8}/u;
const namingRemark = new RegExp(`${naming.source}${anyMask}(?=\\s*(?:$|[.,!?;)\\n]))`, 'giu');

/** "!!!", "?!?": how loud it is says nothing of the subject. */
const loudly = /[!?]{2,}/g;

/** The text to be judged by its subject; nearly the text itself where nothing else would be left. */
export function gistOf(written: string): string {
  const text = written.replace(loudly, (marks) => (marks.includes('?') ? '?' : '!'));
  const masked = redact(text);
  const bare = masked.includes('[') ? masked.replace(namingRemark, ' ') : masked;
  const gist = withoutClosing(withoutGreeting(bare)).trim();
  return (gist.match(/\p{L}+/gu)?.length ?? 0) >= 2 ? gist : text;
}

function withoutClosing(text: string): string {
  const end = text.slice(-longestClosing).toLowerCase();
  return closingHint.test(end) ? text.replace(closings, '').replace(closings, '') : text;
}

/** The text without the names of accounts and the greeting at its beginning. */
export function withoutGreeting(text: string): string {
  return text.replace(/^(?:\s*@\w+)+/, '').replace(openings, '');
}
