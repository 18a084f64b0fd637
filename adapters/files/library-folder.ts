/** Reads `library/` as its staff edit it, and finds everything that is wrong in one pass. */
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { id } from '../../core/fields.ts';
import {
  type Answer,
  AnswerFront,
  DangerExamples,
  IntentExamples,
  intents,
  Lexicon,
  LibrarySettings,
  Sentences,
} from '../../core/library.ts';
import type { Rota } from '../../core/rota.ts';
import { signatureRoom } from '../../core/signature.ts';
import type { Anrede } from '../../core/wording-rules.ts';
import { type Form, splitAnswer } from './answer-file.ts';
import { filesIn, readText } from './folder-files.ts';
import { listed, tellUnread } from './folder-listing.ts';
import {
  branchProblems,
  exampleProblems,
  noticeProblems,
  peopleProblems,
  sentenceProblems,
} from './library-crosschecks.ts';
import type { LibraryProblem } from './library-problem.ts';
import { answerWordingProblems, sentenceWordingProblems } from './library-wording.ts';
import { readRota, withTeam } from './rota-file.ts';
import { check, type Tell } from './yaml-check.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** How many characters too long a text is for the channel; 0 when it fits. */
export type Overlong = (text: string) => number;

/** What could be read; whole only when there are no problems. */
export interface FolderReading {
  settings: LibrarySettings | null;
  answers: Answer[];
  examples: IntentExamples[];
  lexicon: Lexicon;
  languages: Sentences;
  dangers: DangerExamples[];
  rota: Rota | null;
  problems: LibraryProblem[];
}

/** @param folder holds `library.yaml`, `answers/*.md` and `intents/*.yaml`; `rota.yaml` where there is a rota */
export async function readFolder(folder: string, overlong: Overlong): Promise<FolderReading> {
  const problems: LibraryProblem[] = [];
  const tellOf =
    (file: string): Tell =>
    (line, words) =>
      problems.push({ file, line, ...words });

  if ((await filesIn(folder)) === null) {
    const remedy = 'Den Ordner anlegen oder AUSKUNFT_LIBRARY richtig setzen.';
    tellOf(folder)(1, { problem: 'Diesen Ordner gibt es nicht.', remedy });
    return { settings: null, answers: [], examples: [], lexicon: {}, languages: {}, dangers: [], rota: null, problems };
  }

  await tellUnread(folder, tellOf);
  const rotaFile = join(folder, 'rota.yaml');
  const team = await readRota(rotaFile, tellOf(rotaFile));
  const settingsFile = join(folder, 'library.yaml');
  const settings = await readSettings(settingsFile, team?.rota ?? null, overlong, tellOf(settingsFile));
  for (const { line, ...words } of team?.problems(settings) ?? []) tellOf(rotaFile)(line, words);

  const room = signatureRoom(settings?.signatures ?? {});
  const overlongSigned: Overlong = (text) => overlong(text + room);
  const answers: Answer[] = [];
  for (const file of await listed(join(folder, 'answers'), '.md', tellOf)) {
    const answer = await readAnswer(file, overlongSigned, settings?.anrede ?? null, tellOf(file));
    if (answer !== null) answers.push(answer);
  }

  const examples: { file: string; source: YamlSource; read: IntentExamples }[] = [];
  const intentFiles = await listed(join(folder, 'intents'), '.yaml', tellOf);
  for (const file of intentFiles) {
    const found = await readExamples(file, tellOf(file));
    if (found !== null) examples.push({ file, ...found });
  }
  for (const intent of intents) {
    const file = join(folder, 'intents', `${intent}.yaml`);
    if (!intentFiles.includes(file)) {
      const remedy = `Anlegen mit „intent: ${intent}“ und Beispielen unter „examples:“.`;
      tellOf(file)(1, { problem: 'Diese Datei fehlt.', remedy });
    }
  }
  problems.push(...exampleProblems(examples));
  const lexicon = await readWords(Lexicon, join(folder, 'concepts.yaml'), tellOf);
  const languages = await readWords(Sentences, join(folder, 'languages.yaml'), tellOf);
  const dangers = await readDangers(join(folder, 'dangers'), tellOf);
  return {
    settings,
    answers,
    examples: examples.map(({ read }) => read),
    lexicon,
    languages,
    dangers,
    rota: team?.rota ?? null,
    problems,
  };
}

async function readSettings(
  file: string,
  rota: Rota | null,
  overlong: Overlong,
  tell: Tell,
): Promise<LibrarySettings | null> {
  const text = await readText(file, tell, true);
  if (text === null) return null;
  const source = parseYaml(text);
  const read = check(LibrarySettings, source, tell);
  if (read === null) return null;
  const settings = rota === null ? read : withTeam(read, rota, source, tell);
  const room = signatureRoom(settings.signatures);
  const problems = [
    ...branchProblems(settings, source),
    ...peopleProblems(settings, source),
    ...sentenceProblems(settings, source, (text) => overlong(text + room)),
    ...noticeProblems(settings, source),
    ...sentenceWordingProblems(settings, source),
  ];
  for (const { line, ...words } of problems) tell(line, words);
  return settings;
}

