/** What is in order in the library's files and could be better. */
import { branchesNamed } from '../../core/asked-about.ts';
import { dangers } from '../../core/danger.ts';
import { fold } from '../../core/features.ts';
import type { Answer, DangerExamples, Library, LibrarySettings } from '../../core/library.ts';
import type { Rota } from '../../core/rota.ts';
import type { Words } from './library-problem.ts';
import { sentencesIn } from './library-wording.ts';
import { nearest } from './nearest.ts';

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

/** What any house is called. */
const anyHouse =
  /^(?:die |the )?(?:stadt|gemeinde|zweig)?(?:buchere|bibliothe|librar|branch|biblioteca|bib|stelle)\p{L}*$/u;

/** Names by which patrons would mean another branch, too. */
export function branchHints({ branches }: LibrarySettings): Words[] {
  return branches.flatMap(({ id, alsoCalled }) =>
    alsoCalled.flatMap((called) => {
      const others = branchesNamed(called, branches).filter((other) => other !== id);
      const means =
        others.length > 0 ? `auch „${others.join('“ und „')}“` : anyHouse.test(fold(called)) ? 'jedes Haus' : null;
      if (means === null) return [];
      return [
        {
          problem: `library.yaml: „${called}“ unter „alsoCalled“ bei „${id}“ meint ${means}.`,
          remedy: 'Einen Namen schreiben, den nur dieses Haus hat, oder die Zeile löschen.',
        },
      ];
    }),
  );
}

/** Languages that the program tells apart nowhere: misspelt, as "ua" for "uk", and never chosen. */
export function languageHints({ settings, answers, languages: known }: Library): Words[] {
  const codes = new Set(['de', 'en', ...Object.keys(known)]);
  const written = [
    ...sentencesIn(settings).map(({ path, language }) => ({ language, place: `library.yaml, „${path.join(' › ')}“` })),
    ...answers.flatMap(({ id, languages, questions }) =>
      [...languages, ...Object.keys(questions)].map((language) => ({ language, place: `answers/${id}.md` })),
    ),
  ];
  const unknown = [...new Set(written.map(({ language }) => language))].filter((language) => !codes.has(language));
  // Without sentences to tell them by none is known.
  if (Object.keys(known).length === 0) return [];
  return unknown.map((code) => {
    const places = new Set(written.filter(({ language }) => language === code).map(({ place }) => place));
    return {
      problem: `Die Sprache „${code}“ erkennt das Programm nicht; sie steht in: ${[...places].join(', ')}.`,
      remedy: `Ist eine von diesen gemeint, deren Kürzel schreiben: ${[...codes].join(', ')}. Sonst Sätze in languages.yaml ergänzen.`,
    };
  });
}

/** Fewer German examples teach next to nothing about a danger. */
const fewest = 50;

/** Dangers that the program does not know for want of examples: it has no other means; nor for what only looks alike. */
export function dangerHints(written: readonly DangerExamples[]): Words[] {
  return [...dangers, 'none' as const].flatMap((danger) => {
    const known = written.find((each) => each.danger === danger)?.examples.de?.length ?? 0;
    // Without any danger there is nothing to be taken for it.
    if (known >= fewest || (danger === 'none' && written.length === 0)) return [];
    const problem =
      danger === 'none'
        ? `Vor Gefahr wird gewarnt, wo keine ist: ${known} deutsche Beispiele für das, was nur danach klingt.`
        : `Gefahr der Art „${danger}“ wird kaum erkannt: ${known} deutsche Beispiele.`;
    return [{ problem, remedy: `In dangers/${danger}.yaml unter „examples: de:“ mindestens ${fewest} schreiben.` }];
  });
}

/** What is learnt as danger and as harmless teaches neither. */
export function calmHints(written: readonly DangerExamples[]): Words[] {
  const textsOf = ({ examples, heldBack = {} }: DangerExamples) => [examples, heldBack].flatMap(Object.values).flat();
  const calm = new Set(
    written
      .filter(({ danger }) => danger === 'none')
      .flatMap(textsOf)
      .map(wording),
  );
  return written.flatMap((each) => {
    const both = each.danger === 'none' ? [] : textsOf(each).filter((text) => calm.has(wording(text)));
    return both.map((text) => ({
      problem: `„${text}“ steht in dangers/${each.danger}.yaml und in dangers/none.yaml.`,
      remedy: 'In einer der beiden Dateien löschen.',
    }));
  });
}

