/**
 * Writes a list and keeps for each line where it stands. Whoever holds the list's lease renders all lines as they are now
 * and looks once more at the end, so that a run which finds the lease taken has nothing to do.
 */
import { attendAt } from '../core/attention.ts';
import { type BundleCard, bundleCard } from '../core/bundle-card.ts';
import { threadCardKey } from '../core/card-key.ts';
import type { Millis, ThreadId, Trouble } from '../core/thread.ts';
import {
  type Failure,
  isGone,
  leaseMs,
  masked,
  postpone,
  retryMs,
  type ShowNeeds,
  type Shown,
  troubled,
} from './card-run.ts';
import { leadsNow } from './duty.ts';
import type { DeskResult } from './ports.ts';
import type { Bundle, CardPlace, CardRef, ThreadRecord } from './threads.ts';

/** A line whose own card is written by nobody else while the list is. */
interface Held {
  record: ThreadRecord;
  /** True when a card of its own may have been posted that we do not know. */
  unsure: boolean;
}

/** Shows the list as all its lines are now, at least once; `busy` when another run does. */
export async function showBundle(deps: ShowNeeds, id: string): Promise<Shown> {
  const { threads, clock } = deps;
  const owner = deps.owner();
  const resting = new Set<ThreadId>();
  for (;;) {
    const lease = await threads.leaseCard({ bundle: id }, owner, clock() + leaseMs, clock());
    if (lease === 'lost') return { kind: 'busy' };
    const shown = await showOnce(deps, id, owner, lease === 'abandoned', resting);
    if (shown.kind !== 'shown') return shown;
    // What changed since it was read, whoever changed it, may have found the lease taken.
    const bundle = await threads.bundle(id);
    const lines = bundle === null ? [] : await linesOf(deps, bundle);
    if (!lines.some(({ thread, cardStale }) => cardStale && !resting.has(thread.id))) return shown;
  }
}

/** Shows a list without a line that has left it. */
export async function leaveList(deps: ShowNeeds, id: string): Promise<DeskResult<null>> {
  const left = await showBundle(deps, id);
  if (left.kind === 'busy') return troubled(deps, 'its former list is being written');
  if (left.kind === 'postponed') return { kind: 'trouble', trouble: left.trouble, retryAt: left.until };
  return { kind: 'ok', value: null };
}

/** @param resting lines that cannot be settled in this run: `tick` comes back to them */
async function showOnce(
  deps: ShowNeeds,
  id: string,
  owner: string,
  unsure: boolean,
  resting: Set<ThreadId>,
): Promise<Shown> {
  const { threads, log } = deps;
  const bundle = await threads.bundle(id);
  const before = bundle === null ? [] : await linesOf(deps, bundle);
  const held = await hold(deps, id, owner, before, resting);
  const lines = before.map((line) => held.find(({ record }) => record.thread.id === line.thread.id)?.record ?? line);
  if (bundle === null || (lines.length === 0 && bundle.card === null)) {
    await threads.releaseBundle(id, owner, unsure);
    return { kind: 'nothingToDo' };
  }
  const written = await write(deps, bundle, lines, unsure);
  if (written.kind === 'ok') {
    const left = new Map<string, DeskResult<null>>();
    for (const each of held) {
      if ((await settle(deps, id, each, owner, written.value, left)) === 'rests') resting.add(each.record.thread.id);
    }
    await threads.releaseBundle(id, owner, false);
    log('list.shown', { list: id, lines: lines.length });
    return { kind: 'shown' };
  }
  const failure = written.kind === 'uncertain' ? { trouble: written.trouble, retryAt: null } : written;
  const until = await postponeAll(deps, held, owner, failure);
  await threads.releaseBundle(id, owner, unsure || written.kind === 'uncertain');
  return { kind: 'postponed', trouble: failure.trouble, until };
}

async function linesOf({ threads }: ShowNeeds, { id, members }: Bundle): Promise<ThreadRecord[]> {
  const records = await Promise.all(members.map((member) => threads.read(member)));
  return records.filter((record) => record !== null).filter(({ thread }) => thread.bundle === id);
}

/** Takes the lines that are to be settled, and reads them once more: another run may have posted a card just now. */
async function hold(
  deps: ShowNeeds,
  id: string,
  owner: string,
  lines: readonly ThreadRecord[],
  resting: Set<ThreadId>,
): Promise<Held[]> {
  const { threads, clock } = deps;
  const held: Held[] = [];
  for (const { thread, cardStale } of lines) {
    if (!cardStale || resting.has(thread.id)) continue;
    const lease = await threads.leaseCard({ thread: thread.id }, owner, clock() + leaseMs, clock());
    const record = lease === 'lost' ? null : await threads.read(thread.id);
    if (record?.thread.bundle === id) held.push({ record, unsure: lease === 'abandoned' });
    else resting.add(thread.id);
    if (record && record.thread.bundle !== id) await letGo(deps, { record, unsure: lease === 'abandoned' }, owner);
  }
  return held;
}

type ListWritten = DeskResult<CardPlace> | { kind: 'uncertain'; trouble: Trouble };

