/** What reports count of the desk's daily work: each story through the steps that staff and patrons set off. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { rebuildCases } from '../../adapters/dynamodb/rebuild-cases.ts';
import type { Case } from '../../core/case.ts';
import { outcomeOf } from '../../core/case-outcome.ts';
import { weekAt, weeksFrom } from '../../core/iso-week.ts';
import type { ThreadId } from '../../core/thread.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { alwaysOpen, openingHours } from '../support/service-desk.ts';
import { type Person, type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';
import { incoming } from '../support/threads.ts';

const zone = 'Europe/Berlin';
const minute = 60_000;

let at: StaffedDesk;
let marta: Person;
/** Cases that earlier stories left. */
let before: Set<string>;
beforeAll(async () => {
  at = await staffedDesk(60_000);
  marta = at.marta;
});
afterAll(() => at.close());
beforeEach(async () => {
  before = new Set((await all()).map(({ id }) => id));
});
afterEach(async () => {
  const { client } = at.desk;
  expect((await rebuildCases({ client, table: 'auskunft', zone })).written).toBe(0);
});

async function all(): Promise<Case[]> {
  const week = weekAt(at.desk.now, zone);
  const weeks = await Promise.all([-1, 0, 1].map((by) => at.desk.deps.cases.ofWeek(weeksFrom(week, by))));
  return weeks.flat();
}

/** The cases of this story, the first question first. */
async function cases(): Promise<Case[]> {
  return (await all()).filter(({ id }) => !before.has(id)).sort((a, b) => a.no - b.no);
}
const poll = () => receive(at.desk.deps, 'x-mention');

async function answered(): Promise<ThreadId> {
  const id = await at.asked();
  await marta.does(id, 'approve');
  await at.goesOut(id);
  return id;
}

/** Staff answer in the app of X itself. */
async function repliesThere(id: ThreadId, postId: string): Promise<number> {
  const { lastMessageId: to, conversation } = await at.thread(id);
  at.desk.channel.ownReplies = [{ postId, to, conversation, text: 'Ja, bis 19 Uhr.', at: at.desk.now }];
  return at.desk.now;
}

test('a question that is answered with its draft', async () => {
  const arrivedAt = at.desk.now;
  await answered();
  const at1 = at.desk.now;
  expect(await cases()).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      no: 1,
      channel: 'x-mention',
      arrivedAt,
      week: weekAt(arrivedAt, zone),
      intent: 'opening_hours',
      language: 'de',
      first: { at: at1, serviceMs: at1 - arrivedAt },
      ended: { at: at1, how: 'answered' },
      interims: 0,
      corrections: 0,
      proposed: 'oeffnungszeiten-zentral',
      draft: 'asProposed',
      effort: null,
    },
  ]);
});

test('a question that nobody has answered is open, and its topic is not told where triage is not sure', async () => {
  await at.asked({ tag: { abstained: true } });
  expect(await cases()).toMatchObject([{ first: null, ended: null, intent: null, draft: null }]);
});

test('closed hours are left out of the one clock and not of the other', async () => {
  at.desk.deps.calendar = async () => ({ ...alwaysOpen, periodsOn: () => [] });
  await answered();
  at.desk.deps.calendar = async () => alwaysOpen;
  const [one] = await cases();
  expect(one?.first).toMatchObject({ serviceMs: 0 });
  expect((one?.first?.at ?? 0) - (one?.arrivedAt ?? 0)).toBeGreaterThan(11_000);
});

test('the interim answer is the first one, and the question stays open until it is answered', async () => {
  const id = await at.asked();
  await marta.writes(id, 'Wir fragen nach und melden uns.', 'interim');
  await at.goesOut(id);
  const interimAt = at.desk.now;
  expect(await cases()).toMatchObject([{ first: { at: interimAt }, ended: null, interims: 1, draft: null }]);
  at.desk.passes(90 * minute);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([
    { first: { at: interimAt }, ended: { at: at.desk.now, how: 'answered' }, interims: 1, draft: 'asProposed' },
  ]);
});

test('an answer in the app of X counts from when it stood there, not from when it was found', async () => {
  const id = await at.asked();
  at.desk.passes(5 * minute);
  const repliedAt = await repliesThere(id, '880001');
  at.desk.passes(20 * minute);
  await poll();
  expect(await cases()).toMatchObject([
    { first: { at: repliedAt }, ended: { at: repliedAt, how: 'answeredByHand' }, draft: null },
  ]);
});

test('an answer that staff say they gave elsewhere counts from when they say so', async () => {
  const id = await at.asked();
  at.desk.passes(5 * minute);
  await marta.does(id, 'answered_by_hand');
  expect(await cases()).toMatchObject([{ first: { at: at.desk.now }, ended: { how: 'answeredByHand' } }]);
});

