import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSlackRequest } from '../../adapters/slack/interactions.ts';

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const interaction = (payload: unknown) =>
  parseSlackRequest(form, Buffer.from(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()));
const json = (body: unknown) => parseSlackRequest('application/json', Buffer.from(JSON.stringify(body)));
const problemOf = (request: ReturnType<typeof interaction>) =>
  request.kind === 'malformed' ? request.problem : request.kind;

const ref = { threadId: 'x-mention-100', draftVersion: 3 };
const click = (action: object, more: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U0KOCH', username: 'koch' },
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.example/actions/1',
  container: { type: 'message' },
  actions: [action],
  ...more,
});
const view = {
  id: 'V1',
  hash: 'h1',
  callback_id: 'edit_reply',
  private_metadata: JSON.stringify(ref),
  state: { values: { reply: { text: { type: 'plain_text_input', value: 'Grüße, bis 19 Uhr & länger' } } } },
};
const submit = (change: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U0KOCH' },
  view: { ...view, ...change },
});

describe('a click on a card', () => {
  test('on a button names thread and draft by its value', () => {
    expect(interaction(click({ action_id: 'approve', block_id: 'whatever', value: 'x-mention-100|3' }))).toEqual({
      kind: 'click',
      action: 'approve',
      user: 'U0KOCH',
      triggerId: '1.2.abc',
      responseUrl: 'https://hooks.example/actions/1',
      ...ref,
    });
  });

  test('in the menu is the chosen action, with thread and draft from the block', () => {
    const action = {
      action_id: 'more',
      block_id: 'x-mention-100|3|ab12',
      selected_option: { value: 'answered_by_hand' },
    };
    expect(interaction(click(action))).toMatchObject({ kind: 'click', action: 'answered_by_hand', ...ref });
    expect(interaction(click({ ...action, selected_option: null }))).toEqual({ kind: 'ignored' });
  });

  test('that is none of ours is refused with the reason', () => {
    const problem = (action: object) => problemOf(interaction(click(action)));
    expect(problem({ action_id: 'delete_all', value: 'x|1' })).toBe('the action id is none of ours');
    expect(problem({ action_id: 'more', block_id: 'x|1|u', selected_option: { value: 'more' } })).toBe(
      'the action id is none of ours',
    );
    expect(problem({ action_id: 'approve', value: 'x-mention-100' })).toBe('the button names no thread');
    expect(problem({ action_id: 'approve' })).toBe('the button names no thread');
    expect(problem({ action_id: 'more', block_id: 'abc', selected_option: { value: 'claim' } })).toBe(
      'the menu names no thread',
    );
    expect(problemOf(interaction(click({}, { actions: [] })))).toBe('the block_actions has no usable actions.0');
    expect(problemOf(interaction({ ...click({ action_id: 'approve' }), user: {} }))).toBe(
      'the block_actions has no usable user.id',
    );
  });
});

describe('in a modal', () => {
  test('choosing an alternative names the answer and the view to change', () => {
    const chosen = click({ action_id: 'alternative', selected_option: { value: 'zeiten' } }, { view });
    expect(interaction(chosen)).toEqual({
      kind: 'click',
      action: 'alternative',
      user: 'U0KOCH',
      triggerId: '1.2.abc',
      value: 'zeiten',
      view: { id: 'V1', hash: 'h1' },
      ...ref,
    });
    const none = click({ action_id: 'alternative', selected_option: null }, { view });
    expect(interaction(none)).toEqual({ kind: 'ignored' });
    const elsewhere = click({ action_id: 'alternative', selected_option: { value: 'zeiten' } });
    expect(problemOf(interaction(elsewhere))).toBe('an alternative was chosen outside of our modal');
  });

  test('submitting the edit carries exactly the text, umlauts included', () => {
    const expected = { kind: 'submitEdit', user: 'U0KOCH', ...ref, text: 'Grüße, bis 19 Uhr & länger' };
    expect(interaction(submit())).toEqual(expected);
    const anew = { state: { values: { reply: { 'text|ab12': { value: 'Anders' } } } } };
    expect(interaction(submit(anew))).toEqual({ ...expected, text: 'Anders' });
    const empty = { state: { values: { reply: { text: { value: null } } } } };
    expect(interaction(submit(empty))).toEqual({ ...expected, text: '' });
  });

  test('submitting the rejection carries its reason', () => {
    const rejected = (value: string) =>
      interaction(
        submit({
          callback_id: 'reject_reply',
          state: { values: { reason: { reason: { type: 'radio_buttons', selected_option: { value } } } } },
        }),
      );
    expect(rejected('spam')).toEqual({ kind: 'submitReject', user: 'U0KOCH', ...ref, reason: 'spam' });
    expect(problemOf(rejected('because'))).toBe('the modal has no reason that we know');
  });

  test('a modal that is none of ours is refused with the reason', () => {
    expect(problemOf(interaction(submit({ callback_id: 'other' })))).toBe('the modal is none of ours');
    expect(problemOf(interaction(submit({ private_metadata: '' })))).toBe('the modal names no thread');
    expect(problemOf(interaction(submit({ private_metadata: '{"threadId":""}' })))).toBe('the modal names no thread');
    expect(problemOf(interaction(submit({ state: { values: {} } })))).toBe('the modal has no reply');
  });
});

