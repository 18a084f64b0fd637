/** What staff are told about the rota, in the channel and alone. */
import { Temporal } from 'temporal-polyfill';
import type { Rota, Shift } from './rota.ts';
import type { Refusal } from './rota-moves.ts';
import { german } from './rota-words-de.ts';
import { english } from './rota-words-en.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type RotaWords = typeof german;

export const rotaWords: Readonly<Record<StaffLanguage, RotaWords>> = { de: german, en: english };

/**
 * A day as staff read it, such as "Do., 24.12.".
 * @param date as 2026-12-24
 * @param today where it may be far from it: of another year, the year is named
 */
export function dayTold(date: string, language: StaffLanguage, today = date): string {
  const day = Temporal.PlainDate.from(date);
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return language === 'de'
    ? day.toLocaleString('de-DE', { weekday: 'short', day: 'numeric', month: 'numeric', ...year })
    : day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...year });
}

/** A shift with its times on the wall clock, such as "Do., 24.12., Früh (10:00–14:00)". */
export function shiftTold(rota: Rota, shift: Pick<Shift, 'date' | 'template'>, language: StaffLanguage): string {
  const template = rota.templates.find(({ id }) => id === shift.template);
  const day = dayTold(shift.date, language);
  return template === undefined
    ? `${day}, ${shift.template}`
    : `${day}, ${template.name[language]} (${template.start}–${template.end})`;
}

export function refusalTold(refusal: Refusal, language: StaffLanguage): string {
  const w = rotaWords[language];
  switch (refusal.why) {
    case 'takenBy':
      return w.takenBy(refusal.who);
    case 'tooFewDays':
      return w.tooFewDays(dayTold(refusal.first, language));
    default:
      return w.refusals[refusal.why];
  }
}
