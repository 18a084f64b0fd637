/** The German words of the weekly report; `report-words.ts` is the table of both languages. */
import { dangers } from './state-words-de.ts';

const count = (n: number) => n.toLocaleString('de-DE');
const questions = (n: number) => (n === 1 ? '1 Frage' : `${count(n)} Fragen`);
const answers = (n: number) => (n === 1 ? '1 Antwort' : `${count(n)} Antworten`);
const messages = (n: number) => (n === 1 ? '1 Nachricht' : `${count(n)} Nachrichten`);
const times = (n: number) => (n === 1 ? 'einmal' : `${count(n)}-mal`);
const hoursTold = (hours: string) => (hours === '1' ? '1 Servicestunde' : `${hours} Servicestunden`);

export const german = {
  weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  longWeekdays: ['am Montag', 'am Dienstag', 'am Mittwoch', 'am Donnerstag', 'am Freitag', 'am Samstag', 'am Sonntag'],
  week: (number: number) => `KW ${number}`,
  heading: (number: number) => `Wochenbericht KW ${number}`,
  unclear: 'Thema unklar',
  others: 'Sonstige',
  otherAnswers: 'übrige Antworten',
  /** What is proposed and is no answer of the library. */
  proposals: {
    'opening-hours': 'Öffnungszeiten (berechnet)',
    'branch-contact': 'Anschrift und Nummern eines Hauses',
    elsewhere: 'Hinweis auf andere Wege zur Bücherei',
    'to-direct-message': 'Bitte um eine Direktnachricht',
  },
  emergency: 'Notfall',
  dangers,
  /** @param day as 23.11.2026 */
  closure: (day: string) => `Schließung ab ${day}`,
  extraOpening: (day: string) => `Zusätzlich geöffnet am ${day}`,
  /** The unit of so many days. */
  days: (n: number, dative: boolean): string => (n === 1 ? 'Tag' : dative ? 'Tagen' : 'Tage'),
  overDay: 'über 24 h',
  none: '–',

  verdict: {
    /** Before everything else while the week is not over. */
    running: 'Die Woche läuft noch.',
    nobody: 'Niemand hat gefragt.',
    nobodyYet: 'Bisher hat niemand gefragt.',
    thanked: (n: number) => (n === 1 ? 'Einmal kam nur ein Dank.' : `${times(n)} kam nur ein Dank.`),
    noneAnswered: (arrived: number) => `${questions(arrived)}, bis jetzt keine beantwortet.`,
    allClosed: (arrived: number) =>
      arrived === 1 ? '1 Frage, ohne Antwort geschlossen.' : `${count(arrived)} Fragen, alle ohne Antwort geschlossen.`,
    withheld: (arrived: number, answered: number) =>
      `${questions(arrived)}, ${count(answered)} beantwortet. Antwortzeiten stehen hier, sobald drei Personen Dienst hatten.`,
    /** @param median as "18 min"; `over` as "KW 45 und KW 46 zusammen", empty for the week alone */
    typical: (arrived: number, median: string, over: string, compared: string) =>
      `${questions(arrived)}; die typische Antwort kam nach ${median} Servicezeit${over === '' ? '' : ` (${over})`}${compared}.`,
    /** @param before the median of the week before, as "25 min"; null where it is not told */
    faster: (before: string | null) => `, schneller als in der Vorwoche${before === null ? '' : ` (${before})`}`,
    slower: (before: string | null) => `, langsamer als in der Vorwoche${before === null ? '' : ` (${before})`}`,
    asBefore: (before: string | null) => `, wie zuletzt${before === null ? '' : ` (${before})`}`,
    tooFew: (before: string) => ` (Vorwoche ${before}, zu wenige für einen Vergleich)`,
    together: (weeks: string) => `${weeks} zusammen`,
    and: ' und ',
    /** Shares as "70 %", minutes as "30 min". */
    bothReached: (half: string, halfIn: string, nine: string, nineIn: string) =>
      `Beide Ziele sind erreicht: ${half} in ${halfIn}, ${nine} in ${nineIn}.`,
    bothMissed: (half: string, halfIn: string, nine: string, nineIn: string) =>
      `Beide Ziele sind verfehlt: ${half} in ${halfIn} statt 50 %, ${nine} in ${nineIn} statt 90 %.`,
    oneMissed: (goal: string, within: string, share: string) =>
      `Ziel verfehlt: In ${within} waren ${share} beantwortet statt ${goal}.`,
    tooFewForGoals: 'Für ein Urteil über die Ziele sind es zu wenige.',
  },

  todo: {
    lead: 'Diese Woche tun:',
    staleAnswer: (answer: string, changed: number, n: number) =>
      `Antwort „${answer}“ überarbeiten. ${changed} von ${count(n)} Vorschlägen daraus wurden geändert oder nicht verwendet.`,
    gap: (example: string, n: number) => `Eine Antwort schreiben auf „${example}“. Das wurde ${times(n)} gefragt.`,
    uncovered: (hours: string, arrived: number) =>
      `${hoursTold(hours)} besetzen. Als niemand Dienst hatte, ${arrived === 1 ? 'kam 1 Frage' : `kamen ${count(arrived)} Fragen`} an.`,
    backlog: (n: number) => `${questions(n)} beantworten, deren Frist vorbei ist.`,
  },

  missed: {
    all: (shown: number, vendor: string) =>
      shown === 1
        ? `Nichts übersehen: ${vendor} hat 1 Nachricht gezeigt, sie ist gespeichert.`
        : `Nichts übersehen: ${vendor} hat ${count(shown)} Nachrichten gezeigt, alle sind gespeichert.`,
    some: (shown: number, stored: number, vendor: string) =>
      `Achtung: ${vendor} hat ${messages(shown)} gezeigt, gespeichert ${stored === 1 ? 'ist' : 'sind'} ${count(stored)}. Bitte die Systembetreuung verständigen.`,
    gaps: (n: number, vendor: string) => `${vendor} konnte ${times(n)} nicht alles zeigen.`,
    late: (n: number) => `${count(n)} davon ${n === 1 ? 'fand' : 'fanden'} sich erst beim zweiten Lesen.`,
    silence: (span: string) => `Die längste Zeit ohne Verbindung: ${span}.`,
    unknown: 'Ob etwas übersehen wurde, ist für diese Woche nicht bekannt: Es wurde nichts gezählt.',
  },

  figures: {
    arrived: 'Fragen',
    median: 'Typische Antwortzeit',
    share: (within: string) => `In ${within} beantwortet`,
    backlog: 'Offen am Ende der Woche',
    backlogNow: 'Jetzt offen',
    /** @param change with its sign; `before` the value of the week before */
    changed: (change: string, before: string) => `${change} (Vorwoche ${before})`,
    asBefore: (before: string) => `wie zuletzt (${before})`,
    tooFew: (before: string) => `Vorwoche ${before}, zu wenige für einen Vergleich`,
    points: (points: string) => (points === '+1' || points === '−1' ? `${points} Punkt` : `${points} Punkte`),
    oldest: (age: string) => `älteste seit ${age}`,
    goal: (goal: string) => `Ziel ${goal}`,
    withheld: 'erst ab drei Personen im Dienst',
  },

  charts: {
    trend: {
      title: (now: string, before: string) => `Antwortzeit: ${now}, davor ${before}`,
      between: (from: string, to: string) => `zwischen ${from} und ${to}`,
      noneNow: 'diese Woche keine Zahl',
      one: (median: string) => `Antwortzeit: ${median}`,
      none: 'Antwortzeit: noch keine Zahl',
      subtitle: (goal: string, n: number) =>
        `Median je Woche, Servicezeit, in Minuten; Ziel ${goal}; n\u00a0=\u00a0${count(n)} diese Woche`,
      alt: (weeks: string) => `Median der ersten Antwort in Servicezeit, Woche für Woche: ${weeks}.`,
    },
    distribution: {
      title: (n: number, of: number, within: string) =>
        `${count(n)} von ${count(of)} ersten ${of === 1 ? 'Antwort' : 'Antworten'} ${n === 1 || of === 1 ? 'kam' : 'kamen'} in ${within}`,
      none: 'Antwortzeiten: noch keine Zahl',
      subtitle: (n: number) => `Erste Antworten nach Servicezeit; Strich: ganze Wartezeit; n\u00a0=\u00a0${count(n)}`,
      alt: (steps: string) =>
        `Zahl der ersten Antworten nach Servicezeit, in Klammern nach ganzer Wartezeit: ${steps}.`,
    },
    arrivals: {
      title: (weekday: string, n: number) =>
        n === 1 ? `Die einzige Frage kam ${weekday}` : `Die meisten Fragen kamen ${weekday}: ${count(n)}`,
      even: 'Fragen über die Woche verteilt',
      none: 'Niemand hat gefragt',
      subtitle: (n: number, outside: string) =>
        `Fragen nach Wochentag und Stunde der Ankunft; ${outside}; n\u00a0=\u00a0${count(n)}`,
      outside: (n: number, share: string) => `${count(n)} außerhalb der Servicezeiten (${share})`,
      alt: (days: string) => `Zahl der Fragen je Wochentag: ${days}.`,
    },
    drafts: {
      title: (n: number, of: number) =>
        `${count(n)} von ${answers(of)} ${n === 1 || of === 1 ? 'ging' : 'gingen'} hinaus wie vorgeschlagen`,
      none: 'Noch kein Vorschlag verwendet',
      /** @param own answers that the title counts and the bars do not */
      subtitle: (n: number, own: number) =>
        `Was aus den Vorschlägen wurde, je Antwort der Bücherei; n\u00a0=\u00a0${n === 1 ? '1 Vorschlag' : `${count(n)} Vorschläge`}${own === 0 ? '' : `, dazu ${answers(own)} ohne Vorschlag`}`,
      alt: (rows: string) => `Was aus den Vorschlägen wurde: ${rows}.`,
    },
    goal: (minutes: string) => `Ziel ${minutes}`,
    service: 'Servicezeit',
    elapsed: 'ganze Wartezeit',
    /** Heads the numbers of weeks, and stands beside an answer that is mostly changed. */
    weekRow: 'KW',
    stale: 'prüfen',
    hour: (hour: number) => `${hour} Uhr`,
  },

  drafts: {
    asProposed: 'wie vorgeschlagen',
    edited: 'bearbeitet',
    replaced: 'andere Antwort gewählt',
    byHand: 'von Hand beantwortet',
    unused: 'nicht verwendet',
    ownWords: 'selbst geschrieben, ohne Vorschlag',
  },
};
