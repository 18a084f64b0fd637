import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChannelName } from '../../core/thread.ts';
import {
  type Asked,
  channelsAt,
  cursorAt,
  idAt,
  library,
  me,
  noon,
  page,
  type Reply,
  scriptedServer,
} from './x-scripted-server.ts';

/** Something written `at` minutes after noon that X shows only `late` minutes afterwards. */
interface Written {
  at: number;
  late: number;
  /** Written by us: read, but no message. */
  ours: boolean;
}

/** One poll, this many minutes after the one before. */
interface Poll {
  after: number;
  /** How many items X puts on a page. */
  pageSize: number;
  /** The page, counted from 0, at which X breaks down. */
  failsAt: number | null;
}

const late = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 58 }), fc.constant(58));
const written: fc.Arbitrary<Written[]> = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 120 }), late, ours: fc.boolean() }),
  { minLength: 10, maxLength: 30, size: 'max' },
);
const polls: fc.Arbitrary<Poll[]> = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 30 }),
    pageSize: fc.integer({ min: 3, max: 20 }),
    failsAt: fc.oneof(fc.constant(null), fc.constant(null), fc.integer({ min: 0, max: 3 })),
  }),
  { minLength: 3, maxLength: 8, size: 'max' },
);

const content = {
  'x-mention': { text: '@Bibliothek_Muster Hallo', conversation_id: '5' },
  'x-dm': { text: 'Hallo', event_type: 'MessageCreate', dm_conversation_id: '31-900' },
};

/** Everything as X would list it at that minute. */
function listing(channel: ChannelName, all: readonly Written[], minute: number) {
  const author = channel === 'x-mention' ? 'author_id' : 'sender_id';
  return all
    .map((item, nth) => ({ item, id: idAt(item.at, nth) }))
    .filter(({ item }) => item.at + item.late <= minute)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .map(({ item, id }) => ({ id, [author]: item.ours ? library.id : '31', ...content[channel] }));
}

function answer(asked: Asked, items: readonly { id: string }[], { pageSize, failsAt }: Poll): Reply {
  if (asked.path === '/2/users/me') return me;
  const since = BigInt(asked.query.get('since_id') ?? 0);
  const shown = items.filter(({ id }) => BigInt(id) > since);
  const from = Number(asked.query.get('pagination_token') ?? 0);
  if (failsAt !== null && from === failsAt * pageSize) return { status: 503, body: {} };
  const to = from + pageSize;
  return page(shown.slice(from, to), { meta: to < shown.length ? { next_token: String(to) } : {} });
}

for (const channel of ['x-mention', 'x-dm'] as const) {
  test(`however ${channel} is split into pages, shown late or broken off, no message is lost`, async () => {
    let respond: (asked: Asked) => Reply | undefined = () => undefined;
    const server = await scriptedServer((asked) => respond(asked));
    await fc.assert(
      fc.asyncProperty(written, polls, async (all, series) => {
        const { fetch } = channelsAt(server.url)[channel];
        const received = new Set<string>();
        let cursor = cursorAt(null);
        let minute = 0;
        const last: Poll = { after: 600, pageSize: 7, failsAt: null };
        for (const poll of [...series, last]) {
          minute += poll.after;
          const items = listing(channel, all, minute);
          respond = (asked) => answer(asked, items, poll);
          const fetched = await fetch(cursor, noon + minute * 60_000);
          if (fetched.kind === 'trouble') continue;
          expect(fetched.gap).toBe(false);
          for (const { id } of fetched.messages) received.add(id);
          cursor = cursorAt(fetched.newest);
        }
        const patrons = all.map((item, nth) => ({ ...item, id: idAt(item.at, nth) })).filter(({ ours }) => !ours);
        expect([...received].sort()).toEqual(patrons.map(({ id }) => id).sort());
      }),
      { numRuns: 100, interruptAfterTimeLimit: 30_000 },
    );
  });
}
