/** What `/auskunft …` understands and explains. What it says of the stop stands with the decisions. German and English. */
import { fold } from './features.ts';
import { homeWords } from './home-words.ts';
import { named } from './listed.ts';
import type { StaffId } from './thread.ts';
import type { StaffLanguage } from './words.ts';

const rotaNames = ['home', 'duty', 'absent', 'back', 'swap', 'calendar', 'plan', 'override'] as const;
type RotaName = (typeof rotaNames)[number];
type CommandName =
  | 'help'
  | 'practice'
  | 'stop'
  | 'release'
  | 'closure'
  | 'opening'
  | 'answer'
  | 'changes'
  | 'gaps'
  | RotaName;

/** Folded: however case and umlauts are written. */
const names: Readonly<Record<CommandName, readonly string[]>> = {
  help: ['hilfe', 'help', '?'],
  practice: ['ubung', 'uben', 'practice', 'exercise'],
  stop: ['stop', 'stopp', 'halt', 'anhalten', 'hold'],
  release: ['weiter', 'resume', 'release', 'start', 'freigeben'],
  closure: ['schliessung', 'schliesung', 'schliessen', 'closure', 'closed', 'close'],
  opening: ['offnung', 'offnen', 'opening', 'open'],
  answer: ['antwort', 'antworten', 'answer', 'answers'],
  changes: ['anderungen', 'anderung', 'changes', 'change'],
  home: ['', 'ubersicht', 'schicht', 'schichten', 'home', 'overview', 'shift', 'shifts'],
  duty: ['dienst', 'dienstplan', 'duty', 'rota'],
  // Whoever names a reason is understood; it is not kept.
  absent: ['abwesend', 'abwesenheit', 'krank', 'urlaub', 'absent', 'absence', 'away', 'sick', 'ill', 'vacation'],
  back: ['zuruck', 'anwesend', 'back', 'present'],
  swap: ['tausch', 'tauschen', 'ubernehmen', 'swap', 'take'],
  calendar: ['kalender', 'calendar'],
  plan: ['plan', 'veroffentlichen', 'publish'],
  override: ['umbesetzen', 'einteilen', 'reassign', 'override'],
  gaps: ['lucken', 'lucke', 'wissenslucken', 'gaps', 'gap'],
};
const newWords = ['neu', 'ne', 'neue', 'new'];

export type ForLeads =
  | { name: 'closure' | 'opening' | 'changes' | 'gaps' }
  /** With the title of a new answer, or the words to search for; both may be empty. */
  | { name: 'answer'; title: string }
  | { name: 'answer'; search: string };
/** About the rota, with what was typed after it. */
export interface AboutRota {
  name: RotaName;
  rest: string;
}
export type Typed =
  | { name: 'help' | 'stop' | 'release' | 'practice' }
  | ForLeads
  | AboutRota
  | { name: null; word: string };

/** What somebody typed after `/auskunft`. */
export function commandIn(text: string): Typed {
  const [first = '', ...others] = text.trim().split(/\s+/);
  // Whoever stops everything in a hurry writes "Stop!" too.
  const folded = fold(first.replace(/[.!,]+$/, ''));
  const name = commandNames.find((each) => names[each].includes(folded));
  if (name === undefined) return { name: null, word: first };
  if (isAboutRota(name)) return { name, rest: others.join(' ') };
  if (name !== 'answer') return { name };
  const [second = '', ...rest] = others;
  return newWords.includes(fold(second)) ? { name, title: rest.join(' ') } : { name, search: others.join(' ') };
}

function isAboutRota(name: CommandName): name is RotaName {
  return rotaNames.some((each) => each === name);
}

const commandNames: readonly CommandName[] = [
  'help',
  'practice',
  'stop',
  'release',
  'closure',
  'opening',
  'answer',
  'changes',
  'gaps',
  ...rotaNames,
];

/** What somebody may do, for the help. */
interface Allowed {
  lead: boolean;
  trainee: boolean;
  leads: readonly StaffId[];
  practice: boolean;
  /** Whether there is a rota. */
  rota: boolean;
}

