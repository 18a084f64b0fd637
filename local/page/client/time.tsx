import type { Language, Say } from '../words.ts';
import { language, library, now, say } from './state.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function format(at: number, options: Intl.DateTimeFormatOptions, to: Language = language.value): string {
  const timeZone = library.value?.timezone;
  const locale = to === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...options, ...(timeZone !== undefined && { timeZone }) }).format(at);
}

/** `10:42` in the library's zone. */
export function clockTime(at: number): string {
  return format(at, { hour: '2-digit', minute: '2-digit' });
}

/** `Mo` or `Mon`. */
export function weekday(at: number): string {
  return format(at, { weekday: 'short' });
}

/** `Mo, 23.11.` or `Mon, 23 Nov`. */
function shortDate(at: number, to: Language = language.value): string {
  return to === 'de'
    ? format(at, { weekday: 'short', day: '2-digit', month: '2-digit' }, to)
    : format(at, { weekday: 'short', day: 'numeric', month: 'short' }, to);
}

export function dateIn(at: number, style: 'numeric' | 'long' | 'short', to?: Language): string {
  if (style === 'numeric') return format(at, { day: '2-digit', month: '2-digit', year: 'numeric' }, to);
  if (style === 'long') return format(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, to);
  return format(at, { day: 'numeric', month: 'short', year: 'numeric' }, to);
}

export function sameDay(one: number, other: number): boolean {
  return dateIn(one, 'numeric') === dateIn(other, 'numeric');
}

/** The exact time, for the title of what is told roughly. */
export function exactTime(at: number, to?: Language): string {
  return `${shortDate(at, to)} ${format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
}

/** The clock alone for today, with the weekday within the week, else with the date. */
export function nearTime(at: number): string {
  if (sameDay(at, now.value)) return clockTime(at);
  return Math.abs(at - now.value) < 6 * day ? `${weekday(at)} ${clockTime(at)}` : `${shortDate(at)} ${clockTime(at)}`;
}

/** `12 min`, `3 h`, `2 h 15 min`, `4 d`; whole minutes, at least one. */
export function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minute));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) {
    const rest = minutes % 60;
    const hours = Math.floor(minutes / 60);
    return rest === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${rest} min`;
  }
  const days = Math.round(minutes / (24 * 60));
  return language.value === 'de' ? `${days} ${days === 1 ? 'Tag' : 'Tagen'}` : `${days} ${days === 1 ? 'day' : 'days'}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function roughly(at: number, speak: Say): string {
  const age = now.value - at;
  if (age < minute) return speak('justNow');
  return age < day ? speak('ago', { span: span(age) }) : shortDate(at);
}

/** How long ago, growing with the clock. */
export function Ago({ at }: { at: number }) {
  return (
    <time dateTime={iso(at)} title={exactTime(at)}>
      {roughly(at, say.value)}
    </time>
  );
}

/** How long until an answer is due, or for how long it is overdue. */
export function Due({ at }: { at: number }) {
  const left = at - now.value;
  const speak = say.value;
  const overdue = left < -minute / 2;
  const words = overdue
    ? speak('overdue', { span: span(-left) })
    : left < minute / 2
      ? speak('dueNow')
      : left > day / 2
        ? speak('dueAt', { time: nearTime(at) })
        : speak('dueIn', { span: span(left) });
  return (
    <time class={overdue ? 'overdue' : 'due'} dateTime={iso(at)} title={exactTime(at)}>
      {words}
    </time>
  );
}

/** An exact time of day, with the date in its title. */
export function At({ at }: { at: number }) {
  return (
    <time dateTime={iso(at)} title={exactTime(at)}>
      {nearTime(at)}
    </time>
  );
}
