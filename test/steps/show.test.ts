import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadId, Trouble } from '../../core/thread.ts';
import { againAfter } from '../../steps/card-run.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

describe('the card', () => {
  let desk: ServiceDesk;
  let count = 5000;
  beforeAll(async () => {
    desk = await serviceDesk();
    // Three questions with one answer would stand in a list.
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
  });
  afterAll(() => desk.close());

  async function asked(more = {}): Promise<ThreadId> {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now, ...more }));
    await receive(desk.deps, 'x-mention');
    await triage(desk.deps, `x-mention-${id}`);
    return `x-mention-${id}`;
  }
  /** With the ts of each, oldest first. */
  const postsOf = (id: ThreadId) =>
    [...desk.slack.cards].filter(([, card]) => card.kind === 'thread' && card.threadId === id);
  const cardsOf = (id: ThreadId) => postsOf(id).map(([, card]) => card);
  const down = (): { kind: 'trouble'; trouble: Trouble; retryAt: null } => ({
    kind: 'trouble',
    trouble: { kind: 'unreachable', at: desk.now, detail: 'socket hang up' },
    retryAt: null,
  });

  test('is posted once, with the masked question, and follows in place', async () => {
    const id = await asked({ text: 'Schreibt mir an mia@example.org' });
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    expect(await show(desk.deps, id)).toEqual({ kind: 'nothingToDo' });
    expect(cardOf(desk, id).question).toBe('Schreibt mir an [E-Mail]');
    const version = cardOf(desk, id).draftVersion;
    await decide(desk.deps, { by: 'U0MARTA', threadId: id, draftVersion: version, do: 'approve', answerUrl: null });
    await show(desk.deps, id);
    expect(cardsOf(id)).toHaveLength(1);
    expect(cardOf(desk, id).actions.map((action) => action.id)).toContain('undo');
  });

  test('waits for the draft: a thread that is only new has none yet', async () => {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001` }));
    await receive(desk.deps, 'x-mention');
    await desk.deps.threads.refreshCard(`x-mention-${id}`);
    expect(await show(desk.deps, `x-mention-${id}`)).toEqual({ kind: 'shown' });
    expect(cardsOf(`x-mention-${id}`)).toEqual([]);
  });

  test('of several runs at once one posts', async () => {
    const id = await asked();
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => show(desk.deps, id)));
    expect(cardsOf(id)).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'shown').length).toBeGreaterThanOrEqual(1);
  });

  test('Slack down: the mark stays, and tick tries again', async () => {
    const id = await asked();
    desk.slack.troubles.push(down());
    expect(await show(desk.deps, id)).toMatchObject({ kind: 'postponed', until: desk.now + 60_000 });
    expect(cardsOf(id)).toEqual([]);
    desk.passes(61_000);
    await remind(desk.deps);
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
  });

  test.each([
    ['was made', true],
    ['was not made', false],
  ])('after a post of which nobody knows, and which %s, there is one card', async (_, made) => {
    const id = await asked();
    const trouble: Trouble = { kind: 'unreachable', at: desk.now, detail: 'socket hang up' };
    desk.slack.troubles.push({ kind: 'uncertain', trouble });
    desk.slack.postsInSpite = made;
    expect(await show(desk.deps, id)).toMatchObject({ kind: 'postponed' });
    desk.slack.troubles.push(down());
    expect(await show(desk.deps, id)).toMatchObject({ kind: 'postponed' });
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    expect(cardsOf(id)).toHaveLength(1);
    expect((await desk.deps.threads.read(id))?.card).not.toBeNull();
  });

  test('a card of which nobody knows is remembered while the patron writes again', async () => {
    const id = await asked();
    const trouble: Trouble = { kind: 'unreachable', at: desk.now, detail: 'socket hang up' };
    desk.slack.troubles.push({ kind: 'uncertain', trouble });
    desk.slack.postsInSpite = true;
    await show(desk.deps, id);
    desk.channel.shows(incoming('5900001', { conversation: `${id.slice(10)}:7001`, at: desk.now + 1 }));
    await receive(desk.deps, 'x-mention');
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    expect(cardsOf(id)).toHaveLength(1);
    await triage(desk.deps, id);
    await show(desk.deps, id);
    const [first, second, ...more] = postsOf(id).map(([ts]) => ts);
    expect(more).toEqual([]);
    expect(desk.slack.shrunk.get(first ?? '')).toBe(second);
  });

  test('a wake-up that comes while the card is written is not swallowed', async () => {
    const id = await asked();
    await show(desk.deps, id);
    await desk.deps.threads.refreshCard(id);
    const { updateCard } = desk.deps.desk;
    let wakes = 0;
    const slow = {
      ...desk.deps.desk,
      updateCard: async (...card: Parameters<typeof updateCard>) => {
        if (wakes++ === 0) await desk.deps.threads.refreshCard(id);
        return updateCard(...card);
      },
    };
    expect(await show({ ...desk.deps, desk: slow }, id)).toEqual({ kind: 'shown' });
    expect(wakes).toBe(2);
  });

  test('Slack down wakes nobody in between: neither lease nor postponement is seen by the stream', async () => {
    const id = await asked();
    const seen = async () => {
      const { Item: item } = await desk.client.send(
        new GetItemCommand({ TableName: 'auskunft', Key: { pk: { S: `THREAD#${id}` }, sk: { S: 'THREAD' } } }),
      );
      return item?.cardStale?.BOOL;
    };
    desk.slack.troubles.push(down());
    expect(await seen()).toBe(true);
    await show(desk.deps, id);
    expect(await seen()).toBe(false);
    expect((await desk.deps.threads.read(id))?.cardStale).toBe(true);
    desk.passes(61_000);
    await remind(desk.deps);
    expect(await seen()).toBe(true);
  });

  test('a question that cannot be drafted is shown all the same', async () => {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    const broken = {
      ...desk.deps,
      tagger: { tag: () => Promise.reject(new Error('no model')) },
      drafter: {
        ...desk.deps.drafter,
        draft: () => {
          throw new Error('no answers');
        },
      },
    };
    await triage(broken, `x-mention-${id}`);
    await show(desk.deps, `x-mention-${id}`);
    expect(cardOf(desk, `x-mention-${id}`)).toMatchObject({ answer: null });
  });

  test('a question that is never triaged is shown after two minutes', async () => {
    const id = String(++count);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now }));
    await receive(desk.deps, 'x-mention');
    desk.passes(121_000);
    await remind(desk.deps);
    await show(desk.deps, `x-mention-${id}`);
    expect(cardOf(desk, `x-mention-${id}`).question).toBe('Habt ihr morgen offen?');
  });

  test('a card that somebody deleted in Slack is posted anew', async () => {
    const id = await asked();
    await show(desk.deps, id);
    await desk.deps.threads.refreshCard(id);
    const refused: Trouble = { kind: 'refused', at: desk.now, detail: 'message_not_found' };
    desk.slack.troubles.push({ kind: 'trouble', trouble: refused, retryAt: null });
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    expect(cardsOf(id)).toHaveLength(2);
    expect((await desk.deps.threads.read(id))?.cardStale).toBe(false);
  });

  test('when the answer is overdue the card says so without anybody touching it', async () => {
    const id = await asked();
    await show(desk.deps, id);
    desk.passes(31 * 60_000);
    await remind(desk.deps);
    expect(await show(desk.deps, id)).toEqual({ kind: 'shown' });
    const said = cardOf(desk, id)
      .marks.filter((part) => typeof part === 'string')
      .join('');
    expect(said).toMatch(/überfällig/);
  });
});

test('a postponed card is tried again neither before the time that Slack names nor where Slack refuses it', () => {
  const now = 1_000_000;
  const after = (kind: Trouble['kind'], seconds: number, patience = 30_000) =>
    againAfter(
      { kind: 'postponed', trouble: { kind, at: now, detail: '' }, until: now + seconds * 1000 },
      now,
      patience,
    );
  expect(after('unreachable', 60)).toBe(0);
  expect(after('unreachable', 60, 0)).toBeNull();
  expect(after('rateLimited', 7)).toBe(7_000);
  expect(after('rateLimited', 60)).toBeNull();
  expect(after('refused', 60)).toBeNull();
  expect(after('unauthorized', 60)).toBeNull();
  expect(againAfter({ kind: 'shown' }, now, 30_000)).toBeNull();
});
