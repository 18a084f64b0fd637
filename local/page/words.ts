import { slackWords, xWords } from './channel-words.ts';
import { reportWords } from './report-words.ts';
import { rotaWords } from './rota-words.ts';

/** Every word of the page, German first. `{name}` is a gap that the caller fills. */

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Remembers the reader's choice of language. */
export const languageCookie = 'auskunft-language';

export const words = {
  ...xWords,
  ...slackWords,
  ...rotaWords,
  ...reportWords,

  // The frame
  paneX: ['X (Leserschaft)', 'X (Patrons)'],
  paneSlack: ['Slack (Team)', 'Slack (Staff)'],
  paneInside: ['Innenansicht', 'Inside'],
  panes: ['Bereiche', 'Panes'],
  toPane: ['Zu {pane}', 'Skip to {pane}'],
  loading: ['wird geladen …', 'loading …'],
  needsScript: [
    'Diese Seite braucht JavaScript. Bitte schalten Sie es im Browser ein und laden Sie die Seite neu.',
    'This page needs JavaScript. Please switch it on in the browser and reload.',
  ],
  notFound: ['Diese Seite gibt es nicht', 'There is no such page'],
  toThePage: ['Zur Übersicht', 'To the overview'],
  practice: ['Übung: X und Slack simuliert', 'Practice: X and Slack simulated'],
  practiceHint: [
    'X und Slack werden auf diesem Rechner nachgestellt. Nichts verlässt ihn.',
    'X and Slack are played on this machine. Nothing leaves it.',
  ],
  simulated: ['{side} simuliert', '{side} simulated'],
  simulatedHint: ['{side} wird auf diesem Rechner nachgestellt.', '{side} is played on this machine.'],
  live: ['{side} echt', '{side} live'],
  liveHint: [
    'Das ist das echte {side}: Was Sie hier auslösen, wird dort gesehen.',
    'This is the real {side}: what you do here is seen there.',
  ],
  exercise: ['ÜBUNG – nichts geht hinaus', 'PRACTICE – nothing goes out'],
  sample: ['Beispielinhalt', 'Sample content'],
  sampleHint: [
    'Die Antworten stammen von einer erfundenen Bücherei. Ihre eigenen gehören in den Ordner library/.',
    'The answers are those of an invented library. Put your own into the folder library/.',
  ],
  iAm: ['Ich bin', 'I am'],
  language: ['Sprache', 'Language'],
  openUntil: ['geöffnet bis {time}', 'open until {time}'],
  openNow: ['geöffnet', 'open'],
  closedUntil: ['geschlossen, ab {time}', 'closed, from {time}'],
  closedNow: ['geschlossen', 'closed'],
  service: ['Service auf X', 'Service on X'],
  connecting: ['Verbindung wird aufgebaut …', 'Connecting …'],
  connectionLost: [
    'Die Verbindung ist abgerissen; ein neuer Versuch läuft. Was Sie sehen, kann veraltet sein. Bleibt es dabei, sehen Sie nach, ob npm start noch läuft.',
    'The connection is lost; trying again. What you see may be out of date. If this stays, check that npm start is still running.',
  ],
  olderLeftOut: ['{n} ältere sind hier ausgelassen.', '{n} older ones are left out here.'],

  // Acts
  sending: ['wird gesendet …', 'sending …'],
  deleting: ['wird gelöscht …', 'deleting …'],
  cancel: ['Abbrechen', 'Cancel'],
  save: ['Speichern', 'Save'],
  send: ['Senden', 'Send'],
  notReached: [
    'Nicht angekommen: Das Programm antwortet nicht. Sehen Sie nach, ob npm start noch läuft, und versuchen Sie es dann noch einmal.',
    'Not delivered: the program does not answer. Check that npm start is still running, then try again.',
  ],
  refused: ['Nicht angenommen: {why}', 'Not accepted: {why}'],
  appFailed: [
    'Auskunft hat darauf mit Status {status} geantwortet. Bitte versuchen Sie es noch einmal; den Grund nennt die Innenansicht.',
    'Auskunft answered this with status {status}. Please try again; Inside tells why.',
  ],
  appUnclear: [
    'Slack hat die Antwort von Auskunft nicht verstanden. Bitte versuchen Sie es noch einmal; den Grund nennt die Innenansicht.',
    'Slack did not understand how Auskunft answered. Please try again; Inside tells why.',
  ],
  appSilent: [
    'Auskunft hat nicht innerhalb von 3 Sekunden geantwortet. Bitte versuchen Sie es noch einmal.',
    'Auskunft did not answer within 3 seconds. Please try again.',
  ],
  today: ['heute', 'today'],
  yesterday: ['gestern', 'yesterday'],
  tomorrow: ['morgen', 'tomorrow'],

  // Inside
  insideUnknown: [
    'Der innere Zustand lässt sich gerade nicht lesen: {why} Ein neuer Versuch folgt mit der nächsten Änderung.',
    'The state inside cannot be read at present: {why} The next change brings another try.',
  ],
  held: ['Versand angehalten', 'Sending is stopped'],
  heldBy: [
    'von {name}, seit {time}. Freigegebene Antworten warten, bis der Halt aufgehoben ist.',
    'by {name}, since {time}. Approved answers wait until it is released.',
  ],
  overview: ['Überblick', 'Overview'],
  threads: ['Vorgänge', 'Threads'],
  noThreads: [
    'Noch keine Vorgänge. Hier steht jede Frage in einer Zeile: wie weit sie ist, wie alt, bis wann die Antwort fällig ist.',
    'No threads yet. Every question gets a line here: how far it is, how old, when its answer is due.',
  ],
  log: ['Verlauf', 'Log'],
  noSuchThread: ['Diesen Vorgang gibt es nicht mehr.', 'This thread is gone.'],
  new: ['neu', 'new'],
  awaitingReview: ['wartet', 'waiting'],
  approved: ['freigegeben', 'approved'],
  sendingOut: ['geht hinaus', 'going out'],
  answered: ['beantwortet', 'answered'],
  closed: ['geschlossen', 'closed'],
  failed: ['gescheitert', 'failed'],
  unknown: ['unklar', 'unclear'],
  direct: ['privat', 'private'],
  dueIn: ['fällig in {span}', 'due in {span}'],
  dueAt: ['fällig {time}', 'due {time}'],
  overdue: ['überfällig seit {span}', 'overdue for {span}'],
  took: ['nach {span}', 'after {span}'],
  ago: ['vor {span}', '{span} ago'],
  justNow: ['gerade eben', 'just now'],
  dueNow: ['jetzt fällig', 'due now'],
  failures: ['Fehler', 'Failures'],
  failureSeen: ['Gesehen', 'Seen'],
  failureSeenOf: ['Gesehen: Fehler in {function}', 'Seen: failure in {function}'],
  functions: ['Funktionen', 'Functions'],
  function: ['Funktion', 'Function'],
  lastRun: ['zuletzt', 'last run'],
  duration: ['Dauer', 'duration'],
  result: ['Ergebnis', 'result'],
  runs: ['Läufe', 'runs'],
  neverRan: ['noch nie', 'never'],
  resultOk: ['gut', 'ok'],
  resultFailed: ['fehlgeschlagen', 'failed'],
  sources: ['Quellen', 'Sources'],
  sourceRead: ['zuletzt gelesen', 'last read'],
  sourceNever: ['noch nicht gelesen', 'not read yet'],
  sourceWaits: ['wieder ab {time}', 'again from {time}'],
  spend: ['Kosten bei X', 'Spent at X'],
  spendToday: ['heute', 'today'],
  spendMonth: ['im Monat', 'this month'],
} as const satisfies Record<string, readonly [de: string, en: string]>;

type Table = typeof words;
export type WordKey = keyof Table;

/** The names of the gaps in a text. */
type Gaps<Text extends string> = Text extends `${string}{${infer Gap}}${infer Rest}` ? Gap | Gaps<Rest> : never;
type Filling<Key extends WordKey> = [Gaps<Table[Key][0]>] extends [never]
  ? []
  : [Record<Gaps<Table[Key][0]>, string | number>];

export type Say = <Key extends WordKey>(key: Key, ...filling: Filling<Key>) => string;

/** Speaks this language: `say('ago', { span: '3 min' })`. */
export function wordsIn(language: Language): Say {
  const column = languages.indexOf(language) === 0 ? 0 : 1;
  return (key, ...filling) => {
    const gaps: Record<string, string | number> = filling[0] ?? {};
    return words[key][column].replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
  };
}
