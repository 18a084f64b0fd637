/**
 * The German sentences about the rota; `rota-words.ts` is the table of both languages. Staff are named as the desk knows them,
 * `<@U…>`; `shift` is such as "Do., 24.12., Früh (10:00–14:00)", `day` as "Do., 24.12.".
 */
import { lines, named } from './listed.ts';
import type { StaffId } from './thread.ts';

const days = (from: string, to: string) => (from === to ? `am ${from}` : `vom ${from} bis ${to}`);

export const german = {
  noRota:
    'Für diesen Dienst gibt es noch keinen Dienstplan. Die Leitung legt ihn in der Datei rota.yaml an (Ordner library).',
  noAbsence: 'Für Sie ist keine Abwesenheit eingetragen.',
  refusals: {
    notInRota: 'Sie stehen nicht im Dienstplan. Bitten Sie die Leitung, Sie in rota.yaml einzutragen.',
    left: 'An diesem Tag gehören Sie laut Dienstplan nicht zum Team. Stimmt das nicht, ändert es die Leitung in rota.yaml.',
    noShift:
      'Diese Schicht gibt es nicht, oder der Dienst ist dann geschlossen. Bitte im Dienstplan nachsehen: `/auskunft`.',
    changed: 'An dieser Schicht hat sich inzwischen etwas geändert. Bitte noch einmal ansehen: `/auskunft`.',
    over: 'Diese Schicht ist schon vorbei.',
    tooLate:
      'Dafür ist es zu spät: Die Schicht hat schon begonnen. Wer sie hat, behält sie; im Notfall tauscht die Leitung.',
    yours: 'Das ist schon Ihre Schicht.',
    yourOffer: 'Das ist Ihre eigene Schicht. Wenn Sie sie behalten möchten, nehmen Sie die Tauschanfrage zurück.',
    notYours: 'Das ist nicht Ihre Schicht. Tauschen kann nur, wer sie hat; anders einteilen kann die Leitung.',
    offHours:
      'Diese Schicht liegt nicht ganz in Ihren Arbeitszeiten. Wenn Sie sie trotzdem übernehmen möchten, kann die Leitung Sie einteilen.',
    absentThen: 'An diesem Tag sind Sie abwesend gemeldet. Sind Sie doch da, streichen Sie zuerst die Abwesenheit.',
    secondThatDay:
      'An diesem Tag haben Sie schon eine Schicht, und jemand anderes könnte diese übernehmen. Ist sonst niemand bereit, kann die Leitung Sie einteilen.',
    askedAlready: 'Für diese Schicht wird schon jemand gesucht. Bis jemand übernimmt, bleibt sie bei Ihnen.',
    notAsked: 'Für diese Schicht wird gerade niemand gesucht; sie bleibt bei Ihnen.',
    notLead: 'Das kann nur die Leitung.',
    unknownPerson:
      'Diese Person steht nicht im Dienstplan. Bitte jemand anderen wählen oder sie in rota.yaml eintragen.',
    personLeft: 'Diese Person gehört an diesem Tag nicht zum Team. Bitte jemand anderen wählen.',
    personAbsent: 'Diese Person ist an diesem Tag abwesend. Bitte jemand anderen wählen.',
    hasItAlready: 'Diese Person hat die Schicht schon.',
    freeAlready: 'Diese Schicht ist schon frei.',
    noSuchDay: 'Diesen Tag gibt es nicht. Bitte so schreiben: `/auskunft abwesend 1.12.-5.12.`',
    endBeforeStart: 'Der letzte Tag liegt vor dem ersten. Bitte umgekehrt eingeben.',
    pastDays: 'Diese Tage sind schon vorbei. Es wurde nichts geändert.',
    absentTooFarAhead: 'Eintragen lässt sich höchstens ein Jahr im Voraus. Stimmt das Jahr?',
    absentAlready: 'Das ist schon eingetragen.',
    tooLong: 'Eintragen lässt sich höchstens ein Jahr. Wer länger fehlt, bekommt in rota.yaml ein Enddatum (to).',
    noAbsence: 'Für diese Tage ist keine Abwesenheit von Ihnen (mehr) eingetragen.',
    nothingToPublish: 'Bis dahin ist schon alles veröffentlicht, und nichts muss sich ändern.',
    tooFarAhead: 'Veröffentlichen lässt sich höchstens ein halbes Jahr im Voraus.',
  },
  /** Whoever else wants to publish or to reassign. */
  forLeads: (leads: readonly StaffId[]) =>
    leads.length > 0
      ? `Den Dienstplan ändert die Leitung: ${named(leads)}. Bitte geben Sie dort Bescheid.`
      : 'Den Dienstplan ändert, wer nicht mehr in der Einarbeitung ist. Bitte fragen Sie im Team.',
  takenBy: (who: StaffId) =>
    `<@${who}> war schneller und hat diese Schicht schon. Danke, dass Sie einspringen wollten.`,
  tooFewDays: (first: string) =>
    `Das ist zu kurz: Bitte mindestens bis ${first} veröffentlichen, damit alle planen können.`,
  busy: 'Gerade ändern mehrere Personen den Dienstplan. Es ist nichts geändert; bitte gleich noch einmal versuchen.',

  /** @param freed shifts that are offered now */
  absent: (from: string, to: string, freed: readonly string[]) =>
    `Eingetragen: Sie sind ${days(from, to)} nicht da.${
      freed.length === 0
        ? ' Es wird keine Schicht frei, auf die sich schon jemand verlässt.'
        : ` ${freed.length === 1 ? 'Diese Schicht ist jetzt frei und wird' : 'Diese Schichten sind jetzt frei und werden'} im Kanal angeboten:\n${lines(freed)}`
    }`,
  /** @param away when they are still away, first and last day */
  back: (again: readonly string[], gone: readonly string[], away: readonly (readonly [string, string])[]) =>
    [
      away.length === 0
        ? 'Ihre Abwesenheit ist gestrichen.'
        : `Für diese Tage ist Ihre Abwesenheit gestrichen. Weiter sind Sie ${away.map(([from, to]) => days(from, to)).join(', ')} abwesend gemeldet.`,
      ...(again.length > 0 ? [`Wieder bei Ihnen:\n${lines(again)}`] : []),
      ...(gone.length > 0 ? [`Nicht mehr bei Ihnen, jemand anderes hat übernommen:\n${lines(gone)}`] : []),
    ].join('\n'),
  taken: (shift: string) => `Danke! Das ist jetzt Ihre Schicht: ${shift}.`,
  swapAsked: (shift: string) => `Angeboten im Kanal: ${shift}. Bis jemand übernimmt, bleibt die Schicht bei Ihnen.`,
  swapWithdrawn: (shift: string) => `Zurückgenommen: ${shift} bleibt bei Ihnen.`,
  overridden: (shift: string, to: StaffId | null) =>
    to === null ? `${shift} ist jetzt frei und wird im Kanal angeboten.` : `Eingeteilt: <@${to}>, ${shift}.`,
  published: (until: string, shifts: number, open: number) =>
    `Der Dienstplan bis ${until} ist veröffentlicht (${shifts} ${shifts === 1 ? 'Schicht' : 'Schichten'}${open === 0 ? '' : `, davon ${open} unbesetzt`}).`,
  /** @param published how many shifts of it were published before that was seen */
  planChanged: (published: number) =>
    `Inzwischen hat sich etwas geändert – bitte noch einmal ansehen. ${
      published === 0
        ? 'Veröffentlicht ist noch nichts.'
        : `Veröffentlicht sind erst ${published} Schichten; die übrigen stehen unten.`
    }`,
  planUntil: (until: string) =>
    `Das ist der Vorschlag bis ${until} – bitte ansehen und dann veröffentlichen. Veröffentlicht ist noch nichts.`,
  feed: (of: 'mine' | 'all', address: string) =>
    `${of === 'mine' ? 'Ihre Schichten' : 'Alle Schichten'} als Kalender: ${address}\nDie Adresse ist geheim: Wer sie kennt, kann mitlesen. Eine frühere gilt nicht mehr. Sperren können Sie sie jederzeit unter \`/auskunft\`.`,
  feedsRevoked: 'Alle Kalenderadressen, die Sie geholt hatten, sind gesperrt.',
  /** Behind what was done. @param staff it affects them */
  untold: (staff: readonly StaffId[]) =>
    `Slack hat die Nachricht darüber nicht angenommen. Bitte selbst Bescheid geben: ${named(staff)}`,

  /** To one person alone. */
  takenOver: (shift: string, to: StaffId) =>
    `<@${to}> übernimmt Ihre Schicht: ${shift}. Sie haben diese Schicht nicht mehr.`,
  given: (shift: string, by: StaffId) => `<@${by}> hat Sie eingeteilt: ${shift}.`,
  takenAway: (shift: string, by: StaffId, to: StaffId | null) =>
    `<@${by}> hat den Dienstplan geändert: ${shift} haben Sie nicht mehr${to === null ? '' : `, sondern <@${to}>`}.`,
  pastDue: (shift: string) => `Niemand hat Ihre Schicht übernommen: ${shift}. Sie hat begonnen und bleibt bei Ihnen.`,

  /** In the channel. */
  channelPublished: (until: string, by: StaffId) =>
    `Der Dienstplan bis ${until} ist veröffentlicht, von <@${by}>. Ihre Schichten: \`/auskunft\``,
  free: (shift: string, could: readonly StaffId[]) =>
    `*Schicht frei:* ${shift}.${could.length === 0 ? '' : ` Wer springt ein? ${named(could)}`}`,
  swap: (shift: string, of: StaffId, could: readonly StaffId[]) =>
    `*Tausch gesucht:* <@${of}> möchte abgeben: ${shift}.${could.length === 0 ? '' : ` Wer übernimmt? ${named(could)}`}`,
  takeIt: 'Ich übernehme die Schicht',
  /** What became of an offer: behind `was`, which names it. */
  was: (isSwap: boolean, shift: string) => `~${isSwap ? 'Tausch gesucht' : 'Schicht frei'}:~ ${shift}.`,
  nowHas: (was: string, who: StaffId) => `${was} <@${who}> hat Dienst.`,
  kept: (was: string, who: StaffId) => `${was} Die Schicht bleibt bei <@${who}>.`,
  pastDueTold: (was: string, who: StaffId) => `${was} Niemand hat übernommen; <@${who}> hat Dienst.`,
  stayedFree: (was: string) => `${was} Niemand hatte Dienst; die Schicht ist vorbei.`,
  stillFree: (was: string) => `${was} Die Schicht ist noch unbesetzt: \`/auskunft\``,
  offeredAnew: (was: string) => `${was} Der Stand hat sich geändert; siehe unten.`,
  dropped: (was: string) => `${was} Die Schicht findet nicht statt.`,
  /** @param unpublished the first day of them that is not published, or null where all are */
  uncovered: (shifts: readonly string[], leads: readonly StaffId[], unpublished: string | null) =>
    `*Noch unbesetzt:*\n${lines(shifts)}\nÜbernehmen: \`/auskunft\`${leads.length === 0 ? '' : `. Einteilen kann die Leitung: ${named(leads)}`}${unpublished === null ? '' : `\nAb ${unpublished} ist der Dienstplan noch nicht ganz veröffentlicht. Ansehen und veröffentlichen kann ihn die Leitung: \`/auskunft plan\``}`,
};
