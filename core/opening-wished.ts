/** Whether somebody would have other opening hours, or asks why they are what they are: who does knows the present ones. */
import { wordingsOf } from './answer-index.ts';
import { fold } from './features.ts';
import { lean } from './lean-pattern.ts';
import type { Answer } from './library.ts';

const days = 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|feiertag|wochenende';
/** How it would be always: a single day may be somebody before a locked door. */
export const always = `(?:(?:${days}|morgen|vormittag|mittag|nachmittag|abend)s|langer|fruher|ofters?|haufiger|(?:an|am|auch) (?:am |an )?(?:${days})(?:e?n)?)(?!\\p{L})`;
const alwaysEnglish =
  '(?:longer|later|earlier|more often|(?:on |at )?(?:sun|mon|tue?s|wednes|thurs|fri|satur)days|(?:on |at )?week(?:end|day)s|(?:in the )?evenings|(?:public )?holidays)(?!\\p{L})';
export const praise = '(?:schon|toll|super|gut|prima|klasse|hilfreich|sinnvoll|praktisch|cool|spitze)';
export const niceEnglish = '(?:great|nice|good|lovely|helpful|useful|cool|wonderful|brilliant|fantastic)';

const opening =
  'offn|(?:mach|hab|hatt)\\p{L}{0,4} (?:[^.!?]{1,40} )?auf(?!\\p{L})|auf(?:zu| )?(?:mach|hab|hatt|sein|lass)|(?<!\\p{L})(?:offen|open|zeiten)';
const closing =
  '(?:ge|ab)?schloss|schliess|(?<!\\p{L})(?:zu(?:mach|hab|hatt)|(?:zu|dicht)(?= (?:ha[bt]|ist|is|sind|seid|mach|sein)|[^\\p{L}]*$|,)|clos|shut)';
const ofOpening = lean(opening, 'u');
const ofHours = lean(`${opening}|${closing}|(?<!\\p{L})(?:bis|ab|um|until|till|from) `, 'u');
const usually = lean(
  `(?<!\\p{L})(?:${always}|${alwaysEnglish}|(?:langere|fruhere|spatere|erweiterte)[nrs]?(?!\\p{L})|unter der woche|werktags)|(?:${days})soffn|offnungszeit|(?<!\\p{L})(?:opening|your) (?:hours|times)`,
  'u',
);

/** Asked for oneself or for one day, promised, or only to be known. */
const otherwise = lean(
  `(?<!\\p{L})(?:ob|wann|(?<!war (?:mal |ja |doch )?)was|wie (?!war)|welche|obwohl|wissen|schreiben|sagen?|klappt|heute|gestern|morgen|jetzt|laut|angeblich|eigentlich|(?:mir|mich|uns)(?![^.!?]*(?:wunsch|freu|lieber))|mein\\p{L}*|nachsehen|nachschauen|helfen|prufen|antworte\\p{L}*|whether|if you are|when|what|today|now|known?|tell|me|my|us|help|reply|answer|check|let .{0,9} know)(?!\\p{L})`,
  'u',
);
const kindly =
  '(?: (?:echt|wirklich|total|sehr|ja|auch|mal|so|viel|einfach|leider|schon|es|das|ich|wir|really|very|absolutely))*';
