import { afterEach, beforeEach, expect, test } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import { submitRefused } from '../../adapters/slack/modals.ts';
import { reviewCard } from '../../core/review-card.ts';
import type { Message, State, Thread } from '../../core/thread.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import type { EditModal } from '../../steps/ports.ts';
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
const reply = { text: 'Ja.', by: 'U0MARTA', approvedAt: now, to: '100', answerId: 'z', edited: false };
const claim = { owner: 'o', claimedAt: now, expiresAt: now + 1, attempts: 1, absentAt: [] };
const trouble = { kind: 'refused', at: now, detail: 'duplicate <content>' } as const;
const states: State[] = [
  { status: 'new' },
  { status: 'awaitingReview', trouble: null },
  { status: 'approved', reply, sendAfter: now + 9_000, trouble: null },
  { status: 'sending', reply, claim, cameAt: 5 },
  { status: 'answered', reply, answeredAt: now, postId: '200' },
  { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: now },
  { status: 'failed', reply, trouble },
  { status: 'unknown', reply, since: now },
];

function cardOf(state: State, language: 'de' | 'en' = 'de') {
  const thread: Thread = {
    id: 'x-mention-100',
    channel: 'x-mention',
    conversation: '100',
    patron: '7',
    arrivedAt: message.at,
    dueAt: now + 60_000,
    lastMessageId: '100',
    tag: { language: 'de', intent: 'opening_hours', confidence: 0.9, abstained: false, urgent: true, upset: true },
    draft: { text: 'Ja, bis 19 Uhr.', answerId: 'zeiten', language: 'de', alternatives: [] },
    draftVersion: 3,
    claimedBy: { staff: 'U0JONAS', at: now },
    perhapsSent: null,
    ...state,
  };
  const log = [{ at: now, by: 'U0MARTA', what: 'claimed', from: null, to: 'awaitingReview' } as const];
  const earlier: Message[] = [1, 2, 3, 4, 5].map((n) => ({ ...message, id: String(n), at: n, text: `Zeile ${n}` }));
  const messages = [...earlier, message];
  const assessment = { length: 15, limit: 280, cost: 200_000, dear: true };
  return reviewCard({ thread, messages, log, assessment, hold: { by: 'U0MARTA', at: now }, now, language });
}

