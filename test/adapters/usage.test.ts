import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { copyWithFewExamples } from '../support/sample-folder.ts';

let place: string;
let nowhere: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'usage-'));
  nowhere = join(place, 'nowhere');
  await mkdir(nowhere);
});
afterEach(() => rm(place, { recursive: true }));

/** In a folder with nothing in it, where nothing is set. */
function run(name: string, args: string[], library?: string): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HOME: place, AUSKUNFT_LIBRARY: library ?? join(place, 'no-library') };
  const command = [join(inject('bundledCommands'), `${name}.mjs`), ...args];
  return promisify(execFile)(process.execPath, command, { env, cwd: nowhere }).then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out, err }),
    ({ code, stdout: out, stderr: err }) => ({ code, out, err }),
  );
}

async function sampleLibrary(): Promise<string> {
  const library = join(place, 'library');
  await copyWithFewExamples(library);
  return library;
}

const usages = {
  bench: 'npm run bench',
  'check-library': 'npm run check-library [-- --data .local | --table NAME]',
  'compile-library': 'tsx bin/compile-library.ts OUT.json',
  'compile-model': 'tsx bin/compile-model.ts OUT.deflate',
  doctor: 'npm run -s doctor',
  eval: 'npm run eval [-- first|second]',
  examples: 'npm run -s examples -- [--data .local | --table NAME] [--write] | --confusing',
  'library-pull': 'npm run library:pull -- [--data .local | --table NAME]',
  'library-schema': 'tsx bin/library-schema.ts FOLDER',
  local: 'npm start -- [--port 3000] [--data .local] [--poll-seconds 5] [--no-samples] [--practice]',
  report: 'npm run -s report -- --rebuild',
  rota: 'npm run -s rota -- --from 2026-11-23 --to 2026-12-06',
  secrets: 'npm run secrets -- [--practice] [NAME…]',
  yardstick: 'npm run yardstick -- FOLDER',
};

test.each(Object.entries(usages))(
  '%s --help tells how it is called, needs nothing and does nothing',
  async (name, usage) => {
    const long = await run(name, ['--help']);
    expect(long).toEqual({ code: 0, out: expect.stringContaining(usage), err: '' });
    expect(await run(name, ['-h'])).toEqual(long);
    expect(await readdir(nowhere)).toEqual([]);
  },
);

test.each(Object.entries(usages))(
  '%s refuses an option that it does not know, with how it is called',
  async (name, usage) => {
    const library = ['report', 'rota'].includes(name) ? await sampleLibrary() : undefined;
    const { code, out, err } = await run(name, ['--foo'], library);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toContain('--foo');
    expect(err).toContain(usage);
    expect(await readdir(nowhere)).toEqual([]);
  },
);

test.each([
  ['eval', ['third'], 'third'],
  ['doctor', ['slack'], 'slack'],
  ['secrets', ['SLACK_BOT_TOKE'], 'Unknown: SLACK_BOT_TOKE. Known are: X_APP_KEY,'],
  ['yardstick', [], 'FOLDER'],
  ['compile-library', ['one.json', 'two.json'], 'two.json'],
  ['examples', ['--confusing', '--write'], '--confusing and --write do not go together.'],
  ['examples', ['--data', 'a', '--table', 'b'], '--data and --table do not go together.'],
  ['library-pull', ['--data', 'a', '--table', 'b'], '--data and --table do not go together.'],
  ['check-library', ['--data', 'a', '--table', 'b'], '--data und --table gehen nicht zusammen'],
])('%s %j is refused before anything is read', async (name, args, problem) => {
  const { code, out, err } = await run(name, args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(problem);
  expect(await readdir(nowhere)).toEqual([]);
});

test('a file or folder that is not to be had is told in one sentence', async () => {
  const library = await sampleLibrary();
  expect(await run('yardstick', ['/nonexist'])).toEqual({
    code: 1,
    out: '',
    err: '/nonexist: there is no such file, or no folder for it.\n',
  });
  const file = join(place, 'missing', 'x');
  const report = await run('report', ['--out', file], library);
  expect([report.code, report.out]).toEqual([1, '']);
  expect(report.err.trimEnd().split('\n').at(-1)).toBe(
    `${file}: Die Datei gibt es nicht, oder der Ordner dafür fehlt.`,
  );
  expect(await run('compile-library', [file], library)).toEqual({
    code: 1,
    out: '',
    err: `${file}: there is no such file, or no folder for it.\n`,
  });
});

test('a library that the system does not give is told in one line', async () => {
  const library = join(place, 'library');
  await mkdir(library);
  await symlink('library.yaml', join(library, 'library.yaml'));
  const { code, out, err } = await run('doctor', [], library);
  expect([code, err]).toEqual([1, '']);
  expect(out).toMatch(/^[^\n]*library\.yaml[^\n]*\n$/);
});
