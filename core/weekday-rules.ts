/** How a weekday is read that something else tells which: a day of the month, a month, weeks ahead, a feast. */
import { Temporal } from 'temporal-polyfill';
import { date } from './date-words.ts';
import {
  ahead,
  type DayReading,
  type DayRule,
  days,
  inDays,
  means,
  nothing,
  type Passage,
  rule,
  toldOfPast,
  unread,
  upTo,
} from './day-reading.ts';
import * as w from './day-words.ts';
import { feastDays, feastName } from './feasts.ts';
import {
  count,
  lastInMonth,
  nextWeek,
  ofWeek,
  onWeekday,
  ordinal,
  placeIn,
  weekAfterNext,
  weeks,
  weeksAhead,
  weeksIn,
  weeksLater,
} from './week-words.ts';

/** In days: whoever means a later one names its month. */
const nearDayOfMonth = 61;
const daysAfterNextWeek = 14;

const namesDay = new RegExp(`\\d|(?<!${w.letter})(?:${w.weekdayName}|${feastName})`, 'u');

/** A rule for days to come: a clause in the past asks for none that could be told. */
const toCome = (source: string, read: DayRule['read']): DayRule =>
  rule(source, (passage) => (toldOfPast.test(passage.clause) ? unread : read(passage)));

const weekdayOf = (found: string) => w.weekdayIn(found) ?? 1;

const notATime = `(?! ?(?:uhr|h|am|pm|a\\.m|p\\.m|o.?clock|heures?|ore)(?!${w.letter})|[.:,]?\\d| ?[-–/] ?\\d)`;
const notBeforeMonth = `(?!\\.? ?(?:(?:of|de|del|di|d['’ʼ]) ?)?(?:${w.monthName}|\\d))`;
const inOtherWords = '(?:(?:also|sprich|das ist|that is) )?';
const ending = '(?:st|nd|rd|th|er|º)';
/** "Montag, den 7.", "Friday the 13th", "samedi 5", "am 5. (Samstag)". */
const dayOfMonth = [
  `${w.anyWeekday}\\.?,? ${inOtherWords}(?:am |on )?(?:den|dem|der|the|le|el|il|dia) \\d{1,2}(?:\\.|${ending})?`,
  `${w.anyWeekday}\\.?,? ${inOtherWords}(?:am )?\\d{1,2}(?:\\.(?= |$|[?!,;)])|${ending})`,
  `${w.weekday},? \\d{1,2}(?= ?(?:$|[?!;)؟]))`,
  `(?<!\\d\\. ?)\\d{1,2}(?:\\.|${ending})(?: ?\\(|, ${inOtherWords}(?:an )?(?:einem|ein|a) )${w.anyWeekday}`,
]
  .map((source) => `${source}${notATime}${notBeforeMonth}`)
  .join('|');
/** "Den 7. und 8.", "Montag, den 7. bis Freitag", "den 7. und Dienstag, den 8. März". */
const goesOn = new RegExp(
  `^,? ?(?:(?:bis|to|till|until|-|–) ?(?:zum |den |dem |the )?(?:\\d|${w.anyWeekday})|(?:und|oder|u\\.|&|and|or) (?:(?:am|den|dem|the) )?(?:\\d|[^?!]{0,30}\\d\\.? ?${w.monthName}))`,
  'u',
);

/** The next day of the month that has this number, near enough, and of the weekday that is said. */
function readDayOfMonth({ found, today, written, after }: Passage): DayReading | null {
  if (startsShort.test(found) && !/^[\p{Lu}\d]/u.test(written)) return null;
  if (goesOn.test(after)) return unread;
  const number = Number(found.match(/\d+/)?.[0]);
  const near = upTo(0, nearDayOfMonth).map((each) => today.add({ days: each }));
  const match = near.find(({ day, dayOfWeek }) => day === number && dayOfWeek === weekdayOf(found));
  return match === undefined ? unread : days(match);
}

