/** A service desk with a rota: Marta has the early shift on each weekday, Jonas the late one; Ayla is deputy, Priya leads. */
import { dueAt, serviceState } from '../../core/hours.ts';
import type { Absence, Assignment, Rota } from '../../core/rota.ts';
import type { ThreadId } from '../../core/thread.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { allWeek, calendarWith, early, late, minute, rotaOf, somebody } from './random-rotas.ts';
import { cardOf, openingHours, serviceDesk } from './service-desk.ts';
import { incoming } from './threads.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

export const people = {
  marta: somebody({ initials: 'mk', slack: 'U0MARTA', name: 'Marta Kühn', hours: allWeek(['08:00-16:00']) }),
  jonas: somebody({ initials: 'ja', slack: 'U0JONAS', name: 'Jonas Albrecht', hours: allWeek(['12:00-19:00']) }),
  ayla: somebody({
    initials: 'ad',
    slack: 'U0AYLA',
    name: 'Ayla Demir',
    deputy: true,
    hours: allWeek(['09:00-18:00']),
  }),
  priya: somebody({
    initials: 'pn',
    slack: 'U0LEAD',
    name: 'Priya Nair',
    role: 'lead',
    hours: allWeek(['09:00-18:00']),
  }),
};

const plan = weekdays.flatMap((weekday) => [
  { weekday, template: 'frueh', person: 'mk', weeks: 'every' as const },
  { weekday, template: 'spaet', person: 'ja', weeks: 'every' as const },
]);

/** The service is open from 10 to 18, on weekdays alone. */
const officeCalendar = calendarWith({ ...allWeek(['10:00-18:00']), sat: [], sun: [] });

export function officeRota(change: Partial<Rota> = {}): Rota {
  const onWeekdays = { weekdays: [...weekdays] };
  return rotaOf(Object.values(people), {
    plan,
    templates: [
      { ...early, ...onWeekdays },
      { ...late, ...onWeekdays },
    ],
    ...change,
  });
}

/** It is Tuesday, 24 November 2026, 12:00 until the clock is moved. */
export async function dutyDesk(change: Partial<Rota> = {}) {
  const desk = await serviceDesk();
  desk.slack.staff.add('U0AYLA');
  desk.deps.rota = officeRota(change);
  desk.deps.calendar = async () => officeCalendar;
  desk.deps.inService = async (at) => serviceState(officeCalendar, at).open;
  desk.deps.dueAt = async (at) => dueAt(officeCalendar, at, 30) ?? at;
  const clockFace = new Intl.DateTimeFormat('de-DE', { timeStyle: 'short', timeZone: 'Europe/Berlin' });
  desk.deps.wallClock = (at) => clockFace.format(at);
  let answers = 0;
  // Each has an answer of its own: else the third of them joins a list.
  desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
  let count = 5000;

  const thread = async (id: ThreadId) => {
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    return record.thread;
  };

  return {
    ...desk,
    thread,
    /** Moves the clock to a time in Berlin, such as 2026-11-24T14:00. */
    isNow: (time: string, offset = '+01:00') => desk.passes(Date.parse(`${time}:00${offset}`) - desk.now),
    get now() {
      return desk.now;
    },
    async asked(more: Parameters<typeof incoming>[1] = {}): Promise<ThreadId> {
      const id = String(++count);
      desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now, ...more }));
      await receive(desk.deps, 'x-mention');
      await triage(desk.deps, `x-mention-${id}`);
      await show(desk.deps, `x-mention-${id}`);
      return `x-mention-${id}`;
    },
    /** The same patron writes again. */
    async writesAgain(id: ThreadId): Promise<void> {
      const { conversation } = await thread(id);
      desk.channel.shows(incoming(String(++count), { conversation, at: desk.now, text: 'Und am Sonntag?' }));
      await receive(desk.deps, 'x-mention');
      await triage(desk.deps, id);
      await show(desk.deps, id);
    },
    /** The minute's tick, and the cards that it leads to. */
    async ticks(...ids: ThreadId[]): Promise<void> {
      await remind(desk.deps);
      for (const id of ids) await show(desk.deps, id);
    },
    async minutesPass(minutes: number, ...ids: ThreadId[]): Promise<void> {
      desk.passes(minutes * minute);
      await remind(desk.deps);
      for (const id of ids) await show(desk.deps, id);
    },
    /** What stands above the newest card. */
    calls: (id: ThreadId) =>
      cardOf(desk, id)
        .to.map((word) => {
          if (typeof word === 'string') return word;
          if ('group' in word) return `@@${word.group}`;
          return 'staff' in word ? `@${word.staff}` : '';
        })
        .join(''),
    /** How many cards were posted for a thread, those included that were shrunk since. */
    cards: (id: ThreadId) =>
      [...desk.slack.cards.values()].filter((card) => card.kind === 'thread' && card.threadId === id).length,
    isAway: async (absence: Absence) => void (await desk.deps.rotas.change({ absences: [absence], entries: [] })),
    assigned: async (
      assignment: Pick<Assignment, 'date' | 'template' | 'person'>,
      source: Assignment['source'] = 'swap',
    ) =>
      void (await desk.deps.rotas.change({
        assignments: [{ source, publishedAt: null, swap: null, version: 0, ...assignment }],
        entries: [],
      })),
  };
}

export type DutyDesk = Awaited<ReturnType<typeof dutyDesk>>;
