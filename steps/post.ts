/**
 * Posting is not idempotent: whoever cannot tell whether a reply went out looks for it on the channel, by author,
 * replied-to message and time, before anything else.
 */
import { sendTimeoutSeconds } from '../core/flow.ts';
import { amend, type Message, type MicroDollars, type Millis } from '../core/thread.ts';
import { takeUp, utcDay } from './receive.ts';
import {
  answered,
  entry,
  type Sending,
  type SendingRecord,
  type SendNeeds,
  type Sent,
  type Settled,
  settle,
} from './settle.ts';

/** A claim outlives the function that holds it; after that its holder has died. */
export const claimMs: Millis = sendTimeoutSeconds * 1000;
/** X shows a post late: only two looks this far apart count as absent. */
const betweenLooksMs: Millis = 120_000;
const mostAttempts = 2;
/** After so long without an answer of the channel to our looks, staff decide. */
const giveUpMs: Millis = 30 * 60_000;

/** Hands the claimed reply to the channel and settles what came of it. */
export async function post(deps: SendNeeds, record: SendingRecord): Promise<Sent> {
  const { channels, clock } = deps;
  const { thread } = record;
  const to = answered(record.messages, thread.reply.to);
  const result = await channels[thread.channel].send(thread, thread.reply.text, to, clock());
  if (result.kind === 'sent') return isOut(deps, thread, result, result.cost);
  // A refusal of the second try says nothing of the first, which may be out: X refuses a text that stands there already.
  if (thread.claim.attempts > 1 && result.kind !== 'uncertain') {
    if (result.kind !== 'later') return settle(deps, thread.id, { kind: 'lostTrack' });
    const resting = await fresh(deps, record);
    return resting ? rest(deps, resting, [], result.retryAt ?? clock() + claimMs) : 'busy';
  }
  if (result.kind === 'uncertain') {
    deps.log('send.uncertain', { threadId: thread.id, detail: result.trouble.detail });
    return recover(deps, record, 'ours');
  }
  return settle(deps, thread.id, result);
}

async function isOut(deps: SendNeeds, { id, channel }: Sending, result: Settled, cost: MicroDollars): Promise<Sent> {
  const settled = await settle(deps, id, result);
  await deps.threads.spend(utcDay(deps.clock()), channel, cost);
  return settled;
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
  if (search.kind === 'found') {
    return isOut(deps, thread, search, channels[thread.channel].assess(thread.reply.text, to).cost);
  }

  const now = clock();
  if (search.kind === 'trouble') {
    // Nothing more can be found out by waiting: staff look for themselves.
    if (now - claim.claimedAt >= giveUpMs) return settle(deps, thread.id, { kind: 'lostTrack' });
    return rest(deps, record, claim.absentAt, search.retryAt ?? now + claimMs);
  }
  const absentAt = [...claim.absentAt, now];
  const firstLook = absentAt[0] ?? now;
  if (absentAt.length < 2 || now - firstLook < betweenLooksMs) {
    return rest(deps, record, absentAt, firstLook + betweenLooksMs);
  }
  if (claim.attempts >= mostAttempts) return settle(deps, thread.id, { kind: 'lostTrack' });
  if (await threads.hold()) return rest(deps, record, absentAt, now + claimMs);
  return sendOnceMore(deps, record, to);
}

/** Absent twice: the question is looked up again, as before the first try, and only if it still stands is it answered. */
async function sendOnceMore(deps: SendNeeds, record: SendingRecord, to: Message): Promise<Sent> {
  const { threads, channels, clock } = deps;
  const { thread } = record;
  const { claim } = thread;
  const look = await channels[thread.channel].lookUp(thread, to, clock());
  if (look.kind === 'trouble') return rest(deps, record, claim.absentAt, look.retryAt ?? clock() + claimMs);
  if (look.kind === 'edited') await takeUp(deps, thread.channel, look.message);
  if (look.kind !== 'unchanged' || thread.cameAt !== null) return settle(deps, thread.id, { kind: 'lostTrack' });
  const now = clock();
  const again = { ...claim, attempts: claim.attempts + 1, absentAt: [], expiresAt: now + claimMs };
  const retried = amend(thread, { claim: again });
  const log = { ...entry(thread, retried, now, 'lookedUp'), reason: 'absent twice, sent once more' };
  if ((await threads.move(record, retried, log)) === 'lost') return 'busy';
  return post(deps, { ...record, thread: retried, version: record.version + 1 });
}

/** Rests until the next look; the claim's expiry is what `tick` goes by. */
async function rest(
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