/** As words of two letters they are others, too: "so", "do", "mi". */
const startsShort = new RegExp(`^${w.weekdayAbbreviation}(?!${w.letter})`, 'u');

/** "In zwei Wochen am Dienstag", said on a Wednesday: of the week that is then, or two weeks from the next one. */
function readWeeksAhead({ found, today }: Passage): DayReading {
  const number = weeksIn(found.match(weeksSaid)?.[0] ?? '');
  if (number === null) return unread;
  const weekday = weekdayOf(found);
  const ofThatWeek = weekday - today.dayOfWeek + 7 * number;
  const fromNext = ahead(today, weekday) + 7 * number;
  return ofThatWeek === fromNext ? inDays(today, fromNext) : inDays(today, ofThatWeek, fromNext);
}
const weeksSaid = new RegExp(`${weeksAhead}|${weeksLater}`, 'u');

/** "Zwei Wochen später": than today where no other day is named before. */
const readWeeksLater = (passage: Passage) => (namesDay.test(passage.before) ? unread : readWeeksAhead(passage));

/** "A week on Tuesday", "Tuesday week": so many weeks from the next one. */
function readWeeksFromNext({ found, today }: Passage): DayReading {
  const number = weeksIn(found.match(fromNextSaid)?.[0] ?? '');
  return number === null ? unread : inDays(today, ahead(today, weekdayOf(found)) + 7 * number);
}

/** "Heute in einer Woche", "two weeks from tomorrow". */
function readWeeksFromDay({ found, today }: Passage): DayReading {
  const number = weeksIn(found.match(fromDaySaid)?.[0] ?? '');
  return number === null ? unread : inDays(today, (tomorrowSaid.test(found) ? 1 : 0) + 7 * number);
}
const fromNextSaid = new RegExp(weeks, 'u');
const fromDaySaid = new RegExp(`${weeksAhead}|${weeks}`, 'u');
/** Not "heute Morgen". */
const tomorrowSaid = new RegExp(`^${w.tomorrow}|tomorrow$`, 'u');

/** The one after the next; which of two is the next is not always sure. */
function readAfterNext({ found, today }: Passage): DayReading {
  const weekday = weekdayOf(found);
  return weekday > today.dayOfWeek ? unread : inDays(today, (ahead(today, weekday) || 7) + 7);
}

/** "Am ersten Montag im Dezember". One that is over already this month is hardly next year's. */
function readInMonth({ found, today, before }: Passage): DayReading {
  if (/(?:^|\P{L})(?:jede\p{L}*|every|each|chaque|cada|ogni|her) $/u.test(before)) return unread;
  const place = placeIn(found);
  const month = w.monthIn(found.replace(ordinalAndWeekday, ' '));
  const said = found.match(/20\d\d/)?.[0];
  if (place === undefined || month === null) return unread;
  for (const year of said === undefined ? [today.year, today.year + 1] : [Number(said)]) {
    const day = inMonth(Temporal.PlainDate.from({ year, month, day: 1 }), weekdayOf(found), place);
    if (day !== null && Temporal.PlainDate.compare(day, today) >= 0) return days(day);
    if (month === today.month && year === today.year) return unread;
  }
  return unread;
}

/** @param place 1 to 5, or `lastInMonth` */
function inMonth(first: Temporal.PlainDate, weekday: number, place: number): Temporal.PlainDate | null {
  const all = upTo(0, first.daysInMonth - 1).map((each) => first.add({ days: each }));
  const matching = all.filter(({ dayOfWeek }) => dayOfWeek === weekday);
  return matching.at(place === lastInMonth ? -1 : place - 1) ?? null;
}

const ordinalAndWeekday = new RegExp(`${ordinal} ${w.weekday}`, 'u');
const monthSaid = `${w.monthName}(?:,? 20\\d\\d)?`;

