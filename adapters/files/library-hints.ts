/** What is in order in the library's files and could be better. */
import { dangers } from '../../core/danger.ts';
import type { DangerExamples, LibrarySettings } from '../../core/library.ts';
import type { Rota } from '../../core/rota.ts';
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

/** Fewer German examples teach next to nothing about a danger. */
const fewest = 50;

/** Dangers that the program does not know for want of examples: it has no other means. */
export function dangerHints(written: readonly DangerExamples[]): Words[] {
  return dangers.flatMap((danger) => {
    const known = written.find((each) => each.danger === danger)?.examples.de?.length ?? 0;
    if (known >= fewest) return [];
    const problem = `Gefahr der Art „${danger}“ wird kaum erkannt: ${known} deutsche Beispiele.`;
    return [{ problem, remedy: `In dangers/${danger}.yaml unter „examples: de:“ mindestens ${fewest} schreiben.` }];
  });
}

/** Shifts that stay empty in a usual week, however they are dealt out, and leads who are all to leave. */
export function rotaHints({ templates, people }: Rota): Words[] {
  const hints: Words[] = [];
  const shifts = templates.reduce((sum, { weekdays }) => sum + weekdays.length, 0);
  const most = people.reduce((sum, { maxShifts }) => sum + maxShifts, 0);
  if (most < shifts) {
    const problem = `In einer Woche sind ${shifts} Schichten zu besetzen, alle zusammen übernehmen höchstens ${most}.`;
    const remedy = 'In rota.yaml bei jemandem „maxShifts“ erhöhen, das Team ergänzen oder Schichten zusammenlegen.';
    hints.push({ problem, remedy });
  }
  const last = people.filter(({ role }) => role === 'lead').map(({ to }) => to);
  if (last.length > 0 && last.every((to) => to !== undefined)) {
    const problem = `Nach dem ${last.toSorted().at(-1)} gehört niemand mehr zur Leitung.`;
    hints.push({ problem, remedy: 'In rota.yaml bei einer weiteren Person „role: lead“ ergänzen.' });
  }
  return hints;
}

/** One line for the screen. */
export function hintLine({ problem, remedy }: Words): string {
  return `Hinweis: ${problem}  → ${remedy}`;
}
