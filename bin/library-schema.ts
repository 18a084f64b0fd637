/** `tsx bin/library-schema.ts library`: what editors know about `library.yaml` and `rota.yaml`. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { LibrarySettings } from '../core/library.ts';
import { Rota } from '../core/rota.ts';
import { errorWords } from './error-words.ts';
import { readOneArgument } from './usage.ts';

const files = {
  'library.schema.json': { title: 'Stammdaten der Bücherei (library.yaml)', of: LibrarySettings },
  'rota.schema.json': { title: 'Dienstplan (rota.yaml)', of: Rota },
};

const folder = readOneArgument('tsx bin/library-schema.ts FOLDER');
try {
  for (const [file, { title, of }] of Object.entries(files)) {
    const schema = toJsonSchema(of, {
      typeMode: 'input',
      ignoreActions: ['check', 'transform', 'trim'], // JSON Schema cannot say them; check-library does
    });
    const format = ['biome', 'format', `--stdin-file-path=${file}`];
    const input = JSON.stringify({ title, ...schema });
    await writeFile(join(folder, file), execFileSync('npx', format, { input, stdio: 'pipe' }));
  }
} catch (error) {
  console.error(errorWords(error));
  process.exitCode = 1;
}
