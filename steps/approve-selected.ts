/** Approves the ticked rows of a list: each its own move with its own reply, undo window and line in the audit trail. */
import { decisionWords, type SelectedCounts } from '../core/decision-words.ts';
import { errorName } from '../core/error-name.ts';
import type { StaffId, Thread, ThreadId } from '../core/thread.ts';
import { approveShown } from './approve.ts';
import type { DecideNeeds, Decision } from './decision.ts';
import type { Decided } from './staff-action.ts';

export interface Selected {
  by: StaffId;
  /** Each row with the draft that was shown in it. */
  picks: readonly { threadId: ThreadId; draftVersion: number }[];
  /** Where the click can be answered, or null. */
  answerUrl: string | null;
}

/** Whoever clicked is told in one sentence what became of them. One row that fails keeps no other from going out. */
export async function approveSelected(deps: DecideNeeds, { by, picks, answerUrl }: Selected): Promise<Decided> {
  const words = await outcome(deps, by, picks);
  await deps.desk.tell(by, words, answerUrl);
  return { kind: 'told', words };
}

async function outcome(deps: DecideNeeds, by: StaffId, picks: Selected['picks']): Promise<string> {
  const { desk, clock } = deps;
  const now = clock();
  const [language, member] = await Promise.all([desk.languageOf(by, now), desk.isStaff(by, now)]);
  const words = decisionWords[language];
  if (member.kind === 'trouble') return words.deskTrouble;
  if (!member.value) return words.notStaff;
  if (picks.length === 0) return words.nothingTicked;
  const counts: SelectedCounts = { approved: 0, first: 0, already: 0, changed: 0, refused: 0 };
  const once = new Map(picks.map((pick) => [pick.threadId, pick]));
  const base = { deps, by, language, words, input: null };
  for (const went of await Promise.all([...once.values()].map((pick) => guarded(base, pick)))) counts[went]++;
  return words.selected(counts);
}

type Row = Selected['picks'][number];

async function guarded(base: Omit<Decision, 'record'>, pick: Row): Promise<keyof SelectedCounts> {
  try {
    return await approvePick(base, pick);
  } catch (error) {
    const name = errorName(error);
    base.deps.log('decide.failed', { threadId: pick.threadId, error: name });
    return 'refused';
  }
}

async function approvePick(base: Omit<Decision, 'record'>, pick: Row): Promise<keyof SelectedCounts> {
  const { threads } = base.deps;
  for (;;) {
    const record = await threads.read(pick.threadId);
    if (record?.thread.draftVersion !== pick.draftVersion) return 'changed';
    const decided = await approveShown({ ...base, record });
    if (decided === 'lost') continue;
    if (decided.kind !== 'done') return whyNot(record.thread);
    const after = (await threads.read(pick.threadId))?.thread;
    return after?.status === 'awaitingReview' && after.firstApproval?.by === base.by ? 'first' : 'approved';
  }
}

function whyNot({ status }: Thread): keyof SelectedCounts {
  if (status === 'approved' || status === 'sending' || status === 'answered') return 'already';
  return status === 'awaitingReview' ? 'refused' : 'changed';
}
