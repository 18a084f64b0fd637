/**
 * X's ids are snowflakes: 64-bit numbers whose upper bits are the milliseconds since X's own epoch. They are kept as
 * strings and compared as bigints, for a JavaScript number cannot hold them.
 */
import type { Millis } from '../../core/thread.ts';

const xEpoch = 1_288_834_974_657n;
const timeShift = 22n;

/** X may index a post late, behind newer ones that were read already: so much is read again each time. */
const overlap: Millis = 60 * 60_000;

/** X has existed as long; an id that says earlier is no snowflake. */
const firstSnowflakeAt: Millis = Date.UTC(2010, 10, 5);

/** For sorting ids, oldest first. */
export function byId(a: { id: string }, b: { id: string }): number {
  return isNewer(a.id, b.id) ? 1 : isNewer(b.id, a.id) ? -1 : 0;
}

export function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}

/** The newest of these ids, or null when there is none. */
export function newestOf(ids: readonly (string | null)[]): string | null {
  return ids.reduce((newest, id) => (id !== null && (newest === null || isNewer(id, newest)) ? id : newest), null);
}

/** The oldest of these ids, or null when there is none. */
export function oldestOf(ids: readonly string[]): string | null {
  return ids.reduce<string | null>((oldest, id) => (oldest === null || isNewer(oldest, id) ? id : oldest), null);
}

/** The first id that X may give at this time. */
export function firstIdAt(time: Millis): string {
  const sinceEpoch = BigInt(Math.trunc(time)) - xEpoch;
  return sinceEpoch <= 0n ? '0' : String(sinceEpoch << timeShift);
}

/** The id after which everything is read again, or null when that is before X's first. */
export function overlapFloor(newest: string): string | null {
  const floor = BigInt(newest) - (BigInt(overlap) << timeShift);
  return floor <= 0n ? null : String(floor);
}

/**
 * The id after which something unread may still appear, for listings that show what is older as well: the last poll read
 * whatever had been there for as long as the overlap.
 */
export function unreadFloor(newest: string, lastSuccessAt: Millis | null): string | null {
  return lastSuccessAt === null ? overlapFloor(newest) : oldestOf([newest, firstIdAt(lastSuccessAt - overlap)]);
}

/** When this id was given, or null when it carries no believable time. */
export function timeOfId(id: string, now: Millis): Millis | null {
  const time = Number((BigInt(id) >> timeShift) + xEpoch);
  return time < firstSnowflakeAt || time > now + overlap ? null : time;
}