/** "Mittwoch nach Weihnachten": told where it is the same from whichever of the feast's days one counts. */
function readBesideFeast({ found, today }: Passage): DayReading {
  const [, weekdays = '', side = '', name = '', said] = found.match(besideFeast) ?? [];
  const isBefore = side === 'vor' || side === 'before';
  for (const year of said === undefined ? upTo(today.year - 1, today.year + 1) : [Number(said)]) {
    const feast = feastDays(name, year);
    const found = beside(feast, weekdayOf(weekdays), isBefore);
    const last = (isBefore ? feast : found).at(-1);
    if (last === undefined || Temporal.PlainDate.compare(last, today) < 0) continue;
    const [only, ...others] = found;
    return only === undefined || others.length > 0 || Temporal.PlainDate.compare(only, today) < 0 ? unread : days(only);
  }
  return unread;
}

/** "Silvester, Donnerstag": of the feast's days the one of this weekday. */
function readFeastOfWeekday({ found, today }: Passage): DayReading {
  const name = found.match(feastAlone)?.[0] ?? '';
  const weekday = w.weekdayIn(found.replace(name, ' '));
  for (const year of [today.year, today.year + 1]) {
    const left = feastDays(name, year).filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
    if (left.length === 0) continue;
    const matching = left.filter(({ dayOfWeek }) => dayOfWeek === weekday);
    return matching.length > 0 ? days(...matching) : unread;
  }
  return unread;
}
const feastAlone = new RegExp(`(?<!${w.letter}|\\d)${feastName}(?!${w.letter}|\\d)`, 'u');

/** Distinct days, in order. Nobody calls Easter Monday the beginning of Easter, nor Christmas Eve the end of Christmas. */
function beside(feast: readonly Temporal.PlainDate[], weekday: number, isBefore: boolean): Temporal.PlainDate[] {
  const [from, to] = feast.length < 3 ? [0, feast.length] : isBefore ? [0, -1] : [1, feast.length];
  const counted = feast.slice(from, to).map((day) => {
    const distance = isBefore ? (day.dayOfWeek - weekday + 7) % 7 || 7 : (weekday - day.dayOfWeek + 7) % 7 || 7;
    return day.add({ days: isBefore ? -distance : distance });
  });
  return counted.filter((day, i) => counted.findIndex((other) => other.equals(day)) === i);
}

const side =
  '(?:(?:direkt|gleich|kurz|unmittelbar|right|just|immediately) )?(vor|nach|before|after)(?: (?:dem|den|der|the))?';
const besideFeastSource = `(${w.weekday}) ${side} (${feastName})(?: (20\\d\\d))?`;
const besideFeast = new RegExp(`^${besideFeastSource}$`, 'u');
/** What takes place every day: "Samstag nach der Arbeit" is Saturday. */
const everyDay = w.oneOf(
  `arbeit schule uni kita kindergarten hort vorlesung unterricht arzt arzttermin termin mittagessen mittag mittagspause essen
   frühstück feierabend pause sport training kirche messe einkauf einkaufen job dienst schicht büro tür haustür
   work school lunch class classes dinner breakfast church gym office door`,
);
const ago = `(?:vor ${count} (?:tagen|wochen?|monat(?:en)?|jahr(?:en)?)|${count} (?:days?|weeks?|months?|years?) ago)`;
const lastWeek = `(?:(?:der |die )?(?:${w.past}) (?:woche|week))`;
const farAhead = `(?:in|uber) (?:\\d{1,2}|${w.letter}+) (?:wochen?|monat(?:en)?|jahr(?:en)?|tag(?:en)?|weeks?|months?|years?|days?)`;

