import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { BundleCard } from '../../core/bundle-card.ts';
import { amend, move, type StaffId, type ThreadId, type Trouble } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import type { Threads } from '../../steps/threads.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;
let desk: ServiceDesk;
const opened: ServiceDesk[] = [];
let count = 0;
beforeEach(async () => {
  desk = await serviceDesk();
  opened.push(desk);
  count = 7000;
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const read = async (id: ThreadId) => {
  const record = await desk.deps.threads.read(id);
  if (!record) throw new Error('No thread');
  return record;
};
const ownCards = (id: ThreadId) =>
  [...desk.slack.cards].flatMap(([ts, card]) => (card.kind === 'thread' && card.threadId === id ? [ts] : []));
const lists = () => [...desk.slack.cards].flatMap(([ts, card]) => (card.kind === 'bundle' ? [{ ts, card }] : []));
/** The only list there is. */
function list(): { ts: string; card: BundleCard } {
  const [only, ...more] = lists();
  if (!only || more.length > 0) throw new Error(`There are ${lists().length} lists`);
  return only;
}
const rows = () => list().card.rows.map(({ threadId }) => threadId);
const down = (): Trouble => ({ kind: 'unreachable', at: desk.now, detail: 'socket hang up' });

async function writes(more: { conversation?: string; patron?: string; text?: string; handle?: string } = {}) {
  const id = String(++count);
  desk.passes(1000);
  desk.channel.shows(incoming(id, { conversation: `${id}:${id}`, patron: id, at: desk.now, ...more }));
  await receive(desk.deps, 'x-mention');
  return `x-mention-${id}`;
}
/** A question that is drafted and shown. */
async function asked(more = {}): Promise<ThreadId> {
  const id = await writes(more);
  await triage(desk.deps, id);
  await show(desk.deps, id);
  return id;
}
/** As the stream would: everything that is stale. */
async function showAll(ids: readonly ThreadId[]) {
  for (const id of ids) await show(desk.deps, id);
}
async function click(id: ThreadId, what: 'approve' | 'undo' | 'claim' | 'unbundle', by: StaffId = 'U0MARTA') {
  const { draftVersion } = (await read(id)).thread;
  return decide(desk.deps, { by, threadId: id, draftVersion, do: what, answerUrl: null });
}
async function three(): Promise<[ThreadId, ThreadId, ThreadId]> {
  const ids: [ThreadId, ThreadId, ThreadId] = [await asked(), await asked(), await asked()];
  await showAll(ids);
  return ids;
}

describe('three questions with the same answer', () => {
  test('stand in one list, and their cards lead there', async () => {
    const [first, second, third] = await three();
    expect(rows()).toEqual([first, second, third]);
    expect(list().card).toMatchObject({ id: `answer-${first}`, answer: { text: openingHours.text } });
    for (const id of [first, second]) {
      expect(desk.slack.shrunk.get(ownCards(id)[0] ?? '')).toBe(list().ts);
      expect((await read(id)).card).toMatchObject({ ts: list().ts, bundle: `answer-${first}`, former: null });
    }
    expect(ownCards(third)).toEqual([]);
    for (const id of [first, second, third]) {
      expect((await read(id)).cardStale).toBe(false);
      expect((await desk.deps.threads.log(id)).map(({ what }) => what)).toContain('bundled');
    }
  });

  test('are joined by a fourth, which never gets a card of its own', async () => {
    const ids = await three();
    const fourth = await asked();
    expect(rows()).toEqual([...ids, fourth]);
    expect(ownCards(fourth)).toEqual([]);
  });

  test('are shown once by many runs at the same time', async () => {
    const [first, second] = [await asked(), await asked()];
    const third = await writes();
    await triage(desk.deps, third);
    await Promise.all([first, second, third, first, second, third].map((id) => show(desk.deps, id)));
    expect(rows()).toEqual([first, second, third]);
    for (const id of [first, second, third]) {
      expect((await read(id)).cardStale).toBe(false);
      expect((await read(id)).card).toMatchObject({ ts: list().ts, former: null });
    }
  });

  test('are in one list however many are triaged at the same time', async () => {
    const ids = [await writes(), await writes(), await writes(), await writes()];
    await Promise.all(ids.map((id) => triage(desk.deps, id)));
    await Promise.all(ids.map((id) => show(desk.deps, id)));
    await showAll(ids);
    expect(rows()).toEqual(ids);
  });

  test('a change that finds the list being written is in it all the same', async () => {
    const [first, second, third] = await three();
    await desk.deps.threads.refreshCard(first);
    const { updateCard } = desk.deps.desk;
    let writing = 0;
    const slow = {
      ...desk.deps.desk,
      updateCard: async (...card: Parameters<typeof updateCard>) => {
        if (writing++ === 0) {
          await click(second, 'approve');
          expect(await show(desk.deps, second)).toEqual({ kind: 'busy' });
        }
        return updateCard(...card);
      },
    };
    expect(await show({ ...desk.deps, desk: slow }, first)).toEqual({ kind: 'shown' });
    expect(list().card.rows.map(({ can }) => can)).toEqual(['approve', 'undo', 'approve']);
    expect((await read(second)).cardStale).toBe(false);
    expect((await read(third)).cardStale).toBe(false);
  });

  test('keep their rows while they are approved and answered', async () => {
    const [first, second] = await three();
    await click(first, 'approve');
    await show(desk.deps, first);
    expect(list().card.rows[0]?.can).toBe('undo');
    await click(second, 'approve');
    await click(second, 'undo');
    desk.passes(11_000);
    expect(await send(desk.deps, first)).toBe('answered');
    await showAll([first, second]);
    expect(list().card.rows.map(({ can }) => can)).toEqual(['nothing', 'approve', 'approve']);
    expect(ownCards(first)).toHaveLength(1);
  });

  test('one that the channel refuses gets a card of its own', async () => {
    const [first, second, third] = await three();
    await click(first, 'approve');
    desk.passes(11_000);
    desk.channel.sends.push({ kind: 'refused', trouble: { kind: 'refused', at: desk.now, detail: 'no' } });
    await send(desk.deps, first);
    await show(desk.deps, first);
    expect(rows()).toEqual([second, third]);
    expect(cardOf(desk, first).to).toContainEqual({ staff: 'U0MARTA' });
    expect((await read(first)).thread).toMatchObject({ status: 'failed', bundle: null });
  });
});

test('a question that joins a list while its own card is being posted: that card leads to the list', async () => {
  const [first, second] = [await asked(), await asked()];
  const third = await writes();
  desk.deps.drafter.draft = async () => ({ ...openingHours, text: 'Nein.' });
  await triage(desk.deps, third);
  const { postCard } = desk.deps.desk;
  const slow = {
    ...desk.deps.desk,
    postCard: async (...card: Parameters<typeof postCard>) => {
      const id = `answer-${first}`;
      await desk.deps.threads.joinBundle(id, 'sameAnswer', [first, second, third]);
      for (const each of [first, second, third]) {
        const record = await read(each);
        const entry = { at: desk.now, by: 'triage', what: 'bundled' as const, from: null, to: record.thread.status };
        await desk.deps.threads.move(record, amend(record.thread, { bundle: id }), entry);
      }
      return postCard(...card);
    },
  };
  expect(await show({ ...desk.deps, desk: slow }, third)).toMatchObject({ kind: 'postponed' });
  await showAll([first, second, third]);
  expect(rows()).toEqual([first, second, third]);
  expect(desk.slack.shrunk.get(ownCards(third)[0] ?? '')).toBe(list().ts);
  expect((await read(third)).card).toMatchObject({ ts: list().ts, former: null });
});

describe('a row leaves the list', () => {
  test('when its patron writes again: a card of its own at the end of the channel, and never back', async () => {
    const [first, second, third] = await three();
    await writes({ conversation: '7001:7001', patron: '7001', text: 'Und am Sonntag?' });
    await show(desk.deps, first);
    expect(rows()).toEqual([second, third]);
    await triage(desk.deps, first);
    await show(desk.deps, first);
    expect((await read(first)).thread.bundle).toBeNull();
    const [before, after] = ownCards(first);
    expect([...desk.slack.cards.keys()].at(-1)).toBe(after);
    expect(desk.slack.shrunk.get(before ?? '')).toBe(list().ts);
    expect([...desk.slack.shrunk.keys()]).not.toContain(list().ts);
    expect((await read(first)).card).toMatchObject({ ts: after, bundle: null, former: null });
  });

  test('when somebody takes it out', async () => {
    const [first, second, third] = await three();
    await click(second, 'unbundle', 'U0JONAS');
    await show(desk.deps, second);
    expect(rows()).toEqual([first, third]);
    expect(cardOf(desk, second).to).toContainEqual({ staff: 'U0JONAS' });
    const fourth = await asked();
    expect(rows()).toEqual([first, third, fourth]);
  });

  test('also when it is answered: only its own card deletes or corrects the answer', async () => {
    const [first, second, third] = await three();
    await click(second, 'approve');
    desk.passes(11_000);
    await send(desk.deps, second);
    await show(desk.deps, second);
    await click(second, 'unbundle', 'U0JONAS');
    await show(desk.deps, second);
    expect(rows()).toEqual([first, third]);
    expect((await read(second)).thread).toMatchObject({ status: 'answered', bundle: null });
    expect((await read(second)).card).toMatchObject({ ts: ownCards(second).at(-1), bundle: null });
  });

  test('also when its patron has said thanks, until when it stays in its row', async () => {
    const [first, second, third] = await three();
    await click(second, 'approve');
    desk.passes(11_000);
    await send(desk.deps, second);
    await show(desk.deps, second);
    const { conversation, patron } = (await read(second)).thread;
    await writes({ conversation, patron, text: 'ok danke' });
    await show(desk.deps, second);
    await triage(desk.deps, second);
    await show(desk.deps, second);
    expect((await read(second)).thread).toMatchObject({ status: 'closed', reason: 'thanks' });
    expect(rows()).toEqual([first, third, second]);
    const cards = ownCards(second).length;
    expect(await click(second, 'unbundle', 'U0JONAS')).toEqual({ kind: 'done' });
    await show(desk.deps, second);
    expect(rows()).toEqual([first, third]);
    expect(ownCards(second)).toHaveLength(cards + 1);
    expect(cardOf(desk, second).actions.map(({ id }) => id)).toEqual(expect.arrayContaining(['correct', 'delete']));
  });

  test('also while another run writes the list: it comes back', async () => {
    const [first, second, third] = await three();
    await click(second, 'unbundle');
    const { threads } = desk.deps;
    const { bundle = '' } = (await read(first)).thread;
    await threads.leaseCard({ bundle: bundle ?? '' }, 'another', desk.now + minute, desk.now);
    expect(await show(desk.deps, second)).toMatchObject({ kind: 'postponed' });
    expect(rows()).toEqual([first, second, third]);
    await threads.releaseBundle(bundle ?? '', 'another', false);
    expect(await show(desk.deps, second)).toEqual({ kind: 'shown' });
    expect(rows()).toEqual([first, third]);
  });
});

describe('what stays by itself', () => {
  test('what somebody claims at that very moment', async () => {
    const [first, second] = [await asked(), await asked()];
    const third = await writes();
    const { threads } = desk.deps;
    const joinBundle: Threads['joinBundle'] = async (...join) => {
      await click(first, 'claim');
      return threads.joinBundle(...join);
    };
    await triage({ ...desk.deps, threads: { ...threads, joinBundle } }, third);
    await showAll([first, second, third]);
    expect((await read(first)).thread).toMatchObject({ bundle: null, claimedBy: { staff: 'U0MARTA' } });
    expect(rows()).toEqual([second, third]);
    expect(ownCards(first)).toHaveLength(1);
  });

  test('what has another answer, and what two people have to see', async () => {
    await three();
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: 'Nein.' });
    const other = await asked();
    desk.deps.drafter.draft = async () => openingHours;
    const vip = await asked({ handle: 'bote_birkenrath' });
    const child = await asked({ text: 'Ich bin 12. Habt ihr offen?' });
    expect(rows()).toHaveLength(3);
    for (const id of [other, vip, child]) expect(ownCards(id)).toHaveLength(1);
  });

  test('whatever goes wrong with the list, the question gets its card', async () => {
    await asked();
    await asked();
    const third = await writes();
    const waiting = () => Promise.reject(new Error('index down'));
    expect(await triage({ ...desk.deps, threads: { ...desk.deps.threads, waiting } }, third)).toBe('drafted');
    await show(desk.deps, third);
    expect(ownCards(third)).toHaveLength(1);
  });
});

