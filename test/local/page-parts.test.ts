import { expect, test } from 'vitest';
import { cardBlocks } from '../../adapters/slack/blocks.ts';
import { modalView } from '../../adapters/slack/modals.ts';
import type { ReviewCard } from '../../core/review-card.ts';
import { holdingIn, parseBlocks, plainWords } from '../../local/page/client/block-kit.ts';
import { initialValue, stillOffered } from '../../local/page/client/block-kit-elements.ts';
import { conversationsIn, mayEdit } from '../../local/page/client/conversations.ts';
import { matches } from '../../local/page/client/matching.ts';
import { pageState } from '../../local/page/page-state.ts';
import { wordFor } from '../../local/page/thread-words.ts';
import type { Modal } from '../../steps/ports.ts';
import { bundleCard, deskCard, everyInput } from '../support/page-desk-cards.ts';
import { account, pageWorld, patrons } from '../support/page-world.ts';

test('every block of our own cards and modals is one that the page can draw', () => {
  const card: ReviewCard = {
    kind: 'thread',
    threadId: 't1',
    draftVersion: 1,
    call: 0,
    banner: 'Übung',
    summary: 'Neue Frage',
    to: [{ staff: 'U0MARTA' }],
    topic: 'Öffnungszeiten',
    topics: null,
    effort: null,
    marks: ['fällig: ', { at: 0, show: 'date' }],
    earlier: [{ by: 'Gefragt', text: 'Hallo?', at: 0 }],
    question: 'Habt ihr offen?',
    context: [['Ein Bild']],
    links: [
      { label: 'Auf X ansehen', url: 'https://x.example/1' },
      { label: 'Bei X antworten', url: 'https://x.example/2', button: true },
    ],
    answer: { label: 'Vorschlag', text: 'Ja & <gern>', twin: null },
    state: [['Freigegeben von ', { staff: 'U0MARTA' }]],
    warnings: [['Dringend.']],
    history: [[{ at: 0 }, ' eingetroffen']],
    actions: [
      { id: 'approve', label: 'Freigeben', style: 'primary', inMenu: false },
      { id: 'claim', label: 'Ich übernehme', style: 'plain', inMenu: true },
    ],
  };
  const about = { threadId: 't1', draftVersion: 1 };
  const edit: Modal = {
    kind: 'edit',
    ...about,
    purpose: 'answer',
    question: 'Offen?',
    note: 'Bitte ansehen',
    came: 'Noch etwas',
    text: 'Ja',
    drafted: true,
    copyOnly: false,
    limit: 276,
    signature: '/mw',
    alternatives: [{ answerId: 'a', title: 'Feiertage' }],
    answers: [{ id: 'b', title: 'Anreise', topic: 'contact_location' }],
  };
  const shown = [{ by: 'Gefragt', at: 0, text: 'Hallo?', url: null }];
  const modals: Modal[] = [
    edit,
    { kind: 'reject', ...about, drafted: true },
    { kind: 'handOver', ...about, teams: [{ id: 'kinder', name: 'Kinderbibliothek' }] },
    { kind: 'mute', ...about, inConversation: true },
    { kind: 'goAlone', ...about, why: ['Beschwerde'] },
    { kind: 'delete', ...about, text: 'Ja' },
    { kind: 'original', messages: shown },
    { kind: 'conversation', messages: shown },
    { kind: 'pictures', pictures: [{ url: 'https://x.example/1.png', alt: null }] },
    { kind: 'history', lines: [['eingetroffen']] },
    { kind: 'closure', branches: [{ id: 'nord', name: 'Nordviertel' }], today: '2026-11-23' },
  ];
  const drawn = [cardBlocks(card, 'de'), ...modals.map((modal) => modalView(modal, 'en').blocks)].map(parseBlocks);
  expect(JSON.stringify(drawn)).not.toContain('"unknown"');
  expect(JSON.stringify(drawn)).toContain('Ja & <gern>');
  const [input] = (drawn[1] ?? []).filter((block) => block.type === 'input');
  expect(input && initialValue(input.element)).toBe('Ja');
  expect(plainWords(modalView(edit, 'de').title)).toBe('Antwort bearbeiten');
});

test('everything that holds an entry is found, wherever it stands', () => {
  const found = [bundleCard(), deskCard('http://127.0.0.1/1.png'), everyInput().blocks].map((blocks) =>
    holdingIn(parseBlocks(blocks)).map(({ blockId, element }) => `${blockId} ${initialValue(element)}`),
  );
  expect(found).toEqual([
    ['t1 t1', 't2 t2', 't3 '],
    ['care ', 'moves '],
    ['to ', 'answer ', 'branches ', 'from 2026-11-23', 'at ', 'also ', 'why ', 'note '],
  ]);
  const [ticks] = holdingIn(parseBlocks(bundleCard()));
  expect(ticks && [stillOffered(ticks.element, 't1,t9'), stillOffered(ticks.element, 't9')]).toEqual(['t1', '']);
});

