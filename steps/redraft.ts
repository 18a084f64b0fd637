/** After a change of the library: whatever waits with a draft from before it gets a new one. Nobody's own words are lost. */
import { isSameDraft } from '../core/drafted.ts';
import { flow } from '../core/flow.ts';
import { isNamedByStaff, isProposed, proposedIn } from '../core/proposed.ts';
import { type LogEntry, type Millis, move, type Thread, type Versioned } from '../core/thread.ts';
import { askedIn } from './asked.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'threads' | 'libraryChanges' | 'drafter' | 'clock' | 'log'> & Parameters<typeof askedIn>[0];

/** Threads that are moved side by side. */
const sideBySide = 10;
/** A triage that read the library just before the change is done with its draft by then. */
const settled: Millis = 1000 * (flow.find(({ name }) => name === 'triage')?.timeoutSeconds ?? 30);

/**
 * Moves every thread back to `new` whose draft, made by triage, is from before the last change; triage drafts anew and the
 * card follows in place. Texts that staff wrote or have approved once stay, and whatever would be the same again. Safe to
 * repeat and to interrupt: `tick` goes on.
 * @param by who is named in the audit trail
 * @param budgetMs no thread is begun with after this time
 */
export async function redraft(deps: Needs, by: 'slack' | 'tick', budgetMs: Millis): Promise<{ redrafted: number }> {
  const { threads, libraryChanges, clock, log } = deps;
  const since = await libraryChanges.redraftSince();
  if (since === null) return { redrafted: 0 };
  const started = clock();
  const left = await threads.waiting();
  let redrafted = 0;
  while (left.length > 0 && clock() - started <= budgetMs) {
    const moved = await Promise.all(
      left
        .splice(0, sideBySide)
        .map(async (each) => !(await staysSame(deps, each)) && draftAnew(deps, each, by, since)),
    );
    redrafted += moved.filter(Boolean).length;
  }
  if (redrafted > 0) log('threads.redrafted', { by, threads: redrafted, left: left.length });
  if (left.length === 0 && clock() - since > settled) await libraryChanges.redrafted(since);
  return { redrafted };
}

/** Whether triage would make the very same draft again: then whoever is writing goes on undisturbed. */
async function staysSame(deps: Needs, { thread: { id } }: Versioned): Promise<boolean> {
  const record = await deps.threads.read(id);
  const { tag, draft } = record?.thread ?? {};
  if (!record || !tag || !draft) return false;
  const log = await deps.threads.log(id);
  const asked = askedIn(deps, record, log);
  const named = isNamedByStaff(log);
  // Where one of several questions is judged by itself, triage alone has the model for that.
  let needsModel = false;
  const judge = () => {
    needsModel = true;
    return tag;
  };
  // What cannot be drafted here is left to triage too, and keeps no other thread waiting.
  const made = await deps.drafter
    .draft(named ? asked : { ...asked, judge }, tag, deps.clock(), named)
    .catch(() => null);
  return made !== null && !needsModel && isSameDraft(made, draft);
}

/** Moves one thread back to `new` if its draft is triage's own, from before `since`. */
export async function draftAnew(
  { threads, clock }: Pick<Needs, 'threads' | 'clock'>,
  read: Versioned,
  by: string,
  since: Millis,
): Promise<boolean> {
  for (let current: Versioned | null = read; current !== null; current = await threads.read(read.thread.id)) {
    const { thread }: Versioned = current;
    if (thread.status !== 'awaitingReview' || thread.firstApproval !== null) return false;
    // A new draft would not make the channel take an answer, and would hide that it does not.
    if (thread.trouble?.kind === 'replyGate') return false;
    if (!isOutdated(thread, await threads.log(thread.id), since)) return false;
    // A list shows one answer for all its rows: triage brings those together that get the same one now.
    const bundle = thread.bundle?.startsWith('answer-') ? null : thread.bundle;
    const written = await threads.move(current, move(thread, { status: 'new' }, { bundle }), {
      at: clock(),
      by,
      what: 'redrafted',
      from: 'awaitingReview',
      to: 'new',
      draftText: thread.draft?.text ?? null,
    });
    if (written === 'written') return true;
  }
  return false;
}

/** Whether the draft is still the library's own, and older than the change. */
function isOutdated({ draft }: Thread, entries: readonly LogEntry[], since: Millis): boolean {
  const drafted = proposedIn(entries);
  return drafted !== undefined && drafted.at <= since && isProposed(draft, entries);
}