/** German and English. "Ihr solltet", "könntet ihr", "wäre es möglich", "wenn ihr hättet": what is not so. Who says it of himself asks. */
const wishes = [
  '(?<!(?:ich|wir) )(?:(?:soll|konn)t(?:et|en|e)|wurd(?:et|en|e)|(?<=(?:ihr|sie|man) )musst(?:et|en|e))(?! (?:ich|wir)(?!\\p{L}))',
  '(?:konnt ihr|konnen sie)(?: denn| da)* nicht',
  `(?:warum|wieso|weshalb)(?![^.!?]{0,80} (?:am|an) )[^.!?]{0,80} nicht(?!\\p{L})`,
  `wa?re?n?(?: e?s)?${kindly} (?:moglich|denkbar|nett|was(?!\\p{L})|${praise})|${praise} ware?|fande(?!\\p{L})`,
  'wenn [^.!?]{0,80}(?:hattet|hatten|wa?re?t)(?!\\p{L})|wunsch(?!en? (?:euch|ihnen|dir))|(?:war|hatt)en?[^.!?]{0,80} lieber',
  `(?:would|d) be${kindly} ${niceEnglish}|wish|if only|consider|(?:would|d) love`,
  '(?:you|the library) (?:should|could|ought to|might)|(?:can|couldn) t you|could you not|please (?:also |just |stay )*open',
  'chance ?,? dass|(?:if|chance) (?:you|the library) (?:were|had|opened|stayed|could|would)',
].map((wish) => `(?<!\\p{L})(?:${wish})`);
/** Said of the hours as they are; "Ist drei zu spät?" asks. */
const complaints = [
  'schade|doof|blod|argerlich|nervt|nervig|unpraktisch|ungunstig|bescheuert|unmoglich',
  'pity|shame|annoying|too bad|sad',
  'zu (?:kurz|knapp|spat|fruh|wenig|eingeschrankt)|too (?:short|early|late|few|limited)',
].map((complaint) => `(?<!\\p{L})(?:${complaint})(?!\\p{L})`);
const wished = lean(wishes.join('|'), 'u');
const complained = lean(complaints.join('|'), 'u');

export const sentenceEnd = /(?<=[.!?؟]["“”»)]{0,3})\s+|\n/u;
/** In characters; to look on to the end of a long sentence from each of its words takes the square of its length. */
const longest = 280;

/** Whether a sentence would have other opening hours than there are, or is sorry for these. */
export function wishesForHours(sentence: string): boolean {
  const plain = plainly(sentence);
  if (plain.length > longest || !usually.test(plain) || !ofHours.test(plain) || otherwise.test(plain)) return false;
  return wished.test(plain) || (complained.test(plain) && !plain.includes('?'));
}

/** Without signs that only hold a word together: "wär's", "Can't". */
export const plainly = (text: string) =>
  fold(text)
    .replace(/['’`´]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether it is about hours, whatever topic it was taken for: "länger" by itself may be a loan. */
export const speaksOfOpening = (text: string): boolean => ofOpening.test(fold(text));

/** Within a sentence the Italian one means "because". */
const why =
  /(?:(?<!\p{L})(?:warum|wieso|weshalb|why|how come|neden|niye|nicin|لماذا|ليش|por que|pourquoi|dlaczego|czemu|чому|почему|зачем)|(?:^|[.!?] )(?:ma |e |scusate,? )?perche)(?!\p{L})/u;

/** In whatever language. */
const asksWhy = (text: string): boolean => why.test(fold(text));

/** "It would be", "if only", "a pity": the languages in which `wishesForHours` reads none. */
const elsewhere = lean(
  '(?<!\\p{L})(?:olurdu|keske|yazik|يا ?ريت ت?فتح\\p{L}*|seria (?!posible saber)\\p{L}+|ojala|lastima|ce serait|dommage|sarebbe (?:bello|fantastico|utile|ottimo|comodo|meglio)|peccato|magari apri\\p{L}+|bylo ?by|szkoda|fajnie by|шкода|було б|жаль|было бы|хотелось бы,? чтобы)(?!\\p{L})',
  'u',
);

/** Whether somebody who speaks of the hours in whatever language is helped little by hearing them. */
export const knowsTheHours = (text: string): boolean =>
  asksWhy(text) || (!/[?؟]/.test(text) && elsewhere.test(fold(text)));

/** Whether an answer says nothing of why the hours are what they are: unless somebody asked just that, they are all it tells. */
export const tellsNoReason = (answer: Answer): boolean =>
  answer.intents.includes('opening_hours') && !answer.notice && ![answer.title, ...wordingsOf(answer)].some(asksWhy);
