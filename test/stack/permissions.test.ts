import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoCases } from '../../adapters/dynamodb/cases.ts';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../../adapters/dynamodb/rotas.ts';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import { type FunctionName, flow } from '../../core/flow.ts';
import { openThread } from '../../core/intake.ts';
import type { Lesson } from '../../core/lesson.ts';
import type { LibraryChange } from '../../core/library-change.ts';
import type { Assignment, RotaEntry } from '../../core/rota.ts';
import type { LogEntry } from '../../core/thread.ts';
import type { Cases } from '../../steps/cases.ts';
import type { LibraryChanges } from '../../steps/library-changes.ts';
import type { IncomingMessage } from '../../steps/ports.ts';
import type { Rotas, StandingOffer } from '../../steps/rotas.ts';
import type { Mute, Threads } from '../../steps/threads.ts';
import { account, region, resolved, resourcesOf, synthesise } from './synthesised.ts';

interface Ask {
  action: string;
  resource: string;
  /** Partition keys, for items of the table. */
  keys?: string[];
}

const resources = resourcesOf(synthesise());
const idOf = (type: string, start: string) => {
  const found = [...resources].find(([id, { Type }]) => Type === type && id.startsWith(start));
  if (!found) throw new Error(`The template has no ${type} ${start}`);
  return found[0];
};
const table = `arn:aws:dynamodb:${region}:${account}:table/${idOf('AWS::DynamoDB::Table', 'Table')}`;
const sendQueue = `arn:aws:sqs:${region}:${account}:${idOf('AWS::SQS::Queue', 'Send4')}`;
const secrets = `arn:aws:ssm:${region}:${account}:parameter/auskunft/secrets`;

const Statement = v.looseObject({
  Action: v.union([v.string(), v.array(v.string())]),
  Condition: v.optional(v.unknown()),
});
const Policy = v.object({ PolicyDocument: v.object({ Version: v.string(), Statement: v.array(Statement) }) });

function policyOf(name: FunctionName) {
  const properties = resources.get(idOf('AWS::IAM::Policy', `${name}Role`))?.Properties;
  return v.parse(Policy, resolved(properties, resources)).PolicyDocument;
}

