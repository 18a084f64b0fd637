/**
 * How a card is found again in the channel: one key for each call of a thread, one for a list, one for an offered shift, and
 * one for a week's report.
 */
import type { BundleCard } from './bundle-card.ts';
import type { IsoWeek } from './iso-week.ts';
import type { ReviewCard } from './review-card.ts';
import type { ThreadId } from './thread.ts';

export function keyOf(card: Pick<ReviewCard, 'kind' | 'threadId' | 'call'> | Pick<BundleCard, 'kind' | 'id'>): string {
  return card.kind === 'thread' ? threadCardKey(card.threadId, card.call) : card.id;
}

export function threadCardKey(threadId: ThreadId, call: number): string {
  return `${threadId}|${call}`;
}

/** @param shift with the version of the assignment that is offered */
export function offerKey({ date, template, version }: { date: string; template: string; version: number }): string {
  return `offer-${date}-${template}-${version}`;
}

const reported = 'report-';

export function reportKey(week: IsoWeek): string {
  return `${reported}${week}`;
}

/** Reports may stand in a channel of their own. */
export function isReportKey(key: string): boolean {
  return key.startsWith(reported);
}
