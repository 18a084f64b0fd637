/** A server whose answers a test writes itself, and the words to write them in. */
import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { xChannels } from '../../adapters/x/channels.ts';
import { untouched } from '../../core/handling.ts';
import type { Message, Thread } from '../../core/thread.ts';
import type { Cursor } from '../../steps/threads.ts';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/** A JSON answer, or a function that does something else with the connection. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  | ((response: ServerResponse) => void);

/** Starts a server for one test. Whatever `answer` returns undefined for is an unknown route. */
export async function scriptedServer(answer: (asked: Asked) => Reply | undefined) {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server.example');
      const text = Buffer.concat(chunks).toString();
      const asked = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        body: text === '' ? null : JSON.parse(text),
        headers: request.headers,
      };
      requests.push(asked);
      const reply = answer(asked) ?? unknownRoute;
      if (typeof reply === 'function') return reply(response);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  onTestFinished(async () => {
    await close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { url: `http://127.0.0.1:${address.port}`, requests, close };
}

/** How X answers for a path that it does not have. */
export const unknownRoute: Reply = {
  status: 404,
  body: { title: 'Not Found', detail: 'Not Found', type: 'about:blank', status: 404 },
};

export const library = { id: '900', username: 'Bibliothek_Muster', name: 'Bibliothek Musterstadt' };

export const noon = Date.UTC(2026, 10, 20, 12);

/** An id that X could have given that many minutes after noon; `nth` tells ids of one moment apart. */
export function idAt(minutes: number, nth = 0): string {
  return String(((BigInt(noon + Math.round(minutes * 60_000)) - 1_288_834_974_657n) << 22n) + BigInt(nth));
}

export const minutesAfterNoon = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

export const me = { body: { data: library } };

/** A patron's mention, as X describes it under the older names. */
export function mention(id: string, fields: Record<string, unknown> = {}) {
  return {
    id,
    author_id: '31',
    text: '@Bibliothek_Muster Habt ihr heute offen?',
    conversation_id: id,
    edit_history_tweet_ids: [id],
    entities: { mentions: [{ start: 0, end: 18, username: 'Bibliothek_Muster', id: '900' }] },
    ...fields,
  };
}

export const page = (data: unknown[], more: Record<string, unknown> = {}): Reply => ({
  body: { data, meta: { result_count: data.length }, ...more },
});

export function cursorAt(newest: string | null): Cursor {
  return { newest, lastSuccessAt: null, notBefore: null, trouble: null };
}

export function channelsAt(apiUrl: string, timeoutMs = 5_000) {
  return xChannels({
    apiUrl,
    appKey: 'not-a-key',
    appSecret: 'not-a-secret',
    accessToken: 'not-a-token',
    accessSecret: 'not-a-secret',
    timeoutMs,
  });
}

export function messageWith(fields: Partial<Message> = {}): Message {
  return {
    id: idAt(0),
    firstId: idAt(0),
    author: 'patron',
    text: 'Habt ihr heute offen?',
    at: noon,
    repliable: true,
    url: null,
    unreadable: false,
    ...fields,
  };
}

export function threadOf(patron = '31'): Thread {
  return {
    id: 'thread-1',
    channel: 'x-mention',
    conversation: `${idAt(0)}:${patron}`,
    patron,
    arrivedAt: noon,
    dueAt: null,
    lastMessageId: idAt(0),
    tag: null,
    draft: null,
    draftVersion: 0,
    perhapsSent: null,
    ...untouched,
    status: 'new',
  };
}
