/** What branches do on the days asked about, and which of these days are told as one. */
import { Temporal } from 'temporal-polyfill';
import { type BranchDay, branchDay } from './branch-hours.ts';
import type { LibrarySettings } from './library.ts';
import type { OpeningOfBranch, OpeningSection } from './opening-text.ts';
import type { Hours } from './opening-words.ts';

/** `closedBy` is the closure a day lies in, even where a holiday is told as its reason; empty where it is open. */
type OpeningOnDay = OpeningOfBranch & { closedBy: string };
interface DaysSection extends OpeningSection {
  when: { kind: 'days'; from: string; to: string };
  branches: readonly OpeningOnDay[];
}

export function openingOn(settings: LibrarySettings, branch: string, name: string, day: string): OpeningOnDay {
  const is = branchDay(settings, branch, day);
  const closure = settings.closures.find(
    ({ from, to, branches }) => branches.includes(branch) && from <= day && day <= to,
  );
  return { ...openingOf(name, is), closedBy: is.closed === null ? '' : (closure?.reason.de ?? is.closed.kind) };
}

export function openingOf(name: string, { periods, closed }: BranchDay): OpeningOfBranch {
  const hours = hoursOf(periods);
  const state =
    hours.length === 0 ? { kind: 'closed' as const, opens: null } : { kind: 'hours' as const, periods: hours };
  return { name, state, reasons: closed === null ? [] : [closed] };
}

/** Days in a row on which each branch does the same for the same reason are told as one; a closure has its own alone. */
export function together(sections: readonly DaysSection[]): DaysSection[] {
  const result: DaysSection[] = [];
  const states = ({ branches }: DaysSection) =>
    JSON.stringify(branches.map(({ name, state, closedBy }) => [name, state, closedBy]));
  for (const section of sections) {
    const last = result.at(-1);
    const isNext = last && Temporal.PlainDate.from(last.when.to).add({ days: 1 }).toString() === section.when.from;
    if (!last || !isNext || states(last) !== states(section)) {
      result.push(section);
      continue;
    }
    result[result.length - 1] = {
      when: { ...last.when, to: section.when.to },
      branches: last.branches.map((branch, i) => {
        const reasons = [...branch.reasons, ...(section.branches[i]?.reasons ?? [])];
        const closures = reasons.filter(({ kind }) => kind === 'closure');
        return { ...branch, reasons: closures.length > 0 ? closures : reasons };
      }),
    };
  }
  return result;
}

export const hoursOf = (periods: BranchDay['periods']): Hours[] =>
  periods.map(([from, to]) => [clockOf(from), clockOf(to)]);

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
