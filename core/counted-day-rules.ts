/** How a day is read that is counted from one named before, or else from today: "am 4.", "am Tag danach". */
import { Temporal } from 'temporal-polyfill';
import { type DayReading, type DayRule, means, type Passage, rule, unread, upTo } from './day-reading.ts';

const dayNumber = '\\d{1,2}(?:\\.|st|nd|rd|th)';
const closing =
  '(?= ?(?:$|[?!,;)]|auf|offen|geoffnet|noch|zu|geschlossen|da|open|closed|(?:und|oder|and|or)(?! ?(?:\\d|\u0000))))';

/**
 * "Am 24.", "am 30. und 1.": the next such day, and each other the next one after that. After a day that was named, whoever
 * goes back more than a week names the month.
 */
function readDaysOfMonth({ found, today, named }: Passage): DayReading {
  const weekBefore = named[0]?.subtract({ days: 7 });
  const isLater = weekBefore !== undefined && Temporal.PlainDate.compare(weekBefore, today) > 0;
  const read: Temporal.PlainDate[] = [];
  for (const number of found.match(/\d+/g) ?? []) {
    const from = read.at(-1) ?? (isLater ? weekBefore : today);
    const match = upTo(0, 61)
      .map((each) => from.add({ days: each }))
      .find(({ day }) => day === Number(number));
    if (match === undefined) return unread;
    read.push(match);
  }
  return { kind: 'days', days: read, counted: isLater };
}

const dayAfter =
  '(?:tag (?:danach|darauf|drauf)|(?:darauf ?)?folgende[nr]? tag|nachste[nr]? tag|(?:next|following) day|day after(?: that|(?= ?(?:$|[?!.,;)]))))';
const dayBefore = '(?:tag (?:davor|vorher|zuvor)|day before(?: that|(?= ?(?:$|[?!.,;)]))))';
const isBefore = new RegExp(`^${dayBefore}$`, 'u');

function readDayBeside({ found, today, named }: Passage): DayReading | null {
  const before = isBefore.test(found);
  const day = before ? named[0]?.subtract({ days: 1 }) : named.at(-1)?.add({ days: 1 });
  if (day === undefined) return null;
  return Temporal.PlainDate.compare(day, today) < 0 ? unread : { kind: 'days', days: [day], counted: true };
}

/** After the rules for all other days, from which they count. */
export const countedDayRules: readonly DayRule[] = [
  rule(`${dayAfter}|${dayBefore}`, readDayBeside),
  means(
    `(?:vom|zwischen dem|from the|between the) ${dayNumber} ?(?:bis|und|-|–|to|until|and) ?(?:zum |dem |the )?${dayNumber}`,
    unread,
  ),
  rule(
    `am ${dayNumber}(?:(?:,| ?/| und| oder| u\\.| &) ?(?:(?:am|den|dem) )?${dayNumber}){0,5}${closing}|on the ${dayNumber}(?:(?:,| and| or) (?:on )?(?:the )?${dayNumber}){0,5}${closing}`,
    readDaysOfMonth,
  ),
];
