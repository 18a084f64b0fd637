/** Wakes whatever is due or stuck. Alone it would suffice, slower: that makes every other wake-up safe to lose. */
import { decisionWords } from '../core/decision-words.ts';
import { errorName } from '../core/error-name.ts';
import { type Call, called, untaken } from '../core/handling.ts';
import { amend, type LogEntry, type Millis, type StaffId, type Thread, type Versioned } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import { calledInstead, type DutyNeeds } from './duty.ts';
import { keepDutyGroup } from './duty-group.ts';
import { authorOfInterim, escalate, escalates } from './escalate.ts';
import { tellHandOver } from './hand-over-duty.ts';
import { draftForNewDay } from './new-day.ts';
import { reviewPractice } from './practice.ts';
import { redraft } from './redraft.ts';
import { showOffers } from './shift-offers.ts';
import { tellExpiring } from './tell-expiring.ts';
import { tellForgetting } from './tell-forgetting.ts';
import { tellPastDue, tellUncovered } from './tell-shifts.ts';
import { tellLeftOver } from './tell-team.ts';

const pageSize = 200;
/** A run ends well before the next begins, a minute later. */
const budgetMs = 40_000;

type Needs = Pick<Deps, 'threads' | 'later' | 'desk' | 'clock' | 'log' | 'settings' | 'wallClock'> &
  DutyNeeds &
  Parameters<typeof redraft>[0] &
  Parameters<typeof tellExpiring>[0];

/** `woken`: how many threads somebody else was set to work on, or on which something ran out. */
export async function remind(deps: Needs): Promise<{ woken: number }> {
  const { threads, clock, log } = deps;
  const now = clock();
  let woken = 0;
  for (let more = true; more && clock() - now < budgetMs; ) {
    const due = await threads.outstanding(now, pageSize);
    for (const each of due) {
      try {
        await wake(deps, each);
        woken++;
      } catch (error) {
        // One thread that cannot be woken keeps nobody else waiting.
        const { id } = each.thread;
        log('tick.failed', { threadId: id, error: errorName(error) });
        await threads.wake(id, now + againMs).catch(() => undefined);
      }
    }
    more = due.length >= pageSize;
  }
  for (const [part, run] of Object.entries(parts)) await guarded(deps, part, () => run(deps));
  if (woken > 0) log('tick.woken', { threads: woken });
  return { woken };
}

const againMs = 60_000;
/** Beside the budget above, so that all fit into one run; of the rota nothing is told to Slack that is not begun by then. */
const redraftMs = 8_000;
const rotaMs = 5_000;

/** In this order. The names are keys, for the log: a deployed function's own is minified. */
const parts: Readonly<Record<string, (deps: Needs) => Promise<unknown>>> = {
  tellOfStop,
  tellLeftOver,
  followRota,
  draftForNewDay,
  redraft: (deps) => redraft(deps, 'tick', redraftMs),
  tellExpiring,
  tellForgetting,
  reviewPractice,
};
const rotaParts: Readonly<Record<string, (deps: Needs, until: Millis) => Promise<unknown>>> = {
  keepDutyGroup,
  escalate,
  tellHandOver,
  tellPastDue,
  showOffers,
  tellUncovered,
};

async function wake(deps: Needs, found: Versioned & { cardStale: boolean }): Promise<void> {
  const { threads, later, clock } = deps;
  const { thread, cardStale } = found;
  const now = clock();
  const sends = thread.status === 'approved' ? thread.sendAfter <= now : thread.status === 'sending';
  const forSender = sends || thread.withdrawal !== null;
  if (forSender) await later.send(thread.id, 0);
  const ranOut = await overdue(deps, thread, now);
  // Whoever acted meanwhile has the thread: what ran out is looked at again in a minute, if it still matters.
  if (ranOut !== null) await threads.move(found, ranOut.to, ranOut.entry);
  else if (forSender && !cardStale) await threads.wake(thread.id, now + againMs);
  else await threads.refreshCard(thread.id);
}

/** What ran out while nobody touched the thread, and what becomes of it; null when nothing did. */
async function overdue(deps: Needs, thread: Thread, now: Millis): Promise<{ to: Thread; entry: LogEntry } | null> {
  const { threads } = deps;
  const { status, claimedBy, interimAt, dueAt } = thread;
  if (status !== 'awaitingReview' && status !== 'failed' && status !== 'unknown') return null;
  const entry = (what: LogEntry['what'], reason?: string): LogEntry => {
    const line: LogEntry = { at: now, by: 'tick', what, from: status, to: status };
    return reason === undefined ? line : { ...line, reason };
  };
  const callTo = async (why: Call['why'], staff: StaffId): Promise<Call> => ({
    ...called(thread.call, why),
    ...(await calledInstead(deps, [{ staff }], now)),
  });
  const handedTo = untaken(thread);
  if (handedTo !== null && handedTo.until <= now) {
    const call = await callTo('returned', handedTo.by);
    return { to: amend(thread, { handedTo: null, call }), entry: entry('returned') };
  }
  if (claimedBy !== null && claimedBy.until <= now) {
    const log = await threads.log(thread.id);
    const looking = log.findLast(({ what }) => what === 'claimed' || what === 'stillLooking')?.what === 'stillLooking';
    const call = looking ? await callTo('stillOpen', claimedBy.staff) : thread.call;
    return { to: amend(thread, { claimedBy: null, call }), entry: entry('released') };
  }
  // With a rota the answer after an interim one falls due step by step, as any.
  if (interimAt !== null && dueAt !== null && dueAt <= now && !escalates(deps)) {
    const log = await threads.log(thread.id);
    const sent = log.findLastIndex(({ what }) => what === 'interimSent');
    const since = log.slice(sent + 1);
    if (since.some(({ what, reason }) => what === 'answered' || reason === 'stillOpen')) return null;
    const by = authorOfInterim(log);
    const to: Call['to'] = by === null ? [] : [{ staff: by }];
    return { to: amend(thread, { call: called(thread.call, 'stillOpen', to) }), entry: entry('returned', 'stillOpen') };
  }
  return null;
}

/** What fails keeps nothing else waiting; it is tried again in a minute. */
async function guarded({ log }: Needs, part: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log('tick.failed', { part, error: errorName(error) });
  }
}

/** Nor does what takes long of the rota. */
async function followRota(deps: Needs): Promise<void> {
  const until = deps.clock() + rotaMs;
  for (const [part, run] of Object.entries(rotaParts)) {
    if (deps.clock() >= until) {
      deps.log('tick.rotaLeft', { from: part });
      return;
    }
    await guarded(deps, part, () => run(deps, until));
  }
}

/** A stop holds at once; channel and cards are told here, so that whoever stops never waits for Slack. */
async function tellOfStop({ threads, desk, settings, log }: Needs): Promise<void> {
  const change = await threads.untoldHold();
  if (!change) return;
  await threads.refreshCards();
  const words = decisionWords[settings.staffLanguage];
  const told = await desk.announce(change.held ? words.held(change.by) : words.released(change.by));
  if (told.kind === 'ok') await threads.holdTold(change);
  else log('tick.untold', { trouble: told.trouble.kind });
}