const german = {
  mayNotRelease: (leads: readonly StaffId[]) =>
    leads.length > 0
      ? `Freigeben kann die Leitung: ${named(leads)}.`
      : 'Freigeben kann, wer nicht mehr in der Einarbeitung ist. Bitte fragen Sie im Team.',
  noAnswer: (search: string) =>
    `Zu „${search}“ gibt es keine Antwort. \`/auskunft antwort\` zeigt alle, \`/auskunft antwort neu\` beginnt eine neue.`,
  unknown: (word: string) => `„${word}“ kenne ich nicht.`,
  begun: 'Die Übung beginnt von vorn: Die erste Frage kommt in der nächsten Minute. Nichts geht hinaus.',
  notBegun: 'Gerade wird gelesen. Bitte gleich noch einmal versuchen.',
  /** @param gaps each in a line, the most frequent first; `suggested`: patrons proposed some of them */
  gaps: (gaps: readonly string[], { more, suggested }: { more: number; suggested: boolean }) =>
    gaps.length === 0
      ? 'In den letzten sechs Monaten blieb nichts ohne Antwort, und niemand hat etwas angeregt.'
      : [
          `Worauf die Bücherei in den letzten sechs Monaten keine Antwort hatte${suggested ? ', und was angeregt wurde' : ''}:`,
          ...gaps,
          ...(more > 0 ? [`… und ${more} weitere.`] : []),
          'Eine neue Antwort: `/auskunft antwort neu`.',
        ].join('\n'),
  noPractice: 'Hier wird gearbeitet, nicht geübt. Die Übung läuft in einem eigenen Kanal.',
  help: ({ lead, trainee, leads, practice, rota }: Allowed) =>
    [
      'Antworten werden auf den Karten im Kanal freigegeben. Dazu gibt es:',
      ...(practice ? ['• `/auskunft übung` – beginnt die Übung von vorn'] : []),
      '• `/auskunft stop` – hält sofort allen Versand an',
      ...(rota ? homeWords.de.help(lead) : []),
      ...(lead
        ? [
            '• `/auskunft weiter` – gibt den Versand wieder frei',
            '• `/auskunft schließung` – ein Haus oder alle Häuser sind zu',
            '• `/auskunft öffnung` – zusätzlich geöffnet',
            '• `/auskunft antwort Suchwort` – eine Antwort ändern oder zurückziehen',
            '• `/auskunft antwort neu` – eine neue Antwort',
            '• `/auskunft änderungen` – was eingetragen ist, auch zum Zurücknehmen',
            '• `/auskunft lücken` – worauf die Bücherei keine Antwort hatte, und was angeregt wurde',
          ]
        : [leads.length > 0 ? `Den Versand freigeben und die Bücherei ändern kann die Leitung: ${named(leads)}.` : '']),
      ...(trainee ? ['Was Sie freigeben, sieht noch eine zweite Person an.'] : []),
    ]
      .filter((line) => line !== '')
      .join('\n'),
};

type CommandWords = typeof german;

const english: CommandWords = {
  mayNotRelease: (leads) =>
    leads.length > 0
      ? `It is for a lead to release: ${named(leads)}.`
      : 'It is for staff who are past their training to release. Please ask in the team.',
  noAnswer: (search) =>
    `There is no answer for “${search}”. \`/auskunft answer\` shows all of them, \`/auskunft answer new\` begins another.`,
  unknown: (word) => `I do not know “${word}”.`,
  begun: 'The exercise begins anew: its first question comes within a minute. Nothing goes out.',
  notBegun: 'Questions are being read right now. Please try again in a moment.',
  gaps: (gaps, { more, suggested }) =>
    gaps.length === 0
      ? 'In the last six months nothing was left without an answer, and nobody suggested anything.'
      : [
          `What the library had no answer for in the last six months${suggested ? ', and what was suggested' : ''}:`,
          ...gaps,
          ...(more > 0 ? [`… and ${more} more.`] : []),
          'A new answer: `/auskunft answer new`.',
        ].join('\n'),
  noPractice: 'This is the real desk. Exercises have a channel of their own.',
  help: ({ lead, trainee, leads, practice, rota }) =>
    [
      'Answers are approved on the cards in the channel. Besides there is:',
      ...(practice ? ['• `/auskunft practice` – begins the exercise anew'] : []),
      '• `/auskunft stop` – stops all sending at once',
      ...(rota ? homeWords.en.help(lead) : []),
      ...(lead
        ? [
            '• `/auskunft resume` – releases sending again',
            '• `/auskunft closure` – a branch, or all of them, are closed',
            '• `/auskunft opening` – open beyond the usual hours',
            '• `/auskunft answer word` – change an answer, or retire it',
            '• `/auskunft answer new` – a new answer',
            '• `/auskunft changes` – what has been entered, also to take it back',
            '• `/auskunft gaps` – what the library had no answer for, and what was suggested',
          ]
        : [leads.length > 0 ? `Releasing and changing the library is for the leads: ${named(leads)}.` : '']),
      ...(trainee ? ['What you approve is seen by a second person.'] : []),
    ]
      .filter((line) => line !== '')
      .join('\n'),
};

export const commandWords: Readonly<Record<StaffLanguage, CommandWords>> = { de: german, en: english };
