import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fingerprint, packModel, readModel, trainingSources, unpackModel } from '../../adapters/files/model.ts';
import { type Features, featuresOf } from '../../core/features.ts';
import { gistOf } from '../../core/gist.ts';
import type { Library } from '../../core/library.ts';
import { judge } from '../../core/tagger.ts';
import { sampleLibrary } from '../support/library-desk.ts';

const many = (text: (n: number) => string) => Array.from({ length: 60 }, (_, n) => text(n));
let library: Library;
const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'auskunft-model-'));

beforeAll(async () => {
  const examples = [
    { intent: 'rooms_it' as const, examples: { de: many((n) => `Kann ich heute ${n} Seiten drucken?`) } },
    { intent: 'opening_hours' as const, examples: { de: many((n) => `Habt ihr um ${n} Uhr noch offen?`) } },
  ];
  library = { ...(await sampleLibrary()), answers: [], lexicon: {}, languages: {}, dangers: [], examples };
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test('a library is learnt from once, and who waits for that is told', async () => {
  const told = vi.fn();
  const first = await readModel(library, told);
  expect(told).toHaveBeenCalledTimes(1);
  expect(readdirSync('.build')).toHaveLength(1);
  const again = await readModel(library, told);
  expect(told).toHaveBeenCalledTimes(1);
  for (const text of ['Drucken?', 'offen um 9', '']) expect(judge(again, text)).toEqual(judge(first, text));
});

test('another example is learnt from anew', async () => {
  const told = vi.fn();
  const more = { intent: 'rooms_it' as const, examples: { de: ['Gibt es einen Scanner?'] } };
  await readModel({ ...library, examples: [...library.examples, more] }, told);
  expect(told).toHaveBeenCalledTimes(1);
});

test('a release that reads texts otherwise learns anew: other features, or the same weighed or reduced otherwise', () => {
  const greeted = {
    ...library,
    examples: [{ intent: 'rooms_it' as const, examples: { de: ['Guten Tag, kann ich drucken?'] } }],
  };
  const of = (read: (text: string) => Features) => fingerprint(greeted, { read, sources: [] });
  const plain = of((text) => featuresOf(text));
  expect(of((text) => featuresOf(text))).toBe(plain);
  const others = [
    of((text) => featuresOf(gistOf(text))),
    of((text) => featuresOf(text, { stemPairs: true })),
    of((text) => featuresOf(text, { weight: (position) => 1 + (position % 2) })),
  ];
  expect(new Set([plain, ...others]).size).toBe(4);
});

test('a release that trains otherwise learns anew, one that only masks otherwise does not', async () => {
  const sources = await trainingSources();
  for (const known of ['trainTriage', 'trainClassifier', 'fitSoftmax', 'function pack(', 'falseAlarmOneIn', 'partsOf'])
    expect(sources.some((source) => source.includes(known))).toBe(true);
  expect(sources.some((source) => source.includes('findPersonalData'))).toBe(false);
  const of = (sources: readonly string[]) => fingerprint(library, { read: (text) => featuresOf(text), sources });
  const stricter = sources.map((source) => source.replace('falseAlarmOneIn = 20', 'falseAlarmOneIn = 1'));
  expect(of(stricter)).not.toBe(of(sources));
  expect(of(await trainingSources())).toBe(of(sources));
});

test('what is stored judges the same, and anything else is refused', async () => {
  const model = await readModel(library);
  const packed = packModel(model);
  expect(judge(unpackModel(packed), 'Seiten drucken')).toEqual(judge(model, 'Seiten drucken'));
  expect(() => unpackModel(packed.subarray(0, packed.length / 2))).toThrow();
  expect(() => unpackModel(new TextEncoder().encode('{}'))).toThrow();
});
