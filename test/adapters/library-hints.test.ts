import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { expiryHints } from '../../adapters/files/library-expiry.ts';
import { dangerHints, hintLine, libraryHints } from '../../adapters/files/library-hints.ts';
import { overlong } from '../../bin/read-library.ts';
import { dangers } from '../../core/danger.ts';
import { signatureRoom } from '../../core/signature.ts';
import { copyWithFewExamples } from '../support/sample-folder.ts';

async function sample() {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  return reading.library.settings;
}

test('the sample needs no hint, and its texts leave room for a signature', async () => {
  const settings = await sample();
  expect(libraryHints(settings)).toEqual([]);
  for (const danger of dangers) {
    for (const text of Object.values(settings.emergency.texts[danger] ?? {})) {
      expect(text.length, text).toBeLessThanOrEqual(260);
      expect(text).toMatch(/11[02]/);
    }
  }
  for (const text of Object.values(settings.emergency.texts.selfHarm ?? {})) expect(text).toContain('0800 111 0 111');
});

test('the sample speaks of every danger in ten languages, with the same number to call, and fits a short post', async () => {
  const { emergency, signatures } = await sample();
  const room = signatureRoom(signatures);
  for (const danger of dangers) {
    const texts = emergency.texts[danger] ?? {};
    expect(Object.keys(texts).toSorted(), danger).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'pl', 'ru', 'tr', 'uk']);
    const [number = ''] = texts.de?.match(/11[02]/) ?? [];
    for (const [language, text] of Object.entries(texts)) {
      expect(text, `${danger} ${language}`).toContain(number);
      expect(overlong(text + room), text).toBe(0);
    }
  }
});

test('a library without contacts and texts is told of each, in German and with a remedy', async () => {
  const settings = {
    ...(await sample()),
    emergency: { contacts: [], texts: { alarm: { de: '112' }, threat: { en: '110' } } },
  };
  const lines = libraryHints(settings).map(hintLine);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^Hinweis: .+ niemanden persönlich\. {2}→ .+„contacts“/);
  expect(lines.slice(1).map((line) => /Art „(\w+)“/.exec(line)?.[1])).toEqual(
    dangers.filter((each) => each !== 'alarm'),
  );
});

test('a danger without examples is hinted at, for nothing else would find it', () => {
  const known = ['selfHarm', 'threat', 'alarm', 'medical', 'lostChild'] as const;
  const written = known.map((danger) => ({
    danger,
    examples: { de: Array.from({ length: 50 }, (_, n) => `Hilfe ${n}`) },
  }));
  expect(dangerHints(written).map(hintLine)).toEqual([
    'Hinweis: Gefahr der Art „lockedIn“ wird kaum erkannt: 0 deutsche Beispiele.  → In dangers/lockedIn.yaml unter „examples: de:“ mindestens 50 schreiben.',
  ]);
});

test('an answer past its last day, or close to it, is hinted at with its line; the library is in order with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'library-hints-'));
  try {
    await copyWithFewExamples(folder);
    const file = join(folder, 'answers', 'wlan.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^valid: .*$/m, 'valid: { from: 2025-01-01, until: 2026-06-30 }'));
    const reading = await readLibrary(folder);
    if (reading.kind === 'broken') throw new Error(JSON.stringify(reading.problems));
    const told = async (today: string) =>
      (await expiryHints(folder, reading.library, today)).map(({ line, problem }) => `${line} ${problem}`);
    expect(await told('2026-06-15')).toEqual([]);
    expect(await told('2026-06-16')).toEqual(['6 Die Antwort gilt nur noch bis 2026-06-30.']);
    expect(await told('2026-07-01')).toEqual(['6 Die Antwort galt nur bis 2026-06-30; niemand bekommt sie mehr.']);
    const command = join(inject('bundledCommands'), 'check-library.mjs');
    const env = { ...process.env, AUSKUNFT_LIBRARY: folder };
    const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
    expect(stdout).toContain(`Hinweis: ${file}:6  Die Antwort galt nur bis 2026-06-30; niemand bekommt sie mehr.  → `);
    expect(stdout).toMatch(/\nIn Ordnung: .*\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
