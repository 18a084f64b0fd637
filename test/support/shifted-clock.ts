/** Another time than the machine's, for programs and pages that are to be looked at in office hours. */
import { Temporal } from 'temporal-polyfill';

const tuesday = 2;

/** Milliseconds from now to next Tuesday, a quarter past ten in the library's zone. */
export function untilTuesdayMorning(timezone: string): number {
  const now = Temporal.Now.zonedDateTimeISO(timezone);
  const then = now
    .add({ days: (tuesday + 7 - now.dayOfWeek) % 7 || 7 })
    .with({ hour: 10, minute: 15, second: 0, millisecond: 0 });
  return then.epochMilliseconds - now.epochMilliseconds;
}

/** JavaScript that moves the clock of whatever runs it, Node or a page, by so many milliseconds. */
export function shiftedClock(milliseconds: number): string {
  return `{
  const Machine = Date;
  globalThis.Date = class Date extends Machine {
    constructor(...given) { given.length === 0 ? super(Date.now()) : super(...given); }
    static now() { return Machine.now() + ${milliseconds}; }
  };
}`;
}
