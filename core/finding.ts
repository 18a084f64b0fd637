/** What a check of the set-up found: one line each, with what to do. */
import type { StaffLanguage } from './words.ts';

export interface Finding {
  level: 'ok' | 'hint' | 'problem';
  /** What it is about: "Slack", "X", "Library", "Clock". */
  about: string;
  says: Readonly<Record<StaffLanguage, string>>;
}

export function finding(level: Finding['level'], about: string, de: string, en: string): Finding {
  return { level, about, says: { de, en } };
}
