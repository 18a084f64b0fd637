import type { LogEntry, Status, TroubleKind } from '../../core/thread.ts';
import type { Language } from './words.ts';

/** What threads, their topics and their history are called, in German and English. */

type Pair = readonly [de: string, en: string];

const statuses: Record<Status, Pair> = {
  new: ['neu', 'new'],
  awaitingReview: ['wartet auf Freigabe', 'awaits review'],
  approved: ['freigegeben', 'approved'],
  sending: ['wird gesendet', 'sending'],
  answered: ['beantwortet', 'answered'],
  closed: ['ohne Antwort', 'no answer'],
  failed: ['abgelehnt', 'refused'],
  unknown: ['ungewiss', 'uncertain'],
};

const topics: Record<string, Pair> = {
  opening_hours: ['Öffnungszeiten', 'Opening hours'],
  closure: ['Schließung', 'Closure'],
  renewal: ['Verlängerung', 'Renewal'],
  borrowing_return: ['Ausleihe und Rückgabe', 'Borrowing and return'],
  fees: ['Gebühren', 'Fees'],
  reservation: ['Vormerkung', 'Reservation'],
  card_registration: ['Ausweis', 'Library card'],
  account_problem: ['Konto', 'Account'],
  elending: ['Onleihe', 'E-lending'],
  catalogue: ['Katalog', 'Catalogue'],
  acquisition_ill: ['Anschaffung, Fernleihe', 'Acquisition, interlibrary loan'],
  events: ['Veranstaltungen', 'Events'],
  rooms_it: ['Räume und Technik', 'Rooms and IT'],
  contact_location: ['Kontakt und Weg', 'Contact and location'],
  accessibility: ['Barrierefreiheit', 'Accessibility'],
  lost_found: ['Fundsachen', 'Lost and found'],
  complaint: ['Beschwerde', 'Complaint'],
  praise: ['Lob', 'Praise'],
  smalltalk: ['Plauderei', 'Small talk'],
  off_topic: ['anderes', 'Off topic'],
};

const events: Record<LogEntry['what'], Pair> = {
  arrived: ['angekommen', 'arrived'],
  wroteAgain: ['hat noch einmal geschrieben', 'wrote again'],
  editedByPatron: ['hat die Nachricht geändert', 'edited the message'],
  drafted: ['Entwurf erstellt', 'drafted'],
  claimed: ['übernommen', 'claimed'],
  released: ['zurückgegeben', 'released'],
  approved: ['freigegeben', 'approved'],
  undone: ['zurückgeholt', 'undone'],
  sending: ['an X übergeben', 'handed to X'],
  answered: ['beantwortet', 'answered'],
  postponed: ['verschoben', 'postponed'],
  refused: ['abgelehnt', 'refused'],
  lookedUp: ['auf X nachgesehen', 'looked up on X'],
  unknown: ['ungewiss, ob gesendet', 'uncertain whether sent'],
  closed: ['ohne Antwort geschlossen', 'closed without answer'],
  reopened: ['wieder geöffnet', 'reopened'],
  originalShown: ['Original angesehen', 'original shown'],
};

const troubles: Record<TroubleKind, Pair> = {
  rateLimited: ['bittet um Geduld', 'asks us to wait'],
  outOfCredit: ['Guthaben aufgebraucht', 'out of credit'],
  unauthorized: ['Zugangsdaten abgelehnt', 'credentials refused'],
  unreachable: ['nicht erreichbar', 'unreachable'],
  replyGate: ['X lässt hier keine Antwort zu', 'X allows no reply here'],
  refused: ['abgelehnt', 'refused'],
  tooLong: ['zu lang', 'too long'],
};

const sources: Record<string, Pair> = {
  'x-mention': ['Erwähnungen', 'Mentions'],
  'x-dm': ['Direktnachrichten', 'Direct messages'],
};

function told(pairs: Readonly<Record<string, Pair>>, key: string, language: Language): string {
  const pair = Object.hasOwn(pairs, key) ? pairs[key] : undefined;
  return pair === undefined ? key : pair[language === 'de' ? 0 : 1];
}

/** The word for each; what is not known is told as it is. */
export const wordFor = {
  status: (status: Status, language: Language) => told(statuses, status, language),
  topic: (intent: string, language: Language) => told(topics, intent, language),
  event: (what: string, language: Language) => told(events, what, language),
  trouble: (trouble: string, language: Language) => told(troubles, trouble, language),
  source: (source: string, language: Language) => told(sources, source, language),
};
