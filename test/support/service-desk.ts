/** A service desk with a real table, and a channel and a Slack that tests direct. Time stands still until moved. */
import { setTimeout as realTime } from 'node:timers/promises';
import { dynamoCases } from '../../adapters/dynamodb/cases.ts';
import { dynamoLibraryChanges } from '../../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../../adapters/dynamodb/rotas.ts';
import { dynamoThreads } from '../../adapters/dynamodb/threads.ts';
import type { OwnReply } from '../../core/by-hand.ts';
import { keyOf, offerKey, reportKey } from '../../core/card-key.ts';
import type { Draft } from '../../core/drafted.ts';
import type { Home } from '../../core/home.ts';
import type { ServiceCalendar } from '../../core/hours.ts';
import type { ReviewCard } from '../../core/review-card.ts';
import type { Tag, ThreadId } from '../../core/thread.ts';
import { startDatabase } from '../../local/database.ts';
import type { Deps } from '../../steps/deps.ts';
import type {
  Channel,
  DeskCard,
  DeskResult,
  Fetched,
  IncomingMessage,
  LookUp,
  Modal,
  Pictures,
  Removal,
  ReportMessage,
  Search,
  SendResult,
  ShiftOffer,
} from '../../steps/ports.ts';
import type { RotaNeeds } from '../../steps/rota-acts.ts';
import type { CardPlace, CardRef } from '../../steps/threads.ts';
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
  removals: Answer<Removal>[];
  looks: Answer<Pictures>[];
  /** Ids of the posts that were to be deleted. */
  removed: string[];
  /** The texts that were handed to the channel. */
  posted: string[];
}

export interface FakeDesk {
  /** By ts, in the order of the channel. */
  cards: Map<string, DeskCard>;
  /** Cards that were shrunk to a link, by ts, with the ts that they lead to. */
  shrunk: Map<string, string>;
  told: { staff: string; words: string }[];
  announced: string[];
  /** What single people were told of a card, by its ts. */
  notified: { staff: string; words: string; card: string }[];
  /** What becomes of the next notices; without any, Slack is well. */
  notices: Exclude<DeskResult<null>, { kind: 'ok' }>[];
  /** What was opened or changed, oldest first. */
  modals: Modal[];
  /** Shifts that stand in the channel to be taken over, as they look now, by ts. */
  offers: Map<string, ShiftOffer>;
  /** The weeks that were reported, by ts, in the order of their channel. */
  reports: Map<string, ReportMessage & { picture: Uint8Array | null; language: 'de' | 'en' }>;
  /** What single people were told in a message of their own. */
  messaged: { staff: string; words: string }[];
  /** What the desk shows people by itself, as it looks now. */
  homes: Map<string, Home>;
  /** The members of the user group of duty; null until it was set. */
  group: { handle: string; staff: readonly string[] } | null;
  /** Set where the workspace does not let us change user groups. */
  groupTrouble: Exclude<DeskResult<null>, { kind: 'ok' }> | null;
  staff: Set<string>;
  /** Whoever reads Slack in English. */
  english: Set<string>;
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
  also: [],
  danger: null,
  upset: false,
};

export const openingHours: Draft = {
  text: 'Ja, morgen von 10 bis 19 Uhr.',
  answerId: 'oeffnungszeiten-zentral',
  language: 'de',
  alternatives: [{ answerId: 'feiertage', title: 'Feiertage', text: 'An Feiertagen bleiben wir geschlossen.' }],
};

/** Round the clock, so that a test about something else needs no hours. */
export const alwaysOpen: ServiceCalendar = {
  zone: 'Europe/Berlin',
  isHoliday: () => false,
  periodsOn: () => [[0, 1440]],
};