describe('Slack in bad weather', () => {
  test('down: all rows are owed, and tick brings them', async () => {
    const ids = [await asked(), await asked()];
    const third = await writes();
    await triage(desk.deps, third);
    ids.push(third);
    desk.slack.troubles.push({ kind: 'trouble', trouble: down(), retryAt: null });
    expect(await show(desk.deps, third)).toMatchObject({ kind: 'postponed' });
    expect(lists()).toEqual([]);
    desk.passes(61_000);
    await remind(desk.deps);
    expect(await show(desk.deps, third)).toEqual({ kind: 'shown' });
    expect(rows()).toEqual(ids);
    for (const id of ids) expect((await read(id)).cardStale).toBe(false);
  });

  test.each([
    ['was made', true],
    ['was not made', false],
  ])('a list of which nobody knows, and which %s, stands once', async (_, made) => {
    await asked();
    await asked();
    const third = await writes();
    await triage(desk.deps, third);
    desk.slack.troubles.push({ kind: 'uncertain', trouble: down() });
    desk.slack.postsInSpite = made;
    expect(await show(desk.deps, third)).toMatchObject({ kind: 'postponed' });
    expect(await show(desk.deps, third)).toEqual({ kind: 'shown' });
    expect(rows()).toHaveLength(3);
  });

  test('a list that somebody deleted is posted anew', async () => {
    const [first, second, third] = await three();
    desk.slack.cards.delete(list().ts);
    await desk.deps.threads.refreshCard(first);
    const trouble: Trouble = { kind: 'refused', at: desk.now, detail: 'message_not_found' };
    desk.slack.troubles.push({ kind: 'trouble', trouble, retryAt: null });
    expect(await show(desk.deps, first)).toEqual({ kind: 'shown' });
    expect(rows()).toEqual([first, second, third]);
  });

  test('a power cut before a card leads to the list: the next run goes on from there', async () => {
    const first = await asked();
    await asked();
    const third = await writes();
    await triage(desk.deps, third);
    const cut = { ...desk.deps.desk, shrinkCard: () => Promise.reject(new Error('power cut')) };
    await expect(show({ ...desk.deps, desk: cut }, third)).rejects.toThrow('power cut');
    desk.passes(61_000);
    expect(await show(desk.deps, third)).toEqual({ kind: 'shown' });
    expect(rows()).toHaveLength(3);
    expect(desk.slack.shrunk.get(ownCards(first)[0] ?? '')).toBe(list().ts);
    expect((await read(first)).card).toMatchObject({ ts: list().ts, former: null });
  });
});

