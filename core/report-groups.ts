/** A week's questions by channel and by what they were about. */
import type { Case } from './case.ts';
import { outcomeOf } from './case-outcome.ts';
import { type Covered, groupTimes } from './report-people.ts';
import { smallestGroup } from './report-times.ts';
import { channelNames } from './thread.ts';
import type { Group } from './weekly-report.ts';

/** The name of what is told together. */
export const other = 'other';

/** All channels, also those on which nobody asked. @param questions of the week */
export function byChannel(questions: readonly Case[], covered: readonly Covered[] | null): Group[] {
  return channelNames.map((name) => {
    const cases = questions.filter(({ channel }) => channel === name);
    return groupOf(name, cases, covered);
  });
}

/** The largest first. @param questions of the week */
export function byIntent(questions: readonly Case[], covered: readonly Covered[] | null): Group[] {
  return merged(questions, ({ intent }) => intent ?? 'unclear').map(([name, cases]) => groupOf(name, cases, covered));
}

/**
 * The largest first, and of equals by name; at the end what is too small to stand alone, together. Where that is too small
 * itself, the smallest of the others goes with it: a single question told as the only other one would be told by itself.
 */
export function merged<Item>(items: readonly Item[], nameOf: (item: Item) => string): [name: string, Item[]][] {
  const large = [...grouped(items, nameOf)].sort(largestFirst);
  const small: Item[] = [];
  const isMissing = () => 0 < small.length && small.length < smallestGroup;
  while ((large.at(-1)?.[1].length ?? smallestGroup) < smallestGroup || (isMissing() && large.length > 0)) {
    small.push(...(large.pop()?.[1] ?? []));
  }
  return small.length === 0 ? large : [...large, [other, small]];
}

export function grouped<Name extends string, Item>(
  items: readonly Item[],
  nameOf: (item: Item) => Name,
): Map<Name, Item[]> {
  const groups = new Map<Name, Item[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** For sorting; of equals by name. */
export function largestFirst(
  a: readonly [string, readonly unknown[]],
  b: readonly [string, readonly unknown[]],
): number {
  return b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1);
}

function groupOf(name: string, cases: readonly Case[], covered: readonly Covered[] | null): Group {
  const kinds = cases.map((one) => outcomeOf(one).kind);
  return {
    name,
    arrived: cases.length,
    answered: kinds.filter((kind) => kind === 'answered').length,
    open: kinds.filter((kind) => kind === 'open').length,
    firstResponse: groupTimes(cases, covered),
  };
}
