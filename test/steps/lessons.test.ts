import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../../core/drafted.ts';
import type { Lesson } from '../../core/lesson.ts';
import type { ThreadId } from '../../core/thread.ts';
import type { Deps } from '../../steps/deps.ts';
import { receive } from '../../steps/receive.ts';
import { triage } from '../../steps/triage.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';
import { incoming } from '../support/threads.ts';

let at: StaffedDesk;
let known: number;
beforeAll(async () => {
  at = await staffedDesk(60_000);
});
beforeEach(async () => {
  known = (await at.desk.deps.threads.lessons(at.desk.now)).length;
});
afterAll(() => at.close());

const none: Partial<Draft> = { text: null, answerId: null };
const lessons = () => at.desk.deps.threads.lessons(at.desk.now);
/** What this question has taught, without the time. */
async function learnt(text: string): Promise<Partial<Lesson>[]> {
  return (await lessons()).filter((each) => each.text === text).map(({ at: _at, text: _text, ...rest }) => rest);
}
const ask = (text: string, more: Parameters<StaffedDesk['asked']>[0] = {}) => at.asked({ text, ...more });

test('a question that the library has no answer for is a gap, without the names in it', async () => {
  await ask('@stb_birkenrath Darf mein Hund mit? mia@town.example', { draft: none, tag: { intent: 'rooms_it' } });
  expect(await learnt('Darf mein Hund mit? [E-Mail]')).toEqual([
    {
      kind: 'gap',
      language: 'de',
      intent: 'rooms_it',
      answerId: null,
      was: { intent: 'rooms_it', answerId: null },
    },
  ]);
});

test('a greeting without an answer, danger and an insult are no gaps, and neither is what is answered', async () => {
  await ask('Moin zusammen', { draft: none, tag: { intent: 'smalltalk' } });
  await ask('Es brennt im Lesesaal', { draft: none, tag: { danger: 'alarm' } });
  await ask('Ihr seid alle Vollidioten', { draft: none });
  await ask('Habt ihr am Montag offen?');
  expect(await lessons()).toHaveLength(known);
});

test('what a patron suggests is kept as that, answered or not', async () => {
  await ask('Anregung: ein Wasserspender im Foyer', { draft: none });
  await ask('Könntet ihr nicht auch sonntags öffnen?');
  expect(await learnt('Anregung: ein Wasserspender im Foyer')).toMatchObject([{ kind: 'suggestion' }]);
  expect(await learnt('Könntet ihr nicht auch sonntags öffnen?')).toMatchObject([
    { kind: 'suggestion', was: { answerId: 'oeffnungszeiten-zentral' } },
  ]);
});

test('a draft that staff call wrong is a gap until they approve an answer of the library', async () => {
  const id = await ask('Geht das auch nachts?');
  await at.marta.submits(id, { modal: 'reject', reason: 'no_answer_needed' });
  expect(await learnt('Geht das auch nachts?')).toEqual([]);
  const other = await ask('Geht das auch am Mittag?');
  await at.marta.submits(other, { modal: 'reject', reason: 'draft_wrong' });
  expect(await learnt('Geht das auch am Mittag?')).toMatchObject([
    { kind: 'gap', intent: 'opening_hours', was: { answerId: 'oeffnungszeiten-zentral' } },
  ]);
  await at.marta.writes(other, 'Verlängern können Sie im Konto, auch bei Nacht.');
  expect(await learnt('Geht das auch am Mittag?')).toEqual([
    {
      kind: 'answer',
      language: 'de',
      intent: 'opening_hours',
      answerId: 'verlaengern',
      was: { intent: 'opening_hours', answerId: 'oeffnungszeiten-zentral' },
    },
  ]);
});

