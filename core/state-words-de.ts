/** The German words for what has become of a thread, and for what to mind; a part of `words-de.ts`. */
import type { Danger } from './danger.ts';
import type { Words } from './review-card.ts';
import type { Millis, StaffId } from './thread.ts';

export const state = {
  arrived: 'Gerade eingetroffen. Der Vorschlag folgt gleich.',
  cameAgain: 'Es kam etwas Neues dazu. Ein neuer Vorschlag folgt gleich.',
  reopened: 'Wieder geöffnet. Ein neuer Vorschlag folgt gleich.',
  redrafted: 'Die Bücherei hat sich geändert. Ein neuer Vorschlag folgt gleich.',
  noDraft: 'Kein passender Vorschlag.',
  claimed: (by: StaffId, until: Millis): Words => [{ staff: by }, ' kümmert sich darum, bis ', { at: until }],
  stillLooking: (by: StaffId, until: Millis): Words => [{ staff: by }, ' sieht noch nach, bis ', { at: until }],
  freeAgain: (by: StaffId, at: Millis): Words => [
    'Wieder frei seit ',
    { at },
    ': ',
    { staff: by },
    ' hatte es übernommen',
  ],
  handedOver: (by: StaffId, note: string): Words => ['Übergeben von ', { staff: by }, note === '' ? '' : `: „${note}“`],
  returns: (by: StaffId, at: Millis): Words => [
    'Kümmert sich niemand, geht die Frage zurück an ',
    { staff: by },
    ': ',
    { at, show: 'date' },
  ],
  firstApproved: (reasons: readonly string[], by: StaffId, at: Millis): Words => [
    `Zweite Person nötig: ${reasons.join(', ')}. Erste Freigabe: `,
    { staff: by },
    ', ',
    { at },
  ],
  alone: (reason: string) => `Ohne zweite Person freigegeben: „${reason}“`,
  interimOut: (at: Millis, by: Words): Words => [
    'Zwischenbescheid hinausgegangen (',
    { at, show: 'date' },
    ...(by.length === 0 ? [] : [', ', ...by]),
    '), Antwort steht noch aus',
  ],
  withdrawing: (by: StaffId, vendor: string, correction: boolean): Words => [
    { staff: by },
    ` lässt die Antwort auf ${vendor} löschen`,
    correction ? '. Der korrigierte Text kommt danach zur Freigabe.' : '',
  ],
  notDeleted: (vendor: string) => `${vendor} hat die Antwort nicht gelöscht, sie steht noch dort.`,
  withdrawn: (vendor: string, at: Millis): Words => [`Die Antwort auf ${vendor} ist gelöscht: `, { at, show: 'date' }],
  approved: (by: Words, at: Millis): Words => ['Freigegeben von ', ...by, ' um ', { at }],
  goesOutAt: (at: Millis): Words => [', geht um ', { at, show: 'seconds' }, ' hinaus'],
  goesOutSoon: ', geht gleich hinaus',
  goesOutAfterHold: ', geht hinaus, sobald der Versand wieder läuft',
  triedAgainAt: (at: Millis): Words => [', neuer Versuch von selbst um ', { at }],
  triedAgain: ', neuer Versuch folgt von selbst',
  sending: (by: Words): Words => ['Geht gerade hinaus, freigegeben von ', ...by],
  messageCame: 'Inzwischen kam eine weitere Nachricht. Danach folgt dazu ein neuer Vorschlag.',
  answered: (by: Words, at: Millis): Words => ['Beantwortet: ', { at, show: 'date' }, ', freigegeben von ', ...by],
  closed: (by: StaffId | null, reason: string, at: Millis): Words => [
    ...(by === null ? ['Geschlossen'] : ['Geschlossen von ', { staff: by }]),
    ': ',
    { at, show: 'date' },
    `, ${reason}`,
  ],
  directlyOn: (vendor: string) => `direkt auf ${vendor}`,
  deletedOn: (vendor: string) => `unsere Antwort auf ${vendor} wurde gelöscht`,
  thanks: (words: string) => `Bedankt sich: „${words}“`,
  muted: (by: StaffId, until: Millis, reason: string): Words => [
    'Stummgeschaltet von ',
    { staff: by },
    ' bis ',
    { at: until, show: 'date' },
    reason === '' ? '' : `: „${reason}“`,
  ],
  inList: 'Steht auch in einer Liste.',
  failed: 'Die Antwort ist nicht hinausgegangen.',
  vendorSays: (vendor: string, detail: string) => `${vendor} schreibt: „${detail}“`,
  failedRemedy: 'Bitte ändern und noch einmal freigeben, oder anders beantworten.',
  unknown: (at: Millis): Words => ['Seit ', { at, show: 'date' }, ' ist unklar, ob die Antwort hinausging.'],
  unknownRemedy: (vendor: string) =>
    `Bitte auf ${vendor} nachsehen: Steht sie dort, „Anders beantwortet“ wählen; fehlt sie, über „Bearbeiten“ noch einmal freigeben.`,
};

export const warnings = {
  perhapsSent: (text: string, vendor: string) =>
    `Vielleicht ist schon eine Antwort hinausgegangen, bitte zuerst auf ${vendor} nachsehen: „${text}“`,
  upset: 'Vorsicht, klingt verärgert.',
  fourEyes: (reasons: readonly string[]) => `Zwei Personen geben frei: ${reasons.join(', ')}.`,
  unreadable: (vendor: string) =>
    `Eine Nachricht ließ sich nicht lesen. Bitte auf ${vendor} ansehen und dort beantworten, danach „Anders beantwortet“ wählen.`,
  mayRefuse: (vendor: string) =>
    `${vendor} wird diese Antwort wahrscheinlich ablehnen, weil die Bücherei nicht erwähnt ist. Bitte in der App von ${vendor} antworten, danach „Anders beantwortet“ wählen.`,
  tooLong: (by: number) => `Um ${by} Zeichen zu lang. Bitte über „Bearbeiten“ kürzen.`,
  dear: (cost: string, usual: string | null) =>
    usual === null ? `Kostet ${cost}, mehr als üblich.` : `Kostet ${cost} statt ${usual}.`,
  answersSome: (answered: number, asked: number) => `Beantwortet ${answered} von ${asked} Fragen.`,
  unread: (said: string) => `Tagesangabe nicht verstanden: „${said}“.`,
  otherLanguage: (asked: string, drafted: string) => `Gefragt auf ${asked}, Vorschlag auf ${drafted}.`,
  forgotten: (at: Millis): Words => ['Hier nur noch bis ', { at, show: 'date' }, ' gespeichert.'],
  held: (by: StaffId, at: Millis): Words => [
    'Versand angehalten seit ',
    { at, show: 'date' },
    ' von ',
    { staff: by },
    '.',
  ],
};

/** Which danger a message speaks of. */
export const dangers: Readonly<Record<Danger, string>> = {
  selfHarm: 'jemand will sich etwas antun',
  threat: 'Drohung oder Gewalt',
  alarm: 'Feuer, Gas oder Alarm',
  medical: 'jemand braucht ärztliche Hilfe',
  lostChild: 'ein Kind wird vermisst',
  lockedIn: 'jemand ist eingeschlossen',
};

/** The house's words for danger, as staff find them among all answers. */
export const emergency = {
  topic: 'Notfall',
  title: (danger: Danger) => `Notfall: ${dangers[danger]}`,
  call: (number: string) => `Notruf ${number}`,
};
