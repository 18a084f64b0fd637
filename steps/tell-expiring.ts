/** Answers that have run out, or will within a week, are told to whoever looks after them: each once, while somebody is on duty. */
import { dayAt } from '../core/answer-search.ts';
import { decisionWords } from '../core/decision-words.ts';
import { dayTold, type Expiry, expiring, lookAfter } from '../core/expiry.ts';
import type { Deps, Settings } from './deps.ts';
import { takeTurn } from './take-turn.ts';

type Needs = Pick<Deps, 'threads' | 'desk' | 'clock' | 'log' | 'settings' | 'library' | 'inService'>;

/** All in one message to the channel. */
export async function tellExpiring(deps: Needs): Promise<void> {
  const { threads, desk, clock, log, settings, library, inService } = deps;
  const now = clock();
  if (settings.practice || !(await inService(now))) return;
  const { answers } = await library();
  const mine: Expiry[] = [];
  for (const each of expiring(answers, dayAt(now, settings.timezone))) {
    if (await takeTurn(threads, onceFor(each), now)) mine.push(each);
  }
  if (mine.length === 0) return;
  const told = await desk.announce(mine.map((each) => line(each, settings)).join('\n'));
  if (told.kind === 'trouble') {
    log('expiry.untold', { trouble: told.trouble.kind });
    return;
  }
  for (const each of mine) await threads.done(onceFor(each));
  log('expiry.told', { answers: mine.length });
}

const onceFor = ({ answer, until, isOver }: Expiry) => `${isOver ? 'expired' : 'expires'}-${answer.id}-${until}`;

function line(each: Expiry, { staffLanguage, teams, roles }: Settings): string {
  const { title, owner } = each.answer;
  const w = decisionWords[staffLanguage];
  const say = each.isOver ? w.answerExpired : w.answerExpires;
  return say(title, dayTold(each, staffLanguage), owner, lookAfter(owner, teams, roles));
}
