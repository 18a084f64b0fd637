/** Takes what leads entered from Slack into the library's files: what to write, worked out before anything is written. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Library, LibrarySettings } from '../../core/library.ts';
import {
  closureEntry,
  isInFiles,
  isSame,
  type LibraryChange,
  missingIn,
  openingEntry,
} from '../../core/library-change.ts';
import { type Form, splitAnswer } from './answer-file.ts';
import { flow, scalar, withEntries, withValue } from './yaml-entries.ts';

export interface FileChange {
  /** Within the library's folder. */
  path: string;
  /** Null: the file goes. */
  content: string | null;
  what: 'changed' | 'new' | 'gone';
}

/** Which changes the files are to have for good. An answer's change with an end stays where it is, and ends there. */
export function lasting(changes: readonly LibraryChange[], files: Library): LibraryChange[] {
  return changes.filter((change) => {
    if (change.kind !== 'answer') return true;
    if (isInFiles(change, files) || (change.until !== null && change.before === undefined)) return false;
    return !isSame(files.answers.find(({ id }) => id === change.key) ?? null, change.answer);
  });
}

/**
 * Everything that changes about the folder.
 * @param files what the folder holds, as read
 * @param changes as `lasting` gives them
 */
export async function filesWith(
  folder: string,
  files: Library,
  changes: readonly LibraryChange[],
): Promise<FileChange[]> {
  const { settings, answers } = files;
  const closures = changes.flatMap((change) => (change.kind === 'closure' ? [closureEntry(change, settings)] : []));
  const openings = changes.flatMap((change) => (change.kind === 'opening' ? [openingEntry(change)] : []));
  const found: FileChange[] = [];

  const path = 'library.yaml';
  const before = await readFile(join(folder, path), 'utf8');
  const closed = withEntries(before, 'closures', missingIn(settings.closures, closures).map(closureLines));
  const content = withEntries(closed, 'extraOpenings', missingIn(settings.extraOpenings, openings).map(openingLines));
  if (content !== before) found.push({ path, content, what: 'changed' });

  for (const change of changes) {
    if (change.kind !== 'answer') continue;
    const { key, answer } = change;
    const old = answers.find(({ id }) => id === key);
    const file = join('answers', `${key}.md`);
    if (answer === null) found.push({ path: file, content: null, what: 'gone' });
    else if (old === undefined) found.push({ path: file, content: newFile(answer), what: 'new' });
    else {
      const text = await readFile(join(folder, file), 'utf8');
      found.push({ path: file, content: changedFile(text, old, answer), what: 'changed' });
    }
  }
  return found;
}

function closureLines({ from, to, branches, service, reason }: LibrarySettings['closures'][number]): string[] {
  return [
    `from: ${from}`,
    `to: ${to}`,
    `branches: ${flow(branches, false)}`,
    `service: ${service}`,
    `reason: ${flow(reason, true)}`,
  ];
}

function openingLines({ date, branch, hours }: LibrarySettings['extraOpenings'][number]): string[] {
  return [`{ date: ${date}, branch: ${branch}, hours: [${hours.map((period) => `"${period}"`).join(', ')}] }`];
}

function newFile(answer: Answer): string {
  const { id, title, intents, languages, valid, owner } = answer;
  const front = [
    `id: ${id}`,
    `title: ${scalar(title)}`,
    `intents: ${flow(intents, false)}`,
    `languages: ${flow(languages, false)}`,
    `valid: ${flow(valid, true)}`,
    `owner: ${scalar(owner)}`,
  ];
  const sections = headings(answer).flatMap(({ heading, text }) => ['', ...sectionLines(heading, text)]);
  return `${['---', ...front, '---', ...sections.slice(1)].join('\n')}\n`;
}

/** Only what an edit from Slack can change: title, topics, languages and texts. */
function changedFile(whole: string, old: Answer, answer: Answer): string {
  const crlf = whole.includes('\r\n');
  const text = whole.replaceAll('\r\n', '\n');
  const { front, sections } = splitAnswer(text);
  let head = front ?? '';
  if (old.title !== answer.title) head = withValue(head, 'title', answer.title);
  if (!isSame(old.intents, answer.intents)) head = withValue(head, 'intents', answer.intents);
  if (!isSame(old.languages, answer.languages)) head = withValue(head, 'languages', answer.languages);

  const lines = text.split('\n');
  const kept = sections.flatMap(({ heading, language, form, line, text: said }, i) => {
    const now = textIn(answer, language, form);
    if (now === undefined) return [];
    const own = lines.slice(line - 1, (sections[i + 1]?.line ?? lines.length + 1) - 1);
    return [now === said ? own.join('\n').trimEnd() : sectionLines(heading, now).join('\n')];
  });
  const added = headings(answer).filter(
    (wanted) => !sections.some(({ language, form }) => language === wanted.language && form === wanted.form),
  );
  const all = [...kept, ...added.map(({ heading, text }) => sectionLines(heading, text).join('\n'))];
  const content = `---\n${head}\n---\n${all.join('\n\n')}\n`;
  return crlf ? content.replaceAll('\n', '\r\n') : content;
}

const textIn = ({ texts, short, private: inPrivate }: Answer, language: string, form: Form): string | undefined =>
  ({ whole: texts, short, private: inPrivate })[form]?.[language];

/** Each language's text, with its short form and its private wording where there are such. */
function headings(answer: Answer) {
  return answer.languages.flatMap((language) => {
    const [brief, inPrivate] = language === 'de' ? ['kurz', 'privat'] : ['short', 'private'];
    const section = (form: Form, heading: string) => {
      const text = textIn(answer, language, form);
      return text === undefined ? [] : [{ heading, language, form, text }];
    };
    return [
      ...section('whole', language),
      ...section('short', `${language} ${brief}`),
      ...section('private', `${language} ${inPrivate}`),
    ];
  });
}

function sectionLines(heading: string, text: string): string[] {
  return [`## ${heading}`, '', text];
}
