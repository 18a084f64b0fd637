/**
 * The words that name a day, as sources of regular expressions for folded text (`fold` of the features). German and
 * English in full; Turkish, Arabic, Spanish, French, Italian, Polish, Ukrainian and Russian for today, tomorrow,
 * weekdays and dates.
 */
import { fold } from './features.ts';

/** A letter of these languages, once folded; the whole of Unicode in a hundred patterns takes too long to compile. */
export const letter = '[a-z\\u0400-\\u04ff\\u0620-\\u06ff]';
export const letterOrDigit = '[a-z\\d\\u0400-\\u04ff\\u0620-\\u06ff]';

/** Alternatives that all begin like a word: the look ahead, true wherever one stands, halves the machine code (`lean-pattern.ts`). */
export const leading = (sources: readonly string[]): string => `(?:(?=${letterOrDigit})(?:${sources.join('|')}))`;

/** Folded alternatives, the longest first; an apostrophe may be any of those that are in use. */
export function oneOf(words: string | readonly string[]): string {
  const list = typeof words === 'string' ? words.trim().split(/\s+/) : words;
  const folded = [...new Set(list.map((word) => fold(word).replaceAll("'", "['’ʼ]?")))];
  return leading(folded.toSorted((a, b) => b.length - a.length));
}

/** Monday to Sunday. */
const weekdays = [
  'montag montach monday pazartesi الاثنين lunes lundi lunedì poniedziałek понеділок понедельник',
  'dienstag dienstach tuesday salı الثلاثاء martes mardi martedì wtorek вівторок вторник',
  'mittwoch wednesday çarşamba الأربعاء miércoles mercredi mercoledì środa środę середа середу среда среду',
  'donnerstag donnerstach thursday perşembe الخميس jueves jeudi giovedì czwartek четвер четверг',
  "freitag freitach friday cuma الجمعة viernes vendredi venerdì piątek п'ятниця п'ятницю пятница пятницу",
  'samstag sonnabend samstach saturday cumartesi السبت sábado samedi sabato sobota sobotę субота суботу суббота субботу',
  'sonntag sonntach sunday pazar الأحد domingo dimanche domenica niedziela niedzielę неділя неділю воскресенье',
] as const;
/** In general: "every Monday", in one word. */
const weeklyWords = [
  'poniedziałki понедельникам понеділках щопонеділка',
  'wtorki вторникам вівторках щовівторка',
  'środy средам середах щосереди',
  'czwartki четвергам четвергах щочетверга',
  "piątki пятницам п'ятницях щоп'ятниці",
  'soboty субботам суботах щосуботи',
  'niedziele воскресеньям неділях щонеділі',
] as const;
const abbreviations = ['mo mon', 'di tue tues', 'mi wed', 'do thu thur thurs', 'fr fri', 'sa sat', 'so sun'] as const;

