/** How long what we store may live. Reads leave out what has expired; the table's TTL removes it within days. */
import type { ChannelName, Millis, Thread } from './thread.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** X lists direct messages for 30 days: a message seen once must be known as seen for longer. */
const seenDays = 35;
/** 90 days after closing, plus the time a thread may stay open. */
const textDays = 120;
/** Who decided what and when. */
const auditDays = 365;
/** 25 months: this year's statistics beside last year's. */
const caseDays = 762;
/** A repeated run may come late, but not this late. */
const onceDays = 90;
/** What X cost day by day: this month's beside last year's. */
const spendDays = 400;
/** Half a year: so long a question that nobody could answer is worth looking at. */
const lessonDays = 180;
/** An absence, from its end; its reason is never stored. */
const absenceDays = 90;
/** X wants express consent before direct messages are stored: https://developer.x.com, restricted use cases. */
const unconsentedHours = 72;

export interface Retention {
  /** True while the library stores no direct message beyond 72 hours without the patron's consent. */
  dmConsentRequired: boolean;
}

/** When a message's text and its thread expire, in epoch seconds as DynamoDB's TTL counts. */
export function textExpires(channel: ChannelName, now: Millis, { dmConsentRequired }: Retention): number {
  const life = mayBeKept(channel, { dmConsentRequired }) ? textDays * day : unconsentedHours * hour;
  return seconds(now + life);
}

/** False where a patron's words may not outlive the few hours that their answer takes. */
export function mayBeKept(channel: ChannelName, { dmConsentRequired }: Retention): boolean {
  return channel !== 'x-dm' || !dmConsentRequired;
}

/** When a question that is still to be answered is forgotten, if that is less than a day off; else null. */
export function forgottenAt({ status }: Thread, keptUntil: Millis | null, now: Millis): Millis | null {
  if (keptUntil === null || status === 'answered' || status === 'closed') return null;
  return keptUntil - now < day ? keptUntil : null;
}

/** When a lesson expires, in epoch seconds: its text names nobody, and is a patron's all the same. */
export function lessonExpires(at: Millis): number {
  return seconds(at + lessonDays * day);
}

/** When the memory that a message was seen expires, in epoch seconds; it holds no content and outlives the text. */
export function seenExpires(now: Millis): number {
  return seconds(now + (textDays + seenDays) * day);
}

/** When a line of the audit trail expires, in epoch seconds. */
export function auditExpires(now: Millis): number {
  return seconds(now + auditDays * day);
}

/**
 * When an absence, and whatever tells of it, expires, in epoch seconds.
 * @param to its last day, as 2026-11-23; the zone makes no difference worth an argument
 */
export function absenceExpires(to: string): number {
  return seconds(Date.parse(to) + absenceDays * day);
}

/** When it expires who had a shift on this day, in epoch seconds: as long as who changed it. */
export function rosterExpires(date: string): number {
  return auditExpires(Date.parse(date));
}

/** When a case expires, in epoch seconds: it has no text and names nobody, and reports compare it with last year's. */
export function caseExpires(arrivedAt: Millis): number {
  return seconds(arrivedAt + caseDays * day);
}

/** When a list of threads expires, in epoch seconds: it names them and holds no text. */
export function bundleExpires(now: Millis): number {
  return seconds(now + textDays * day);
}

/** When a mute expires, in epoch seconds: nobody is remembered as muted for longer than it holds. */
export function muteExpires(until: Millis): number {
  return seconds(until);
}

/** When it expires what a day cost, in epoch seconds, from what was spent last on it. */
export function spendExpires(now: Millis): number {
  return seconds(now + spendDays * day);
}

/** When it is forgotten that something happened once, in epoch seconds. */
export function onceExpires(now: Millis): number {
  return seconds(now + onceDays * day);
}

function seconds(at: Millis): number {
  return Math.floor(at / 1000);
}
