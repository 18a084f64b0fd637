/** What an answer took, on the READ scale of reference work: one optional tap, https://readscale.org. */
import { type Effort, efforts } from './handling.ts';
import type { CardEffort, CardView } from './review-card.ts';
import type { Thread } from './thread.ts';
import type { StaffLanguage } from './words.ts';

const names: Record<StaffLanguage, Record<Effort, string>> = {
  de: {
    1: 'ohne Nachsehen',
    2: 'kurz nachgesehen',
    3: 'nachgeschlagen',
    4: 'mehrere Quellen',
    5: 'lange gesucht',
    6: 'tagelang recherchiert',
  },
  en: {
    1: 'known offhand',
    2: 'a quick look',
    3: 'looked up',
    4: 'several sources',
    5: 'searched long',
    6: 'researched over days',
  },
};

/** Whether there is an answer of which its effort can be told: approved and on its way, out, thanked for, or given by hand. */
export function takesEffort(thread: Thread): boolean {
  switch (thread.status) {
    case 'approved':
    case 'sending':
      return !thread.reply.interim;
    case 'answered':
      return true;
    case 'closed':
      return thread.reason === 'answeredByHand' || (thread.reason === 'thanks' && thread.earlier !== null);
    case 'new':
    case 'awaitingReview':
    case 'failed':
    case 'unknown':
      return false;
  }
}

/** The levels to choose from, and the one that was told; null while there is no answer. */
export function cardEffort({ thread, language, w }: CardView): CardEffort | null {
  if (!takesEffort(thread)) return null;
  const options = efforts.map((level) => ({ level, name: `READ ${level} – ${names[language][level]}` }));
  return { label: w.card.effort, chosen: thread.effort, options };
}
