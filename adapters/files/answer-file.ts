/**
 * The form of a file in `library/answers/`: YAML between two lines `---`, then one section `## xx` per language, where the
 * same is told in brief too, one `## xx kurz` or `## xx short`, and where it is told otherwise to whoever writes in private
 * already, one `## xx privat` or `## xx private`.
 */
import type { Words } from './library-problem.ts';

/** Which of an answer's texts in one language a section is. */
export type Form = 'whole' | 'short' | 'private';

const forms: Readonly<Record<string, Form>> = { kurz: 'short', short: 'short', privat: 'private', private: 'private' };

/** A heading with a # too many or too few, or not at the beginning of the line: it would be read as text. */
const misshapen = /^(?!##(?!#))\s*#{1,6}\s*([a-z]{2}(?: (?:kurz|short|privat|private))?)\s*$/;

interface Section {
  /** What stands behind `## `, such as "de" or "de kurz". */
  heading: string;
  language: string;
  form: Form;
  /** Of the heading. */
  line: number;
  text: string;
}

export interface AnswerFile {
  /** The YAML between the two lines, or null when they are not there. It begins in line 2. */
  front: string | null;
  sections: Section[];
  problems: (Words & { line: number })[];
}

export function splitAnswer(file: string): AnswerFile {
  const lines = file.split('\n');
  const isRule = (line: string): boolean => line.trimEnd() === '---';
  if (!isRule(lines[0] ?? '')) {
    const words = { problem: 'Die Datei beginnt nicht mit „---“.', remedy: 'In Zeile 1 nur --- schreiben.' };
    return { front: null, sections: [], problems: [{ line: 1, ...words }] };
  }
  const end = lines.findIndex((line, i) => i > 0 && isRule(line));
  if (end === -1) {
    const words = {
      problem: 'Nach den Angaben am Anfang fehlt das zweite „---“.',
      remedy: 'Vor der ersten Überschrift „## de“ eine Zeile mit --- einfügen.',
    };
    return { front: null, sections: [], problems: [{ line: 1, ...words }] };
  }
  return { front: lines.slice(1, end).join('\n'), ...splitSections(lines.slice(end + 1), end + 1) };
}

function splitSections(lines: string[], linesBefore: number): Pick<AnswerFile, 'sections' | 'problems'> {
  const problems: AnswerFile['problems'] = [];
  const found: (Omit<Section, 'text'> & { lines: string[] })[] = [];
  const homeless = 'Dieser Text gehört zu keiner Sprache.';
  for (const [i, content] of lines.entries()) {
    const line = linesBefore + i + 1;
    const meant = misshapen.exec(content)?.[1];
    const heading = meant ?? /^##(?!#)\s*(.*?)\s*$/.exec(content)?.[1];
    if (meant !== undefined) {
      const remedy = `Mit genau zwei # am Anfang der Zeile schreiben: „## ${meant}“.`;
      problems.push({ line, problem: `„${content.trim()}“ ist keine Überschrift.`, remedy });
    }
    if (heading !== undefined) {
      const [, language = heading, said = ''] = /^([a-z]{2})(?: (kurz|short|privat|private))?$/.exec(heading) ?? [];
      const form = forms[said] ?? 'whole';
      if (!/^[a-z]{2}$/.test(language)) {
        const remedy =
          'Nur das Kürzel der Sprache schreiben: „## de“ oder „## en“, für die Kurzfassung „## de kurz“, für Direktnachrichten „## de privat“.';
        problems.push({ line, problem: `Die Überschrift „${heading}“ nennt keine Sprache.`, remedy });
      } else if (found.some((other) => other.language === language && other.form === form)) {
        const remedy = 'Beide Texte unter einer Überschrift zusammenfassen.';
        problems.push({ line, problem: `„## ${heading}“ steht zweimal.`, remedy });
      }
      found.push({ heading, language, form, line, lines: [] });
    } else if (found.length > 0) {
      found.at(-1)?.lines.push(content);
    } else if (content.trim() !== '' && !problems.some((other) => other.problem === homeless)) {
      problems.push({ line, problem: homeless, remedy: 'Davor „## de“ schreiben.' });
    }
  }
  const sections = found.map(({ lines: own, ...section }) => ({ ...section, text: own.join('\n').trim() }));
  for (const { heading, line, text } of sections) {
    if (text === '') {
      const remedy = 'Den Text ergänzen oder die Überschrift löschen.';
      problems.push({ line, problem: `Unter „## ${heading}“ steht nichts.`, remedy });
    }
  }
  return { sections, problems };
}
