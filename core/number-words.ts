/** Words that say what a number is, in the ten languages of the patrons. */
import { lean } from './lean-pattern.ts';
import { before } from './spans.ts';

const alone = (source: string) => `(?<!\\p{L})(?:${source})(?!\\p{L})`;

const phone = `rufnummer|(?<!\\p{L})(?:tele)?fax(?!ger)|rufnr|durchwahl|${alone('tel|fon|cell|sms|cep\\p{L}{0,4}|моб|tlf')}|telefon|telegram|landline|handy|mobil(?!it)|móvil|movil|festnetz|whats ?app|r[üu]ckruf|zur[üu]ck ?(?:zu)?ruf|anruf|anzurufen|ruf\\p{L}{0,3} (?:mich|uns|ma|mal|bitte|doch|an|sie mich|meine?n?)(?!\\p{L})|erreichbar|zu erreichen|erreich\\p{L}{1,3} (?:sie |ihr )?(?:mich|uns|meine?|unter)|klingel\\p{L}? durch|durchklingeln|phone|${alone('call|text|ring')} (?:me|us)|t[ée]l[ée]phon|portable|appel|joindre|joignable|tel[ée]fono|tel[ée]fon|ll[aá]m[ae]|cellulare|chiam|kom[óo]rk|zadzwo|dzwoni|ara[yr]\\p{L}{0,3}|телефон|позвон|звони|дзвон|هاتف|جوال|موبايل|تلفون|واتس|اتصل`;

/** "Kd.-Nr.", "LNr", "Mitgl.Nr.", as people shorten the number of a reader. */
const shortened =
  '(?<!\\p{L})(?:l|ls|les|leser|ben|benutz|nutz|kd|kund|mitgl|mgl|ausw|kart|kt|bib|bibl)[.-]{0,2}\\s?(?:nr|no|num)(?!\\p{L})';

const card = `${shortened}|(?<!\\p{L})(?:patron|user|member|borrower|reader|card|library)[ -]?id(?!\\p{L})|auswei(?:s|ß)(?:-? ?id(?!\\p{L}))?|log-?in|(?<!\\p{L})log(?:ged|ging)? in(?!\\p{L})|eingeloggt|einloggen|nicht (?:mehr )?anmelden|zugangs?(?:nummer|nr|daten|kennung)|kennung|entleih|ausleih-?(?:nummer|nr|konto)|(?:bib|bücherei|library)-?card|${alone('kund(?:e|in)|kto')}|karten?-? ?(?:nummer|nr|id)(?!\\p{L})|(?<!mario )(?<!(?:topogra(?:ph|f)|geolog|histor)ischen? )(?<!\\p{L})karten?(?!\\p{L})|(?:bücherei|lese|leser|bibliotheks|bibo?|jahres|kunden|familien|benutzer|nutzer|schüler)-?karte|(?:lese|leser|nutzer|bücherei|bibliotheks|büchereikonto|mitglieds|kunden|entleiher|teilnehmer)-?(?:nummer|nr|id)|benutzer|leser(?:konto|kennung)|mitglied(?!er(?!\\p{L}))|konto(?:nummer|nr|s)?|kundenn|${alone('cards?|carte|carta|id-?card')}|${alone('(?:member|borrower|patron|account|reader|user)\\p{L}{0,4}')}|library (?:number|no|id)|üye|(?<!\\p{L})kart(?:[yaęąı]|[ıi][nm])?(?!\\p{L})|(?<!\\p{L})kart|lecteur|abonné|adhérent|usager|tarjeta|carn[ée]t?(?!\\p{L})|socio|lector|usuario|tessera|tesserino|utente|legitymac|czytelni[kc]\\p{L}{0,3}|czyteln|карт[аокуиіы]|квит(?:ок|к[аиу])(?!\\p{L})|квит|билет|білет|читат|читац|بطاق|عضوي`;

/** Whoever reads here, or what is to be renewed, right before the number: "Leserin 4711081", "verlängern: 28123456". */
const cardRightBehind =
  '(?<!\\p{L})(?:pin|passwor[dt]|kennwort)(?=\\s(?:zu|zur|für|von|for|of)\\s(?:(?:der|die)\\s)?(?:n(?:umme)?r\\.?\\s)?$)|(?<!\\p{L})(?:zugang|(?:meine|unsere|my|our|mes|mis|miei|moje|мои|мої) (?:daten|angaben|details|données|datos|dati|dane|данные|дані))(?=(?:\\s(?:sind|lauten|are|sont|son|sono|to))?\\s?:?\\s$)|(?<!\\p{L})ln(?=[\\s.:#-]{0,3}$)|(?<!\\p{L})(?:leser(?:in)?|nutzer(?:in)?|reader|lector|(?:bitte )?verläng(?:er\\p{L}{0,4}|rung)|renewal|renew|prolong\\p{L}{0,5}|renov\\p{L}{1,5}|renouvel\\p{L}{1,6}|rinnov\\p{L}{1,4}|przedłuż\\p{L}{1,6}|uzat\\p{L}{1,6}|продл\\p{L}{1,6}|подовж\\p{L}{1,6}|تجديد|تمديد)(?=\\s?[:=#-]\\s?$|\\s?:?\\s?(?:nr|nummer|number|no)\\P{L}{0,3}$)|(?<!\\p{L})(?:leser(?:in)?|nutzer(?:in)?|reader)(?=\\s$)|(?<!\\p{L})verläng(?:er\\p{L}{0,4}|rung)(?=(?:\\s(?:bitte|mal|alles|alle|meine|die|das|medien|bücher|sachen|bei|auf|für|mit|von|unter)){0,6}\\s$)|(?<!\\p{L})(?:vormerk\\p{L}{1,4}|gebühr(?:en)?)(?=\\s(?:für|auf)\\s$)|(?<!\\p{L})(?:anmeld\\p{L}{1,3}|angemeldet|sign(?:ed)? in|connecter|sesión|zalogować|войти|увійти)(?=\\s(?:mit|unter|als|with|as|avec|con|z|с|з)(?:\\s(?:der|nr|nummer))?\\s$)';

