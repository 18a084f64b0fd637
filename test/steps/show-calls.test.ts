import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amend, type ThreadId, type Trouble } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

describe('a card for whoever is called', () => {
  let desk: ServiceDesk;
  let count = 6000;
  beforeAll(async () => {
    desk = await serviceDesk();
    // Three questions with one answer would stand in a list.
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
  });
  afterAll(() => desk.close());

  const read = async (id: ThreadId) => {
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    return record;
  };
  /** By ts, in the order of the channel. */
  const cardsOf = (id: ThreadId) =>
    [...desk.slack.cards].flatMap(([ts, card]) => (card.kind === 'thread' && card.threadId === id ? [ts] : []));
  const down = (): Trouble => ({ kind: 'unreachable', at: desk.now, detail: 'socket hang up' });

  async function writes(conversation: string, text: string, more = {}): Promise<string> {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation, at: desk.now, text, ...more }));
    await receive(desk.deps, 'x-mention');
    return id;
  }
  /** A question with its card. */
  async function asked(more = {}): Promise<ThreadId> {
    const id = `x-mention-${await writes(`${count + 1}:7001`, 'Habt ihr morgen offen?', more)}`;
    await triage(desk.deps, id);
    await show(desk.deps, id);
    return id;
  }
  async function writesAgain(id: ThreadId, text = 'Und am Sonntag?'): Promise<void> {
    await writes(`${id.slice(10)}:7001`, text);
    await triage(desk.deps, id);
  }
  async function claim(id: ThreadId, by = 'U0MARTA') {
    const { draftVersion } = (await read(id)).thread;
    await decide(desk.deps, { by, threadId: id, draftVersion, do: 'claim', answerUrl: null });
  }

  test('stands at the end of the channel when the patron has written again, and the one before leads there', async () => {
    const id = await asked();
    await asked();
    await claim(id);
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(1);
    await writesAgain(id);
    await show(desk.deps, id);
    const [before, after, ...more] = cardsOf(id);
    expect(more).toEqual([]);
    expect([...desk.slack.cards.keys()].at(-1)).toBe(after);
    expect(desk.slack.shrunk.get(before ?? '')).toBe(after);
    expect(cardOf(desk, id).call).toBe(1);
    expect((await read(id)).card).toEqual({ channel: 'C', ts: after, call: 1, bundle: null, former: null });
  });

  test('mentions whoever was to act, and nobody where the patron only quoted us', async () => {
    const mentions = async (more = {}) => {
      const id = await asked(more);
      const record = await read(id);
      const call = { number: 1, why: 'returned' as const, to: [{ staff: 'U0JONAS' }] };
      const entry = { at: desk.now, by: 'tick', what: 'returned' as const, from: null, to: record.thread.status };
      await desk.deps.threads.move(record, amend(record.thread, { call }), entry);
      await show(desk.deps, id);
      expect(cardsOf(id)).toHaveLength(2);
      return cardOf(desk, id).to;
    };
    expect(await mentions()).toContainEqual({ staff: 'U0JONAS' });
    expect(await mentions({ quote: true })).toEqual([]);
  });

  test('is only posted once there is something to act on', async () => {
    const id = await asked();
    await writes(`${id.slice(10)}:7001`, 'Und am Sonntag?');
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(1);
    await triage(desk.deps, id);
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(2);
  });

  test('a power cut between the new card and the link in the old one: the next run goes on from there', async () => {
    const id = await asked();
    await writesAgain(id);
    const cut = { ...desk.deps.desk, shrinkCard: () => Promise.reject(new Error('power cut')) };
    await expect(show({ ...desk.deps, desk: cut }, id)).rejects.toThrow('power cut');
    const [before, after] = cardsOf(id);
    expect((await read(id)).card).toMatchObject({ ts: after, call: 1, former: { channel: 'C', ts: before } });
    expect(await show(desk.deps, id)).toEqual({ kind: 'busy' });
    desk.passes(61_000);
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    expect(cardsOf(id)).toEqual([before, after]);
    expect(desk.slack.shrunk.get(before ?? '')).toBe(after);
    expect((await read(id)).card?.former).toBeNull();
  });

  test('a power cut before anybody kept where the new card is: it is found by its key', async () => {
    const id = await asked();
    await writesAgain(id);
    const cardPosted = () => Promise.reject(new Error('power cut'));
    const cut = { ...desk.deps, threads: { ...desk.deps.threads, cardPosted } };
    await expect(show(cut, id)).rejects.toThrow('power cut');
    desk.passes(61_000);
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    const [before, after, ...more] = cardsOf(id);
    expect(more).toEqual([]);
    expect(desk.slack.shrunk.get(before ?? '')).toBe(after);
    expect((await read(id)).card).toMatchObject({ ts: after, call: 1 });
  });

  test('Slack down after the new card was posted: the link in the old one follows', async () => {
    const id = await asked();
    await writesAgain(id);
    const trouble = { kind: 'trouble' as const, trouble: down(), retryAt: null };
    const halfDown = { ...desk.deps.desk, shrinkCard: async () => trouble };
    expect(await show({ ...desk.deps, desk: halfDown }, id)).toMatchObject({ kind: 'postponed' });
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    const [before, after, ...more] = cardsOf(id);
    expect(more).toEqual([]);
    expect(desk.slack.shrunk.get(before ?? '')).toBe(after);
  });

  test('a new card of which nobody knows stands once, also when somebody was called again meanwhile', async () => {
    const id = await asked();
    await writesAgain(id);
    desk.slack.troubles.push({ kind: 'uncertain', trouble: down() });
    desk.slack.postsInSpite = true;
    expect(await show(desk.deps, id)).toMatchObject({ kind: 'postponed' });
    await writesAgain(id, 'Und am Montag?');
    await show(desk.deps, id);
    const [first, second, third, ...more] = cardsOf(id);
    expect(more).toEqual([]);
    expect(desk.slack.shrunk.get(first ?? '')).toBe(second);
    expect(desk.slack.shrunk.get(second ?? '')).toBe(third);
    expect((await read(id)).card).toMatchObject({ ts: third, call: 2, former: null });
  });

  test('two runs at once post one', async () => {
    const id = await asked();
    await writesAgain(id);
    await Promise.all([1, 2, 3, 4].map(() => show(desk.deps, id)));
    expect(cardsOf(id)).toHaveLength(2);
  });

  test('a thank-you after the answer changes the card in place, and one tap reopens it with a new one', async () => {
    const id = await asked();
    const record = await read(id);
    const about = { by: 'U0MARTA', threadId: id, draftVersion: record.thread.draftVersion, answerUrl: null };
    await decide(desk.deps, { ...about, do: 'answered_by_hand' });
    const closed = await read(id);
    const answer = { ...incoming('6900001', { at: desk.now, text: 'Ja.' }), author: 'library' as const };
    const entry = { at: desk.now, by: 'poll', what: 'answered' as const, from: null, to: closed.thread.status };
    await desk.deps.threads.move(closed, closed.thread, entry, answer);
    desk.passes(60_000);
    await writesAgain(id, 'Super, vielen Dank!');
    expect((await read(id)).thread).toMatchObject({ status: 'closed', reason: 'thanks' });
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(1);
    const { draftVersion } = (await read(id)).thread;
    await decide(desk.deps, { ...about, draftVersion, do: 'reopen' });
    await triage(desk.deps, id);
    await show(desk.deps, id);
    expect((await read(id)).thread.status).toBe('awaitingReview');
    expect(cardsOf(id)).toHaveLength(2);
    expect(cardOf(desk, id).to).toContainEqual({ staff: 'U0MARTA' });
  });

  test('whoever is muted gets none', async () => {
    const mute = {
      channel: 'x-mention' as const,
      whom: { author: '7666' },
      by: 'U0LEAD',
      at: desk.now,
      reason: 'Spam',
    };
    await desk.deps.threads.mute({ ...mute, until: desk.now + 86_400_000 });
    const id = await asked({ patron: '7666', conversation: `${count + 1}:7666` });
    await show(desk.deps, id);
    expect(cardsOf(id)).toEqual([]);
    expect((await read(id)).cardStale).toBe(false);
    const { draftVersion } = (await read(id)).thread;
    await decide(desk.deps, { by: 'U0LEAD', threadId: id, draftVersion, do: 'unmute', answerUrl: null });
    await triage(desk.deps, id);
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(1);
  });
});

