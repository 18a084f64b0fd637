import { afterEach, beforeEach, expect, test } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import type { BundleCard } from '../../core/bundle-card.ts';
import { keyOf, offerKey } from '../../core/card-key.ts';
import { untouched } from '../../core/handling.ts';
import { type CardInput, reviewCard } from '../../core/review-card.ts';
import type { LogEntry, Message, Reply, State, Thread } from '../../core/thread.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { type SlackEndpoint, startSlackEndpoint } from './slack-endpoint.ts';

const now = Date.now();
const message: Message = {
  id: '100',
  firstId: '100',
  author: 'patron',
  text: '<!channel> Habt ihr *heute* offen? & morgen?\n'.repeat(200),
  at: now - 60_000,
  repliable: true,
  url: 'https://x.example/i/status/100',
  unreadable: false,
};
const reply: Reply = {
  text: 'Ja.',
  by: 'U0MARTA',
  approvedAt: now,
  to: '100',
  answerId: 'z',
  edited: false,
  interim: false,
  secondBy: null,
};
const claim = { owner: 'o', claimedAt: now, expiresAt: now + 1, attempts: 1, absentAt: [] };
const trouble = { kind: 'refused', at: now, detail: 'duplicate <content>' } as const;
const waiting: State = { status: 'awaitingReview', trouble: null };
const states: State[] = [
  { status: 'new' },
  waiting,
  { status: 'approved', reply, sendAfter: now + 9_000, trouble: null },
  { status: 'sending', reply, claim, cameAt: 5 },
  { status: 'answered', reply, answeredAt: now, postId: '200' },
  { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: now },
  { status: 'failed', reply, trouble },
  { status: 'unknown', reply, since: now },
];

function cardOf(state: State, language: 'de' | 'en' = 'de', call = 0) {
  const thread: Thread = {
    ...untouched,
    id: 'x-mention-100',
    channel: 'x-mention',
    conversation: '100:7',
    patron: '7',
    arrivedAt: message.at,
    dueAt: now + 60_000,
    lastMessageId: '100',
    tag: {
      language: 'de',
      intent: 'opening_hours',
      confidence: 0.9,
      abstained: false,
      also: [],
      danger: 'alarm',
      upset: true,
    },
    draft: { text: 'Ja, bis 19 Uhr.', answerId: 'zeiten', language: 'de', alternatives: [] },
    draftVersion: 3,
    claimedBy: { staff: 'U0JONAS', at: now, until: now + 600_000 },
    perhapsSent: null,
    call: { number: call, why: 'wroteAgain', to: [{ staff: 'U0JONAS' }] },
    ...state,
  };
  const log: LogEntry[] = [{ at: now, by: 'U0MARTA', what: 'undone', from: null, to: 'awaitingReview' }];
  const earlier: Message[] = [1, 2, 3, 4, 5].map((n) => ({ ...message, id: String(n), at: n, text: `Zeile ${n}` }));
  const input: CardInput = {
    thread,
    messages: [...earlier, message],
    log,
    assessment: { length: 15, limit: 280, cost: 200_000, dear: true },
    hold: { by: 'U0MARTA', at: now },
    teams: [],
    deletes: true,
    composerUrl: 'https://x.example/intent/post?text=Ja',
    others: 2,
    wroteInPublicAt: null,
    forgottenAt: null,
    insulting: false,
    practice: false,
    now,
    language,
  };
  return reviewCard(input);
}

const list: BundleCard = {
  kind: 'bundle',
  id: 'answer-x-mention-100',
  summary: 'Zwölf gleiche Fragen',
  title: 'Zwölf gleiche Fragen',
  banner: null,
  to: [],
  lines: [],
  answer: { label: 'Vorschlag', text: 'Ja, bis 19 Uhr.', twin: null },
  rows: Array.from({ length: 12 }, (_, n) => ({
    threadId: `x-mention-${100 + n}`,
    draftVersion: n,
    question: `Habt ihr <!here> offen? ${n}`,
    state: [],
    can: 'approve' as const,
  })),
  more: 0,
};

let slack: SlackSimulator;
let endpoint: SlackEndpoint;

beforeEach(async () => {
  slack = await startSlackSimulator({ rate: 'wide' });
  endpoint = await startSlackEndpoint(slack.signingSecret);
  slack.setRequestUrl(endpoint.url);
});
afterEach(async () => {
  await slack.close();
  await endpoint.close();
});

