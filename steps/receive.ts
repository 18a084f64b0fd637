/** Collects what patrons wrote on one source. Messages are stored before the cursor: nothing is lost in between. */
import { errorName } from '../core/error-name.ts';
import { afterPatronWrote, newer, openThread, rewordsThanks, takesMessages } from '../core/intake.ts';
import type { ChannelName, LogEntry, Millis } from '../core/thread.ts';
import { noticeAnswers } from './by-hand.ts';
import type { Deps } from './deps.ts';
import type { IncomingMessage } from './ports.ts';
import type { Cursor, Seen } from './threads.ts';

/** Longer than a poll may run; a lease older than this belongs to a run that has died. */
const leaseMs = 58_000;

/** A source is polled each minute, and seldom rests for longer than a few. */
const silentFromMs = 300_000;

export type Received =
  | { kind: 'received'; stored: number; gap: boolean }
  /** The channel's pace does not allow a request yet. */
  | { kind: 'paced'; until: number }
  /** Another run reads this source. */
  | { kind: 'busy' }
  | { kind: 'trouble'; trouble: string };

type Needs = Pick<
  Deps,
  'channels' | 'threads' | 'cases' | 'clock' | 'log' | 'owner' | 'settings' | 'calendar' | 'dueAt'
>;

/** One poll of one source. Vendor failures are an outcome; the cursor then stays where it was. */
export async function receive(deps: Needs, source: ChannelName): Promise<Received> {
  const { threads, clock } = deps;
  const now = clock();
  const planned = await threads.cursor(source);
  if (planned.notBefore !== null && planned.notBefore > now) return { kind: 'paced', until: planned.notBefore };

  const owner = deps.owner();
  if ((await threads.leaseCursor(source, owner, now + leaseMs, now)) === 'lost') return { kind: 'busy' };
  const cursor = await threads.cursor(source);
  try {
    return await read(deps, source, cursor, owner, now);
  } catch (error) {
    // The next run need not wait for the lease; what went wrong is thrown all the same.
    await threads.saveCursor(source, owner, cursor).catch(() => undefined);
    throw error;
  }
}

async function read(deps: Needs, source: ChannelName, cursor: Cursor, owner: string, now: Millis): Promise<Received> {
  const { channels, threads, log } = deps;
  const fetched = await channels[source].fetch(cursor, now);
  if (fetched.kind === 'trouble') {
    const failed: Cursor = { ...cursor, notBefore: fetched.retryAt, trouble: fetched.trouble };
    await threads.saveCursor(source, owner, failed);
    await threads.spend(utcDay(now), source, fetched.cost);
    log('poll.trouble', { source, trouble: fetched.trouble.kind, detail: fetched.trouble.detail });
    return { kind: 'trouble', trouble: fetched.trouble.kind };
  }

  const firstIds = fetched.messages.map((message) => message.firstId);
  const seen = await threads.seen(source, firstIds);
  let stored = 0;
  const failures: unknown[] = [];
  for (const message of fetched.messages) {
    try {
      if (await store(deps, source, message, seen.get(message.firstId) ?? null)) stored++;
    } catch (error) {
      // One message that cannot be stored keeps no other from being.
      log('message.notStored', { source, id: message.id, error: errorName(error) });
      failures.push(error);
    }
  }
  await noticeAnswers(deps, source, fetched.ownReplies);
  const { newest, nextAt: notBefore, gap, cost } = fetched;
  await threads.spend(utcDay(now), source, cost);
  // It is read again with the next poll, and the operator hears of it.
  if (failures.length > 0) throw failures[0];
  const fresh = fetched.messages.filter(({ firstId }) => !seen.has(firstId));
  await threads.saveCursor(source, owner, { newest, lastSuccessAt: now, notBefore, trouble: null });
  if (gap) log('poll.gap', { source });
  log('poll.received', { source, shown: fetched.messages.length, stored });
  // A figure of the report: whatever becomes of it, the messages are stored and are not read again.
  await count(deps, source, { fresh, gap, cursor, now }).catch((error) => {
    log('poll.uncounted', { source, error: errorName(error) });
  });
  return { kind: 'received', stored, gap };
}

