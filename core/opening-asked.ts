/** Whether a text says by its words that it asks for opening or closing, in the languages that patrons write in. */
import { fold, words } from './features.ts';

/** Beginnings of words; a "$" ends a whole word. */
const opening = [
  'auf$ uff$ offen offe$ geöffnet geöfn öffn öffnungs aufhab aufhat aufmach zu$ zumach zuhab geschlossen schließ dicht$ betrieb$ besetzt$',
  'open clos shut reopen',
  'açık açıl kapalı kapan',
  'مفتوح تفتح يفتح مغلق تغلق الدوام دوام فاتح',
  'abiert abre abrí abrir cerrad cierr horario',
  'ouvert ouvr ferm horaire',
  'apert apre aprite aprono chius chiud orari',
  'otwar czynn zamkn godzin',
  'відчин відкр працю зачин закрит',
  'открыт открыва работа закрыт закрыва',
].flatMap((list) => list.split(' '));
const whole = new Set(opening.filter((stem) => stem.endsWith('$')).map((stem) => fold(stem.slice(0, -1))));
const beginnings = opening.filter((stem) => !stem.endsWith('$')).map(fold);

/** "Ist heute niemand da?", "Is anyone there today?" Whoever is to be there for something is asked about in more words. */
const anybodyThere =
  /(?<!\p{L})(?:jemand|niemand|keiner|anyone|anybody|someone|somebody|nobody|no one)(?: \p{L}+){0,3} (?:da|there)(?: (?!(?:to|for|who|zum|fur) )\p{L}+){0,2}\W*$/u;

export function asksWhetherOpen(text: string): boolean {
  if (anybodyThere.test(fold(text))) return true;
  return words(text).some((word) => whole.has(word) || beginnings.some((stem) => word.startsWith(stem)));
}

const isOpen = '(?:auf|uff|offen|geoffnet|open)(?!\\p{L})';
const next = new RegExp(
  `(?<!\\p{L})(?:(?:nachste[sn]? mal|wieder|next) (?:\\p{L}+ )?${isOpen}|open (?:next|again)|reopen)`,
  'u',
);
/** What we may know nothing of: "nach der Renovierung". */
const afterwards = /(?<!\p{L})(?:nach|after|following|once|wenn|sobald)(?!\p{L})/u;

/** Whether a text asks when a house opens next: "Wann macht ihr wieder auf?" German and English. */
export function asksForNextOpening(text: string): boolean {
  const folded = fold(text);
  return next.test(folded) && !afterwards.test(folded);
}

const loans =
  /frist|fallig|mahn|gebuhr|strafe|zuruckg|zuruckb|abgeb|overdue|(?<!\p{L})(?:due|fines?|fees?|return|renew)/u;

/** Whether a text asks what a closure means for what is on loan. German and English. */
export const asksOfLoans = (text: string): boolean => loans.test(fold(text));
