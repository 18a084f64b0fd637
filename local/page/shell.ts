import type { IncomingHttpHeaders } from 'node:http';
import { escaped } from '../../core/html.ts';
import { type Language, languageCookie, languages, type Say, wordsIn } from './words.ts';
import type { PageWorld } from './world.ts';

/** The reader's choice if there is one, else what the browser prefers, else the library's own language. */
export function languageOf(headers: IncomingHttpHeaders, fallback: Language): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${languageCookie}=(\\w+)`).exec(headers.cookie ?? '')?.[1];
  const preferred = (headers['accept-language'] ?? '')
    .split(',')
    .map((range) => range.trim().slice(0, 2).toLowerCase());
  return languages.find((l) => l === chosen) ?? known(preferred) ?? fallback;
}

function known(preferred: string[]): Language | undefined {
  for (const wish of preferred) {
    const language = languages.find((l) => l === wish);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The page before its data: the bar and the three columns, so that the first paint waits for nothing. */
export function shell(world: PageWorld, language: Language): string {
  const say = wordsIn(language);
  return document(
    language,
    `Auskunft · ${world.library.name}`,
    `<link rel="preload" href="/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin>
<script type="module" src="/page.js"></script>`,
    `<div id="page">
<header class="bar"><h1 class="brand"><span class="brand-name">Auskunft</span> <span class="brand-library">${escaped(world.library.name)}</span></h1></header>
<main class="panes">${(['paneX', 'paneSlack', 'paneInside'] as const).map((pane) => emptyPane(say, pane)).join('')}</main>
</div>
<noscript><p class="lonely">${escaped(say('needsScript'))}</p></noscript>`,
  );
}

function emptyPane(say: Say, pane: 'paneX' | 'paneSlack' | 'paneInside'): string {
  return `<section class="pane"><div class="pane-head"><h2>${escaped(say(pane))}</h2></div><p class="loading">${escaped(say('loading'))}</p></section>`;
}

export function notFoundPage(language: Language): string {
  const say = wordsIn(language);
  return document(
    language,
    `${say('notFound')} · Auskunft`,
    '',
    `<main class="lonely"><h1>${escaped(say('notFound'))}</h1><p><a href="/">${escaped(say('toThePage'))}</a></p></main>`,
  );
}

/** A whole page; `title` is escaped here, `head` and `body` are not. */
export function document(language: Language, title: string, head: string, body: string, style = '/page.css'): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
