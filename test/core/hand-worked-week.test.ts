import { expect, test } from 'vitest';
import { reportOf } from '../../core/report-of.ts';
import { serviceMsBetween } from '../../core/service-time.ts';
import { handWorkedCalendar, handWorkedCases, handWorkedInput, handWorkedReport } from '../support/hand-worked-week.ts';

const report = reportOf(handWorkedInput);

test.each(Object.keys(handWorkedReport) as (keyof typeof handWorkedReport)[])(
  'the week that was worked out on paper comes out to the last digit: %s',
  (part) => {
    expect(report[part]).toEqual(handWorkedReport[part]);
  },
);

test('it has no part that was not worked out', () => {
  expect(Object.keys(report)).toEqual(Object.keys(handWorkedReport));
});

test('the service time that was counted on paper is what the calendar counts', () => {
  const counted = handWorkedCases.flatMap(({ arrivedAt, first }) =>
    first === null ? [] : [{ paper: first.serviceMs, ms: serviceMsBetween(handWorkedCalendar, arrivedAt, first.at) }],
  );
  expect(counted).toHaveLength(24);
  for (const { paper, ms } of counted) expect(ms).toBe(paper);
});
