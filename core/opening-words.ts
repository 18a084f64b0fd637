/** The words in which live opening hours are told, per language. Weekdays, dates and "and" come from Intl. */
import { englishHour, germanHour } from './notice-texts.ts';

/** HH:MM, from and to; `to` may be 24:00. */
export type Hours = readonly [from: string, to: string];

export interface OpeningWords {
  /** BCP 47. */
  locale: string;
  today: string;
  tomorrow: string;
  now: string;
  /** Before what is told of a day. */
  colon: string;
  comma: string;
  allBranches: string;
  /** After the only branch that is told of, where nobody named one. */
  otherBranches: string;
  /** Of one branch, or of several. */
  closed: (several: boolean) => string;
  /** A public holiday, where its name is not known in this language. */
  holiday: string;
  hours: (periods: readonly Hours[]) => string;
  /** Of one moment, as "11:05 Uhr". */
  clock: (time: string) => string;
  openUntil: (clock: string, several: boolean) => string;
  /** In brackets after "closed"; the day is null for today. */
  opens: (day: string | null, clock: string) => string;
  /** Before the hours of all the days of a span that nothing else was told of. */
  otherwise: string;
  /** "Montags". @param weekday its name in this language */
  weekly: (weekday: string, number: number) => string;
}

const and = (locale: string, items: readonly string[]) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
/** Hours on the 24-hour clock, understood in every language. */
const plainHours = (locale: string) => (periods: readonly Hours[]) =>
  and(
    locale,
    periods.map(([from, to]) => `${from}–${to}`),
  );
const opensWith =
  (opens: string, before = ', ') =>
  (day: string | null, clock: string): string =>
    `${opens} ${day === null ? clock : `${day}${before}${clock}`}`;
const inflected = (one: string, several: string) => (isSeveral: boolean) => (isSeveral ? several : one);

function englishHours([from, to]: Hours): string {
  const [first, last] = [englishHour(from), englishHour(to)];
  const half = last.match(/ [ap]m$/)?.[0];
  return `${half !== undefined && first.endsWith(half) ? first.slice(0, -half.length) : first}–${last}`;
}

const common = { colon: ': ', comma: ', ', clock: (time: string) => time };

const german: OpeningWords = {
  ...common,
  locale: 'de',
  today: 'Heute',
  tomorrow: 'Morgen',
  now: 'Jetzt',
  allBranches: 'alle Häuser',
  otherBranches: 'andere Häuser: bitte fragen',
  closed: () => 'geschlossen',
  holiday: 'Feiertag',
  hours: (periods) =>
    `${and(
      'de',
      periods.map(([from, to]) => `${germanHour(from)}–${germanHour(to)}`),
    )} Uhr`,
  clock: (time) => `${germanHour(time)} Uhr`,
  openUntil: (clock) => `geöffnet bis ${clock}`,
  opens: (day, clock) => `öffnet ${day === null ? '' : `${day} `}um ${clock}`,
  otherwise: 'sonst wie üblich',
  weekly: (weekday) => `${weekday}s`,
};

const english: OpeningWords = {
  ...common,
  locale: 'en-GB',
  today: 'Today',
  tomorrow: 'Tomorrow',
  now: 'Now',
  allBranches: 'all branches',
  otherBranches: 'other branches: please ask',
  closed: () => 'closed',
  holiday: 'public holiday',
  hours: (periods) => and('en-GB', periods.map(englishHours)),
  clock: englishHour,
  openUntil: (clock) => `open until ${clock}`,
  opens: (day, clock) => `opens ${day === null ? '' : `${day} `}at ${clock}`,
  otherwise: 'otherwise as usual',
  weekly: (weekday) => `${weekday}s`,
};

const polishWeekly = ['poniedziałki', 'wtorki', 'środy', 'czwartki', 'piątki', 'soboty', 'niedziele'];
const ukrainianWeekly = ['понеділка', 'вівторка', 'середи', 'четверга', 'п’ятниці', 'суботи', 'неділі'];
const russianWeekly = [
  ...['понедельникам', 'вторникам', 'средам', 'четвергам', 'пятницам', 'субботам', 'воскресеньям'],
];

