import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A file of the page, held in memory. */
export interface Asset {
  type: string;
  body: Buffer;
  /** Fonts never change while the program runs; script and style do between starts. */
  cache: 'forever' | 'never';
}

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const fonts = ['latin', 'latin-ext'].map((set) => `atkinson-hyperlegible-next-${set}-wght-normal.woff2`);

/** The page's script, styles, fonts and icon by path. Takes about 100 ms. */
export async function bundlePage(): Promise<Map<string, Asset>> {
  const [script, style, rotaStyle, ...faces] = await Promise.all([
    bundled(join(here, 'client/main.tsx')),
    bundled(join(here, 'styles/page.css')),
    bundled(join(here, 'styles/rota.css')),
    ...fonts.map((name) => readFile(require.resolve(`@fontsource-variable/atkinson-hyperlegible-next/files/${name}`))),
  ]);
  const assets = new Map<string, Asset>([
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: script, cache: 'never' }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: style, cache: 'never' }],
    ['/rota.css', { type: 'text/css; charset=utf-8', body: rotaStyle, cache: 'never' }],
    ['/icon.svg', { type: 'image/svg+xml', body: Buffer.from(icon), cache: 'never' }],
  ]);
  faces.forEach((body, index) => {
    assets.set(`/fonts/${fonts[index]}`, { type: 'font/woff2', body, cache: 'forever' });
  });
  return assets;
}

async function bundled(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['/fonts/*'],
    logLevel: 'silent', // a mistake arrives as the rejection
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return Buffer.from(output.contents);
}

// A catalogue card with its rod hole.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="2" y="6" width="28" height="20" rx="3" fill="#0B5C6B"/><path d="M8 12h16M8 16h10" stroke="#FBFAF7" stroke-width="2" stroke-linecap="round"/><circle cx="16" cy="22" r="1.6" fill="#FBFAF7"/></svg>`;
