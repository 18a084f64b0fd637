/** How a function becomes a bundle that needs nothing but itself and the library's content beside it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { FunctionName } from '../core/flow.ts';

export const root = join(import.meta.dirname, '..');

/** Compiled content, made once a synthesis; never committed. */
const contentFolder = '.build';

const compilers = { 'library.json': 'compile-library.ts', 'model.deflate': 'compile-model.ts' } as const;
type Content = keyof typeof compilers;

/** Each function needs the library's settings, only `triage` what recognises intents. */
const contentOf = (name: FunctionName): readonly Content[] =>
  name === 'triage' ? ['library.json', 'model.deflate'] : ['library.json'];

/** What the report is drawn and printed with is found where the packages have it, beside the bundle too. */
const printing = [
  '@resvg/resvg-wasm/index_bg.wasm',
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
].map((file) => join('node_modules', file));

/** Vega looks for a canvas in Node while it is loaded, which CommonJS cannot wait for; charts are drawn without one. */
const drawing: Pick<BundlingOptions, 'esbuildArgs'> = {
  esbuildArgs: { '--alias:vega-canvas': join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js') },
};

/**
 * Checks and compiles `library/` and trains the model from it.
 * @throws when the library has problems; they are told on stderr
 */
export function compileContent(): void {
  mkdirSync(join(root, contentFolder), { recursive: true });
  for (const [file, compiler] of Object.entries(compilers)) {
    const command = ['--import', 'tsx', join('bin', compiler), join(contentFolder, file)];
    execFileSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

export function bundling(name: FunctionName): BundlingOptions {
  return {
    format: OutputFormat.CJS, // some dependencies call `require`
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'], // the default takes CommonJS first, which doubles the bundles
    bundleAwsSDK: true, // the tested version, not whatever the runtime brings
    define: { 'import.meta.filename': '__filename', 'import.meta.dirname': '__dirname' },
    externalModules: ['yaml'], // reads the library's folder; deployed, the content is compiled
    forceDockerBundling: false,
    logLevel: LogLevel.WARNING,
    ...(name === 'report' ? drawing : {}),
    commandHooks: {
      beforeInstall: () => [],
      beforeBundling: () => [],
      afterBundling: (from, to) => [
        ...contentOf(name).map((file) => `cp "${from}/${contentFolder}/${file}" "${to}"`),
        ...(name === 'report' ? printing : []).flatMap((file) => [
          `mkdir -p "${to}/${dirname(file)}"`,
          `cp "${from}/${file}" "${to}/${file}"`,
        ]),
      ],
    },
  };
}
