/** What must agree between one place of the library's files and another. */
import type { IntentExamples, LibrarySettings } from '../../core/library.ts';
import type { LibraryProblem, Words } from './library-problem.ts';
import type { YamlSource } from './yaml-source.ts';

/** The branches: named once each, and no others named elsewhere. */
export function branchProblems(settings: LibrarySettings, source: YamlSource): (Words & { line: number })[] {
  const problems: (Words & { line: number })[] = [];
  const known = new Set<string>();
  for (const [i, { id }] of settings.branches.entries()) {
    const line = source.lineOf(['branches', i, 'id']);
    const remedy = 'Einen anderen kurzen Namen wählen.';
    if (id === 'service') {
      problems.push({ line, problem: '„service“ heißen schon die Servicezeiten.', remedy });
    } else if (known.has(id)) {
      problems.push({ line, problem: `Zwei Häuser haben die id „${id}“.`, remedy });
    }
    known.add(id);
  }
  const houses = [...known].join(', ');
  for (const [i, closure] of settings.closures.entries()) {
    for (const [j, branch] of closure.branches.entries()) {
      if (known.has(branch)) continue;
      const line = source.lineOf(['closures', i, 'branches', j]);
      problems.push({ line, problem: `Ein Haus „${branch}“ gibt es nicht.`, remedy: `Erlaubt: ${houses}.` });
    }
  }
  for (const [i, { branch }] of settings.extraOpenings.entries()) {
    if (known.has(branch) || branch === 'service') continue;
    const line = source.lineOf(['extraOpenings', i, 'branch']);
    problems.push({ line, problem: `Ein Haus „${branch}“ gibt es nicht.`, remedy: `Erlaubt: ${houses}, service.` });
  }
  return problems;
}

/** The examples: some for each intent, and none under two intents, which would teach the program both. */
export function exampleProblems(
  files: readonly { file: string; source: YamlSource; read: IntentExamples }[],
): LibraryProblem[] {
  const problems: LibraryProblem[] = [];
  const first = new Map<string, { intent: string; place: string }>();
  for (const { file, source, read } of files) {
    let count = 0;
    for (const [language, examples] of Object.entries(read.examples)) {
      for (const [i, example] of examples.entries()) {
        count++;
        const line = source.lineOf(['examples', language, i]);
        const wording = example.toLowerCase().replaceAll(/\s+/g, ' ');
        const other = first.get(wording);
        if (other === undefined) {
          first.set(wording, { intent: read.intent, place: `${file}:${line}` });
        } else if (other.intent !== read.intent) {
          const problem = `„${example}“ steht auch bei „${other.intent}“ (${other.place}).`;
          problems.push({ file, line, problem, remedy: 'An einer der beiden Stellen löschen.' });
        }
      }
    }
    if (count === 0) {
      const line = source.lineOf(['examples']);
      const remedy = 'Unter „de:“ und „en:“ einige ergänzen, je Zeile eines: „- Wann habt ihr auf?“.';
      problems.push({ file, line, problem: `Für „${read.intent}“ gibt es keine Beispiele.`, remedy });
    }
  }
  return problems;
}
