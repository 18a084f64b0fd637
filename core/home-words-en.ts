/** What the home of a member of staff says, and the modals of the rota, in English. Titles and buttons: 24 characters. */
import type { HomeWords } from './home-words.ts';

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const english: HomeWords = {
  title: 'Auskunft',
  close: 'Close',
  cut: '(cut)',
  nobody: 'nobody',
  duty: 'On duty',
  onDutyUntil: (until) => `until ${until}`,
  closed: 'The service is closed.',
  opensAt: (day, clock) => `The service is closed. It opens ${day === null ? 'today' : `on ${day}`} at ${clock}.`,
  nobodyNow: 'Nobody is on duty right now. The leads are called.',
  nobodyHas: (shift) => `${shift}: nobody has it`,
  next: (shift) => `Then: ${shift}`,
  mine: 'My shifts',
  noneOfMine: 'You have no shift in the next four weeks.',
  notMember: 'You are not on the rota. A lead enters you in rota.yaml.',
  preview: 'planned',
  offered: 'swap asked for',
  open: 'Take one over?',
  openFree: 'free',
  uncovered: 'Nobody has these yet',
  threads: (n) => (n === 0 ? 'Open questions' : `Open questions: ${n}`),
  noThreads: 'Nothing waits for an answer.',
  more: (n) => `… and ${n} more.`,
  came: 'since',
  overdue: 'overdue',
  lookedAfter: 'with',
  absences: 'My absences',
  calendar: 'See it in your own calendar: the address is secret, whoever knows it reads along.',
  deeds: {
    take: 'Take it',
    askSwap: 'Ask for a swap',
    withdrawSwap: 'Keep it after all',
    acceptSwap: 'Take it over',
  },
  buttons: {
    absent: 'Report an absence',
    back: 'I am here after all',
    override: 'Reassign a shift',
    plan: 'Publish the plan',
    feedMine: 'My shifts',
    feedAll: 'All shifts',
    revokeFeeds: 'Revoke addresses',
  },
  absence: {
    title: 'Report an absence',
    submit: 'Report',
    cancel: 'Cancel',
    from: 'First day',
    until: 'Last day',
    day: 'Choose a day',
    note: 'No reason is asked for or kept. Your shifts in that time become free and are offered in the channel.',
  },
  override: {
    title: 'Reassign a shift',
    submit: 'Reassign',
    cancel: 'Cancel',
    shift: 'Shift',
    shiftPlaceholder: 'Choose a shift',
    person: 'Who takes it?',
    personPlaceholder: 'Choose a person',
    nobody: 'Nobody: offer it in the channel',
    none: 'There is no shift in the next four weeks.',
  },
  plan: {
    title: 'Publish the plan',
    submit: 'Publish',
    cancel: 'Cancel',
    until: 'Publish until',
    day: 'Choose a day',
    untilHint:
      'All shifts up to this day are then fixed; whoever has a new one is told. For another day you see the proposal first.',
    proposed: (n, until) =>
      n === 0 ? `Everything until ${until} is dealt out.` : `Proposed until ${until}: ${count(n, 'shift', 'shifts')}.`,
    unchanged: 'What is published already stays.',
    loads: (until) =>
      `Shifts of each person: proposed, and in the eight weeks until ${until}, by which they are dealt out`,
    load: (shifts, proposed, perShare) =>
      `${proposed} proposed; ${count(shifts, 'shift', 'shifts')} in eight weeks, ${perShare} per full contract`,
  },
  onDay: (day) => `*${day}*`,
  noShiftOn: (day) => `${day}: there is no shift, the service is closed.`,
  dayUnclear: 'I cannot tell which day that is. Please write, for example: `/auskunft duty on 24 December`',
  spanUnclear: 'I cannot tell which days these are. Please choose them here.',
  spanBackUnclear: 'I cannot tell which days these are. Please write, for example: `/auskunft back 3 Dec - 5 Dec`',
  calendarUnclear: 'Please write `/auskunft calendar`, `/auskunft calendar all` or `/auskunft calendar revoke`.',
  help: (lead) => [
    '• `/auskunft` – overview: who is on duty, my shifts, open questions',
    '• `/auskunft duty` – who is on duty now; `/auskunft duty on 24 December`',
    '• `/auskunft absent 1 Dec - 5 Dec` – report an absence; `/auskunft back 3 Dec - 5 Dec` – here after all',
    '• `/auskunft swap` – give a shift away, or take one over',
    '• `/auskunft calendar` – shifts in your own calendar',
    ...(lead
      ? [
          '• `/auskunft plan` – have the rota proposed, and publish it',
          '• `/auskunft reassign` – give a shift to somebody else',
        ]
      : []),
  ],
};
