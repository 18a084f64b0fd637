/** What the team hears at the end of an exercise: what it has tried, what it could still try, and nothing about anybody. */
import type { PracticeLine } from './practice-script.ts';
import type { LogEntry, Status } from './thread.ts';
import type { StaffLanguage } from './words.ts';

export interface PracticeCase {
  line: PracticeLine;
  status: Status;
  log: readonly LogEntry[];
}

const minute = 60_000;

interface ReviewWords {
  done: (asked: number, answered: number, closed: number) => string;
  open: (n: number) => string;
  typical: (minutes: number) => string;
  tried: string;
  left: string;
  all: string;
  end: string;
  skills: Record<Skill, string>;
}

type Skill = 'edited' | 'undone' | 'handedOver' | 'twoPeople' | 'interim' | 'byHand' | 'list' | 'closed' | 'original';
const skills: readonly Skill[] = [
  'edited',
  'undone',
  'handedOver',
  'twoPeople',
  'interim',
  'byHand',
  'list',
  'closed',
  'original',
];

/** True when this entry shows that somebody has done it. `before`: what happened to the same question earlier. */
const shownBy: Record<Skill, (entry: LogEntry, before: readonly LogEntry[]) => boolean> = {
  edited: ({ what, text, draftText }) => what === 'approved' && draftText != null && text !== draftText,
  undone: ({ what }) => what === 'undone',
  handedOver: ({ what }) => what === 'handedOver',
  twoPeople: ({ what }) => what === 'firstApproved',
  interim: ({ what }) => what === 'interimSent',
  byHand: ({ what, reason }) => what === 'closed' && reason === 'answeredByHand',
  list: ({ what }, before) =>
    what === 'approved' && before.findLast((each) => /^(un)?bundled$/.test(each.what))?.what === 'bundled',
  closed: ({ what, reason }) => what === 'closed' && (reason === 'spam' || reason === 'noAnswerNeeded'),
  original: ({ what }) => what === 'originalSeen',
};

const german: ReviewWords = {
  done: (asked, answered, closed) =>
    `*Die Übung ist zu Ende, vielen Dank.* ${asked === 1 ? 'Eine Frage kam' : `${asked} Fragen kamen`} an, beantwortet ${answered}, geschlossen ${closed}.`,
  open: (n) => (n === 1 ? 'Eine ist noch offen; sie bleibt liegen.' : `${n} sind noch offen; sie bleiben liegen.`),
  typical: (minutes) =>
    minutes < 1
      ? 'Die typische Antwort war in weniger als einer Minute freigegeben.'
      : `Die typische Antwort war nach ${minutes} Minuten freigegeben.`,
  tried: 'Das haben Sie ausprobiert:',
  left: 'Das lohnt sich beim nächsten Mal:',
  all: 'Sie haben alles ausprobiert, was es gibt.',
  end: 'Mit `/auskunft übung` beginnt sie von vorn. Hinausgegangen ist nichts.',
  skills: {
    edited: 'eine Antwort vor der Freigabe ändern',
    undone: 'eine Freigabe rechtzeitig zurücknehmen („Rückgängig“)',
    handedOver: 'eine Frage an Kollegin oder Team übergeben (die Noten gehören in die Musikbücherei)',
    twoPeople: 'zu zweit freigeben (Beschwerde, Kinder)',
    interim: 'einen Zwischenbescheid geben',
    byHand: '„Anders beantwortet“ wählen, wo X keine Antwort annimmt',
    list: 'gleiche Fragen in einer Liste zusammen freigeben',
    closed: 'Spam und bloße Erwähnungen ohne Antwort schließen',
    original: 'das Original hinter einer Schwärzung ansehen',
  },
};

const english: ReviewWords = {
  done: (asked, answered, closed) =>
    `*The exercise is over, thank you.* ${asked === 1 ? 'One question' : `${asked} questions`} came, ${answered} answered, ${closed} closed.`,
  open: (n) => (n === 1 ? 'One is still open and stays so.' : `${n} are still open and stay so.`),
  typical: (minutes) =>
    minutes < 1
      ? 'The typical answer was approved in less than a minute.'
      : `The typical answer was approved after ${minutes} minutes.`,
  tried: 'This is what you tried:',
  left: 'Worth trying next time:',
  all: 'You have tried everything there is.',
  end: 'It starts again with `/auskunft practice`. Nothing has gone out.',
  skills: {
    edited: 'change an answer before approving it',
    undone: 'take an approval back in time (“Undo”)',
    handedOver: 'hand a question over to a colleague or a team (sheet music belongs to the music library)',
    twoPeople: 'approve in pairs (complaints, children)',
    interim: 'send an interim answer',
    byHand: 'choose “Answered another way” where X takes no reply',
    list: 'approve equal questions together in one list',
    closed: 'close spam and idle talk without an answer',
    original: 'look at the original behind a mask',
  },
};

/** The review as one message. Times are the team's: the median from question to approval, in whole minutes. */
export function practiceReview(cases: readonly PracticeCase[], language: StaffLanguage): string {
  const w = language === 'de' ? german : english;
  const answered = cases.filter(({ status }) => status === 'answered').length;
  const closed = cases.filter(({ status }) => status === 'closed').length;
  const open = cases.length - answered - closed;
  const tried = skills.filter((skill) =>
    cases.some(({ log }) => log.some((entry, i) => shownBy[skill](entry, log.slice(0, i)))),
  );
  const left = skills.filter((skill) => !tried.includes(skill));
  const typical = typicalMinutes(cases);
  const list = (of: readonly Skill[]) => of.map((skill) => `• ${w.skills[skill]}`);
  return [
    [w.done(cases.length, answered, closed), ...(open > 0 ? [w.open(open)] : [])].join(' '),
    ...(typical === null ? [] : [w.typical(typical)]),
    ...(tried.length > 0 ? [w.tried, ...list(tried)] : []),
    ...(left.length > 0 ? [w.left, ...list(left)] : [w.all]),
    w.end,
  ].join('\n');
}

/** The median, by whole minutes downwards; null when nothing was approved. */
function typicalMinutes(cases: readonly PracticeCase[]): number | null {
  const times = cases
    .flatMap(({ log }) => {
      const arrived = log.find(({ what }) => what === 'arrived');
      const approved = log.find(({ what }) => what === 'approved');
      return arrived && approved ? [approved.at - arrived.at] : [];
    })
    .toSorted((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)];
  return middle === undefined ? null : Math.floor(middle / minute);
}
