/** The English words of the weekly report; `report-words.ts` is the table of both languages. */
import type { german } from './report-words-de.ts';
import { dangers } from './state-words-en.ts';

const count = (n: number) => n.toLocaleString('en-GB');
const questions = (n: number) => (n === 1 ? '1 question' : `${count(n)} questions`);
const answers = (n: number) => (n === 1 ? '1 answer' : `${count(n)} answers`);
const messages = (n: number) => (n === 1 ? '1 message' : `${count(n)} messages`);
const times = (n: number) => (n === 1 ? 'once' : `${count(n)} times`);
const hoursTold = (hours: string) => (hours === '1' ? '1 service hour' : `${hours} service hours`);

export const english: typeof german = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  longWeekdays: ['on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday', 'on Sunday'],
  week: (number) => `Week ${number}`,
  heading: (number) => `Weekly report, week ${number}`,
  unclear: 'Topic unclear',
  others: 'Others',
  otherAnswers: 'other answers',
  proposals: {
    'opening-hours': 'Opening hours (computed)',
    'branch-contact': 'Address and numbers of a branch',
    elsewhere: 'Other ways to reach the library',
    'to-direct-message': 'Please send a direct message',
  },
  emergency: 'Emergency',
  dangers,
  closure: (day) => `Closed from ${day}`,
  extraOpening: (day) => `Extra opening on ${day}`,
  days: () => 'd',
  overDay: 'over 24 h',
  none: '–',

  verdict: {
    running: 'The week is not over yet.',
    nobody: 'Nobody asked.',
    nobodyYet: 'Nobody has asked so far.',
    thanked: (n) => `Thanks came ${times(n)}.`,
    noneAnswered: (arrived) => `${questions(arrived)}, none answered yet.`,
    allClosed: (arrived) =>
      arrived === 1
        ? '1 question, closed without an answer.'
        : `${count(arrived)} questions, all closed without an answer.`,
    withheld: (arrived, answered) =>
      `${questions(arrived)}, ${count(answered)} answered. Answer times are shown once three people have had a shift.`,
    typical: (arrived, median, over, compared) =>
      `${questions(arrived)}; the typical answer came after ${median} of service time${over === '' ? '' : ` (${over})`}${compared}.`,
    faster: (before) => `, faster than the week before${before === null ? '' : ` (${before})`}`,
    slower: (before) => `, slower than the week before${before === null ? '' : ` (${before})`}`,
    asBefore: (before) => `, as before${before === null ? '' : ` (${before})`}`,
    tooFew: (before) => ` (before: ${before}, too few to compare)`,
    together: (weeks) => `${weeks} together`,
    and: ' and ',
    bothReached: (half, halfIn, nine, nineIn) =>
      `Both goals were reached: ${half} within ${halfIn}, ${nine} within ${nineIn}.`,
    bothMissed: (half, halfIn, nine, nineIn) =>
      `Both goals were missed: ${half} within ${halfIn} instead of 50%, ${nine} within ${nineIn} instead of 90%.`,
    oneMissed: (goal, within, share) => `Goal missed: ${share} were answered within ${within} instead of ${goal}.`,
    tooFewForGoals: 'That is too few to judge the goals.',
  },

  todo: {
    lead: 'To do this week:',
    staleAnswer: (answer, changed, n) =>
      `Revise the answer “${answer}”. ${changed} of ${count(n)} suggestions made of it were changed or not used.`,
    gap: (example, n) => `Write an answer to “${example}”. This was asked ${times(n)}.`,
    uncovered: (hours, arrived) =>
      `Staff ${hoursTold(hours)}. While nobody was on duty, ${questions(arrived)} arrived.`,
    backlog: (n) => `Answer ${questions(n)} past the time limit.`,
  },

  missed: {
    all: (shown, vendor) =>
      shown === 1
        ? `Nothing missed: ${vendor} showed 1 message, and it is stored.`
        : `Nothing missed: ${vendor} showed ${count(shown)} messages, and all are stored.`,
    some: (shown, stored, vendor) =>
      `Attention: ${vendor} showed ${messages(shown)}, and ${count(stored)} ${stored === 1 ? 'is' : 'are'} stored. Please tell whoever looks after the system.`,
    gaps: (n, vendor) => `${vendor} could not show everything ${times(n)}.`,
    late: (n) => `${count(n)} of them ${n === 1 ? 'was' : 'were'} found only at the second reading.`,
    silence: (span) => `The longest time without a connection: ${span}.`,
    unknown: 'Whether anything was missed is not known for this week: nothing was counted.',
  },

  figures: {
    arrived: 'Questions',
    median: 'Typical answer time',
    share: (within) => `Answered within ${within}`,
    backlog: "Open at the week's end",
    backlogNow: 'Open now',
    changed: (change, before) => `${change} (before: ${before})`,
    asBefore: (before) => `as before (${before})`,
    tooFew: (before) => `before: ${before}, too few to compare`,
    points: (points) => (points === '+1' || points === '−1' ? `${points} point` : `${points} points`),
    oldest: (age) => `oldest for ${age}`,
    goal: (goal) => `goal ${goal}`,
    withheld: 'only with three people on duty',
  },

  charts: {
    trend: {
      title: (now, before) => `Answer time: ${now}, before that ${before}`,
      between: (from, to) => `between ${from} and ${to}`,
      noneNow: 'no figure this week',
      one: (median) => `Answer time: ${median}`,
      none: 'Answer time: no figure yet',
      subtitle: (goal, n) =>
        `Median per week, service time, in minutes; goal ${goal}; n\u00a0=\u00a0${count(n)} this week`,
      alt: (weeks) => `Median of the first answer in service time, week by week: ${weeks}.`,
    },
    distribution: {
      title: (n, of, within) =>
        `${count(n)} of ${count(of)} first ${of === 1 ? 'answer' : 'answers'} came within ${within}`,
      none: 'Answer times: no figure yet',
      subtitle: (n) => `First answers by service time; mark: the whole wait; n\u00a0=\u00a0${count(n)}`,
      alt: (steps) => `Number of first answers by service time, in brackets by the whole wait: ${steps}.`,
    },
    arrivals: {
      title: (weekday, n) =>
        n === 1 ? `The only question came ${weekday}` : `Most questions came ${weekday}: ${count(n)}`,
      even: 'Questions across the week',
      none: 'Nobody asked',
      subtitle: (n, outside) => `Questions by weekday and hour of arrival; ${outside}; n\u00a0=\u00a0${count(n)}`,
      outside: (n, share) => `${count(n)} outside service hours (${share})`,
      alt: (days) => `Number of questions by weekday: ${days}.`,
    },
    drafts: {
      title: (n, of) => `${count(n)} of ${answers(of)} went out as suggested`,
      none: 'No suggestion used yet',
      subtitle: (n, own) =>
        `What became of the suggestions, by the library's answer; n\u00a0=\u00a0${n === 1 ? '1 suggestion' : `${count(n)} suggestions`}${own === 0 ? '' : `, and ${answers(own)} without one`}`,
      alt: (rows) => `What became of the suggestions: ${rows}.`,
    },
    goal: (minutes) => `Goal ${minutes}`,
    service: 'service time',
    elapsed: 'whole wait',
    weekRow: 'Week',
    stale: 'review',
    hour: (hour) => `${hour}:00`,
  },

  drafts: {
    asProposed: 'as suggested',
    edited: 'edited',
    replaced: 'another answer chosen',
    byHand: 'answered by hand',
    unused: 'not used',
    ownWords: 'written by staff, without a suggestion',
  },
};
