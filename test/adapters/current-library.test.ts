import { expect, test } from 'vitest';
import type { LibraryChange } from '../../core/library-change.ts';
import { currentLibrary } from '../../functions/current-library.ts';
import type { LibraryChanges } from '../../steps/library-changes.ts';
import { sampleLibrary } from '../support/library-desk.ts';
import { noon } from '../support/threads.ts';

const closure = (branch: string): LibraryChange => ({
  kind: 'closure',
  key: `closure:${branch}`,
  branch,
  from: '2026-11-24',
  to: '2026-11-24',
  service: false,
  sentence: 'Die Heizung ist ausgefallen.',
  by: 'U0LEAD',
  at: noon,
  until: noon + 12 * 3_600_000,
});

async function withEntries() {
  const entered: LibraryChange[] = [];
  let now = noon;
  let queries = 0;
  const changes: Pick<LibraryChanges, 'all'> = {
    all: async () => {
      queries++;
      return entered.map((change) => ({ change: structuredClone(change), version: 1 }));
    },
  };
  const files = await sampleLibrary();
  return {
    files,
    entered,
    library: currentLibrary(files, changes, () => now),
    passes: (ms: number) => {
      now += ms;
    },
    get queries() {
      return queries;
    },
  };
}

test('without entries the library is the files themselves', async () => {
  const { library, files } = await withEntries();
  expect(await library.fresh()).toBe(files);
});

test('it stays the same object while nothing changes, however often it is read', async () => {
  const at = await withEntries();
  at.entered.push(closure('nord'));
  const first = await at.library.fresh();
  expect(first.settings.closures.at(-1)).toMatchObject({ branches: ['nord'] });
  expect(await Promise.all([at.library.fresh(), at.library.fresh(), at.library.recent()])).toEqual([
    first,
    first,
    first,
  ]);
  expect(await at.library.fresh()).toBe(first);
});

test('what is recent is read at most every five seconds, what is fresh each time', async () => {
  const at = await withEntries();
  await at.library.recent();
  at.entered.push(closure('nord'));
  at.passes(4_999);
  expect(await at.library.recent()).toBe(at.files);
  expect(at.queries).toBe(1);
  expect(await at.library.fresh()).not.toBe(at.files);
  at.entered.push(closure('zentral'));
  at.passes(5_000);
  expect((await at.library.recent()).settings.closures.at(-1)).toMatchObject({ branches: ['zentral'] });
  expect(at.queries).toBe(3);
});
