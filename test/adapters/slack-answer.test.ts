import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import type { Library } from '../../core/library.ts';
import type { ThreadId } from '../../core/thread.ts';
import { answerSlack, type HttpAnswer } from '../../functions/slack-answer.ts';
import { receive } from '../../steps/receive.ts';
import { triage } from '../../steps/triage.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const secret = 'not-a-secret-at-all';
const form = 'application/x-www-form-urlencoded';

let desk: ServiceDesk;
let files: Library;
let count = 8000;
beforeAll(async () => {
  desk = await serviceDesk();
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  files = reading.library;
});
afterAll(() => desk.close());

function post(contentType: string, body: string, signedWith = secret): Promise<HttpAnswer> {
  const timestamp = String(Math.floor(desk.now / 1000));
  const hash = createHmac('sha256', signedWith).update(`v0:${timestamp}:${body}`).digest('hex');
  return answerSlack({ ...desk.deps, files }, secret, {
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    },
    rawBody: Buffer.from(body),
  });
}
const interaction = (payload: object) =>
  post(form, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
const command = (text: string, user_id = 'U0MARTA') =>
  post(form, new URLSearchParams({ command: '/auskunft', text, user_id, trigger_id: 'T1' }).toString());
const click = (action: object, more: object = {}) =>
  interaction({ type: 'block_actions', user: { id: 'U0MARTA' }, trigger_id: 'T1', actions: [action], ...more });
const submitted = (callback_id: string, metadata: object, values: Record<string, object>, user = 'U0MARTA') => {
  const state = { values: Object.fromEntries(Object.entries(values).map(([id, entry]) => [id, { [id]: entry }])) };
  const view = { id: 'V1', hash: 'h1', callback_id, private_metadata: JSON.stringify(metadata), state };
  return interaction({ type: 'view_submission', user: { id: user }, view });
};
const edited = (threadId: ThreadId, draftVersion: number, text: string) =>
  submitted('edit_reply', { threadId, draftVersion, purpose: 'answer' }, { reply: { value: text } });

async function asked(): Promise<ThreadId> {
  const id = String(++count);
  // Every question stands in a conversation of its own, with wording of its own.
  desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now, text: `Habt ihr offen? ${id}` }));
  await receive(desk.deps, 'x-mention');
  await triage(desk.deps, `x-mention-${id}`);
  return `x-mention-${id}`;
}
const thread = async (id: ThreadId) => (await desk.deps.threads.read(id))?.thread;
const versionOf = async (id: ThreadId) => (await thread(id))?.draftVersion ?? 0;

describe('a request', () => {
  test('that is too long, not signed or not readable is refused, each with its own status', async () => {
    expect((await post(form, 'x'.repeat(1_000_001))).statusCode).toBe(413);
    expect((await post(form, 'payload={}', 'another-secret')).statusCode).toBe(401);
    const odd = await post(form, 'payload=geheim');
    expect(odd).toMatchObject({ statusCode: 400, body: '{"error":"the payload cannot be read"}' });
    expect(desk.logged.filter((event) => event === 'slack.refused')).toHaveLength(2);
  });

  test('that only checks the address is answered with its challenge', async () => {
    const answer = await post('application/json', JSON.stringify({ type: 'url_verification', challenge: 'c' }));
    expect(answer).toMatchObject({ statusCode: 200, body: '{"challenge":"c"}' });
  });

  test('that is none of our business is taken note of', async () => {
    const event = { type: 'message', user: 'U0MARTA', channel: 'C1', text: 'Ja, freigeben' };
    const typed = await post('application/json', JSON.stringify({ type: 'event_callback', event_id: 'E1', event }));
    expect(typed).toMatchObject({ statusCode: 200, body: '' });
    expect(await click({ action_id: 'tick', selected_options: [] })).toMatchObject({ statusCode: 200, body: '' });
  });
});

