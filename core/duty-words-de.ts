/** The German sentences about duty that go to the channel; `duty-words.ts` is the table of both languages. */
import type { Reminder } from './handling.ts';

/** Names or mentions in a row, and whether there are several. */
export interface Names {
  row: string;
  many: boolean;
}

/** Names and mentions come joined, as the desk knows them; times are wall-clock times such as 14:00. */
export const german = {
  and: ' und ',
  handOver: (leaves: Names, comes: Names) =>
    `*Dienstwechsel:* ${leaves.row} ${leaves.many ? 'gehen' : 'geht'}, ${comes.row} ${comes.many ? 'übernehmen' : 'übernimmt'}.`,
  begins: (comes: Names) => `*Dienstbeginn:* ${comes.row}.`,
  ends: (leaves: Names) => `*Dienstende:* ${leaves.row}.`,
  nobody: (shift: string, until: string, leads: string) =>
    `*Unbesetzt:* Die Schicht ${shift} bis ${until} hat niemand.${leads === '' ? '' : ` ${leads}`}`,
  /** @param when as Mi 25.11., 10:00 */
  goesOn: (when: string, who: string | null) =>
    who === null ? `Weiter geht es ${when}; dann hat noch niemand Dienst.` : `Weiter geht es ${when} mit ${who}.`,
  nothingOpen: 'Nichts ist offen.',
  open: (n: number) => (n === 1 ? '1 Frage wartet:' : `${n} Fragen warten:`),
  more: (n: number) => (n === 1 ? '… und eine weitere' : `… und ${n} weitere`),
  since: (age: string) => `seit ${age}`,
  overdue: 'überfällig',
  claimed: (who: string, at: string) => `${who} ist seit ${at} daran, noch ist nichts entschieden`,
  somebody: 'jemand',
  minutes: (n: number) => (n === 1 ? '1 Minute' : `${n} Minuten`),
  hours: (h: number, min: number) => `${h} Std.${min === 0 ? '' : ` ${min} Min.`}`,
  days: (n: number) => (n === 1 ? '1 Tag' : `${n} Tagen`),
  /** Several at once, in place of a card for each. */
  reminded: {
    dueSoon: (n: number, to: string, age: string) =>
      `${to}: ${questions(n)} bald fällig (die älteste wartet seit ${age}).`,
    overdue: (n: number, to: string, age: string) =>
      `${to}: ${questions(n)} überfällig (die älteste wartet seit ${age}).`,
    leads: (n: number, to: string, age: string) =>
      `${to}: ${questions(n)} seit längerem überfällig (die älteste wartet seit ${age}).`,
  } satisfies Record<Reminder, (n: number, to: string, age: string) => string>,
};

function questions(n: number): string {
  return n === 1 ? 'Eine Frage ist' : `${n} Fragen sind`;
}
