/** The words of the month plan, German first. `{name}` is a gap that the caller fills. */

export const rotaWords = {
  rota: ['Dienstplan', 'Rota'],
  rotaOf: ['Dienstplan {month}', 'Rota for {month}'],
  rotaWeek: ['KW {n}', 'Week {n}'],
  rotaWeekTurn: ['KW {n} · {kind}', 'Week {n} · {kind}'],
  rotaHoliday: ['Feiertag', 'Holiday'],
  rotaClosed: ['geschlossen', 'closed'],
  rotaNobody: ['niemand', 'nobody'],
  rotaTaken: ['übernommen', 'taken over'],
  rotaOverridden: ['umbesetzt', 'reassigned'],
  rotaOffered: ['Tausch gesucht', 'swap wanted'],
  rotaProposed: ['noch nicht veröffentlicht', 'not published yet'],
  rotaUncovered: ['Ohne Besetzung: {n}', 'Nobody on: {n}'],
  rotaProposedHint: [
    'Kursiv: noch nicht veröffentlicht, kann sich ändern.',
    'In italics: not published yet, may change.',
  ],
  rotaPaper: ['Passt auf eine Seite A4 quer.', 'Fits one page, A4 landscape.'],
  rotaLoads: ['Verteilung im Monat', 'Shares of the month'],
  rotaName: ['Name', 'Name'],
  rotaInitials: ['Kürzel', 'Initials'],
  rotaShare: ['Stelle', 'Contract'],
  rotaShifts: ['Schichten', 'Shifts'],
  rotaPerShare: ['je volle Stelle', 'per full contract'],
  rotaNone: [
    'Hier gibt es noch keinen Dienstplan. Er entsteht aus library/rota.yaml.',
    'There is no rota here yet. It is made from library/rota.yaml.',
  ],
  rotaNoMonth: [
    '{month} ist kein Monat. Bitte so schreiben: /rota?month=2026-12.',
    '{month} is no month. Please write it like this: /rota?month=2026-12.',
  ],
} as const satisfies Record<string, readonly [de: string, en: string]>;
