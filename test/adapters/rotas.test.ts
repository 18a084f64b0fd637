import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dynamoRotas } from '../../adapters/dynamodb/rotas.ts';
import type { Absence, Assignment, RotaEntry } from '../../core/rota.ts';
import type { Database } from '../../local/database.ts';
import type { Feed, Rotas } from '../../steps/rotas.ts';
import { databases, withTable } from '../support/databases.ts';
import { noon } from '../support/threads.ts';

const day = 86_400_000;

const early: Assignment = {
  date: '2026-11-24',
  template: 'frueh',
  person: 'U0MARTA',
  source: 'roster',
  publishedAt: noon,
  swap: null,
  version: 0,
};
const late: Assignment = { ...early, template: 'spaet', person: 'U0JONAS' };
const ill: Absence = { staff: 'U0MARTA', from: '2026-11-24', to: '2026-11-27' };
const mine: Feed = { of: 'U0MARTA', by: 'U0MARTA', at: noon };

const line = (what: RotaEntry['what'], at = noon): RotaEntry => ({
  at,
  by: 'U0MARTA',
  what,
  date: '2026-11-24',
  template: null,
  from: null,
  to: null,
});

describe.each(databases())('the rota as it is stored, in $name', ({ start }) => {
  let database: Database;
  let client: DynamoDBClient;
  let rotas: Rotas;
  let now: number;
  let table: string;
  let tables = 0;

  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = noon;
    table = `rotas-${++tables}`;
    client = await withTable(database, table);
    rotas = dynamoRotas({ client, table, clock: () => now });
  });

  const stored = async () => {
    const { Items: items = [] } = await DynamoDBDocumentClient.from(client).send(new ScanCommand({ TableName: table }));
    return items;
  };
  const shiftsOf = (on: string) => rotas.assignments(on, on);

  test('is empty at first', async () => {
    expect(await rotas.assignments('2026-01-01', '2026-12-31')).toEqual([]);
    expect(await rotas.absences('2026-01-01')).toEqual([]);
    expect(await rotas.log(0)).toEqual([]);
    expect(await rotas.feed('secret')).toBeNull();
    await rotas.revokeFeeds('U0MARTA');
    expect(await rotas.change({ entries: [] })).toBe('written');
    expect(await stored()).toEqual([]);
  });

  test('gives back the shifts of some days, first and last included, by day and template', async () => {
    const swap: Assignment = { ...early, swap: { by: 'U0MARTA', at: noon } };
    const nobodys: Assignment = { ...late, person: null, source: 'swap' };
    const proposed: Assignment = { ...early, date: '2026-11-30', source: 'override', publishedAt: null };
    const outside = ['2026-11-23', '2026-12-01'].map((date) => ({ ...early, date }));
    await rotas.change({ assignments: [proposed, ...outside, nobodys, swap], entries: [] });
    expect(await rotas.assignments('2026-11-24', '2026-11-30')).toEqual(
      [swap, nobodys, proposed].map((shift) => ({ ...shift, version: 1 })),
    );
  });

  test('a shift taken twice goes to one of two, and the other is told so', async () => {
    await rotas.change({ assignments: [{ ...early, person: null }], entries: [] });
    const taken = ['U0JONAS', 'U0AYLIN'].map((person) =>
      rotas.change({ assignments: [{ ...early, person, source: 'swap', version: 1 }], entries: [line('taken')] }),
    );
    expect((await Promise.all(taken)).sort()).toEqual(['lost', 'written']);
    expect(await shiftsOf(early.date)).toMatchObject([{ source: 'swap', version: 2 }]);
    expect(await rotas.log(0)).toHaveLength(1);
  });

  test('a shift that nothing is stored of goes to one of two as well', async () => {
    const taken = ['U0JONAS', 'U0AYLIN'].map((person) =>
      rotas.change({ assignments: [{ ...early, person }], entries: [] }),
    );
    expect((await Promise.all(taken)).sort()).toEqual(['lost', 'written']);
    expect(await shiftsOf(early.date)).toMatchObject([{ version: 1 }]);
  });

  test('a change is made as a whole or not at all', async () => {
    await rotas.change({ assignments: [early], entries: [] });
    const outcome = await rotas.change({
      assignments: [late, { ...early, person: null }],
      absences: [ill],
      entries: [line('absent'), line('freed')],
    });
    expect(outcome).toBe('lost');
    expect(await shiftsOf(early.date)).toEqual([{ ...early, version: 1 }]);
    expect(await rotas.absences('2026-01-01')).toEqual([]);
    expect(await rotas.log(0)).toEqual([]);
  });

  test('a month for two shifts a day is published in one go, each shift with its line', async () => {
    const days = Array.from({ length: 30 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
    const assignments = days.flatMap((date) => [
      { ...early, date },
      { ...late, date },
    ]);
    const entries = assignments.map(({ date, template }) => ({ ...line('published'), date, template }));
    expect(await rotas.change({ assignments, entries })).toBe('written');
    expect(await rotas.assignments('2026-11-01', '2026-11-30')).toHaveLength(60);
    expect(await rotas.log(0)).toEqual(entries);
  });

  test('an absence is told from its entry until its last day, and again once it is shortened', async () => {
    const later: Absence = { staff: 'U0JONAS', from: '2026-12-01', to: '2026-12-01' };
    await rotas.change({ absences: [later], entries: [] });
    await rotas.change({ absences: [ill], entries: [] });
    expect(await rotas.absences('2026-11-01')).toEqual([ill, later]);
    expect(await rotas.absences(ill.to)).toEqual([ill, later]);
    expect(await rotas.absences('2026-11-28')).toEqual([later]);
    const shorter: Absence = { ...ill, to: '2026-11-25' };
    expect(await rotas.change({ back: [ill], absences: [shorter], entries: [line('back')] })).toBe('written');
    expect(await rotas.absences('2026-11-01')).toEqual([shorter, later]);
  });

  test('an absence ended twice is ended once, and the second change makes nothing of it', async () => {
    await rotas.change({ absences: [ill], entries: [] });
    expect(await rotas.change({ back: [ill], entries: [line('back')] })).toBe('written');
    expect(await rotas.change({ back: [ill], assignments: [early], entries: [line('back')] })).toBe('lost');
    expect(await shiftsOf(early.date)).toEqual([]);
    expect(await rotas.log(0)).toHaveLength(1);
  });

  describe('of an absence and a shift given on its days, both decided on what was there before', () => {
    const away = { absences: [ill], entries: [line('absent')] };
    const gives = { assignments: [early], entries: [line('overridden')] };

    test.each([
      ['the absence comes first', away, gives],
      ['the shift is given first', gives, away],
    ])('the second is lost where %s', async (_, first, second) => {
      const seen = await rotas.counts();
      expect(await rotas.change({ ...first, seen })).toBe('written');
      expect(await rotas.change({ ...second, seen })).toBe('lost');
      expect(await rotas.log(0)).toHaveLength(1);
      expect(await rotas.change({ ...second, seen: await rotas.counts() })).toBe('written');
    });

    test('at the same moment one is written', async () => {
      const seen = await rotas.counts();
      const outcomes = await Promise.all([rotas.change({ ...away, seen }), rotas.change({ ...gives, seen })]);
      expect(outcomes.sort()).toEqual(['lost', 'written']);
    });

    test('what cannot contradict it hinders neither: a second of its kind, a shift that becomes free', async () => {
      const seen = await rotas.counts();
      expect(await rotas.change({ ...gives, seen })).toBe('written');
      expect(await rotas.change({ assignments: [late], entries: [], seen })).toBe('written');
      const now = await rotas.counts();
      expect(await rotas.change({ assignments: [{ ...late, person: null, version: 1 }], entries: [] })).toBe('written');
      expect(await rotas.change({ ...away, seen: now })).toBe('written');
      const jonas = { ...ill, staff: 'U0JONAS' };
      expect(await rotas.change({ absences: [jonas], entries: [], seen: now })).toBe('written');
    });

    test('so an absence ended and a shift given back with it are lost to either', async () => {
      await rotas.change(away);
      const seen = await rotas.counts();
      expect(await rotas.change({ assignments: [late], entries: [] })).toBe('written');
      expect(await rotas.change({ back: [ill], assignments: [early], entries: [], seen })).toBe('lost');
      expect(await rotas.change({ back: [ill], assignments: [early], entries: [], seen: await rotas.counts() })).toBe(
        'written',
      );
    });
  });

  test('forgets an absence, and whatever tells of it, 90 days after its end', async () => {
    const entries = [line('absent'), line('freed'), line('overridden')];
    await rotas.change({ absences: [ill], entries });
    const end = Date.parse(ill.to) + 90 * day;
    now = end - 1000;
    expect(await rotas.absences('2026-01-01')).toEqual([ill]);
    expect(await rotas.log(0)).toHaveLength(3);
    now = end;
    expect(await rotas.absences('2026-01-01')).toEqual([]);
    expect((await rotas.log(0)).map(({ what }) => what)).toEqual(['overridden']);
  });

  test('an absence that is taken back leaves no line behind for longer than it would have stayed itself', async () => {
    await rotas.change({ absences: [ill], entries: [line('absent')] });
    await rotas.change({ back: [ill], entries: [line('back')] });
    now = Date.parse(ill.to) + 90 * day;
    expect(await rotas.log(0)).toEqual([]);
  });

  test('keeps who had a shift, and who changed it, for a year', async () => {
    await rotas.change({ assignments: [early], entries: [line('taken')] });
    const items = (await stored()).filter(({ sk }) => sk !== 'COUNT'); // which tells of nobody
    expect(items).toHaveLength(2);
    for (const { sk, ttl } of items) {
      const from = String(sk).startsWith('SHIFT#') ? Date.parse(early.date) : noon;
      expect(ttl).toBe((from + 365 * day) / 1000);
    }
  });

  test('keeps of an offer where it stands, or since when it may', async () => {
    const offer = { date: early.date, template: 'frueh', version: 1, of: null };
    await rotas.offered({ ...offer, place: { unknownSince: noon } });
    expect(await rotas.offers()).toEqual([{ ...offer, place: { unknownSince: noon } }]);
    await rotas.offered({ ...offer, place: { channel: 'C', ts: '1.2' } });
    expect(await rotas.offers()).toEqual([{ ...offer, place: { channel: 'C', ts: '1.2' } }]);
    await rotas.offerSettled({ ...offer, place: { unknownSince: noon } });
    expect(await rotas.offers()).toEqual([]);
  });

  test('tells who changed what since then, oldest first, and of one moment in the order of the changes', async () => {
    await rotas.change({ entries: [line('swapTaken', noon + 5)] });
    await rotas.change({ entries: [line('published'), line('overridden')] });
    await rotas.change({ entries: [line('taken')] });
    await rotas.change({ entries: [line('swapAsked', noon - 1)] });
    expect((await rotas.log(noon)).map(({ what }) => what)).toEqual(['published', 'overridden', 'taken', 'swapTaken']);
    expect(await rotas.log(noon - 1)).toHaveLength(5);
    expect(await rotas.log(noon + 6)).toEqual([]);
  });

  test('a calendar’s address is known by its secret alone, of which nothing is stored', async () => {
    const all: Feed = { of: null, by: 'U0MARTA', at: noon };
    await rotas.makeFeed('a-secret', mine);
    await rotas.makeFeed('another-secret', all);
    expect(await rotas.feed('a-secret')).toEqual(mine);
    expect(await rotas.feed('another-secret')).toEqual(all);
    for (const wrong of ['', 'a-secre', 'A-SECRET', 'a-secret ']) expect(await rotas.feed(wrong), wrong).toBeNull();
    expect(JSON.stringify(await stored())).not.toContain('secret');
  });

  test('a new address takes the place of the old one, and nobody else’s', async () => {
    await rotas.makeFeed('first', mine);
    await rotas.makeFeed('for-all', { ...mine, of: null });
    await rotas.makeFeed('jonas', { of: 'U0JONAS', by: 'U0JONAS', at: noon });
    await rotas.makeFeed('second', { ...mine, at: noon + 1 });
    expect(await rotas.feed('first')).toBeNull();
    for (const kept of ['second', 'for-all', 'jonas']) expect(await rotas.feed(kept), kept).not.toBeNull();
  });

  test('revoked addresses are found no longer, and a colleague’s whose id begins alike stay', async () => {
    await rotas.makeFeed('mine', mine);
    await rotas.makeFeed('all', { ...mine, of: null });
    await rotas.makeFeed('hers', { of: 'U0MARTA2', by: 'U0MARTA2', at: noon });
    await rotas.revokeFeeds('U0MARTA');
    expect(await rotas.feed('mine')).toBeNull();
    expect(await rotas.feed('all')).toBeNull();
    expect(await rotas.feed('hers')).not.toBeNull();
    await rotas.makeFeed('mine', mine); // a fresh start is allowed
    expect(await rotas.feed('mine')).toEqual(mine);
  });

  test('whatever is written at whatever version, only what was seen as it is wins, and versions count on', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 8 }), async (versions) => {
        const template = `schicht-${++round}`;
        let version = 0;
        for (const seen of versions) {
          const outcome = await rotas.change({ assignments: [{ ...early, template, version: seen }], entries: [] });
          expect(outcome).toBe(seen === version ? 'written' : 'lost');
          if (outcome === 'written') version++;
        }
        const found = (await shiftsOf(early.date)).find((shift) => shift.template === template);
        expect(found?.version ?? 0).toBe(version);
      }),
      { numRuns: 30 },
    );
  });
});
