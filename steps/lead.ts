/** A lead who changes the library: what that needs, whether somebody may, and how they are answered. */
import type { Refused } from '../core/change-rules.ts';
import { changeWords } from '../core/change-words.ts';
import { decisionWords } from '../core/decision-words.ts';
import { errorName } from '../core/error-name.ts';
import type { Library } from '../core/library.ts';
import { isLead } from '../core/roles.ts';
import type { Millis, StaffId } from '../core/thread.ts';
import type { StaffLanguage } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { redraft } from './redraft.ts';
import type { Decided } from './staff-action.ts';

export type ChangeNeeds = Pick<
  Deps,
  'threads' | 'libraryChanges' | 'drafter' | 'channels' | 'desk' | 'clock' | 'log' | 'settings'
> & {
  /** The library as deployed, without what was entered from Slack. */
  files: Library;
};

/** Slack waits 3 s; the minute's tick renews what is left. */
const redraftBudget: Millis = 1_000;

export interface Asking {
  by: StaffId;
  /** In which they read what they alone see. */
  language: StaffLanguage;
  /** Why they may not, in their words; null for a lead. `trouble`: Slack could not say, and they may try again. */
  refused: { words: string; trouble: boolean } | null;
}

export async function asking(deps: Pick<Deps, 'desk' | 'clock' | 'settings'>, by: StaffId): Promise<Asking> {
  const { desk, clock, settings } = deps;
  const now = clock();
  const [member, language] = await Promise.all([desk.isStaff(by, now), desk.languageOf(by, now)]);
  const refused = (words: string, trouble = false): Asking => ({ by, language, refused: { words, trouble } });
  if (member.kind === 'trouble') return refused(decisionWords[language].deskTrouble, true);
  if (!member.value) return refused(decisionWords[language].notStaff);
  if (!isLead(settings.roles, by)) return refused(changeWords[language].notLead(settings.roles.leads));
  return { by, language, refused: null };
}

/** In a public post. */
export const lengthOn = (deps: ChangeNeeds) => (text: string) =>
  deps.channels['x-mention'].assess(text, { repliable: true }).length;

export function invalid({ input, why }: Refused, { language }: Asking, { settings }: Library): Decided {
  return { kind: 'invalid', input, words: changeWords[language].refused(why, settings.branches) };
}

export async function told({ desk }: ChangeNeeds, { by }: Asking, words: string): Promise<Decided> {
  await desk.tell(by, words, null);
  return { kind: 'told', words };
}

/** What is stored holds whatever happens here: `tick` renews what this leaves. */
export async function renewDrafts(deps: ChangeNeeds): Promise<void> {
  try {
    await redraft(deps, 'slack', redraftBudget);
  } catch (error) {
    deps.log('library.notRedrafted', { error: errorName(error) });
  }
}

/** Sentences and titles stand in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