/** Examples of danger; a library may do without them. */
async function readDangers(folder: string, tellOf: (file: string) => Tell): Promise<DangerExamples[]> {
  if ((await filesIn(folder)) === null) return [];
  const found: DangerExamples[] = [];
  const files = await listed(folder, '.yaml', tellOf);
  // Without what only looks like danger nearly every message would warn.
  const harmless = join(folder, 'none.yaml');
  if (files.length > 0 && !files.includes(harmless)) {
    const remedy = 'Wiederherstellen: Ohne sie warnt das Programm auch, wo keine Gefahr ist.';
    tellOf(harmless)(1, { problem: 'Diese Datei fehlt.', remedy });
  }
  for (const file of files) {
    const text = await readText(file, tellOf(file), file === harmless);
    const source = text === null ? null : parseYaml(text);
    const read = source && check(DangerExamples, source, tellOf(file));
    if (source === null || read === null) continue;
    await tellName(file, 'danger', read.danger, source, tellOf(file));
    found.push(read);
  }
  return found;
}

/** What is known of words, beside the library's own matters; a library may do without. */
async function readWords<S extends typeof Lexicon | typeof Sentences>(
  schema: S,
  file: string,
  tellOf: (file: string) => Tell,
): Promise<v.InferOutput<S> | Record<string, never>> {
  if (!(await filesIn(dirname(file)))?.includes(basename(file))) return {};
  const text = await readText(file, tellOf(file));
  return (text === null ? null : check(schema, parseYaml(text), tellOf(file))) ?? {};
}

/** @param anrede null where the settings do not tell it */
async function readAnswer(file: string, overlong: Overlong, anrede: Anrede | null, tell: Tell): Promise<Answer | null> {
  const content = await readText(file, tell);
  if (content === null) return null;
  const { front, sections, problems } = splitAnswer(content);
  const worded = anrede === null ? [] : answerWordingProblems(content, sections, anrede);
  for (const { line, ...words } of [...problems, ...worded]) tell(line, words);
  for (const { heading, line, text } of sections) {
    const over = overlong(text);
    const problem = `Der Text unter „## ${heading}“ ist um ${over} Zeichen zu lang.`;
    if (over > 0) tell(line, { problem, remedy: `Um mindestens ${over} Zeichen kürzen.` });
  }
  if (front === null) return null;

  const source = parseYaml(front, 1);
  const read = check(AnswerFront, source, tell);
  if (read === null) return null;
  const name = basename(file, '.md');
  if (read.id !== name) {
    const problem = `Die Datei heißt ${name}.md, die id ist „${read.id}“.`;
    const remedy = v.is(id, name)
      ? `„id: ${name}“ schreiben oder die Datei umbenennen.`
      : `Beide gleich nennen, klein, ohne Umlaute und Leerzeichen: zum Beispiel ${read.id}-neu.md und „id: ${read.id}-neu“.`;
    tell(source.lineOf(['id']), { problem, remedy });
  }
  for (const language of read.languages) {
    if (sections.some((section) => section.language === language && section.form === 'whole')) continue;
    const remedy = `Den Text unter „## ${language}“ ergänzen oder ${language} aus der Liste nehmen.`;
    tell(source.lineOf(['languages']), { problem: `Der Text für „${language}“ fehlt.`, remedy });
  }
  for (const { language, line } of sections) {
    if (read.languages.includes(language) || !/^[a-z]{2}$/.test(language)) continue;
    const problem = `„${language}“ steht nicht unter „languages“.`;
    tell(line, { problem, remedy: `Oben ergänzen: languages: [${[...read.languages, language].join(', ')}].` });
  }
  const textsOf = (form: Form) =>
    Object.fromEntries(sections.filter((each) => each.form === form).map(({ language, text }) => [language, text]));
  const [short, inPrivate] = [textsOf('short'), textsOf('private')];
  return {
    ...read,
    texts: textsOf('whole'),
    ...(Object.keys(short).length > 0 && { short }),
    ...(Object.keys(inPrivate).length > 0 && { private: inPrivate }),
  };
}

async function readExamples(file: string, tell: Tell): Promise<{ source: YamlSource; read: IntentExamples } | null> {
  const name = basename(file, '.yaml');
  const isNeeded = intents.some((intent) => intent === name);
  const text = await readText(file, tell, isNeeded);
  if (text === null) return null;
  const source = parseYaml(text);
  const read = check(IntentExamples, source, tell);
  if (read === null) return null;
  await tellName(file, 'intent', read.intent, source, tell);
  return { source, read };
}

/** A file of examples is called like what it is about: so there is one of each. */
async function tellName(file: string, key: string, value: string, source: YamlSource, tell: Tell): Promise<void> {
  const name = basename(file, '.yaml');
  if (value === name) return;
  const problem = `Die Datei heißt ${name}.yaml, gemeint ist „${value}“.`;
  const isTaken = (await filesIn(dirname(file)))?.includes(`${value}.yaml`);
  const remedy = isTaken
    ? `Eine ${value}.yaml gibt es schon: dort eintragen, was hier steht, und diese Datei löschen; oder ${key} ändern.`
    : `Umbenennen in ${value}.yaml oder ${key} ändern.`;
  tell(source.lineOf([key]), { problem, remedy });
}
