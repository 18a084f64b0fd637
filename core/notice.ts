/** Which answer about a closure, or an extra opening, goes before the usual opening hours. */
import { asksOfOtherDays, asksOfThings, branchesNamed } from './asked-about.ts';
import type { Answer, LibrarySettings } from './library.ts';

/**
 * Ordered anew where opening hours or a closure are asked for: first what is closed or open against its usual hours
 * where that is asked about, then the nearest of the library's own answers, then other such notices, then the rest.
 *
 * A notice is asked about unless the text names other days, another branch, or a thing that may be out of order. Whoever
 * asks for opening hours and names no branch means the first in the library's list; whoever asks why it is closed means the
 * one that is. Of the examples in `library/intents/` that name none of these, every one that is tagged gets the notice.
 * @param answers nearest first
 * @param today YYYY-MM-DD in the library's zone
 * @returns the answers, and whether the first is such a notice
 */
export function withNoticesFirst(
  answers: readonly Answer[],
  asked: { text: string; intent: string; today: string },
  { branches }: Pick<LibrarySettings, 'branches'>,
): { answers: readonly Answer[]; noticed: boolean } {
  const notices = answers.filter(({ notice }) => notice !== undefined);
  const concerned = asked.intent === 'opening_hours' || asked.intent === 'closure';
  if (notices.length === 0 || !concerned) return { answers, noticed: false };
  const usual = answers.filter(({ notice }) => notice === undefined);
  const named = branchesNamed(asked.text, branches);
  const meant = named.length > 0 || asked.intent === 'closure' ? named : branches.slice(0, 1).map(({ id }) => id);
  const isAskedAbout = ({ notice, valid }: Answer) => {
    const branch = notice?.branch ?? null;
    const there = branch === null || meant.length === 0 || meant.includes(branch);
    return there && !asksOfOtherDays(asked.text, asked.today, valid.from, valid.until ?? valid.from);
  };
  const first = asksOfThings(asked.text) ? [] : notices.filter(isAskedAbout).toSorted((a, b) => daysOf(a) - daysOf(b));
  const others = notices.filter((notice) => !first.includes(notice));
  return { answers: [...first, ...usual.slice(0, 1), ...others, ...usual.slice(1)], noticed: first.length > 0 };
}

/** What holds for the fewest days says most about today: an opening in the midst of a closure. */
function daysOf({ valid }: Answer): number {
  return Date.parse(valid.until ?? valid.from) - Date.parse(valid.from);
}