async function may(name: FunctionName, { action, resource, keys }: Ask): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        action,
        principal: `arn:aws:iam::${account}:role/${name}`,
        resource: { resource, accountId: account },
        contextVariables: keys ? { 'dynamodb:LeadingKeys': keys } : {},
      },
      identityPolicies: [{ name, policy: policyOf(name) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(JSON.stringify(outcome.errors));
  return outcome.overallResult === 'Allowed';
}

const item = (action: string, ...keys: string[]): Ask => ({ action: `dynamodb:${action}`, resource: table, keys });
const names = flow.map(({ name }) => name);

describe.each(names)('%s', (name) => {
  test('may neither scan nor delete the table, nor turn off its backups', async () => {
    for (const action of ['Scan', 'DeleteTable', 'UpdateTable', 'UpdateContinuousBackups', 'BatchWriteItem']) {
      expect(await may(name, { action: `dynamodb:${action}`, resource: table }), action).toBe(false);
    }
  });

  test('may write its own log and nobody else’s', async () => {
    for (const of of names) {
      const resource = `arn:aws:logs:${region}:${account}:log-group:${idOf('AWS::Logs::LogGroup', `${of}Log`)}:log-stream:x`;
      expect(await may(name, { action: 'logs:PutLogEvents', resource }), of).toBe(of === name);
    }
  });

  test('may not change its own rights, call other functions or write secrets', async () => {
    const fn = `arn:aws:lambda:${region}:${account}:function:${idOf('AWS::Lambda::Function', 'slack')}`;
    expect(await may(name, { action: 'lambda:InvokeFunction', resource: fn })).toBe(false);
    expect(await may(name, { action: 'ssm:PutParameter', resource: secrets })).toBe(false);
    expect(await may(name, { action: 'iam:PutRolePolicy', resource: `arn:aws:iam::${account}:role/x` })).toBe(false);
  });

  test('reads the secrets only when it calls a vendor', async () => {
    const calls = ['poll', 'card', 'slack', 'send', 'tick', 'report'].includes(name);
    expect(await may(name, { action: 'ssm:GetParameter', resource: secrets })).toBe(calls);
    const other = secrets.replace('auskunft', 'another');
    expect(await may(name, { action: 'ssm:GetParameter', resource: other })).toBe(false);
  });

  test('wakes send only when something is approved or due, or the service is closed', async () => {
    const wakes = ['triage', 'slack', 'send', 'tick'].includes(name);
    expect(await may(name, { action: 'sqs:SendMessage', resource: sendQueue })).toBe(wakes);
    expect(await may(name, { action: 'sqs:ReceiveMessage', resource: sendQueue })).toBe(name === 'send');
  });

  test('asks Comprehend only when it tags, and only for what it needs', async () => {
    expect(await may(name, { action: 'comprehend:DetectSentiment', resource: '*' })).toBe(name === 'triage');
    expect(await may(name, { action: 'comprehend:DetectPiiEntities', resource: '*' })).toBe(false);
  });
});

test('only slack may hold and release all sending', async () => {
  for (const name of names) {
    expect(await may(name, item('PutItem', 'SETTING')), name).toBe(name === 'slack');
    expect(await may(name, item('DeleteItem', 'SETTING')), name).toBe(false);
  }
});

test('only poll may say how far a source is read', async () => {
  for (const name of names) expect(await may(name, item('UpdateItem', 'CURSOR#x-dm')), name).toBe(name === 'poll');
});

test('tick moves threads and stores nothing that a patron writes', async () => {
  expect(await may('tick', item('UpdateItem', 'THREAD#1'))).toBe(true);
  for (const key of ['SEEN#x-dm#1', 'CONV#x-dm#1', 'PERSON#x-dm#1', 'TALK#x-mention#1']) {
    expect(await may('tick', item('PutItem', key)), key).toBe(false);
  }
});

test('only slack may mute somebody, and nobody may delete what was written, who wrote it or what leads changed', async () => {
  for (const name of names) {
    expect(await may(name, item('PutItem', 'MUTE#x-dm#author#1')), name).toBe(name === 'slack');
    expect(await may(name, item('DeleteItem', 'MUTE#x-dm#author#1')), name).toBe(name === 'slack');
    for (const key of ['THREAD#1', 'BUNDLE#1', 'LIBRARY', 'PERSON#x-dm#1']) {
      expect(await may(name, item('DeleteItem', key)), `${name} ${key}`).toBe(false);
    }
  }
});

test('lessons are kept and forgotten where questions are triaged and decided, and read by whoever shows them', async () => {
  for (const name of names) {
    expect(await may(name, item('UpdateItem', 'LESSON')), name).toBe(['triage', 'slack'].includes(name));
    expect(await may(name, item('DeleteItem', 'LESSON')), name).toBe(['triage', 'slack'].includes(name));
    expect(await may(name, item('Query', 'LESSON')), name).toBe(['slack', 'report'].includes(name));
  }
});

test('what leads change is written by slack alone; tick notes that drafts are made anew', async () => {
  for (const name of names) {
    expect(await may(name, item('UpdateItem', 'LIBRARY')), name).toBe(['slack', 'tick'].includes(name));
  }
});

test('who has which shift is read by whoever mentions somebody or counts uncovered hours, and changed by slack and tick alone', async () => {
  for (const name of names) {
    const reads = ['triage', 'card', 'slack', 'tick', 'report'].includes(name);
    expect(await may(name, item('Query', 'ROTA')), name).toBe(reads);
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem']) {
      expect(await may(name, item(action, 'ROTA')), `${name} ${action}`).toBe(['slack', 'tick'].includes(name));
    }
  }
});

test('a case is written where its thread is moved, and what a channel showed by poll alone', async () => {
  for (const name of names) {
    const moves = ['poll', 'triage', 'slack', 'send', 'tick'].includes(name);
    for (const action of ['PutItem', 'DeleteItem']) {
      // How many people had a shift in a week is kept beside its cases, by the report.
      const keeps = name === 'report' && action === 'PutItem';
      expect(await may(name, item(action, 'CASE#2026-W48')), `${name} ${action}`).toBe(moves || keeps);
    }
    expect(await may(name, item('UpdateItem', 'INTAKE#2026-11-24')), name).toBe(name === 'poll');
  }
});