const desk = (botToken = slack.botToken) =>
  slackDesk({ apiUrl: slack.url, botToken, channel: slack.channel, language: 'de', timeoutMs: 500 });

test('Slack takes the card of every status in both languages, and the update from one to the next', async () => {
  const posted = await desk().postCard(cardOf(waiting));
  if (posted.kind !== 'ok') throw new Error(posted.trouble.detail);
  for (const language of ['de', 'en'] as const) {
    for (const state of states) {
      expect(await desk().updateCard(posted.value, cardOf(state, language))).toEqual(posted);
      const shown = slack.messages()[0];
      expect(shown?.blocks.length).toBeGreaterThan(3);
      expect(JSON.stringify(shown?.blocks)).not.toContain('<!channel>');
    }
  }
  expect(slack.messages()).toHaveLength(1);
});

test('a card whose post was uncertain is found by its key and adopted; an earlier card of the thread is not', async () => {
  slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
  const card = cardOf(waiting, 'de', 2);
  expect(await desk().postCard(card)).toMatchObject({ kind: 'uncertain' });
  const ts = slack.messages()[0]?.ts;
  expect(await desk().findCard(keyOf(card), now - 60_000)).toEqual({
    kind: 'ok',
    value: { channel: slack.channel, ts },
  });
  expect(await desk().findCard('x-mention-100|1', now - 60_000)).toEqual({ kind: 'ok', value: null });
});

test('an offer whose post was uncertain is found by its day, shift and version', async () => {
  const shift = { date: '2026-12-24', template: 'frueh' };
  const button = { label: 'Ich übernehme', act: 'take', ...shift, seen: 4 } as const;
  slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
  expect(await desk().offer({ words: 'Schicht frei', button })).toMatchObject({ kind: 'uncertain' });
  const place = { channel: slack.channel, ts: slack.messages()[0]?.ts };
  const found = (version: number) => desk().findCard(offerKey({ ...shift, version }), now - 60_000);
  expect(await found(4)).toEqual({ kind: 'ok', value: place });
  expect(await found(3)).toEqual({ kind: 'ok', value: null });
});

test('a card that is called anew stands at the end and the one before it leads there', async () => {
  const before = await desk().postCard(cardOf(waiting));
  await desk().announce('Dazwischen.');
  const after = await desk().postCard(cardOf(waiting, 'de', 1));
  if (before.kind !== 'ok' || after.kind !== 'ok') throw new Error('Slack is well');
  expect(await desk().shrinkCard(before.value, after.value)).toEqual({ kind: 'ok', value: null });
  const [old, , fresh] = slack.messages();
  expect(old?.blocks).toHaveLength(1);
  expect(JSON.stringify(old?.blocks)).toContain(`p${after.value.ts.replace('.', '')}|neue Karte>`);
  expect(fresh?.ts).toBe(after.value.ts);
  expect(await desk().findCard('x-mention-100|0', now - 60_000)).toEqual({ kind: 'ok', value: null });
  expect(await desk().findCard('x-mention-100|1', now - 60_000)).toMatchObject({ value: { ts: fresh?.ts } });
});

test('a new card tells nobody but whoever is called of it, and names everybody once it stands', async () => {
  const card = { ...cardOf(waiting, 'de', 1), to: [{ staff: 'U0JONAS' }, ': es kam etwas Neues dazu'] };
  expect(JSON.stringify([card.history, card.warnings])).toContain('U0MARTA');
  await desk().postCard(card);
  const [posted] = slack.messages();
  expect(posted?.notified).toEqual(['U0JONAS']);
  expect(JSON.stringify(posted?.blocks)).toContain('Freigabe zurückgenommen von <@U0MARTA>');
  const approved = ['Freigegeben von ', { staff: 'U0AYLIN' }];
  const rows = list.rows.map((row, i) => (i === 0 ? { ...row, state: approved, can: 'undo' as const } : row));
  await desk().postCard({ ...list, to: [{ staff: 'U0PRIYA' }], rows });
  const crowd = slack.messages()[1];
  expect(crowd?.notified).toEqual(['U0PRIYA']);
  expect(JSON.stringify(crowd?.blocks)).toContain('Freigegeben von <@U0AYLIN>');
});

