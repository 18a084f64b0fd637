/** As one shift goes over into the next, one message to the channel: who leaves, who comes, and what waits. */
import { byUrgency } from '../core/danger-call.ts';
import { ageInWords, dutyWords, inARow } from '../core/duty-words.ts';
import { type HandOverMoment, handOverAt, late } from '../core/hand-over.ts';
import { personOf } from '../core/roster.ts';
import type { Assigned, Rota } from '../core/rota.ts';
import type { Millis, StaffId, Thread } from '../core/thread.ts';
import { topicName, words } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { type DutyNeeds, dutyNow, mentionableNow, standingAt } from './duty.ts';
import { openThreads } from './open-threads.ts';
import { takeTurn } from './take-turn.ts';

type Needs = DutyNeeds & Pick<Deps, 'threads' | 'desk' | 'clock' | 'log' | 'wallClock'>;

const shown = 10;

/** Each hand-over once, whoever runs at the same time; not in an exercise. */
export async function tellHandOver(deps: Needs): Promise<void> {
  const { threads, desk, clock, log, settings } = deps;
  const now = clock();
  const standing = settings.practice ? null : await standingAt(deps, now - late, 2);
  const moment = standing && handOverAt(standing.roster, standing.absences, standing.calendar, now);
  if (standing === null || moment === null) return;
  if (moment.leaves.length + moment.comes.length + moment.uncovered.length === 0) return;
  const once = `hand-over-${moment.at}`;
  if (!(await takeTurn(threads, once, now))) return;
  const waiting = (await openThreads(threads, now)).map(({ thread }) => thread);
  const open = waiting.sort(byUrgency);
  // Whoever begins the day learns what waits; where nothing does, there is nothing to be told.
  if (moment.leaves.length > 0 || open.length > 0) {
    const told = await desk.announce(await messageOf(deps, { ...moment, rota: standing.rota, open, now }));
    if (told.kind === 'trouble') {
      log('handOver.untold', { trouble: told.trouble.kind });
      return;
    }
    log('handOver.told', { waiting: open.length });
  }
  await threads.done(once);
}

interface Message extends HandOverMoment {
  rota: Rota;
  /** Those of danger first, else oldest first. */
  open: readonly Thread[];
  now: Millis;
}

async function messageOf(deps: Needs, message: Message): Promise<string> {
  const w = dutyWords[deps.settings.staffLanguage];
  const { open, now } = message;
  const lines = open.slice(0, shown).map((thread) => `• ${threadLine(deps, thread, message.rota, now)}`);
  const more = open.length > shown ? [w.more(open.length - shown)] : [];
  const waits = open.length === 0 ? w.nothingOpen : w.open(open.length);
  return [`${await headOf(deps, message)} ${waits}`, ...lines, ...more].join('\n');
}

/** Only those are mentioned who are at work; everybody else is named. */
async function headOf(deps: Needs, { rota, leaves, comes, uncovered, at, now }: Message): Promise<string> {
  const w = dutyWords[deps.settings.staffLanguage];
  const people = await mentionableNow(deps, now);
  const called = (staff: StaffId) => (people?.may(staff) ? `<@${staff}>` : nameOf(rota, staff, w.somebody));
  const gone = inARow(
    leaves.map((staff) => nameOf(rota, staff, w.somebody)),
    w,
  );
  const here = inARow(comes.map(called), w);
  const nobody = uncovered.map((shift) => unstaffed(deps, rota, shift, (people?.leads ?? []).map(called).join(' ')));
  if (leaves.length > 0 && comes.length > 0) return [w.handOver(gone, here), ...nobody].join(' ');
  if (comes.length > 0) return [w.begins(here), ...nobody].join(' ');
  const end = leaves.length > 0 ? [w.ends(gone)] : [];
  const duty = await dutyNow(deps, now);
  if (nobody.length > 0 || !duty?.next || duty.on.length > 0) return [...end, ...nobody].join(' ');
  const { start, person } = duty.next;
  const who = person === null ? null : nameOf(rota, person, w.somebody);
  return [...end, w.goesOn(dayAndTime(deps, start, at), who)].join(' ');
}

function unstaffed(deps: Needs, rota: Rota, shift: Assigned, leads: string): string {
  const { staffLanguage } = deps.settings;
  const name = rota.templates.find(({ id }) => id === shift.template)?.name[staffLanguage] ?? shift.template;
  return dutyWords[staffLanguage].nobody(name, deps.wallClock(shift.end), leads);
}

/** The day too where it is not the same. */
export function dayAndTime(
  { settings, wallClock }: Pick<Needs, 'settings' | 'wallClock'>,
  at: Millis,
  from: Millis,
): string {
  const { staffLanguage, timezone: timeZone } = settings;
  const locale = staffLanguage === 'de' ? 'de-DE' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'numeric', timeZone });
  const sameDay = day.format(at) === day.format(from);
  return sameDay ? wallClock(at) : `${day.format(at)}, ${wallClock(at)}`;
}

/** One open question: what about, since when, and who is at it although nothing is decided. */
function threadLine({ settings, wallClock }: Needs, thread: Thread, rota: Rota, now: Millis): string {
  const w = dutyWords[settings.staffLanguage];
  const card = words[settings.staffLanguage];
  const { tag, channel, arrivedAt, dueAt, claimedBy } = thread;
  return [
    ...(tag?.danger ? [`*${card.card.urgent(tag.danger)}*`] : []),
    topicName(card, tag?.intent ?? null),
    card.card.channels[channel],
    w.since(ageInWords(now - arrivedAt, w)),
    ...(dueAt !== null && dueAt < now ? [w.overdue] : []),
    ...(claimedBy === null ? [] : [w.claimed(nameOf(rota, claimedBy.staff, w.somebody), wallClock(claimedBy.at))]),
  ].join(' · ');
}

function nameOf(rota: Rota, staff: StaffId, otherwise: string): string {
  return personOf(rota, staff)?.name ?? otherwise;
}