/** An answer is hardly found by fewer German questions. */
const fewestQuestions = 10;

/** Answers that few will find, or that not all can read. */
export function answerHints(
  answers: readonly Pick<Answer, 'id' | 'title' | 'languages' | 'questions' | 'texts'>[],
): Words[] {
  const wordings = answers.map(({ questions }) => new Set(Object.values(questions).flat().map(wording)));
  return answers.flatMap(({ id, title, languages, questions, texts }, i) => {
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
      const wordingsHere = asked.map(wording);
      for (const [j, text] of asked.entries()) {
        const isFirst = wordingsHere.indexOf(wordingsHere[j] ?? '') === j;
        if (!isFirst) hint(`„${text}“ steht zweimal unter „questions“.`, 'Eine der beiden Zeilen löschen.');
      }
    }
    const same = answers.slice(0, i).find((other) => wording(other.title) === wording(title));
    if (same !== undefined) {
      hint(`„${title}“ heißt auch answers/${same.id}.md.`, 'Eine anders nennen: In Slack steht nur der Titel.');
    }
    const copied = answers.slice(0, i).find((other) => other.texts.de !== undefined && other.texts.de === texts.de);
    if (copied !== undefined) {
      hint(
        `Der deutsche Text steht auch in answers/${copied.id}.md.`,
        'Einen der beiden ändern oder die Datei löschen.',
      );
    }
    for (const [j, other] of answers.slice(0, i).entries()) {
      const both = Object.values(questions)
        .flat()
        .filter((text) => wordings[j]?.has(wording(text)));
      if (both.length === 0) continue;
      const more = both.length === 1 ? 'steht' : `und ${both.length - 1} weitere stehen`;
      hint(`„${both[0]}“ ${more} auch in answers/${other.id}.md.`, 'In einer der beiden Dateien löschen.');
    }
    return hints;
  });
}

const wording = (question: string) => question.toLowerCase().replaceAll(/\s+/g, ' ');

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

/**
 * Whoever is to be reached and is not in the rota or has left the team, and whoever has left and is still in the plan.
 * @param today in the library's zone, as 2026-12-24
 */
export function peopleHints({ emergency, teams }: LibrarySettings, { people, plan }: Rota, today: string): Words[] {
  const hasLeft = ({ to = today }: Rota['people'][number]) => to < today;
  const called = [
    ...emergency.contacts.map((id) => ({ id, place: 'unter „emergency“ bei „contacts“' })),
    ...teams.flatMap((team) => team.members.map((id) => ({ id, place: `im Team „${team.id}“` }))),
  ];
  const ofCalled = called.flatMap(({ id, place }): Words[] => {
    const person = people.find(({ slack }) => slack === id);
    if (person === undefined) {
      const ids = people.map(({ slack }) => slack);
      const meant = nearest(id, ids);
      const remedy =
        meant === null
          ? 'Prüfen, ob die ID stimmt und die Person noch da ist. Wer keinen Dienst übernimmt, darf hier trotzdem stehen.'
          : `Meinten Sie „${meant}“?`;
      return [{ problem: `In library.yaml steht ${place} „${id}“, in rota.yaml nicht.`, remedy }];
    }
    if (!hasLeft(person)) return [];
    const problem = `In library.yaml steht ${place} „${id}“ (${person.name}), im Team nur bis ${person.to}.`;
    return [{ problem, remedy: 'Dort löschen oder jemand anderen eintragen.' }];
  });
  const ofPlan = people.filter((person) => hasLeft(person) && plan.some((line) => line.person === person.initials));
  return [
    ...ofCalled,
    ...ofPlan.map(({ name, initials, to }) => ({
      problem: `In rota.yaml steht „${initials}“ (${name}) noch unter „plan“, im Team nur bis ${to}.`,
      remedy: 'Diese Zeilen löschen oder jemand anderen eintragen.',
    })),
  ];
}

/** One line for the screen. */
export function hintLine({ problem, remedy }: Words): string {
  return `Hinweis: ${problem}  → ${remedy}`;
}
