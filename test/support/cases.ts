/** A question as reports count it: public, in German, about fees, and still open unless said otherwise. */
import type { Case } from '../../core/case.ts';
import { weekAt } from '../../core/iso-week.ts';
import type { Millis } from '../../core/thread.ts';

export function askedAt(arrivedAt: Millis, zone: string, change: Partial<Case> = {}): Case {
  return {
    id: `case-${arrivedAt}`,
    no: 1,
    channel: 'x-mention',
    arrivedAt,
    week: weekAt(arrivedAt, zone),
    intent: 'fees',
    language: 'de',
    first: null,
    ended: null,
    interims: 0,
    corrections: 0,
    proposed: null,
    draft: null,
    effort: null,
    ...change,
  };
}
