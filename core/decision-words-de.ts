/**
 * The German sentences about decisions; `decision-words.ts` is the table of both languages. Staff are named as the desk knows
 * them, `<@U…>`; `at` is a wall-clock time such as 10:42.
 */
import type { TwoPeopleReason } from './approval.ts';
import type { SelectedCounts, TooLate } from './decision-words.ts';
import { named } from './listed.ts';
import type { StaffId } from './thread.ts';

const why: Record<TwoPeopleReason, string> = {
  complaint: 'Es ist eine Beschwerde.',
  minor: 'Hier schreibt vermutlich ein Kind.',
  vip: 'Dieses Konto steht auf der Liste von Presse und Ämtern.',
  trainee: 'Sie sind noch in der Einarbeitung.',
};

export const german = {
  notStaff: 'Nur Mitglieder des Kanals können hier entscheiden. Bitten Sie die Leitung, Sie in den Kanal aufzunehmen.',
  gone: 'Diese Frage ist nicht mehr gespeichert: Sie wurde gelöscht oder ihre Aufbewahrungsfrist ist abgelaufen.',
  deskTrouble: 'Slack hat gerade nicht geantwortet. Es ist nichts verloren; bitte gleich noch einmal versuchen.',

  superseded: 'Inzwischen kam etwas Neues dazu. Die Karte wird gerade erneuert; bitte dort entscheiden.',
  newDraft: 'Inzwischen gibt es einen neuen Vorschlag. Die Karte wird gerade erneuert; bitte dort entscheiden.',
  changedBy: (who: string | null, at: string) =>
    `${who === null ? `Um ${at} hat sich hier etwas geändert.` : `${who} hat hier um ${at} etwas geändert.`} Die Karte wird gerade erneuert; bitte dort entscheiden.`,
  supersededInModal:
    'Inzwischen hat sich etwas geändert. Bitte kopieren Sie, was Sie geschrieben haben, schließen Sie das Fenster und beginnen Sie auf der erneuerten Karte noch einmal.',
  /** What stands above a typed text when it was not the patron who changed something. */
  cameApproved: (text: string) => `Jemand aus dem Team hat diesen Text freigegeben: „${text}“`,
  cameDraft: (text: string) => `Der Vorschlag ist jetzt ein anderer: „${text}“`,
  cameOther: 'Der Stand hat sich geändert, die Frage nicht.',
  colleague: 'Jemand aus dem Team',
  /** @param who null where it was this very person, or nobody in particular */
  tooLate: (who: string | null, what: TooLate, at: string, reason: string) => {
    if (what === 'changed') return `Der Stand hat sich um ${at} geändert. Die Karte zeigt gleich den neuen.`;
    const already = {
      approved: `schon freigegeben um ${at}.`,
      sending: `Die Antwort ist seit ${at} unterwegs und lässt sich nicht mehr aufhalten.`,
      answered: `schon beantwortet um ${at}.`,
      closed: `schon geschlossen um ${at} (${reason}).`,
      undone: `Die Freigabe ist seit ${at} zurückgenommen.`,
      reopened: `schon wieder geöffnet um ${at}.`,
    }[what];
    return who === null ? `${already.charAt(0).toUpperCase()}${already.slice(1)}` : `${who} war schneller: ${already}`;
  },

  /** @param urgent which danger */
  alarm: (urgent: string, vendor: string) =>
    `${urgent}. Die Nachricht kam außerhalb der Servicezeiten über ${vendor}. Bitte sehen Sie gleich nach.`,
  /** @param since the first day on which it no longer holds; `owner` as the library names them; `called` are mentioned */
  answerExpired: (title: string, since: string, owner: string, called: readonly StaffId[]) =>
    `Die Antwort „${title}“ gilt seit dem ${since} nicht mehr (zuständig: ${owner}).${called.length > 0 ? ` ${named(called)}` : ''}`,
  answerExpires: (title: string, until: string, owner: string, called: readonly StaffId[]) =>
    `Die Antwort „${title}“ gilt noch bis ${until} (zuständig: ${owner}).${called.length > 0 ? ` ${named(called)}` : ''}`,

  /** @param until as Fr., 27.11., 12:00 */
  forgetting: (topic: string, until: string) =>
    `*Noch nicht beantwortet:* ${topic}. Die Nachricht ist hier nur bis ${until} gespeichert.`,

  noDraft: 'Für diese Frage gibt es keinen Vorschlag. Bitte schreiben Sie die Antwort selbst.',
  /** @param signature what is put behind the text, such as /mk; null where nothing is */
  tooLong: (by: number, signature: string | null) =>
    `Der Text ist ${signature === null ? '' : `mit dem Kürzel ${signature} am Ende `}um ${by} Zeichen zu lang. Bitte kürzen.`,
  gate: 'X lässt auf diesen Beitrag keine Antwort zu, weil die Bücherei darin nicht erwähnt ist. Bitte in der App von X antworten und „Anders beantwortet“ wählen.',
  empty: 'Bitte einen Text eingeben.',
  answerGone: 'Diese Antwort gibt es nicht mehr, oder sie gilt heute nicht. Bitte eine andere wählen.',

  dangerStays:
    'Das Thema ist geändert. Die Frage bleibt DRINGEND, bis sie beantwortet oder geschlossen ist. War es ein Fehlalarm, antworten Sie wie sonst, oder wählen Sie „Keine Antwort …“.',

  why,
  secondMissing:
    'Ihre Freigabe ist vermerkt. Es fehlt noch eine zweite Person; wenn niemand da ist, wählen Sie „Allein freigeben“.',
  traineeSecond:
    'Die zweite Freigabe muss von jemandem kommen, der nicht mehr in der Einarbeitung ist. Bitte fragen Sie im Team.',
  notFirst: 'Allein freigeben kann nur, wer diesen Text schon freigegeben hat. Sie können als zweite Person freigeben.',
  noFirst: 'Hier wartet keine Freigabe auf eine zweite Person.',
  wentAlone: (who: StaffId, leads: readonly StaffId[], reason: string) =>
    `${leads.length > 0 ? `${named(leads)}: ` : ''}<@${who}> hat allein freigegeben, was zwei Personen sehen sollten. Grund: „${reason}“`,
  leadsUntold:
    'Die Antwort ist freigegeben. Slack konnte die Leitung gerade nicht verständigen; bitte sagen Sie es ihr selbst.',

  claimedBy: (who: StaffId, at: string) =>
    `<@${who}> kümmert sich seit ${at} darum. Abgeben kann nur, wer übernommen hat; antworten können Sie trotzdem.`,
  oneOfTwo: 'Bitte genau eines wählen: eine Person oder ein Team.',
  toYourself: 'Das sind Sie selbst. Wenn Sie sich selbst darum kümmern, wählen Sie „Ich übernehme“.',
  notInChannel: 'Diese Person ist nicht im Kanal und sähe die Karte nicht. Bitte jemand anderen wählen.',
  teamNotInChannel: 'Aus diesem Team ist niemand mehr im Kanal. Bitte ein anderes oder eine Person wählen.',
  unknownTeam: 'Dieses Team gibt es nicht mehr. Bitte ein anderes oder eine Person wählen.',
  hasItAlready: 'Dort liegt die Frage schon.',
  noReason: 'Bitte einen Grund eingeben.',
  noteTooLong: (length: number, limit: number) => `Bitte höchstens ${limit} Zeichen; es sind ${length}.`,

  onlyAuthor: 'In einer Direktnachricht gibt es nur eine Person. Bitte „Diese Person“ wählen.',
  mutedTooLate: 'Stummgeschaltet ist ab jetzt. Diese eine Frage ließ sich nicht mehr schließen.',
  ownCard: 'Diese Frage hat schon eine eigene Karte.',

  cannotDelete:
    'Diese Antwort lässt sich nicht löschen: Wer sie bekommen hat, behält sie. Bitte schreiben Sie stattdessen noch einmal.',
  beingDeleted: 'Diese Antwort wird schon gelöscht. Die Karte zeigt gleich, wie es weitergeht.',
  sameText: 'Das ist derselbe Text, der schon draußen steht. Bitte ändern, oder das Fenster schließen.',

  noPictures: 'Zu dieser Frage gibt es keine Bilder mehr.',
  picturesComing: 'Die Bilder kommen gleich.',
  picturesElsewhere: 'Diese Bilder lassen sich hier nicht zeigen. Bitte dort ansehen, wo die Nachricht steht.',
  picturesTrouble: 'Die Bilder ließen sich gerade nicht holen. Bitte später noch einmal versuchen.',
  asked: 'Gefragt',
  library: 'Bücherei',
  other: (n: number) => `Andere Person ${n}`,

  nothingTicked: 'Es ist nichts angekreuzt. Bitte zuerst ankreuzen, was Sie freigeben möchten.',
  selected: ({ approved, first, already, changed, refused }: SelectedCounts) =>
    [
      ...(approved > 0 || first + already === 0
        ? [approved === 0 ? 'Nichts freigegeben.' : `${approved} freigegeben.`]
        : []),
      ...(first > 0 ? [`${first} ${first === 1 ? 'wartet' : 'warten'} auf eine zweite Person.`] : []),
      ...(already > 0 ? [`${already} ${already === 1 ? 'war' : 'waren'} schon freigegeben.`] : []),
      ...(changed > 0 ? [`${changed} ${changed === 1 ? 'hatte' : 'hatten'} sich inzwischen geändert.`] : []),
      ...(refused > 0
        ? [`${refused} ${refused === 1 ? 'ließ' : 'ließen'} sich so nicht freigeben; bitte einzeln ansehen.`]
        : []),
    ].join(' '),

  held: (who: StaffId) =>
    `*Versand angehalten* von <@${who}>. Freigegebene Antworten warten, bis die Leitung mit \`/auskunft weiter\` freigibt.`,
  released: (who: StaffId) =>
    `*Versand läuft wieder*, freigegeben von <@${who}>. Wartende Antworten gehen in der nächsten Minute hinaus.`,
  notHeld: 'Der Versand ist nicht angehalten.',
  alreadyHeld: (who: StaffId, at: string) => `Der Versand ist schon angehalten, seit ${at} von <@${who}>.`,
};
