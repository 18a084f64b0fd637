/** Whether a text says by its words that it asks for opening or closing, in the languages that patrons write in. */
import { fold, words } from './features.ts';

/** Beginnings of words; a "$" ends a whole word. */
const opening = [
  'auf$ offen geöffnet öffn öffnungs aufhab aufhat aufmach zu$ zumach zuhab geschlossen schließ dicht$ betrieb$ besetzt$',
  'open clos shut',
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

export function asksWhetherOpen(text: string): boolean {
  return words(text).some((word) => whole.has(word) || beginnings.some((stem) => word.startsWith(stem)));
}