test('reports are kept by report, read by slack for whoever has a link, and deleted by nobody', async () => {
  const bucket = `arn:aws:s3:::${idOf('AWS::S3::Bucket', 'Reports')}`;
  const page = `${bucket}/reports/2026-W46.de.html`;
  for (const name of names) {
    expect(await may(name, { action: 's3:PutObject', resource: page }), name).toBe(name === 'report');
    expect(await may(name, { action: 's3:GetObject', resource: page }), name).toBe(name === 'slack');
    expect(await may(name, { action: 's3:ListBucket', resource: bucket }), name).toBe(name === 'slack');
    expect(await may(name, { action: 's3:DeleteObject', resource: page }), name).toBe(false);
    expect(await may(name, { action: 's3:PutObject', resource: `${bucket}/other` }), name).toBe(false);
    expect(await may(name, { action: 's3:PutBucketPolicy', resource: bucket }), name).toBe(false);
  }
});

test('only report reads what was counted, and it moves no thread', async () => {
  for (const name of names) {
    expect(await may(name, item('Query', 'CASE#2026-W48')), name).toBe(name === 'report');
    expect(await may(name, item('BatchGetItem', 'CASE#2026-W48')), name).toBe(name === 'report');
    expect(await may(name, item('BatchGetItem', 'INTAKE#2026-11-24')), name).toBe(name === 'report');
  }
  expect(await may('report', item('PutItem', 'THREAD#1'))).toBe(false);
  expect(await may('report', item('Query', 'THREAD#1'))).toBe(false);
});

test('one foreign key among the allowed ones is enough to refuse a batch', async () => {
  expect(await may('poll', item('BatchGetItem', 'SEEN#x-dm#1', 'SEEN#x-dm#2'))).toBe(true);
  expect(await may('poll', item('BatchGetItem', 'SEEN#x-dm#1', 'THREAD#1'))).toBe(false);
});

interface Uses {
  threads: readonly (keyof Threads)[];
  libraryChanges?: readonly (keyof LibraryChanges)[];
  rotas?: readonly (keyof Rotas)[];
  cases?: readonly (keyof Cases)[];
}

/** Who is on duty, and the user group in which they are. */
const duty = ['assignments', 'absences', 'group'] as const;
const offering = ['offers', 'offered', 'offerSettled', 'change'] as const;
const storing = ['spend', 'seen', 'read', 'current', 'open', 'append', 'move'] as const;

/** What each function's steps call on the table. */
const uses: Record<FunctionName, Uses> = {
  poll: {
    threads: [...storing, 'log', 'cursor', 'leaseCursor', 'saveCursor'],
    libraryChanges: ['all'],
    cases: ['countShown'],
  },
  triage: {
    threads: ['read', 'move', 'log', 'note', 'waiting', 'inTalk', 'muteOf', 'joinBundle', 'keepLesson', 'dropLesson'],
    libraryChanges: ['all'],
    rotas: duty,
  },
  card: {
    threads: [
      ...(['read', 'log', 'hold', 'inTalk', 'ofPatron'] as const),
      ...(['leaseCard', 'cardPosted', 'cardShown', 'cardPostponed', 'cardForgotten'] as const),
      ...(['bundle', 'bundleShown', 'releaseBundle'] as const),
      ...(['attempt', 'done', 'happened'] as const),
    ],
    libraryChanges: ['all'],
    rotas: duty,
  },
  slack: {
    threads: [
      ...(['read', 'move', 'log', 'note', 'refreshCard', 'hold', 'setHold', 'waiting', 'inTalk'] as const),
      ...(['mute', 'unmute', 'muteOf', 'spend'] as const),
      ...(['keepLesson', 'dropLesson', 'lessons'] as const),
      ...(['attempt', 'done'] as const),
    ],
    libraryChanges: ['all', 'save', 'remove', 'untold', 'told', 'redraftSince', 'redrafted'],
    rotas: [...duty, ...offering, 'counts', 'log', 'makeFeed', 'feed', 'revokeFeeds'],
  },
  send: { threads: [...storing, 'log', 'note', 'hold', 'muteOf'], libraryChanges: ['all'] },
  tick: {
    threads: [
      ...(['outstanding', 'waiting', 'read', 'log', 'move'] as const),
      ...(['wake', 'refreshCard', 'refreshCards', 'untoldHold', 'holdTold'] as const),
      ...(['attempt', 'done'] as const),
    ],
    libraryChanges: ['all', 'untold', 'told', 'redraftSince', 'redrafted'],
    rotas: [...duty, ...offering, 'log', 'keepGroup'],
  },
  report: {
    threads: ['attempt', 'once', 'done', 'lessons'],
    libraryChanges: ['all'],
    rotas: ['assignments', 'absences', 'log'],
    cases: ['ofWeek', 'spent', 'shown', 'people', 'keepPeople'],
  },
};

