/** What patrons are told where a branch is closed, or open, against its usual hours. */
import type { Answer, LibrarySettings } from './library.ts';
import type { Closure, ExtraOpening } from './library-change.ts';

type Language = 'de' | 'en';
type Settings = Pick<LibrarySettings, 'branches'>;

/** The answer to whoever asks on the days of a closure; null where its branch no longer exists. */
export function closureAnswer(closure: Closure, settings: Settings): Answer | null {
  const house = houseOf(closure.branch, settings);
  if (house === null) return null;
  const { from, to } = closure;
  return {
    ...noticeOf(`schliessung-${closure.branch ?? 'alle'}-${from}`, closure.branch, { from, until: to }),
    title: `Schließung: ${house.title}`,
    texts: textsWith(closure, {
      de: `${house.de} ${daysInWords(from, to, 'de')} geschlossen`,
      en: `${house.en} closed ${daysInWords(from, to, 'en')}`,
    }),
  };
}

/** The answer to whoever asks on the day of an extra opening; null for one of the service on X or of no known branch. */
export function openingAnswer(opening: ExtraOpening, settings: Settings): Answer | null {
  const { branch, date, from, to } = opening;
  const house = branch === 'service' ? null : houseOf(branch, settings);
  if (house === null) return null;
  const id = `oeffnung-${branch}-${date}-${from.replace(':', '')}`;
  return {
    ...noticeOf(id, branch, { from: date, until: date }),
    title: `Zusätzlich geöffnet: ${house.title}`,
    texts: textsWith(opening, {
      de: `${house.de} ${daysInWords(date, date, 'de')} zusätzlich ${hoursInWords(from, to, 'de')} geöffnet`,
      en: `${house.en} also open ${daysInWords(date, date, 'en')} ${hoursInWords(from, to, 'en')}`,
    }),
  };
}

/** Days as "vom 23. bis 25. November", "on 23 November"; with years where they differ. */
export function daysInWords(from: string, to: string, language: Language): string {
  if (from === to) return `${language === 'de' ? 'am' : 'on'} ${dayInWords(from, language, 'month')}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const first = dayInWords(from, language, sameMonth ? 'day' : sameYear ? 'month' : 'year');
  const last = dayInWords(to, language, sameYear ? 'month' : 'year');
  return language === 'de' ? `vom ${first} bis ${last}` : `from ${first} to ${last}`;
}

/** Hours as "von 14 bis 18:30 Uhr", "from 2 pm to 6.30 pm". */
export function hoursInWords(from: string, to: string, language: Language): string {
  if (language === 'de') return `von ${germanHour(from)} bis ${germanHour(to)} Uhr`;
  return `from ${englishHour(from)} to ${englishHour(to)}`;
}

function dayInWords(day: string, language: Language, upTo: 'day' | 'month' | 'year'): string {
  const number = String(Number(day.slice(8)));
  if (upTo === 'day') return language === 'de' ? `${number}.` : number;
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(upTo === 'year' ? { year: 'numeric' } : {}),
  });
}

/** "14", "18:30" for HH:MM; "Uhr" goes after it. */
export function germanHour(clock: string): string {
  return clock.endsWith(':00') ? String(Number(clock.slice(0, 2))) : clock.replace(/^0/, '');
}

/** "2 pm", "6.30 pm", "noon", "midnight" for HH:MM. */
export function englishHour(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  const minutes = clock.slice(3);
  if (minutes === '00' && hour % 12 === 0) return hour === 12 ? 'noon' : 'midnight';
  return `${hour % 12 || 12}${minutes === '00' ? '' : `.${minutes}`} ${hour < 12 ? 'am' : 'pm'}`;
}

function houseOf(branch: string | null, { branches }: Settings): ({ title: string } & Record<Language, string>) | null {
  if (branch === null && branches.length > 1) {
    return { title: 'alle Häuser', de: 'Alle unsere Häuser sind', en: 'All our branches are' };
  }
  const name = branches.find(({ id }) => branch === null || id === branch)?.name;
  return name === undefined ? null : { title: name, de: `${articleOf(name)}${name} ist`, en: `Our ${name} is` };
}

/** Only where the first word of the name tells the gender. */
function articleOf(name: string): string {
  const [first = ''] = name.split(' ');
  if (/(bibliothek|bücherei|stelle|filiale|thek)$/i.test(first)) return 'Die ';
  if (/(haus|zentrum|café)$/i.test(first)) return 'Das ';
  return /(bus|treff|punkt|turm)$/i.test(first) ? 'Der ' : '';
}

/**
 * Without an English sentence the German one is quoted: nothing is translated by a machine. In single marks, since staff
 * read the whole of it in double ones.
 */
function textsWith(
  { sentence, sentenceEn }: Pick<Closure, 'sentence' | 'sentenceEn'>,
  says: Record<Language, string>,
): Record<Language, string> {
  return {
    de: `${says.de}: ${ended(sentence)}`,
    en: `${says.en}: ${sentenceEn ? ended(sentenceEn) : `‘${ended(sentence)}’`}`,
  };
}

function ended(sentence: string): string {
  return /[.!?…)“”’"]$/.test(sentence) ? sentence : `${sentence}.`;
}

function noticeOf(id: string, branch: string | null, valid: Answer['valid']): Omit<Answer, 'title' | 'texts'> {
  return {
    id,
    intents: ['closure', 'opening_hours'],
    languages: ['de', 'en'],
    valid,
    owner: 'Leitung',
    questions: {},
    notice: { branch },
  };
}
