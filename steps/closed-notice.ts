/**
 * The note to patrons who write while the service is closed: when somebody will be there again. It is no answer, so the
 * thread stays as it is; the audit trail alone says how far the note has come. Whatever may be out is never repeated.
 */
import { closedNotice, mayGetNotice, noticeReason } from '../core/closed-notice.ts';
import type { LogEntry, Message, Millis, Thread, ThreadId } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import type { SendResult } from './ports.ts';
import { utcDay } from './receive.ts';
import { entry, type SendNeeds, type Sent } from './settle.ts';
import type { ThreadRecord } from './threads.ts';

/** When to try again what was refused before any effect, unless the channel says when; see `Later.send` for the longest. */
const retry = { usualMs: 5 * 60_000, shortestMs: 60_000, longestMs: 900_000 } as const;

/** Wakes `send` where the note may be due. A wake-up that is lost costs the patron this courtesy and nothing else. */
export async function wakeForNotice(
  deps: Pick<Deps, 'later' | 'inService' | 'settings' | 'clock'>,
  thread: Thread,
): Promise<void> {
  if (!mayGetNotice(thread, deps.settings) || (await deps.inService(deps.clock()))) return;
  await deps.later.send(thread.id, 0);
}

/**
 * Writes the note if it is due. It is claimed by a conditional move that changes nothing but the audit trail: of several
 * runs one writes, and a run that dies afterwards has nobody write again before the next closing time.
 */
export async function sendNotice(deps: SendNeeds, found: ThreadRecord): Promise<Sent> {
  const { threads, clock, settings } = deps;
  for (let record: ThreadRecord | null = found; record !== null; record = await threads.read(found.thread.id)) {
    const { thread }: ThreadRecord = record;
    // The audit trail is read after the thread: what it does not say yet has the claim below fail.
    if (!mayGetNotice(thread, settings)) return 'nothingToDo';
    const log = await threads.log(thread.id);
    const due = closedNotice({ ...record, log }, settings, await deps.calendar(), clock());
    if (due === null || (await threads.muteOf(thread, clock())) !== null) return 'nothingToDo';
    if (await threads.hold()) return 'held';
    const claim = noticeEntry(thread, clock(), 'sending', { text: due.text });
    if ((await threads.move(record, thread, claim)) === 'written') return write(deps, thread, due.to, due.text);
  }
  return 'nothingToDo';
}

async function write(deps: SendNeeds, thread: Thread, to: Message, text: string): Promise<Sent> {
  const { channels, threads, later, clock, log } = deps;
  const { id, channel } = thread;
  const result = await channels[channel].send(thread, text, to, clock());
  switch (result.kind) {
    case 'sent':
      await keep(deps, id, text, result.postId);
      await threads.spend(utcDay(clock()), channel, result.cost);
      log('notice.sent', { threadId: id, postId: result.postId });
      return 'noticed';
    case 'later': {
      const now = clock();
      await threads.note(id, noticeEntry(thread, now, 'postponed'));
      log('notice.postponed', { threadId: id, trouble: result.trouble.kind, detail: result.trouble.detail });
      await later.send(id, Math.ceil(waitMs(result, now) / 1000));
      return 'postponed';
    }
    case 'uncertain':
      await threads.note(id, noticeEntry(thread, clock(), 'unknown'));
      log('notice.uncertain', { threadId: id, detail: result.trouble.detail });
      return 'uncertain';
    case 'gate':
    case 'refused':
      log('notice.refused', { threadId: id, trouble: result.trouble.kind, detail: result.trouble.detail });
      return 'refused';
  }
}

/** Our message stands with the others, whatever became of the thread meanwhile; its status, clock and draft stay. */
async function keep({ threads, channels, clock }: SendNeeds, id: ThreadId, text: string, postId: string) {
  for (;;) {
    const record = await threads.read(id);
    if (!record) return;
    const { thread } = record;
    const at = clock();
    const url = channels[thread.channel].urlOf(postId);
    const note: Message = {
      ...{ id: postId, firstId: postId, author: 'library', text, at },
      ...{ repliable: true, url, unreadable: false },
    };
    const sent = { ...entry(thread, thread, at, 'closedNoticeSent'), text, postId };
    if ((await threads.move(record, thread, sent, note)) === 'written') return;
  }
}

function waitMs({ retryAt }: Extract<SendResult, { kind: 'later' }>, now: Millis): Millis {
  const wanted = retryAt === null ? retry.usualMs : retryAt - now;
  return Math.min(retry.longestMs, Math.max(retry.shortestMs, wanted));
}

function noticeEntry(thread: Thread, at: Millis, what: LogEntry['what'], more: Pick<LogEntry, 'text'> = {}): LogEntry {
  return { ...entry(thread, thread, at, what), reason: noticeReason, ...more };
}
