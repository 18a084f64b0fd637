/**
 * Wordings of danger, as people type them. "…" stands for up to six words, "*" for the rest of a word, "#" for digits,
 * "a|b" in brackets for either, a name in braces for words of `urgency-words`, "^" and "$" for the ends of the sentence.
 * "a ~ b": both with up to six words between them, in either order. "a & b": b stands somewhere near, perhaps in a
 * neighbouring sentence. "a ! b": b does not stand in the sentence. Case, accents and umlauts do not matter.
 */
import type { Danger } from './danger.ts';
import { alarm, medical } from './urgency-phrases-de-accident.ts';
import { lockedIn, lostChild } from './urgency-phrases-de-lost.ts';
import { selfHarm } from './urgency-phrases-de-self-harm.ts';
import { threat } from './urgency-phrases-de-threat.ts';
import * as english from './urgency-phrases-en.ts';
import {
  alarm as moreAlarm,
  lockedIn as moreLockedIn,
  lostChild as moreLostChild,
  medical as moreMedical,
} from './urgency-phrases-more-house.ts';
import { selfHarm as moreSelfHarm, threat as moreThreat } from './urgency-phrases-more-violence.ts';

export interface DangerPhrases {
  /** Danger whatever else the text says. */
  always?: readonly string[];
  /** Danger unless it is over, imagined or an exercise. */
  unlessPast?: readonly string[];
  /** Danger unless that, or the text speaks of a book, a film or the like. */
  unlessFiction?: readonly string[];
}

/** In groups by language. */
export const urgencyPhrases: readonly Readonly<Record<Danger, DangerPhrases>>[] = [
  { selfHarm, threat, alarm, medical, lostChild, lockedIn },
  english,
  {
    selfHarm: moreSelfHarm,
    threat: moreThreat,
    alarm: moreAlarm,
    medical: moreMedical,
    lostChild: moreLostChild,
    lockedIn: moreLockedIn,
  },
];
