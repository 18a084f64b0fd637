import { expect, onTestFinished, test } from 'vitest';
import { xChannels } from '../../adapters/x/channels.ts';
import { startXSimulator, type XSimulator, type XSimulatorOptions } from '../../local/x-simulator/server.ts';
import type { Fetched, IncomingMessage } from '../../steps/ports.ts';
import { cursorAt, messageWith, threadOf } from './x-scripted-server.ts';

const namings = ['tweet', 'post', 'both'] as const;
const library = '@stb_birkenrath';
const minute = 60_000;

async function simulatedX(options: XSimulatorOptions) {
  const x = await startXSimulator(options);
  onTestFinished(() => x.close());
  return { x, channels: xChannels({ apiUrl: x.url, ...x.credentials, timeoutMs: 500 }) };
}

function read(fetched: Fetched): IncomingMessage[] {
  if (fetched.kind === 'trouble') throw new Error(fetched.trouble.detail);
  return fetched.messages;
}

function only(fetched: Fetched): IncomingMessage {
  const [message, ...others] = read(fetched);
  if (!message || others.length > 0) throw new Error(`${others.length + 1} messages`);
  return message;
}

const repliesOf = (x: XSimulator) => x.timeline().filter(({ authorId }) => authorId === x.account.id);

for (const naming of namings) {
  test(`under the naming ${naming}, a mention is read, looked up, answered and the answer found`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const { fetch, lookUp, send, findReply } = channels['x-mention'];
    x.post({ author: 'mia_liest', text: `${library} Tom & Anna fragen: 3 < 4? ${'sehr '.repeat(70)}lang` });
    const now = Date.now();

    const fetched = await fetch(cursorAt(null), now);
    const message = only(fetched);
    expect(message).toMatchObject({ repliable: true, unreadable: false });
    expect(message.text).toContain('Tom & Anna fragen: 3 < 4?');
    expect(message.text).toMatch(/lang$/);
    const thread = threadOf(message.patron);
    expect(await lookUp(thread, message, now)).toEqual({ kind: 'unchanged' });
    expect(await findReply(thread, message, now, [], now)).toEqual({ kind: 'absent' });

    const sent = await send(thread, 'Ja, bis 19 Uhr.', message, now);
    const [reply] = repliesOf(x);
    expect(sent).toEqual({ kind: 'sent', postId: reply?.id, cost: 10_000 });
    expect(reply).toMatchObject({ text: 'Ja, bis 19 Uhr.', inReplyTo: message.id });
    expect(await findReply(thread, message, now, [], now)).toEqual({ kind: 'found', postId: reply?.id });
    expect(await findReply(thread, message, now, [reply?.id ?? ''], now)).toEqual({ kind: 'absent' });
  });

  test(`under the naming ${naming}, edits and deletions of a mention are noticed`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const { fetch, lookUp } = channels['x-mention'];
    const post = x.post({ author: 'aylin_k', text: `${library} Habt ihr heute offen?` });
    const message = only(await fetch(cursorAt(null), Date.now()));
    const edited = x.edit(post.id, `${library} Habt ihr morgen offen?`);
    const newest = { id: edited.id, firstId: post.id, text: `${library} Habt ihr morgen offen?` };
    expect(only(await fetch(cursorAt(post.id), Date.now()))).toMatchObject(newest);
    expect(await lookUp(threadOf(), message, Date.now())).toMatchObject({ kind: 'edited', message: newest });
    x.remove(edited.id);
    expect(await lookUp(threadOf(), message, Date.now())).toEqual({ kind: 'deleted' });
  });

  test(`under the naming ${naming}, a direct message is read and answered, and the answer found`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const { fetch, send, findReply } = channels['x-dm'];
    const written = x.directMessage({ author: 'opa_heinrich', text: 'Mein Konto ist gesperrt.' });
    const now = Date.now();
    const message = only(await fetch(cursorAt(null), now));
    expect(message).toMatchObject({
      id: written.id,
      text: 'Mein Konto ist gesperrt.',
      patron: '1580000000000000102',
      conversation: '1580000000000000001-1580000000000000102',
      repliable: true,
    });
    const thread = threadOf(message.patron);
    expect(await findReply(thread, message, now, [], now)).toEqual({ kind: 'absent' });
    const sent = await send(thread, 'Wir sehen nach.', message, now);
    const answer = x.directMessages().at(-1);
    expect(sent).toEqual({ kind: 'sent', postId: answer?.id, cost: 15_000 });
    expect(await findReply(thread, message, now, [], now)).toEqual({ kind: 'found', postId: answer?.id });
    expect(read(await fetch(cursorAt(written.id), now))).toHaveLength(1);
  });

  test(`under the naming ${naming}, quoting us summons us and the missing conversation is replaced`, async () => {
    const { x, channels } = await simulatedX({ naming });
    x.behaviour.conversationIds = false;
    const ours = x.post({ author: x.account.username, text: 'Heute ist Lesekreis.' });
    x.post({ author: 'mia_liest', text: `${library} Wann denn?`, inReplyTo: ours.id });
    x.post({ author: 'tomasz_reads', text: `Da gehe ich hin, ${library}`, quotes: ours.id });
    const messages = read(await channels['x-mention'].fetch(cursorAt(null), Date.now()));
    expect(messages).toMatchObject([
      { conversation: `${ours.id}:1580000000000000101`, repliable: true },
      { conversation: `${messages[1]?.id}:1580000000000000104`, repliable: true },
    ]);
  });
}