describe('everything else', () => {
  test('a command comes with its text', () => {
    const body = new URLSearchParams({ command: '/auskunft', text: 'stop für heute', user_id: 'U0KOCH', token: 'x' });
    expect(parseSlackRequest(form, Buffer.from(body.toString()))).toEqual({
      kind: 'command',
      command: '/auskunft',
      text: 'stop für heute',
      user: 'U0KOCH',
    });
    expect(problemOf(parseSlackRequest(form, Buffer.from('command=/auskunft')))).toBe(
      'the command has no usable user_id',
    );
  });

  test('the check of the request URL is answered with its challenge', () => {
    expect(json({ type: 'url_verification', challenge: 'c', token: 't' })).toEqual({
      kind: 'urlVerification',
      challenge: 'c',
    });
    expect(problemOf(json({ type: 'url_verification' }))).toBe('the url_verification has no usable challenge');
  });

  test('an event comes with the ids that it names, whichever shape they have', () => {
    const event = { type: 'member_left_channel', user: 'U1', channel: 'C1' };
    expect(json({ type: 'event_callback', event_id: 'Ev1', event })).toEqual({
      kind: 'event',
      eventId: 'Ev1',
      type: 'member_left_channel',
      user: 'U1',
      channel: 'C1',
    });
    const whole = { type: 'user_change', user: { id: 'U1' } };
    expect(json({ type: 'event_callback', event_id: 'Ev2', event: whole })).toMatchObject({
      user: null,
      channel: null,
    });
  });

  test('what we have no use for is ignored', () => {
    expect(interaction({ type: 'view_closed' })).toEqual({ kind: 'ignored' });
    expect(json({ type: 'app_rate_limited' })).toEqual({ kind: 'ignored' });
    expect(parseSlackRequest(form, Buffer.from('ssl_check=1&token=x'))).toEqual({ kind: 'ignored' });
  });

  test('what cannot be read says so and repeats nothing of it', () => {
    expect(problemOf(parseSlackRequest(undefined, Buffer.from('a')))).toMatch(/content type/);
    expect(problemOf(parseSlackRequest('application/json', Buffer.from([0xff])))).toBe('the body is not UTF-8');
    expect(problemOf(parseSlackRequest('application/json', Buffer.from('geheim{')))).toBe('the event cannot be read');
    expect(problemOf(parseSlackRequest(form, Buffer.from('payload=geheim')))).toBe('the payload cannot be read');
    expect(problemOf(interaction({ user: 'geheim' }))).toBe('the payload has no usable type');
  });

  test('whatever comes, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom('application/json', form), fc.json(), fc.uint8Array(), (type, body, bytes) => {
        expect(parseSlackRequest(type, Buffer.from(body)).kind).toBeDefined();
        expect(parseSlackRequest(type, Buffer.from(bytes)).kind).toBeDefined();
        expect(interaction(JSON.parse(body)).kind).toBeDefined();
      }),
    );
  });
});
