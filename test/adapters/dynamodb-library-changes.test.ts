import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import type { LibraryChange } from '../../core/library-change.ts';
import type { Database } from '../../local/database.ts';
import type { LibraryChanges } from '../../steps/library-changes.ts';
import { databases, withTable } from '../support/databases.ts';
import { noon } from '../support/threads.ts';

const hour = 3_600_000;
const day = 24 * hour;

const made = { by: 'U0LEAD', at: noon, until: null };
const answer: Extract<LibraryChange, { kind: 'answer' }> = {
  kind: 'answer',
  key: 'verlaengern',
  answer: {
    id: 'verlaengern',
    title: 'Verlängern',
    intents: ['renewal'],
    languages: ['de'],
    valid: { from: '2026-11-24' },
    owner: 'Ausleihe',
    questions: {},
    texts: { de: 'Verlängern können Sie im Konto.' },
  },
  ...made,
};
const closure: LibraryChange = {
  kind: 'closure',
  key: 'heizung',
  branch: null,
  from: '2026-11-24',
  to: '2026-11-25',
  service: false,
  sentence: 'Die Heizung ist ausgefallen.',
  ...made,
  until: noon + 2 * day,
};
const opening: LibraryChange = {
  kind: 'opening',
  key: 'lesenacht',
  branch: 'nord',
  date: '2026-11-27',
  from: '19:00',
  to: '23:00',
  sentence: 'Lesenacht',
  ...made,
};

describe.each(databases())('what leads changed, in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let changes: LibraryChanges;
  let now: number;
  let table: string;
  let tables = 0;

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = noon;
    table = `changes-${++tables}`;
    client = await withTable(database, table);
    changes = dynamoLibraryChanges({ client, table, clock: () => now });
  });

  test('is read back as it was entered, whatever its kind', async () => {
    expect(await changes.all(now)).toEqual([]);
    expect(await changes.redraftSince()).toBeNull();
    const retired: LibraryChange = { ...answer, key: 'feiertage', answer: null };
    for (const change of [answer, closure, opening, retired]) expect(await changes.save(change, 0)).toBe('written');
    const all = await changes.all(now);
    expect(all).toHaveLength(4);
    for (const change of [answer, closure, opening, retired]) expect(all).toContainEqual({ change, version: 1 });
  });

  test('keeps what the team is to hear of it until that is told, and no longer than it matters', async () => {
    const entered = { words: 'Die Heizung ist aus.', at: noon };
    const back = { words: 'Sie läuft wieder.', at: noon + 1000 };
    await changes.save(answer, 0);
    await changes.save(opening, 0, { words: 'Lesenacht.', at: noon + 1 });
    await changes.save(closure, 0, entered);
    expect(await changes.untold()).toMatchObject([entered, { words: 'Lesenacht.' }]);
    const [first] = await changes.untold();
    if (first) await changes.told(first);
    expect(await changes.untold()).toMatchObject([{ words: 'Lesenacht.' }]);
    await changes.remove(closure.key, 1, back);
    if (first) await changes.told(first); // too late: something else is to be told by now
    expect(await changes.untold()).toMatchObject([{ words: 'Lesenacht.' }, back]);
    await changes.remove(opening.key, 1);
    await changes.save(closure, 0);
    expect(await changes.untold()).toEqual([]);
  });

  test('has its drafts made anew, until that is done', async () => {
    await changes.save(answer, 0);
    expect(await changes.redraftSince()).toBe(noon);
    await changes.redrafted(noon);
    expect(await changes.redraftSince()).toBeNull();
  });

  test('keeps a later change waiting for its drafts when those of an earlier one are done', async () => {
    await changes.save(answer, 0);
    now += 1000;
    await changes.save({ ...closure, at: now }, 0);
    await changes.redrafted(noon);
    expect(await changes.redraftSince()).toBe(now);
    await changes.redrafted(now);
    expect(await changes.redraftSince()).toBeNull();
  });

  test('is made by one of two leads who begin the same thing at once', async () => {
    const outcomes = await Promise.all([changes.save(answer, 0), changes.save({ ...answer, by: 'U0LEA' }, 0)]);
    expect(outcomes.sort()).toEqual(['lost', 'written']);
    expect(await changes.all(now)).toHaveLength(1);
  });

  test('is changed by one of two leads who have seen the same version, and the loser sets nothing off', async () => {
    await changes.save(answer, 0);
    await changes.redrafted(noon);
    const first = { ...answer, by: 'U0LEA', at: now };
    expect(await changes.save(first, 1)).toBe('written');
    await changes.redrafted(now);
    now += 1000;
    expect(await changes.save({ ...answer, answer: null, at: now }, 1)).toBe('lost');
    expect(await changes.all(now)).toEqual([{ change: first, version: 2 }]);
    expect(await changes.redraftSince()).toBeNull();
  });

  test('that is taken back is gone, has drafts made anew, and its count goes on', async () => {
    await changes.save(answer, 0);
    await changes.redrafted(noon);
    now += 1000;
    expect(await changes.remove('verlaengern', 2)).toBe('lost');
    expect(await changes.remove('verlaengern', 1)).toBe('written');
    expect(await changes.all(now)).toEqual([]);
    expect(await changes.redraftSince()).toBe(now);
    expect(await changes.remove('verlaengern', 2)).toBe('lost');
    // Whoever still has the old one before them is too late; whoever begins anew is not.
    expect(await changes.save(answer, 1)).toBe('lost');
    expect(await changes.save(answer, 0)).toBe('written');
    expect(await changes.all(now)).toEqual([{ change: answer, version: 3 }]);
  });

  test('that was changed meanwhile is not taken back', async () => {
    await changes.save(answer, 0);
    await changes.save({ ...answer, answer: null }, 1);
    expect(await changes.remove('verlaengern', 1)).toBe('lost');
    expect(await changes.all(now)).toMatchObject([{ version: 2 }]);
  });

  test('that has expired is left out, and has drafts made anew once', async () => {
    await changes.save(closure, 0);
    await changes.redrafted(noon);
    const end = noon + 2 * day;
    now = end - 1;
    expect(await changes.all(now)).toHaveLength(1);
    expect(await changes.redraftSince()).toBeNull();
    now = end + 5000;
    expect(await changes.all(now)).toEqual([]);
    expect(await changes.redraftSince()).toBe(end);
    await changes.redrafted(end);
    expect(await changes.redraftSince()).toBeNull();
    const again = { ...closure, at: now, until: now + day };
    expect(await changes.save(again, 0)).toBe('written');
    expect(await changes.all(now)).toEqual([{ change: again, version: 2 }]);
  });

  test('outlives its end only as long as the audit trail, and holds without end where no end was given', async () => {
    await changes.save(closure, 0);
    await changes.save(opening, 0);
    const { Items: items = [] } = await DynamoDBDocumentClient.from(client).send(new ScanCommand({ TableName: table }));
    const ttl = (sk: string) => items.find((item) => item.sk === sk)?.ttl;
    expect(ttl('CHANGE#closure#heizung')).toBe((noon + 2 * day + 365 * day) / 1000);
    expect(ttl('CHANGE#opening#lesenacht')).toBeUndefined();
    await changes.save({ ...closure, until: null }, 1);
    const { Items: later = [] } = await DynamoDBDocumentClient.from(client).send(new ScanCommand({ TableName: table }));
    expect(later.find((item) => item.sk === 'CHANGE#closure#heizung')).not.toHaveProperty('ttl');
  });
});
