/** Every word of the modals that staff open, in both languages. */
import { german } from './modal-words-de.ts';
import { english } from './modal-words-en.ts';
import type { StaffLanguage } from './words.ts';

/** The German words give the shape; the compiler holds the English ones to it. */
export type ModalWords = typeof german;

export const modalWords: Readonly<Record<StaffLanguage, ModalWords>> = { de: german, en: english };
