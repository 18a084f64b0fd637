/** Every sentence about duty that goes to the channel, in both languages, and how long something has waited in words. */
import { german, type Names } from './duty-words-de.ts';
import { english } from './duty-words-en.ts';
import type { Millis } from './thread.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type DutyWords = typeof german;

export const dutyWords: Readonly<Record<StaffLanguage, DutyWords>> = { de: german, en: english };

/** How long it is, in whole minutes, hours, or days: as somebody would say it. */
export function ageInWords(ms: Millis, w: DutyWords): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return w.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? w.hours(hours, minutes % 60) : w.days(Math.floor(hours / 24));
}

/** Names or mentions in a row: "a, b and c". */
export function inARow(each: readonly string[], w: DutyWords): Names {
  const last = each.at(-1) ?? '';
  const many = each.length > 1;
  return { row: many ? `${each.slice(0, -1).join(', ')}${w.and}${last}` : last, many };
}
