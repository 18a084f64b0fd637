/** The words of the weekly report in both languages, and how its figures are written. */
import { mondayOf } from './iso-week.ts';
import { german } from './report-words-de.ts';
import { english } from './report-words-en.ts';
import type { Millis } from './thread.ts';
import type { NamedAnswer, Step } from './weekly-report.ts';
import { type StaffLanguage, words } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type ReportWords = typeof german;

export const reportWords: Readonly<Record<StaffLanguage, ReportWords>> = { de: german, en: english };

const localeOf = (language: StaffLanguage) => (language === 'de' ? 'de-DE' : 'en-GB');

/** A number as it is read: `1.510,5` or `1,510.5`, with at most one decimal. */
export function numberText(number: number, language: StaffLanguage): string {
  return number.toLocaleString(localeOf(language), { maximumFractionDigits: 1 });
}

/**
 * A span as it is told: `18 min`, `2 h 5 min`, `2 Tage 3 h`; from a day on without minutes.
 * @param dative for German after „nach“, „seit“ and „von“: `2 Tagen 3 h`
 */
export function minutesText(minutes: number, language: StaffLanguage, dative: 'dative' | null = null): string {
  const whole = toldMinutes(minutes);
  if (whole < 1) return minutes > 0 ? '< 1 min' : '0 min';
  if (whole < 60) return `${whole} min`;
  if (whole < 1440) return hoursText(whole, language);
  const hours = whole / 60;
  const days = Math.floor(hours / 24);
  return parts([days, reportWords[language].days(days, dative !== null)], [hours % 24, 'h'], language);
}

/** What of a span is told: whole minutes, and whole hours from a day on. */
export function toldMinutes(minutes: number): number {
  const whole = Math.round(minutes);
  return whole < 1440 ? whole : Math.round(minutes / 60) * 60;
}

/** A goal as it is spoken of: `60 min`, not `1 h`, and `48 h`, not two days: it is of service time. */
export function goalText(minutes: number, language: StaffLanguage): string {
  return minutes <= 120 ? `${numberText(minutes, language)} min` : hoursText(Math.round(minutes), language);
}

function hoursText(minutes: number, language: StaffLanguage): string {
  return parts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'], language);
}

function parts(large: [number, string], small: [number, string], language: StaffLanguage): string {
  const first = `${numberText(large[0], language)} ${large[1]}`;
  return small[0] === 0 ? first : `${first} ${small[0]} ${small[1]}`;
}

/**
 * A share as it is told: `90 %` or `90%`. Where a whole number would claim what is not so (all, none, a goal that was
 * missed by a little), one decimal is shown, never rounded up to it.
 * @param share 0 to 1
 * @param goal the share that was aimed at
 */
export function percentText(share: number, language: StaffLanguage, goal: number | null = null): string {
  const decimals = wholeClaims(share, goal) ? 1 : 0;
  return percent(percentOf(share, goal, decimals), language, decimals);
}

/**
 * Two shares side by side: with the same digits, and with the points between them as they are told, so that whoever
 * subtracts them finds these.
 */
export function percentsText(now: number, before: number, language: StaffLanguage, goal: number) {
  const decimals = [now, before].some((share) => wholeClaims(share, goal)) ? 1 : 0;
  const [to, from] = [percentOf(now, goal, decimals), percentOf(before, goal, decimals)];
  const points = Math.round((to - from) * 10) / 10;
  return { now: percent(to, language, decimals), before: percent(from, language, decimals), points };
}

function wholeClaims(share: number, goal: number | null): boolean {
  const whole = Math.round(share * 100);
  const reaches = (mark: number) => whole === Math.round(mark * 100) && share < mark;
  return reaches(1) || (goal !== null && reaches(goal)) || (whole === 0 && share > 0);
}

