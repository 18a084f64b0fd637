/** Where a text speaks of a PIN or a password: what stands out there may be one, though no word beside it says so. */
import { lean } from './lean-pattern.ts';
import { after, before, type Span } from './spans.ts';

const words = [
  '(?<![\\p{L}\\d])(?:pins?|p\\.i\\.n\\.|pincode|tan|pw|pwd|mdp|clave|пін|пин)(?!\\p{Ll})|pin-?(?:nummer|code|nr)',
  '(?<!\\p{L})pass?-?(?:w[oö]?r[dt]|wört|wd|phrase|code)|(?<!\\p{L})initial-?pass?wor[dt]|pass?wor[dt]|ken+-?w[oö]rt|losungswort|codewort|zugangswort',
  'geheim-?(?:zahl|nummer|code|wort|nr)|(?:zugangs|zugriffs|zahlen|entsperr|sicherheits|login|tür|schließfach)-?code',
  'log-?in(?![\\p{L}-])|einlog|eingelog|zugangsdaten|anmeldedaten|log(?:ged|ging)? in(?!\\p{L})|logge? (?:ich )?mich|melde (?:ich )?mich (?:\\p{L}{2,8} )?mit(?= \\d)',
  'mot de passe|code (?:secret|d.accès)|contraseña|c[óo]digo secreto|codice segreto|parola|şifre|hasł[oaeu]|парол|код доступа',
  'كلمة (?:ال)?(?:سر|مرور)|الرقم السري|الرمز السري|رمز المرور',
].join('|');
const named = lean(words, 'giu');
/** A piece of every one of them, in small letters: most texts have none, and are searched no further. */
const hint =
  /p\.?i\.?n|п[иі]н|tan|p[wd]|mdp|clave|pas|ken+-?w|losung|zugang|geheim|code|log|meld|daten|contras|digo|codice|parola|şifre|hasł|парол|код|سر|رمز|مرور/u;

/** "3 Versuche, dann gesperrt": what was typed in there is a secret as well. */
const typed =
  /(?<!\p{L})(?:(?:aus|durch)?probier|(?:ein|aus|ver)?ge(?:tippt|geben)|eintipp|tipp[et]|versuch|tried|typed|entered|attempt|essay|tecle|prob[aó]|inser|próbow|wpis|dene|пробо|пробу|введ|ввод)/giu;
const barred =
  /(?:ge|ent)sperr|sperrt|zugang|(?:ab|an)gemeldet|nicht (?:rein|anmelden)|blocked|locked|bloqu|blocc|bloq|zablokow|kilit|заблок|блок/iu;

/** The house's own network is no one's secret; the one at home is. */
const network = /w-?lan|wi-?fi|(?:gäste|gast|funk|inter)-?netz|hotspot|(?<!\p{L})(?:wi fi|internet)(?!\p{L})/iu;
const atHome =
  /(?<!\p{L})(?:daheim|zu ?hause|at home|fritz ?box|router|chez moi|en casa|a casa|w domu|дома|вдома)(?!\p{L})/iu;

/** So far from the word, in characters, may stand what it is about. */
const reach = 250;

/** The stretches of the text that speak of a secret, in order and apart; most texts have none. */
export function secretTalk(text: string): Span[] {
  const words = hint.test(text.toLowerCase()) ? [...text.matchAll(named)] : [];
  const told = words.filter(({ index, 0: word }) => !isOfNetwork(text, index, word));
  const tries = barred.test(text) ? [...text.matchAll(typed)] : [];
  return [...told, ...tries]
    .map(({ index }) => index)
    .sort((a, b) => a - b)
    .reduce<Span[]>(joined, []);
}

function joined(stretches: Span[], place: number): Span[] {
  const last = stretches.at(-1);
  if (last !== undefined && place - reach <= last.end) last.end = place + reach;
  else stretches.push({ start: place - reach, end: place + reach });
  return stretches;
}

function isOfNetwork(text: string, index: number, word: string): boolean {
  const around = before(text, index) + after(text, index + word.length);
  return network.test(around) && !atHome.test(around);
}

/** Whether a word names a secret itself. */
export const namesSecret = (text: string): boolean => text.search(named) >= 0;
