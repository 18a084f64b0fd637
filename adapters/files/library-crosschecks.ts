/** What must agree between one place of the library's files and another. */
import { opensPlace } from '../../core/closed-notice.ts';
import type { IntentExamples, LibrarySettings } from '../../core/library.ts';
import { longestOpening } from '../../core/opening-told.ts';
import { openingWords } from '../../core/opening-words.ts';
import type { LibraryProblem, Words } from './library-problem.ts';
import type { YamlSource } from './yaml-source.ts';

/** The branches: named once each, and no others named elsewhere. */
export function branchProblems(settings: LibrarySettings, source: YamlSource): (Words & { line: number })[] {
  const problems: (Words & { line: number })[] = [];
  const known = new Set<string>();
  for (const [i, { id, name }] of settings.branches.entries()) {
    const line = source.lineOf(['branches', i, 'id']);
    const remedy = 'Einen anderen kurzen Namen wählen.';
    if (id === 'service') {
      problems.push({ line, problem: '„service“ heißen schon die Servicezeiten.', remedy });
    } else if (known.has(id)) {
      problems.push({ line, problem: `Zwei Häuser haben die id „${id}“.`, remedy });
    } else if (settings.branches.findIndex((other) => other.name === name) < i) {
      const words = { problem: `Zwei Häuser heißen „${name}“.`, remedy: 'Eines anders nennen.' };
      problems.push({ line: source.lineOf(['branches', i, 'name']), ...words });
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

/** Roles, teams and watched accounts: everybody in one role, every team and account once. */
export function peopleProblems(
  { roles, teams, vip, emergency }: LibrarySettings,
  source: YamlSource,
): (Words & { line: number })[] {
  const problems: (Words & { line: number })[] = [];
  const once = (
    names: readonly string[],
    path: (i: number) => (string | number)[],
    problem: (name: string) => string,
  ) => {
    for (const [i, name] of names.entries()) {
      if (names.indexOf(name) === i) continue;
      problems.push({
        line: source.lineOf(path(i)),
        problem: problem(name),
        remedy: 'Eine der beiden Stellen löschen.',
      });
    }
  };
  for (const role of ['leads', 'trainees'] as const) {
    once(
      roles[role],
      (i) => ['roles', role, i],
      (id) => `„${id}“ steht zweimal unter „${role}“.`,
    );
  }
  for (const [i, id] of roles.trainees.entries()) {
    if (!roles.leads.includes(id)) continue;
    const problem = `„${id}“ steht unter „leads“ und unter „trainees“.`;
    problems.push({
      line: source.lineOf(['roles', 'trainees', i]),
      problem,
      remedy: 'An einer der beiden Stellen löschen.',
    });
  }
  once(
    teams.map(({ id }) => id),
    (i) => ['teams', i, 'id'],
    (id) => `Zwei Teams haben die id „${id}“.`,
  );
  for (const [i, { id, members }] of teams.entries()) {
    once(
      members,
      (j) => ['teams', i, 'members', j],
      (member) => `„${member}“ steht zweimal im Team „${id}“.`,
    );
    if (members.every((member) => roles.trainees.includes(member))) {
      const problem = `Im Team „${id}“ sind alle noch in der Einarbeitung und können nichts allein freigeben.`;
      const remedy = 'Mindestens ein Mitglied ergänzen, das nicht unter „trainees“ steht.';
      problems.push({ line: source.lineOf(['teams', i, 'members']), problem, remedy });
    }
  }
  once(
    emergency.contacts,
    (i) => ['emergency', 'contacts', i],
    (id) => `„${id}“ steht zweimal unter „contacts“.`,
  );
  once(
    vip.map(({ handle }) => handle.toLowerCase()),
    (i) => ['vip', i, 'handle'],
    (handle) => `„${handle}“ steht zweimal unter „vip“.`,
  );
  return problems;
}

/** What is proposed or sent of itself fits the channel, and there is a text for whoever reads none of the languages. */
export function sentenceProblems(
  { interim, toDirectMessage, elsewhere, emergency, closedNotice, staffLanguage }: LibrarySettings,
  source: YamlSource,
  overlong: (text: string) => number,
): (Words & { line: number })[] {
  const problems = (texts: Readonly<Record<string, string>>, home: 'de' | 'en', ...path: string[]) => {
    const found: (Words & { line: number })[] = [];
    if (Object.keys(texts).length > 0 && texts[home] === undefined) {
      const problem = `Der ${home === 'de' ? 'deutsche' : 'englische'} Text fehlt.`;
      const remedy = `Darunter „${home}: …“ ergänzen; dieser Text gilt, wo es keinen in der Sprache der Frage gibt.`;
      found.push({ line: source.lineOf(path), problem, remedy });
    }
    for (const [language, text] of Object.entries(texts)) {
      const over = overlong(text);
      const problem = `Der Text für „${language}“ ist um ${over} Zeichen zu lang.`;
      const remedy = `Um mindestens ${over} Zeichen kürzen.`;
      if (over > 0) found.push({ line: source.lineOf([...path, language]), problem, remedy });
    }
    return found;
  };
  return [
    ...problems(interim, 'de', 'interim'),
    ...problems(toDirectMessage, staffLanguage, 'toDirectMessage'),
    ...problems(elsewhere?.text ?? {}, staffLanguage, 'elsewhere', 'text'),
    ...problems(withLongestOpening(closedNotice?.text ?? {}), staffLanguage, 'closedNotice', 'text'),
    ...Object.entries(emergency.texts).flatMap(([danger, texts]) =>
      problems(texts, staffLanguage, 'emergency', 'texts', danger),
    ),
  ];
}

/** As long as they may become. */
function withLongestOpening(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => {
      return [language, text.replaceAll(opensPlace, longestOpening(language) ?? opensPlace)];
    }),
  );
}

/** The note that the service is closed: it says when it opens, in a language whose weekdays and hours are known. */
export function noticeProblems({ closedNotice }: LibrarySettings, source: YamlSource): (Words & { line: number })[] {
  return Object.entries(closedNotice?.text ?? {}).flatMap(([language, text]) => {
    const problems: Words[] = [];
    if (!text.includes(opensPlace)) {
      const problem = `Im Text für „${language}“ steht nicht, ab wann wieder jemand da ist.`;
      problems.push({ problem, remedy: `„${opensPlace}“ einfügen; dort stehen dann Tag und Uhrzeit.` });
    }
    if (openingWords[language] === undefined) {
      const problem = `Für „${language}“ kennt das Programm keine Wochentage und Uhrzeiten.`;
      problems.push({ problem, remedy: `Den Text löschen. Möglich sind: ${Object.keys(openingWords).join(', ')}.` });
    }
    const line = source.lineOf(['closedNotice', 'text', language]);
    return problems.map((words) => ({ line, ...words }));
  });
}

/**
 * The examples: some for each intent, none under two intents, which would teach the program both, and none held back that is
 * learnt from.
 */
export function exampleProblems(
  files: readonly { file: string; source: YamlSource; read: IntentExamples }[],
): LibraryProblem[] {
  const problems: LibraryProblem[] = [];
  const first = new Map<string, { intent: string; part: string; place: string }>();
  for (const { file, source, read } of files) {
    let count = 0;
    const written = [
      ...Object.entries(read.examples).map(([language, texts]) => ['examples', language, texts] as const),
      ...Object.entries(read.heldBack ?? {}).map(([language, texts]) => ['heldBack', language, texts] as const),
    ];
    for (const [part, language, examples] of written) {
      for (const [i, example] of examples.entries()) {
        count++;
        const line = source.lineOf([part, language, i]);
        const wording = example.toLowerCase().replaceAll(/\s+/g, ' ');
        const other = first.get(wording);
        if (other === undefined) {
          first.set(wording, { intent: read.intent, part, place: `${file}:${line}` });
        } else if (other.intent !== read.intent) {
          const problem = `„${example}“ steht auch bei „${other.intent}“ (${other.place}).`;
          problems.push({ file, line, problem, remedy: 'An einer der beiden Stellen löschen.' });
        } else if (other.part !== part) {
          const problem = `„${example}“ steht auch unter „${other.part}“ (${other.place}).`;
          const remedy = 'An einer der beiden Stellen löschen: Woraus gelernt ist, daran lässt sich nichts messen.';
          problems.push({ file, line, problem, remedy });
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
