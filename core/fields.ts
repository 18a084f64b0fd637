/** Single values in the files that the library's staff keep. The messages are read by librarians: each is the remedy, in German. */
import * as v from 'valibot';

/** The date exists: 2026-02-30 has the right form and does not. */
const isRealDate = (d: string): boolean => {
  const at = Date.parse(`${d}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(d);
};

export const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false; // a RangeError, the only way to ask
  }
};

const areApart = (list: string[]): boolean => {
  const sorted = list.toSorted();
  return sorted.every((p, i) => i === 0 || (sorted[i - 1] ?? '').slice(6) <= p.slice(0, 5));
};

export const text = v.pipe(v.string(), v.trim(), v.minLength(1));
export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'Nur a–z, 0–9 und Bindestriche, zum Beispiel nord.'),
);
export const language = v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'Zwei Kleinbuchstaben, zum Beispiel de.'));
export const date = v.pipe(
  v.string(),
  v.isoDate('Als Jahr-Monat-Tag schreiben: 2026-12-24.'),
  v.check(isRealDate, 'Diesen Tag gibt es nicht; bitte im Kalender nachsehen.'),
);
const period = v.pipe(
  v.string(),
  v.regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'Als "10:00-18:00" schreiben, ohne Leerzeichen.',
  ),
  v.check((p) => p.slice(0, 5) < p.slice(6), 'Das Ende muss nach dem Anfang liegen.'),
);
export const periods = v.pipe(
  v.array(period),
  v.check(areApart, 'Die Zeiten eines Tages dürfen sich nicht überschneiden.'),
);
export const handle = v.pipe(v.string(), v.regex(/^\w{1,30}$/, 'Der Kontoname ohne @: nur Buchstaben, Ziffern und _.'));
/** X allows 15 characters (https://help.x.com/en/managing-your-account/x-username-rules). */
export const xHandle = v.pipe(
  v.string(),
  v.regex(/^\w{1,15}$/, 'Der Kontoname auf X ohne @: höchstens 15 Buchstaben, Ziffern und _.'),
);
export const staffId = v.pipe(
  v.string(),
  v.regex(/^[UW][A-Z0-9]+$/, 'Die Mitglieds-ID aus dem Slack-Profil, zum Beispiel U0MARTA.'),
);
export const staffIds = v.array(staffId);
/** Stems with commas between, as `conceptsOf` reads them. */
export const stems = v.pipe(
  text,
  v.regex(
    /^(?!(?:.*,)?\s*(?:\*[^,]*(?:[^,\s]\s+[^,\s]|\$)|[^,]*[^,\s]\s+[^,\s]+\$\s*(?:,|$)))/su,
    'Stern oder Dollar: beide zugleich und bei zwei Wörtern sind sie nicht erlaubt.',
  ),
);
export const url = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s/]+\S*$/, 'Als ganze Adresse schreiben, ohne Leerzeichen: https://…'),
);
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A time of day on the wall clock, as 10:00. */
export const clock = v.pipe(
  v.string(),
  v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Als "10:00" schreiben, mit Anführungszeichen.'),
);
/** A time at which a day begins or something happens: as `clock`, but not the end of the day. */
export const startClock = v.pipe(
  v.string(),
  v.regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    'Als "07:00" schreiben, mit Anführungszeichen; für Mitternacht den nächsten Tag mit "00:00".',
  ),
);
export const week = v.strictObject(v.entriesFromList(weekdays, periods));
export const inStaffLanguages = v.strictObject({ de: text, en: text });
export const perLanguage = v.record(language, text);
/** Two to four letters, as German offices sign: "mk". */
export const initials = v.pipe(
  v.string(),
  v.regex(/^[A-Za-zÄÖÜäöüß]{2,4}$/, 'Zwei bis vier Buchstaben, zum Beispiel mk.'),
);
