/** Shifts as an iCalendar file (RFC 5545), in instants: calendar programs show them in their own zone. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { FeedEvent } from '../../core/feed-events.ts';

/** How often a calendar program should ask again, in seconds; most do as they like. */
export const feedRefreshSeconds = 3_600;

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Record<FeedEvent['status'], ICalEventStatus>;

/** @param name as calendar programs show it */
export function icalOf(name: string, events: readonly FeedEvent[]): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Auskunft', product: 'Rota', language: 'DE' },
    ttl: feedRefreshSeconds,
  });
  for (const { uid, start, end, title, note, status, busy, sequence, changedAt } of events) {
    calendar.createEvent({
      id: uid,
      start: new Date(start),
      end: new Date(end),
      summary: title,
      description: note,
      status: statuses[status],
      transparency: busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
    });
  }
  return calendar.toString();
}
