/**
 * The page before the built-in Slack and X, and an app that answers as a desk does: it opens modals and records what it
 * is told.
 */
import { createServer } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { isObject, type JsonObject, parseJson } from '../../local/slack-simulator/json.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';
import { bundleCard, deskCard, everyInput, pictureModal } from './page-desk-cards.ts';
import { pageWorld, type StoryWorld } from './page-world.ts';

export interface Desk {
  world: StoryWorld;
  slack: SlackSimulator;
  x: XSimulator;
  client: WebClient;
  /** The interactions that the app was told of, oldest first. */
  told: JsonObject[];
  /** What the app answers to submissions; undefined closes the modal. */
  answer: { submission: JsonObject | undefined };
  close(): Promise<void>;
}

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export async function openDesk(): Promise<Desk> {
  const x = await startXSimulator({ limits: 'wide' });
  const told: JsonObject[] = [];
  const answer: Desk['answer'] = { submission: undefined };
  const app = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const payload = parseJson(new URLSearchParams(raw).get('payload') ?? '');
    if (!isObject(payload)) {
      response.end();
      return;
    }
    told.push(payload);
    await opened(payload);
    const submitted = payload.type === 'view_submission' && answer.submission !== undefined;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(submitted ? JSON.stringify(answer.submission) : '');
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  if (address === null || typeof address === 'string') throw new Error('The app has no port');
  const slack = await startSlackSimulator({ rate: 'wide', requestUrl: `http://127.0.0.1:${address.port}/` });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    logger: silent,
  });

  const stained = x.post({
    author: 'mia_liest',
    text: `@${x.account.username} so sieht das Buch aus, das ich gerade ausgeliehen habe`,
    pictures: [{ alt: 'Aufgeschlagenes Buch mit einem großen Kaffeefleck auf der rechten Seite' }],
  });
  x.post({
    author: 'opa_heinrich',
    text: `@${x.account.username} ist mir letzte Woche auch passiert!`,
    quotes: stained.id,
    pictures: [{ motif: 'notice' }],
  });
  x.directMessage({ author: 'aylin_k', text: 'Diese Meldung kommt immer wieder.', pictures: [{ motif: 'screen' }] });
  const picture = stained.pictures[0]?.url ?? '';

  async function opened(payload: JsonObject): Promise<void> {
    const action = Array.isArray(payload.actions) && isObject(payload.actions[0]) ? payload.actions[0].action_id : '';
    const trigger = { trigger_id: String(payload.trigger_id) };
    if (action === 'hand_over') await client.views.open({ ...trigger, view: everyInput() });
    if (action === 'show_pictures') await client.views.open({ ...trigger, view: pictureModal(picture) });
    if (action === 'deeper') await client.views.push({ ...trigger, view: pictureModal(picture) });
  }

  const { channel } = slack;
  await client.chat.postMessage({ channel, text: 'Drei Fragen zum WLAN', blocks: bundleCard() });
  await client.chat.postMessage({ channel, text: 'Frage mit Bild', blocks: deskCard(picture) });

  const story = pageWorld({ empty: true });
  const world: StoryWorld = {
    ...story,
    x: {
      account: x.account,
      get patrons() {
        return x.patrons();
      },
      posts: () =>
        x.timeline().map((post) => ({
          ...post,
          at: post.createdAt,
          inReplyTo: post.inReplyTo ?? null,
          quotes: post.quotes ?? null,
          editedFrom: post.editedFrom ?? null,
        })),
      directMessages: () =>
        x.directMessages().map(({ id, senderId, participantId, text, createdAt, pictures }) => ({
          id,
          from: senderId,
          to: senderId === x.account.id ? participantId : x.account.id,
          text,
          at: createdAt,
          pictures,
        })),
      post: x.post,
      directMessage: x.directMessage,
      edit: x.edit,
      remove: x.remove,
    },
    slack: {
      channel: 'auskunft',
      get staff() {
        return slack.staff;
      },
      people: slack.people,
      groups: slack.groups,
      file: slack.file,
      messages: () => slack.messages(),
      ephemerals: slack.ephemerals,
      openView: slack.openView,
      click: slack.click,
      submit: slack.submit,
      viewAction: slack.viewAction,
      dismiss: slack.dismiss,
      command: slack.command,
    },
    onChange(listener) {
      const ends = [story.onChange(listener), slack.onChange(listener), x.onChange(listener)];
      return () => ends.some((end) => end() === undefined);
    },
  };
  return {
    world,
    slack,
    x,
    client,
    told,
    answer,
    async close() {
      await slack.close();
      await x.close();
      await new Promise((resolve) => {
        app.close(resolve);
        app.closeAllConnections();
      });
    },
  };
}