test.each([
  ['Großdruck für Ältere', 'grossdruck', true],
  ['Großdruck für Ältere', 'aeltere', true],
  ['Großdruck für Ältere', 'altere gros', true],
  ['Großdruck für Ältere', 'ÄLTERE', true],
  ['Gebühren bezahlen', 'gebuehr', true],
  ['Gebühren bezahlen', 'bezahlt', false],
  ['Neue Bücher', 'nue', false],
  ['Neue Bücher', '', true],
])('somebody who looks for an answer among “%s” by “%s”: %s', (text, query, found) => {
  expect(matches(text, query)).toBe(found);
});

test('what is no block at all is named and not drawn', () => {
  expect(parseBlocks([null, 7, { type: 'section', text: 'bare' }]).map(({ type }) => type)).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
});

test('conversations come newest first, edited posts once, deleted ones as deleted', async () => {
  const { x } = await pageState(pageWorld());
  const conversations = x === null ? [] : conversationsIn(x);
  expect(conversations.map(({ kind, patron }) => [kind, patron.username])).toEqual([
    ['public', 'tomasz_reads'],
    ['public', 'mia_liest'],
    ['public', 'tomasz_reads'],
    ['private', 'opa_heinrich'],
    ['public', 'opa_heinrich'],
  ]);
  const [, edited, deleted, , answered] = conversations;
  expect(edited?.kind === 'public' && edited.posts.map(({ post, edited: was }) => [post.id, was])).toEqual([
    ['p6', true],
  ]);
  expect(deleted?.kind === 'public' && deleted.posts[0]?.post.deleted).toBe(true);
  expect(answered?.kind === 'public' && answered.posts.map(({ author, level }) => [author.username, level])).toEqual([
    ['opa_heinrich', 0],
    [account.username, 1],
    ['opa_heinrich', 1],
  ]);
});

test('direct messages gather by the patron, whether named by id or by username', () => {
  const at = 0;
  const conversations = conversationsIn({
    account,
    patrons,
    posts: [],
    directMessages: [
      { id: '1', from: 'mia_liest', to: account.username, text: 'Hallo', at },
      { id: '2', from: account.id, to: '101', text: 'Guten Tag', at: at + 1 },
    ],
    leftOut: 0,
  });
  expect(conversations).toHaveLength(1);
  expect(conversations[0]?.patron.name).toBe('Mia Brandt');
});

test('X lets nobody edit a reply to somebody else', async () => {
  const posts = (await pageState(pageWorld())).x?.posts ?? [];
  const may = (id: string) => posts.filter((post) => post.id === id).map((post) => mayEdit(post, posts));
  expect([may('p1'), may('p3')]).toEqual([[true], [false]]);
});

test('a page of many posts and threads is told the newest and how many are left out', async () => {
  const world = pageWorld();
  const facts = await world.inside();
  const [thread] = facts.threads;
  const [post] = world.x?.posts() ?? [];
  const many = Array.from({ length: 250 }, (_, index) => index);
  const state = await pageState({
    ...world,
    x: world.x && post ? { ...world.x, posts: () => many.map((n) => ({ ...post, id: `${n}` })) } : null,
    inside: async () => ({
      ...facts,
      threads: thread ? many.map((n) => ({ ...thread, id: `${n}`, arrivedAt: n })) : [],
    }),
  });
  expect([state.x?.posts.length, state.x?.posts.at(-1)?.id, state.x?.leftOut]).toEqual([200, '249', 50]);
  expect(state.inside).toMatchObject({ kind: 'known', leftOut: 50 });
  expect(state.inside.kind === 'known' && state.inside.facts.threads[0]?.id).toBe('249');
});

test('threads speak staff’s own words, and what is new is told as it is', () => {
  expect(wordFor.topic('fees', 'de')).toBe('Gebühren');
  expect(wordFor.topic(null, 'en')).toBe('New message');
  expect(wordFor.trouble('rateLimited', 'de')).toBe('X bittet um eine Pause.');
  expect(wordFor.trouble('unreachable: fetch failed', 'en')).toMatch(/^X .*\. \(fetch failed\)$/);
  expect(wordFor.trouble('Slack unreachable', 'de')).toBe('Slack ist gerade nicht erreichbar.');
  expect(wordFor.trouble('Slack: channel_not_found', 'de')).toBe('Slack: channel_not_found');
  expect(wordFor.event('toString', 'de')).toBe('toString');
});
