/** What is about to be forgotten unanswered, as direct messages soon are, is told to the channel: each once, whatever the hours. */
import { decisionWords } from '../core/decision-words.ts';
import { forgottenAt } from '../core/retention.ts';
import { topicName, words } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { dayAndTime } from './hand-over-duty.ts';
import { allOutstanding } from './open-threads.ts';
import { takeTurn } from './take-turn.ts';

type Needs = Pick<Deps, 'threads' | 'desk' | 'clock' | 'log' | 'settings' | 'wallClock'>;

/** Its card says so from then on. */
export async function tellForgetting(deps: Needs): Promise<void> {
  const { threads, desk, clock, log, settings } = deps;
  const now = clock();
  if (settings.practice) return;
  const { staffLanguage } = settings;
  for (const { thread, keptUntil } of await allOutstanding(threads, now)) {
    const at = forgottenAt(thread, keptUntil, now);
    const once = `forgetting-${thread.id}-${at}`;
    if (at === null || !(await takeTurn(threads, once, now))) continue;
    await threads.refreshCard(thread.id);
    const card = (await threads.read(thread.id))?.card;
    const topic = topicName(words[staffLanguage], thread.tag?.intent ?? null);
    const sentence = decisionWords[staffLanguage].forgetting(topic, dayAndTime(deps, at, now));
    const told = await desk.announce(sentence, card ?? undefined);
    if (told.kind === 'trouble') {
      log('forgetting.untold', { threadId: thread.id, trouble: told.trouble.kind });
      return;
    }
    await threads.done(once);
    log('forgetting.told', { threadId: thread.id });
  }
}
