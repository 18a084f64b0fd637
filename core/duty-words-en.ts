/** The English sentences about duty; the German ones give the shape. */
import type { german } from './duty-words-de.ts';

export const english: typeof german = {
  and: ' and ',
  handOver: (leaves, comes) =>
    `*Change of shift:* ${leaves.row} ${leaves.many ? 'leave' : 'leaves'}, ${comes.row} ${comes.many ? 'take' : 'takes'} over.`,
  begins: (comes) => `*Start of the shift:* ${comes.row}.`,
  ends: (leaves) => `*End of the shift:* ${leaves.row}.`,
  nobody: (shift, until, leads) =>
    `*Uncovered:* nobody has the shift ${shift} until ${until}.${leads === '' ? '' : ` ${leads}`}`,
  goesOn: (when, who) =>
    who === null ? `It goes on ${when}; nobody is on duty then yet.` : `It goes on ${when} with ${who}.`,
  nothingOpen: 'Nothing is open.',
  open: (n) => (n === 1 ? '1 question waits:' : `${n} questions wait:`),
  more: (n) => (n === 1 ? '… and one more' : `… and ${n} more`),
  since: (age) => `for ${age}`,
  overdue: 'overdue',
  claimed: (who, at) => `${who} has had it since ${at}, nothing is decided yet`,
  somebody: 'somebody',
  minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
  hours: (h, min) => `${h} h${min === 0 ? '' : ` ${min} min`}`,
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  reminded: {
    dueSoon: (n, to, age) => `${to}: ${questions(n)} due soon (the oldest has waited for ${age}).`,
    overdue: (n, to, age) => `${to}: ${questions(n)} overdue (the oldest has waited for ${age}).`,
    leads: (n, to, age) => `${to}: ${questions(n)} long overdue (the oldest has waited for ${age}).`,
  },
};

function questions(n: number): string {
  return n === 1 ? 'one question is' : `${n} questions are`;
}
