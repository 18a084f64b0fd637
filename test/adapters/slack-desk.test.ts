import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import type { ReviewCard } from '../../core/review-card.ts';
import type { EditModal } from '../../steps/ports.ts';

const now = Date.UTC(2026, 10, 23, 9, 42);
const card: ReviewCard = {
  threadId: 'x-mention-100',
  draftVersion: 3,
  summary: 'Öffnungszeiten: wartet auf Freigabe',
  topic: 'Öffnungszeiten',
  marks: ['X'],
  earlier: [],
  question: 'Habt ihr offen?',
  link: null,
  answer: { label: 'Vorschlag', text: 'Ja.' },
  state: [],
  warnings: [],
  history: [],
  actions: [{ id: 'approve', label: 'Freigeben', style: 'primary', inMenu: false }],
};
const modal: EditModal = {
  threadId: 'x-mention-100',
  draftVersion: 3,
  question: '',
  text: 'Ja.',
  limit: 280,
  alternatives: [],
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const ok =
  (body: object = {}): Answer =>
  (response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, ...body }));
const error =
  (code: string, more: object = {}): Answer =>
  (response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: false, error: code, ...more }));
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('nope');
const hang: Answer = () => undefined;
const disconnect: Answer = (_, request) => request.socket.destroy();

/** A Slack that answers what the test says, and keeps what it was asked. */
let server: Server;
let answers: Answer[];
let asked: { method: string; args: Record<string, string>; token: string | undefined }[];

beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const args = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
      asked.push({ method: (request.url ?? '').replace('/api/', ''), args, token: request.headers.authorization });
      (answers.shift() ?? status(500))(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function address(): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${bound.port}/api/`;
}

function desk(apiUrl = address()) {
  return slackDesk({
    apiUrl,
    botToken: 'xoxb-not-a-token',
    channel: 'C0AUSKUNFT',
    language: 'de',
    timeoutMs: 300,
    clock: () => now,
  });
}
const trouble = (kind: string, detail: unknown = expect.any(String)) => ({ kind, at: now, detail });

describe('posting a card', () => {
  test('tells where it stands, and carries the thread id alone as metadata', async () => {
    answers = [ok({ channel: 'C0AUSKUNFT', ts: '1.2' })];
    expect(await desk().postCard(card)).toEqual({ kind: 'ok', value: { channel: 'C0AUSKUNFT', ts: '1.2' } });
    const { method, args, token } = asked[0] ?? {};
    expect([method, token]).toEqual(['chat.postMessage', 'Bearer xoxb-not-a-token']);
    expect(args).toMatchObject({
      channel: 'C0AUSKUNFT',
      text: 'Öffnungszeiten: wartet auf Freigabe',
      unfurl_links: 'false',
    });
    expect(JSON.parse(args?.metadata ?? '')).toEqual({
      event_type: 'auskunft_thread',
      event_payload: { thread_id: 'x-mention-100' },
    });
    expect(JSON.parse(args?.blocks ?? '')[0].text.text).toBe('*Öffnungszeiten* · X');
  });

  test.each([
    ['Slack hangs', hang],
    ['the connection breaks', disconnect],
    [
      'the answer breaks off',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': 99 }).write('{'),
    ],
    ['Slack answers 503', status(503)],
    ['Slack answers something that is not JSON', (response: ServerResponse) => response.end('<html>')],
    ['Slack answers JSON that is none of its own', (response: ServerResponse) => response.end('{}')],
    ['Slack answers ok without a place', ok()],
    ['Slack says that it failed inside', error('internal_error')],
    ['Slack says that something may have succeeded', error('fatal_error')],
  ] as [string, Answer][])('is uncertain when %s', async (_, answer) => {
    answers = [answer];
    expect(await desk().postCard(card)).toEqual({ kind: 'uncertain', trouble: trouble('unreachable') });
    expect(asked).toHaveLength(1);
  });

  test('is known not to have happened when nobody listens', async () => {
    const closed = address();
    await new Promise((resolve) => server.close(resolve));
    expect(await desk(closed).postCard(card)).toEqual({
      kind: 'trouble',
      trouble: trouble('unreachable', 'ECONNREFUSED'),
      retryAt: null,
    });
  });

  test('waits as long as Slack asks', async () => {
    answers = [status(429, { 'retry-after': '7' }), status(429), error('ratelimited')];
    const refused = { kind: 'trouble', trouble: trouble('rateLimited') };
    expect(await desk().postCard(card)).toEqual({ ...refused, retryAt: now + 7_000 });
    expect(await desk().postCard(card)).toEqual({ ...refused, retryAt: null });
    expect(await desk().postCard(card)).toEqual({ ...refused, retryAt: null });
  });

  test.each([
    ['invalid_auth', 'unauthorized'],
    ['missing_scope', 'unauthorized'],
    ['not_in_channel', 'refused'],
  ])('refused with %s is %s, and is not tried again', async (code, kind) => {
    answers = [error(code)];
    expect(await desk().postCard(card)).toEqual({ kind: 'trouble', trouble: trouble(kind, code), retryAt: null });
    expect(asked).toHaveLength(1);
  });

  test('keeps Slack’s reasons for refused blocks', async () => {
    answers = [
      error('invalid_blocks', { response_metadata: { messages: ['[ERROR] too long [json-pointer:/blocks/1]'] } }),
    ];
    expect(await desk().postCard(card)).toMatchObject({
      trouble: { kind: 'refused', detail: 'invalid_blocks [ERROR] too long [json-pointer:/blocks/1]' },
    });
  });

  test('takes 401 and 403 for credentials and other 4xx for a refusal', async () => {
    answers = [status(401), status(403), status(404), status(408)];
    const kinds = [];
    for (let i = 0; i < 4; i++) {
      const result = await desk().postCard(card);
      kinds.push(result.kind === 'ok' ? 'ok' : `${result.kind} ${result.trouble.kind}`);
    }
    expect(kinds).toEqual(['trouble unauthorized', 'trouble unauthorized', 'trouble refused', 'uncertain unreachable']);
  });
});

describe('updating a card', () => {
  const ref = { channel: 'C0AUSKUNFT', ts: '1.2' };

  test('replaces text and blocks together, so that the blocks stay', async () => {
    answers = [ok(ref)];
    expect(await desk().updateCard(ref, card)).toEqual({ kind: 'ok', value: ref });
    expect(asked[0]).toMatchObject({ method: 'chat.update', args: { ts: '1.2', channel: 'C0AUSKUNFT' } });
    expect(Object.keys(asked[0]?.args ?? {})).toEqual(expect.arrayContaining(['text', 'blocks', 'metadata']));
  });

  test('of a message that is gone is refused; of one that cannot be reached may be tried again', async () => {
    answers = [error('message_not_found'), hang];
    expect(await desk().updateCard(ref, card)).toEqual({
      kind: 'trouble',
      trouble: trouble('refused', 'message_not_found'),
      retryAt: null,
    });
    expect(await desk().updateCard(ref, card)).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreachable' } });
  });
});

describe('finding a card', () => {
  const message = (ts: string, threadId: string, type = 'auskunft_thread') => ({
    ts,
    metadata: { event_type: type, event_payload: { thread_id: threadId } },
  });

  test('goes by the thread id in its metadata, over all pages since then', async () => {
    answers = [
      ok({
        messages: [{ ts: '9' }, message('8', 'x-mention-1'), message('7', 'x-mention-100', 'another_app')],
        response_metadata: { next_cursor: 'next' },
      }),
      ok({ messages: [message('6', 'x-mention-100')], response_metadata: { next_cursor: 'never' } }),
    ];
    expect(await desk().findCard('x-mention-100', now - 5)).toEqual({
      kind: 'ok',
      value: { channel: 'C0AUSKUNFT', ts: '6' },
    });
    expect(asked.map(({ args }) => args.cursor)).toEqual([undefined, 'next']);
    expect(asked[0]?.args).toMatchObject({
      oldest: ((now - 5) / 1000).toFixed(6),
      include_all_metadata: 'true',
      inclusive: 'true',
    });
  });

  test('is null when there is none, and trouble when that cannot be told', async () => {
    answers = [ok({ messages: [] }), ok(), status(500)];
    expect(await desk().findCard('x-mention-100', now)).toEqual({ kind: 'ok', value: null });
    expect(await desk().findCard('x-mention-100', now)).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(await desk().findCard('x-mention-100', now)).toMatchObject({ trouble: { kind: 'unreachable' } });
  });

  test('gives up on a server that never runs out of pages', async () => {
    answers = Array.from({ length: 60 }, () => ok({ messages: [], response_metadata: { next_cursor: 'again' } }));
    expect(await desk().findCard('x-mention-100', now)).toMatchObject({ kind: 'trouble' });
    expect(asked).toHaveLength(50);
  });
});

describe('the staff', () => {
  const members = (...ids: string[]) => ok({ members: ids });
  const yes = { kind: 'ok', value: true };
  const no = { kind: 'ok', value: false };

  test('are the members of the channel, over all pages', async () => {
    answers = [ok({ members: ['U1'], response_metadata: { next_cursor: 'n' } }), members('U2')];
    const { isStaff } = desk();
    expect(await isStaff('U2', now)).toEqual(yes);
    expect(asked.map(({ method, args }) => [method, args.cursor])).toEqual([
      ['conversations.members', undefined],
      ['conversations.members', 'n'],
    ]);
  });

  test('are remembered for a minute', async () => {
    answers = [members('U1'), members('U2')];
    const { isStaff } = desk();
    expect(await isStaff('U1', now)).toEqual(yes);
    expect(await isStaff('U1', now + 59_000)).toEqual(yes);
    expect(asked).toHaveLength(1);
    expect(await isStaff('U1', now + 60_000)).toEqual(no);
    expect(asked).toHaveLength(2);
  });

  test('are read anew for somebody unknown, but not at every click', async () => {
    answers = [members('U1'), members('U1', 'U9')];
    const { isStaff } = desk();
    expect(await isStaff('U1', now)).toEqual(yes);
    expect(await isStaff('U9', now + 9_000)).toEqual(no);
    expect(asked).toHaveLength(1);
    expect(await isStaff('U9', now + 10_000)).toEqual(yes);
    expect(asked).toHaveLength(2);
  });

  test('are asked for once when many click at the same time', async () => {
    answers = [members('U1')];
    const { isStaff } = desk();
    expect(await Promise.all([isStaff('U1', now), isStaff('U2', now), isStaff('U1', now)])).toEqual([yes, no, yes]);
    expect(asked).toHaveLength(1);
  });

  test('are served from memory for a quarter of an hour while Slack is down, with one try in ten seconds', async () => {
    answers = [members('U1')];
    const { isStaff } = desk();
    expect(await isStaff('U1', now)).toEqual(yes);
    expect(await isStaff('U1', now + 120_000)).toEqual(yes);
    expect(await isStaff('U1', now + 125_000)).toEqual(yes);
    expect(await isStaff('U9', now + 126_000)).toEqual(no);
    expect(asked).toHaveLength(2);
    expect(await isStaff('U1', now + 15 * 60_000)).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreachable' } });
  });

  test('cannot be told when Slack was never reached', async () => {
    expect(await desk().isStaff('U1', now)).toMatchObject({ kind: 'trouble' });
  });
});

describe('notes and modals', () => {
  test('a note goes to one person, with mentions of staff and no other markup', async () => {
    answers = [ok()];
    expect(await desk().tell('U1', '<@U0KOCH> war schneller <!here>', null)).toEqual({ kind: 'ok', value: null });
    expect(asked[0]).toMatchObject({
      method: 'chat.postEphemeral',
      args: { channel: 'C0AUSKUNFT', user: 'U1', text: '<@U0KOCH> war schneller &lt;!here&gt;' },
    });
  });

  test('an announcement goes to the channel', async () => {
    answers = [ok(), hang];
    expect(await desk().announce('Senden angehalten.')).toEqual({ kind: 'ok', value: null });
    expect(asked[0]).toMatchObject({ method: 'chat.postMessage', args: { text: 'Senden angehalten.' } });
    expect(await desk().announce('Senden angehalten.')).toMatchObject({ kind: 'trouble' });
  });

  test('modals are opened by their trigger and changed under the hash that was seen', async () => {
    answers = [ok(), ok(), ok(), error('hash_conflict'), error('expired_trigger_id')];
    const { openEdit, changeEdit, openReject } = desk();
    expect(await openEdit('t1', modal)).toEqual({ kind: 'ok', value: null });
    expect(await changeEdit('V1', 'h1', modal)).toEqual({ kind: 'ok', value: null });
    expect(await openReject('t2', 'x-mention-100', 3)).toEqual({ kind: 'ok', value: null });
    expect(asked.map(({ method, args }) => [method, args.trigger_id ?? `${args.view_id} ${args.hash}`])).toEqual([
      ['views.open', 't1'],
      ['views.update', 'V1 h1'],
      ['views.open', 't2'],
    ]);
    expect(await changeEdit('V1', 'h1', modal)).toMatchObject({
      trouble: { kind: 'refused', detail: 'hash_conflict' },
    });
    expect(await openReject('t', 'x', 1)).toMatchObject({ trouble: { kind: 'refused', detail: 'expired_trigger_id' } });
  });

  test('nothing is printed, whatever goes wrong', async () => {
    const printed = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const spies = printed.map((name) => vi.spyOn(console, name));
    answers = [error('invalid_blocks', { response_metadata: { messages: ['[ERROR] x'], warnings: ['w'] } }), hang];
    await desk().postCard(card);
    await desk().postCard(card);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