describe('a crowded conversation', () => {
  const author = (patron: number, more = {}) =>
    asked({ conversation: `900:${patron}`, patron: String(patron), ...more });

  test('with six authors within an hour is one list that calls the leads and nobody else', async () => {
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
    const five = [await author(1), await author(2), await author(3), await author(4), await author(5)];
    expect(lists()).toEqual([]);
    const six = [...five, await author(6)];
    await showAll(six);
    expect(rows()).toEqual(six);
    expect(list().card).toMatchObject({ id: 'crowd-x-mention-900', to: [{ staff: 'U0LEAD' }], answer: null });
    expect((await read(six[0] ?? '')).thread).toMatchObject({ quiet: true, bundle: 'crowd-x-mention-900' });
    const seventh = await author(7);
    expect(rows()).toEqual([...six, seventh]);
    expect(ownCards(seventh)).toEqual([]);
    const press = await author(8, { handle: 'bote_birkenrath' });
    expect(ownCards(press)).toHaveLength(1);
  });

  test('takes up those that stood in a list with the same answer', async () => {
    const five = [await author(1), await author(2), await author(3), await author(4), await author(5)];
    await showAll(five);
    const [answers] = lists();
    expect(answers?.card).toMatchObject({ id: `answer-${five[0]}` });
    const six = [...five, await author(6)];
    await showAll(six);
    const [before, crowd, ...more] = lists();
    expect(crowd?.card.rows.map(({ threadId }) => threadId)).toEqual(six);
    expect(before?.card).toMatchObject({ id: `answer-${five[0]}`, rows: [] });
    expect(more).toEqual([]);
  });

  test('that comes to life again is a new list at the end of the channel, and the one before leads there', async () => {
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
    for (const patron of [1, 2, 3, 4, 5, 6]) await author(patron);
    const crowd = async () => (await desk.deps.threads.bundle('crowd-x-mention-900'))?.members ?? [];
    await showAll(await crowd());
    const [yesterday] = lists();
    for (const id of await crowd()) await click(id, 'approve');
    desk.passes(11_000);
    for (const id of await crowd()) await send(desk.deps, id);
    await showAll(await crowd());
    expect(lists()).toHaveLength(1);

    desk.passes(24 * 60 * minute);
    for (const patron of [11, 12, 13, 14, 15, 16]) await author(patron);
    await showAll(await crowd());
    const [, today, ...more] = lists();
    expect(more).toEqual([]);
    expect([...desk.slack.cards.keys()].at(-1)).toBe(today?.ts);
    expect(desk.slack.shrunk.get(yesterday?.ts ?? '')).toBe(today?.ts);
    expect(today?.card).toMatchObject({ to: [{ staff: 'U0LEAD' }] });
    const seventeenth = await author(17);
    await show(desk.deps, seventeenth);
    expect(lists()).toHaveLength(2);
  });

  test('is none where they come one after the other', async () => {
    let answers = 0;
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: `Antwort ${++answers}` });
    for (const patron of [1, 2, 3, 4, 5, 6, 7]) {
      await author(patron);
      desk.passes(15 * minute);
    }
    expect(lists()).toEqual([]);
  });
});