const modal: EditModal = {
  threadId: 'x-mention-100',
  draftVersion: 3,
  question: message.text,
  text: 'Ja, bis 19 Uhr.',
  limit: 280,
  alternatives: [
    { answerId: 'zeiten', title: 'Öffnungszeiten der Zentrale', text: 'Die Zentrale hat bis 19 Uhr offen.' },
    { answerId: 'nord', title: 'Öffnungszeiten Nord', text: 'Nord hat bis 18 Uhr offen.' },
  ],
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
  const posted = await desk().postCard(cardOf(states[1] ?? { status: 'new' }));
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

test('a card whose post was uncertain is found by its thread and adopted', async () => {
  slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
  const card = cardOf({ status: 'awaitingReview', trouble: null });
  expect(await desk().postCard(card)).toMatchObject({ kind: 'uncertain' });
  const ts = slack.messages()[0]?.ts;
  expect(await desk().findCard('x-mention-100', now - 60_000)).toEqual({
    kind: 'ok',
    value: { channel: slack.channel, ts },
  });
  expect(await desk().findCard('x-mention-101', now - 60_000)).toEqual({ kind: 'ok', value: null });
});

test('a click on the card and a choice in its menu come back as the same thread and draft', async () => {
  const posted = await desk().postCard(cardOf({ status: 'awaitingReview', trouble: null }));
  const ts = posted.kind === 'ok' ? posted.value.ts : '';
  await slack.click({ user: 'U0MARTA', ts, actionId: 'approve' });
  await slack.click({ user: 'U0JONAS', ts, actionId: 'more', value: 'answered_by_hand' });
  const ref = { threadId: 'x-mention-100', draftVersion: 3, kind: 'click' };
  expect(endpoint.requests).toMatchObject([
    { ...ref, action: 'approve', user: 'U0MARTA' },
    { ...ref, action: 'answered_by_hand', user: 'U0JONAS' },
  ]);
});

test('an alternative shows in the modal that is open, and its submit carries exactly that text', async () => {
  const posted = await desk().postCard(cardOf({ status: 'awaitingReview', trouble: null }));
  const ts = posted.kind === 'ok' ? posted.value.ts : '';
  endpoint.answer = async (request) => {
    if (request.kind !== 'click') return '';
    if (request.action === 'edit') await desk().openEdit(request.triggerId, modal);
    if (request.action !== 'alternative') return '';
    const text = modal.alternatives.find(({ answerId }) => answerId === request.value)?.text ?? '';
    expect(await desk().changeEdit(request.view.id, request.view.hash, { ...modal, text })).toMatchObject({
      kind: 'ok',
    });
    return '';
  };
  await slack.click({ user: 'U0MARTA', ts, actionId: 'edit' });
  await slack.viewAction({ user: 'U0MARTA', actionId: 'alternative', value: 'nord' });
  await slack.submit({ user: 'U0MARTA', values: {} });
  expect(endpoint.requests.at(-1)).toEqual({
    kind: 'submitEdit',
    user: 'U0MARTA',
    threadId: 'x-mention-100',
    draftVersion: 3,
    text: 'Nord hat bis 18 Uhr offen.',
  });
});

test('a text that is refused at its submit stays in the modal with the reason beside it', async () => {
  const posted = await desk().postCard(cardOf({ status: 'awaitingReview', trouble: null }));
  const ts = posted.kind === 'ok' ? posted.value.ts : '';
  endpoint.answer = async (request) => {
    if (request.kind === 'click') await desk().openEdit(request.triggerId, modal);
    return request.kind === 'submitEdit' ? JSON.stringify(submitRefused('reply', 'Um 3 Zeichen zu lang.')) : '';
  };
  await slack.click({ user: 'U0MARTA', ts, actionId: 'edit' });
  await slack.submit({ user: 'U0MARTA', values: { reply: { text: 'Grüße & bis bald' } } });
  expect(endpoint.requests.at(-1)).toMatchObject({ kind: 'submitEdit', text: 'Grüße & bis bald' });
  expect(slack.openView('U0MARTA')?.errors).toEqual({ reply: 'Um 3 Zeichen zu lang.' });
});

test('a rejection comes with its reason', async () => {
  const posted = await desk().postCard(cardOf({ status: 'awaitingReview', trouble: null }));
  const ts = posted.kind === 'ok' ? posted.value.ts : '';
  endpoint.answer = async (request) => {
    if (request.kind === 'click') await desk().openReject(request.triggerId, request.threadId, request.draftVersion);
    return '';
  };
  await slack.click({ user: 'U0MARTA', ts, actionId: 'reject' });
  await slack.submit({ user: 'U0MARTA', values: { reason: { reason: 'no_answer_needed' } } });
  expect(endpoint.requests.at(-1)).toMatchObject({ kind: 'submitReject', reason: 'no_answer_needed', user: 'U0MARTA' });
});

test('staff are the members of the channel, and a note reaches one of them', async () => {
  const { isStaff, tell } = desk();
  expect(await isStaff('U0MARTA', now)).toEqual({ kind: 'ok', value: true });
  expect(await isStaff(slack.outsider.id, now)).toEqual({ kind: 'ok', value: false });
  expect(await tell('U0MARTA', '<@U0JONAS> war schneller.', null)).toEqual({ kind: 'ok', value: null });
  expect(slack.ephemerals()).toMatchObject([{ user: 'U0MARTA', text: '<@U0JONAS> war schneller.' }]);
});

test('a command comes with who typed it, and a wrong token is named as such', async () => {
  await slack.command({ user: 'U0MARTA', command: '/auskunft', text: 'stop' });
  expect(endpoint.requests).toEqual([{ kind: 'command', command: '/auskunft', text: 'stop', user: 'U0MARTA' }]);
  expect(await desk('xoxb-wrong').announce('x')).toMatchObject({ trouble: { kind: 'unauthorized' } });
});
