/**
 * What X charges, in millionths of a US dollar, as its price list of August 2026 has it:
 * https://docs.x.com/x-api/getting-started/pricing
 */
import type { MicroDollars, Millis } from '../../core/thread.ts';
import { writtenAt } from './posts.ts';

/** Reading one mention of one's own account, or one post by it: only while the token's user also owns the developer app. */
export const ownedRead: MicroDollars = 1_000;
/** Reading any other post. */
export const postRead: MicroDollars = 5_000;
/** Reading one event of a direct message. */
export const directMessageRead: MicroDollars = 10_000;
/** A reply to somebody who mentioned or quoted us, with a link or without. */
export const summonedReply: MicroDollars = 10_000;
/** Any other post. */
export const ordinaryPost: MicroDollars = 15_000;
/** Any other post that contains a link. */
export const postWithLink: MicroDollars = 200_000;
/** Deleting a post of one's own: the list names no price. */
export const postRemoval: MicroDollars = 0;
/** Sending one direct message. */
export const directMessage: MicroDollars = 15_000;

const dayMs: Millis = 86_400_000;

/** X charges for a post or event once in a UTC day: what a poll of the same day has read already is free. */
export function isBilled(
  lastSuccessAt: Millis | null,
  now: Millis,
): (read: Parameters<typeof writtenAt>[0]) => boolean {
  const dayOf = (time: Millis) => Math.floor(time / dayMs);
  return (read) =>
    lastSuccessAt === null || dayOf(lastSuccessAt) !== dayOf(now) || writtenAt(read, now) > lastSuccessAt;
}
