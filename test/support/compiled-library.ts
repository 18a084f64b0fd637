/** Compiles the library and trains its model once for all tests that start Auskunft often, as a deployment does. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { onceARun } from './once-a-run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with `library.json` and `model.deflate`. */
    compiledLibrary: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = onceARun('compiled library', compile);
  project.provide('compiledLibrary', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function compile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'auskunft-library-'));
  for (const [bin, file] of [
    ['compile-library', 'library.json'],
    ['compile-model', 'model.deflate'],
  ] as const) {
    execFileSync(process.execPath, ['--import', 'tsx', `bin/${bin}.ts`, join(folder, file)], { stdio: 'inherit' });
  }
  return folder;
}