test('a suggested answer in place of the draft is a lesson, found by search too; words of staff’s own are none', async () => {
  const suggested = await ask('Und an Feiertagen auch?');
  await at.marta.writes(suggested, 'An Feiertagen bleiben wir geschlossen.');
  expect(await learnt('Und an Feiertagen auch?')).toMatchObject([{ kind: 'answer', answerId: 'feiertage' }]);
  expect(await at.thread(suggested)).toMatchObject({ reply: { answerId: 'feiertage' } });

  const searched = await ask('Und das Verlängern?');
  await at.marta.writes(searched, 'Verlängern können Sie im Konto, auch bei Nacht.');
  expect(await learnt('Und das Verlängern?')).toMatchObject([{ kind: 'answer', answerId: 'verlaengern' }]);
  expect(await at.thread(searched)).toMatchObject({ reply: { answerId: 'verlaengern' } });

  const own = await ask('Und bei Schnee?');
  await at.marta.writes(own, 'Auch bei Schnee.');
  const shown = await ask('Und bei Hagel?');
  await at.marta.does(shown, 'approve');
  expect([await learnt('Und bei Schnee?'), await learnt('Und bei Hagel?')]).toEqual([[], []]);
});

test('in place of a sentence from the settings an answer teaches nothing', async () => {
  const id = await ask('Ich frage zum vierten Mal', { draft: { text: 'Bitte rufen Sie an.', answerId: 'elsewhere' } });
  await at.marta.writes(id, 'An Feiertagen bleiben wir geschlossen.');
  expect(await learnt('Ich frage zum vierten Mal')).toEqual([]);
});

test('of two approvals the first one teaches, once', async () => {
  const id = await ask('Beschwerde: schon wieder zu?', { tag: { intent: 'complaint' } });
  await at.marta.writes(id, 'An Feiertagen bleiben wir geschlossen.');
  await at.jonas.does(id, 'approve');
  expect(await at.thread(id)).toMatchObject({ status: 'approved', reply: { answerId: 'feiertage' } });
  expect(await learnt('Beschwerde: schon wieder zu?')).toMatchObject([{ kind: 'answer', answerId: 'feiertage' }]);
});

test('what was a gap is none any more once the library has an answer to it', async () => {
  const id = await ask('Leiht ihr Zelte aus?', { draft: none });
  expect(await learnt('Leiht ihr Zelte aus?')).toMatchObject([{ kind: 'gap' }]);
  await at.posts(id, 'Und Schlafsäcke?');
  await at.drafted(id);
  expect(await learnt('Leiht ihr Zelte aus?')).toEqual([]);
});

let whispers = 90_000;
/** A direct message that has just been triaged. */
async function whispered(text: string, deps: Deps): Promise<ThreadId> {
  const id = String(++whispers);
  at.desk.direct.shows(incoming(id, { text, conversation: `dm-${id}`, patron: id, at: at.desk.now, url: null }));
  await receive(deps, 'x-dm');
  const draft = async (): Promise<Draft> => ({ text: null, answerId: null, language: 'de', alternatives: [] });
  await triage({ ...deps, drafter: { ...deps.drafter, draft } }, `x-dm-${id}`);
  return `x-dm-${id}`;
}

test('from a direct message nothing is learnt without consent', async () => {
  const id = await whispered('Darf ich im Lesesaal schlafen?', at.desk.deps);
  await at.marta.retags(id, 'rooms_it');
  await at.marta.submits(id, { modal: 'reject', reason: 'draft_wrong' });
  expect(await lessons()).toHaveLength(known);
});

test('where a library needs none, direct messages teach as any', async () => {
  const { deps } = at.desk;
  const settings = { ...deps.settings, dmConsent: 'notRequired' as const };
  await whispered('Darf ich im Lesesaal singen?', { ...deps, settings });
  expect(await learnt('Darf ich im Lesesaal singen?')).toMatchObject([{ kind: 'gap' }]);
});

test('a lesson that cannot be kept fails no act, and is noted', async () => {
  const id = await ask('Und bei Regen?');
  const broken = async () => {
    throw new Error('The table is full');
  };
  const { threads } = at.desk.deps;
  const marta = at.person('U0MARTA', { threads: { ...threads, keepLesson: broken, dropLesson: broken } });
  expect(await marta.retags(id, 'renewal')).toEqual({ kind: 'done' });
  expect(await marta.writes(id, 'An Feiertagen bleiben wir geschlossen.')).toEqual({ kind: 'done' });
  expect(await at.thread(id)).toMatchObject({ status: 'approved', tag: { intent: 'renewal' } });
  expect(at.desk.logged.filter((event) => event === 'lesson.lost').length).toBeGreaterThanOrEqual(2);
});
