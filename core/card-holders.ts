/** Numbers that stand for whoever holds the card, with no word that calls them one: "für 28123456 bitte vormerken". */
import { lean } from './lean-pattern.ts';

/** What a library does for somebody, and what somebody has there, in the languages of the patrons. */
const service =
  /vormerk|vorgemerkt|verläng|zurück ?(?:zu)?(?:leg|gelegt)|(?:weg|bereit)(?:zu)?leg|(?<!\p{L})zurück(?!\p{L})|hinterleg|beiseite|reserv|sperr|freischalt|freigeschaltet|(?:aus|ent)leih|ausgeliehen|verbuch|gebühr|angemeldet|registriert|gemahnt|(?<!\p{L})(?:hold|keep|fees?|fines?|loans?)(?!\p{L})|(?:put|set|lay) .{0,30}(?:aside|by)(?!\p{L})|renew|extend|unlock|block|overdue|réserv|prolong|renouvel|emprunt|(?:mettre|mettez) de côté|renov|prorrog|apart[ae]|prestad|prenot|rinnov|prorog|przedłuż|odłoż|odblok|zarezerw|rezerw|ayır|uzat|брони|резерв|продл|подовж|отлож|відклад|блок|حجز|تجديد|تمديد|جدد/iu;
const forSomebody =
  /(?<!\p{L})(?:für|auf|an|unter|von|for|under|pour|sous|sur|para|per|dla|pod|для|на|под)\s(?:(?:die|den|der|le|la|el|il|nr\.?|nummer|number)\s){0,2}$/iu;
const forSomebodyBehind = /^ (?:için|adına|numaralı|nolu|nedeniyle)(?!\p{L})/iu;

/** "28123456 ist gesperrt", "können Sie 28123456 freischalten": cards and accounts are barred, and little else with a number. */
const barredBehind =
  /^,? (?:(?:ist|wurde|war|is|was|has been|est|está|è|jest) (?:\p{L}{2,10} ){0,2}?)?(?:bitte |wieder |mal )?(?:gesperrt|entsperr\p{L}*|sperren|freischalten|freigeschaltet|gemahnt|blocked|locked|suspended|bloqué\p{L}*|bloquead[ao]|bloccat[ao]|zablokowan\p{L}*)(?!\p{L})/iu;
const barredInFront =
  /(?<!\p{L})(?:entsperr\p{L}{0,3}|sperr(?:en|t|e)|unblock|unlock|débloque[rz]|desbloque\p{L}{1,3}|sblocc\p{L}{1,4}|odblok\p{L}{1,5})\s(?:(?:sie|bitte|mal|die|the|please|la|le)\s){0,3}$/iu;
/** Nothing in front that the number could be of: "Ticket 28123456 wurde gesperrt". */
const noThing =
  /(?:^|[,;:(-]\s?|(?<!\p{L})(?:die|der|und|dass|warum|wieso|weshalb|ist|wurde|sie|ihr|bitte|mal|the|why|is|please|you|le|la|el|que)\s)$/iu;

const kin =
  'sohn|tochter|kind|enkel(?:in|kind)?|mann|frau|mutter|vater|mama|papa|oma|opa|bruder|schwester|son|daughter|husband|wife|mother|father|mum|mom|dad|kid|fils|fille|mari|femme|hij[oa]|marido|mujer|figli[oa]|marito|moglie|syn|córka|mąż|żona|oğlum|kızım|eşim|сын|дочь|муж|жена|син|донька|чоловік|дружина|ابني|ابنتي|زوجي|زوجتي';
const self = 'ich|mich|mir|uns|wir|me|myself|moi|yo|io|ja|mnie|ben|benim|я|меня|мене|أنا';
/** "meine Tochter hat 28123457", "mein Sohn (28123458)", "bei mir, 28123457, fehlt" */
const ofSomebody = lean(
  `(?<!\\p{L})(?:${kin})(?:['’]s)?(?:\\s\\p{Lu}\\p{L}{1,20})?\\s?(?:[,:(-]\\s?)?(?:(?:hat|ist|has|is|ha|tiene|ma)\\s(?:(?:die|the|le|la)\\s)?)?$|(?<!\\p{L})(?:${self})\\s?[,(:]\\s?$`,
  'iu',
);

/** "It's 28123457, can you see it?": an answer, with more behind it. */
const answered =
  /(?:^|[,;:]\s?)(?:\p{L}{2,5},?\s)?(?:(?:it|that)(?:['’]?s| is)|(?:es|das) (?:ist|war|wäre|müsste)|c['’]est|es|è|to|bu)\s(?:(?:die|the|le|la|el|il)\s)?$/iu;
const thenMore = /^\s?(?:[,;!?]|$)/u;

const fewestFigures = 7;
/** A round sum, an address of a network. */
const noHolder = /000$|\d{1,3}(?:\.\d{1,3}){3}$/;
const compactDate =
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;

/** Whether the number stands in the place of a person: too long to count anything, and no day. */
export function standsForHolder(shape: string, words: string, following: string): boolean {
  const figures = shape.replace(/\D/g, '');
  if (figures.length < fewestFigures || noHolder.test(shape) || compactDate.test(figures)) return false;
  if (forSomebody.test(words) || forSomebodyBehind.test(following))
    return service.test(words) || service.test(following);
  if (ofSomebody.test(words) || barredInFront.test(words)) return true;
  if (answered.test(words) && thenMore.test(following)) return true;
  return noThing.test(words) && barredBehind.test(following);
}
