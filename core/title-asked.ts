/** Whether somebody asks for a title: what it is called says nothing of the answer that tells how any is found. */
import { fold } from './features.ts';
import { lean } from './lean-pattern.ts';

/** German and English; Turkish, Arabic, Spanish, French, Italian, Polish, Ukrainian, Russian; folded. */
const mediums = [
  '\\p{L}*(?:buch(?:er|ern|s)?|roman(?:e|en|s)?|krimis?|film(?:e|en|s)?|comics?|mangas?|zeitung(?:en)?|zeitschrift(?:en)?|literatur)',
  'ratgeber|lexik(?:on|a)|noten|horspiele?|biografien?|band|bande|titel|dvds?|cds?|lps?|blu rays?',
  'books?|novels?|thrillers?|movies?|magazines?|newspapers?|sheet music',
  'kita(?:p|bi|plar)|roman(?:lar)?|كتاب|كتب|روايه|libr(?:os?|i)|novelas?|peliculas?|livres?|romanzi?',
  'ksiazk\\p{L}+|powiesc\\p{L}*|gazet\\p{L}+|книг\\p{L}*|роман\\p{L}*|газет\\p{L}*|фильм\\p{L}*|фільм\\p{L}*',
];
const asking = [
  'hab(?:t|ts) ihr|hobts|haben sie|hat die (?:stadt)?(?:bucherei|bibliothek)|gibt es|gibt ?s|fuhr(?:t ihr|en sie)',
  'ich such|suche?|wir suchen|(?:finde|find) ich|steh(?:t|en)|(?:da|vorhanden|verfugbar|ausgeliehen)(?= ?(?:$|[?!.]))',
  'do you have|have you got|is there|are there|looking for|is it in',
  'var mi|هل لديكم|عندكم|ten[eé]is|tienen|hay|avez vous|y a t il|avete|c e',
  'macie|czy jest|czy sa|maja panstwo|чи є|є у вас|есть ли|есть у вас|у вас есть|чи маєте',
];
const wordOf = (sources: readonly string[]) => lean(`(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`, 'u');
const [medium, asks] = [wordOf(mediums), wordOf(asking)];

/** "Habt ihr den Film „Gullivers Reisen“?", "Ich suche ein Buch über Brandschutz". */
export function asksForTitle(text: string): boolean {
  const folded = fold(text).replace(/['’`´-]/g, ' ');
  return asks.test(folded) && (medium.test(folded) || /[„«»"“]/.test(text));
}
