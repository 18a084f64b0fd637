/** How each way to name a day is read. The first rule that finds a passage has it; what none finds names no day. */
import { countedDayRules } from './counted-day-rules.ts';
import { type DateRead, date, dates, englishDates, readDate, readDates, turkishSpan } from './date-words.ts';
import {
  ahead,
  type DayReading,
  type DayRule,
  days,
  inDays,
  isOver,
  means,
  nothing,
  type Passage,
  rule,
  toldOfPast,
  unread,
  upTo,
} from './day-reading.ts';
import * as w from './day-words.ts';
import { besideDayRules, feastRules } from './feast-rules.ts';
import { feastName, otherFeast } from './feasts.ts';
import { nextWeek, ofWeek } from './week-words.ts';
import { weekdayRules } from './weekday-rules.ts';

const asRead = (read: DateRead): DayReading => (read === 'past' ? nothing : read === 'unread' ? unread : days(...read));
/** "Karfreitag und Samstag", "Mittwoch bis 24.12.": not the next one, perhaps. */
const afterDate = new RegExp(
  `(?:${date}|${feastName}),? (?:und|oder|&|and|or|bis|to|till|until) (?:(?:am|den|dem|zum|on|the) )?$`,
  'u',
);
const beforeDate = new RegExp(
  `^ ?(?:bis|to|till|until|-|–) ?(?:(?:zum|zu|den|dem|the) )?(?:${date}|${feastName})(?!${w.letter})`,
  'u',
);

/** A weekday alone is the next one; today's own name may mean today and in a week. */
function readWeekday({ found, today, clause, before, after, saysToday }: Passage): DayReading {
  const weekday = w.weekdayIn(found);
  if (weekday === null || toldOfPast.test(clause) || afterDate.test(before) || beforeDate.test(after)) return unread;
  const next = ahead(today, weekday);
  return next === 0 && !saysToday ? inDays(today, 0, 7) : inDays(today, next);
}

/** "Nächsten Mittwoch" said on a Monday may be this week's or next week's: both are given. */
function readFollowing({ found, today }: Passage): DayReading {
  const weekday = w.weekdayIn(found) ?? 0;
  const next = ahead(today, weekday);
  if (next === 0) return inDays(today, 7);
  return weekday > today.dayOfWeek ? inDays(today, next, next + 7) : inDays(today, next);
}

function readWeekendAfter({ today }: Passage): DayReading {
  const saturday = 6 - today.dayOfWeek;
  return today.dayOfWeek >= 6
    ? inDays(today, saturday + 7, saturday + 8)
    : inDays(today, saturday, saturday + 1, saturday + 7, saturday + 8);
}

function readWeekend({ today }: Passage): DayReading {
  return today.dayOfWeek === 7 ? inDays(today, 0, 6, 7) : inDays(today, 6 - today.dayOfWeek, 7 - today.dayOfWeek);
}

const weekdayBeforeDate = `${w.anyWeekday}\\.?,? (?:(?:den|dem|der|the|le|el) )?`;
/** "24.12. (Donnerstag)", "the 24th of December, a Thursday". */
const weekdayAfterDate = `(?: ?\\((?:ein |a )?|, (?:(?:also|das ist|that is) )?(?:(?:an )?einem|ein|a) )${w.anyWeekday}`;
const dateOfWeekday = new RegExp(`^(${weekdayBeforeDate})?(.*?)(${weekdayAfterDate})?$`, 'u');

/** A weekday before or after the date has to be the date's own. */
function readDateOfWeekday(passage: Passage): DayReading | null {
  const { found, today, before } = passage;
  const [, name = '', figures = '', nameAfter = ''] = found.match(dateOfWeekday) ?? [];
  if (figures === '24/7') return nothing;
  const [, first = 0, sign = '', second = 0, last = ''] = figures.match(/^(\d+)([./]) ?(\d+)(\.?)$/) ?? [];
  if (sign === '/' && Number(first) <= 12 && Number(second) <= 12)
    return /(?:on|am|le|el|il) $/.test(before) ? unread : null;
  if (sign === '.' && (Number(second) > 12 || /(?:um|gegen|at|@) ?$/.test(before))) return null;
  if (sign === '.' && last === '' && /(?:bis|ab|von|zwischen|und|oder|-|–) ?$/.test(before)) return unread;
  const read = readDate(figures, today);
  const weekday = w.weekdayIn(`${name} ${nameAfter}`);
  if (typeof read === 'string') return asRead(read);
  if (weekday !== null && read.some((day) => day.dayOfWeek !== weekday)) return unread;
  return isOver(read, passage) ? nothing : asRead(read);
}

