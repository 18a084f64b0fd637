import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asked } from '../../core/draft.ts';
import type { Draft } from '../../core/drafted.ts';
import { type LogEntry, move, type Tag, type ThreadId } from '../../core/thread.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours } from '../support/service-desk.ts';
import { type Person, type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

const renewal: Draft = {
  text: 'Verlängern können Sie im Konto.',
  answerId: 'verlaengern',
  language: 'de',
  alternatives: [],
};

let at: StaffedDesk;
let marta: Person;
let jonas: Person;
let asked: { asked: Asked; tag: Tag }[];
beforeAll(async () => {
  at = await staffedDesk(70_000);
  asked = [];
  const { drafter } = at.desk.deps;
  const draft: typeof drafter.draft = async (question, tag) => {
    asked.push({ asked: question, tag });
    return tag.intent === 'renewal' ? renewal : openingHours;
  };
  marta = at.person('U0MARTA', { drafter: { ...drafter, draft } });
  jonas = at.person('U0JONAS', { drafter: { ...drafter, draft } });
});
afterAll(() => at.close());

const last = async (id: ThreadId) => (await at.log(id)).at(-1);
const versionOf = async (id: ThreadId) => (await at.thread(id)).draftVersion;

test('one choice names the topic: the draft is made anew for it, under a new number and on the same card', async () => {
  const id = await at.asked({
    text: 'Kann ich länger behalten?',
    tag: { abstained: true, confidence: 0.2, also: ['renewal', 'fees'] },
  });
  await show(at.desk.deps, id);
  const before = await at.thread(id);
  expect(await marta.retags(id, 'renewal')).toEqual({ kind: 'done' });
  expect(await at.thread(id)).toMatchObject({
    status: 'awaitingReview',
    tag: { ...before.tag, intent: 'renewal', confidence: 1, abstained: false, also: ['fees'] },
    draft: renewal,
    draftVersion: before.draftVersion + 1,
    call: before.call,
    dueAt: before.dueAt,
  });
  expect(asked.at(-1)?.asked).toMatchObject({ text: 'Kann ich länger behalten?', channel: 'x-mention', turns: 1 });
  expect(await last(id)).toMatchObject({ what: 'retagged', by: 'U0MARTA', reason: 'renewal', draftText: renewal.text });
  const cards = at.desk.slack.cards.size;
  await show(at.desk.deps, id);
  expect(at.desk.slack.cards.size).toBe(cards);
  expect(cardOf(at.desk, id)).toMatchObject({ topic: 'Verlängerung', topics: { chosen: 'renewal' } });
});

test('beside danger the card shows no topic, so that the very one that was guessed can be named', async () => {
  const id = await at.asked({ text: 'Ich will nicht mehr', tag: { intent: 'renewal', danger: 'selfHarm' } });
  await show(at.desk.deps, id);
  expect(cardOf(at.desk, id)).toMatchObject({ topics: { chosen: null } });
  await marta.retags(id, 'renewal');
  expect(await last(id)).toMatchObject({ what: 'retagged', reason: 'renewal' });
  await show(at.desk.deps, id);
  expect(cardOf(at.desk, id)).toMatchObject({ topics: { chosen: 'renewal' } });
  const { draftVersion } = await at.thread(id);
  await marta.retags(id, 'renewal');
  expect(await versionOf(id)).toBe(draftVersion);
});

test('what is learnt says what it was taken for', async () => {
  const id = await at.asked({ text: 'Geht noch eine Woche?' });
  await marta.retags(id, 'renewal');
  const { now, deps } = at.desk;
  const lesson = (await deps.threads.lessons(now)).find(({ text }) => text === 'Geht noch eine Woche?');
  expect(lesson).toEqual({
    kind: 'intent',
    at: expect.any(Number),
    text: 'Geht noch eine Woche?',
    language: 'de',
    intent: 'renewal',
    answerId: 'verlaengern',
    was: { intent: 'opening_hours', answerId: 'oeffnungszeiten-zentral' },
  });
});

test('a double choice is one move, and choosing what the card shows is none', async () => {
  const id = await at.asked();
  const version = await versionOf(id);
  await marta.retags(id, 'renewal', version);
  expect(await jonas.retags(id, 'renewal', version)).toEqual({ kind: 'done' });
  expect(await versionOf(id)).toBe(version + 1);
  const same = await at.asked();
  expect(await marta.retags(same, 'opening_hours')).toEqual({ kind: 'done' });
  expect((await last(same))?.what).toBe('drafted');
  const unsure = await at.asked({ tag: { abstained: true } });
  await marta.retags(unsure, 'opening_hours');
  expect(await at.thread(unsure)).toMatchObject({ tag: { intent: 'opening_hours', abstained: false } });
});

test('two people who choose at the same moment: one is first, and the other is told', async () => {
  const id = await at.asked();
  const version = await versionOf(id);
  const done = await Promise.all([marta.retags(id, 'renewal', version), jonas.retags(id, 'fees', version)]);
  expect(done.map(({ kind }) => kind).toSorted()).toEqual(['done', 'told']);
  expect(await versionOf(id)).toBe(version + 1);
  expect((await at.log(id)).filter(({ what }) => what === 'retagged')).toHaveLength(1);
});

test('too late, a kind sentence says so and nothing changes', async () => {
  const id = await at.asked();
  await jonas.does(id, 'approve');
  const approved = await at.thread(id);
  expect(await marta.retags(id, 'renewal')).toMatchObject({ kind: 'told' });
  expect(at.told).toMatch(/^<@U0JONAS> war schneller: schon freigegeben um/);
  await at.goesOut(id);
  expect(await marta.retags(id, 'renewal')).toMatchObject({ kind: 'told' });
  expect(at.told).toMatch(/schon beantwortet/);
  expect(await at.thread(id)).toMatchObject({ status: 'answered', tag: approved.tag, draft: approved.draft });
});

test('whoever chose for words that the patron has added to since is told, and nothing changes', async () => {
  const id = await at.asked();
  const version = await versionOf(id);
  await at.posts(id, 'Und wo kann ich parken?');
  await at.drafted(id);
  expect(await marta.retags(id, 'renewal', version)).toMatchObject({ kind: 'told' });
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'opening_hours' }, draftVersion: version + 1 });
});

