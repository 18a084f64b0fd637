/** Whether a text tells that something is out of order: nobody who does wants to read how well it serves. */
import { fold } from './features.ts';
import type { Answer } from './library.ts';
import { textsIn } from './wording.ts';

/** Where a clause ends, or nearly. */
const end = '(?= *(?:[.,;:!?)]|$)| (?:und|aber|was|wo|and|but|again|today|since|right now|at the moment)(?!\\p{L}))';
const meanwhile =
  '(?: (?:leider|gerade|grad|heute|momentan|schon|wieder|immer|noch|alle|auch|hier|einfach|uberhaupt|bei (?:euch|ihnen|mir)))';
/** Not "heute geht nicht", "Treppen gehen nicht", "vormerken geht nicht" or a number dialled: somebody cannot, for whatever reason. */
const suiting =
  '(?<!(?:heute|morgen|\\p{L}+tags?|abends?|das|es|so|treppen|stufen|stiegen|termin|[\\d-]{4,}|\\p{L}*(?:leihen|merken|langern|melden)) )';

/** Said of a thing in the house, and as well of an app that somebody cannot get into. */
const broken = [
  'kap{1,2}ut|broken|bozuk|bozul|خربان|(?:rot|estropead)[oa]s?(?!\\p{L})',
  'cassee?s?(?!\\p{L})|rott[oaie](?!\\p{L})|zepsu|popsu|зламан|зламав|поламан|сломан|сломал|поломан',
];
/** German, English; Turkish, Arabic, Spanish, French, Italian, Polish, Ukrainian, Russian; folded, so that "does" is "dos". */
const kinds = [
  // It is broken.
  [
    ...broken,
    'defekt|ausgefallen(?!e)|gestort|klemmt(?! eine?)|verstopft|ausser betrieb|abgesturzt',
    `out of (?:order|service)|jammed|faulty|clogged|(?:(?:is|are|was|s) (?:\\p{L}+ ){0,3}|^\\p{L}+ )down${end}`,
    'ariza|معطل|عطلان|averiad[oa]s?(?!\\p{L})|fuera de servicio',
    'en panne|hors service|guast[oaie](?!\\p{L})|fuori servizio|несправн|неисправ',
  ],
  // It does not work: for some reason, which may be with whoever writes.
  [
    ...broken,
    `${suiting}(?:geht|gehen|funktioniert|funktionieren|funzt|tut)${meanwhile}{0,3} (?:nicht|nich|net|ned|nimmer)(?!\\p{L})(?! (?:ans?|ran|mit|um|ohne|nur|zu)(?!\\p{L}))`,
    '(?<!(?<!\\p{L})(?:i|we|he|she|they) )(?:dos|do|did|is|are|was|wo)(?: not|nt) work(?:ing)?(?!\\p{L})|(?<!(?<!\\p{L})(?:am|im|we are) )not working|stopped working',
    'calismiyor|لا [يت]عمل|ما [بي]+شتغل|no (?:me )?funciona|(?:marche|fonctionne)(?:nt)? (?:pas|plus)',
    'non (?:mi )?funziona|nie dziala|не працює|не працюють|(?<!еще )не работа[ею]т',
  ],
  // It is full.
  [
    `(?<!wie )(?:voll|uberfullt|full|overflowing|llen[oa]|pleine?|pien[oa]|dolu|переполнен\\p{L}*|переповнен\\p{L}*)${end}`,
  ],
].map((phrases) => new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})`, 'u'));

/** With what follows: whose own printer or car is broken asks for something else. */
const own =
  /(?<!\p{L})(?:mein\p{L}*|unser\p{L}*|bei (?:uns|mir)|daheim|zu ?hause?|my|our|at home|das auto|the car)(?!\p{L})[^.,;:!?]*/gu;

const told = new WeakMap<Answer, ReadonlySet<number>>();

/** What is said to be out of order besides one's own: the kinds of fault, for `speaksOf`. */
export const faultsTold = (text: string): readonly number[] => faultsIn(plain(text).replace(own, ''));

/** Whether an answer is meant for one of these faults: it is among what is asked of it, or it tells how else we are reached. */
export function speaksOf(answer: Answer, faults: readonly number[]): boolean {
  const tellsWhom = answer.intents.includes('contact_location') && textsIn(answer).some((text) => /\S@\S/.test(text));
  if (tellsWhom) return true;
  const known =
    told.get(answer) ?? new Set([answer.title, ...Object.values(answer.questions).flat()].map(plain).flatMap(faultsIn));
  told.set(answer, known);
  return faults.some((fault) => known.has(fault));
}

const plain = (text: string) =>
  fold(text)
    .replace(/['’`´]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const faultsIn = (said: string) => kinds.flatMap((kind, i) => (kind.test(said) ? [i] : []));