/** By ISO 639-1; the names of branches stay as they are. */
export const openingWords: Readonly<Record<string, OpeningWords>> = {
  de: german,
  en: english,
  tr: {
    ...common,
    locale: 'tr',
    today: 'Bugün',
    tomorrow: 'Yarın',
    now: 'Şu an',
    allBranches: 'tüm şubeler',
    otherBranches: 'diğer şubeleri bize sorun',
    closed: () => 'kapalı',
    holiday: 'resmî tatil',
    hours: plainHours('tr'),
    openUntil: (clock) => `açık (kapanış ${clock})`,
    opens: opensWith('açılış:'),
    otherwise: 'diğer günlerde her zamanki gibi',
    weekly: (weekday) => `${weekday} günleri`,
  },
  ar: {
    ...common,
    locale: 'ar-u-nu-latn',
    today: 'اليوم',
    tomorrow: 'غدا',
    now: 'الآن',
    comma: '، ',
    allBranches: 'جميع الفروع',
    otherBranches: 'باقي الفروع: اسألونا',
    closed: () => 'مغلقة',
    holiday: 'عطلة رسمية',
    // In words: a dash between figures is turned round among letters that run from right to left.
    hours: (periods) =>
      and(
        'ar',
        periods.map(([from, to]) => `من ${from} إلى ${to}`),
      ),
    openUntil: (clock) => `مفتوحة حتى ${clock}`,
    opens: opensWith('تفتح', '، '),
    otherwise: 'باقي الأيام كالمعتاد',
    weekly: (weekday) => `أيام ${weekday}`,
  },
  es: {
    ...common,
    locale: 'es',
    today: 'Hoy',
    tomorrow: 'Mañana',
    now: 'Ahora',
    allBranches: 'todas las sedes',
    otherBranches: 'otras sedes: consúltenos',
    closed: inflected('cerrada', 'cerradas'),
    holiday: 'día festivo',
    hours: plainHours('es'),
    openUntil: (clock, several) => `${several ? 'abiertas' : 'abierta'} hasta las ${clock}`,
    opens: opensWith('apertura:'),
    otherwise: 'los demás días, como siempre',
    weekly: (weekday) => `Los ${weekday.endsWith('s') ? weekday : `${weekday}s`}`,
  },
  fr: {
    ...common,
    locale: 'fr',
    today: 'Aujourd’hui',
    tomorrow: 'Demain',
    now: 'En ce moment',
    colon: '\u00a0: ',
    allBranches: 'toutes les bibliothèques',
    otherBranches: 'autres bibliothèques\u00a0: demandez-nous',
    closed: inflected('fermée', 'fermées'),
    holiday: 'jour férié',
    hours: plainHours('fr'),
    openUntil: (clock, several) => `${several ? 'ouvertes' : 'ouverte'} jusqu’à ${clock}`,
    opens: opensWith('ouverture\u00a0:'),
    otherwise: 'les autres jours, comme d’habitude',
    weekly: (weekday) => `Le ${weekday}`,
  },
  it: {
    ...common,
    locale: 'it',
    today: 'Oggi',
    tomorrow: 'Domani',
    now: 'Adesso',
    allBranches: 'tutte le sedi',
    otherBranches: 'altre sedi: basta chiedere',
    closed: inflected('chiusa', 'chiuse'),
    holiday: 'giorno festivo',
    hours: plainHours('it'),
    openUntil: (clock, several) => `${several ? 'aperte' : 'aperta'} fino alle ${clock}`,
    opens: opensWith('apertura:'),
    otherwise: 'gli altri giorni, come al solito',
    weekly: (weekday, number) => `${number === 7 ? 'La' : 'Il'} ${weekday}`,
  },
  pl: {
    ...common,
    locale: 'pl',
    today: 'Dziś',
    tomorrow: 'Jutro',
    now: 'Teraz',
    allBranches: 'wszystkie filie',
    otherBranches: 'inne filie: prosimy pytać',
    closed: () => 'nieczynne',
    holiday: 'święto',
    hours: plainHours('pl'),
    openUntil: (clock) => `czynne do ${clock}`,
    opens: opensWith('otwarcie:'),
    otherwise: 'w pozostałe dni jak zwykle',
    weekly: (_, number) => `${number === 2 ? 'We' : 'W'} ${polishWeekly[number - 1]}`,
  },
  uk: {
    ...common,
    locale: 'uk',
    today: 'Сьогодні',
    tomorrow: 'Завтра',
    now: 'Зараз',
    allBranches: 'усі філії',
    otherBranches: 'інші філії: запитайте нас',
    closed: () => 'зачинено',
    holiday: 'свято',
    hours: plainHours('uk'),
    openUntil: (clock) => `відчинено до ${clock}`,
    opens: opensWith('відкриття:'),
    otherwise: 'в інші дні як завжди',
    weekly: (_, number) => `Що${ukrainianWeekly[number - 1]}`,
  },
  ru: {
    ...common,
    locale: 'ru',
    today: 'Сегодня',
    tomorrow: 'Завтра',
    now: 'Сейчас',
    allBranches: 'все филиалы',
    otherBranches: 'другие филиалы: спросите нас',
    closed: inflected('закрыто', 'закрыты'),
    holiday: 'праздничный день',
    hours: plainHours('ru'),
    openUntil: (clock, several) => `${several ? 'открыты' : 'открыто'} до ${clock}`,
    opens: opensWith('открытие:'),
    otherwise: 'в остальные дни как обычно',
    weekly: (_, number) => `По ${russianWeekly[number - 1]}`,
  },
};