function percentOf(share: number, goal: number | null, decimals: 0 | 1): number {
  if (decimals === 0) return Math.round(share * 100);
  return wholeClaims(share, goal) ? Math.max(0.1, Math.floor(share * 1000 + 1e-9) / 10) : Math.round(share * 1000) / 10;
}

function percent(told: number, language: StaffLanguage, decimals: 0 | 1): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${told.toLocaleString(localeOf(language), digits)}${language === 'de' ? ' %' : '%'}`;
}

/** `KW 46`. @param week as 2026-W46 */
export function weekText(week: string, language: StaffLanguage): string {
  return reportWords[language].week(Number(week.slice(-2)));
}

/** `9.–15. November 2026`, or with a short month `9.–15. Nov. 2026`. @param week as 2026-W46 */
export function daysText(week: string, language: StaffLanguage, month: 'long' | 'short' = 'long'): string {
  const monday = mondayOf(week);
  if (monday === null) return week;
  const day = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  const at = (days: number) => new Date(`${monday.add({ days })}T00:00:00Z`);
  return day.formatRange(at(0), at(6)).replace(/[\u2009\u202f]/g, ' ');
}

/** `16.11.2026, 07:00`. @param zone IANA name */
export function momentText(at: Millis, zone: string, language: StaffLanguage): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);
}

/** `0–15 min`, `1–4 h`, `über 24 h`. */
export function stepText({ fromMinutes, toMinutes }: Step, language: StaffLanguage): string {
  if (toMinutes === null) return reportWords[language].overDay;
  const hours = fromMinutes >= 60;
  return hours ? `${fromMinutes / 60}–${toMinutes / 60} h` : `${fromMinutes}–${toMinutes} min`;
}

/** A channel, a topic, or what is merged, by its name. */
export function groupName(name: string, language: StaffLanguage): string {
  const { channels, topics } = words[language];
  const names: Readonly<Record<string, string>> = { ...channels, ...topics };
  const { unclear, others } = reportWords[language];
  return names[name] ?? { unclear, other: others }[name] ?? name;
}

/**
 * What was proposed, on one line: by its title in the library, in words where the program itself proposes it, else by its
 * id. `other` are those used seldom, together.
 */
export function answerName({ answerId, title }: NamedAnswer, language: StaffLanguage): string {
  if (answerId === 'other') return reportWords[language].otherAnswers;
  const named = (title ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return named === '' ? (proposalName(answerId, language) ?? noticeName(answerId, language) ?? answerId) : named;
}

/** What a draft carries in the place of a file's id: draft.ts, answer-question.ts. */
function proposalName(id: string, language: StaffLanguage): string | null {
  const { proposals, emergency, dangers } = reportWords[language];
  const emergencies = Object.entries(dangers).map(([danger, told]) => [`emergency-${danger}`, `${emergency}: ${told}`]);
  return new Map([...Object.entries(proposals), ...emergencies] as [string, string][]).get(id) ?? null;
}

/** What leads entered in Slack is no answer any more once its days are over: notice-texts.ts. */
function noticeName(id: string, language: StaffLanguage): string | null {
  const { closure, extraOpening } = reportWords[language];
  const [, kind, branch, date = ''] = /^(schliessung|oeffnung)-(.+?)-(\d{4}-\d{2}-\d{2})(?:-\d{4})?$/.exec(id) ?? [];
  const at = Date.parse(date);
  if (Number.isNaN(at)) return null;
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  const told = kind === 'oeffnung' ? extraOpening(day) : closure(day);
  return branch === 'alle' ? told : `${told} (${branch})`;
}

/** Keeps a number and its unit on one line. */
export function unbroken(text: string): string {
  return text
    .replace(/(\d) (?=(?:%|min|h|d|Tag(?:en?)?|\$)(?![\p{L}\d]))/gu, '$1\u00a0')
    .replace(/(\d)-(?=mal)/g, '$1\u2011')
    .replace(/\bKW (?=\d)/g, 'KW\u00a0');
}
