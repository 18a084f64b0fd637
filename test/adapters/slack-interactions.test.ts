import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSlackRequest } from '../../adapters/slack/interactions.ts';
import { cardActionIds } from '../../core/review-card.ts';

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const interaction = (payload: unknown) =>
  parseSlackRequest(form, Buffer.from(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()));
const json = (body: unknown) => parseSlackRequest('application/json', Buffer.from(JSON.stringify(body)));
const problemOf = (request: ReturnType<typeof interaction>) =>
  request.kind === 'malformed' ? request.problem : request.kind;

const ref = { threadId: 'x-mention-100', draftVersion: 3 };
const responseUrl = 'https://hooks.example/actions/1';
const whose = { by: 'U0KOCH', ...ref, answerUrl: responseUrl };
const click = (action: object, more: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U0KOCH', username: 'koch' },
  trigger_id: '1.2.abc',
  response_url: responseUrl,
  container: { type: 'message' },
  actions: [action],
  ...more,
});
const view = {
  id: 'V1',
  hash: 'h1',
  callback_id: 'edit_reply',
  private_metadata: JSON.stringify({ ...ref, purpose: 'again' }),
  state: { values: { reply: { text: { type: 'plain_text_input', value: 'Grüße, bis 19 Uhr & länger' } } } },
};
const submit = (change: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U0KOCH' },
  view: { ...view, ...change },
});
/** The submit of one of our other modals, with what stands in its inputs. */
const filled = (callback_id: string, values: Record<string, object>, private_metadata = JSON.stringify(ref)) =>
  interaction(
    submit({
      callback_id,
      private_metadata,
      state: { values: Object.fromEntries(Object.entries(values).map(([id, entry]) => [id, { [id]: entry }])) },
    }),
  );

