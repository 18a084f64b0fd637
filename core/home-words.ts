/** Every word of the home and of the modals of the rota, in both languages; and how a shift is called. */
import type { HomeService, HomeShift } from './home.ts';
import { german } from './home-words-de.ts';
import { english } from './home-words-en.ts';
import { dayTold } from './rota-words.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type HomeWords = typeof german;

export const homeWords: Readonly<Record<StaffLanguage, HomeWords>> = { de: german, en: english };

/** A day in full: "Montag, 23. November 2026" or "Monday 23 November 2026". */
export function fullDay(date: string, language: StaffLanguage): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    dateStyle: 'full',
  });
}

/** A shift with its day and hours: "Mo., 23.11., Früh (10:00–14:00)". */
export function shiftWords(shift: Pick<HomeShift, 'date' | 'name' | 'start' | 'end'>, language: StaffLanguage): string {
  return `${dayTold(shift.date, language)}, ${shift.name[language]} (${shift.start}–${shift.end})`;
}

/** That the service is closed, or that nobody is there although it is open; else null. */
export function serviceTold(service: HomeService, staffed: boolean, language: StaffLanguage): string | null {
  const w = homeWords[language];
  if (service.open) return staffed ? null : w.nobodyNow;
  if (service.next === null) return w.closed;
  const { date, clock, today } = service.next;
  return w.opensAt(today ? null : dayTold(date, language), clock);
}