/** What this poll found for the first time, for the report to hold against what the table has of it. */
interface Found {
  fresh: readonly IncomingMessage[];
  gap: boolean;
  /** As it was before. */
  cursor: Cursor;
  now: Millis;
}

/** Whether it is stored is asked anew, after storing: nobody is taken at their word. */
async function count(
  { threads, cases }: Needs,
  source: ChannelName,
  { fresh, gap, cursor, now }: Found,
): Promise<void> {
  const silenceMs = cursor.lastSuccessAt === null ? 0 : now - cursor.lastSuccessAt;
  const isSilence = silenceMs > silentFromMs;
  if (fresh.length === 0 && !gap && !isSilence) return;
  const ids = new Set(fresh.map(({ firstId }) => firstId));
  const late = new Set(fresh.filter(({ id }) => isRead(id, cursor)).map(({ firstId }) => firstId));
  await cases.countShown(utcDay(now), source, {
    shown: ids.size,
    stored: (await threads.seen(source, [...ids])).size,
    late: late.size,
    gaps: gap ? 1 : 0,
    silenceMs: isSilence ? silenceMs : 0,
  });
}

/** Older than what had been read. */
function isRead(id: string, { newest }: Cursor): boolean {
  return newest !== null && newer(id, newest) === newest;
}

type StoreNeeds = Pick<Deps, 'threads' | 'clock' | 'log' | 'settings'>;

/**
 * Stores one message: opens a thread, or adds to the one that holds the conversation. Whoever is overtaken reads again.
 * @param known what is stored under the message's first id already
 * @returns whether anything was new
 */
export async function store(
  { threads, clock, log, settings }: StoreNeeds,
  channel: ChannelName,
  message: IncomingMessage,
  known: Seen | null,
): Promise<boolean> {
  for (let seen: Seen | null = known; ; ) {
    const at = clock();
    if (seen && newer(message.id, seen.latestId) === seen.latestId) return false;
    const record = seen ? await threads.read(seen.threadId) : await threads.current(channel, message.conversation);
    if (seen && !record) return false; // erased meanwhile: an edit does not bring it back

    const joins = record !== null && (seen !== null || takesMessages(record.thread, at, settings.reopenDays));
    let written: 'written' | 'lost';
    let id: string;
    if (record && joins) {
      const edit = seen !== null && !rewordsThanks(record.thread, record.messages, message);
      const { to, what } = afterPatronWrote(record.thread, message, edit);
      id = to.id;
      written = await threads.append(record, to, message, {
        at,
        by: 'poll',
        what,
        from: record.thread.status,
        to: to.status,
      });
    } else {
      const thread = openThread(channel, message, isVip(message, settings.vip));
      id = thread.id;
      const entry: LogEntry = { at, by: 'poll', what: 'arrived', from: null, to: 'new' };
      written = await threads.open(thread, message, entry, record?.thread.id ?? null);
    }
    if (written === 'written') {
      log('message.stored', { channel, threadId: id });
      return true;
    }
    seen = (await threads.seen(channel, [message.firstId])).get(message.firstId) ?? null;
  }
}

/** Stores an edit that was found before the next poll shows it. */
export async function takeUp(deps: StoreNeeds, channel: ChannelName, edit: IncomingMessage): Promise<void> {
  const seen = await deps.threads.seen(channel, [edit.firstId]);
  await store(deps, channel, edit, seen.get(edit.firstId) ?? null);
}

/** The name is looked at here and never stored; on X it is the same in capitals and small letters. */
function isVip({ handle }: IncomingMessage, vip: Deps['settings']['vip']): boolean {
  const name = handle?.toLowerCase();
  return vip.some((account) => account.handle.toLowerCase() === name);
}

/** The day by which X bills. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
