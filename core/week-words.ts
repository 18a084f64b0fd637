/** Weeks ahead and the place of a weekday in its month, as sources of regular expressions for folded text, in ten languages. */
import { coming, following, letter, oneOf } from './day-words.ts';
import { fold } from './features.ts';

/** One to eight; more only in figures, but for a fortnight's days. */
const counts: readonly (readonly [number: number, names: string])[] = [
  [1, 'ein eine einer einem einen a one bir un une una أسبوع'],
  [2, 'zwei two iki deux dos due dwa два две أسبوعين أسبوعان'],
  [3, 'drei three üç trois tres tre trzy три ثلاثة'],
  [4, 'vier four dört quatre cuatro quattro cztery чотири четыре أربعة'],
  [5, 'fünf five beş cinq cinco cinque pięć пять خمسة'],
  [6, 'sechs six altı seis sei sześć шість шесть ستة'],
  [7, 'sieben seven'],
  [8, 'acht eight'],
  [14, 'vierzehn fourteen quatorze'],
];
const numberOf = new Map(
  counts.flatMap(([number, names]) => names.split(' ').map((name) => [fold(name), number] as const)),
);
/** How many of something. */
export const count = `(?:\\d{1,2}|${oneOf([...numberOf.keys()])})`;
const week = `(?:wochen?|weeks?|${oneOf('semaine semaines semana semanas settimana settimane tydzień tygodnie tygodni тиждень тижні тижнів неделю недели недель')})`;
const into = oneOf(['in', 'dans', 'dentro de', 'en', 'tra', 'fra', 'za', 'через', 'за']);
const singleWeek = `(?:za tydzien|${oneOf(['через тиждень', 'за тиждень', 'через неделю'])})`;

/** "In zwei Wochen", "in 14 Tagen", "iki hafta sonra". */
export const weeksAhead = `(?:${into} ${count} (?:${week}|tagen|days)(?:['’ʼ]? time)?|in a fortnight|${singleWeek}|${count} hafta sonra(?:ki)?|${oneOf('بعد')} ${oneOf(['أسبوع', 'أسبوعين', 'ثلاثة أسابيع', 'أربعة أسابيع'])})`;
/** The same from another day on. */
export const weeksLater = `${count} (?:wochen? (?:spater|danach|darauf)|weeks? later)`;
/** "A week" of "a week on Tuesday". */
export const weeks = `(?:${count} weeks?|a fortnight)`;

/** How many weeks ahead a folded text says; null where it is no whole number of weeks. */
export function weeksIn(folded: string): number | null {
  if (folded.includes('fortnight')) return 2;
  const said = folded.match(/\d+|\p{L}+/gu) ?? [];
  const numbers = said.map((word) => (/^\d/.test(word) ? Number(word) : numberOf.get(word)));
  const number = numbers.find((each) => each !== undefined) ?? 1;
  // "In acht Tagen" is a week to some.
  const found = /(?:tagen|days)(?!\p{L})/u.test(folded) ? number / 7 : number;
  return Number.isInteger(found) && found > 0 ? found : null;
}

/** The week that begins next Monday. */
export const nextWeek = `(?:(?:der )?(?:${following}|${coming}) (?:woche|week|hafta)|${oneOf([
  ...['la semaine prochaine', 'semaine prochaine', 'la próxima semana', 'próxima semana', 'la semana que viene'],
  ...['semana que viene', 'la semana próxima', 'semana próxima', 'la prossima settimana', 'prossima settimana'],
  ...['la settimana prossima', 'settimana prossima', 'przyszłym tygodniu', 'następnym tygodniu', 'przyszły tydzień'],
  ...['наступного тижня', 'наступному тижні', 'следующей неделе', 'следующую неделю'],
  ...['الأسبوع القادم', 'الأسبوع المقبل'],
])})`;
/** And the one after it. */
export const weekAfterNext = '(?:(?:der |die )?ubernachste[nrs]? woche|(?:the )?week after next|obur hafta)';
/** Between a week and its weekday: "nächste Woche auch am Dienstag". */
export const onWeekday = `,?(?: (?:auch|noch|nur|wieder|dann|eigentlich)){0,2}(?: (?:on the|an einem|${oneOf('am on den der the le el il w we в во у у يوم')}))? `;
/** Between a weekday and its week: "Dienstag in der nächsten Woche". */
export const ofWeek = `,? (?:(?:${oneOf(['in', 'of', 'de', 'della', 'del', 'w', 'на', 'من', 'في'])}) )?`;

/** As the place of a weekday. */
export const lastInMonth = -1;
const ordinals: readonly (readonly [place: number, names: string])[] = [
  [
    1,
    'first 1st premier primer primero primo prima pierwszy pierwsza pierwszą перший перша першу первый первая первую',
  ],
  [2, 'second 2nd deuxième segundo secondo seconda drugi druga drugą другий друга другу второй вторая вторую ikinci'],
  [3, 'third 3rd troisième tercer terzo terza trzeci trzecia trzecią третій третя третю третий третья третью üçüncü'],
  [4, 'fourth 4th quatrième cuarto quarto quarta czwarty czwarta czwartą четвертий четверту четвёртый четвертую'],
  [1, 'erste ersten erster 1. первое ilk birinci'],
  [2, 'zweite zweiten zweiter 2. второе'],
  [3, 'dritte dritten dritter 3. третье'],
  [4, 'vierte vierten vierter 4. dördüncü'],
  [5, 'fünfte fünften fünfter 5. fifth 5th'],
  [lastInMonth, 'letzte letzten letzter last dernier dernière último ultimo ultima ostatni ostatnia ostatnią'],
  [lastInMonth, 'останній остання останню последний последняя последнюю последнее son'],
];
const placeOf = new Map(ordinals.flatMap(([place, names]) => names.split(' ').map((name) => [fold(name), place])));
/** "First" to "fifth" and "last". */
export const ordinal = oneOf([...placeOf.keys()].map((name) => name.replace('.', '\\.')));
const ordinalAtBeginning = new RegExp(`(?<!${letter}|\\d)${ordinal}(?!${letter})`, 'u');

/** The first ordinal of a folded text: 1 to 5, or `lastInMonth`. */
export function placeIn(folded: string): number | undefined {
  return placeOf.get(folded.match(ordinalAtBeginning)?.[0] ?? '');
}
