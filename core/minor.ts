/** Whether somebody says of themselves that they are under 18: then two members of staff answer. */

const ofAge = 18;
/** Whoever is younger does not write to us; "ich bin 1 von vielen" is no age. */
const youngest = 5;

const spelt: Readonly<Record<string, number>> = {
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
};
const age = `(?<age>\\d{1,2}|${Object.keys(spelt).join('|')})`;

/** What comes after an age and after nothing that is counted: an end, a pause, or how the sentence goes on. */
const goesOn =
  'und|aber|oder|also|darf|kann|könnte|möchte|will|brauche|hab|habe|suche|weil|deshalb|geworden|and|but|so|can|may|do|is|need|want|y|et|e|i|ve|ama|а|и|але|і|و';
const end = `(?=\\s*(?:$|[.,;:!?)…\\n؟،]|[–—-]\\s|\\p{Extended_Pictographic})|\\s+(?:${goesOn})(?!\\p{L}))(?![.,:/-]\\d)`;
const germanYears = '(?:\\s*(?:jahre?|j\\.)(?:\\s+(?:alt|jung)(?!\\s+gewesen))?)?';
const englishYears = '(?:[\\s-]*(?:years?|yrs?)(?:[\\s-]+old)?|\\s*(?:yo|y\\/o))?';
const start = '(?<![\\p{L}\\p{N}])';

const patterns = [
  `${start}bin (?:(?:ich|jetzt|gerade|erst|noch|schon|fast|grad|selbst|selber|heute|gestern) ){0,3}${age}${germanYears}${end}`,
  `${start}ich werde (?:(?:bald|demnächst|morgen|heute|jetzt|nächste[nsr]?|diese[nsr]?|woche|monat|jahr) ){0,3}${age}${germanYears}${end}`,
  `${start}(?:i ?[’'´\`]m|i am|i(?:[’'´\`]ve)? (?:just )?turned) (?:(?:only|just|already|still|almost) )?${age}${englishYears}${end}`,
  // Without the apostrophe "im 12." is German: "im 12. Stock".
  `${start}im (?:only )?${age}(?:[\\s-]*(?:years?|yrs?)[\\s-]+old|\\s*(?:yo|y\\/o)|(?=\\s*,?\\s*(?:and|but|so|can)(?!\\p{L})))`,
  `${start}(?:ben )?${age} yaşındayım`,
  `عمري ${age} (?:سنه|سنة|عام|عاما|سنوات)`,
  `${start}tengo ${age} años(?! de)${end}`,
  `${start}j ?[’'´\`]?ai ${age} ans(?! de)${end}`,
  `${start}ho ${age} anni(?! di)${end}`,
  `${start}mam ${age} lat${end}`,
  `${start}(?:мені|маю) ${age} (?:років|роки)${end}`,
  `${start}мне ${age} (?:лет|года)${end}`,
].map((source) => new RegExp(source, 'giu'));

/** "12. in der Schlange", "12. Platz": a number in a row. Upper case tells a noun from a new sentence. */
const ordinal =
  /^\.\s*(?:in|im|auf|an|der|die|das|von|vom|bei|beim|und|mal|reihe|platz|stelle)(?!\p{L})|^\.\s*(?:Platz|Stelle|Position|Person|Reihe|Stock|Etage|Klasse|Vorsitz|Mal|Tag)/u;
/** Pupils of the first ten or thirteen years are hardly ever of age; teachers "have" a class. */
const atSchool =
  /(?<!\p{L})(?:ich bin|bin ich|ich geh|ich gehe|geh|gehe|bin) (?:jetzt |gerade )?in (?:der|die|eine|einer) (?:[1-9]|10)(?:\.|te|te[nr]?)? ?klasse(?!\p{L})/iu;

/** True for "ich bin 12", "I'm 11 years old", "gehe in die 7. Klasse"; false for whoever speaks of somebody else, or counts. */
export function saysMinor(text: string): boolean {
  const plain = text.replace(/[\t \u00A0]+/g, ' ');
  if (atSchool.test(plain)) return true;
  return patterns.some((pattern) =>
    [...plain.matchAll(pattern)].some((match) => {
      const said = (match.groups?.age ?? '').toLowerCase();
      const years = spelt[said] ?? Number(said);
      const rest = plain.slice((match.index ?? 0) + match[0].length);
      return years >= youngest && years < ofAge && !ordinal.test(rest);
    }),
  );
}
