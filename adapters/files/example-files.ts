/** The examples in the library's folder: where each one stands, and how further ones are added. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from '../../core/confusion.ts';
import type { Place } from '../../core/labelled-examples.ts';
import type { Library } from '../../core/library.ts';
import { splitAnswer } from './answer-file.ts';
import { contentOf } from './folder-files.ts';
import type { FileChange } from './library-writing.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';
import { withTexts } from './yaml-texts.ts';

export interface PlacedExample extends Example {
  file: string;
  line: number;
}

/**
 * All that intents are learnt from, with file and line.
 * @param library what the folder holds, as read
 */
export async function placedExamples(folder: string, { examples, answers }: Library): Promise<PlacedExample[]> {
  const found: PlacedExample[] = [];
  for (const { intent, examples: byLanguage } of examples) {
    const file = join(folder, 'intents', `${intent}.yaml`);
    const source = parseYaml(await contentOf(file));
    found.push(...placed(byLanguage, 'examples', source).map((each) => ({ ...each, intent, file })));
  }
  for (const { id, intents, questions } of answers) {
    const [intent] = intents;
    if (intent === undefined) continue;
    const file = join(folder, 'answers', `${id}.md`);
    const source = parseYaml(splitAnswer(await contentOf(file)).front ?? '', 1);
    found.push(...placed(questions, 'questions', source).map((each) => ({ ...each, intent, file })));
  }
  return found;
}

function placed(byLanguage: Readonly<Record<string, readonly string[]>>, key: string, { lineOf }: YamlSource) {
  return Object.entries(byLanguage).flatMap(([language, texts]) =>
    texts.map((said, i) => ({ language, text: said, line: lineOf([key, language, i]) })),
  );
}

export interface Addition {
  place: Place;
  /** ISO 639-1. */
  language: string;
  text: string;
}

/**
 * The files with the additions, each under its language at the end.
 * @param remark stands above them
 */
export async function withAdditions(
  folder: string,
  additions: readonly Addition[],
  remark: string,
): Promise<FileChange[]> {
  const paths = new Set(additions.map(({ place }) => pathOf(place)));
  return Promise.all(
    [...paths].toSorted().map(async (path): Promise<FileChange> => {
      const own = additions.filter(({ place }) => pathOf(place) === path);
      const before = await readFile(join(folder, path), 'utf8');
      const content = path.startsWith('answers')
        ? inFront(before, own, remark)
        : inYaml(before, 'examples', own, remark);
      return { path, content, what: 'changed' };
    }),
  );
}

function inYaml(yaml: string, key: string, additions: readonly Addition[], remark: string): string {
  const languages = [...new Set(additions.map(({ language }) => language))];
  return languages.reduce((before, language) => {
    const texts = additions.filter((each) => each.language === language).map((each) => each.text);
    return withTexts(before, [key, language], texts, remark);
  }, yaml);
}

function inFront(file: string, additions: readonly Addition[], remark: string): string {
  const newline = file.includes('\r\n') ? '\r\n' : '\n';
  const lines = file.split(newline);
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  const front = inYaml(lines.slice(1, end).join(newline), 'questions', additions, remark);
  return [lines[0], front.replace(/\r?\n$/, ''), ...lines.slice(end)].join(newline);
}

function pathOf(place: Place): string {
  return 'intent' in place ? join('intents', `${place.intent}.yaml`) : join('answers', `${place.answerId}.md`);
}
