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
  const asked = text.trim().toLowerCase();
  // Slack being down keeps nobody from stopping: the request is signed, and a stop harms less than an answer.
  if (member.kind === 'trouble' && !stopWords.has(asked)) return words.deskTrouble;
  if (member.kind === 'ok' && !member.value) return words.notStaff;

  const hold = await threads.hold();
  if (stopWords.has(asked)) {
    if (hold) return words.alreadyHeld(hold.by, wallClock(hold.at));
    await threads.setHold({ held: true, by, at: clock() });
    log('sending.held');
    return words.held(by);
  }
  if (releaseWords.has(asked)) {
    if (!hold) return words.notHeld;
    const { leads } = settings;
    if (leads.length > 0 && !leads.includes(by)) return words.leadsRelease(leads);
    await threads.setHold({ held: false, by, at: clock() });
    log('sending.released');
    return words.released(by);
  }
  return words.commandHelp;
}
