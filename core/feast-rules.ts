/** How a feast is read, alone or with a year, and the day before or after one or a date. */
import { Temporal } from 'temporal-polyfill';
import { date, readDate } from './date-words.ts';
import {
  type DayReading,
  type DayRule,
  days,
  isOver,
  means,
  nothing,
  type Passage,
  rule,
  unread,
} from './day-reading.ts';
import { feastDays, feastName } from './feasts.ts';

/** All days of a feast and those that are left of it from a day on; none left where it is over in the year that is said. */
function nextFeast(found: string, from: Temporal.PlainDate): { all: Temporal.PlainDate[]; left: Temporal.PlainDate[] } {
  const said = found.match(/ (20\d\d)$/)?.[1];
  const name = found.replace(/ 20\d\d$/, '');
  for (const year of said === undefined ? [from.year, from.year + 1] : [Number(said)]) {
    const all = feastDays(name, year);
    const left = all.filter((day) => Temporal.PlainDate.compare(day, from) >= 0);
    if (left.length > 0) return { all, left };
  }
  return { all: [], left: [] };
}

function readFeast(passage: Passage): DayReading {
  const { all, left } = nextFeast(passage.found, passage.today);
  if (left.length === 0) return nothing;
  return isOver(left, passage) ? unread : { kind: 'days', days: left, season: all.length > 1 };
}

const side = '(?:tag|day) (vor|nach|before|after) (?:(?:dem|den|der|the) )?';
const besideDaySource = `${side}(?:(${feastName}(?: 20\\d\\d)?)|(${date}))`;
const besideDay = new RegExp(`^${besideDaySource}$`, 'u');

/** "Am Tag vor Heiligabend". Of a feast of several days nobody knows from which one it is counted. */
function readBesideDay(passage: Passage): DayReading {
  const { found, today } = passage;
  const [, where = '', feast, figures = ''] = found.match(besideDay) ?? [];
  const yesterday = today.subtract({ days: 1 });
  const read = feast === undefined ? readDate(figures, yesterday) : nextFeast(feast, yesterday).all;
  const [only, ...others] = typeof read === 'string' ? [] : read;
  if (only === undefined || others.length > 0) return unread;
  const day = only.add({ days: where === 'vor' || where === 'before' ? -1 : 1 });
  if (Temporal.PlainDate.compare(day, today) < 0) return unread;
  return isOver([day], passage) ? unread : days(day);
}

/** Before those for dates. */
export const besideDayRules: readonly DayRule[] = [rule(`(?<!jede[nmr] |every )${besideDaySource}`, readBesideDay)];

export const feastRules: readonly DayRule[] = [
  means(`[1-4]\\.(?: ?(?:,|/|&|u\\.|und|oder|bis|-|–) ?[1-4]\\.){1,3} advent(?:s?sonntag)?`, unread),
  rule(`${feastName}(?: 20\\d\\d)?`, readFeast),
];
