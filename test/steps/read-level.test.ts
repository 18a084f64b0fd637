import { afterAll, beforeAll, expect, test } from 'vitest';
import { weekAt } from '../../core/iso-week.ts';
import type { ThreadId } from '../../core/thread.ts';
import { show } from '../../steps/show.ts';
import { cardOf } from '../support/service-desk.ts';
import { type Person, type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

let at: StaffedDesk;
let marta: Person;
beforeAll(async () => {
  at = await staffedDesk(50_000);
  marta = at.marta;
});
afterAll(() => at.close());

const effortOf = async (id: ThreadId) => (await at.thread(id)).effort;
async function counted(id: ThreadId) {
  const { arrivedAt } = await at.thread(id);
  const cases = await at.desk.deps.cases.ofWeek(weekAt(arrivedAt, 'Europe/Berlin'));
  return cases.filter((one) => one.arrivedAt === arrivedAt).map(({ effort }) => effort);
}

test('one tap while the answer waits to go out, and it goes out as before', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  expect(await marta.tells(id, 3)).toEqual({ kind: 'done' });
  await at.goesOut(id);
  expect(await at.thread(id)).toMatchObject({ status: 'answered', effort: 3 });
  expect(await counted(id)).toEqual([3]);
});

test('it stands on the card, and whoever mistook it tells another', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  await at.goesOut(id);
  await show(at.desk.deps, id);
  expect(cardOf(at.desk, id)).toMatchObject({ effort: { label: 'Aufwand (READ)', chosen: null } });
  await marta.tells(id, 5);
  await at.jonas.tells(id, 2);
  await show(at.desk.deps, id);
  expect(cardOf(at.desk, id)).toMatchObject({ effort: { chosen: 2 } });
  expect(await counted(id)).toEqual([2]);
});

test('the same level once more changes nothing', async () => {
  const id = await at.asked();
  await marta.does(id, 'answered_by_hand');
  await marta.tells(id, 1);
  const entries = (await at.log(id)).length;
  expect(await marta.tells(id, 1)).toEqual({ kind: 'done' });
  expect((await at.log(id)).length).toBe(entries);
  expect(await counted(id)).toEqual([1]);
});

test('while nobody has answered there is nothing to tell', async () => {
  const id = await at.asked();
  expect(await marta.tells(id, 4)).toMatchObject({ kind: 'told' });
  expect(await effortOf(id)).toBeNull();
  await marta.writes(id, 'Wir fragen nach und melden uns.', 'interim');
  expect(await marta.tells(id, 4)).toMatchObject({ kind: 'told' });
  await marta.submits(await at.asked(), { modal: 'reject', reason: 'spam' });
  expect(await effortOf(id)).toBeNull();
});

test('a further question begins without one, and the one before keeps its own', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  await at.goesOut(id);
  await marta.tells(id, 6);
  const before = (await at.thread(id)).arrivedAt;
  at.desk.passes(60_000);
  await at.posts(id, 'Und am Sonntag?');
  expect(await effortOf(id)).toBeNull();
  expect(await counted(id)).toEqual([null]);
  const cases = await at.desk.deps.cases.ofWeek(weekAt(before, 'Europe/Berlin'));
  expect(cases.find(({ arrivedAt }) => arrivedAt === before)?.effort).toBe(6);
});

test('a tap under a draft that has changed since counts all the same: it is about the answer', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  expect(await marta.tells(id, 2, 0)).toEqual({ kind: 'done' });
  expect(await effortOf(id)).toBe(2);
});

test('only staff tell it', async () => {
  const id = await at.asked();
  await marta.does(id, 'approve');
  expect(await at.person('U0FREMD').tells(id, 2)).toMatchObject({ kind: 'told' });
  expect(await effortOf(id)).toBeNull();
});
