/** The words of the report's page in both languages. */
import { german } from './report-page-words-de.ts';
import { english } from './report-page-words-en.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type ReportPageWords = typeof german;

export const reportPageWords: Readonly<Record<StaffLanguage, ReportPageWords>> = { de: german, en: english };
