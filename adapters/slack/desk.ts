/** The staff's desk in Slack: cards in the channel, modals, private notes. */
import type { MessageMetadata } from '@slack/types';
import { LogLevel, WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { isReportKey, offerKey } from '../../core/card-key.ts';
import { modalWords } from '../../core/modal-words.ts';
import type { Millis, StaffId } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { Desk, DeskResult } from '../../steps/ports.ts';
import type { CardPlace } from '../../steps/threads.ts';
import {
  cardUrl,
  contentsOf,
  findCard,
  linkToCard,
  metadataOf,
  namingOnlyTheCalled,
  refOf,
  shrinkCard,
} from './cards.ts';
import { homeTab, offerContents } from './home-view.ts';
import { membership } from './membership.ts';
import { modalView } from './modals.ts';
import { sentence } from './mrkdwn.ts';
import { outcome, postOutcome, SlackNonsense } from './outcomes.ts';
import { postReport } from './report.ts';
import { eachPage, Page, Posted, understood } from './responses.ts';
import { staffLanguages } from './staff-language.ts';
import { keepGroup } from './user-group.ts';

export interface SlackDeskOptions {
  /** Ends in a slash: `https://slack.com/api/`. */
  apiUrl: string;
  botToken: string;
  /** Id of the staff channel. */
  channel: string;
  /** Where the weekly report goes; the staff channel where none is named. */
  reportChannel?: string;
  /** The team's own: what stands in the channel, and whoever Slack tells no language of. */
  language: StaffLanguage;
  /** For one call, its answer read. A modal must open within the 3 s that its trigger lives, so longer is of no use. */
  timeoutMs?: number;
  clock?: () => Millis;
  /** How long to wait before each further try to show a chart that Slack is not done with; see `ReportPosting`. */
  pictureWaitsMs?: readonly number[];
}

const pageSize = 200;
/** Slack waits 3 s for the whole answer to a click. */
const answerTimeoutMs = 1_500;
/** A modal in the team's language is better than one that comes too late to open. */
const languageTimeoutMs = 600;
/** The report is posted by a function that nobody waits for. */
const usualPictureWaitsMs = [1_000, 3_000, 6_000];

const Members = v.object({ members: v.array(v.string()), ...Page });
const Opened = v.object({ view: v.object({ id: v.string(), hash: v.string() }) });
const Account = v.object({ user: v.object({ locale: v.optional(v.string()) }) });

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
  const { channel, language, clock = Date.now, timeoutMs = 5_000 } = options;
  const { reportChannel = channel, pictureWaitsMs = usualPictureWaitsMs } = options;
  const client = webClient(options, timeoutMs);
  const quickClient = webClient(options, Math.min(timeoutMs, languageTimeoutMs));
  const isStaff = membership(() => outcome(() => readMembers(client, channel), clock));
  const languageOf = staffLanguages((staff) => readLocale(quickClient, staff), language);

  const done = (call: () => Promise<unknown>) =>
    outcome(async () => {
      await call();
      return null;
    }, clock);

  const say = (to: string, text: string) =>
    client.chat.postMessage({ channel: to, text, unfurl_links: false, unfurl_media: false });

  const leading = async (to: string, words: string, card: CardPlace): Promise<DeskResult<null>> => {
    const link = await linkToCard(client, clock, card, modalWords[language].notified.link);
    if (link.kind === 'trouble') return link;
    return done(() => say(to, [sentence(words), link.value ?? ''].join(' ').trim()));
  };

  const post = async (contents: ReturnType<typeof offerContents> & { metadata?: MessageMetadata }) => {
    const message = { channel, ...contents, unfurl_links: false, unfurl_media: false };
    return understood(Posted, await client.chat.postMessage(message));
  };

  return {
    async postCard(card) {
      const first = namingOnlyTheCalled(card);
      const contents = contentsOf(first ?? card, language);
      return postOutcome(async () => {
        const posted = await post(contents);
        // What is left out should this fail comes with the card's next change.
        if (first !== null) await done(() => client.chat.update({ ...posted, ...contentsOf(card, language) }));
        return refOf(card, posted);
      }, clock);
    },
    async updateCard(ref, card) {
      const update = { channel: ref.channel, ts: ref.ts, ...contentsOf(card, language) };
      return outcome(async () => ({ ...ref, ...understood(Posted, await client.chat.update(update)) }), clock);
    },
    shrinkCard: (card, into) => shrinkCard(client, clock, { card, into, language }),
    postReport: (message, picture, theirs) =>
      postReport({ client, clock, channel: reportChannel, language: theirs, pictureWaitsMs }, message, picture),
    findCard: (key, since) =>
      outcome(() => findCard(client, isReportKey(key) ? reportChannel : channel, key, since), clock),
    cardUrl: (card) => cardUrl(client, clock, card),
    async tell(staff, words, answerUrl) {
      const text = sentence(words);
      const told = await done(() => client.chat.postEphemeral({ channel, user: staff, text }));
      // Slack shows a private note to members of the channel only; others are answered where they clicked.
      return told.kind === 'ok' || answerUrl === null ? told : done(() => answerClick(answerUrl, text));
    },
    announce: (words, card) => (card ? leading(channel, words, card) : done(() => say(channel, sentence(words)))),
    // Posted to a person's id, it is a direct message from the app (docs.slack.dev, chat.postMessage, "channel").
    notify: (staff, words, card) => leading(staff, words, card),
    isStaff,
    languageOf,
    async openModal(trigger, modal, theirs) {
      const view = modalView(modal, theirs);
      return outcome(async () => {
        const opened = v.safeParse(Opened, await client.views.open({ trigger_id: trigger, view }));
        return opened.success ? opened.output.view : null;
      }, clock);
    },
    async changeModal({ id, hash }, modal, theirs) {
      const view = modalView(modal, theirs, true);
      return done(() => client.views.update({ view_id: id, hash, view }));
    },
    async offer(offer) {
      const { button } = offer;
      const metadata = button && { metadata: metadataOf(offerKey({ ...button, version: button.seen })) };
      return postOutcome(() => post({ ...offerContents(offer), ...metadata }), clock);
    },
    changeOffer: (place, offer) => done(() => client.chat.update({ ...place, ...offerContents(offer) })),
    message: (staff, words) => done(() => say(staff, sentence(words))),
    publishHome: (staff, home, theirs) =>
      done(() => client.views.publish({ user_id: staff, view: homeTab(home, theirs) })),
    dutyGroup: (handle, staff) => keepGroup(client, clock, handle, staff),
  };
}

function webClient({ apiUrl, botToken }: SlackDeskOptions, timeout: number): WebClient {
  return new WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });
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

/** Null when Slack does not say, for whatever reason. */
async function readLocale(client: WebClient, user: StaffId): Promise<string | null> {
  try {
    return understood(Account, await client.users.info({ user, include_locale: true })).user.locale ?? null;
  } catch {
    return null; // the team's language serves as well
  }
}