/** What has a number of its own: "Buch Nr.", "DVD mit der Nummer", "die Nummer auf dem Buchrücken". */
const medium =
  '(?:buch|medi(?:um|en)|dvd|cd|spiele?|film|zeitschrift|roman|hörbuch|titel|exemplar|book|film|movie|livre|libro|książk\\p{L}|книг\\p{L}|kitap)';
const ofMedium = `${alone(`${medium}`)}(?= (?:(?:mit|hat|with|has|avec|con) )?(?:(?:der|die|the|le|el|il) )?(?:nummer|nr|number|no|numéro|número|numero|numer|номер)(?!\\p{L}))|(?:nummer|nr\\.?|number) (?:auf|am|im|in|vom|on|of) (?:de[mrs]|the|einem) (?:${medium}|cover|etikett|rück(?:en|seite)|spine|label|regal)\\p{L}{0,10}`;

const other = `${ofMedium}|رقم (?:ال)?كتاب|номер книги|№ книги|isbn|issn|gtin|${alone('ean|asin|doi|az|id|ref|sn|ppn|rg|bd|blz|bic|inv')}|bankleitzahl|barcode|strichcode|signatur|medien-?n|mediennummer|exemplar|bestell|fernleih|auftrag|rechnung|quittung|beleg|mahn(?:ung|schreiben)|bescheid|sendung|paket|tracking|liefer|ticket|vorgang|aktenzeichen|seriennu|serien-?nr|modell|artikel|${alone("band|bände|heft|ausgabe|version|fehler|error|code(?! pin)|haus|zimmer|raum|plz|regal|platz|item|shelf|serial|order|invoice|receipt|reference|shipment|parcel|seite|vhs|kurs(?:es|e|us)?|seminars?|lehrgang|workshop|course|class|(?<!['’])s")}|fehler-?code|postleitzahl|katalog|gutschein|steuer-?n|steuer-?id|matrikel|call number|accession|fatura|sipariş|seri no|facture|commande|factura|pedido|fattura|ordine|scontrino|faktur|rachun|zamówien|paragon|рахун|замовлен|накладн|заказ|(?<!\\p{L})сч[её]т|فاتورة|طلب|\\p{L}{3,30}(?:nummer|-?nr)(?!\\p{L})`;

const plain =
  '(?<!\\p{L})(?:nummer|nr|number|numara\\p{L}{0,5}|num[ée]ro|número|numer\\p{L}{0,3}|no|n[°º]|kod)(?!\\p{L})|номер|رقم';

const global = (source: string) => lean(source, 'giu');
const patterns = {
  phone: global(phone),
  card: global(`${card}|${cardRightBehind}`),
  other: global(other),
  plain: global(plain),
};

/** What the words before a number make of it; a book's barcode loses to the card it is on. */
export type Naming = 'phone' | 'card' | 'other' | 'plain' | null;

/** The nearest word that names the number, and what is between the two. */
export function namedBy(words: string): { naming: Naming; gap: string } {
  const ends = (['card', 'phone', 'other'] as const).map((naming) => ({ naming, ...lastOf(words, patterns[naming]) }));
  // "Telefonnummer" is a compound of any kind and a telephone: the kind known by name stands.
  const nearest = ends.reduce((a, b) =>
    b.end > a.end && !(b.naming === 'other' && b.start <= a.start && a.end > 0) ? b : a,
  );
  const { end } = lastOf(words, patterns.plain);
  // "Mahnung bekommen, meine Nr. ist": not the one of the reminder.
  const isOwn = nearest.naming === 'other' && end > nearest.end && saysOwn(words.slice(nearest.end));
  if (nearest.end > 0 && !isOwn) return { naming: nearest.naming, gap: words.slice(nearest.end) };
  return end > 0 ? { naming: 'plain', gap: words.slice(end) } : { naming: null, gap: words };
}

export const saysPhone = (words: string): boolean => words.search(patterns.phone) >= 0;
/** In characters: what the call is about may stand between. */
const asked = 80;
/** Whether a call is asked for, on what matter ever: "Ruft zurück wegen der Mahnung: 0176 …", but not "… zur Rechnung Nr. 0176 …". */
export function asksForCall(text: string, index: number): boolean {
  const words = before(text, index, asked);
  const numbered = /(?:nummer|nr|number|(?<!\p{L})(?:no|isbn|id))\P{L}{0,3}(?:(?:ist|lautet|is)\s)?$/iu;
  return saysPhone(words) && !/[\d\uFFFC]/.test(words) && !numbered.test(words);
}
export const saysOwn = (words: string): boolean =>
  /(?<!\p{L})(?:meine?|my|mon|mi|mia|m[óo]j|мо[йя]|мій)(?!\p{L})/iu.test(words);
export const saysCard = (words: string): boolean => words.search(patterns.card) >= 0;

function lastOf(words: string, pattern: RegExp): { start: number; end: number } {
  let last = { start: 0, end: 0 };
  for (const match of words.matchAll(pattern)) last = { start: match.index, end: match.index + match[0].length };
  return last;
}