const weekdayRange = `${w.weekday} ?(?:-|–|bis|to|through|till|until) ?${w.weekday}`;
const partsOfRange = (found: string) =>
  found.split(/-|–| (?:bis|to|through|till|until) /).map((part) => w.weekdayIn(part));

function readWeekdayRange({ found, today }: Passage): DayReading {
  const [first, last] = partsOfRange(found);
  if (!first || !last) return unread;
  const from = ahead(today, first);
  return inDays(today, ...upTo(from, from + ((last - first + 7) % 7)));
}

/** "Montag bis Mittwoch nächster Woche". */
function readRangeOfNextWeek({ found, today }: Passage): DayReading {
  const [first, last] = partsOfRange(found);
  if (!first || !last || first > last) return unread;
  return inDays(today, ...upTo(7 - today.dayOfWeek + first, 7 - today.dayOfWeek + last));
}

/** As two letters they are other words too: only written large, and where a day is likely. */
const readAbbreviation = (passage: Passage) =>
  /^(?:\p{Lu}\p{Ll}+|\p{L}{3,})$/u.test(passage.written) ? readWeekday(passage) : null;

/** "Sa/So", "Mo und Di". */
function readTwoAbbreviations({ found, written, today }: Passage): DayReading | null {
  if ((written.match(/\p{Lu}/gu)?.length ?? 0) < 2) return null;
  return inDays(today, ...found.split(/[/+&]| und | oder /).map((part) => ahead(today, w.weekdayIn(part) ?? 0)));
}

const numbers = new Map<string, number>(
  ['einem a one', 'zwei two', 'drei three', 'vier four', 'funf five', 'sechs six', 'sieben seven'].flatMap((names, i) =>
    names.split(' ').map((name) => [name, i + 1]),
  ),
);
const thisWeek = '(?:dieser? woche|this week)';

