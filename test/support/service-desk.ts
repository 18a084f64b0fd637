/** A service desk with a real table, and a channel and a Slack that tests direct. Time stands still until moved. */
import { setTimeout as realTime } from 'node:timers/promises';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import type { OwnReply } from '../../core/by-hand.ts';
import type { ReviewCard } from '../../core/review-card.ts';
import type { Draft, Tag, ThreadId } from '../../core/thread.ts';
import { startDatabase } from '../../local/database.ts';
import type { Deps } from '../../steps/deps.ts';
import type {
  Channel,
  DeskResult,
  EditModal,
  Fetched,
  IncomingMessage,
  LookUp,
  Search,
  SendResult,
} from '../../steps/ports.ts';
import type { CardRef } from '../../steps/threads.ts';
import { withTable } from './databases.ts';
import { noon } from './threads.ts';

type Answer<T> = T | (() => T | Promise<T>);

export interface FakeChannel extends Channel {
  /** What the next fetches give; the last one stays. */
  shows(...messages: IncomingMessage[]): void;
  /** What every fetch shows of our own account's replies. */
  ownReplies: OwnReply[];
  fetches: Answer<Fetched>[];
  lookUps: Answer<LookUp>[];
  sends: Answer<SendResult>[];
  searches: Answer<Search>[];
  /** The texts that were handed to the channel. */
  posted: string[];
}

export interface FakeDesk {
  cards: Map<string, ReviewCard>;
  told: { staff: string; words: string }[];
  announced: string[];
  modals: EditModal[];
  rejects: ThreadId[];
  staff: Set<string>;
  /** Answers of the next card writes; without any, Slack is well. */
  troubles: (DeskResult<CardRef> | { kind: 'uncertain'; trouble: Extract<SendResult, { kind: 'later' }>['trouble'] })[];
  /** True: an uncertain post was made all the same. */
  postsInSpite: boolean;
  posts: number;
}

const germanTag: Tag = {
  language: 'de',
  intent: 'opening_hours',
  confidence: 0.93,
  abstained: false,
  urgent: false,
  upset: false,
};

export const openingHours: Draft = {
  text: 'Ja, morgen von 10 bis 19 Uhr.',
  answerId: 'oeffnungszeiten-zentral',
  language: 'de',
  alternatives: [{ answerId: 'feiertage', title: 'Feiertage', text: 'An Feiertagen bleiben wir geschlossen.' }],
};

export async function serviceDesk() {
  const database = await startDatabase(null, undefined);
  const client = await withTable(database, 'auskunft');
  let now = noon;
  let owners = 0;
  const clock = () => now;
  const queue: { id: ThreadId; seconds: number }[] = [];
  const logged: string[] = [];
  const channel = fakeChannel();
  const direct = fakeChannel();
  const { desk, state } = fakeDesk(clock);

  const deps: Deps = {
    clock,
    log: (event) => logged.push(event),
    owner: () => `owner-${++owners}`,
    channels: { 'x-mention': channel, 'x-dm': direct },
    threads: dynamoThreads({ client, table: 'auskunft', clock, dmConsentRequired: true }),
    tagger: { tag: async () => germanTag },
    drafter: { draft: () => openingHours },
    desk,
    later: { send: async (id, seconds) => void queue.push({ id, seconds }) },
    settings: { undoSeconds: 10, reopenDays: 7, firstAnswerMinutes: 30, leads: ['U0LEAD'], staffLanguage: 'de' },
    dueAt: (at) => at + 30 * 60_000,
    wallClock: (at) => new Date(at).toISOString().slice(11, 16),
    redact: (text) => text.replaceAll(/\S+@\S+\.\S+/g, '[E-Mail]'),
  };

  return {
    deps,
    channel,
    direct,
    slack: state,
    queue,
    logged,
    client,
    passes: (ms: number) => {
      now += ms;
    },
    get now() {
      return now;
    },
    close: () => database.close(),
  };
}

