/** When the service opens again, as a few words within a sentence of the library's own. */
import { Temporal } from 'temporal-polyfill';
import { dateText } from './opening-text.ts';
import { type OpeningWords, openingWords } from './opening-words.ts';
import type { Millis } from './thread.ts';

/** Between day and time, where a comma reads like a list. */
const joints: Readonly<Record<string, string>> = { en: ' at ', es: ' a las ', fr: ' à ', it: ' alle ', tr: ' ' };

/**
 * "Montag, 4. Januar, 10 Uhr", "Monday 4 January at 10 am": always by weekday and date, because "tomorrow" or "Monday" is
 * another day for whoever reads it then. Days and months stand in the nominative.
 * @param zone IANA name
 * @param language ISO 639-1
 * @returns null for a language whose words are not known
 */
export function openingTold(opens: Millis, now: Millis, zone: string, language: string): string | null {
  const words = openingWords[language];
  if (words === undefined) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(opens).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return told(at.toPlainDate().toString(), time, today, { language, words });
}

/** The longest that `openingTold` may become in a language, for whoever has to leave room for it; null as there. */
export function longestOpening(language: string): string | null {
  const words = openingWords[language];
  if (words === undefined) return null;
  // So far ahead that the year is told; within these years every weekday meets every month.
  const first = Temporal.PlainDate.from('2026-12-28');
  let longest = '';
  for (let days = 0; days < 7 * 366; days += 3) {
    const day = first.add({ days });
    const today = day.subtract({ days: 200 }).toString();
    const text = told(day.toString(), '10:30', today, { language, words });
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

function told(day: string, time: string, today: string, about: { language: string; words: OpeningWords }): string {
  const { language, words } = about;
  const date = dateText(day, { words, dates: 'long', today });
  return `${date}${joints[language] ?? words.comma}${words.clock(time)}`;
}
