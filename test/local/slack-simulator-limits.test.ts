import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../local/slack-simulator/json.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';

let simulator: SlackSimulator;
beforeAll(async () => {
  simulator = await startSlackSimulator({ rate: 'wide' });
});
afterAll(() => simulator.close());

async function call(method: string, args: JsonObject): Promise<{ ok: boolean; error?: string; errors?: string[] }> {
  const response = await fetch(simulator.url + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${simulator.botToken}` },
    body: JSON.stringify(args),
  });
  return response.json();
}

const post = (blocks: Json) => call('chat.postMessage', { channel: simulator.channel, text: 'x', blocks });
const publish = (view: JsonObject) => call('views.publish', { user_id: 'U0MARTA', view });
const open = (view: JsonObject) => call('views.open', { trigger_id: 'none', view });

const of = (length: number) => 'ä'.repeat(length);
const many = (count: number, item: (index: number) => Json): Json[] => Array.from({ length: count }, (_, i) => item(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const divider = { type: 'divider' };
const button = (fields: JsonObject = {}) => ({ type: 'button', text: plain('Ja'), ...fields });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const option = (text: string, value: string) => ({ text: plain(text), value });
const select = (fields: JsonObject) => actions({ type: 'static_select', action_id: 'more', ...fields });
const overflow = (count: number) =>
  actions({ type: 'overflow', options: many(count, (index) => option('o', String(index))) });
const confirm = (fields: JsonObject) => actions(button({ confirm: { text: plain('Wirklich?'), ...fields } }));
const input = (element: JsonObject) => ({ type: 'input', label: plain('Antwort'), element });
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x' }))),
});
const chart = (fields: JsonObject) => ({ type: 'data_visualization', title: 'Woche', ...fields });
const pie = (segments: number) => ({ type: 'pie', segments: many(segments, (i) => ({ label: `s${i}`, value: i })) });

const bars = (label: string) => ({
  type: 'bar',
  series: [{ name: 'Antworten', data: [{ label, value: 3 }] }],
  axis_config: { categories: ['Mo'] },
});

/** What just fits, what is one too much, and the problem that Slack names. */
const limits: Record<string, { fits: Json[]; breaks: Json[]; problem: string }> = {
  'fifty blocks': {
    fits: many(50, () => divider),
    breaks: many(51, () => divider),
    problem: 'no more than 50 items allowed [json-pointer:/blocks]',
  },
  'section text of 3000': {
    fits: [{ type: 'section', text: mrkdwn(of(3000)) }],
    breaks: [divider, { type: 'section', text: mrkdwn(of(3001)) }],
    problem: 'must be less than 3001 characters [json-pointer:/blocks/1/text/text]',
  },
  'text that is not empty': {
    fits: [{ type: 'section', text: mrkdwn('x') }],
    breaks: [{ type: 'section', text: mrkdwn('') }],
    problem: 'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  },
  'text objects instead of strings': {
    fits: [{ type: 'section', text: plain('x') }],
    breaks: [{ type: 'section', text: 'x' }],
    problem: 'must provide an object [json-pointer:/blocks/0/text]',
  },
  'a section with text or fields': {
    fits: [{ type: 'section', fields: [mrkdwn('x')] }],
    breaks: [{ type: 'section' }],
    problem: 'must define either `text` or `fields` [json-pointer:/blocks/0]',
  },
  'ten fields': {
    fits: [{ type: 'section', fields: many(10, () => mrkdwn('x')) }],
    breaks: [{ type: 'section', fields: many(11, () => mrkdwn('x')) }],
    problem: 'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  },
  'fields of 2000': {
    fits: [{ type: 'section', fields: [mrkdwn(of(2000))] }],
    breaks: [{ type: 'section', fields: [mrkdwn(of(2001))] }],
    problem: 'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  },
  'header of 150': {
    fits: [{ type: 'header', text: plain(of(150)) }],
    breaks: [{ type: 'header', text: plain(of(151)) }],
    problem: 'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  },
  'plain text in headers': {
    fits: [{ type: 'header', text: plain('x') }],
    breaks: [{ type: 'header', text: mrkdwn('x') }],
    problem: 'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  },
  'ten context elements': {
    fits: [{ type: 'context', elements: many(10, () => mrkdwn('x')) }],
    breaks: [{ type: 'context', elements: many(11, () => mrkdwn('x')) }],
    problem: 'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  },
  'twenty-five buttons': {
    fits: [actions(...many(25, () => button()))],
    breaks: [actions(...many(26, () => button()))],
    problem: 'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  },
  'button text of 75': {
    fits: [actions(button({ text: plain(of(75)) }))],
    breaks: [actions(button({ text: plain(of(76)) }))],
    problem: 'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  },
  'button value of 2000': {
    fits: [actions(button({ value: of(2000) }))],
    breaks: [actions(button({ value: of(2001) }))],
    problem: 'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  },
  'two button styles': {
    fits: [actions(button({ style: 'danger' }))],
    breaks: [actions(button({ style: 'secondary' }))],
    problem: 'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  },
  'action ids of 255': {
    fits: [actions(button({ action_id: of(255) }))],
    breaks: [actions(button({ action_id: of(256) }))],
    problem: 'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  },
  'block ids of 255': {
    fits: [{ ...divider, block_id: of(255) }],
    breaks: [{ ...divider, block_id: of(256) }],
    problem: 'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  },
  'block ids that stand once': {
    fits: [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'b' },
    ],
    breaks: [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'a' },
    ],
    problem: '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  },
  'action ids that stand once in their block': {
    fits: [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    breaks: [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    problem: '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  },
  'a hundred options': {
    fits: [select({ options: many(100, (i) => option('o', String(i))) })],
    breaks: [select({ options: many(101, (i) => option('o', String(i))) })],
    problem: 'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  },
  'a menu that offers something': {
    fits: [select({ options: [option('o', 'v')] })],
    breaks: [select({ options: [] })],
    problem: 'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
  },
  'option text of 75': {
    fits: [select({ options: [option(of(75), 'v')] })],
    breaks: [select({ options: [option(of(76), 'v')] })],
    problem: 'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  },
  'option value of 150': {
    fits: [select({ options: [option('o', of(150))] })],
    breaks: [select({ options: [option('o', of(151))] })],
    problem: 'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  },
  'options or groups of them': {
    fits: [select({ option_groups: [{ label: plain('g'), options: [option('o', 'v')] }] })],
    breaks: [select({})],
    problem: 'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
  },
  'a beginning that is offered': {
    fits: [select({ options: [option('o', 'v')], initial_option: option('o', 'v') })],
    breaks: [select({ options: [option('o', 'v')], initial_option: option('o', 'w') })],
    problem: 'initial option is not among the options [json-pointer:/blocks/0/elements/0]',
  },
  'five in an overflow menu': {
    fits: [overflow(5)],
    breaks: [overflow(6)],
    problem: 'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  },
  'confirmation title of 100': {
    fits: [confirm({ title: plain(of(100)) })],
    breaks: [confirm({ title: plain(of(101)) })],
    problem: 'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  },
  'confirmation text of 300': {
    fits: [confirm({ text: mrkdwn(of(300)) })],
    breaks: [confirm({ text: mrkdwn(of(301)) })],
    problem: 'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  },
  'confirmation buttons of 30': {
    fits: [confirm({ confirm: plain(of(30)), deny: plain(of(30)) })],
    breaks: [confirm({ deny: plain(of(31)) })],
    problem: 'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
  },
  'input of at most 3000': {
    fits: [input({ type: 'plain_text_input', max_length: 3000 })],
    breaks: [input({ type: 'plain_text_input', max_length: 3001 })],
    problem: 'must be a number between 1 and 3000 [json-pointer:/blocks/0/element/max_length]',
  },
  'a beginning within the length of its input': {
    fits: [input({ type: 'plain_text_input', max_length: 5, initial_value: of(5) })],
    breaks: [input({ type: 'plain_text_input', max_length: 5, initial_value: of(6) })],
    problem: 'must be less than 6 characters [json-pointer:/blocks/0/element/initial_value]',
  },
  'no buttons as inputs': {
    fits: [input({ type: 'datepicker' })],
    breaks: [input(button())],
    problem: 'unsupported type: button [json-pointer:/blocks/0/element/type]',
  },
  'known blocks only': {
    fits: [divider],
    breaks: [{ type: 'marquee' }],
    problem: 'unsupported type: marquee [json-pointer:/blocks/0/type]',
  },
  'known elements only': {
    fits: [actions(button())],
    breaks: [actions({ type: 'lever' })],
    problem: 'unsupported type: lever [json-pointer:/blocks/0/elements/0/type]',
  },
  'known fields only': {
    fits: [{ type: 'section', text: mrkdwn('x'), expand: true }],
    breaks: [{ type: 'section', text: mrkdwn('x'), colour: 'red' }],
    problem: 'invalid additional property: colour [json-pointer:/blocks/0]',
  },
  'images with a description': {
    fits: [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' }],
    breaks: [{ type: 'image', image_url: 'https://example.org/a.png' }],
    problem: 'missing required field: alt_text [json-pointer:/blocks/0]',
  },
  'images from one source': {
    fits: [{ type: 'context', elements: [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' }] }],
    breaks: [{ type: 'image', alt_text: 'a' }],
    problem: 'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  },
  'markdown of 12,000': {
    fits: [{ type: 'markdown', text: of(12_000) }],
    breaks: [{ type: 'markdown', text: of(12_001) }],
    problem: 'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  },
  'tables of 100 rows': {
    fits: [table(100, 20)],
    breaks: [table(101, 20)],
    problem: 'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  },
  'tables of 20 columns': {
    fits: [table(1, 20)],
    breaks: [table(1, 21)],
    problem: 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  },
  'one table': {
    fits: [table(1, 1)],
    breaks: [table(1, 1), table(1, 1)],
    problem: 'too many table blocks [json-pointer:/blocks]',
  },
  'charts of six segments': {
    fits: [chart({ chart: pie(6) })],
    breaks: [chart({ chart: pie(7) })],
    problem: 'no more than 6 items allowed [json-pointer:/blocks/0/chart/segments]',
  },
  'chart titles of 50': {
    fits: [chart({ chart: pie(1), title: of(50) })],
    breaks: [chart({ chart: pie(1), title: of(51) })],
    problem: 'must be less than 51 characters [json-pointer:/blocks/0/title]',
  },
  'charts with a point for each category': {
    fits: [chart({ chart: bars('Mo') })],
    breaks: [chart({ chart: bars('Di') })],
    problem: 'labels must match the axis categories [json-pointer:/blocks/0/chart/series/0/data]',
  },
  'rich text of its own parts': {
    fits: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] }],
    breaks: [{ type: 'rich_text', elements: [{ type: 'section' }] }],
    problem: 'unsupported type: section [json-pointer:/blocks/0/elements/0/type]',
  },
};

test.each(Object.entries(limits))('messages hold to: %s', async (_, { fits, breaks, problem }) => {
  expect(await post(fits)).toMatchObject({ ok: true });
  const refused = await post(breaks);
  expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(refused.errors).toContain(problem);
  expect(refused).toHaveProperty(
    'response_metadata.messages',
    refused.errors?.map((error) => `[ERROR] ${error}`),
  );
});

const modal = (fields: JsonObject) => ({ type: 'modal', title: plain('Antwort'), blocks: [], ...fields });
const reply = input({ type: 'plain_text_input' });

const viewLimits: Record<string, { fits: JsonObject; breaks: JsonObject; problem: string }> = {
  'title of 24': {
    fits: modal({ title: plain(of(24)) }),
    breaks: modal({ title: plain(of(25)) }),
    problem: 'must be less than 25 characters [json-pointer:/view/title/text]',
  },
  'buttons of 24': {
    fits: modal({ submit: plain(of(24)), close: plain(of(24)) }),
    breaks: modal({ close: plain(of(25)) }),
    problem: 'must be less than 25 characters [json-pointer:/view/close/text]',
  },
  'private metadata of 3000': {
    fits: modal({ private_metadata: of(3000) }),
    breaks: modal({ private_metadata: of(3001) }),
    problem: 'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  },
  'callback ids of 255': {
    fits: modal({ callback_id: of(255) }),
    breaks: modal({ callback_id: of(256) }),
    problem: 'must be less than 256 characters [json-pointer:/view/callback_id]',
  },
  'a hundred blocks': {
    fits: modal({ blocks: many(100, () => divider) }),
    breaks: modal({ blocks: many(101, () => divider) }),
    problem: 'no more than 100 items allowed [json-pointer:/view/blocks]',
  },
  'a submit button where there are inputs': {
    fits: modal({ submit: plain('Senden'), blocks: [reply] }),
    breaks: modal({ blocks: [reply] }),
    problem: 'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
  },
  'no tables': {
    fits: modal({ blocks: [divider] }),
    breaks: modal({ blocks: [table(1, 1)] }),
    problem: 'unsupported type: table [json-pointer:/view/blocks/0/type]',
  },
};

test.each(Object.entries(viewLimits))('modals hold to: %s', async (_, { fits, breaks, problem }) => {
  expect(await open(fits)).toMatchObject({ error: 'invalid_trigger_id' });
  const refused = await open(breaks);
  expect(refused).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(refused.errors).toContain(problem);
});

test('a home tab is published once and then updated, and is no place for a modal', async () => {
  const home = await publish({ type: 'home', blocks: [divider] });
  expect(home).toMatchObject({ ok: true, view: { type: 'home' } });
  const again = await publish({ type: 'home', blocks: [divider, divider] });
  expect(again).toHaveProperty('view.id', Reflect.get(Reflect.get(home, 'view'), 'id'));
  expect(await publish(modal({}))).toMatchObject({ error: 'invalid_arguments' });
});

test('a view beyond 250 kB is too large', async () => {
  const blocks = many(100, () => ({ type: 'section', text: mrkdwn(of(3000)) }));
  expect(await open(modal({ blocks }))).toMatchObject({ error: 'view_too_large' });
});