export const dayRules: readonly DayRule[] = [
  means(
    '(?:gu(?:ten?|a[dt](?:e?n|e)|ete|ude)|schonen?|am|jeden|den(?: ganzen)?|einen|gestern|por la|de la|en la|good|early|in the) (?:morgen|manana)',
    nothing,
  ),
  { pattern: /^[\s"'„]*morgen(?= ?[!,]| zusammen| allerseits| ihr lieben| liebe)/gu, read: () => nothing },
  means(`(?:bis|ab|von) jetzt|(?:from|until|by|till) now|jetzt (?:hab|weiss|bin)${w.letter}*`, nothing),
  means(`jetzt(?= (?:am |diesen |kommenden )?${w.weekdayName})`, nothing),
  rule(`${weekdayRange}${ofWeek}${nextWeek}|${nextWeek},? (?:(?:von|from) )?${weekdayRange}`, readRangeOfNextWeek),
  ...weekdayRules,
  ...besideDayRules,
  // Dates: a span before its parts.
  rule(`${turkishSpan}|${dates}|${englishDates}`, ({ found, today, clause }) =>
    toldOfPast.test(clause) ? nothing : asRead(readDates(found, today)),
  ),
  rule(`(?:${weekdayBeforeDate})?${date}(?:${weekdayAfterDate})?`, readDateOfWeekday),
  ...feastRules,
  means(
    `(?:anfang|mitte|ende) (?:${w.monthName}|(?:der|des|dieser|dieses|${w.following}) ${w.letter}+(?: woche)?)`,
    unread,
  ),
  rule(`in (?:\\d{1,2}|${w.letter}+) (?:tag(?:en)?|days?)`, ({ found, today }) => {
    const number = found.split(' ')[1] ?? '';
    const ahead = numbers.get(number) ?? Number(number);
    return Number.isNaN(ahead) ? unread : inDays(today, ahead);
  }),
  means(`in (?:\\d{1,2}|${w.letter}+) (?:wochen?|monat(?:en)?|weeks?|months?)|a week (?:from|on) ${w.letter}+`, unread),
  // Weeks and weekends.
  means(`(?:${w.past}) (?:${w.weekday}|woche|week|${w.weekend}|jahr|year|monat|month)(?! (?:im|des|of))`, nothing),
  rule(nextWeek, ({ today }) => inDays(today, ...upTo(8 - today.dayOfWeek, 14 - today.dayOfWeek))),
  rule(`${thisWeek}(?: (?:am |on )?${w.weekday})?|${w.weekday} ${thisWeek}`, ({ found, today }) => {
    const weekday = w.weekdayIn(found);
    if (weekday === null) return inDays(today, ...upTo(0, 7 - today.dayOfWeek));
    return weekday < today.dayOfWeek ? nothing : inDays(today, weekday - today.dayOfWeek);
  }),
  rule(`(?:${w.following}) ${w.weekend}`, readWeekendAfter),
  rule(`(?:dieses|diesem|this) ${w.weekend}`, ({ today }) =>
    inDays(today, ...upTo(Math.max(0, 6 - today.dayOfWeek), 7 - today.dayOfWeek)),
  ),
  means('(?:an )?wochenenden|wochenends|(?:at|on) (?:the )?weekends', { kind: 'weekly', weekdays: [6, 7] }),
  rule(w.weekend, readWeekend),
  // Weekdays.
  means(
    `(?:${w.weekly}) ?(?:-|–|bis|to|through) ?(?:${w.weekly})|${w.weekdayAbbreviation}\\.? ?(?:-|–|bis) ?${w.weekdayAbbreviation}`,
    unread,
  ),
  rule(weekdayRange, readWeekdayRange),
  means(
    `(?:jede${w.letter}* |every )?(?:erste|zweite|dritte|vierte|letzte|first|second|third|fourth|last|verkaufsoffene|[1-5]\\.)${w.letter}* ${w.weekdayName}(?:s|en)?(?: (?:im|des|in|of) (?:the )?${w.letter}+)?`,
    unread,
  ),
  rule(w.weekly, ({ found }) => {
    const weekday = w.weekdayIn(found);
    return weekday === null ? null : { kind: 'weekly', weekdays: [weekday] };
  }),
  rule(`(?:${w.following}) ${w.weekday}|${w.weekday} ${w.followingAfter}`, readFollowing),
  rule(`(?:${w.coming}) ${w.weekday}`, ({ found, today }) => inDays(today, ahead(today, w.weekdayIn(found) ?? 0) || 7)),
  rule(`(?:diesen|this) ${w.weekday}`, ({ found, today }) => inDays(today, ahead(today, w.weekdayIn(found) ?? 0))),
  rule(w.weekday, readWeekday),
  means(`${w.letter}+(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:e?n|s)?`, unread),
  rule(`${w.weekdayAbbreviation}(?:[/+&]| und | oder )${w.weekdayAbbreviation}`, readTwoAbbreviations),
  rule(`(?<=(?:am|ihr|bis|diesen|kommenden|on|this) )${w.weekdayAbbreviation}`, readAbbreviation),
  // Written small, too: after "am" only "so" is another word.
  rule('(?<=(?<!i )am )(?:mo|di|mi|do|fr|sa)', readWeekday),
  rule(`(?:mo|di|mi|fr|sa)(?= (?:auf|offen|geoffnet|zu|vormittag|nachmittag|abend)(?!${w.letter}))`, readAbbreviation),
  // Words for days near by.
  rule(w.dayAfterTomorrow, ({ today }) => inDays(today, 2)),
  rule(w.today, ({ today }) => inDays(today, 0)),
  rule(w.tomorrow, ({ today }) => inDays(today, 1)),
  means(w.now, { kind: 'now', sure: true }),
  means(w.perhapsNow, { kind: 'now', sure: false }),
  ...countedDayRules,
  means(
    `(?:kein|keine|keinen|not a|no) (?:${w.letter}*(?:feiertag|ferien)|bruckentag|(?:public |bank )?holidays?)`,
    nothing,
  ),
  // What names days, and does not say which.
  means(
    `(?:an |am |in den |wahrend der |uber die )?(?:${w.letter}*feiertag${w.letter}*|feiertags|${w.letter}*ferien${w.letter}*|bruckentag${w.letter}*|fenstertag${w.letter}*|(?:public |bank |school )?holidays?|vacations?|${otherFeast})`,
    unread,
  ),
  means(
    `(?:im |in |in the |in den )?(?:(?:weihnacht|oster(?!reich)|pfingst|karneval|fasching|fastnacht|advent|sommer|winter|herbst|fruhling|fruhjahr|summer|autumn|christmas|easter)${w.letter}*|${w.letter}*semester${w.letter}*|jahreswechsel|prufungszeit|exam (?:period|time)|carnival)`,
    unread,
  ),
  means(
    `(?:im |in |in the )?(?:(?:${w.following}|${w.coming}|neuen?|neues|dieses|diesen|diesem|new|this) (?:jahr|monat|year|month)${w.letter}*|new year)`,
    unread,
  ),
  means(
    '(?:in )?(?:die |den |the )?(?:nachsten|kommenden|next|coming) (?:few |paar )?(?:tagen?|wochen|days|weeks)',
    unread,
  ),
  means(
    `(?:erste|zweite|dritte|vierte|funfte|sechste|siebte|achte|neunte|zehnte)[nr] ${w.monthName}|(?:first|second|third) of ${w.monthName}`,
    unread,
  ),
  means(
    `(?:(?:im|in|ab|bis|seit|by|until) )?(?:${w.letter}+ )?${w.plainMonth}|(?:im|in|ab|bis|until) ${w.monthName}`,
    unread,
  ),
];
