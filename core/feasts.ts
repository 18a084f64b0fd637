/** Days with a name, from Altweiber to Silvester, in folded words. Which are holidays is the Land's affair, not asked here. */
import { getHolidays } from 'feiertagejs';
import { Temporal } from 'temporal-polyfill';
import { leading, letter, oneOf } from './day-words.ts';

/** Days from Easter Sunday, or days of the year as MM-DD, or a Sunday of Advent; Buß- und Bettag is looked up. */
type When = readonly number[] | readonly string[] | { advent: number } | 'repentance';

const advent = (names: string, german: string, english: string) =>
  `(?:(?:${names}|${german}) advent(?:s?sonntag)?|(?:${english}) (?:advent(?: sunday)?|sunday (?:of|in) advent))`;

/** In other languages; "vacances de Noël" are weeks, and Рождество is on another day. */
const otherChristmas = `(?<! d[ei] )${oneOf(['noël', 'navidad', 'natale', 'boże narodzenie', 'різдво', 'عيد الميلاد'])}`;

const otherChristmasEve = oneOf(['nochebuena', 'wigilia', 'wigilię', 'wigilii', 'vigilia di natale', 'veille de noël']);
const otherNewYearsEve = oneOf([
  ...['nochevieja', 'sylwester', 'sylwestra', 'san silvestro', 'saint sylvestre', 'st sylvestre', 'saint-sylvestre'],
  ...['réveillon du nouvel an', 'yılbaşı gecesi'],
]);
const otherNewYear = oneOf([
  ...['capodanno', 'año nuevo', 'nouvel an', "jour de l'an", 'nowy rok', 'nowym roku', 'رأس السنة'],
  ...['yılbaşı', 'yılbaşında', 'новый год', 'новий рік'],
]);

/** Earlier entries win: "Mariä Himmelfahrt" is not "Himmelfahrt", "1. Weihnachtstag" not all of "Weihnachten". */
const feasts: readonly (readonly [names: string, when: When])[] = [
  [
    '(?:zwischen den jahren|zwischen weihnachten und (?:neujahr|silvester)|between christmas and new year(?:.?s)?(?: (?:eve|day))?)',
    ['12-27', '12-28', '12-29', '12-30', '12-31'],
  ],
  ['(?:1\\.|ersten?r?) (?:und|oder|u\\.) (?:2\\.|zweiten?r?) weihnachts(?:feier)?tag', ['12-25', '12-26']],
  ['(?:(?:1\\. ?|ersten?r? )weihnachts(?:feier)?tag|christmas day)', ['12-25']],
  ['(?:(?:2\\. ?|zweiten?r? )weihnachts(?:feier)?tag|boxing day)', ['12-26']],
  [`(?:heilig ?abends?|heilige[nr] abend|christmas eve|xmas eve|${otherChristmasEve})`, ['12-24']],
  [`(?:weihnachten|weihnachts(?:feier)?tagen?|christmas|xmas|${otherChristmas})`, ['12-24', '12-25', '12-26']],
  [`(?:s[iy]lvester(?:tag)?|new year.?s eve|nye|${otherNewYearsEve})`, ['12-31']],
  [`(?:neujahr(?:stag)?|new year.?s day|${otherNewYear})`, ['01-01']],
  ['(?:heiligen? drei konigen?|heilig drei konig|dreikonig(?:e|stag)?|epiphany)', ['01-06']],
  [`(?:(?:inter${letter}+ )?(?:welt)?frauentag|international women.?s day)`, ['03-08']],
  ['(?:tag der arbeit|maifeiertag|may day)', ['05-01']],
  ['(?:maria himmelfahrt|assumption day)', ['08-15']],
  ['weltkindertag', ['09-20']],
  [
    '(?:tag der (?:deutschen )?einheit|(?:deutschen?|german) (?:einheit|unity day)|nationalfeiertag|day of german unity)',
    ['10-03'],
  ],
  ['(?:reformationstag|reformation day|halloween)', ['10-31']],
  ['(?:allerheiligen|all saints.?(?: day)?)', ['11-01']],
  ['(?:buss- und bettag|buss und bettag)', 'repentance'],
  ['(?:nikolaus(?:tag)?)', ['12-06']],
  [advent('1\\.', 'erste[nrs]?', '1st|first'), { advent: 1 }],
  [advent('2\\.', 'zweite[nrs]?', '2nd|second'), { advent: 2 }],
  [advent('3\\.', 'dritte[nrs]?', '3rd|third'), { advent: 3 }],
  [advent('4\\.', 'vierte[nrs]?', '4th|fourth'), { advent: 4 }],
  ['(?:weiberfastnacht|altweiber(?:fastnacht)?|schmotziger donnerstag)', [-52]],
  ['(?:rosenmontag|carnival monday|rose monday)', [-48]],
  ['(?:(?:faschings|fastnachts|karnevals|veilchen)dienstag|shrove tusday)', [-47]],
  ['(?:aschermittwoch|ash wednesday)', [-46]],
  ['(?:palmsonntag|palm sunday)', [-7]],
  ['(?:grundonnerstag|maundy thursday)', [-3]],
  ['(?:karfreitag|good friday)', [-2]],
  ['(?:karsamstag|ostersamstag|(?:easter|holy) saturday)', [-1]],
  ['(?:ostersonntag|easter sunday)', [0]],
  ['(?:ostermontag|easter monday)', [1]],
  ['(?:ostern|osterfeiertagen?|ostertagen?|easter(?! ?(?:holidays?|break|vacation)))', [-2, -1, 0, 1]],
  ['(?:(?:christi )?himmelfahrt(?:stag)?|vatertag|ascension(?: day)?)', [39]],
  ['(?:pfingstsonntag|whit sunday|pentecost sunday)', [49]],
  ['(?:pfingstmontag|whit monday|pentecost monday)', [50]],
  ['(?:pfingsten|pfingstfeiertagen?|pfingsttagen?|whitsun|pentecost)', [49, 50]],
  ['(?:fronleichnam(?:stag)?|corpus christi)', [60]],
];

/** Any of the names, for folded text. */
export const feastName = leading(feasts.map(([names]) => names));
/** Feasts of other languages, of several days or of none that we could tell. */
export const otherFeast = `${oneOf('noël navidad natale pâques pascua pasqua wielkanoc święta ramadan bayram bayramda рождество різдво пасха великдень праздник праздники свята')}|(?:ال)?عيد`;

const known = feasts.map(([names, when]) => ({ pattern: new RegExp(`^${names}$`, 'u'), when }));

/** The days of a feast in one year; empty where the name is unknown. */
export function feastDays(folded: string, year: number): Temporal.PlainDate[] {
  const when = known.find(({ pattern }) => pattern.test(folded))?.when ?? [];
  if (when === 'repentance') return [holiday('BUBETAG', year)];
  if ('advent' in when) return [adventSunday(when.advent, year)];
  const easter = holiday('OSTERMONTAG', year).subtract({ days: 1 });
  return when.map((day) =>
    typeof day === 'number' ? easter.add({ days: day }) : Temporal.PlainDate.from(`${year}-${day}`),
  );
}

/** The fourth is the last one before Christmas Day. */
function adventSunday(number: number, year: number): Temporal.PlainDate {
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  return christmas.subtract({ days: christmas.dayOfWeek + 7 * (4 - number) });
}

function holiday(name: 'BUBETAG' | 'OSTERMONTAG', year: number): Temporal.PlainDate {
  const found = getHolidays(year, 'ALL').find((each) => each.name === name);
  if (found === undefined) throw new Error(`No ${name} in ${year}`);
  return Temporal.PlainDate.from(found.dateString);
}
