import http from 'node:http';
import { Client, OAuth1 } from '@xdevplatform/xdk';
import { ApiResponseError, TwitterApi } from 'twitter-api-v2';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startXSimulator, type XSimulator } from '../../local/x-simulator/server.ts';

let x: XSimulator;
beforeEach(async () => {
  x = await startXSimulator();
});
afterEach(() => x.close());

/** The client has no option for another server: every URL is rewritten before it is signed. */
function twitterApi(credentials = x.credentials): TwitterApi {
  return new TwitterApi(credentials, {
    httpAgent: new http.Agent(),
    plugins: [
      {
        onBeforeRequestConfig({ params }) {
          const url = new URL(params.url);
          params.url = x.url + url.pathname + url.search;
        },
      },
    ],
  });
}

function officialClient(): Client {
  const { appKey, appSecret, accessToken, accessSecret } = x.credentials;
  const oauth1 = new OAuth1({
    apiKey: appKey,
    apiSecret: appSecret,
    callback: 'https://library.example/callback',
    accessToken,
    accessTokenSecret: accessSecret,
  });
  return new Client({ baseUrl: x.url, oauth1 });
}

test('twitter-api-v2 reads who it is, reads a mention with its author, and replies to it', async () => {
  const question = x.post({ author: 'mia_liest', text: '@stb_birkenrath Habt ihr (heute) offen? Äh… *bitte*!' });
  const client = twitterApi();

  expect((await client.v2.me()).data.username).toBe('stb_birkenrath');

  const mentions = await client.v2.userMentionTimeline(x.account.id, {
    'tweet.fields': ['author_id', 'conversation_id', 'created_at'],
    expansions: ['author_id'],
    'user.fields': ['protected'],
  });
  expect(mentions.tweets).toMatchObject([{ id: question.id, conversation_id: question.id, text: question.text }]);
  expect(mentions.includes.author(mentions.tweets[0] ?? { id: '', text: '', edit_history_tweet_ids: [] })?.name).toBe(
    'Mia Brandt',
  );

  const { data } = await client.v2.reply('Ja, bis 18 Uhr.', question.id);
  expect(data.text).toBe('@mia_liest Ja, bis 18 Uhr.');
  expect(x.timeline().at(-1)).toMatchObject({
    id: data.id,
    author: 'stb_birkenrath',
    text: 'Ja, bis 18 Uhr.',
    inReplyTo: question.id,
    conversation: question.id,
    deleted: false,
  });

  await client.v2.deleteTweet(data.id);
  expect(x.timeline().at(-1)).toMatchObject({ id: data.id, deleted: true });
});

test('twitter-api-v2 reads direct messages and answers one', async () => {
  const { id } = x.directMessage({ author: 'opa_heinrich', text: 'Mein Ausweis ist weg.' });
  const sender = x.patron('opa_heinrich');
  const client = twitterApi();

  const events = await client.v2.listDmEvents({
    'dm_event.fields': ['sender_id', 'dm_conversation_id', 'created_at'],
    expansions: ['sender_id'],
  });
  expect(events.events).toMatchObject([
    { id, event_type: 'MessageCreate', sender_id: sender.id, dm_conversation_id: `${x.account.id}-${sender.id}` },
  ]);

  // The client types the answer without the `data` that X's description, and X, put around it.
  const sent: unknown = await client.v2.sendDmToParticipant(sender.id, { text: 'Wir sperren ihn gleich.' });
  const [, answer] = x.directMessages();
  expect(answer?.text).toBe('Wir sperren ihn gleich.');
  expect(sent).toEqual({ data: { dm_conversation_id: answer?.conversation, dm_event_id: answer?.id } });

  const conversation = await client.v2.listDmEventsWithParticipant(sender.id);
  expect(conversation.events.map((event) => event.id)).toEqual([answer?.id, id]);
});

test('twitter-api-v2 walks through all pages and looks posts up', async () => {
  const ids = Array.from({ length: 12 }, (_, n) => x.post({ author: 'aylin_k', text: `@stb_birkenrath Nr. ${n}` }).id);
  const timeline = await twitterApi().v2.userMentionTimeline(x.account.id, { max_results: 5 });
  const seen: string[] = [];
  for await (const tweet of timeline) seen.push(tweet.id);
  expect(seen).toEqual(ids.reverse());

  const found = await twitterApi().v2.search('from:aylin_k "Nr. 7"');
  expect(found.tweets).toHaveLength(1);
});

test('twitter-api-v2 understands the reply gate, an exhausted limit and a wrong secret', async () => {
  const stranger = x.post({ author: 'tomasz_reads', text: 'Schade, dass die Bücherei zu ist.' });
  const refused = twitterApi().v2.reply('Nein, wir haben offen!', stranger.id);
  await expect(refused).rejects.toMatchObject({
    code: 403,
    data: { detail: 'You can only reply to or quote posts where you are mentioned or are the author.' },
  });

  const client = twitterApi();
  for (let n = 0; n < 15; n += 1) await client.v2.listDmEvents();
  const limited: unknown = await client.v2.listDmEvents().catch((error: unknown) => error);
  if (!(limited instanceof ApiResponseError)) throw new Error('Expected an answer that is an error');
  expect(limited.rateLimitError).toBe(true);
  expect(limited.rateLimit).toMatchObject({ limit: 15, remaining: 0 });

  const wrong = twitterApi({ ...x.credentials, accessSecret: 'another' }).v2.me();
  await expect(wrong).rejects.toMatchObject({ code: 401 });
});

test('the official client reads mentions, reads a post, posts and writes a direct message', async () => {
  const question = x.post({ author: 'mia_liest', text: '@stb_birkenrath Habt ihr Tonies?' });
  x.directMessage({ author: 'mia_liest', text: 'Hallo' });
  const client = officialClient();

  const mentions = await client.users.getMentions(x.account.id, {
    maxResults: 10,
    postFields: ['created_at', 'conversation_id', 'note_post', 'entities'],
    expansions: ['author_id', 'referenced_posts'],
    userFields: ['name'],
  });
  expect(mentions.data).toMatchObject([
    { id: question.id, authorId: question.authorId, editHistoryPostIds: [question.id] },
  ]);
  expect(mentions.includes?.users).toMatchObject([{ username: 'mia_liest' }]);

  const post = await client.posts.getById(question.id, { postFields: ['text'] });
  expect(post.data?.text).toBe('@stb_birkenrath Habt ihr Tonies?');

  const sent = await client.posts.create({ text: 'Ja, über 200!', reply: { inReplyToTweetId: question.id } });
  expect(x.timeline().at(-1)).toMatchObject({ id: sent.data?.id, inReplyTo: question.id });

  const events = await client.directMessages.getEvents({ expansions: ['sender_id'] });
  expect(events.data).toMatchObject([{ text: 'Hallo', senderId: question.authorId }]);
  await client.directMessages.createByParticipantId(question.authorId, { text: 'Guten Tag' });
  expect(x.directMessages().map((message) => message.text)).toEqual(['Hallo', 'Guten Tag']);
});
