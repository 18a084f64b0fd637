/** Whether a text tells that something is out of order: nobody who does wants to read how well it serves. */
import { wordingsOf } from './answer-index.ts';
import { fold } from './features.ts';
import { lean } from './lean-pattern.ts';
import type { Answer } from './library.ts';
import { textsIn } from './wording.ts';

/** Where a clause ends, or nearly. */
const end =
  '(?= *(?:[.,;:!?)]|$)| (?:und|aber|was|wo|and|but|again|today|seit|since|right now|at the moment)(?!\\p{L}))';
const meanwhile =
  '(?: (?:leider|gerade|grad|heute|momentan|schon|wieder|immer|noch|alle|auch|hier|einfach|uberhaupt|bei (?:euch|ihnen|mir)))';
/** Not "heute geht nicht", "Treppen gehen nicht", "vormerken geht nicht" or a number dialled: somebody cannot, for whatever reason. */
const suiting =
  '(?<!(?:heute|morgen|\\p{L}+tags?|abends?|das|es|so|treppen|stufen|stiegen|termin|[\\d-]{4,}|\\p{L}*(?:leihen|merken|langern|melden)) )';
/** What takes and eats paper, coins or books: people take and eat as well, and that is no fault. */
const machine =
  '\\p{L}*(?:automat|gerat|maschine|kasten|klappe|drucker|kopierer|scanner|terminal|machine|printer|copier)';
/** A person who is on strike, mad or dead is no thing that is out of order. */
const unlikePeople =
  '(?<!(?<!\\p{L})(?:wer|alles|ihr|sie|er|es|du|he|she|\\p{L}*autor(?:in)?|author|personal|bahn|bus|busse|verdi)(?: (?:ist|is|schon|already)){0,3} )';

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
    'defekt|ausgefallen(?!e)|gestort|klemmt(?! eine?)|verstopft|ausser betrieb|abgesturzt|sturz(?:t|en)(?: \\p{L}+){0,3} ab(?!\\p{L})',
    // Not "wo hängt der Plan", nor a coat that still does.
    `(?<=[\\p{L}\\d] )hangt(?<!(?<!\\p{L})wo [^.,;:!?]{0,99}hangt)(?: (?:sich auf|fest|schon|wieder|immer|gerade|grad|leider|dauernd|standig)){0,3}${end}`,
    `${unlikePeople}(?:(?:spinn|streik|zick)t(?! ihr)|(?:tot|dead)${end})|${machine} (?:frisst|schluckt|eats|(?:keeps? |is )?eating|ate|swallow(?:s|ed))(?!\\p{L})`,
    `(?:is|are|s|got|keeps?) (?:frozen|stuck|freezing|crashing|jamming)(?!\\p{L})|(?:jams|crashes|freezes)${end}`,
    `out of (?:order|service)|jammed|faulty|clogged|(?:(?:is|are|was|s|ist|sind|war) (?:\\p{L}+ ){0,3}|^\\p{L}+ )down${end}`,
    'ariza|معطل|عطلان|averiad[oa]s?(?!\\p{L})|fuera de servicio',
    'en panne|hors service|guast[oaie](?!\\p{L})|fuori servizio|несправн|неисправ',
  ],
  // It does not work: for some reason, which may be with whoever writes.
  [
    ...broken,
    `${suiting}(?:geht|gehen|funktioniert|funktionieren|funzt|tut)${meanwhile}{0,3} (?:nicht|nich|net|ned|nimmer)(?!\\p{L})(?! (?:ans?|ran|mit|um|ohne|nur|zu)(?!\\p{L}))`,
    '(?<!(?<!\\p{L})(?:i|we|he|she|they) )(?:dos|do|did|is|are|was|wo)(?: not|nt) work(?:ing)?(?!\\p{L})|(?<!(?<!\\p{L})(?:am|im|we are) )not working|stopped working',
    `(?<!(?<!\\p{L})(?:ihr|wir|sie) )(?:ladt|laden|reagiert|reagieren|startet|druckt|scannt)${meanwhile}{0,3} (?:nicht|nich|net|ned|nimmer)(?!\\p{L})(?! um(?!\\p{L}))`,
    '(?<!(?<!\\p{L})(?:i|we|he|she|they|you) )(?:wont|dosnt|dos not|dont|will not) (?:load|respond|print|scan|boot|turn on)(?!\\p{L})|not (?:loading|responding)',
    `${machine} (?:nimmt (?:[^.,;:!?]{0,99} )?(?:nicht|nichts|kein\\p{L}*)|(?:wont|will not|dosnt|dos not) (?:take|accept))(?!\\p{L})`,
    'calismiyor|لا [يت]عمل|ما [بي]+شتغل|no (?:me )?funciona|(?:marche|fonctionne)(?:nt)? (?:pas|plus)',
    'non (?:mi )?funziona|nie dziala|не працює|не працюють|(?<!еще )не работа[ею]т',
  ],
  // It is full.
  [
    `(?<!wie )(?:voll|uberfullt|full|overflowing|llen[oa]|pleine?|pien[oa]|dolu|переполнен\\p{L}*|переповнен\\p{L}*)${end}`,
  ],
].map((phrases) => lean(`(?<!\\p{L})(?:${phrases.join('|')})`, 'u'));

/** With what follows: whose own printer or car is broken asks for something else. Not what a machine does not take. */
const own =
  /(?<!\p{L}|(?:nimmt|frisst|schluckt|take|accept) )(?:mein\p{L}*|unser\p{L}*|bei (?:uns|mir)|daheim|zu ?hause?|my|our|at home|das auto|the car)(?!\p{L})[^.,;:!?]*/gu;

/** The catalogue is part of it. */
const website = /(?:web|internet) ?(?:seite|sit)|homepage|(?<!\p{L})(?:\p{L}*katalog|catalog|opac)/u;

const told = new WeakMap<Answer, ReadonlySet<number>>();

/** What is said to be out of order besides one's own: the kinds of fault, for `isMeantFor`. */
export const faultsTold = (text: string): readonly number[] => faultsIn(plain(text).replace(own, ''));

/** Whether an answer is meant for one of these faults: it is among what is asked of it, or it tells how else we are reached. */
export function isMeantFor(answer: Answer, faults: readonly number[]): boolean {
  const tellsWhom = answer.intents.includes('contact_location') && textsIn(answer).some((text) => /\S@\S/.test(text));
  if (tellsWhom) return true;
  const known = told.get(answer) ?? new Set(wordingsOf(answer).flatMap(faultsTold));
  told.set(answer, known);
  return faults.some((fault) => known.has(fault));
}

/** Whether an answer sends to the website somebody who tells a fault of just that: it may be what they cannot read. */
export const sendsBack = (answer: Answer, text: string): boolean =>
  website.test(plain(text)) && textsIn(answer).some((each) => website.test(plain(each)));

const plain = (text: string) =>
  fold(text)
    .replace(/['’`´]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const faultsIn = (said: string) => kinds.flatMap((kind, i) => (kind.test(said) ? [i] : []));