test('a click on the card and a choice in its menu come back as the same thread and draft', async () => {
  const posted = await desk().postCard(cardOf(waiting));
  const ts = posted.kind === 'ok' ? posted.value.ts : '';
  await slack.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  await slack.click({ user: 'U0JONAS', ts, actionId: 'more', value: 'answered_by_hand' });
  const ref = { threadId: 'x-mention-100', draftVersion: 3 };
  expect(endpoint.requests).toMatchObject([
    { kind: 'thread', action: { ...ref, do: 'approve', by: 'U0MARTA' } },
    { kind: 'thread', action: { ...ref, do: 'answered_by_hand', by: 'U0JONAS' } },
  ]);
});

test('the rows that are ticked in a list come back, and a single one by its menu', async () => {
  const posted = await desk().postCard(list);
  if (posted.kind !== 'ok') throw new Error(posted.trouble.detail);
  const { ts } = posted.value;
  expect(posted.value).toMatchObject({ call: 0, bundle: list.id });
  expect(await desk().findCard(list.id, now - 60_000)).toMatchObject({ value: { ts } });
  await slack.click({ user: 'U0MARTA', ts, actionId: 'tick', value: 'x-mention-100|0' });
  expect(endpoint.requests).toEqual([{ kind: 'ignored' }]);
  await slack.click({ user: 'U0MARTA', ts, actionId: 'approve_selected' });
  const approved = endpoint.requests.at(-1);
  expect(approved).toMatchObject({ kind: 'approveSelected', user: 'U0MARTA', bundleId: list.id });
  expect(approved?.kind === 'approveSelected' && approved.picks).toContainEqual({
    threadId: 'x-mention-100',
    draftVersion: 0,
  });
  await slack.click({ user: 'U0MARTA', ts, actionId: 'open_single', value: 'x-mention-104|4' });
  expect(endpoint.requests.at(-1)).toMatchObject({
    kind: 'thread',
    action: { do: 'unbundle', threadId: 'x-mention-104', draftVersion: 4 },
  });
});

test('staff are the members of the channel, and a note reaches one of them', async () => {
  const { isStaff, tell } = desk();
  expect(await isStaff('U0MARTA', now)).toEqual({ kind: 'ok', value: true });
  expect(await isStaff(slack.outsider.id, now)).toEqual({ kind: 'ok', value: false });
  expect(await tell('U0MARTA', '<@U0JONAS> war schneller.', null)).toEqual({ kind: 'ok', value: null });
  expect(slack.ephemerals()).toMatchObject([{ user: 'U0MARTA', text: '<@U0JONAS> war schneller.' }]);
});

test('everybody reads what they alone see in their own language', async () => {
  const { languageOf } = desk();
  expect(await languageOf('U0MARTA', now)).toBe('de');
  expect(await languageOf('U0PRIYA', now)).toBe('en');
  expect(await languageOf('U0NOBODY', now)).toBe('de');
});

test('a command comes with who typed it and what opens a modal, and a wrong token is named as such', async () => {
  await slack.command({ user: 'U0MARTA', command: '/auskunft', text: 'stop' });
  expect(endpoint.requests).toEqual([
    { kind: 'command', command: '/auskunft', text: 'stop', user: 'U0MARTA', triggerId: expect.stringMatching(/./) },
  ]);
  expect(await desk('xoxb-wrong').announce('x')).toMatchObject({ trouble: { kind: 'unauthorized' } });
});

test('somebody is told of a card in a message of their own, which leads there', async () => {
  const posted = await desk().postCard(cardOf(waiting));
  if (posted.kind !== 'ok') throw new Error(posted.trouble.detail);
  const { outsider } = slack;
  expect(await desk().notify(outsider.id, 'DRINGEND: <!channel>', posted.value)).toEqual({ kind: 'ok', value: null });
  const [told, ...more] = slack.directMessages(outsider.id);
  expect(told?.text).toMatch(/^DRINGEND: &lt;!channel&gt; <https:\/\/\S+\|Zur Karte>$/);
  expect(told?.text).toContain(posted.value.ts.replace('.', ''));
  expect(more).toEqual([]);
  expect(slack.messages()).toHaveLength(1);
  expect(await desk().notify('U0NOBODY', 'x', posted.value)).toMatchObject({ trouble: { kind: 'refused' } });
});

test('a message to one person that Slack does not take can be tried again', async () => {
  const posted = await desk().postCard(cardOf(waiting));
  if (posted.kind !== 'ok') throw new Error(posted.trouble.detail);
  slack.faults.set('chat.postMessage', { kind: 'status', status: 503 }, 1);
  expect(await desk().notify('U0MARTA', 'x', posted.value)).toMatchObject({ trouble: { kind: 'unreachable' } });
  expect(slack.directMessages('U0MARTA')).toEqual([]);
});
