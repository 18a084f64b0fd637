import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import type { BundleCard } from '../../core/bundle-card.ts';
import type { ReviewCard } from '../../core/review-card.ts';
import type { Modal } from '../../steps/ports.ts';
import type { CardRef } from '../../steps/threads.ts';

const now = Date.UTC(2026, 10, 23, 9, 42);
const card: ReviewCard = {
  kind: 'thread',
  threadId: 'x-mention-100',
  draftVersion: 3,
  call: 2,
  banner: null,
  summary: 'Öffnungszeiten: wartet auf Freigabe',
  to: [],
  topic: 'Öffnungszeiten',
  topics: null,
  effort: null,
  marks: ['X'],
  earlier: [],
  question: 'Habt ihr offen?',
  context: [],
  links: [],
  answer: { label: 'Vorschlag', text: 'Ja.', twin: null },
  state: [],
  warnings: [],
  history: [],
  actions: [{ id: 'approve', label: 'Freigeben', style: 'primary', inMenu: false }],
};
const list: BundleCard = {
  kind: 'bundle',
  id: 'answer-x-mention-100',
  summary: 'Drei gleiche Fragen <!here>',
  title: 'Drei gleiche Fragen',
  banner: null,
  to: [],
  lines: [],
  answer: { label: 'Vorschlag', text: 'Ja.', twin: null },
  rows: [{ threadId: 'x-mention-100', draftVersion: 3, question: 'Offen?', state: [], can: 'approve' }],
  more: 0,
};
const modal: Modal = { kind: 'reject', threadId: 'x-mention-100', draftVersion: 3, drafted: true };

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
  test('tells where it stands, and carries its key alone as metadata', async () => {
    answers = [ok({ channel: 'C0AUSKUNFT', ts: '1.2' })];
    expect(await desk().postCard(card)).toEqual({
      kind: 'ok',
      value: { channel: 'C0AUSKUNFT', ts: '1.2', call: 2, bundle: null, former: null },
    });
    const { method, args, token } = asked[0] ?? {};
    expect([method, token]).toEqual(['chat.postMessage', 'Bearer xoxb-not-a-token']);
    expect(args).toMatchObject({
      channel: 'C0AUSKUNFT',
      text: 'Öffnungszeiten: wartet auf Freigabe',
      unfurl_links: 'false',
    });
    expect(JSON.parse(args?.metadata ?? '')).toEqual({
      event_type: 'auskunft_card',
      event_payload: { card: 'x-mention-100|2' },
    });
    expect(args?.blocks).toContain('Habt ihr offen?');
  });

  test('tells the same of a list of several', async () => {
    answers = [ok({ channel: 'C0AUSKUNFT', ts: '1.3' })];
    expect(await desk().postCard(list)).toEqual({
      kind: 'ok',
      value: { channel: 'C0AUSKUNFT', ts: '1.3', call: 0, bundle: 'answer-x-mention-100', former: null },
    });
    expect(asked[0]?.args).toMatchObject({
      text: 'Drei gleiche Fragen &lt;!here&gt;',
      metadata: JSON.stringify({ event_type: 'auskunft_card', event_payload: { card: 'answer-x-mention-100' } }),
    });
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
    ['not_in_channel', 'unauthorized'],
    ['is_archived', 'unauthorized'],
    ['msg_too_long', 'refused'],
  ])('refused with %s is %s, and is not tried again', async (code, kind) => {
    answers = [error(code)];
    expect(await desk().postCard(card)).toEqual({ kind: 'trouble', trouble: trouble(kind, code), retryAt: null });
    expect(asked).toHaveLength(1);
  });

  test('keeps Slack’s reasons for refused blocks', async () => {
    answers = [
      error('invalid_blocks', { response_metadata: { messages: ['[ERROR] too long [json-pointer:/blocks/1]'] } }),
      error('invalid_blocks', { response_metadata: { messages: [`${'x'.repeat(284)}😀`] } }),
    ];
    expect(await desk().postCard(card)).toMatchObject({
      trouble: { kind: 'refused', detail: 'invalid_blocks [ERROR] too long [json-pointer:/blocks/1]' },
    });
    // Shortened to what the table takes: never to half a character.
    expect(await desk().postCard(card)).toMatchObject({
      trouble: { detail: `invalid_blocks ${'x'.repeat(284)}\ufffd` },
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
  const place = { channel: 'C0AUSKUNFT', ts: '1.2' };
  const ref: CardRef = { ...place, call: 2, bundle: null, former: { channel: 'C0AUSKUNFT', ts: '0.9' } };

  test('replaces text and blocks together, so that the blocks stay', async () => {
    answers = [ok(place)];
    expect(await desk().updateCard(ref, card)).toEqual({ kind: 'ok', value: ref });
    expect(asked[0]).toMatchObject({ method: 'chat.update', args: place });
    const { token: _token, ...args } = asked[0]?.args ?? {};
    expect(Object.keys(args).toSorted()).toEqual(['blocks', 'channel', 'metadata', 'text', 'ts']);
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

describe('a card that another one replaces', () => {
  const former = { channel: 'C0AUSKUNFT', ts: '1.2' };
  const into = { channel: 'C0AUSKUNFT', ts: '5.6' };
  const link = ok({ channel: 'C0AUSKUNFT', permalink: 'https://slack.example/archives/C0/p56?a=1&b=2' });

  test('is one line that leads there', async () => {
    answers = [link, ok(former)];
    expect(await desk().shrinkCard(former, into)).toEqual({ kind: 'ok', value: null });
    expect(asked[0]).toMatchObject({ method: 'chat.getPermalink', args: { channel: into.channel, message_ts: '5.6' } });
    expect(asked[1]).toMatchObject({ method: 'chat.update', args: former });
    const { text, blocks, metadata } = asked[1]?.args ?? {};
    expect(text).toBe('Diese Karte geht an anderer Stelle weiter.');
    expect(JSON.parse(blocks ?? '')).toMatchObject([
      {
        type: 'context',
        elements: [{ text: 'Geht weiter: <https://slack.example/archives/C0/p56?a=1&amp;b=2|neue Karte>' }],
      },
    ]);
    expect(JSON.parse(metadata ?? '')).toEqual({ event_type: 'auskunft_former_card', event_payload: {} });
  });

  test('that is gone needs no line', async () => {
    answers = [link, error('message_not_found')];
    expect(await desk().shrinkCard(former, into)).toEqual({ kind: 'ok', value: null });
  });

  test('shrinks without a link where there is none to be had', async () => {
    const odd = [error('unknown_method'), error('message_not_found'), ok({ permalink: 'javascript:alert(1)' })];
    for (const answer of odd) {
      answers = [answer, ok(former)];
      expect(await desk().shrinkCard(former, into)).toEqual({ kind: 'ok', value: null });
      expect(asked.at(-1)?.args.blocks).toContain('"Geht weiter: neue Karte"');
    }
  });

  test('stays as it is when Slack cannot be reached', async () => {
    answers = [hang, link, status(503)];
    expect(await desk().shrinkCard(former, into)).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(asked).toHaveLength(1);
    expect(await desk().shrinkCard(former, into)).toMatchObject({ trouble: { kind: 'unreachable' } });
  });
});

describe('finding a card', () => {
  const message = (ts: string, key: string, type = 'auskunft_card') => ({
    ts,
    metadata: { event_type: type, event_payload: { card: key } },
  });

  test('goes by the key in its metadata, over all pages since then', async () => {
    answers = [
      ok({
        messages: [{ ts: '9' }, message('8', 'x-mention-100|1'), message('7', 'x-mention-100|2', 'another_app')],
        response_metadata: { next_cursor: 'next' },
      }),
      ok({ messages: [message('6', 'x-mention-100|2')], response_metadata: { next_cursor: 'never' } }),
    ];
    expect(await desk().findCard('x-mention-100|2', now - 5)).toEqual({
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
    expect(await desk().findCard('x-mention-100|2', now)).toEqual({ kind: 'ok', value: null });
    expect(await desk().findCard('x-mention-100|2', now)).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(await desk().findCard('x-mention-100|2', now)).toMatchObject({ trouble: { kind: 'unreachable' } });
  });

  test('gives up on a server that never runs out of pages', async () => {
    answers = Array.from({ length: 60 }, () => ok({ messages: [], response_metadata: { next_cursor: 'again' } }));
    expect(await desk().findCard('x-mention-100|2', now)).toMatchObject({ kind: 'trouble' });
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

describe('the language of somebody', () => {
  const reads = (locale: string) => ok({ user: { id: 'U1', locale } });
  const hours = 3_600_000;

  test('is the one that they read Slack in, and the team’s own otherwise', async () => {
    const { languageOf } = desk();
    const spoken = { U1: reads('en-GB'), U2: reads('de-CH'), U3: reads('fr-FR'), U4: ok({ user: {} }) };
    for (const [staff, answer] of Object.entries(spoken)) {
      answers = [answer];
      expect(await languageOf(staff, now)).toBe(staff === 'U1' ? 'en' : 'de');
    }
    expect(asked[0]).toMatchObject({ method: 'users.info', args: { user: 'U1', include_locale: 'true' } });
  });

  test('is remembered for hours, and asked for once however many modals open', async () => {
    const { languageOf } = desk();
    answers = [reads('en-US'), reads('de-DE')];
    expect(await Promise.all([languageOf('U1', now), languageOf('U1', now)])).toEqual(['en', 'en']);
    expect(await languageOf('U1', now + 5 * hours)).toBe('en');
    expect(asked).toHaveLength(1);
    expect(await languageOf('U1', now + 7 * hours)).toBe('de');
  });

  test('is the team’s own while Slack does not say, and asked for again a minute later', async () => {
    const { languageOf } = desk();
    for (const [minute, answer] of [hang, error('missing_scope'), status(503), disconnect, ok()].entries()) {
      answers = [answer];
      expect(await languageOf('U1', now + minute * 61_000)).toBe('de');
      expect(await languageOf('U1', now + minute * 61_000 + 30_000)).toBe('de');
      expect(asked).toHaveLength(minute + 1);
    }
    answers = [reads('en-GB')];
    expect(await languageOf('U1', now + 6 * 61_000)).toBe('en');
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

  test('an announcement leads to its card, where it is about one', async () => {
    answers = [ok({ permalink: 'https://slack.example/archives/C/p1' }), ok()];
    expect(await desk().announce('Bald gelöscht.', { channel: 'C', ts: '1.1' })).toEqual({ kind: 'ok', value: null });
    const text = 'Bald gelöscht. <https://slack.example/archives/C/p1|Zur Karte>';
    expect(asked[1]).toMatchObject({ method: 'chat.postMessage', args: { channel: 'C0AUSKUNFT', text } });
  });

  test('modals are opened by their trigger and changed under the hash that was seen', async () => {
    const view = { id: 'V1', hash: 'h1' };
    answers = [ok({ view }), ok(), error('hash_conflict'), error('expired_trigger_id'), ok()];
    const { openModal, changeModal } = desk();
    expect(await openModal('t1', modal, 'de')).toEqual({ kind: 'ok', value: view });
    expect(await changeModal(view, modal, 'en')).toEqual({ kind: 'ok', value: null });
    expect(asked.map(({ method, args }) => [method, args.trigger_id ?? `${args.view_id} ${args.hash}`])).toEqual([
      ['views.open', 't1'],
      ['views.update', 'V1 h1'],
    ]);
    expect(asked.map(({ args }) => JSON.parse(args.view ?? '').title.text)).toEqual(['Keine Antwort', 'No answer']);
    expect(await changeModal(view, modal, 'de')).toMatchObject({
      trouble: { kind: 'refused', detail: 'hash_conflict' },
    });
    expect(await openModal('t', modal, 'de')).toMatchObject({
      trouble: { kind: 'refused', detail: 'expired_trigger_id' },
    });
    // A server that does not say what is open has opened it all the same.
    expect(await openModal('t', modal, 'de')).toEqual({ kind: 'ok', value: null });
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