for (const naming of namings) {
  test(`under the naming ${naming}, pictures are noticed with the message and seen on demand`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const { fetch, pictures } = channels['x-mention'];
    const stain = { alt: 'Kaffee & <Kuchen>' };
    const post = x.post({ author: 'mia_liest', text: `${library} Tut mir leid!`, pictures: [stain, {}] });
    const message = only(await fetch(cursorAt(null), Date.now()));
    const described = [
      { kind: 'photo', alt: stain.alt },
      { kind: 'photo', alt: null },
    ];
    expect(message).toMatchObject({ text: `${library} Tut mir leid!`, pictures: described, handle: 'mia_liest' });
    expect(await pictures(message, Date.now())).toEqual({ kind: 'found', pictures: post.pictures, cost: 5_000 });
    x.remove(post.id);
    expect(await pictures(message, Date.now())).toMatchObject({ kind: 'trouble', trouble: { kind: 'refused' } });

    x.directMessage({ author: 'opa_heinrich', text: '', pictures: [{}] });
    const written = only(await channels['x-dm'].fetch(cursorAt(null), Date.now()));
    const silent = { text: '', unreadable: false, pictures: [{ kind: 'photo', alt: null }], handle: 'opa_heinrich' };
    expect(written).toMatchObject(silent);
  });

  test(`under the naming ${naming}, a quote is told from an answer to us that quotes`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const ours = x.post({ author: x.account.username, text: 'Heute ist Lesekreis.' });
    const other = x.post({ author: 'aylin_k', text: 'Ich lese gern.' });
    x.post({ author: 'tomasz_reads', text: `Wie bei ${library}`, quotes: other.id });
    x.post({ author: 'mia_liest', text: 'Meint ihr das?', quotes: other.id, inReplyTo: ours.id });
    const [quote, answer] = read(await channels['x-mention'].fetch(cursorAt(null), Date.now()));
    expect(quote).toMatchObject({ quote: true, handle: 'tomasz_reads' });
    expect(answer).toMatchObject({ handle: 'mia_liest' });
    expect(answer).not.toHaveProperty('quote');
  });

  test(`under the naming ${naming}, our answer is deleted once, and gone the second time`, async () => {
    const { x, channels } = await simulatedX({ naming });
    const { fetch, send, remove } = channels['x-mention'];
    const question = x.post({ author: 'mia_liest', text: `${library} Offen?` });
    const message = only(await fetch(cursorAt(null), Date.now()));
    const sent = await send(threadOf(message.patron), 'Nein.', message, Date.now());
    const postId = sent.kind === 'sent' ? sent.postId : '';
    x.faults.add({ kind: 'processThenDisconnect', method: 'DELETE', times: 1 });
    expect(await remove(postId, Date.now())).toMatchObject({ kind: 'later', trouble: { kind: 'unreachable' } });
    expect(repliesOf(x)).toMatchObject([{ id: postId, deleted: true }]);
    expect(await remove(postId, Date.now())).toEqual({ kind: 'removed', cost: 0 });
    expect(await remove(question.id, Date.now())).toMatchObject({ kind: 'refused' });
  });
}