test('somebody from outside of the channel changes nothing', async () => {
  const id = await at.asked();
  expect(await at.person('U0HENRIK').retags(id, 'renewal')).toMatchObject({ kind: 'told' });
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'opening_hours' } });
});

test('whoever names another topic where people are in danger is told that it stays urgent, and how to end a false alarm', async () => {
  const id = await at.asked({ tag: { danger: 'alarm' } });
  expect(await marta.retags(id, 'renewal')).toMatchObject({ kind: 'told' });
  expect(at.told).toMatch(/Die Frage bleibt DRINGEND, bis .* Fehlalarm/);
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'renewal', danger: 'alarm' } });
  const usual = await at.asked();
  expect(await marta.retags(usual, 'renewal')).toEqual({ kind: 'done' });
});

test('what somebody types meanwhile stays, beside the new draft', async () => {
  const id = await at.asked();
  const version = await versionOf(id);
  await jonas.opens(id, 'edit');
  await marta.retags(id, 'renewal');
  const again = await jonas.writes(id, 'Ja, bis morgen.', 'answer', version);
  expect(again).toMatchObject({
    kind: 'modal',
    modal: { text: 'Ja, bis morgen.', came: expect.stringContaining('Verlängern können Sie im Konto.') },
  });
  expect(await jonas.writes(id, 'Ja, bis morgen.')).toEqual({ kind: 'done' });
});

test('what staff have written or approved once stays the draft: the topic alone changes', async () => {
  const undone = await at.asked();
  await jonas.writes(undone, 'Heute ja, bis 19 Uhr.');
  await jonas.does(undone, 'undo');
  await marta.retags(undone, 'renewal');
  expect(await at.thread(undone)).toMatchObject({
    tag: { intent: 'renewal' },
    draft: { text: 'Heute ja, bis 19 Uhr.' },
  });

  const first = await at.asked({ tag: { intent: 'complaint' } });
  await jonas.does(first, 'approve');
  const { firstApproval, draft } = await at.thread(first);
  await marta.retags(first, 'renewal');
  expect(await at.thread(first)).toMatchObject({ tag: { intent: 'renewal' }, firstApproval, draft });
});

test('a complaint needs two people however its topic is named, and named a complaint it needs them from then on', async () => {
  const complaint = await at.asked({ tag: { intent: 'complaint' } });
  await marta.retags(complaint, 'renewal');
  expect((await at.thread(complaint)).fourEyes).toEqual(['complaint']);
  const question = await at.asked();
  await marta.retags(question, 'complaint');
  expect((await at.thread(question)).fourEyes).toEqual(['complaint']);
  const guessed = await at.asked({ tag: { intent: 'complaint', abstained: true } });
  expect((await at.thread(guessed)).fourEyes).toEqual(['complaint']);
  await marta.retags(guessed, 'renewal');
  expect((await at.thread(guessed)).fourEyes).toEqual([]);
});

test('one that could not be tagged gets its topic, and its draft, from staff', async () => {
  const id = await at.asked();
  const { threads, clock } = at.desk.deps;
  const record = await threads.read(id);
  if (!record) throw new Error('No thread');
  const untagged = move(
    move(record.thread, { status: 'new' }),
    { status: 'awaitingReview', trouble: null },
    { tag: null, draft: null },
  );
  const entry: LogEntry = {
    at: clock(),
    by: 'triage',
    what: 'drafted',
    from: 'new',
    to: 'awaitingReview',
    draftText: null,
  };
  expect(await threads.move(record, untagged, entry)).toBe('written');
  expect(await marta.retags(id, 'renewal')).toEqual({ kind: 'done' });
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'renewal', language: 'de' }, draft: renewal });
});

test('drafted anew after a change of the library, it stays what staff have named it; after another message it is judged anew', async () => {
  const id = await at.asked();
  await marta.retags(id, 'renewal');
  const { threads, clock } = at.desk.deps;
  const record = await threads.read(id);
  if (!record) throw new Error('No thread');
  const entry: LogEntry = { at: clock(), by: 'tick', what: 'redrafted', from: 'awaitingReview', to: 'new' };
  await threads.move(record, move(record.thread, { status: 'new' }), entry);
  await triage(at.desk.deps, id);
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'renewal', confidence: 1 } });
  await at.posts(id, 'Und wann habt ihr offen?');
  await triage(at.desk.deps, id);
  expect(await at.thread(id)).toMatchObject({ tag: { intent: 'opening_hours', confidence: 0.93 } });
});
