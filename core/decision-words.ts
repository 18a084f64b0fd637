/** What staff are told, privately, when a click did not do what they meant. German and English. */
import type { CloseReason, StaffId, Status } from './thread.ts';

/** `<@U…>` is how staff are named to the desk; `at` is a wall-clock time such as 10:42. */
export interface DecisionWords {
  notStaff: string;
  gone: string;
  superseded: string;
  supersededInModal: string;
  noDraft: string;
  tooLong: (by: number) => string;
  gate: string;
  empty: string;
  wasFirst: (who: StaffId | null, status: Status, at: string) => string;
  claimedBy: (who: StaffId, at: string) => string;
  alreadyClosed: (reason: CloseReason) => string;
  deskTrouble: string;
  held: (who: StaffId) => string;
  released: (who: StaffId) => string;
  notHeld: string;
  alreadyHeld: (who: StaffId, at: string) => string;
  leadsRelease: (leads: readonly StaffId[]) => string;
  commandHelp: string;
}

const person = (id: StaffId | null, otherwise: string) => (id === null ? otherwise : `<@${id}>`);

const german: DecisionWords = {
  notStaff: 'Nur Mitglieder des Kanals können hier entscheiden. Bitten Sie die Leitung, Sie in den Kanal aufzunehmen.',
  gone: 'Diese Frage ist nicht mehr gespeichert: Sie wurde gelöscht oder ihre Aufbewahrungsfrist ist abgelaufen.',
  superseded:
    'Inzwischen kam etwas Neues von der Patronin oder dem Patron. Die Karte wird gerade erneuert; bitte dort entscheiden.',
  supersededInModal:
    'Inzwischen kam etwas Neues von der Patronin oder dem Patron. Bitte den Text kopieren, das Fenster schließen und auf der erneuerten Karte noch einmal „Bearbeiten“ wählen.',
  noDraft: 'Für diese Frage gibt es keinen Vorschlag. Bitte „Bearbeiten“ wählen und die Antwort schreiben.',
  tooLong: (by) => `Der Text ist um ${by} Zeichen zu lang. Bitte kürzen.`,
  gate: 'X lässt auf diesen Beitrag keine Antwort zu, weil die Bücherei darin nicht erwähnt ist. Bitte in der App von X antworten und „Anders beantwortet“ wählen.',
  empty: 'Bitte einen Text eingeben.',
  wasFirst: (who, status, at) => {
    const by = person(who, 'Auskunft');
    switch (status) {
      case 'approved':
        return `${by} war schneller: schon freigegeben um ${at}.`;
      case 'sending':
        return `${by} war schneller: Die Antwort ist seit ${at} unterwegs und lässt sich nicht mehr aufhalten.`;
      case 'answered':
        return `${by} war schneller: schon beantwortet um ${at}.`;
      case 'closed':
        return `${by} war schneller: schon geschlossen um ${at}.`;
      case 'awaitingReview':
        return `${by} war schneller: Die Freigabe ist seit ${at} zurückgenommen.`;
      case 'new':
      case 'failed':
      case 'unknown':
        return `Der Stand hat sich um ${at} geändert. Die Karte zeigt gleich den neuen.`;
    }
  },
  claimedBy: (who, at) => `<@${who}> kümmert sich seit ${at} darum.`,
  alreadyClosed: (reason) => `Die Frage ist schon geschlossen (${germanReasons[reason]}).`,
  deskTrouble: 'Slack hat gerade nicht geantwortet. Es ist nichts verloren; bitte gleich noch einmal versuchen.',
  held: (who) =>
    `*Versand angehalten* von <@${who}>. Freigegebene Antworten warten, bis die Leitung mit \`/auskunft weiter\` freigibt.`,
  released: (who) =>
    `*Versand läuft wieder*, freigegeben von <@${who}>. Wartende Antworten gehen in der nächsten Minute hinaus.`,
  notHeld: 'Der Versand ist nicht angehalten.',
  alreadyHeld: (who, at) => `Der Versand ist schon angehalten, seit ${at} von <@${who}>.`,
  leadsRelease: (leads) => `Freigeben kann die Leitung: ${leads.map((id) => `<@${id}>`).join(', ')}.`,
  commandHelp:
    '`/auskunft stop` hält allen Versand an, `/auskunft weiter` gibt ihn wieder frei. Antworten werden auf den Karten im Kanal freigegeben.',
};

const germanReasons: Record<CloseReason, string> = {
  noAnswerNeeded: 'keine Antwort nötig',
  spam: 'Spam',
  answeredByHand: 'anders beantwortet',
  deletedByPatron: 'die Nachricht wurde gelöscht',
};

const english: DecisionWords = {
  notStaff: 'Only members of the channel can decide here. Please ask your lead to add you to the channel.',
  gone: 'This question is no longer stored: it was deleted or its retention period is over.',
  superseded: 'Something new has come from the patron. The card is being renewed; please decide there.',
  supersededInModal:
    'Something new has come from the patron. Please copy your text, close this window and choose “Edit” again on the renewed card.',
  noDraft: 'There is no suggestion for this question. Please choose “Edit” and write the answer.',
  tooLong: (by) => `The text is ${by} characters too long. Please shorten it.`,
  gate: 'X accepts no reply to this post because the library is not mentioned in it. Please answer in X’s own app and choose “Answered another way”.',
  empty: 'Please enter a text.',
  wasFirst: (who, status, at) => {
    const by = person(who, 'Auskunft');
    switch (status) {
      case 'approved':
        return `${by} was faster: already approved at ${at}.`;
      case 'sending':
        return `${by} was faster: the answer has been on its way since ${at} and cannot be stopped.`;
      case 'answered':
        return `${by} was faster: already answered at ${at}.`;
      case 'closed':
        return `${by} was faster: already closed at ${at}.`;
      case 'awaitingReview':
        return `${by} was faster: the approval was taken back at ${at}.`;
      case 'new':
      case 'failed':
      case 'unknown':
        return `This changed at ${at}. The card will show the new state in a moment.`;
    }
  },
  claimedBy: (who, at) => `<@${who}> has been looking after this since ${at}.`,
  alreadyClosed: (reason) => `This question is closed already (${englishReasons[reason]}).`,
  deskTrouble: 'Slack did not answer just now. Nothing is lost; please try again.',
  held: (who) =>
    `*Sending is stopped* by <@${who}>. Approved answers wait until a lead releases them with \`/auskunft weiter\`.`,
  released: (who) => `*Sending goes on*, released by <@${who}>. Waiting answers go out within the next minute.`,
  notHeld: 'Sending is not stopped.',
  alreadyHeld: (who, at) => `Sending is stopped already, since ${at} by <@${who}>.`,
  leadsRelease: (leads) => `It is for a lead to release: ${leads.map((id) => `<@${id}>`).join(', ')}.`,
  commandHelp:
    '`/auskunft stop` stops all sending, `/auskunft weiter` (or `resume`) releases it. Answers are approved on the cards in the channel.',
};

const englishReasons: Record<CloseReason, string> = {
  noAnswerNeeded: 'no answer needed',
  spam: 'spam',
  answeredByHand: 'answered by hand',
  deletedByPatron: 'deleted by its author',
};

export const decisionWords = { de: german, en: english } as const satisfies Record<'de' | 'en', DecisionWords>;