test('a reply that went out although its answer was lost is uncertain, and then found', async () => {
  for (const kind of ['processThenDisconnect', 'truncatedJson'] as const) {
    const { x, channels } = await simulatedX({});
    const { send, findReply } = channels['x-mention'];
    const { id } = x.post({ author: 'mia_liest', text: `${library} Offen?` });
    const to = messageWith({ id, firstId: id });
    const now = Date.now();
    x.faults.add({ kind, method: 'POST', times: 1 });
    expect((await send(threadOf(), 'Ja.', to, now)).kind).toBe('uncertain');
    expect(await findReply(threadOf(), to, now, [], now)).toEqual({ kind: 'found', postId: repliesOf(x)[0]?.id });
  }
});

test('a reply that X never took in is uncertain, and then absent', async () => {
  for (const kind of ['hang', 'disconnect'] as const) {
    const { x, channels } = await simulatedX({});
    const { id } = x.post({ author: 'mia_liest', text: `${library} Offen?` });
    const to = messageWith({ id, firstId: id });
    x.faults.add({ kind, method: 'POST', times: 1 });
    expect((await channels['x-mention'].send(threadOf(), 'Ja.', to, Date.now())).kind).toBe('uncertain');
    const found = await channels['x-mention'].findReply(threadOf(), to, Date.now(), [], Date.now());
    expect(found).toEqual({ kind: 'absent' });
  }
});

test('a post that does not mention us is behind the reply gate', async () => {
  const { x, channels } = await simulatedX({});
  const { id } = x.post({ author: 'mia_liest', text: 'Ich mag Büchereien.' });
  const sent = await channels['x-mention'].send(threadOf(), 'Wir dich auch.', messageWith({ id }), Date.now());
  expect(sent).toMatchObject({ kind: 'gate', trouble: { kind: 'replyGate' } });
  expect(repliesOf(x)).toEqual([]);
});

test('a post of an account that became private counts as deleted', async () => {
  const { x, channels } = await simulatedX({});
  const { id } = x.post({ author: 'mia_liest', text: `${library} Offen?` });
  x.patron('mia_liest', { protected: true });
  const message = messageWith({ id, firstId: id });
  expect(await channels['x-mention'].lookUp(threadOf(), message, Date.now())).toEqual({ kind: 'deleted' });
});

test('credit, credentials and rates that are used up are told apart', async () => {
  const { x, channels } = await simulatedX({});
  const fetchWith = async (status: 401 | 402 | 429) => {
    x.faults.add({ kind: 'status', status, path: /mentions$/, times: 1 });
    return channels['x-mention'].fetch(cursorAt(null), Date.now());
  };
  expect(await fetchWith(401)).toMatchObject({ trouble: { kind: 'unauthorized' } });
  expect(await fetchWith(402)).toMatchObject({ trouble: { kind: 'outOfCredit' } });
  expect(await fetchWith(429)).toMatchObject({ trouble: { kind: 'rateLimited' } });
});

test('polling direct messages at the pace given never meets the rate limit', async () => {
  let now = Date.now();
  const { x, channels } = await simulatedX({ now: () => now });
  x.directMessage({ author: 'mia_liest', text: 'Guten Tag' });
  let cursor = cursorAt(null);
  const until = now + 40 * minute;
  while (now < until) {
    const fetched = await channels['x-dm'].fetch(cursor, now);
    if (fetched.kind === 'trouble') throw new Error(fetched.trouble.detail);
    cursor = cursorAt(fetched.newest);
    now = Math.max(now + 5_000, fetched.nextAt ?? 0);
  }
  expect(x.requests.every(({ status }) => status !== 429)).toBe(true);
});

test('a mention that X shows late is still read', async () => {
  let now = Date.now();
  const { x, channels } = await simulatedX({ now: () => now });
  const late = x.post({ author: 'mia_liest', text: `${library} spät`, indexedAfterMs: 50 * minute });
  now += 40 * minute;
  const prompt = x.post({ author: 'aylin_k', text: `${library} gleich` });
  const first = await channels['x-mention'].fetch(cursorAt(null), now);
  expect(first).toMatchObject({ newest: prompt.id, messages: [{ id: prompt.id }] });
  now += 15 * minute;
  const second = read(await channels['x-mention'].fetch(cursorAt(prompt.id), now));
  expect(second.map(({ id }) => id)).toEqual([late.id, prompt.id]);
});
