/** What `report` is asked for: read from its arguments, or told what is wrong with them. */
import { parseArgs } from 'node:util';
import { type IsoWeek, mondayOf, weekAt } from '../core/iso-week.ts';
import { isForgotten, lastWeek } from '../core/report-due.ts';
import { wallClock } from '../core/shifts.ts';
import type { Millis } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { ReportCommandWords } from './report-words.ts';

const weekFormats = ['text', 'json', 'csv', 'html'] as const;
const yearFormats = ['csv', 'json'] as const;
const languages = ['de', 'en'] as const;

export type ReportRequest = { data?: string | undefined; table?: string | undefined } & (
  | {
      do: 'show';
      week: IsoWeek;
      format: (typeof weekFormats)[number];
      /** Null: the staff's. */
      language: StaffLanguage | null;
      /** Null: the standard output. */
      out: string | null;
    }
  | { do: 'year'; year: number; format: (typeof yearFormats)[number]; out: string | null }
  | { do: 'send'; week: IsoWeek }
  | { do: 'rebuild' }
);

interface Given {
  week?: string;
  year?: string;
  format?: string;
  language?: string;
  out?: string;
  data?: string;
  table?: string;
  send?: boolean;
  rebuild?: boolean;
}

/** Which options each deed knows, beside where the table is. */
const known = {
  show: ['week', 'format', 'language', 'out'],
  year: ['year', 'format', 'out'],
  send: ['send', 'week'],
  rebuild: ['rebuild'],
} as const satisfies Record<ReportRequest['do'], readonly (keyof Given)[]>;

/**
 * @param when the service's zone and what time it is: without a week, the last one that is over is meant
 * @returns every problem, in the reader's language
 */
export function reportRequest(
  args: string[],
  w: ReportCommandWords,
  when: { zone: string; now: Millis },
): ReportRequest | { problems: string[] } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let given: Given;
  try {
    const options = { week: text, year: text, format: text, language: text, out: text, data: text, table: text };
    given = { ...parseArgs({ args, options: { ...options, send: flag, rebuild: flag } }).values };
  } catch {
    return { problems: [w.unknownOption(args.join(' '))] };
  }
  const deed = given.rebuild ? 'rebuild' : given.send ? 'send' : given.year === undefined ? 'show' : 'year';
  const problems = strangers(given, deed, w);
  const read = readers[deed](given, w, when);
  if ('problems' in read) problems.push(...read.problems);
  if ('problems' in read || problems.length > 0) return { problems };
  return { ...read, data: given.data, table: given.table };
}

function strangers(given: Given, deed: ReportRequest['do'], w: ReportCommandWords): string[] {
  const mine: readonly string[] = known[deed];
  const others = Object.keys(given).filter((name) => !['data', 'table', ...mine].includes(name));
  const clash = given.data !== undefined && given.table !== undefined ? [w.notTogether('--data', '--table')] : [];
  return [...clash, ...others.map((name) => w.notTogether(`--${deed}`, `--${name}`))];
}

type Read = ReportRequest | { problems: string[] };
type Reader = (given: Given, w: ReportCommandWords, when: { zone: string; now: Millis }) => Read;

const readers: Readonly<Record<ReportRequest['do'], Reader>> = {
  show(given, w, when) {
    const week = weekOf(given, w, when);
    const format = oneOf(weekFormats, given.format ?? 'text');
    const language = given.language === undefined ? null : oneOf(languages, given.language);
    const problems = [
      ...('problem' in week ? [week.problem] : []),
      ...(format === undefined ? [w.noFormat(given.format ?? '', weekFormats.join(', '))] : []),
      ...(language === undefined ? [w.noLanguage(given.language ?? '')] : []),
    ];
    if ('problem' in week || format === undefined || language === undefined) return { problems };
    return { do: 'show', week: week.week, format, language, out: given.out ?? null };
  },
  year(given, w, { zone, now }) {
    const { year: told = '' } = given;
    const format = oneOf(yearFormats, given.format ?? 'csv');
    const isYear = /^\d{4}$/.test(told) && Number(told) >= 2000 && Number(told) <= yearAt(now, zone);
    const problems = [
      ...(isYear ? [] : [w.noYear(told)]),
      ...(format === undefined ? [w.noFormat(given.format ?? '', yearFormats.join(', '))] : []),
    ];
    if (format === undefined || !isYear) return { problems };
    return { do: 'year', year: Number(told), format, out: given.out ?? null };
  },
  send(given, w, when) {
    const week = weekOf(given, w, when);
    if ('problem' in week) return { problems: [week.problem] };
    if (week.week > lastWeek(when.zone, when.now)) return { problems: [w.notOver(week.week)] };
    return { do: 'send', week: week.week };
  },
  rebuild: () => ({ do: 'rebuild' }),
};

function weekOf(
  { week }: Given,
  w: ReportCommandWords,
  { zone, now }: { zone: string; now: Millis },
): { week: IsoWeek } | { problem: string } {
  if (week === undefined) return { week: lastWeek(zone, now) };
  if (mondayOf(week) === null) return { problem: w.noWeek(week) };
  if (isForgotten(week, zone, now)) return { problem: w.forgotten(week) };
  return week > weekAt(now, zone) ? { problem: w.notBegun(week) } : { week };
}

function yearAt(now: Millis, zone: string): number {
  return Number(wallClock(now, zone).date.slice(0, 4));
}

function oneOf<Value extends string>(values: readonly Value[], given: string): Value | undefined {
  return values.find((value) => value === given);
}