describe('the table’s adapter on the wire', () => {
  const sent: Ask[] = [];
  /** The one thread that the table has. */
  let stored: unknown;
  let server: Server;
  let threads: Threads;
  let cases: Cases;
  let libraryChanges: LibraryChanges;
  let rotas: Rotas;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const body = (await request.setEncoding('utf8').toArray()).join('');
      const action = String(request.headers['x-amz-target']).replace('DynamoDB_20120810.', '');
      const asked: unknown = JSON.parse(body);
      sent.push(...asksOf(action, asked));
      if (v.is(Opened, asked)) stored ??= asked.TransactItems[1].Put.Item;
      const answer = action === 'GetItem' && v.is(ThreadAsked, asked) ? { Item: stored } : {};
      response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = v.parse(v.object({ port: v.number() }), server.address());
    const client = new DynamoDBClient({
      region,
      endpoint: `http://127.0.0.1:${address.port}`,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    });
    const store = { client, table: 'auskunft', clock: () => 0 };
    threads = dynamoThreads({ ...store, log: () => {}, dmConsentRequired: true, zone: 'Europe/Berlin' });
    libraryChanges = dynamoLibraryChanges(store);
    rotas = dynamoRotas(store);
    cases = dynamoCases(store);
    // As the moves below find it: they take its case out of the week in which it is counted so far.
    const weekLater = thread.arrivedAt + 604_800_000;
    await threads.open({ ...thread, arrivedAt: weekLater }, message, entry, null);
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test.each(names)('asks nothing for %s that its rights do not allow, and its rights allow no more', async (name) => {
    sent.length = 0;
    for (const method of uses[name].threads) await calls[method](threads);
    for (const method of uses[name].libraryChanges ?? []) await libraryCalls[method](libraryChanges);
    for (const method of uses[name].rotas ?? []) await rotaCalls[method](rotas);
    for (const method of uses[name].cases ?? []) await caseCalls[method](cases);
    expect(sent).not.toEqual([]);
    for (const ask of sent) expect(await may(name, ask), JSON.stringify(ask)).toBe(true);
    const needed = new Set(
      sent.flatMap(({ action, keys }) => (keys ?? ['index']).map((key) => `${action} ${kind(key)}`)),
    );
    expect([...granted(name)].toSorted()).toEqual([...needed].toSorted());
  });
});

