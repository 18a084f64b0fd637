/** `tsx bin/library-schema.ts library/library.schema.json`: what editors know about `library.yaml`. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { toJsonSchema } from '@valibot/to-json-schema';
import { LibrarySettings } from '../core/library.ts';

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: tsx bin/library-schema.ts OUT.json');
  process.exitCode = 2;
} else {
  const schema = toJsonSchema(LibrarySettings, {
    typeMode: 'input',
    ignoreActions: ['check', 'trim'], // JSON Schema cannot say them; check-library does
  });
  const title = 'Stammdaten der Bücherei (library.yaml)';
  const format = ['biome', 'format', '--stdin-file-path=library.schema.json'];
  await writeFile(out, execFileSync('npx', format, { input: JSON.stringify({ title, ...schema }), stdio: 'pipe' }));
}
