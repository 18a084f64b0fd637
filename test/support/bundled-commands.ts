/**
 * The commands as single files, bundled once for all tests that start many of them: from their sources each start takes
 * two seconds of a processor, most of it for reading them. Each command is started from its sources somewhere too.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { onceARun } from './once-a-run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the commands of `bin/` by their names, as `report.mjs`. */
    bundledCommands: string;
  }
}

const root = join(import.meta.dirname, '../..');
/** For packages that are CommonJS. */
const requiring = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(${JSON.stringify(join(root, 'package.json'))});
const __dirname = import.meta.dirname, __filename = import.meta.filename;`;
const commands = [
  'bench',
  'check-library',
  'compile-library',
  'compile-model',
  'doctor',
  'eval',
  'examples',
  'library-pull',
  'library-schema',
  'local',
  'report',
  'rota',
  'secrets',
  'yardstick',
];

/** What looks for files beside itself, or beside its packages, finds them where the source has them. */
const atTheirSource: Plugin = {
  name: 'at their source',
  setup(bundling) {
    bundling.onLoad({ filter: /\/(adapters|bin|local)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const places = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
      const placed = Object.entries(places).reduce(
        (text, [name, place]) => text.replaceAll(`import.meta.${name}`, JSON.stringify(place)),
        source,
      );
      return { contents: placed, loader: 'ts' };
    });
    // It starts a program that lies beside it.
    const esbuild = pathToFileURL(join(root, 'node_modules/esbuild/lib/main.js')).href;
    bundling.onResolve({ filter: /^esbuild$/ }, () => ({ path: esbuild, external: true }));
  },
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await onceARun('bundled commands', bundle);
  project.provide('bundledCommands', folder);
  return () => rm(folder, { recursive: true, force: true });
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'auskunft-commands-'));
  await build({
    entryPoints: commands.map((name) => join(root, 'bin', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    // It looks for a canvas of Node's; charts are drawn without one.
    alias: { 'vega-canvas': join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js') },
    banner: { js: requiring },
    plugins: [atTheirSource],
    logLevel: 'warning',
  });
  return folder;
}