describe('a click', () => {
  test('does what it says and is answered with nothing', async () => {
    const id = await asked();
    const value = `${id}|${await versionOf(id)}`;
    expect(await click({ action_id: 'approve', value })).toMatchObject({ statusCode: 200, body: '' });
    expect(await thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0MARTA' } });
  });

  test('opens its modal and is answered with nothing', async () => {
    const id = await asked();
    const action = { action_id: 'edit', value: `${id}|${await versionOf(id)}` };
    expect(await click(action)).toMatchObject({ statusCode: 200, body: '' });
    expect(desk.slack.modals.at(-1)).toMatchObject({ kind: 'edit', threadId: id });
  });

  test('on what is ticked in a list approves every row by itself', async () => {
    const ids = [await asked(), await asked()];
    const options = await Promise.all(ids.map(async (id) => ({ value: `${id}|${await versionOf(id)}` })));
    const state = { values: { rows: { tick: { selected_options: options } } } };
    const answer = await click({ action_id: 'approve_selected', value: `answer-${ids[0]}` }, { state });
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
    for (const id of ids) expect(await thread(id)).toMatchObject({ status: 'approved', reply: { by: 'U0MARTA' } });
  });
});

describe('the submit of a modal', () => {
  test('that is done closes it', async () => {
    const id = await asked();
    const answer = await edited(id, await versionOf(id), 'Ja, bis 19 Uhr & länger.');
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
    expect(await thread(id)).toMatchObject({ status: 'approved', reply: { text: 'Ja, bis 19 Uhr & länger.' } });
  });

  test('that cannot be taken keeps it open, with the reason at its input', async () => {
    const id = await asked();
    const answer = await edited(id, await versionOf(id), 'x'.repeat(281));
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { reply: expect.stringMatching(/zu lang/) },
    });
  });

  test('that comes too late shows what came, and keeps the text under the new draft', async () => {
    const id = await asked();
    const version = await versionOf(id);
    const again = String(++count);
    desk.channel.shows(
      incoming(again, {
        conversation: id.replace('x-mention-', '').concat(':7001'),
        at: desk.now,
        text: 'Und Sonntag?',
      }),
    );
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    const answer = JSON.parse((await edited(id, version, 'Getippter Text')).body);
    expect(answer).toMatchObject({ response_action: 'update', view: { callback_id: 'edit_reply' } });
    expect(JSON.stringify(answer.view.blocks)).toContain('Und Sonntag?');
    expect(answer.view.blocks.at(-1).element).toMatchObject({ action_id: 'text', initial_value: 'Getippter Text' });
    expect(JSON.parse(answer.view.private_metadata).draftVersion).toBeGreaterThan(version);
  });

  test('that enters a closure changes the library at once', async () => {
    const values = {
      branch: { selected_option: { value: '*' } },
      from: { selected_date: '2026-11-24' },
      until: { selected_date: '2026-11-25' },
      service: { selected_options: [] },
      sentence: { value: 'Die Heizung ist ausgefallen.' },
    };
    const answer = await submitted('library_closure', {}, values, 'U0LEAD');
    expect(answer.statusCode).toBe(200);
    expect(await desk.deps.libraryChanges.all(desk.now)).toMatchObject([{ change: { kind: 'closure', branch: null } }]);
  });
});

describe('a command', () => {
  test('answers whoever typed it, alone', async () => {
    expect(JSON.parse((await command('hilfe')).body)).toEqual({
      response_type: 'ephemeral',
      text: expect.stringContaining('/auskunft'),
    });
  });

  test('repeats what was typed without its markup, and names the leads', async () => {
    const { text } = JSON.parse((await command('<!channel> weiter')).body);
    expect(text).toMatch(/^„&lt;!channel&gt;“ kenne ich nicht\./);
    expect(text).toContain('<@U0LEAD>');
  });

  test('that opens a modal is answered with nothing', async () => {
    const before = desk.slack.modals.length;
    const answer = await command('schließung', 'U0LEAD');
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
    expect(desk.slack.modals.slice(before)).toMatchObject([{ kind: 'closure' }]);
  });
});

describe('about the rota', () => {
  test('whoever opens the app’s own tab is shown it', async () => {
    desk.deps.rota = files.rota;
    const event = { type: 'app_home_opened', user: 'U0MARTA', channel: 'D0MARTA', tab: 'home' };
    const answer = await post('application/json', JSON.stringify({ type: 'event_callback', event_id: 'E2', event }));
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
    expect(desk.slack.homes.get('U0MARTA')).toMatchObject({ member: true, said: null });
  });

  test('a tap in it is answered with nothing, and shows there what came of it', async () => {
    const view = { id: 'V2', hash: 'h2', type: 'home' };
    expect(await click({ action_id: 'feed_mine', value: 'mine' }, { view })).toMatchObject({
      statusCode: 200,
      body: '',
    });
    expect(desk.slack.homes.get('U0MARTA')?.said).toContain('https://desk.example/calendar/');
  });

  const absence = (first: string, last: string) =>
    submitted('rota_absence', { from: 'modal' }, { from: { selected_date: first }, until: { selected_date: last } });

  test('an absence that was entered turns the modal into the home', async () => {
    const answer = JSON.parse((await absence('2026-12-07', '2026-12-08')).body);
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(answer.view.blocks)).toContain('Eingetragen');
    expect(await desk.deps.rotas.absences('2026-12-07')).toMatchObject([{ staff: 'U0MARTA', to: '2026-12-08' }]);
  });

  test('one that ends before it begins stays open, with a sentence at its last day', async () => {
    expect(JSON.parse((await absence('2026-12-08', '2026-12-07')).body)).toEqual({
      response_action: 'errors',
      errors: { until: expect.stringContaining('vor dem ersten') },
    });
  });
});
