/**
 * Posting is not idempotent: whoever cannot tell whether a reply went out looks for it on the channel, by author,
 * replied-to message and time, before anything else.
 */
import { amend, type Millis } from '../core/thread.ts';
import type { Search } from './ports.ts';
import { utcDay } from './receive.ts';
import { answered, entry, type SendingRecord, type SendNeeds, type Sent, settle } from './settle.ts';

/** A claim outlives the function that holds it; after that its holder has died. Equal to the function's timeout. */
export const claimMs: Millis = 60_000;
/** X shows a post late: only two looks this far apart count as absent. */
const betweenLooksMs: Millis = 120_000;
const mostAttempts = 2;

/** Hands the claimed reply to the channel and settles what came of it. */
export async function post(deps: SendNeeds, record: SendingRecord): Promise<Sent> {
  const { channels, threads, clock } = deps;
  const { thread } = record;
  const to = answered(record.messages, thread.reply.to);
  const result = await channels[thread.channel].send(thread, thread.reply.text, to, clock());
  if (result.kind === 'sent') {
    await threads.spend(utcDay(clock()), thread.channel, result.cost);
    return settle(deps, thread.id, result);
  }
  if (result.kind === 'uncertain') {
    deps.log('send.uncertain', { threadId: thread.id, detail: result.trouble.detail });
    return recover(deps, record, 'ours');
  }
  return settle(deps, thread.id, result);
}

/**
 * Takes over an expired claim (or goes on with its own) and looks for our post by author, replied-to message and time.
 * Found: answered. Absent in two looks: sent once more. Absent again: `unknown`, where staff decide.
 * @param whose `ours` when this very run handed the reply over and does not know how that ended
 */
export async function recover(
  deps: SendNeeds,
  found: SendingRecord,
  whose: 'ours' | 'expired' = 'expired',
): Promise<Sent> {
  const { threads, channels, clock } = deps;
  const record = whose === 'ours' ? await fresh(deps, found) : await takeOver(deps, found);
  if (!record) return 'busy';
  const { thread, messages } = record;
  const { claim } = thread;
  const to = answered(messages, thread.reply.to);
  const known = messages.filter((message) => message.author === 'library').map((message) => message.id);
  const search = await channels[thread.channel].findReply(thread, to, claim.claimedAt, known, clock());
  if (search.kind === 'found') return settle(deps, thread.id, search);

  const now = clock();
  const absentAt = search.kind === 'absent' ? [...claim.absentAt, now] : claim.absentAt;
  const [firstLook] = absentAt;
  const absent = absentAt.length > 1 && firstLook !== undefined && now - firstLook >= betweenLooksMs;
  if (absent && claim.attempts >= mostAttempts) return settle(deps, thread.id, { kind: 'lostTrack' });
  if (absent && (await threads.hold())) return wait(deps, record, absentAt, now + claimMs);
  if (!absent) return wait(deps, record, absentAt, nextLook(search, firstLook, now));

  const again = { ...claim, attempts: claim.attempts + 1, absentAt: [], expiresAt: now + claimMs };
  const retried = amend(thread, { claim: again });
  const log = { ...entry(thread, retried, now, 'lookedUp'), reason: 'absent twice, sent once more' };
  if ((await threads.move(record, retried, log)) === 'lost') return 'busy';
  return post(deps, { ...record, thread: retried, version: record.version + 1 });
}

function nextLook(search: Exclude<Search, { kind: 'found' }>, firstLook: Millis | undefined, now: Millis): Millis {
  if (search.kind === 'trouble') return search.retryAt ?? now + claimMs;
  return (firstLook ?? now) + betweenLooksMs;
}

/** Rests until the next look; the claim's expiry is what `tick` goes by. */
async function wait(
  { threads, clock }: SendNeeds,
  record: SendingRecord,
  absentAt: Millis[],
  until: Millis,
): Promise<Sent> {
  const { thread } = record;
  const resting = amend(thread, { claim: { ...thread.claim, absentAt, expiresAt: until } });
  await threads.move(record, resting, entry(thread, resting, clock(), 'lookedUp'));
  return 'uncertain';
}

async function takeOver({ threads, clock, owner }: SendNeeds, record: SendingRecord): Promise<SendingRecord | null> {
  const now = clock();
  const { thread, version } = record;
  if (thread.claim.expiresAt > now) return null;
  const claim = { ...thread.claim, owner: owner(), expiresAt: now + claimMs };
  const taken = amend(thread, { claim });
  const written = await threads.move(record, taken, entry(thread, taken, now, 'lookedUp'));
  return written === 'written' ? { ...record, thread: taken, version: version + 1 } : null;
}

/** A message may have come while we were posting: the claim is still ours, the version is not. */
async function fresh({ threads }: SendNeeds, before: SendingRecord): Promise<SendingRecord | null> {
  const record = await threads.read(before.thread.id);
  if (record?.thread.status !== 'sending' || record.thread.claim.owner !== before.thread.claim.owner) return null;
  return { ...record, thread: record.thread };
}