describe('what stands around a question on its card', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await serviceDesk();
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: null, answerId: null });
  });
  afterAll(() => desk.close());
  const contextOf = (id: ThreadId) => JSON.stringify(cardOf(desk, id).context);

  test('how many others write in the same conversation', async () => {
    desk.channel.shows(
      incoming('100', { conversation: '100:1', patron: '1' }),
      incoming('101', { conversation: '100:2', patron: '2' }),
      incoming('102', { conversation: '100:3', patron: '3' }),
    );
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, 'x-mention-100');
    await show(desk.deps, 'x-mention-100');
    expect(contextOf('x-mention-100')).toMatch(/2/);
  });

  test('that whoever writes a direct message wrote in public shortly before', async () => {
    const wrote = async (dm: string, patron: string, at: number) => {
      desk.direct.shows(incoming(dm, { conversation: `dm-${patron}`, patron, at, url: null }));
      await receive(desk.deps, 'x-dm');
      await triage(desk.deps, `x-dm-${dm}`);
      await show(desk.deps, `x-dm-${dm}`);
      return contextOf(`x-dm-${dm}`);
    };
    const publicAt = desk.now;
    desk.channel.shows(
      incoming('200', { conversation: '200:50', patron: '50', at: publicAt }),
      incoming('210', { conversation: '210:52', patron: '52', at: publicAt }),
    );
    await receive(desk.deps, 'x-mention');
    desk.passes(3_600_000);
    expect(await wrote('201', '50', desk.now)).toContain(String(publicAt));
    expect(await wrote('202', '51', desk.now)).not.toContain(String(publicAt));
    desk.passes(48 * 3_600_000);
    expect(await wrote('203', '52', desk.now)).not.toContain(String(publicAt));
  });

  test('personal data in the description of a picture is masked', async () => {
    const pictures = [{ kind: 'photo' as const, alt: 'Mein Ausweis, mia@example.org' }];
    desk.channel.shows(incoming('300', { conversation: '300:60', patron: '60', pictures }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, 'x-mention-300');
    await show(desk.deps, 'x-mention-300');
    expect(contextOf('x-mention-300')).toContain('[E-Mail]');
    expect(JSON.stringify(cardOf(desk, 'x-mention-300'))).not.toContain('mia@');
  });
});
