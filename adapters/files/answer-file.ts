/** The form of a file in `library/answers/`: YAML between two lines `---`, then one section `## xx` per language. */
import type { Words } from './library-problem.ts';

interface Section {
  language: string;
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
  const found: (Section & { lines: string[] })[] = [];
  const homeless = 'Dieser Text gehört zu keiner Sprache.';
  for (const [i, content] of lines.entries()) {
    const line = linesBefore + i + 1;
    const heading = /^##(?!#)\s*(.*?)\s*$/.exec(content)?.[1];
    if (heading !== undefined) {
      if (!/^[a-z]{2}$/.test(heading)) {
        const remedy = 'Nur das Kürzel der Sprache schreiben: „## de“ oder „## en“.';
        problems.push({ line, problem: `Die Überschrift „${heading}“ nennt keine Sprache.`, remedy });
      } else if (found.some(({ language }) => language === heading)) {
        const remedy = 'Beide Texte unter einer Überschrift zusammenfassen.';
        problems.push({ line, problem: `„## ${heading}“ steht zweimal.`, remedy });
      }
      found.push({ language: heading, line, text: '', lines: [] });
    } else if (found.length > 0) {
      found.at(-1)?.lines.push(content);
    } else if (content.trim() !== '' && !problems.some((other) => other.problem === homeless)) {
      problems.push({ line, problem: homeless, remedy: 'Davor „## de“ schreiben.' });
    }
  }
  const sections = found.map(({ language, line, lines: own }) => ({ language, line, text: own.join('\n').trim() }));
  for (const { language, line, text } of sections) {
    if (text === '') {
      const remedy = 'Den Text ergänzen oder die Überschrift löschen.';
      problems.push({ line, problem: `Unter „## ${language}“ steht nichts.`, remedy });
    }
  }
  return { sections, problems };
}
