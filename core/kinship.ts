/** Words for whoever writes and whose data they tell, in the languages of the patrons. */
import { lean } from './lean-pattern.ts';

const german =
  'tochter|töchter|sohn(?:es)?|söhne|kind(?:er|es)?|enkel(?:in|kind|kinder|sohn|tochter|s)?|zwillinge?n?|geschwister|bruder|schwester|mutter|vater|mama|mutti|papa|oma|omi|opa|großmutter|großvater|eltern|tante|onkel|nichte|neffe|cousine?|mann|frau|ehefrau|ehemann|partner(?:in)?|freund(?:in)?|lebensgefährt(?:e|in)|mitbewohner(?:in)?|nachbar(?:in)?|baby|kleine[rn]?|größte[rn]?|jüngste[rn]?|älteste[rn]?|mädchen|junge|(?:paten|pflege|stief|schwieger)\\p{L}{3,8}';
const english =
  'daughters?|sons?|kids?|child|children|husband|wife|mother|father|mom|mum|dad|brother|sister|grand(?:son|daughter|child|ma|pa|mother|father)|nephew|niece|twins';
const romance =
  'fils|fille|enfants?|mari|femme|mère|père|frère|sœur|petite?-fil\\p{L}{1,2}|hij[oa]s?|niet[oa]|marido|mujer|esposa|madre|padre|herman[oa]|figli[oa]|bambin[oa]|marito|moglie|nonn[oa]|fratello|sorella|nipote';
const slavic =
  'syn|syna|synek|córk\\p{L}|mąż|męża|żon[aąęy]|mam[aąęy]|siostr[aąęy]|wnu(?:k|czka|czki)|сын\\p{L}{0,3}|доч\\p{L}{1,5}|реб[её]н\\p{L}{1,3}|муж\\p{L}{0,2}|жен[аеуы]|мам[аеуы]|пап[аеуы]|бабушк\\p{L}|дедушк\\p{L}|внук\\p{L}?|внучк\\p{L}|брат\\p{L}?|сестр\\p{L}|син\\p{L}{0,3}|доньк\\p{L}|доньц\\p{L}|дитин\\p{L}|чоловік\\p{L}{0,2}|дружин\\p{L}|онук\\p{L}?|онучк\\p{L}';
const others =
  'oğl(?:um|umun|umuz)|kız(?:ım|ımın|ımız)|eşim|annem|babam|çocuğum|torunum|kardeşim|ابن\\p{L}{0,3}|بنت\\p{L}{0,3}|طفل\\p{L}{0,2}|زوج\\p{L}{0,2}|حفيد\\p{L}{0,2}|أخ\\p{L}{0,2}';
/** A member of the family, as a source. */
export const kin = `(?<!\\p{L})(?:${german}|${english}|${romance}|${slavic}|${others})(?!\\p{L})`;

const ownWords =
  "(?<!\\p{L})(?:ich|bin|wir|meine?[rmns]?|unsere?[rmns]?|i|i['’]m|we|my|our|je|j['’]ai|mon|ma|mes|notre|mi|mis|nuestr[oa]|soy|nací|mio|mia|nostr[oa]|sono|mój|moj[aeąę]|mojego|mojej|nasz\\p{L}{0,2}|jestem|urodził[ea]m|benim|bizim|мо[йяюеёїєі]\\p{L}{0,2}|мо[её]м\\p{L}|наш\\p{L}{0,2}|я|меня|мне|мене|мені|أنا)(?!\\p{L})";
const pronoun = '(?<!\\p{L})(?:er|sie|es|she|he|it|elle|il)(?!\\p{L})';
const ownOrKin = lean(`${ownWords}|${kin}`, 'iu');
const anybody = lean(`${ownWords}|${kin}|${pronoun}`, 'iu');

/** Whether the words speak of the writer or of the family. */
export const isOwnOrKin = (words: string): boolean => ownOrKin.test(words);
/** The same, or of somebody named before. */
export const isOfSomebody = (words: string): boolean => anybody.test(words);

/** Whose birth and days everybody may know. */
const known =
  /(?<!\p{L})(?:autor(?:in|en)?|schriftsteller(?:in)?|dichter(?:in)?|sänger(?:in)?|schauspieler(?:in)?|regisseur(?:in)?|komponist(?:in)?|maler(?:in)?|künstler(?:in)?|politiker(?:in)?|philosoph(?:in)?|kanzler(?:in)?|könig(?:in)?|star|figur|held(?:in)?|biogra(?:f|ph)ie|author|writer|singer|poet|actor|actress|painter|composer|auteur|écrivain|autore|scrittore|escritor|gestorben|gest\.|verstorben|died)(?!\p{L})|†|(?<!\p{L})(?:buch|roman|romane|bücher|book|film) (?:von|über|by|about)(?!\p{L})/iu;
export const isOfTheKnown = (sentence: string): boolean => known.test(sentence);

/** The sentence that a place stands in, in two parts, neither longer than needed to tell whose data it is. */
export function aroundPlace(text: string, start: number, end: number): [before: string, behind: string] {
  const before =
    text
      .slice(Math.max(0, start - 90), start)
      .split(/[!?\n]|(?<!\d)\.(?=\s+\p{Lu})/u)
      .at(-1) ?? '';
  const behind = text.slice(end, end + 60).split(/[!?\n]|(?<!\d)\.(?=\s+\p{Lu})/u, 1)[0] ?? '';
  return [before, behind];
}
