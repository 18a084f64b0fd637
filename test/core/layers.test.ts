import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** The imports that the linter refuses among these files, planted in a copy that has our rules and nothing else. */
function refused(planted: Record<string, string>): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'auskunft-layers-'));
  const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }));
  for (const [path, content] of Object.entries(planted)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const biome = [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  const { stdout } = spawnSync(process.execPath, biome, { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const { diagnostics } = v.parse(Report, JSON.parse(stdout));
  const imports = diagnostics.filter(({ category }) => category === 'lint/style/noRestrictedImports');
  return new Set(imports.map(({ location }) => location.path));
}

const Report = v.object({
  diagnostics: v.array(v.object({ category: v.string(), location: v.object({ path: v.string() }) })),
});

const forbidden = [
  ['core', '../steps/send.ts'],
  ['core', '../adapters/x/channels.ts'],
  ['core', 'node:fs'],
  ['core', '@aws-sdk/client-dynamodb'],
  ['steps', '../adapters/dynamodb/threads.ts'],
  ['steps', 'twitter-api-v2'],
  ['steps', '../functions/wiring.ts'],
  ['adapters/x', '../../steps/send.ts'],
  ['adapters/x', '../../functions/wiring.ts'],
  ['adapters/slack', '../../local/runner.ts'],
  ['lib', '../core/thread.ts'],
  ['lib', '../adapters/dynamodb/table.ts'],
  ['local/x-simulator', '../../core/thread.ts'],
  ['local/x-simulator', '../../adapters/x/ids.ts'],
  ['local/x-simulator', '../../steps/ports.ts'],
  ['local/slack-simulator', '../../adapters/slack/blocks.ts'],
  ['local/slack-simulator', '../x-simulator/server.ts'],
] as const;

const allowed = [
  ['core', './thread.ts'],
  ['core', 'valibot'],
  ['steps', '../core/thread.ts'],
  ['adapters/x', '../../steps/ports.ts'],
  ['adapters/x', 'twitter-api-v2'],
  ['lib', '../core/flow.ts'],
  ['local/x-simulator', './world.ts'],
] as const;

const ways: Record<string, (from: string) => string> = {
  value: (from) => `import { a } from '${from}';\nexport const b = a;\n`,
  type: (from) => `import type { A } from '${from}';\nexport type B = A;\n`,
  again: (from) => `export { a } from '${from}';\n`,
  dynamic: (from) => `export const a = await import('${from}');\n`,
};

describe('the linter', () => {
  test('refuses every import across the layers, in whichever way it is written', () => {
    const planted = forbidden.flatMap(([folder, from], i) =>
      Object.entries(ways).map(([way, write]) => [`${folder}/planted-${i}-${way}.ts`, write(from)] as const),
    );
    expect([...refused(Object.fromEntries(planted))].sort()).toEqual(planted.map(([path]) => path).sort());
  });

  test('takes what each layer may import', () => {
    const planted = allowed.map(
      ([folder, from], i) => [`${folder}/planted-${i}.ts`, ways.value?.(from) ?? ''] as const,
    );
    expect(refused(Object.fromEntries(planted))).toEqual(new Set());
  });
});
