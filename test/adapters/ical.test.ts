import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { icalOf } from '../../adapters/ical/feed.ts';
import { type FeedEvent, feedEvents } from '../../core/feed-events.ts';
import { rosterFor } from '../../core/roster.ts';
import { anyCase, calendarWith, dateAfter } from '../support/random-rotas.ts';

const event: FeedEvent = {
  uid: '2026-11-23-frueh@buecherei',
  start: Date.parse('2026-11-23T10:00:00+01:00'),
  end: Date.parse('2026-11-23T14:00:00+01:00'),
  title: 'Früh: mk; „Weihnachten, Übergabe“ \\ und mehr, als in eine Zeile von fünfundsiebzig Bytes geht',
  note: 'Erste Zeile\nzweite Zeile',
  status: 'confirmed',
  busy: true,
  sequence: 2,
  changedAt: Date.parse('2026-11-09T08:00:00Z'),
};

/** What another program makes of it. */
function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const read = new ICAL.Event(part);
    return {
      uid: read.uid,
      start: read.startDate.toJSDate().getTime(),
      end: read.endDate.toJSDate().getTime(),
      title: read.summary,
      note: read.description,
      status: String(part.getFirstPropertyValue('status')).toLowerCase(),
      busy: part.getFirstPropertyValue('transp') === 'OPAQUE',
      sequence: read.sequence,
      changedAt: stampOf(part),
    };
  });
}
function stampOf(part: ICAL.Component): number | null {
  const stamp = part.getFirstPropertyValue('dtstamp');
  return stamp instanceof ICAL.Time ? stamp.toJSDate().getTime() : null;
}

test('another program reads back the very shift: its instants, words, count and whether it still holds', () => {
  const cancelled: FeedEvent = { ...event, uid: 'b', status: 'cancelled', busy: false, note: null };
  const tentative: FeedEvent = { ...event, uid: 'c', status: 'tentative' };
  const file = icalOf('Dienste – Bücherei', [event, cancelled, tentative]);
  expect(readBack(file)).toEqual([event, cancelled, tentative]);
});

test('times are instants in UTC, lines are no longer than they may be, and the calendar has its name', () => {
  const file = icalOf('Dienste – Bücherei', [event]);
  expect(file).toContain('\r\nDTSTART:20261123T090000Z\r\n');
  expect(file).not.toMatch(/TZID|VTIMEZONE/);
  expect(file).toContain('\r\nX-WR-CALNAME:Dienste – Bücherei\r\n');
  expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

test('a calendar without shifts is a calendar all the same', () => {
  expect(readBack(icalOf('Leer', []))).toEqual([]);
});

test('over random rotas, across clock changes and leap days, what is read back has the same instants', () => {
  fc.assert(
    fc.property(anyCase, ({ start, rota, service, absences, stored }) => {
      const roster = rosterFor(rota, calendarWith(service), stored, start, dateAfter(start, 20));
      const input = { rota, zone: 'Europe/Berlin', roster, stored, absences, log: [], of: null, since: 1000 };
      const events = feedEvents({ ...input, instance: 'b', language: 'de', now: 0 });
      expect(readBack(icalOf('Dienste', events))).toEqual(events);
    }),
    { numRuns: 40 },
  );
});
