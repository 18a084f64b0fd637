/** Four eyes: who has to see a text before it goes out, and what a second approval does. Pure rules. */
import type { FirstApproval, FourEyesReason } from './handling.ts';
import { saysMinor } from './minor.ts';
import { isTrainee, type Roles } from './roles.ts';
import type { StaffId, Tag, ThreadFacts } from './thread.ts';

/** Why two members of staff have to approve: the thread's own reasons, or who approved first. */
export type TwoPeopleReason = FourEyesReason | 'trainee';

/** What somebody approves: exactly this text, as an answer or as an interim one. */
export type Approving = Pick<FirstApproval, 'by' | 'text' | 'interim'>;

export type Approval =
  /** It goes out. `by` approved first, `secondBy` after them; null where one suffices. */
  | { kind: 'suffices'; by: StaffId; secondBy: StaffId | null }
  /** It stands as the first of two, in place of any other first approval. */
  | { kind: 'first' }
  /** The same person has approved exactly this already, and another one is still missing. */
  | { kind: 'repeated' }
  /** Exactly this waits for a second person, and a trainee cannot be that. */
  | { kind: 'traineeSecond' };

/**
 * Whoever complained once in this case complained: a further word in another tone does not take that back. What is only
 * guessed to be a complaint heads the card as one too, and counts as one until the guess gives way or somebody approves.
 * @param thread as it was before, with what it was taken for then
 */
export function fourEyesFor(
  thread: Pick<ThreadFacts, 'fourEyes' | 'tag' | 'firstApproval'>,
  tag: Tag | null,
  text: string,
): readonly FourEyesReason[] {
  const found = new Set(thread.fourEyes);
  const guessed = thread.tag?.intent === 'complaint' && thread.tag.abstained;
  if (guessed && tag !== null && thread.firstApproval === null) found.delete('complaint');
  if (tag?.intent === 'complaint') found.add('complaint');
  if (saysMinor(text)) found.add('minor');
  return [...found];
}

/** Why two have to see an answer to this thread, whoever they are. Where somebody may be in danger no answer waits for that. */
export function reasonsForTwo({ fourEyes, tag }: Pick<ThreadFacts, 'fourEyes' | 'tag'>): readonly FourEyesReason[] {
  return tag?.danger ? [] : fourEyes;
}

/** Why this person's approval alone does not suffice; empty where it does. */
export function secondNeeded(
  thread: Pick<ThreadFacts, 'fourEyes' | 'tag'>,
  by: StaffId,
  roles: Roles,
): readonly TwoPeopleReason[] {
  const reasons = reasonsForTwo(thread);
  return isTrainee(roles, by) ? [...reasons, 'trainee'] : reasons;
}

/**
 * What an approval comes to. A second person completes the first approval only with the very text that was approved;
 * whoever approves another text has the first approval from then on.
 */
export function weigh(
  thread: Pick<ThreadFacts, 'fourEyes' | 'tag' | 'firstApproval'>,
  { by, text, interim }: Approving,
  roles: Roles,
): Approval {
  const first = thread.firstApproval;
  const standing = first !== null && first.text === text && first.interim === interim ? first : null;
  if (standing !== null && standing.by !== by) {
    return isTrainee(roles, by) ? { kind: 'traineeSecond' } : { kind: 'suffices', by: standing.by, secondBy: by };
  }
  if (secondNeeded(thread, by, roles).length === 0) return { kind: 'suffices', by, secondBy: null };
  return { kind: standing === null ? 'first' : 'repeated' };
}
