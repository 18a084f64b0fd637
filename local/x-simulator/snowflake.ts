/** X's ids hold their time of creation: milliseconds since 2010-11-04T01:42:54.657Z in all but the lowest 22 bits. */
const snowflakeEpochMs = 1_288_834_974_657n;

/** The next id at `atMs` (epoch milliseconds); always above `last`, even when many come within one millisecond. */
export function snowflakeAfter(last: bigint, atMs: number): bigint {
  const fromTime = firstSnowflakeAt(atMs);
  return fromTime > last ? fromTime : last + 1n;
}

/** The lowest id that a post of that millisecond can have. */
export function firstSnowflakeAt(atMs: number): bigint {
  return (BigInt(Math.trunc(atMs)) - snowflakeEpochMs) << 22n;
}
