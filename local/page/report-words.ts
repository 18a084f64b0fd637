/** The words around the weekly report, German first; the report has its own. `{name}` is a gap that the caller fills. */

export const reportWords = {
  report: ['Wochenbericht', 'Weekly report'],
  /** In the bar, where there is little room. */
  reportLink: ['Bericht', 'Report'],
  reportRunning: ['Zur laufenden Woche', 'To the running week'],
  reportForgotten: [
    '{week} ist nicht mehr gespeichert. Fälle bleiben 25 Monate.',
    '{week} is not stored any more. Cases are kept for 25 months.',
  ],
  reportNone: ['Hier gibt es keine Berichte.', 'There are no reports here.'],
  reportNoWeek: [
    '{week} ist keine Woche. Bitte so schreiben: /report?week=2026-W46.',
    '{week} is no week. Please write it like this: /report?week=2026-W46.',
  ],
} as const satisfies Record<string, readonly [de: string, en: string]>;