/** @param unsure true when an earlier run may have posted the list: then it is looked for first */
async function write(
  deps: ShowNeeds,
  bundle: Bundle,
  lines: readonly ThreadRecord[],
  unsure: boolean,
): Promise<ListWritten> {
  const { desk } = deps;
  const { id } = bundle;
  const card = await render(deps, bundle, lines);
  const former = bundle.card !== null && ranEmpty(bundle.card, id, lines) ? bundle.card : null;
  let place = former === null ? bundle.card : null;
  if (place === null && unsure) {
    const found = await desk.findCard(id, Math.min(...lines.map(({ thread }) => thread.arrivedAt)));
    if (found.kind === 'trouble') return found;
    if (found.value && found.value.ts !== former?.ts) {
      place = found.value;
      await tookPlace(deps, id, place, former);
    }
  }
  if (place) {
    const updated = await desk.updateCard(refOf(id, 0, place), card);
    if (updated.kind === 'ok') return { kind: 'ok', value: place };
    if (!isGone(updated.trouble)) return updated;
    if (lines.length === 0) return { kind: 'ok', value: place }; // somebody deleted it, and nobody misses it
  }
  const posted = await desk.postCard(card);
  if (posted.kind !== 'ok') return posted;
  const { channel, ts } = posted.value;
  await tookPlace(deps, id, { channel, ts }, former);
  return { kind: 'ok', value: { channel, ts } };
}

/**
 * Whether all that stood in the list was decided before further questions came: nobody looks there any more, and an update
 * would notify nobody.
 */
function ranEmpty(place: CardPlace, id: string, lines: readonly ThreadRecord[]): boolean {
  const isThere = ({ card }: ThreadRecord) => card?.bundle === id && card.ts === place.ts;
  const waiting = lines.filter(({ thread: { status } }) => status === 'awaitingReview' || status === 'new');
  return lines.some(isThere) && waiting.length > 0 && !waiting.some(isThere);
}

/** Where the list is, is kept first. What it replaces has nothing left to decide: without its link it harms nobody. */
async function tookPlace({ threads, desk }: ShowNeeds, id: string, place: CardPlace, former: CardPlace | null) {
  await threads.bundleShown(id, place);
  if (former !== null) await desk.shrinkCard(former, place);
}

async function render(deps: ShowNeeds, { id, kind }: Bundle, lines: readonly ThreadRecord[]): Promise<BundleCard> {
  const { threads, clock, settings, redact } = deps;
  return bundleCard({
    id,
    kind,
    members: lines.map(({ thread, messages }) => ({ thread, messages: masked(messages, [], redact) })),
    leads: kind === 'crowd' ? await leadsNow(deps, clock()) : [],
    hold: await threads.hold(),
    practice: settings.practice,
    now: clock(),
    language: settings.staffLanguage,
  });
}

/**
 * Keeps that the thread is a line of the list, once a card of its own leads there.
 * @param left lists in which lines stood before, as they were shown without them
 */
async function settle(
  deps: ShowNeeds,
  id: string,
  { record, unsure }: Held,
  owner: string,
  place: CardPlace,
  left: Map<string, DeskResult<null>>,
): Promise<'settled' | 'rests'> {
  const { threads, clock } = deps;
  const { thread } = record;
  const card = refOf(id, thread.call.number, place);
  const before = record.card?.bundle ?? null;
  if (before !== null && before !== id && !left.has(before)) left.set(before, await leaveList(deps, before));
  const gone = before === null ? undefined : left.get(before);
  const led = gone?.kind === 'trouble' ? gone : await leadThere(deps, record, card, unsure);
  if (led.kind === 'trouble') {
    await postpone(deps, record, owner, led, unsure);
    return 'rests';
  }
  const after = attendAt(thread, clock(), false);
  const shown = await threads.cardShown({ record, card, owner, attendAt: after, unsure: false });
  if (shown === 'lost') await letGo(deps, { record, unsure: false }, owner);
  return 'settled';
}

/** Shrinks the card that stands for this thread alone, where there is one. */
async function leadThere(
  { threads, desk }: ShowNeeds,
  { thread, card }: ThreadRecord,
  list: CardRef,
  unsure: boolean,
): Promise<DeskResult<null>> {
  let own: CardPlace | null = card?.bundle === null ? card : (card?.former ?? null);
  if (own === null && unsure) {
    const found = await desk.findCard(threadCardKey(thread.id, thread.call.number), thread.arrivedAt);
    if (found.kind === 'trouble') return found;
    own = found.value;
  }
  if (own === null) return { kind: 'ok', value: null };
  const former = { channel: own.channel, ts: own.ts };
  await threads.cardPosted(thread.id, { ...list, former });
  return desk.shrinkCard(former, list);
}

/** Ends the lease on a line that has changed meanwhile, and has whoever found it taken come again. */
async function letGo(deps: ShowNeeds, { record, unsure }: Held, owner: string): Promise<void> {
  const at = deps.clock();
  const trouble: Trouble = { kind: 'unreachable', at, detail: 'changed while its list was written' };
  await postpone(deps, record, owner, { trouble, retryAt: at }, unsure);
  await deps.threads.refreshCard(record.thread.id);
}

async function postponeAll(deps: ShowNeeds, held: readonly Held[], owner: string, failure: Failure): Promise<Millis> {
  let until = failure.retryAt ?? deps.clock() + retryMs;
  for (const { record, unsure } of held) until = (await postpone(deps, record, owner, failure, unsure)).until;
  return until;
}

function refOf(bundle: string, call: number, { channel, ts }: CardPlace): CardRef {
  return { channel, ts, call, bundle, former: null };
}
