/** What became of the drafts: an answer of the library that staff change again and again is out of date. */
import type { Case } from './case.ts';
import { merged, other } from './report-groups.ts';
import type { DraftCounts, WeeklyReport } from './weekly-report.ts';

/** What became of the draft of one question, or that there was none. */
export type Use = keyof DraftCounts | 'ownWords';

/**
 * The most used answers first.
 * @param questions of the week
 * @param titles of the library's answers, by their ids
 */
export function draftsOf(questions: readonly Case[], titles: ReadonlyMap<string, string>): WeeklyReport['drafts'] {
  const used = questions.flatMap((one) => {
    const use = useOf(one);
    return use === null ? [] : [{ answerId: one.proposed, use }];
  });
  const proposed = used.flatMap(({ answerId, use }) => (answerId === null ? [] : [{ answerId, use }]));
  return {
    ...countsOf(used),
    ownWords: used.filter(({ use }) => use === 'ownWords').length,
    perAnswer: merged(proposed, ({ answerId }) => answerId).map(([answerId, uses]) => ({
      answerId,
      title: answerId === other ? null : (titles.get(answerId) ?? null),
      n: uses.length,
      ...countsOf(uses),
    })),
  };
}

/** Null while nobody has decided about it, and where there was nothing to decide about. */
export function useOf({ first, ended, proposed, draft }: Case): Use | null {
  if (ended?.how === 'answeredByHand') return proposed === null ? 'ownWords' : 'byHand';
  if (first !== null && draft !== null) return draft;
  return ended !== null && ended.how !== 'answered' && proposed !== null ? 'unused' : null;
}

function countsOf(used: readonly { use: Use }[]): DraftCounts {
  const count = (kind: Use) => used.filter(({ use }) => use === kind).length;
  return {
    asProposed: count('asProposed'),
    edited: count('edited'),
    replaced: count('replaced'),
    byHand: count('byHand'),
    unused: count('unused'),
  };
}
