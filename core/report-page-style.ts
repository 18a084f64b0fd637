/** The look of the report's page: on a screen, on a phone, and on two sheets of A4. */

/** @param font the family's Latin letters, woff2 as base64; empty for the reader's own fonts */
export function reportStyle(font: string): string {
  const face = `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;src:url(data:font/woff2;base64,${font}) format("woff2")}\n`;
  return (font === '' ? '' : face) + style;
}

const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --panel: #f1eee7; --ink: #1e1b18; --muted: #5e5850; --accent: #0b5c6b; --warn: #8a4b00;
  --line: color-mix(in srgb, var(--ink) 16%, var(--paper));
  font-family: "Atkinson Hyperlegible Next", system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-size: 100%; line-height: 1.5;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #161412; --panel: #221f1c; --ink: #ede8e1; --muted: #b3aaa0; --accent: #6fc7d6; --warn: #f0b35f;
  }
  /* Charts are drawn once, for paper too. */
  figure { padding: 0.75rem; border-radius: 8px; background: #fbfaf7; }
}
*, *::before, *::after { box-sizing: border-box; }
body { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink); }
h1, h2, p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-block-end: 0.5rem; font-size: 1.25rem; line-height: 1.3; }
small, .muted, caption, thead th, .method { color: var(--muted); font-size: 0.875rem; }
td, dd, time, .figures { font-variant-numeric: tabular-nums; }
.on-paper { display: none; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: end; justify-content: space-between; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
section { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
.key { padding-block-start: 0; border: 0; }
p, dd, li { text-wrap: pretty; }
.verdict { max-width: 44rem; font-size: 1.25rem; line-height: 1.4; }
.todo { max-width: 44rem; margin-block-start: 0.75rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid var(--warn); }
.todo strong { color: var(--warn); }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1rem; margin-block-start: 1.5rem; }
.figures > div { display: flex; flex-direction: column; padding-block-start: 0.5rem; border-block-start: 2px solid var(--ink); }
.figures dt { font-size: 0.875rem; }
.figures .value { font-size: 1.75rem; font-weight: 700; line-height: 1.25; }
.figures .change { color: var(--muted); font-size: 0.875rem; }
.pair { display: grid; grid-template-columns: minmax(0, 29rem) minmax(0, 1fr); gap: 1rem 2rem; align-items: start; }
.halves { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem 2rem; align-items: start; }
.stack > * + * { margin-block-start: 1rem; }
figure svg { display: block; width: 100%; max-width: 29rem; height: auto; }
.note { margin-block-end: 0.75rem; max-width: 44rem; }

table { width: 100%; border-collapse: collapse; line-height: 1.35; }
caption { padding-block-end: 0.25rem; text-align: start; }
th, td { padding: 0.1875rem 0 0.1875rem 0.75rem; border-block-end: 1px solid var(--line); text-align: end; vertical-align: baseline; }
td { white-space: nowrap; }
th:first-child { padding-inline-start: 0; text-align: start; }
tbody th { font-weight: 400; overflow-wrap: break-word; }
thead th { font-weight: 400; vertical-align: bottom; hyphens: manual; }
.table { overflow-x: auto; }
tbody th { min-width: 7rem; }
.trend tbody th { min-width: 3.5rem; }
.trend tbody tr:last-child > * { font-weight: 700; }
.hours tbody th { min-width: 1.75rem; }
.hours td, .hours th { padding-inline-start: 0.25rem; }
.hours td { width: 4%; }
.halves tbody th { min-width: 9rem; }
.gaps li + li { margin-block-start: 0.5rem; }
.gaps q { display: block; }
.further { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem 2rem; }
.further dt { color: var(--muted); font-size: 0.875rem; }
.further .whole { grid-column: 1 / -1; }
.method li { max-width: 60rem; }
.method li + li { margin-block-start: 0.25rem; }

@media screen and (max-width: 52rem) {
  .pair, .halves { grid-template-columns: minmax(0, 1fr); }
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  /* A shadow at the edge beyond which there is more; what moves along covers it at the end. */
  .table {
    background:
      linear-gradient(var(--paper), var(--paper)) right / 1rem 100% no-repeat local,
      linear-gradient(to left, color-mix(in srgb, var(--ink) 22%, var(--paper)), transparent) right / 1rem 100% no-repeat scroll;
  }
}
@media screen and (max-width: 32rem) {
  /* A name takes no column, but a line over all of them; the figures stand at the foot of its cell. The caption heads it. */
  .named { container-type: inline-size; }
  .named th:first-child { position: static; min-width: 0; max-width: 0; }
  .named thead th:first-child { overflow: hidden; white-space: nowrap; }
  .named tbody th { padding-block-end: 1.75em; }
  .named tbody th > span { display: block; width: 100cqi; }
  .named td { vertical-align: bottom; }
}
@media screen and (max-width: 26rem) {
  .further { grid-template-columns: minmax(0, 1fr); }
  table { font-size: 0.875rem; }
  th, td { padding-inline-start: 0.375rem; }
  tbody th { position: sticky; inset-inline-start: 0; background: var(--paper); }
}

@page { size: A4; margin: 10mm 12mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --muted: #444; --accent: #000; --line: #bbb;
    font-size: 8pt; line-height: 1.3;
  }
  body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .on-screen { display: none; }
  .on-paper { display: block; }
  .table { overflow: visible; }
  h1 { font-size: 14pt; }
  h2 { margin-block-end: 1mm; font-size: 9.5pt; }
  small, .muted, caption, thead th, .method, .figures dt, .figures .change, .further dt { font-size: 7.5pt; }
  .verdict { max-width: none; font-size: 11pt; }
  .note, .method li { max-width: none; }
  .todo { max-width: none; margin-block-start: 1.5mm; }
  .figures { gap: 4mm; margin-block-start: 3mm; }
  .figures > div { padding-block-start: 1mm; border-block-start-width: 1pt; }
  .figures .value { font-size: 14pt; }
  section { margin-block-start: 2.5mm; padding-block-start: 1.5mm; break-inside: avoid; }
  .pair { grid-template-columns: 80mm minmax(0, 1fr); gap: 2mm 6mm; }
  .halves { gap: 2mm 6mm; }
  .halves tbody th { min-width: 27mm; }
  figure svg { width: auto; max-width: 100%; max-height: 58mm; }
  .stack > * + * { margin-block-start: 2mm; }
  th, td { padding: 0.25mm 0 0.25mm 2mm; line-height: 1.2; }
  .hours td, .hours th { padding-inline-start: 0.5mm; font-size: 7pt; }
  .further { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1mm 6mm; }
  .gaps li + li { margin-block-start: 0.5mm; }
  .gaps q { display: inline; }
  .gaps .on-screen { display: none; }
}
`;
