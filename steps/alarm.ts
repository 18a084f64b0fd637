/** Danger to people reaches whoever is to be reached outside of the service hours: each once, by a message of their own. */
import { decisionWords } from '../core/decision-words.ts';
import { waitsForStaff } from '../core/escalation.ts';
import type { StaffId, Thread } from '../core/thread.ts';
import { words } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { takeTurn } from './take-turn.ts';
import type { CardPlace } from './threads.ts';

type Needs = Pick<Deps, 'threads' | 'desk' | 'clock' | 'log' | 'settings'>;

/**
 * Tells those that triage named. What Slack may have taken although it did not say so is told again: twice is better than
 * never, where somebody is in danger.
 * @param card where it stands, which the message leads to
 * @returns false when somebody is still to be told
 */
export async function alarm(deps: Needs, thread: Thread, card: CardPlace): Promise<boolean> {
  if (!waitsForSomebody(thread)) return true;
  const told = await Promise.all(thread.alarmed.map((staff) => tell(deps, thread, card, staff)));
  return told.every(Boolean);
}

/** Whoever has taken it knows of it. */
function waitsForSomebody(thread: Thread): boolean {
  return waitsForStaff(thread) && thread.claimedBy === null && Boolean(thread.tag?.danger);
}

async function tell({ threads, desk, clock, log, settings }: Needs, thread: Thread, card: CardPlace, staff: StaffId) {
  const { id: threadId, arrivedAt, channel, tag } = thread;
  if (!tag?.danger) return true;
  // With a new clock it is another case: whoever was told of the one before knows nothing of this one.
  const what = `danger-${threadId}-${arrivedAt}-${staff}`;
  if (!(await takeTurn(threads, what, clock()))) return threads.happened(what);
  const { staffLanguage } = settings;
  const w = words[staffLanguage];
  const sentence = decisionWords[staffLanguage].alarm(w.card.urgent(tag.danger), w.vendors[channel]);
  const told = await desk.notify(staff, sentence, card);
  if (told.kind === 'trouble' && told.trouble.kind !== 'refused') {
    log('alarm.postponed', { threadId, staff, trouble: told.trouble.kind });
    return false;
  }
  // Slack will not take it however often it is tried: nobody has this id, or they have left.
  if (told.kind === 'trouble') log('alarm.refused', { threadId, staff, detail: told.trouble.detail });
  else log('alarm.told', { threadId, staff });
  await threads.done(what);
  return true;
}