/** `THREAD#1` and `THREAD#*` are both of the kind THREAD. */
const kind = (key: string) => key.replace(/#.*/, '');

function granted(name: FunctionName): Set<string> {
  const Keys = v.object({ 'ForAllValues:StringLike': v.object({ 'dynamodb:LeadingKeys': v.array(v.string()) }) });
  return new Set(
    policyOf(name).Statement.flatMap(({ Action, Condition }) => {
      const keys = v.is(Keys, Condition)
        ? Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'].map(kind)
        : ['index'];
      const items = [Action].flat().filter((action) => /^dynamodb:.*(Item|Query)$/.test(action));
      return items.flatMap((action) => keys.map((key) => `${action} ${key}`));
    }),
  );
}

const Key = v.looseObject({ pk: v.object({ S: v.string() }) });
const Write = v.object({ Key: v.optional(Key), Item: v.optional(Key) });
const Wire = v.object({
  ...Write.entries,
  IndexName: v.optional(v.string()),
  ExpressionAttributeValues: v.optional(v.looseObject({ ':pk': v.optional(v.object({ S: v.string() })) })),
  RequestItems: v.optional(v.record(v.string(), v.object({ Keys: v.array(Key) }))),
  TransactItems: v.optional(v.array(v.record(v.string(), Write))),
});

/** A request as IAM sees it: each write of a transaction for itself. */
function asksOf(action: string, body: unknown): Ask[] {
  const wire = v.parse(Wire, body);
  const keyOf = ({ Key: key, Item }: v.InferOutput<typeof Write>) => (key ?? Item)?.pk.S ?? '';
  if (wire.TransactItems) {
    const actions: Record<string, string> = {
      Put: 'PutItem',
      Update: 'UpdateItem',
      Delete: 'DeleteItem',
      ConditionCheck: 'ConditionCheckItem',
    };
    return wire.TransactItems.flatMap((writes) =>
      Object.entries(writes).map(([kind, write]) => item(actions[kind] ?? kind, keyOf(write))),
    );
  }
  if (wire.IndexName) return [{ action: `dynamodb:${action}`, resource: `${table}/index/${wire.IndexName}` }];
  if (wire.RequestItems)
    return Object.values(wire.RequestItems).map(({ Keys }) => item(action, ...Keys.map(({ pk }) => pk.S)));
  return [item(action, wire.ExpressionAttributeValues?.[':pk']?.S ?? keyOf(wire))];
}

const message: IncomingMessage = {
  id: '1',
  firstId: '1',
  author: 'patron',
  text: 'Haben Sie heute offen?',
  at: 0,
  repliable: true,
  url: null,
  unreadable: false,
  conversation: '1:7',
  patron: '7',
};
const thread = openThread('x-mention', message);
const itsKey = { pk: v.object({ S: v.literal(`THREAD#${thread.id}`) }), sk: v.object({ S: v.literal('THREAD') }) };
const Opened = v.object({
  TransactItems: v.looseTuple([v.unknown(), v.object({ Put: v.object({ Item: v.looseObject(itsKey) }) })]),
});
const ThreadAsked = v.looseObject({ Key: v.object(itsKey) });
const entry: LogEntry = { at: 0, by: 'poll', what: 'arrived', from: null, to: 'new' };
const record = { thread, version: 1, messages: [], cardStale: true, card: null, wakes: 0, keptUntil: null };
const trouble = { kind: 'unreachable', at: 0, detail: 'none' } as const;
const mute: Mute = { channel: 'x-mention', whom: { author: '7' }, by: 'U1', at: 0, until: 1, reason: 'none' };
const change: LibraryChange = {
  kind: 'closure',
  key: 'heizung',
  branch: null,
  from: '2026-11-24',
  to: '2026-11-25',
  service: false,
  sentence: 'Die Heizung ist ausgefallen.',
  by: 'U1',
  at: 0,
  until: null,
};
const lesson: Lesson = {
  kind: 'gap',
  at: 0,
  text: 'Haben Sie heute offen?',
  language: 'de',
  intent: 'opening_hours',
  answerId: null,
  was: { intent: 'opening_hours', answerId: null },
};
const cursor = { newest: null, lastSuccessAt: null, notBefore: null, trouble: null };

const calls: Record<keyof Threads, (threads: Threads) => Promise<unknown>> = {
  read: (threads) => threads.read('1'),
  log: (threads) => threads.log('1'),
  seen: (threads) => threads.seen('x-mention', ['1']),
  current: (threads) => threads.current('x-mention', '1'),
  open: (threads) => threads.open(thread, message, entry, null),
  append: (threads) => threads.append({ thread, version: 1 }, thread, message, entry),
  move: (threads) => threads.move({ thread, version: 1 }, thread, entry, message),
  outstanding: (threads) => threads.outstanding(0, 1),
  wake: (threads) => threads.wake('1', 0),
  refreshCard: (threads) => threads.refreshCard('1'),
  refreshCards: (threads) => threads.refreshCards(),
  note: (threads) => threads.note('1', entry),
  waiting: (threads) => threads.waiting(),
  inTalk: (threads) => threads.inTalk('x-mention', '1'),
  ofPatron: (threads) => threads.ofPatron('x-mention', '7'),
  mute: (threads) => threads.mute(mute),
  unmute: (threads) => threads.unmute(mute),
  muteOf: (threads) => threads.muteOf(thread, 0),
  bundle: (threads) => threads.bundle('crowd-x-mention-1'),
  joinBundle: (threads) => threads.joinBundle('crowd-x-mention-1', 'crowd', ['1']),
  bundleShown: (threads) => threads.bundleShown('crowd-x-mention-1', { channel: 'C', ts: '1' }),
  releaseBundle: (threads) => threads.releaseBundle('crowd-x-mention-1', 'a', false),
  async leaseCard(threads) {
    await threads.leaseCard({ thread: '1' }, 'a', 0, 0);
    await threads.leaseCard({ bundle: 'crowd-x-mention-1' }, 'a', 0, 0);
  },
  cardPosted: (threads) => threads.cardPosted('1', { channel: 'C', ts: '1', call: 0, bundle: null, former: null }),
  cardShown: (threads) => threads.cardShown({ record, card: null, owner: 'a', attendAt: null, unsure: false }),
  cardPostponed: (threads) => threads.cardPostponed({ record, owner: 'a', trouble, attendAt: 0, unsure: false }),
  cardForgotten: (threads) => threads.cardForgotten('1'),
  cursor: (threads) => threads.cursor('x-dm'),
  leaseCursor: (threads) => threads.leaseCursor('x-dm', 'a', 0, 0),
  saveCursor: (threads) => threads.saveCursor('x-dm', 'a', cursor),
  hold: (threads) => threads.hold(),
  setHold: (threads) => threads.setHold({ held: true, by: 'U1', at: 0 }),
  untoldHold: (threads) => threads.untoldHold(),
  holdTold: (threads) => threads.holdTold({ by: 'U1', at: 0 }),
  once: (threads) => threads.once('practice-1'),
  attempt: (threads) => threads.attempt('danger-1', 1),
  done: (threads) => threads.done('danger-1'),
  happened: (threads) => threads.happened('danger-1'),
  keepLesson: (threads) => threads.keepLesson(lesson, '1'),
  dropLesson: (threads) => threads.dropLesson('gap', '1'),
  lessons: (threads) => threads.lessons(0),
  spend: (threads) => threads.spend('2026-11-23', 'x-dm', 1),
};

const libraryCalls: Record<keyof LibraryChanges, (changes: LibraryChanges) => Promise<unknown>> = {
  all: (changes) => changes.all(0),
  save: (changes) => changes.save(change, 0),
  remove: (changes) => changes.remove('heizung', 1),
  untold: (changes) => changes.untold(),
  told: (changes) => changes.told({ id: 'CHANGE#closure#heizung', version: 1, words: '', at: 0 }),
  redraftSince: (changes) => changes.redraftSince(),
  redrafted: (changes) => changes.redrafted(0),
};

const shift: Assignment = {
  date: '2026-11-24',
  template: 'frueh',
  person: 'U1',
  source: 'swap',
  publishedAt: 0,
  swap: null,
  version: 1,
};
const { template, version } = shift;
const absence = { staff: 'U1', from: '2026-11-24', to: '2026-11-25' };
const offer: StandingOffer = { date: shift.date, template, version, of: null, place: { channel: 'C', ts: '1' } };
const freed: RotaEntry = { at: 0, by: 'U1', what: 'freed', date: shift.date, template, from: 'U1', to: null };

const rotaCalls: Record<keyof Rotas, (rotas: Rotas) => Promise<unknown>> = {
  assignments: (rotas) => rotas.assignments('2026-11-24', '2026-11-25'),
  absences: (rotas) => rotas.absences('2026-11-24'),
  counts: (rotas) => rotas.counts(),
  change: (rotas) => rotas.change({ assignments: [shift], absences: [absence], back: [absence], entries: [freed] }),
  log: (rotas) => rotas.log(0),
  makeFeed: (rotas) => rotas.makeFeed('secret', { of: 'U1', by: 'U1', at: 0 }),
  feed: (rotas) => rotas.feed('secret'),
  revokeFeeds: (rotas) => rotas.revokeFeeds('U1'),
  offers: (rotas) => rotas.offers(),
  offered: (rotas) => rotas.offered(offer),
  offerSettled: (rotas) => rotas.offerSettled(offer),
  group: (rotas) => rotas.group(),
  keepGroup: (rotas) => rotas.keepGroup({ id: 'S1', staff: ['U1'], at: 0 }),
};

const caseCalls: Record<keyof Cases, (cases: Cases) => Promise<unknown>> = {
  ofWeek: (cases) => cases.ofWeek('2026-W48'),
  spent: (cases) => cases.spent(['2026-11-23', '2026-11-24']),
  countShown: (cases) =>
    cases.countShown('2026-11-23', 'x-dm', { shown: 1, stored: 1, late: 0, gaps: 0, silenceMs: 400_000 }),
  shown: (cases) => cases.shown(['2026-11-23', '2026-11-24']),
  people: (cases) => cases.people(['2026-W47', '2026-W48']),
  keepPeople: (cases) => cases.keepPeople('2026-W48', 3),
};
