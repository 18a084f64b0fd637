/** The handbook of the staff, read as staff read it: what to press for what, and on which pages it stands. */
import { readFileSync } from 'node:fs';

const docs = new URL('../../docs/', import.meta.url);
const fonts = new URL('../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/', import.meta.url);

/** One thing to press, fill in or type; of several, whoever follows chooses one. */
export type HandbookStep = readonly string[];

export interface Handbook {
  markdown: string;
  /** What is to be pressed or filled in, anywhere in it. */
  labels: string[];
  /** What is to be typed into Slack. */
  commands: string[];
  /** What is said to stand somewhere, as it stands there. */
  quotes: string[];
  headings: string[];
  /** File names. */
  pictures: string[];
  /** By task, such as "Ich will nicht antworten": the first line below its heading, step by step. */
  ways: ReadonlyMap<string, readonly HandbookStep[]>;
}

export function readHandbook(): Handbook {
  const markdown = readFileSync(new URL('handbook.de.md', docs), 'utf8');
  const all = (pattern: RegExp) =>
    [...markdown.matchAll(pattern)].map((match) => (match[1] ?? '').replace(/\s+/g, ' '));
  const sections = [...markdown.matchAll(/^### (.+)\n\n(.+)$/gm)];
  return {
    markdown,
    labels: all(/\*\*(.+?)\*\*/gs),
    commands: all(/`(.+?)`/g),
    quotes: all(/„(.+?)“/gs),
    headings: all(/^#+ (.+)$/gm),
    pictures: all(/<img src="(.+?)"/g),
    ways: new Map(sections.map(([, task = '', way = '']) => [task, stepsOf(way)])),
  };
}

function stepsOf(way: string): HandbookStep[] {
  return way
    .split(' → ')
    .map((step) => [...step.matchAll(/\*\*(.+?)\*\*|`(.+?)`/g)].map(([, label, typed]) => label ?? typed ?? ''));
}

/** The handbook as a page of its own, to be printed on A4. It needs nothing from outside. */
export function printedHandbook({ markdown }: Handbook): string {
  const parts = markdown
    .trim()
    .split(/\n{2,}/)
    .map(htmlOf);
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Auskunft: Handbuch</title><style>${style()}</style>
${parts.join('\n')}</html>`;
}

/** The few things of Markdown that the handbook has. */
function htmlOf(part: string): string {
  const [, level, heading] = /^(#+) (.+)$/.exec(part) ?? [];
  if (level !== undefined) return `<h${level.length}>${heading}</h${level.length}>`;
  if (part.startsWith('<img')) {
    const pictures = part.replace(/src="(.+?)" width="\d+"/g, (_, file: string) => {
      return `src="data:image/png;base64,${base64(new URL(file, docs))}"`;
    });
    return `<p class="pictures">${pictures}</p>`;
  }
  const text = part.replace(/\*\*(.+?)\*\*/gs, '<strong>$1</strong>').replace(/`(.+?)`/g, '<code>$1</code>');
  const isWay = part.includes(' → ') || /^(\*\*[^*]+\*\*|`[^`]+`)$/.test(part);
  return `<p${isWay ? ' class="way"' : ''}>${text}</p>`;
}

function base64(file: URL): string {
  return readFileSync(file).toString('base64');
}

function style(): string {
  const font = base64(new URL('atkinson-hyperlegible-next-latin-wght-normal.woff2', fonts));
  return `
@font-face { font-family: Handbook; font-weight: 200 800; src: url(data:font/woff2;base64,${font}); }
@page { size: A4; margin: 11mm; }
body { margin: 0; font: 9.9pt/1.38 Handbook, sans-serif; color: #1e1b18; columns: 2; column-gap: 6mm; }
h1 { column-span: all; margin: 0 0 2mm; font-size: 17pt; line-height: 1.2; }
h2 { margin: 3mm 0 0; padding-top: 1mm; border-top: 0.4mm solid #0b5c6b; color: #0b5c6b; font-size: 12pt; line-height: 1.3; }
h3 { margin: 2.4mm 0 0.5mm; font-size: 10pt; line-height: 1.3; }
h2, h3, .way { break-after: avoid; break-inside: avoid; }
h2 + h3 { margin-top: 1mm; }
p { margin: 0 0 1.2mm; break-inside: avoid; }
.way { padding: 0.7mm 1.6mm; border-radius: 1mm; background: #f1eee7; }
strong { font-weight: 700; }
code { font: 700 9.2pt ui-monospace, "DejaVu Sans Mono", monospace; }
.pictures { display: flex; align-items: start; gap: 2mm; margin: 1.2mm 0 1.6mm; break-inside: avoid; }
img { box-sizing: border-box; width: calc(50% - 1mm); border: 0.2mm solid #cfc9be; border-radius: 1mm; }
`;
}