describe('after a change of the library', () => {
  /** As `tick` has it drafted anew. */
  async function redrafted(id: ThreadId) {
    const record = await read(id);
    const { status } = record.thread;
    const entry = { at: desk.now, by: 'tick', what: 'redrafted' as const, from: status, to: 'new' as const };
    await desk.deps.threads.move(record, move(record.thread, { status: 'new' }), entry);
    await triage(desk.deps, id);
  }

  test('a list whose answer has changed is one list with the new answer', async () => {
    const ids = await three();
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: 'Nein, wegen Wasserschaden geschlossen.' });
    for (const id of ids) await redrafted(id);
    await showAll(ids);
    expect(rows()).toEqual(ids);
    expect(list().card.answer?.text).toBe('Nein, wegen Wasserschaden geschlossen.');
  });

  test('rows that go straight into another list leave no trace in the one before', async () => {
    const ids = await three();
    const fourth = await asked();
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: 'Nein, wegen Wasserschaden geschlossen.' });
    for (const id of [fourth, ...ids.toReversed()]) await redrafted(id);
    await showAll([...ids, fourth]);
    const [before, after, ...more] = lists();
    expect(after?.card.rows.map(({ threadId }) => threadId)).toEqual([...ids, fourth]);
    expect(before?.card.rows).toEqual([]);
    expect(more).toEqual([]);
  });

  test('a list whose answer is the same stays as it is', async () => {
    const ids = await three();
    for (const id of ids) await redrafted(id);
    await showAll(ids);
    expect(rows()).toEqual(ids);
    expect(ids.flatMap(ownCards)).toHaveLength(2);
  });

  test('what has no answer any more gets its own card', async () => {
    const [first, second, third] = await three();
    desk.deps.drafter.draft = async () => ({ ...openingHours, text: null, answerId: null });
    await redrafted(first);
    await show(desk.deps, first);
    expect(rows()).toEqual([second, third]);
    expect(ownCards(first)).toHaveLength(2);
  });
});
