/** What the home of a member of staff says, and the modals of the rota, in German. Titles and buttons: 24 characters. */
const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const german = {
  title: 'Auskunft',
  close: 'Schließen',
  cut: '(gekürzt)',
  nobody: 'niemand',
  duty: 'Im Dienst',
  onDutyUntil: (until: string): string => `bis ${until} Uhr`,
  closed: 'Der Dienst ruht gerade.',
  /** @param day null for today */
  opensAt: (day: string | null, clock: string) =>
    `Der Dienst ruht gerade. Er beginnt ${day === null ? 'heute' : `am ${day},`} um ${clock} Uhr.`,
  nobodyNow: 'Gerade hat niemand Dienst. Die Leitung wird gerufen.',
  nobodyHas: (shift: string) => `${shift}: niemand eingeteilt`,
  next: (shift: string): string => `Danach: ${shift}`,
  mine: 'Meine Schichten',
  noneOfMine: 'In den nächsten vier Wochen haben Sie keine Schicht.',
  notMember: 'Sie stehen nicht im Dienstplan. Eine Leitung trägt Sie in rota.yaml ein.',
  preview: 'geplant',
  offered: 'Tausch angefragt',
  open: 'Übernehmen?',
  openFree: 'frei',
  uncovered: 'Noch nicht besetzt',
  threads: (n: number) => (n === 0 ? 'Offene Fragen' : `Offene Fragen: ${n}`),
  noThreads: 'Nichts wartet auf eine Antwort.',
  more: (n: number) => `… und ${n} weitere.`,
  came: 'seit',
  overdue: 'überfällig',
  lookedAfter: 'bei',
  absences: 'Meine Abwesenheiten',
  calendar: 'Im eigenen Kalender sehen: Die Adresse ist geheim, wer sie kennt, liest mit.',
  deeds: {
    take: 'Übernehmen',
    askSwap: 'Tausch anfragen',
    withdrawSwap: 'Doch behalten',
    acceptSwap: 'Übernehmen',
  },
  buttons: {
    absent: 'Abwesend melden',
    back: 'Bin doch da',
    override: 'Schicht umbesetzen',
    plan: 'Plan veröffentlichen',
    feedMine: 'Meine Schichten',
    feedAll: 'Alle Schichten',
    revokeFeeds: 'Adressen sperren',
  },
  absence: {
    title: 'Abwesend melden',
    submit: 'Melden',
    cancel: 'Abbrechen',
    from: 'Erster Tag',
    until: 'Letzter Tag',
    day: 'Tag wählen',
    note: 'Ein Grund wird nicht gefragt und nicht gespeichert. Ihre Schichten in dieser Zeit werden frei und im Kanal angeboten.',
  },
  override: {
    title: 'Schicht umbesetzen',
    submit: 'Umbesetzen',
    cancel: 'Abbrechen',
    shift: 'Schicht',
    shiftPlaceholder: 'Schicht wählen',
    person: 'Wer übernimmt?',
    personPlaceholder: 'Person wählen',
    nobody: 'Niemand: im Kanal anbieten',
    none: 'In den nächsten vier Wochen gibt es keine Schicht.',
  },
  plan: {
    title: 'Plan veröffentlichen',
    submit: 'Veröffentlichen',
    cancel: 'Abbrechen',
    until: 'Veröffentlichen bis',
    day: 'Tag wählen',
    untilHint:
      'Alle Schichten bis zu diesem Tag gelten dann als fest; wer eine neue hat, wird benachrichtigt. Zu einem anderen Tag sehen Sie zuerst den Vorschlag.',
    proposed: (n: number, until: string) =>
      n === 0 ? `Bis ${until} ist alles eingeteilt.` : `Vorschlag bis ${until}: ${count(n, 'Schicht', 'Schichten')}.`,
    unchanged: 'Was schon veröffentlicht ist, bleibt.',
    loads: (until: string) =>
      `Schichten je Person: im Vorschlag, und in den acht Wochen bis ${until}, auf die es beim Verteilen ankommt`,
    load: (shifts: number, proposed: number, perShare: string) =>
      `${proposed} im Vorschlag; in acht Wochen ${count(shifts, 'Schicht', 'Schichten')}, je volle Stelle ${perShare}`,
  },
  /** Sentences that answer a command. */
  onDay: (day: string) => `*${day}*`,
  noShiftOn: (day: string) => `${day}: Es gibt keine Schicht, der Dienst ruht.`,
  dayUnclear: 'Diesen Tag verstehe ich nicht. Bitte zum Beispiel so: `/auskunft dienst am 24.12.`',
  spanUnclear: 'Diese Tage verstehe ich nicht. Bitte hier wählen.',
  spanBackUnclear: 'Diese Tage verstehe ich nicht. Bitte zum Beispiel so: `/auskunft zurück 3.12.-5.12.`',
  calendarUnclear: 'Bitte `/auskunft kalender`, `/auskunft kalender alle` oder `/auskunft kalender sperren`.',
  /** Ends the help. */
  help: (lead: boolean) => [
    '• `/auskunft` – Übersicht: wer Dienst hat, meine Schichten, offene Fragen',
    '• `/auskunft dienst` – wer gerade Dienst hat; `/auskunft dienst am 24.12.`',
    '• `/auskunft abwesend 1.12.-5.12.` – abwesend melden; `/auskunft zurück 3.12.-5.12.` – doch da',
    '• `/auskunft tausch` – eine Schicht abgeben oder übernehmen',
    '• `/auskunft kalender` – Schichten im eigenen Kalender',
    ...(lead
      ? [
          '• `/auskunft plan` – den Dienstplan vorschlagen lassen und veröffentlichen',
          '• `/auskunft umbesetzen` – eine Schicht jemand anderem geben',
        ]
      : []),
  ],
};
