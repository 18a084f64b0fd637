/** Brings open questions back to staff as they fall due, in service time: each step once, however many runs overlap. */
import { ageInWords, dutyWords } from '../core/duty-words.ts';
import { reachedBy, reminderDue } from '../core/escalation.ts';
import { type Addressee, type Call, called, type Reminder, reminders } from '../core/handling.ts';
import { serviceState } from '../core/hours.ts';
import { amend, type LogEntry, type Millis, type StaffId, type Thread, type Versioned } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import { type Called, type DutyNeeds, mentionableNow, remindedBy } from './duty.ts';
import { openThreads } from './open-threads.ts';

type Needs = DutyNeeds & Pick<Deps, 'threads' | 'desk' | 'clock' | 'log'>;

/** More at once, as when all of a weekend's questions fall due together, are told in one message instead of a card each. */
const mostCards = 5;

/** Whether questions are brought back by the rota. */
export function escalates({ rota, settings }: DutyNeeds): boolean {
  return rota !== null && !settings.practice;
}

/** Whatever step has come for any open question. The stamp on the thread comes first: a reminder is lost rather than told twice. */
export async function escalate(deps: Needs, until: Millis = Number.POSITIVE_INFINITY): Promise<void> {
  const { threads, clock, settings } = deps;
  if (!escalates(deps)) return;
  const now = clock();
  const calendar = await deps.calendar();
  if (!serviceState(calendar, now).open) return;
  const open = await openThreads(threads, now);
  const due = open.map((each) => ({ ...each, step: reminderDue(calendar, each.thread, settings, now) }));
  if (due.every(({ step }) => step === null)) return;
  const people = await mentionableNow(deps, now);
  if (people === null) return;
  for (const step of reminders) {
    if (clock() >= until) return; // what is not stamped is due in the next minute too
    const to = remindedBy(step, people);
    // What would reach nobody is told once somebody is there.
    if (to !== null)
      await remindOf(
        deps,
        { step, to, inPlace: remindedBy('dueSoon', people) ?? to, by: reachedBy(step, people), may: people.may, now },
        due.filter((each) => each.step === step),
      );
  }
}

interface Step {
  step: Reminder;
  to: Called;
  /** Whoever is called in place of somebody who has it and is gone. */
  inPlace: Called;
  /** The same people as `to`, one by one. */
  by: readonly StaffId[];
  may: (staff: StaffId) => boolean;
  now: Millis;
}

/** By a new card each, or all in one message where they are many or stand in a list. */
async function remindOf(deps: Needs, step: Step, due: readonly Versioned[]): Promise<void> {
  const alone = due.filter(({ thread }) => thread.bundle === null);
  const together = alone.length > mostCards ? due : due.filter(({ thread }) => thread.bundle !== null);
  for (const each of alone.length > mostCards ? [] : alone) {
    const to = await calledTo(deps, each.thread, step);
    await stamped(deps, each, step, { ...called(each.thread.call, step.step), ...to });
  }
  const told: Thread[] = [];
  for (const each of together) if (await stamped(deps, each, step, each.thread.call)) told.push(each.thread);
  if (told.length > 0) await announce(deps, step, told);
}

/**
 * The card says it to whoever is on it, or to those on duty where they are gone; to whoever owes the answer after an
 * interim one; else to those whose turn it is.
 */
async function calledTo({ threads }: Needs, thread: Thread, step: Step): Promise<Called> {
  const { claimedBy, interimAt } = thread;
  const { to, may } = step;
  const atIt = claimedBy === null ? [] : [{ staff: claimedBy.staff }];
  const claimer = isGone(thread, step) ? step.inPlace : { to: atIt };
  if (claimedBy !== null && step.step !== 'leads') return claimer;
  const author = step.step === 'dueSoon' && interimAt !== null ? authorOfInterim(await threads.log(thread.id)) : null;
  const owes = author !== null && may(author) ? [{ staff: author }] : [];
  const first = [...claimer.to, ...owes];
  const others = to.to.filter((each) => !first.some((one) => isSame(one, each)));
  return { ...to, to: [...first, ...others] };
}

function isSame(one: Addressee, other: Addressee): boolean {
  return 'staff' in one && 'staff' in other && one.staff === other.staff;
}

/** Whether somebody has it who cannot be mentioned now: their claim ends with the reminder. */
function isGone({ claimedBy }: Thread, { may }: Step): boolean {
  return claimedBy !== null && !may(claimedBy.staff);
}

/** Who approved the last interim answer; null when none went out. */
export function authorOfInterim(log: readonly LogEntry[]): StaffId | null {
  const sent = log.findLastIndex(({ what }) => what === 'interimSent');
  return log.slice(0, Math.max(sent, 0)).findLast(({ what }) => what === 'approved')?.by ?? null;
}

/** False when somebody acted meanwhile, or another run was faster. */
async function stamped({ threads, log }: Needs, found: Versioned, of: Step, call: Call): Promise<boolean> {
  const { thread } = found;
  const { step, now } = of;
  const { id, status } = thread;
  const entry: LogEntry = { at: now, by: 'tick', what: 'reminded', from: status, to: status, reason: step };
  const isReleased = isGone(thread, of);
  // Who is gone has had it: it is for those who are called now, with the note.
  const released = { claimedBy: null, handedTo: thread.handedTo && { ...thread.handedTo, taken: true as const } };
  const to = amend(thread, { reminded: step, call, ...(isReleased ? released : {}) });
  const made: LogEntry = isReleased ? { ...entry, what: 'released' } : entry;
  if ((await threads.move(found, to, made)) === 'lost') return false;
  if (isReleased) await threads.note(id, entry);
  log('thread.reminded', { threadId: id, step });
  return true;
}

async function announce(
  { desk, log, settings }: Needs,
  { step, by, now }: Step,
  told: readonly Thread[],
): Promise<void> {
  const w = dutyWords[settings.staffLanguage];
  const oldest = Math.min(...told.map(({ arrivedAt }) => arrivedAt));
  const mentions = by.map((staff) => `<@${staff}>`).join(' ');
  const said = await desk.announce(w.reminded[step](told.length, mentions, ageInWords(now - oldest, w)));
  if (said.kind === 'trouble') log('reminder.untold', { step, threads: told.length, trouble: said.trouble.kind });
}
