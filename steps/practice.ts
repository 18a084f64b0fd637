/** An exercise: beginning it anew, and the review at its end. */
import { type PracticeCase, practiceReview } from '../core/practice-review.ts';
import { begunAt, practiceId, practiceLength, practiceScript } from '../core/practice-script.ts';
import { channelNames, type Millis } from '../core/thread.ts';
import type { Deps } from './deps.ts';

/** How long the team has after the last question before the review comes in any case. */
const patience: Millis = 30 * 60_000;
/** Longer than it takes to set both cursors. */
const leaseMs = 10_000;

/** Tells the channel how the exercise went, once: when everything is decided, or half an hour after the last question. */
export async function reviewPractice(
  deps: Pick<Deps, 'threads' | 'desk' | 'clock' | 'settings' | 'log'>,
): Promise<void> {
  const { threads, desk, clock, settings, log } = deps;
  if (!settings.practice) return;
  const { newest } = await threads.cursor('x-mention');
  if (newest === null) return;
  const begun = begunAt(newest);
  const now = clock();
  if (now < begun + practiceLength) return;
  const cases = await casesOf(deps);
  const decided = cases.every(({ status }) => status === 'answered' || status === 'closed');
  if (cases.length === 0 || (!decided && now < begun + practiceLength + patience)) return;
  if ((await threads.once(`practice-${begun}`)) === 'lost') return;
  const told = await desk.announce(practiceReview(cases, settings.staffLanguage));
  log('practice.reviewed', { cases: cases.length, told: told.kind === 'ok' });
}

/** Each source began its part with its own first poll. */
async function casesOf({ threads }: Pick<Deps, 'threads'>): Promise<PracticeCase[]> {
  const openers = practiceScript.filter(({ follows }) => follows === undefined);
  const cases = await Promise.all(
    openers.map(async (line) => {
      const { newest } = await threads.cursor(line.channel);
      if (newest === null) return null;
      const id = `${line.channel}-${practiceId(begunAt(newest), line.number)}`;
      const record = await threads.read(id);
      return record && { line, status: record.thread.status, log: await threads.log(id) };
    }),
  );
  return cases.filter((found) => found !== null);
}

/** Forgets how far the script was read: the next poll begins a new exercise. Lost while a poll is running. */
export async function beginPractice({
  threads,
  clock,
  owner,
}: Pick<Deps, 'threads' | 'clock' | 'owner'>): Promise<'begun' | 'lost'> {
  const now = clock();
  const id = owner();
  for (const source of channelNames) {
    if ((await threads.leaseCursor(source, id, now + leaseMs, now)) === 'lost') return 'lost';
    await threads.saveCursor(source, id, { newest: null, lastSuccessAt: now, notBefore: null, trouble: null });
  }
  return 'begun';
}