describe('a click on a card', () => {
  test('on a button names thread and draft by its value', () => {
    expect(interaction(click({ action_id: 'approve', block_id: 'whatever', value: 'x-mention-100|3' }))).toEqual({
      kind: 'thread',
      action: { do: 'approve', ...whose },
    });
    expect(interaction(click({ action_id: 'edit', value: 'x-mention-100|3' }, { response_url: undefined }))).toEqual({
      kind: 'thread',
      action: { do: 'edit', trigger: '1.2.abc', ...whose, answerUrl: null },
    });
  });

  test.each(cardActionIds)('is understood as a button and in the menu: %s', (id) => {
    const expected = { kind: 'thread', action: { do: id, ...whose } };
    expect(interaction(click({ action_id: id, value: 'x-mention-100|3' }))).toMatchObject(expected);
    const menu = { action_id: 'more', block_id: 'x-mention-100|3|ab12', selected_option: { value: id } };
    expect(interaction(click(menu))).toMatchObject(expected);
  });

  test('on a topic names the intent, and thread and draft by the block', () => {
    const retag = (value: string, block_id = 'x-mention-100|3|ab12') =>
      interaction(click({ action_id: 'retag', block_id, selected_option: { value } }));
    expect(retag('renewal')).toEqual({ kind: 'thread', action: { do: 'retag', intent: 'renewal', ...whose } });
    expect(problemOf(retag('weather'))).toBe('the topic is none of ours');
    expect(problemOf(retag('renewal', 'elsewhere'))).toBe('the menu names no thread');
    expect(interaction(click({ action_id: 'retag', selected_option: null }))).toEqual({ kind: 'ignored' });
  });

  test('on a level of the READ scale names it, and the thread by the block', () => {
    const tell = (value: string, block_id = 'x-mention-100|3|ab12') =>
      interaction(click({ action_id: 'read_level', block_id, selected_option: { value } }));
    expect(tell('4')).toEqual({ kind: 'thread', action: { do: 'read_level', effort: 4, ...whose } });
    expect(problemOf(tell('7'))).toBe('the level is not on the READ scale');
    expect(problemOf(tell('04'))).toBe('the level is not on the READ scale');
    expect(problemOf(tell('4', 'elsewhere'))).toBe('the menu names no thread');
    expect(interaction(click({ action_id: 'read_level', selected_option: null }))).toEqual({ kind: 'ignored' });
  });

  test('in the menu where nothing is chosen means nothing', () => {
    const menu = { action_id: 'more', block_id: 'x-mention-100|3|ab12', selected_option: null };
    expect(interaction(click(menu))).toEqual({ kind: 'ignored' });
  });

  test('on a card of last year is still understood', () => {
    const old = { action_id: 'approve', type: 'button', value: 'x-mention-17|0', action_ts: '1700000000.1' };
    expect(interaction(click(old))).toMatchObject({ action: { threadId: 'x-mention-17', draftVersion: 0 } });
    const menu = { action_id: 'more', block_id: 'x-mention-17|0|x', selected_option: { value: 'claim', text: {} } };
    expect(interaction(click(menu))).toMatchObject({ action: { do: 'claim', threadId: 'x-mention-17' } });
  });

  test('works whatever stands in the inputs of the message', () => {
    const state = { values: 'odd' };
    expect(interaction(click({ action_id: 'undo', value: 'x-mention-100|3' }, { state })).kind).toBe('thread');
  });

  test('on a link is Slack’s business', () => {
    expect(interaction(click({ action_id: 'open_link|0' }))).toEqual({ kind: 'ignored' });
    expect(interaction(click({ action_id: 'xYz', url: 'https://x.example/' }))).toEqual({ kind: 'ignored' });
  });

  test('that is none of ours is refused with the reason', () => {
    const problem = (action: object) => problemOf(interaction(click(action)));
    expect(problem({ action_id: 'delete_all', value: 'x|1' })).toBe('the action id is none of ours');
    expect(problem({ action_id: 'unbundle', value: 'x|1' })).toBe('the action id is none of ours');
    expect(problem({ action_id: 'more', block_id: 'x|1|u', selected_option: { value: 'more' } })).toBe(
      'the action id is none of ours',
    );
    expect(problem({ action_id: 'approve', value: 'x-mention-100' })).toBe('the button names no thread');
    expect(problem({ action_id: 'approve', value: 'x-mention-100|3|4|5' })).toBe('the button names no thread');
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

describe('in a list', () => {
  const state = (...values: string[][]) => ({
    values: Object.fromEntries(
      values.map((row, n) => [
        `rows-${n}`,
        { tick: { type: 'checkboxes', selected_options: row.map((value) => ({ value, text: {} })) } },
      ]),
    ),
  });
  const approve = { action_id: 'approve_selected', value: 'answer-x-mention-100' };

  test('what is ticked is approved together, once each', () => {
    const ticks = state(['x-mention-100|3', 'x-mention-101|1'], ['x-mention-100|3', 'x-mention-102|7']);
    expect(interaction(click(approve, { state: ticks }))).toEqual({
      kind: 'approveSelected',
      user: 'U0KOCH',
      bundleId: 'answer-x-mention-100',
      picks: [ref, { threadId: 'x-mention-101', draftVersion: 1 }, { threadId: 'x-mention-102', draftVersion: 7 }],
      responseUrl,
    });
  });

  test('other inputs of the message are not taken for ticks', () => {
    const other = { values: { a: { open_single: { selected_option: { value: 'x-mention-100|3' } } } } };
    expect(interaction(click(approve, { state: other }))).toMatchObject({ kind: 'approveSelected', picks: [] });
  });

  test('ticking alone decides nothing', () => {
    const tick = { action_id: 'tick', selected_options: [{ value: 'x-mention-100|3' }] };
    expect(interaction(click(tick))).toEqual({ kind: 'ignored' });
  });

  test('the first approval of one row is taken back', () => {
    const undo = { action_id: 'undo', selected_option: { value: 'x-mention-100|3' } };
    expect(interaction(click(undo))).toEqual({ kind: 'thread', action: { do: 'undo', ...whose } });
  });

  test('one row is taken out of it', () => {
    const open = { action_id: 'open_single', selected_option: { value: 'x-mention-100|3' } };
    expect(interaction(click(open))).toEqual({ kind: 'thread', action: { do: 'unbundle', ...whose } });
    expect(interaction(click({ ...open, selected_option: null }))).toEqual({ kind: 'ignored' });
    expect(problemOf(interaction(click({ ...open, selected_option: { value: 'x' } })))).toBe(
      'the list names no thread',
    );
  });

  test('what is odd is refused with the reason', () => {
    const problem = (action: object, more: object) => problemOf(interaction(click(action, more)));
    expect(problem({ action_id: 'approve_selected' }, { state: state([]) })).toBe('the button names no list');
    expect(problem(approve, {})).toBe('the list cannot be read');
    expect(problem(approve, { state: { values: { a: { tick: { selected_options: 'x' } } } } })).toMatch(/no usable/);
    expect(problem(approve, { state: state(['x-mention-100']) })).toBe('a ticked row names no thread');
  });
});

describe('in a modal', () => {
  const chosen = { action_id: 'choose_answer', selected_option: { value: 'zeiten' } };

  test('choosing an answer names it, the view to change, and what the submit is for', () => {
    expect(interaction(click(chosen, { view, response_url: undefined }))).toEqual({
      kind: 'thread',
      action: {
        do: 'choose_answer',
        ...whose,
        answerUrl: null,
        answerId: 'zeiten',
        view: { id: 'V1', hash: 'h1' },
        purpose: 'again',
      },
    });
    expect(interaction(click({ ...chosen, selected_option: null }, { view }))).toEqual({ kind: 'ignored' });
    const problem = (more: object) => problemOf(interaction(click(chosen, more)));
    expect(problem({})).toBe('an answer was chosen outside of our modal');
    expect(problem({ view: { id: 'V1', hash: 'h1' } })).toBe('an answer was chosen outside of our modal');
  });

  test('the library’s answers are picked and its changes taken back', () => {
    const pick = { action_id: 'pick_answer', selected_option: { value: 'zeiten' } };
    const back = { action_id: 'take_back', value: 'closure|nord|12' };
    const asked = { user: 'U0KOCH', view: { id: 'V1', hash: 'h1' } };
    expect(interaction(click(pick, { view }))).toEqual({ kind: 'pickAnswer', ...asked, answerId: 'zeiten' });
    expect(interaction(click(back, { view }))).toEqual({
      kind: 'takeBack',
      ...asked,
      key: 'closure|nord',
      version: 12,
    });
    expect(interaction(click({ action_id: 'pick_answer' }, { view }))).toEqual({ kind: 'ignored' });
    expect(problemOf(interaction(click(pick)))).toBe('an answer was picked outside of our modal');
    expect(problemOf(interaction(click(back)))).toBe('the button names no change');
    expect(problemOf(interaction(click({ action_id: 'take_back', value: 'x' }, { view })))).toBe(
      'the button names no change',
    );
  });

  test('submitting the edit carries exactly the text, umlauts included', () => {
    const entered = { modal: 'edit', purpose: 'again', text: 'Grüße, bis 19 Uhr & länger' };
    const expected = { kind: 'thread', action: { do: 'submit', ...whose, answerUrl: null, entered } };
    expect(interaction(submit())).toEqual(expected);
    const anew = { state: { values: { reply: { 'text|ab12': { value: 'Anders' } } } } };
    expect(interaction(submit(anew))).toMatchObject({ action: { entered: { ...entered, text: 'Anders' } } });
    const empty = { state: { values: { reply: { text: { value: null } } } } };
    expect(interaction(submit(empty))).toMatchObject({ action: { entered: { ...entered, text: '' } } });
  });

  test('an edit modal from before there were purposes approves its text', () => {
    expect(interaction(submit({ private_metadata: JSON.stringify(ref) }))).toMatchObject({
      action: { ...ref, entered: { modal: 'edit', purpose: 'answer' } },
    });
  });

  test.each([
    ['reject_reply', { reason: {} }, 'reason'],
    ['reject_reply', { reason: { selected_option: { value: 'because' } } }, 'reason'],
    ['hand_over', { to: { selected_user: 'U1' } }, 'note'],
    ['hand_over', { note: { value: 'x' } }, null],
    ['mute', { whom: { selected_option: { value: 'everybody' } }, reason: { value: 'x' } }, 'whom'],
    ['mute', { whom: { selected_option: { value: 'author' } } }, 'reason'],
    ['go_alone', {}, 'reason'],
    ['library_closure', { branch: { selected_option: { value: '*' } }, from: { selected_date: 'morgen' } }, 'from'],
    ['library_closure', { from: { selected_date: '2026-11-23' } }, 'branch'],
    [
      'library_opening',
      {
        branch: { selected_option: { value: 'nord' } },
        date: { selected_date: '2026-11-23' },
        from: { selected_time: '25 Uhr' },
      },
      'from',
    ],
    ['library_answer', { title: { value: 'x' }, de: { value: 'x' }, en: { value: null } }, 'intent'],
  ] as [string, Record<string, object>, string | null][])(
    '%s without a usable input says which',
    (id, values, field) => {
      const problem = problemOf(filled(id, values));
      expect(problem).toBe(field === null ? 'thread' : `the modal has no usable ${field}`);
    },
  );

  test.each(['reject_reply', 'hand_over', 'mute', 'go_alone', 'delete', 'library_answer'])(
    '%s that does not say what it is about is refused',
    (id) => {
      const values = {
        reason: { value: 'spam' },
        note: { value: null },
        whom: { selected_option: { value: 'author' } },
        title: { value: 'x' },
        intent: { selected_option: { value: 'fees' } },
        de: { value: 'x' },
        en: { value: 'x' },
      };
      for (const metadata of ['', '{}', '{"threadId":"","draftVersion":1}', '{"threadId":"x","draftVersion":-1}']) {
        expect(problemOf(filled(id, values, metadata))).toMatch(/^the modal names no (thread|answer)$/);
      }
    },
  );

  test('a modal that is none of ours is refused with the reason', () => {
    expect(problemOf(interaction(submit({ callback_id: 'other' })))).toBe('the modal is none of ours');
    expect(problemOf(interaction(submit({ private_metadata: '' })))).toBe('the modal names no thread');
    expect(problemOf(interaction(submit({ private_metadata: undefined })))).toBe('the modal names no thread');
    const purpose = JSON.stringify({ ...ref, purpose: 'shout' });
    expect(problemOf(interaction(submit({ private_metadata: purpose })))).toBe('the modal names no thread');
    expect(problemOf(interaction(submit({ state: { values: {} } })))).toBe('the modal has no usable reply');
    expect(problemOf(interaction(submit({ state: { values: { reply: {} } } })))).toBe('the modal has no usable reply');
  });
});

describe('everything else', () => {
  test('a command comes with its text and what opens a modal', () => {
    const body = { command: '/auskunft', text: 'stop für heute', user_id: 'U0KOCH', token: 'x', trigger_id: '1.2' };
    const typed = (form_: Record<string, string>) =>
      parseSlackRequest(form, Buffer.from(new URLSearchParams(form_).toString()));
    const expected = { kind: 'command', command: '/auskunft', text: 'stop für heute', user: 'U0KOCH' };
    expect(typed(body)).toEqual({ ...expected, triggerId: '1.2' });
    const { trigger_id: _trigger, ...without } = body;
    expect(typed(without)).toEqual({ ...expected, triggerId: '' });
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
        const odd = JSON.parse(body);
        for (const change of [{ actions: [odd] }, { actions: odd }, { view: odd }, { state: odd }]) {
          expect(
            interaction({ ...click({ action_id: 'approve_selected', value: 'b' }), ...change }).kind,
          ).toBeDefined();
        }
        for (const callback of ['edit_reply', 'mute', 'library_answer']) {
          const change = { callback_id: callback, private_metadata: odd, state: { values: odd } };
          expect(interaction(submit(change)).kind).toBeDefined();
        }
      }),
    );
  });
});