test('whoever answered there without having read the newest message has answered the one before it', async () => {
  const id = await at.asked();
  at.desk.passes(minute);
  const repliedAt = await repliesThere(id, '61500');
  at.desk.passes(minute);
  const { conversation, patron } = await at.thread(id);
  at.desk.channel.shows(incoming('61501', { conversation, patron, text: 'Und am Sonntag?', at: at.desk.now }));
  await poll();
  expect(await cases()).toMatchObject([
    { no: 1, first: { at: repliedAt }, ended: { how: 'answeredByHand' } },
    { no: 2, arrivedAt: at.desk.now, first: null, ended: null, intent: null },
  ]);
});

test('closed without an answer, by reason', async () => {
  await marta.submits(await at.asked(), { modal: 'reject', reason: 'spam' });
  expect(await cases()).toMatchObject([{ first: null, ended: { at: at.desk.now, how: 'spam' }, draft: null }]);
});

test('of whoever is muted nothing is kept that somebody typed', async () => {
  const id = await at.asked();
  await marta.submits(id, { modal: 'mute', whom: 'author', reason: 'Beschimpft Frau Albrecht' });
  expect(await cases()).toMatchObject([{ first: null, ended: { how: 'muted' } }]);
  expect(JSON.stringify(await cases())).not.toContain('Albrecht');
  await marta.does(id, 'unmute');
  expect(await cases()).toMatchObject([{ no: 1, ended: null }]);
});

test('a patron who deletes the question before the answer is out', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  at.desk.channel.lookUps.push({ kind: 'deleted' });
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ first: null, ended: { how: 'deletedByPatron' }, draft: null }]);
});

test('mere thanks are a case of their own and change nothing about the question before', async () => {
  const id = await answered();
  const [question] = await cases();
  await at.posts(id, 'Danke!');
  await at.drafted(id);
  expect(await cases()).toMatchObject([{ ...question }, { no: 2, first: null, ended: { how: 'thanks' } }]);
});

test('thanks as a first message are open until staff say that they want no answer', async () => {
  const id = await at.asked({
    text: 'Vielen lieben Dank, das hat super geklappt gestern! 🙏',
    tag: { abstained: true },
  });
  await marta.retags(id, 'praise');
  expect((await cases()).map(outcomeOf)).toEqual([{ kind: 'open' }]);
  await marta.submits(id, { modal: 'reject', reason: 'no_answer_needed' });
  expect((await cases()).map(outcomeOf)).toEqual([{ kind: 'thanked' }]);
  await marta.does(id, 'reopen');
  expect((await cases()).map(outcomeOf)).toEqual([{ kind: 'open' }]);
});

test('what becomes of an answer after thanks counts with its question, and opens none', async () => {
  const id = await answered();
  await marta.tells(id, 2);
  await at.posts(id, 'Danke!');
  await at.drafted(id);
  expect(await at.thread(id)).toMatchObject({ status: 'closed', effort: 2 });
  await marta.tells(id, 4);
  const [question] = await cases();
  expect(question).toMatchObject({ no: 1, effort: 4, corrections: 0, ended: { how: 'answered' } });
  await marta.writes(id, 'Nein, morgen ist zu.', 'correct');
  await send(at.desk.deps, id);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  expect(await at.thread(id)).toMatchObject({ status: 'answered', effort: 4 });
  expect(await cases()).toMatchObject([
    { ...question, corrections: 1 },
    { no: 2, first: null, ended: { how: 'thanks' }, corrections: 0 },
  ]);
  await at.posts(id, 'Und am Sonntag?');
  await at.drafted(id);
  expect(await cases()).toMatchObject([{ no: 1 }, { no: 2, ended: { how: 'thanks' } }, { no: 3, ended: null }]);
});

test('a further question after the answer has a clock of its own', async () => {
  const id = await answered();
  const [question] = await cases();
  at.desk.passes(60 * minute);
  await at.posts(id, 'Und kann ich dort auch verlängern?');
  const arrivedAt = at.desk.now;
  await at.drafted(id, { tag: { intent: 'renewal' }, draft: { answerId: 'verlaengern' } });
  at.desk.passes(3 * minute);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  const { now } = at.desk;
  expect(await cases()).toEqual([
    question,
    {
      ...question,
      ...{ no: 2, arrivedAt, week: weekAt(arrivedAt, zone), intent: 'renewal', proposed: 'verlaengern' },
      ...{ first: { at: now, serviceMs: now - arrivedAt }, ended: { at: now, how: 'answered' } },
    },
  ]);
});

