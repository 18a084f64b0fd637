import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onThreads } from '../../functions/stream.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auskunft-stream-'));
  vi.stubEnv('AUSKUNFT_LOG', join(folder, 'log'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const record = (id: string, sequence: string) => ({
  dynamodb: { Keys: { pk: { S: `THREAD#${id}` } }, SequenceNumber: sequence },
});

test('what fails is retried from its record on, and the log names the kind of error, never what somebody wrote', async () => {
  const handler = onThreads(async (id) => {
    if (id === 'broken') JSON.parse('Meine Nummer ist 0041 7723');
    return 'handled';
  });
  expect(await handler({ Records: [record('fine', '1'), record('broken', '2'), record('broken', '3')] })).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }],
  });
  const logged = await readFile(join(folder, 'log'), 'utf8');
  expect(JSON.parse(logged)).toMatchObject({ event: 'stream.failed', threadId: 'broken', error: 'SyntaxError' });
  expect(logged).not.toContain('Meine');
});