export async function serviceDesk() {
  const database = await startDatabase(null, undefined);
  const client = await withTable(database, 'auskunft');
  let now = noon;
  let owners = 0;
  let secrets = 0;
  const clock = () => now;
  const queue: { id: ThreadId; seconds: number }[] = [];
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  const channel = fakeChannel();
  const direct = fakeChannel();
  const { desk, state } = fakeDesk(clock);

  const deps: Deps & Pick<RotaNeeds, 'calendarUrl'> = {
    clock,
    log,
    owner: () => `owner-${++owners}`,
    secret: () => `secret-${++secrets}`.padEnd(43, 'x'),
    channels: { 'x-mention': channel, 'x-dm': direct },
    threads: dynamoThreads({ client, table: 'auskunft', clock, log, dmConsentRequired: true, zone: 'Europe/Berlin' }),
    cases: dynamoCases({ client, table: 'auskunft', clock }),
    tagger: { tag: async () => germanTag },
    drafter: {
      draft: async () => openingHours,
      answers: async () => [
        { id: 'oeffnungszeiten-zentral', title: 'Öffnungszeiten der Zentrale', topic: 'opening_hours' },
        { id: 'feiertage', title: 'Feiertage', topic: 'opening_hours' },
        { id: 'verlaengern', title: 'Verlängern', topic: 'renewal' },
      ],
      wording: async (id) =>
        id === 'verlaengern' ? { text: 'Verlängern können Sie im Konto, auch bei Nacht.', language: 'de' } : null,
    },
    desk,
    later: { send: async (id, seconds) => void queue.push({ id, seconds }) },
    libraryChanges: dynamoLibraryChanges({ client, table: 'auskunft', clock }),
    settings: {
      undoSeconds: 10,
      reopenDays: 7,
      firstAnswerMinutes: 30,
      nineInTenMinutes: 60,
      remindBefore: 10,
      escalateAfter: 30,
      closedNotice: undefined,
      report: { weekday: 'mon', time: '07:00', linkDays: 30 },
      roles: { leads: ['U0LEAD'], trainees: ['U0TRAINEE'] },
      teams: [{ id: 'musik', name: { de: 'Musikbücherei', en: 'Music library' }, members: ['U0JONAS', 'U0LEAD'] }],
      vip: [{ name: 'Birkenrather Bote', handle: 'bote_birkenrath' }],
      signatures: {},
      emergency: { contacts: ['U0LEAD', 'U0NACHT'], texts: {} },
      interim: { de: 'Wir fragen nach und melden uns.', en: 'We are finding out and will get back to you.' },
      dmConsent: 'required',
      staffLanguage: 'de',
      timezone: 'Europe/Berlin',
      practice: false,
    },
    calendar: async () => alwaysOpen,
    rota: null,
    rotas: dynamoRotas({ client, table: 'auskunft', clock }),
    calendarUrl: (token) => `https://desk.example/calendar/${token}.ics`,
    dueAt: async (at) => at + 30 * 60_000,
    inService: async () => true,
    library: async () => ({ answers: [] }),
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
  const removed: string[] = [];
  let shown: IncomingMessage[] = [];
  const fake: FakeChannel = {
    ownReplies: [],
    fetches: [],
    lookUps: [],
    sends: [],
    searches: [],
    removals: [],
    looks: [],
    removed,
    deletes: true,
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
    remove: (postId) => {
      removed.push(postId);
      return next(fake.removals, { kind: 'removed', cost: 0 });
    },
    pictures: () => next(fake.looks, { kind: 'found', pictures: [], cost: 5_000 }),
    composerUrl: (to, text) => `https://x.com/intent/post?in_reply_to=${to.id}&text=${encodeURIComponent(text)}`,
  };
  return fake;
}

function fakeDesk(clock: () => number): { desk: Deps['desk']; state: FakeDesk } {
  const ok = <T>(value: T): DeskResult<T> => ({ kind: 'ok', value });
  const state: FakeDesk = {
    cards: new Map(),
    shrunk: new Map(),
    told: [],
    announced: [],
    notified: [],
    notices: [],
    modals: [],
    offers: new Map(),
    reports: new Map(),
    messaged: [],
    homes: new Map(),
    group: null,
    groupTrouble: null,
    staff: new Set(['U0MARTA', 'U0JONAS', 'U0LEAD', 'U0TRAINEE']),
    english: new Set(),
    troubles: [],
    postsInSpite: false,
    posts: 0,
  };
  const post = (card: DeskCard): CardRef => {
    const ts = `${clock()}.${++state.posts}`;
    state.cards.set(ts, card);
    const place = { channel: 'C', ts, former: null };
    return card.kind === 'bundle'
      ? { ...place, call: 0, bundle: card.id }
      : { ...place, call: card.call, bundle: null };
  };
  const offerKeys = new Map<string, string>();
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
    async shrinkCard(ref: CardPlace, into: CardPlace) {
      state.shrunk.set(ref.ts, into.ts);
      return ok(null);
    },
    async findCard(key, since) {
      const ts = [...state.cards].find(([, card]) => keyOf(card) === key)?.[0] ?? offerKeys.get(key);
      if (ts !== undefined) return ok({ channel: 'C', ts });
      const reported = [...state.reports].find(
        ([at, { report }]) => reportKey(report.week) === key && Number.parseInt(at, 10) >= since,
      );
      return ok(reported === undefined ? null : { channel: 'CR', ts: reported[0] });
    },
    cardUrl: async ({ ts }) => ok(`https://desk.example/archives/C/p${ts}`),
    async tell(staff, words) {
      state.told.push({ staff, words });
      return ok(null);
    },
    async notify(staff, words, { ts }) {
      const trouble = state.notices.shift();
      if (trouble) return trouble;
      state.notified.push({ staff, words, card: ts });
      return ok(null);
    },
    async announce(words, card) {
      state.announced.push(card ? `${words} ${card.ts}` : words);
      return ok(null);
    },
    isStaff: async (staff) => ok(state.staff.has(staff)),
    languageOf: async (staff) => (state.english.has(staff) ? 'en' : 'de'),
    async openModal(_trigger, modal) {
      state.modals.push(modal);
      return ok({ id: 'V1', hash: 'H1' });
    },
    async changeModal(_view, modal) {
      state.modals.push(modal);
      return ok(null);
    },
    async offer(offer) {
      const trouble = state.notices.shift();
      if (trouble) return trouble;
      const ts = `${clock()}.offer${state.offers.size + 1}`;
      state.offers.set(ts, offer);
      if (offer.button) offerKeys.set(offerKey({ ...offer.button, version: offer.button.seen }), ts);
      return ok({ channel: 'C', ts });
    },
    async changeOffer({ ts }, offer) {
      state.offers.set(ts, offer);
      return ok(null);
    },
    async postReport(message, picture, language) {
      const post = () => {
        const ts = `${clock()}.report${state.reports.size + 1}`;
        state.reports.set(ts, { ...message, picture, language });
        return ok({ channel: 'CR', ts });
      };
      const trouble = state.troubles.shift();
      if (trouble?.kind === 'uncertain' && state.postsInSpite) post();
      return trouble ?? post();
    },
    async message(staff, words) {
      const trouble = state.notices.shift();
      if (trouble) return trouble;
      state.messaged.push({ staff, words });
      return ok(null);
    },
    async publishHome(staff, home) {
      state.homes.set(staff, home);
      return ok(null);
    },
    async dutyGroup(handle, staff) {
      if (state.groupTrouble) return state.groupTrouble;
      state.group = { handle, staff };
      return ok('S0DIENST');
    },
  };
  return { desk, state };
}

/** The newest card of a thread. */
export function cardOf(desk: ServiceDesk, id: ThreadId): ReviewCard {
  const cards = [...desk.slack.cards.values()].flatMap((each) => (each.kind === 'thread' ? [each] : []));
  const card = cards.findLast(({ threadId }) => threadId === id);
  if (!card) throw new Error(`No card for ${id}`);
  return card;
}