test.each([0, 5_000])(
  'a message that comes %i ms after, while the answer is on its way, is the next case',
  async (ms) => {
    const id = await at.asked();
    const { arrivedAt, conversation, patron } = await at.thread(id);
    await marta.does(id, 'approve');
    const next = { conversation, patron, text: 'Und am Sonntag?', at: arrivedAt + ms };
    at.desk.channel.sends.push(async () => {
      at.desk.channel.shows(incoming(`6${2000 + ms}`, next));
      await poll();
      return { kind: 'sent', postId: `99${ms}`, cost: 0 };
    });
    await at.goesOut(id);
    expect(await cases()).toMatchObject([
      { no: 1, arrivedAt, ended: { how: 'answered' } },
      { no: 2, arrivedAt: arrivedAt + ms, first: null, ended: null },
    ]);
  },
);

test('a mention that X indexes late moves the clock back, into the week before', async () => {
  const id = await at.asked();
  const { conversation, patron } = await at.thread(id);
  const lastWeek = at.desk.now - 3 * 24 * 60 * minute;
  at.desk.channel.shows(incoming('59999', { conversation, patron, at: lastWeek }));
  await poll();
  expect(await cases()).toMatchObject([{ no: 1, arrivedAt: lastWeek, week: weekAt(lastWeek, zone), ended: null }]);
  expect(weekAt(lastWeek, zone)).not.toBe(weekAt(at.desk.now, zone));
});

test('a corrected answer was given when it was given first', async () => {
  const id = await answered();
  const first = at.desk.now;
  await marta.writes(id, 'Nein, am Montag ist zu.', 'correct');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ no: 1, first: { at: first }, ended: null, corrections: 1 }]);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([
    { no: 1, first: { at: first }, ended: { at: at.desk.now, how: 'answered' }, corrections: 1, draft: 'edited' },
  ]);
});

test('an answer that is deleted for good was an answer', async () => {
  const id = await answered();
  const first = at.desk.now;
  await marta.submits(id, { modal: 'delete' });
  await at.goesOut(id);
  expect(await cases()).toMatchObject([
    { first: { at: first }, ended: { how: 'withdrawn' }, corrections: 1, draft: 'asProposed' },
  ]);
});

test('for what staff add unasked nobody waits', async () => {
  const id = await answered();
  const once = await cases();
  at.desk.passes(60 * minute);
  await marta.writes(id, 'Morgen übrigens auch am Abend.', 'again');
  expect(await cases()).toEqual(once);
  await at.goesOut(id);
  expect(await cases()).toEqual(once);
});

test('what staff open again goes on where it was', async () => {
  const id = await at.asked();
  const { arrivedAt } = await at.thread(id);
  await marta.submits(id, { modal: 'reject', reason: 'no_answer_needed' });
  await marta.does(id, 'reopen');
  await at.drafted(id);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  const { now } = at.desk;
  expect(await cases()).toMatchObject([{ no: 1, arrivedAt, first: { at: now, serviceMs: now - arrivedAt } }]);
});

test('a draft that was changed was changed, also where the approval was taken back meanwhile', async () => {
  const id = await at.asked();
  await marta.writes(id, 'Ja, bis 19 Uhr, auch am Samstag.');
  await marta.does(id, 'undo');
  await marta.does(id, 'approve');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ draft: 'edited' }]);
});

test('another of the library’s answers in its place', async () => {
  const id = await at.asked();
  await marta.writes(id, 'Verlängern können Sie im Konto, auch bei Nacht.');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ proposed: 'oeffnungszeiten-zentral', draft: 'replaced' }]);
});

test('where triage proposed nothing the words are staff’s own', async () => {
  const id = await at.asked({ draft: { text: null, answerId: null } });
  await marta.writes(id, 'Das weiß die Musikbücherei.');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ proposed: null, draft: 'ownWords' }]);
});

test('an approval that a further message overtook counts for nothing', async () => {
  const id = await at.asked();
  await marta.writes(id, 'Ja, bis 19 Uhr, auch am Samstag.');
  await at.posts(id, 'Ich meine am Sonntag.');
  await at.drafted(id, { draft: { text: 'Sonntags ist zu.', answerId: 'sonntags' } });
  expect(await cases()).toMatchObject([{ proposed: 'sonntags', draft: null, first: null }]);
  await marta.does(id, 'approve');
  await at.goesOut(id);
  expect(await cases()).toMatchObject([{ no: 1, proposed: 'sonntags', draft: 'asProposed' }]);
});

test('what staff name is what it is about, and the draft for that is the proposal', async () => {
  const { drafter } = at.desk.deps;
  const draft = async () => ({ ...openingHours, text: 'Im Konto.', answerId: 'verlaengern' });
  const jonas = at.person('U0JONAS', { drafter: { ...drafter, draft } });
  await jonas.retags(await at.asked(), 'renewal');
  expect(await cases()).toMatchObject([{ intent: 'renewal', proposed: 'verlaengern', draft: null }]);
});
