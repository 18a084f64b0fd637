/** What is in order in the library's files and could be better. */
import { dangers } from '../../core/danger.ts';
import type { Answer, DangerExamples, LibrarySettings } from '../../core/library.ts';
import type { Rota } from '../../core/rota.ts';
import type { Words } from './library-problem.ts';

/** What a library may leave out and had better not: whom danger reaches at night, and what is proposed then. */
export function libraryHints({ emergency, roles }: LibrarySettings): Words[] {
  const hints: Words[] = [];
  if (roles.leads.length === 0) {
    const remedy =
      'In rota.yaml bei einer Person „role: lead“ ergänzen; ohne rota.yaml in library.yaml „roles: { leads: […] }“.';
    hints.push({ problem: 'Bei Gefahr ruft die Karte niemanden, denn niemand gehört zur Leitung.', remedy });
  }
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

/** An answer is hardly found by fewer German questions. */
const fewestQuestions = 10;

/** Answers that few will find, or that not all can read. */
export function answerHints(answers: readonly Pick<Answer, 'id' | 'languages' | 'questions'>[]): Words[] {
  return answers.flatMap(({ id, languages, questions }) => {
    const hints: Words[] = [];
    const hint = (problem: string, remedy: string) => hints.push({ problem: `answers/${id}.md: ${problem}`, remedy });
    for (const [language, name] of staffLanguages) {
      if (languages.includes(language)) continue;
      hint(
        `Die Antwort gibt es nicht auf ${name}.`,
        `${language} unter „languages“ und den Text unter „## ${language}“ ergänzen.`,
      );
    }
    const count = questions.de?.length ?? 0;
    if (count < fewestQuestions) {
      hint(`Unter „questions“ stehen zu wenige deutsche Fragen: ${count}.`, 'Etwa zwanzig verschiedene schreiben.');
    }
    for (const asked of Object.values(questions)) {
      const wordings = asked.map((text) => text.toLowerCase().replaceAll(/\s+/g, ' '));
      for (const [i, text] of asked.entries()) {
        const isFirst = wordings.indexOf(wordings[i] ?? '') === i;
        if (!isFirst) hint(`„${text}“ steht zweimal unter „questions“.`, 'Eine der beiden Zeilen löschen.');
      }
    }
    return hints;
  });
}

const staffLanguages = [
  ['de', 'Deutsch'],
  ['en', 'Englisch'],
] as const;

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
