/** What is in order in the library's files and could be better. */
import { dangers } from '../../core/danger.ts';
import type { LibrarySettings } from '../../core/library.ts';
import type { Words } from './library-problem.ts';

/** What a library may leave out and had better not: whom danger reaches at night, and what is proposed then. */
export function libraryHints({ emergency }: LibrarySettings): Words[] {
  const hints: Words[] = [];
  if (emergency.contacts.length === 0) {
    const problem =
      'Außerhalb der Servicezeiten erreicht eine Nachricht über Gefahr für Menschen niemanden persönlich.';
    hints.push({ problem, remedy: 'In library.yaml unter „emergency“ bei „contacts“ eintragen, wer das übernimmt.' });
  }
  for (const danger of dangers) {
    if (emergency.texts[danger]?.de !== undefined) continue;
    const problem = `Bei Gefahr der Art „${danger}“ wird kein deutscher Text vorgeschlagen.`;
    const remedy = `In library.yaml unter „emergency“ bei „texts“ ergänzen: „${danger}: { de: … }“.`;
    hints.push({ problem, remedy });
  }
  return hints;
}

/** One line for the screen. */
export function hintLine({ problem, remedy }: Words): string {
  return `Hinweis: ${problem}  → ${remedy}`;
}