const shortestName = 4;
const weekdayOf = new Map<string, number>();
for (const table of [weekdays, weeklyWords, abbreviations]) {
  for (const [i, names] of table.entries()) {
    for (const name of names.split(' ')) weekdayOf.set(fold(name).replace(/['’ʼ]/g, ''), i + 1);
  }
}

/** The first weekday that a folded text names, 1 (Monday) to 7; a name may go on, as in "Montagabend". */
export function weekdayIn(folded: string): number | null {
  for (const word of folded.replace(/['’ʼ]/g, '').match(/\p{L}+/gu) ?? []) {
    for (let end = word.length; end >= Math.min(word.length, shortestName); end--) {
      const weekday = weekdayOf.get(word.slice(0, end));
      if (weekday !== undefined) return weekday;
    }
  }
  return null;
}

const timeOfDay = '(?:vormittag|nachmittag|mittag|abend|morgen|fruh|nacht)';
export const weekdayName = oneOf(weekdays.join(' '));
/** "Montag", "Montagabend", "Montag früh". */
export const weekday = `${weekdayName}(?:${timeOfDay})?(?: ${timeOfDay}(?!${letter}))?`;
const weeklyAlone = `(?:(?:we?|по|у|в) ${oneOf(weeklyWords.join(' '))}|${oneOf(weeklyWords.map((words) => words.split(' ').at(-1) ?? ''))})`;
const always = oneOf(
  'jeden jeder immer every each her każdy każdą ogni cada кожен кожну каждый каждую каждое los les le il la كل أيام',
);
/** A weekday in general: "montags", "on Mondays", "jeden Montag", "los lunes", "по понедельникам". */
export const weekly = `(?:${weekdayName}(?:s|e?n)(?:abends|morgens|vormittags|nachmittags|mittags)?|${weekdayName} (?:vormittags|nachmittags|abends|morgens|mittags|mornings|afternoons|evenings|gunleri)|${weekdayName}leri|(?:${always}|an eine[mn]|on an?|w kazd[aey]) ${weekdayName}|${weeklyAlone})`;
export const weekdayAbbreviation = oneOf(abbreviations.join(' '));
export const anyWeekday = `(?:${weekday}|${weekdayAbbreviation})`;

/** January to December, alone and as within a date, with the German and English short forms. */
const months = [
  'januar jänner january jan ocak يناير enero janvier gennaio styczeń stycznia січень січня январь января',
  'februar february feb şubat فبراير febrero février febbraio luty lutego лютий лютого февраль февраля',
  'märz march mar mart مارس marzo mars marzec marca березень березня март марта',
  'april apr nisan أبريل abril avril aprile kwiecień kwietnia квітень квітня апрель апреля',
  'mai may mayıs مايو mayo maggio maj maja травень травня май мая',
  'juni june jun haziran يونيو junio juin giugno czerwiec czerwca червень червня июнь июня',
  'juli july jul temmuz يوليو julio juillet luglio lipiec lipca липень липня июль июля',
  'august aug ağustos أغسطس agosto août sierpień sierpnia серпень серпня август августа',
  'september sept sep eylül سبتمبر septiembre septembre settembre wrzesień września вересень вересня сентябрь сентября',
  'oktober october okt oct ekim أكتوبر octubre octobre ottobre październik października жовтень жовтня октябрь октября',
  'november nov kasım نوفمبر noviembre novembre listopad listopada листопад листопада ноябрь ноября',
  'dezember december dez dec aralık ديسمبر diciembre décembre dicembre grudzień grudnia грудень грудня декабрь декабря',
] as const;
const monthOf = new Map<string, number>(
  months.flatMap((names, i) => names.split(' ').map((name) => [fold(name), i + 1])),
);

/** The number of a month by its folded name. */
export const monthNumber = (name: string): number | undefined => monthOf.get(name);
/** The first month that a folded text names, 1 to 12. */
export const monthIn = (folded: string): number | null =>
  (folded.match(/\p{L}+/gu) ?? []).flatMap((word) => monthOf.get(word) ?? []).at(0) ?? null;
export const monthName = oneOf([...monthOf.keys()]);
/** Those that may stand before the day: "December 24". */
export const englishMonth = oneOf(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
);
/** Those that are no other word. */
export const plainMonth = oneOf([
  ...['märz', 'juni', 'juli', 'june', 'july', 'ekim', 'enero', 'мая'],
  ...months.flatMap((names) => names.split(' ')).filter((name) => name.length > shortestName && name !== 'march'),
]);

export const today = `(?:(?:heute?|heit|today) ?${timeOfDay}?(?!${letter})|heutige${letter}*|todays?|tonight|this (?:morning|afternoon|evening)|${oneOf(
  ["aujourd'hui", 'ce soir', 'bugün', 'hoy', 'esta tarde', 'oggi', 'stasera', 'dziś', 'dzisiaj', 'сьогодні', 'сегодня'],
)}|اليوم)`;
export const tomorrow = `(?:morgen(?: ${timeOfDay}(?!${letter}))?|${oneOf(
  'tomorrow tmrw tmr yarın غدا mañana demain domani jutro завтра',
)})`;
export const dayAfterTomorrow = `(?:${oneOf([
  'übermorgen',
  'day after tomorrow',
  'öbür gün',
  'بعد غد',
  'pasado mañana',
  'après-demain',
  'après demain',
  'dopodomani',
  'pojutrze',
  'післязавтра',
  'послезавтра',
])}(?: ${timeOfDay}(?!${letter}))?)`;
export const now = oneOf([
  ...['jetzt', 'jetz', 'momentan', 'im moment', 'im augenblick', 'now', 'right now', 'at the moment', 'currently'],
  ...['şimdi', 'şu an', 'الآن', 'ahora', 'maintenant', 'en ce moment', 'adesso', 'in questo momento', 'teraz'],
  ...['зараз', 'сейчас'],
]);
/** These mean now where no other day is named: "noch auf?", "bin grad in der Stadt". */
export const perhapsNow = '(?:gerade|grade|grad|noch (?:auf|uff|offen|geoffnet|da)|still open)';
export const weekend = oneOf([
  ...['wochenende', 'weekend', 'week-end', 'hafta sonu', 'fin de semana', 'fine settimana', 'weekendzie'],
  ...['вихідні', 'вихідними', 'выходные', 'выходных', 'نهاية الأسبوع'],
]);
/** Before a weekday or a week: may be the nearest or the one after. */
export const following = oneOf([
  ...['nächsten', 'nächster', 'nächste', 'nächstes', 'nächstem', 'next', 'próximo', 'prossimo', 'prossima'],
  ...['następny', 'następną', 'przyszły', 'przyszłą', 'следующий', 'следующую', 'следующее', 'наступний', 'наступну'],
  ...['gelecek', 'önümüzdeki', 'haftaya'],
]);
export const coming = oneOf('kommenden kommender kommende kommendes kommendem coming');
/** The same after a weekday. */
export const followingAfter = oneOf(['prochain', 'que viene', 'próximo', 'prossimo', 'prossima', 'المقبل', 'القادم']);
export const past = oneOf([
  ...['letzten', 'letzter', 'letzte', 'letztes', 'letztem', 'vergangenen', 'vergangene', 'vergangenes', 'vergangener'],
  ...['vorigen', 'vorige', 'voriges', 'voriger', 'last', 'geçen', 'pasado', 'scorso', 'scorsa', 'прошлый', 'прошлую'],
  ...['минулий', 'минулу', 'zeszły', 'zeszłą', 'ostatni', 'ostatnią'],
]);
