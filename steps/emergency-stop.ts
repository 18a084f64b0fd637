/** The emergency stop: any member of staff can hold all sending, leads release it. `send` checks before each claim. */
import { decisionWords } from '../core/decision-words.ts';
import type { StaffId } from '../core/thread.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'threads' | 'desk' | 'clock' | 'log' | 'settings' | 'wallClock'>;

const stopWords = new Set(['stop', 'stopp', 'halt', 'anhalten']);
const releaseWords = new Set(['weiter', 'resume', 'release', 'start', 'freigeben']);

/**
 * What `/auskunft …` does.
 * @returns the sentence that only the person who typed it sees
 */
export async function command(deps: Needs, by: StaffId, text: string): Promise<string> {
  const { threads, desk, clock, settings, log, wallClock } = deps;
  const words = decisionWords[settings.staffLanguage];
  const member = await desk.isStaff(by, clock());
  if (member.kind === 'trouble') return words.deskTrouble;
  if (!member.value) return words.notStaff;

  const asked = text.trim().toLowerCase();
  const hold = await threads.hold();
  if (stopWords.has(asked)) {
    if (hold) return words.alreadyHeld(hold.by, wallClock(hold.at));
    await threads.setHold({ by, at: clock() });
    log('sending.held');
    return changed(deps, words.held(by));
  }
  if (releaseWords.has(asked)) {
    if (!hold) return words.notHeld;
    const { leads } = settings;
    if (leads.length > 0 && !leads.includes(by)) return words.leadsRelease(leads);
    await threads.setHold(null);
    log('sending.released');
    return changed(deps, words.released(by));
  }
  return words.commandHelp;
}

/** The stop itself holds at once; cards and channel say so as soon as Slack allows. */
async function changed({ threads, desk }: Needs, sentence: string): Promise<string> {
  await threads.refreshCards();
  await desk.announce(sentence);
  return sentence;
}