const weekdayOrWeek = new RegExp(
  `(?<!${w.letter})(?:${w.weekdayName}|${w.weekdayAbbreviation}(?!${w.letter}))|woche|week|tagen|days|hafta|ubernachste`,
  'u',
);
const rules: readonly DayRule[] = [
  means(`${w.weekday} ${ago}|${ago}${onWeekday}${w.weekday}`, nothing),
  means(`${w.weekday}${ofWeek}${lastWeek}|${lastWeek}${onWeekday}${w.weekday}`, nothing),
  toCome(`${ordinal} ${w.weekday}(?: (?:im|in|of|de|di|en|we?|i|в|у))?(?: | d['’ʼ])${monthSaid}`, readInMonth),
  toCome(
    `${w.monthName}(?:['’ʼ](?:s|in|un)|in|un| ayinin)?,? (?:(?:am|on the|the|le|el|il) )?${ordinal} ${w.weekday}`,
    readInMonth,
  ),
  toCome(dayOfMonth, readDayOfMonth),
  toCome(besideFeastSource, readBesideFeast),
  means(`${w.weekday} ${side} ${date}`, unread),
  rule(
    `${feastName}(?:,| ?\\() ?(?:(?:ein|a) )?${w.weekday}|${w.weekday},? (?:(?:an|on) )?${feastName}`,
    readFeastOfWeekday,
  ),
  means(
    `${w.weekday} (?:vor|nach|before|after) (?:dem|den|der|the) (?!${everyDay}(?!${w.letter}))${w.letter}+`,
    unread,
  ),
  toCome(`${weeksLater}${onWeekday}${w.weekday}|${w.weekday} ${weeksLater}`, readWeeksLater),
  means(`(?:${w.following}) ${w.weekday},? ${weeksAhead}`, unread),
  toCome(`${weeksAhead}${onWeekday}${w.weekday}|${w.weekday},? ${weeksAhead}`, readWeeksAhead),
  toCome(`${weeks} (?:(?:on|from) )?${w.weekday}|${w.weekday} week`, readWeeksFromNext),
  toCome(
    `(?:${w.today}|${w.tomorrow}) (?:${weeksAhead}|week)|${weeks} (?:(?:from|on) )?(?:today|tomorrow)`,
    readWeeksFromDay,
  ),
  means(`(?:heute|morgen|${w.weekday}) ${farAhead}|${farAhead}${onWeekday}${w.weekday}`, unread),
  rule(`${w.weekday} en (huit|quinze)`, ({ found, today }) =>
    inDays(today, ahead(today, weekdayOf(found)) + (found.endsWith('huit') ? 7 : 14)),
  ),
  // Weeks.
  rule(`${weekAfterNext}${onWeekday}${w.weekday}|${w.weekday}${ofWeek}${weekAfterNext}`, ({ found, today }) =>
    inDays(today, daysAfterNextWeek - today.dayOfWeek + weekdayOf(found)),
  ),
  rule(weekAfterNext, ({ today }) => inDays(today, ...upTo(15 - today.dayOfWeek, 21 - today.dayOfWeek))),
  rule(`${nextWeek}${onWeekday}${w.weekday}|${w.weekday}${ofWeek}${nextWeek}`, ({ found, today }) =>
    inDays(today, 7 - today.dayOfWeek + weekdayOf(found)),
  ),
  rule(`ubernachste[nrs]? ${w.weekday}|(?:the )?${w.weekday} after (?:the )?next`, readAfterNext),
  means(`ubernachste[nrs]? ${w.letter}+`, unread),
  // Than what, another sentence says.
  means(
    `(?:darauf ?folgende[nrs]?|folgende[nrs]?|following|subsequent) (?:${w.weekday}|woche|week)|${w.weekday} (?:darauf|drauf|danach|davor|vorher|afterwards|after that|(?:after|before)(?= ?(?:$|[?!.,;)])))|(?:woche|week) (?:darauf|drauf|danach|davor|after|before)(?! (?:next|last))`,
    unread,
  ),
];

/** Go before dates and before the rules for a weekday alone. */
export const weekdayRules: readonly DayRule[] = rules.map((each) => ({ ...each, needs: weekdayOrWeek }));
