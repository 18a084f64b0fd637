import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMessages } from '../../core/intake.ts';
import type { ThreadId, Trouble } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive, store, utcDay } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { send } from '../../steps/send.ts';
import { triage } from '../../steps/triage.ts';
import { openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;

describe('sending', () => {
  let desk: ServiceDesk;
  let count = 3000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());

  /** A patron has asked and a librarian has approved; the undo window is over. */
  async function approved(): Promise<ThreadId> {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    const thread = `x-mention-${id}`;
    await triage(desk.deps, thread);
    await click(thread, 'approve');
    desk.passes(11_000);
    return thread;
  }
  async function click(threadId: ThreadId, what: 'approve' | 'undo' | 'claim' | 'answered_by_hand', by = 'U0MARTA') {
    const draftVersion = (await desk.deps.threads.read(threadId))?.thread.draftVersion ?? 0;
    return decide(desk.deps, { by, threadId, draftVersion, do: what, answerUrl: null });
  }
  const thread = async (id: ThreadId) => (await desk.deps.threads.read(id))?.thread;
  const posts = () => desk.channel.posted.length;
  const trouble = (kind: Trouble['kind']): Trouble => ({ kind, at: desk.now, detail: kind });

  test('an approved reply goes out once, and the thread knows its post', async () => {
    const id = await approved();
    const before = posts();
    expect(await send(desk.deps, id)).toBe('answered');
    expect(await send(desk.deps, id)).toBe('nothingToDo');
    expect(posts()).toBe(before + 1);
    expect(await thread(id)).toMatchObject({ status: 'answered', reply: { text: openingHours.text, by: 'U0MARTA' } });
    const record = await desk.deps.threads.read(id);
    expect(record?.messages.map(({ author }) => author)).toEqual(['patron', 'library']);
  });

  test('ten runs at once post once', async () => {
    const id = await approved();
    const before = posts();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(desk.deps, id)));
    expect(posts()).toBe(before + 1);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(1);
  });

  test('before the undo window is over nothing goes out, and the wake-up comes back', async () => {
    const id = await approved();
    await click(id, 'undo');
    await click(id, 'approve');
    const before = posts();
    expect(await send(desk.deps, id)).toBe('early');
    expect(desk.queue.at(-1)).toEqual({ id, seconds: 10 });
    expect(posts()).toBe(before);
  });

  test('an undone approval is never sent, whatever wake-ups are still on their way', async () => {
    const id = await approved();
    await click(id, 'undo', 'U0JONAS');
    const before = posts();
    desk.passes(minute);
    expect(await send(desk.deps, id)).toBe('nothingToDo');
    expect(posts()).toBe(before);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: openingHours.text } });
  });

  test('the emergency stop holds it until it is released', async () => {
    const id = await approved();
    await desk.deps.threads.setHold({ held: true, by: 'U0JONAS', at: desk.now });
    expect(await send(desk.deps, id)).toBe('held');
    await desk.deps.threads.setHold({ held: false, by: 'U0JONAS', at: desk.now });
    expect(await send(desk.deps, id)).toBe('answered');
  });

  test('an edited question goes back to staff with its new words', async () => {
    const id = await approved();
    const asked = (await desk.deps.threads.read(id))?.messages[0];
    const edit = incoming('9900001', { firstId: asked?.firstId ?? '', text: 'Und am Sonntag?', at: desk.now });
    desk.channel.lookUps.push({ kind: 'edited', message: edit });
    const before = posts();
    expect(await send(desk.deps, id)).toBe('superseded');
    expect(posts()).toBe(before);
    expect(await thread(id)).toMatchObject({ status: 'new', lastMessageId: '9900001', draft: null });
    expect((await desk.deps.threads.read(id))?.messages).toMatchObject([{ text: 'Und am Sonntag?' }]);
  });

  test('a deleted question is closed and not answered', async () => {
    const id = await approved();
    desk.channel.lookUps.push({ kind: 'deleted' });
    const before = posts();
    expect(await send(desk.deps, id)).toBe('superseded');
    expect(await thread(id)).toMatchObject({ status: 'closed', reason: 'deletedByPatron' });
    expect(posts()).toBe(before);
  });

  test('where only the last of several questions is deleted, the others wait for an answer of their own', async () => {
    const id = await approved();
    const [first] = (await desk.deps.threads.read(id))?.messages ?? [];
    const last = String(++count);
    desk.passes(minute);
    desk.channel.shows(incoming(last, { conversation: `${first?.id}:7001`, at: desk.now, text: 'Und am Sonntag?' }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    desk.channel.lookUps.push({ kind: 'deleted' });
    const before = posts();
    expect(await send(desk.deps, id)).toBe('superseded');
    expect(posts()).toBe(before);
    expect(await thread(id)).toMatchObject({
      ...{ status: 'new', lastMessageId: first?.id, draft: null, arrivedAt: first?.at },
      call: { why: 'edited', to: [{ staff: 'U0MARTA' }] },
    });
    expect((await desk.deps.threads.read(id))?.messages).toEqual([first]);
    // Shown late once more, it is known as seen.
    await receive(desk.deps, 'x-mention');
    expect((await desk.deps.threads.read(id))?.messages).toEqual([first]);

    await triage(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    expect(await thread(id)).toMatchObject({ status: 'answered', reply: { to: first?.id, asked: [first?.id] } });
  });

  test('what was answered before does not wait again when the question after it is deleted', async () => {
    const id = await approved();
    await send(desk.deps, id);
    const [first] = (await desk.deps.threads.read(id))?.messages ?? [];
    // Within the same second, as X tells time: by the clock alone both would be open.
    desk.channel.shows(incoming(String(++count), { conversation: `${first?.id}:7001`, at: first?.at ?? 0 }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, id);
    await click(id, 'approve');
    desk.passes(11_000);
    desk.channel.lookUps.push({ kind: 'deleted' });
    expect(await send(desk.deps, id)).toBe('superseded');
    expect(await thread(id)).toMatchObject({ status: 'closed', reason: 'deletedByPatron' });
  });

  test.each([
    ['out of credit', 'outOfCredit'],
    ['rate limited', 'rateLimited'],
    ['down', 'unreachable'],
  ] as const)(
    'refused before any effect because X is %s: approved still, and tried again when X says',
    async (_, kind) => {
      const id = await approved();
      desk.channel.sends.push({ kind: 'later', trouble: trouble(kind), retryAt: desk.now + 5 * minute });
      expect(await send(desk.deps, id)).toBe('postponed');
      expect(await thread(id)).toMatchObject({
        status: 'approved',
        trouble: { kind },
        sendAfter: desk.now + 5 * minute,
      });
      expect(await send(desk.deps, id)).toBe('early');
      desk.passes(5 * minute + 1);
      await remind(desk.deps);
      expect(desk.queue).toContainEqual({ id, seconds: 0 });
      expect(await send(desk.deps, id)).toBe('answered');
    },
  );

  test('the reply gate gives it back to staff with the reason', async () => {
    const id = await approved();
    desk.channel.sends.push({ kind: 'gate', trouble: trouble('replyGate') });
    expect(await send(desk.deps, id)).toBe('refused');
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', trouble: { kind: 'replyGate' } });
  });

  test('refused for good: failed, with the reason for the card', async () => {
    const id = await approved();
    desk.channel.sends.push({ kind: 'refused', trouble: trouble('refused') });
    expect(await send(desk.deps, id)).toBe('refused');
    expect(await thread(id)).toMatchObject({ status: 'failed', trouble: { kind: 'refused' } });
  });

  test('cut off while posting: it is looked for, found, and not posted again', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    desk.channel.searches.push({ kind: 'found', postId: '77001' });
    const spent = async () => (await desk.deps.cases.spent([utcDay(desk.now)]))['x-mention'] ?? 0;
    const cost = await spent();
    expect(await send(desk.deps, id)).toBe('answered');
    expect(await spent()).toBe(cost + 10_000);
    expect(await thread(id)).toMatchObject({ status: 'answered', postId: '77001' });
    expect(posts()).toBe(before + 1);
  });

  test('absent in two looks 120 s apart it is sent once more; absent again, staff decide', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push(
      { kind: 'uncertain', trouble: trouble('unreachable') },
      { kind: 'uncertain', trouble: trouble('unreachable') },
    );
    expect(await send(desk.deps, id)).toBe('uncertain');
    desk.passes(119_000);
    expect(await send(desk.deps, id)).toBe('busy');
    desk.passes(2_000);
    expect(posts()).toBe(before + 1);
    expect(await send(desk.deps, id)).toBe('uncertain'); // sent once more, and again no answer
    expect(posts()).toBe(before + 2);
    desk.passes(121_000);
    await send(desk.deps, id);
    expect(posts()).toBe(before + 2);
    expect(await thread(id)).toMatchObject({ status: 'unknown' });
    desk.passes(10 * minute);
    await remind(desk.deps);
    expect(await send(desk.deps, id)).toBe('nothingToDo');
    expect(posts()).toBe(before + 2);
  });

  test('a run that died while posting is taken over only when its claim has expired, and looks first', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push(() => {
      throw new Error('killed');
    });
    await expect(send(desk.deps, id)).rejects.toThrow('killed');
    expect(await send(desk.deps, id)).toBe('busy');
    desk.passes(61_000);
    await remind(desk.deps);
    expect(desk.queue.at(-1)).toEqual({ id, seconds: 0 });
    desk.channel.searches.push({ kind: 'found', postId: '77002' });
    expect(await send(desk.deps, id)).toBe('answered');
    expect(posts()).toBe(before + 1);
  });

  test('looking that fails is no proof of absence', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    const down = { kind: 'trouble' as const, trouble: trouble('unreachable'), retryAt: null };
    desk.channel.searches.push(down, down, down);
    await send(desk.deps, id);
    for (let round = 0; round < 2; round++) {
      desk.passes(3 * minute);
      expect(await send(desk.deps, id)).toBe('uncertain');
    }
    expect(posts()).toBe(before + 1);
    expect(await thread(id)).toMatchObject({ status: 'sending' });
  });

  test('a message that comes while X refuses the reply takes nothing from the question before it', async () => {
    const id = await approved();
    const before = await thread(id);
    desk.channel.sends.push(async () => {
      const more = { conversation: `${id.slice(10)}:7001`, at: desk.now + 500, text: 'Danke schon mal' };
      await store(desk.deps, 'x-mention', incoming('9960001', more), null);
      return { kind: 'later', trouble: trouble('rateLimited'), retryAt: null };
    });
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({
      status: 'new',
      arrivedAt: before?.arrivedAt,
      dueAt: before?.dueAt,
      tag: before?.tag,
      draft: null,
    });
  });

  test.each([
    ['written after it', 500],
    ['written before it and shown late', -minute],
  ])(
    'a message that comes while the reply goes out waits alone, and the reply stays with staff (%s)',
    async (_, ms) => {
      const id = await approved();
      const asked = await thread(id);
      const late = String(++count + 9_950_000);
      desk.channel.sends.push(async () => {
        const more = { conversation: `${id.slice(10)}:7001`, at: (asked?.arrivedAt ?? 0) + ms, text: 'Und samstags?' };
        await store(desk.deps, 'x-mention', incoming(late, more), null);
        return { kind: 'sent', postId: `8${late}`, cost: 10_000 };
      });
      expect(await send(desk.deps, id)).toBe('answered');
      const record = await desk.deps.threads.read(id);
      if (!record) throw new Error('No thread');
      expect(record.thread).toMatchObject({
        status: 'new',
        earlier: { postId: `8${late}`, reply: { text: openingHours.text, asked: [id.slice(10)] } },
      });
      expect(openMessages(record.thread, record.messages).map((message) => message.id)).toEqual([late]);
    },
  );

  test('before it is sent once more the question is looked up again', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    await send(desk.deps, id);
    desk.passes(121_000);
    desk.channel.lookUps.push({ kind: 'deleted' });
    await send(desk.deps, id);
    expect(posts()).toBe(before + 1);
    expect(await thread(id)).toMatchObject({ status: 'unknown' });
  });

  test('a question that was edited meanwhile goes back to staff with its new words and what may be out', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    await send(desk.deps, id);
    desk.passes(121_000);
    const edit = incoming('9965001', { firstId: id.slice(10), text: 'Und am Sonntag?', at: desk.now });
    desk.channel.lookUps.push({ kind: 'edited', message: edit });
    await send(desk.deps, id);
    expect(posts()).toBe(before + 1);
    expect(await thread(id)).toMatchObject({ status: 'new', perhapsSent: openingHours.text, lastMessageId: '9965001' });
    expect((await desk.deps.threads.read(id))?.messages).toMatchObject([{ text: 'Und am Sonntag?' }]);
  });

  test('what came meanwhile stops the second try, and the card is told that an answer may be out', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    await send(desk.deps, id);
    const more = { conversation: `${id.slice(10)}:7001`, at: desk.now + 500, text: 'Hat sich erledigt' };
    await store(desk.deps, 'x-mention', incoming('9970001', more), null);
    desk.passes(121_000);
    await send(desk.deps, id);
    expect(posts()).toBe(before + 1);
    expect(await thread(id)).toMatchObject({ status: 'new', perhapsSent: openingHours.text });
  });

  test.each([
    ['refused', { kind: 'refused' as const }],
    ['gated', { kind: 'gate' as const }],
  ])('a second try that is %s proves nothing about the first: staff decide', async (_, result) => {
    const id = await approved();
    desk.channel.sends.push(
      { kind: 'uncertain', trouble: trouble('unreachable') },
      { ...result, trouble: trouble('refused') },
    );
    await send(desk.deps, id);
    desk.passes(121_000);
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'unknown' });
  });

  test('a second try that X puts off stays a second try', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.sends.push(
      { kind: 'uncertain', trouble: trouble('unreachable') },
      { kind: 'later', trouble: trouble('rateLimited'), retryAt: null },
    );
    await send(desk.deps, id);
    desk.passes(121_000);
    expect(await send(desk.deps, id)).toBe('uncertain');
    expect(await thread(id)).toMatchObject({ status: 'sending', claim: { attempts: 2 } });
    desk.passes(3 * minute);
    await send(desk.deps, id);
    desk.passes(3 * minute);
    await send(desk.deps, id);
    expect(posts()).toBe(before + 2);
    expect(await thread(id)).toMatchObject({ status: 'unknown' });
  });

  test('when X cannot be searched for half an hour, staff decide', async () => {
    const id = await approved();
    desk.channel.sends.push({ kind: 'uncertain', trouble: trouble('unreachable') });
    const down = { kind: 'trouble' as const, trouble: trouble('unreachable'), retryAt: null };
    desk.channel.searches.push(...Array.from({ length: 40 }, () => down));
    await send(desk.deps, id);
    for (let round = 0; round < 12; round++) {
      desk.passes(3 * minute);
      await send(desk.deps, id);
    }
    expect(await thread(id)).toMatchObject({ status: 'unknown' });
    desk.channel.searches.length = 0;
  });

  test('a stop during the look-up holds the reply', async () => {
    const id = await approved();
    const before = posts();
    desk.channel.lookUps.push(async () => {
      await desk.deps.threads.setHold({ held: true, by: 'U0JONAS', at: desk.now });
      return { kind: 'unchanged' };
    });
    expect(await send(desk.deps, id)).toBe('held');
    await desk.deps.threads.setHold({ held: false, by: 'U0JONAS', at: desk.now });
    expect(posts()).toBe(before);
  });

  test('the gate gives staff their own words back', async () => {
    const id = await approved();
    await click(id, 'undo');
    const version = (await thread(id))?.draftVersion ?? 0;
    const about = { by: 'U0MARTA', threadId: id, draftVersion: version, answerUrl: null };
    await decide(desk.deps, {
      ...about,
      do: 'submit',
      entered: { modal: 'edit', purpose: 'answer', text: 'Von Hand geschrieben.' },
    });
    desk.passes(11_000);
    desk.channel.sends.push({ kind: 'gate', trouble: trouble('replyGate') });
    await send(desk.deps, id);
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', draft: { text: 'Von Hand geschrieben.' } });
  });

  test('a direct message that expires while its answer is held goes with its thread', async () => {
    desk.direct.shows(incoming('3990001', { conversation: '1-7001', url: null, at: desk.now }));
    await receive(desk.deps, 'x-dm');
    await triage(desk.deps, 'x-dm-3990001');
    desk.passes(71 * 60 * minute);
    await click('x-dm-3990001', 'approve');
    desk.passes(2 * 60 * minute);
    expect(await thread('x-dm-3990001')).toBeUndefined();
    expect(await send(desk.deps, 'x-dm-3990001')).toBe('nothingToDo');
    expect(desk.direct.posted).toEqual([]);
  });

  test('a message that comes while the reply is on its way is kept, the post is logged, and its own clock starts', async () => {
    const id = await approved();
    desk.channel.sends.push(async () => {
      const again = incoming('9950001', {
        conversation: `${id.slice(10)}:7001`,
        at: desk.now + 500,
        text: 'Noch etwas',
      });
      await store(desk.deps, 'x-mention', again, null);
      return { kind: 'sent', postId: '77003', cost: 10_000 };
    });
    await send(desk.deps, id);
    const record = await desk.deps.threads.read(id);
    expect(record?.thread).toMatchObject({ status: 'new', arrivedAt: desk.now + 500, draft: null });
    expect(record?.messages.map(({ id: message }) => message)).toContain('77003');
    expect(await desk.deps.threads.log(id)).toContainEqual(
      expect.objectContaining({ what: 'answered', postId: '77003' }),
    );
  });
});
