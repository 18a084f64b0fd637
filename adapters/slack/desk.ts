/** The staff's desk in Slack: cards in the channel, modals, private notes. */
import { LogLevel, WebClient } from '@slack/web-api';
import * as v from 'valibot';
import type { ReviewCard } from '../../core/review-card.ts';
import type { Millis, StaffId, ThreadId } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { Desk } from '../../steps/ports.ts';
import type { CardRef } from '../../steps/threads.ts';
import { cardBlocks } from './blocks.ts';
import { membership } from './membership.ts';
import { editView, rejectView } from './modals.ts';
import { escapeText, sentence } from './mrkdwn.ts';
import { failureOf, outcome, SlackNonsense } from './outcomes.ts';

export interface SlackDeskOptions {
  /** Ends in a slash: `https://slack.com/api/`. */
  apiUrl: string;
  botToken: string;
  /** Id of the staff channel. */
  channel: string;
  language: StaffLanguage;
  /** For one call, its answer read. A modal must open within the 3 s that its trigger lives, so longer is of no use. */
  timeoutMs?: number;
  clock?: () => Millis;
}

const metadataType = 'auskunft_thread';
const pageSize = 200;
/** Slack waits 3 s for the whole answer to a click. */
const answerTimeoutMs = 1_500;
/** Against a server that never stops giving cursors: 10,000 messages or members are more than a library has. */
const mostPages = 50;

const Posted = v.object({ channel: v.string(), ts: v.string() });
const cursor = v.optional(v.object({ next_cursor: v.optional(v.string()) }));
const Members = v.object({ members: v.array(v.string()), response_metadata: cursor });
const History = v.object({
  messages: v.array(
    v.object({
      ts: v.string(),
      metadata: v.optional(
        v.object({ event_type: v.string(), event_payload: v.optional(v.record(v.string(), v.unknown())) }),
      ),
    }),
  ),
  response_metadata: cursor,
});

/** The client prints nothing: what went wrong is in the outcome, and its own lines could hold what patrons wrote. */
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** A desk over Slack's Web API. Nothing here throws for what Slack does, and nothing is retried: callers know when. */
export function slackDesk(options: SlackDeskOptions): Desk {
  const { channel, language, clock = Date.now } = options;
  const client = new WebClient(options.botToken, {
    slackApiUrl: options.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs ?? 5_000,
    logger: silent,
  });
  const isStaff = membership(() => outcome(() => readMembers(client, channel), clock));

  const contents = (card: ReviewCard) => ({
    text: escapeText(card.summary),
    blocks: cardBlocks(card, language),
    metadata: { event_type: metadataType, event_payload: { thread_id: card.threadId } },
  });
  const done = (call: () => Promise<unknown>) =>
    outcome(async () => {
      await call();
      return null;
    }, clock);

  return {
    async postCard(card) {
      try {
        const answer = await client.chat.postMessage({
          channel,
          ...contents(card),
          unfurl_links: false,
          unfurl_media: false,
        });
        return { kind: 'ok', value: understood(Posted, answer) };
      } catch (error) {
        const { trouble, retryAt, perhapsDone } = failureOf(error, clock());
        return perhapsDone ? { kind: 'uncertain', trouble } : { kind: 'trouble', trouble, retryAt };
      }
    },
    updateCard: (ref, card) =>
      outcome(async () => understood(Posted, await client.chat.update({ ...ref, ...contents(card) })), clock),
    findCard: (threadId, since) => outcome(() => findCard(client, channel, threadId, since), clock),
    async tell(staff, words, answerUrl) {
      const text = sentence(words);
      const told = await done(() => client.chat.postEphemeral({ channel, user: staff, text }));
      // Slack shows a private note to members of the channel only; others are answered where they clicked.
      return told.kind === 'ok' || answerUrl === null ? told : done(() => answerClick(answerUrl, text));
    },
    announce: (words) =>
      done(() => client.chat.postMessage({ channel, text: sentence(words), unfurl_links: false, unfurl_media: false })),
    isStaff,
    openEdit: (trigger, modal) =>
      done(() => client.views.open({ trigger_id: trigger, view: editView(modal, language) })),
    changeEdit: (viewId, hash, modal) =>
      done(() => client.views.update({ view_id: viewId, hash, view: editView(modal, language, true) })),
    openReject: (trigger, threadId, draftVersion) =>
      done(() => client.views.open({ trigger_id: trigger, view: rejectView(threadId, draftVersion, language) })),
  };
}

/** @param answerUrl the click's `response_url`, which Slack signed together with the click */
async function answerClick(answerUrl: string, text: string): Promise<void> {
  const answer = await fetch(answerUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    signal: AbortSignal.timeout(answerTimeoutMs),
  });
  if (!answer.ok) throw new SlackNonsense(`Slack refused the answer to a click with ${answer.status}`);
}

async function readMembers(client: WebClient, channel: string): Promise<ReadonlySet<StaffId>> {
  const members = new Set<StaffId>();
  await eachPage(async (from) => {
    const page = understood(Members, await client.conversations.members({ channel, limit: pageSize, ...from }));
    for (const member of page.members) members.add(member);
    return page;
  });
  return members;
}

async function findCard(
  client: WebClient,
  channel: string,
  threadId: ThreadId,
  since: Millis,
): Promise<CardRef | null> {
  let found: CardRef | null = null;
  await eachPage(async (from) => {
    const answer = await client.conversations.history({
      channel,
      oldest: (since / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: pageSize,
      ...from,
    });
    const page = understood(History, answer);
    const card = page.messages.find(
      ({ metadata }) => metadata?.event_type === metadataType && metadata.event_payload?.thread_id === threadId,
    );
    if (card === undefined) return page;
    found = { channel, ts: card.ts };
    return 'enough';
  });
  return found;
}

type Page = { response_metadata?: { next_cursor?: string | undefined } | undefined };

async function eachPage(read: (from: { cursor?: string }) => Promise<Page | 'enough'>): Promise<void> {
  let from: { cursor?: string } = {};
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await read(from);
    if (page === 'enough') return;
    const next = page.response_metadata?.next_cursor;
    if (!next) return;
    from = { cursor: next };
  }
  throw new SlackNonsense(`Slack gave more than ${mostPages} pages`);
}

function understood<S extends v.GenericSchema>(schema: S, answer: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, answer);
  if (!result.success) throw new SlackNonsense('Slack answered ok without what it should give');
  return result.output;
}
