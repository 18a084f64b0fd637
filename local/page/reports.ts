import type { Language } from './words.ts';

/** The weekly report of a week, as 2026-W46, or of the one that runs; null where the week is not stored any more. */
export interface Reports {
  /** A whole HTML document. */
  page(week: string | null, language: Language): Promise<string | null>;
  csv(week: string | null): Promise<{ name: string; csv: string } | null>;
}
