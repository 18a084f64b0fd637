/** Which branch, day or thing a patron's question names, as far as a few words tell. German and English. */
import { Temporal } from 'temporal-polyfill';
import { words } from './features.ts';
import type { LibrarySettings } from './library.ts';

type Branches = LibrarySettings['branches'];

/** Shorter words of a name, such as "am", tell nothing; an id counts whatever its length. */
const shortestWord = 4;
/** From this length on a word of a name may go on: "Zentral" in "Zentralbibliothek". */
const shortestStem = 5;

/** The ids of the branches that a text names, by a word of id, name or address that no other branch has. */
export function branchesNamed(text: string, branches: Branches): string[] {
  const said = words(text);
  const wordsOf = branches.map(({ id, name, address }) => ({
    id,
    own: new Set([...words(id), ...words(`${name} ${address}`).filter((word) => word.length >= shortestWord)]),
  }));
  return wordsOf
    .filter(({ id, own }) =>
      [...own]
        .filter((word) => !wordsOf.some((other) => other.id !== id && other.own.has(word)))
        .some((word) => said.some((each) => each === word || (word.length >= shortestStem && each.startsWith(word)))),
    )
    .map(({ id }) => id);
}

/** What may be out of order while the house is open. */
const things =
  /(katalog|catalog|opac|website|webseite|homepage|internetseite|server|system|automat|verbucher|^app$|telefon|aufzug|kasten|^kast|machine|technisch|wartung)/;
const doors = /(^tur|geschlossen|closed|offen|open|locked)/;

/** Whether a text asks about the catalogue, a machine and the like, and not about the house. */
export function asksOfThings(text: string): boolean {
  const said = words(text);
  return said.some((word) => things.test(word)) && !said.some((word) => doors.test(word));
}

const weekdays = [
  ['montag', 'monday'],
  ['dienstag', 'tuesday'],
  ['mittwoch', 'wednesday'],
  ['donnerstag', 'thursday'],
  ['freitag', 'friday'],
  ['samstag', 'sonnabend', 'saturday'],
  ['sonntag', 'sunday'],
] as const;
const months = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['marz', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
] as const;
const todayWords = /^(heut|today|tonight|jetz|gerad|grad|now$)/;
/** Days off and seasons: which days they are the question does not say. */
const seasons =
  /(feiertag|weihnacht|heiligabend|silvester|neujahr|ostern|osters|osterm|pfingst|fronleichnam|allerheiligen|karfreitag|karsamstag|himmelfahrt|einheit$|reformation|rosenmontag|karneval|bruckentag|ferien|sommer|christmas|easter|holiday|summer|winter|semester|jahr$|year)/;

/**
 * Whether a text asks about other days than these: it names a day, and none that lies among them. A weekday is the next
 * one from today on.
 * @param today as 2026-11-23, like `from` and `to`, which are both included
 */
export function asksOfOtherDays(text: string, today: string, from: string, to: string): boolean {
  const said = words(text);
  if (said.some((word) => todayWords.test(word)) && from <= today && today <= to) return false;
  const days = daysNamed(text, said, Temporal.PlainDate.from(today));
  if (days.length > 0) return !days.some((day) => from <= day && day <= to);
  return said.some((word) => seasons.test(word));
}

function daysNamed(text: string, said: readonly string[], today: Temporal.PlainDate): string[] {
  const after = (days: number) => today.add({ days }).toString();
  const inWords = said.flatMap((word, i) => {
    const [before, following] = [said[i - 1], said[i + 1]];
    const weekday = weekdays.findIndex((names) => names.some((name) => word.startsWith(name)));
    if (weekday >= 0) return [after((weekday + 1 - today.dayOfWeek + 7) % 7)];
    if (word === 'ubermorgen') return [after(2)];
    // "Guten Morgen" greets, and "heute Morgen" is today.
    if (word === 'tomorrow' || (word === 'morgen' && before !== 'guten' && before !== 'heute')) return [after(1)];
    if (word.startsWith('wochenend') || word === 'weekend') {
      return [after((13 - today.dayOfWeek) % 7), after((14 - today.dayOfWeek) % 7)];
    }
    if ((word === 'woche' || word === 'week') && /^(nachst|kommend|next)/.test(before ?? '')) {
      return [1, 2, 3, 4, 5, 6, 7].map((day) => after(7 - today.dayOfWeek + day));
    }
    const month = months.findIndex((names) => names.some((name) => word === name));
    return month < 0 ? [] : [before, following].flatMap((day) => dateOf(day, month + 1, today));
  });
  const inFigures = [...text.matchAll(/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\./g)];
  return [...inWords, ...inFigures.flatMap(([, day, month]) => dateOf(day, Number(month), today))];
}

/** The next such date from today on; none where there is no such day. */
function dateOf(day: string | undefined, month: number, today: Temporal.PlainDate): string[] {
  if (day === undefined || !/^\d{1,2}$/.test(day)) return [];
  return [0, 1]
    .flatMap((years) => {
      try {
        const date = Temporal.PlainDate.from(
          { year: today.year + years, month, day: Number(day) },
          { overflow: 'reject' },
        );
        return Temporal.PlainDate.compare(date, today) >= 0 ? [date.toString()] : [];
      } catch {
        return []; // a RangeError, the only way to ask
      }
    })
    .slice(0, 1);
}