export type ServiceDesk = Awaited<ReturnType<typeof serviceDesk>>;

function fakeChannel(): FakeChannel {
  const next = async <T>(answers: Answer<T>[], otherwise: T): Promise<T> => {
    const answer = answers.shift() ?? otherwise;
    return answer instanceof Function ? await answer() : answer;
  };
  const posted: string[] = [];
  let shown: IncomingMessage[] = [];
  const fake: FakeChannel = {
    ownReplies: [],
    fetches: [],
    lookUps: [],
    sends: [],
    searches: [],
    posted,
    shows: (...messages) => {
      shown = messages;
    },
    fetch: (cursor) => {
      const ids = [...shown.map(({ id }) => id), ...(cursor.newest ? [cursor.newest] : [])];
      const newest = ids.reduce<string | null>((a, b) => (a === null || BigInt(b) > BigInt(a) ? b : a), null);
      const { ownReplies } = fake;
      return next(fake.fetches, {
        kind: 'fetched',
        messages: shown,
        ownReplies,
        newest,
        gap: false,
        nextAt: null,
        cost: 1000,
      });
    },
    urlOf: (id) => `https://x.com/i/status/${id}`,
    assess: (text) => ({ length: text.length, limit: 280, cost: 10_000, usualCost: 10_000, dear: false }),
    lookUp: () => next(fake.lookUps, { kind: 'unchanged' }),
    send: (_thread, text) => {
      posted.push(text);
      return next(fake.sends, { kind: 'sent', postId: String(9000 + posted.length), cost: 10_000 });
    },
    findReply: () => next(fake.searches, { kind: 'absent' }),
  };
  return fake;
}

function fakeDesk(clock: () => number): { desk: Deps['desk']; state: FakeDesk } {
  const ok = <T>(value: T): DeskResult<T> => ({ kind: 'ok', value });
  const state: FakeDesk = {
    cards: new Map(),
    told: [],
    announced: [],
    modals: [],
    rejects: [],
    staff: new Set(['U0MARTA', 'U0JONAS', 'U0LEAD']),
    troubles: [],
    postsInSpite: false,
    posts: 0,
  };
  const post = (card: ReviewCard): CardRef => {
    const ts = `${clock()}.${++state.posts}`;
    state.cards.set(ts, card);
    return { channel: 'C', ts };
  };
  const desk: Deps['desk'] = {
    async postCard(card) {
      await realTime(0);
      const trouble = state.troubles.shift();
      if (trouble?.kind === 'uncertain' && state.postsInSpite) post(card);
      return trouble ?? ok(post(card));
    },
    async updateCard(ref, card) {
      const trouble = state.troubles.shift();
      if (trouble && trouble.kind !== 'uncertain') return trouble;
      state.cards.set(ref.ts, card);
      return ok(ref);
    },
    async findCard(id) {
      const found = [...state.cards].find(([, card]) => card.threadId === id);
      return ok(found ? { channel: 'C', ts: found[0] } : null);
    },
    async tell(staff, words) {
      state.told.push({ staff, words });
      return ok(null);
    },
    async announce(words) {
      state.announced.push(words);
      return ok(null);
    },
    isStaff: async (staff) => ok(state.staff.has(staff)),
    async openEdit(_trigger, modal) {
      state.modals.push(modal);
      return ok(null);
    },
    async changeEdit(_view, _hash, modal) {
      state.modals.push(modal);
      return ok(null);
    },
    async openReject(_trigger, id) {
      state.rejects.push(id);
      return ok(null);
    },
  };
  return { desk, state };
}

/** The newest card of a thread. */
export function cardOf(desk: ServiceDesk, id: ThreadId): ReviewCard {
  const card = [...desk.slack.cards.values()].findLast(({ threadId }) => threadId === id);
  if (!card) throw new Error(`No card for ${id}`);
  return card;
}
