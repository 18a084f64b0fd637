/** Staff name what a question is about: the draft is made anew for that, and the correction is kept as a lesson. */
import { fourEyesFor } from '../core/approval.ts';
import { openDanger } from '../core/danger-call.ts';
import type { Intent } from '../core/library.ts';
import { isProposed } from '../core/proposed.ts';
import { amend, type Tag, type Thread } from '../core/thread.ts';
import { askedIn, textOf } from './asked.ts';
import { type Decision, made, type Outcome, tooLate } from './decision.ts';
import { learnGap, learnTopic } from './lessons.ts';

/** What staff have written or approved once stays the draft: then the topic alone changes. */
export async function retag(d: Decision, intent: Intent): Promise<Outcome> {
  const { deps, record } = d;
  const { thread, messages } = record;
  if (isNamed(thread, intent)) {
    await deps.threads.refreshCard(thread.id); // whoever chose another one meanwhile sees that on the card
    return { kind: 'done' };
  }
  if (thread.status !== 'awaitingReview') return tooLate(d);
  const tag = tagged(thread.tag, intent, deps.settings.staffLanguage);
  const text = textOf(record);
  const log = await deps.threads.log(thread.id);
  const isOwn = thread.firstApproval === null && isProposed(thread.draft, log);
  const anew = isOwn && text !== '';
  const draft = anew ? await deps.drafter.draft(askedIn(deps, record, log), tag, deps.clock(), true) : thread.draft;
  const draftVersion = thread.draftVersion + 1;
  const to = amend(thread, { tag, draft, draftVersion, fourEyes: fourEyesFor(thread, tag, text) });
  const proposed = anew ? { draftText: draft?.text ?? null } : {};
  const written = await made(d, to, { what: 'retagged', reason: intent, ...proposed });
  if (written === 'lost') return 'lost';
  await learnTopic(deps, { thread: to, messages }, thread);
  if (anew) await learnGap(deps, { thread: to, messages }, { wrong: false });
  return openDanger(to) === null ? written : { kind: 'told', words: d.words.dangerStays };
}

/** Of what staff name nothing is left in doubt. */
const named = 1;

/** Whether nothing is left to change: a repeated choice, or the one that the card shows, which beside danger is no guess. */
export function isNamed({ tag }: Thread, intent: Intent): boolean {
  return tag !== null && tag.intent === intent && !tag.abstained && (tag.danger === null || tag.confidence === named);
}

function tagged(before: Tag | null, intent: Intent, staffLanguage: string): Tag {
  const { also, ...rest } = before ?? { language: staffLanguage, also: [], danger: null, upset: false };
  return { ...rest, also: also.filter((each) => each !== intent), intent, confidence: named, abstained: false };
}
