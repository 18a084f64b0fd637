import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeDraft } from '../../core/draft.ts';
import { amend, type LogEntry, move, type Thread, type ThreadId } from '../../core/thread.ts';
import { changeLibrary } from '../../steps/change-library.ts';
import { decide } from '../../steps/decide.ts';
import { redraft } from '../../steps/redraft.ts';
import { remind } from '../../steps/remind.ts';
import { triage } from '../../steps/triage.ts';
import { heating, type LibraryDesk, libraryDesk } from '../support/library-desk.ts';

const minute = 60_000;
const closed =
  'Die Zentralbibliothek am Rathausplatz ist vom 24. bis 26. November geschlossen: Die Heizung ist ausgefallen.';

let desk: LibraryDesk;
const opened: LibraryDesk[] = [];
beforeEach(async () => {
  desk = await libraryDesk();
  opened.push(desk);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function asked(count: number): Promise<ThreadId[]> {
  const ids: ThreadId[] = [];
  for (let i = 0; i < count; i++) ids.push(await desk.asks());
  return ids;
}
/** Stores what somebody did to a thread, with its line in the audit trail. */
async function moved(id: ThreadId, to: (thread: Thread) => Thread, entry: Pick<LogEntry, 'what' | 'by'>) {
  const record = await desk.deps.threads.read(id);
  if (!record) throw new Error('No thread');
  const next = to(record.thread);
  const line: LogEntry = { ...entry, at: desk.now, from: record.thread.status, to: next.status };
  expect(await desk.deps.threads.move(record, next, line)).toBe('written');
}
const statuses = async (ids: readonly ThreadId[]) =>
  (await Promise.all(ids.map((id) => desk.thread(id)))).map(({ status }) => status);
const texts = async (ids: readonly ThreadId[]) =>
  (await Promise.all(ids.map((id) => desk.thread(id)))).map(({ draft }) => draft?.text);

test('a closure is entered while 20 drafts wait: each gets the new answer, with its claim, its clock and no new card', {
  timeout: 60_000,
}, async () => {
  const ids = await asked(20);
  const [claimed = ''] = ids;
  await moved(
    claimed,
    (thread) => amend(thread, { claimedBy: { staff: 'U0MARTA', at: desk.now, until: desk.now + 10 * minute } }),
    {
      what: 'claimed',
      by: 'U0MARTA',
    },
  );
  const before = await desk.thread(claimed);
  desk.passes(minute);

  expect(await changeLibrary(desk.deps, 'U0LEAD', heating)).toEqual({ kind: 'done' });
  expect(new Set(await statuses(ids))).toEqual(new Set(['new']));
  for (const id of ids) await triage(desk.deps, id);
  expect(new Set(await texts(ids))).toEqual(new Set([closed]));

  const { claimedBy, call, dueAt, arrivedAt, draftVersion } = before;
  expect(await desk.thread(claimed)).toMatchObject({
    claimedBy,
    call,
    dueAt,
    arrivedAt,
    draftVersion: draftVersion + 1,
  });
  const trail = await desk.deps.threads.log(claimed);
  expect(trail.map(({ what }) => what).slice(-2)).toEqual(['redrafted', 'drafted']);
  expect(trail.at(-2)).toMatchObject({ by: 'slack', draftText: before.draft?.text });
});

test('a change that is about something else leaves a card and a list as they are: whoever writes goes on', async () => {
  const listed: ThreadId[] = [];
  for (let i = 0; i < 3; i++) listed.push(await desk.asks('Wann habt ihr geöffnet?'));
  const ids = [
    ...listed,
    await desk.asks('Wo kann ich bei euch parken?'),
    await desk.asks('Wie lange leihe ich Noten?'),
  ];
  const before = await Promise.all(ids.map((id) => desk.thread(id)));
  expect(before[0]?.bundle).toMatch(/^answer-/);
  desk.passes(minute);
  const told = { title: 'Lesenacht', intent: 'events', de: 'Die Lesenacht ist im März.', en: '', until: null };
  const entered = { modal: 'answer', answerId: null, version: 0, retire: false, ...told } as const;
  expect(await changeLibrary(desk.deps, 'U0LEAD', entered)).toEqual({ kind: 'done' });
  await remind(desk.deps);
  expect(await Promise.all(ids.map((id) => desk.thread(id)))).toEqual(before);
});

test('what staff named is drafted for that by the first draft and by every later one: no part is judged by itself', async () => {
  const { drafter } = desk.deps;
  // As triage's own, which has the model.
  const judge = () => ({ intent: 'fees', confidence: 1, abstained: false });
  const draft: typeof drafter.draft = (asked, tag, now, named = false) =>
    drafter.draft(named ? asked : { ...asked, judge }, tag, now);
  const deps = { ...desk.deps, drafter: { ...drafter, draft } };
  const id = await desk.arrives('Wie lange darf ich surfen und was kostet ein Ausweis für Studenten?');
  await triage(deps, id);
  const fees = (await desk.thread(id)).draft?.text;
  const { draftVersion } = await desk.thread(id);
  const click = { by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null };
  expect(await decide(desk.deps, { ...click, do: 'retag', intent: 'rooms_it' })).toEqual({ kind: 'done' });
  const named = await desk.thread(id);
  expect(named.draft?.text).not.toBe(fees);

  desk.passes(minute);
  await changeLibrary(desk.deps, 'U0LEAD', heating);
  expect(await desk.thread(id)).toEqual(named);

  const answer = desk.files.answers.find((each) => each.id === named.draft?.answerId);
  if (!answer) throw new Error('No answer');
  const told = { title: answer.title, intent: 'rooms_it', de: 'Surfen dürfen Sie zwei Stunden.', en: '', until: null };
  const entered = { modal: 'answer', answerId: answer.id, version: 0, retire: false, ...told } as const;
  expect(await changeLibrary(desk.deps, 'U0LEAD', entered)).toEqual({ kind: 'done' });
  expect((await desk.thread(id)).status).toBe('new');
  await triage(deps, id);
  const asNamed = { status: 'awaitingReview', tag: named.tag, draft: { answerId: answer.id } };
  expect(await desk.thread(id)).toMatchObject(asNamed);
  expect((await desk.thread(id)).draft?.text).toContain('Surfen dürfen Sie zwei Stunden.');
});

test('what staff have written or approved once stays as it is', async () => {
  const [first = '', typed = '', corrected = '', approved = '', untouched = ''] = await asked(5);
  const own = { text: 'Heute ja, bis 19 Uhr.', by: 'U0MARTA', at: desk.now };
  await moved(first, (thread) => amend(thread, { firstApproval: { ...own, answerId: null, interim: false } }), {
    what: 'firstApproved',
    by: 'U0MARTA',
  });
  const withText = (answerId: string | null) => (thread: Thread) =>
    amend(thread, { draft: { text: own.text, answerId, language: 'de', alternatives: [] } });
  // An approval of an edited text that was taken back, and a correction of an answer that is deleted.
  await moved(typed, withText('oeffnungszeiten-zentral'), { what: 'undone', by: 'U0MARTA' });
  await moved(corrected, withText(null), { what: 'withdrawn', by: 'send' });
  const reply = { text: own.text, by: 'U0MARTA', approvedAt: desk.now, to: '1', answerId: null, edited: true };
  await moved(
    approved,
    (thread) =>
      move(thread, {
        status: 'approved',
        reply: { ...reply, interim: false, secondBy: null },
        sendAfter: desk.now + 10_000,
        trouble: null,
      }),
    { what: 'approved', by: 'U0MARTA' },
  );
  desk.passes(minute);
  await changeLibrary(desk.deps, 'U0LEAD', heating);
  expect(await statuses([first, typed, corrected, approved, untouched])).toEqual([
    'awaitingReview',
    'awaitingReview',
    'awaitingReview',
    'approved',
    'new',
  ]);
});

test('an approval at the same moment comes first, a claim at the same moment is kept', async () => {
  const [approved = '', claimed = ''] = await asked(2);
  desk.passes(minute);
  const { threads } = desk.deps;
  const raced = new Set<ThreadId>();
  const deps = {
    ...desk.deps,
    threads: {
      ...threads,
      log: async (id: ThreadId) => {
        const entries = await threads.log(id);
        if (!raced.has(id)) {
          raced.add(id);
          if (id === claimed) {
            const claim = { staff: 'U0MARTA', at: desk.now, until: desk.now + 10 * minute };
            await moved(id, (thread) => amend(thread, { claimedBy: claim }), { what: 'claimed', by: 'U0MARTA' });
          } else {
            await moved(
              id,
              (thread) => move(thread, { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: desk.now }),
              {
                what: 'closed',
                by: 'U0MARTA',
              },
            );
          }
        }
        return entries;
      },
    },
  };
  await changeLibrary(deps, 'U0LEAD', heating);
  expect(await desk.thread(approved)).toMatchObject({ status: 'closed' });
  expect(await desk.thread(claimed)).toMatchObject({ status: 'new', claimedBy: { staff: 'U0MARTA' } });
});

test('what was interrupted, tick finishes; it goes on looking until no triage can have read the library before', {
  timeout: 60_000,
}, async () => {
  const ids = await asked(12);
  const late = await desk.arrives();
  desk.passes(minute);
  const { threads, libraryChanges } = desk.deps;
  let moves = 0;
  const dying = {
    ...desk.deps,
    threads: {
      ...threads,
      move: async (...given: Parameters<typeof threads.move>) => {
        if (++moves > 5) throw new Error('killed');
        return threads.move(...given);
      },
    },
  };
  expect(await changeLibrary(dying, 'U0LEAD', heating)).toEqual({ kind: 'done' });
  // What was under way when it was killed may end a moment later.
  await vi.waitFor(async () => expect((await statuses(ids)).filter((status) => status === 'new')).toHaveLength(5));

  await remind(desk.deps);
  expect(new Set(await statuses(ids))).toEqual(new Set(['new']));
  const since = await libraryChanges.redraftSince();
  expect(since).not.toBeNull();

  // This one was being drafted from the library as it was when the change came.
  const text = 'Heute von 10 bis 19 Uhr.';
  const stale = async () => ({ text, answerId: 'oeffnungszeiten-zentral', language: 'de', alternatives: [] });
  const drafter = { ...desk.deps.drafter, draft: stale };
  await triage({ ...desk.deps, drafter, clock: () => (since ?? 0) - 1 }, late);
  desk.passes(5_000);
  for (const id of ids) await triage(desk.deps, id);

  desk.passes(minute);
  await remind(desk.deps);
  expect(await libraryChanges.redraftSince()).toBeNull();
  expect(new Set(await texts(ids))).toEqual(new Set([closed]));
  await triage(desk.deps, late);
  expect((await desk.thread(late)).draft?.text).toBe(closed);
});

test('nothing is looked at while nothing changed, and a closure that ended is a change too', async () => {
  await desk.asks();
  expect(await redraft(desk.deps, 'tick', minute)).toEqual({ redrafted: 0 });
  await changeLibrary(desk.deps, 'U0LEAD', { ...heating, until: '2026-11-24' });
  const id = await desk.asks('Habt ihr heute offen?');
  expect(await texts([id])).toEqual([expect.stringContaining('am 24. November geschlossen')]);
  desk.passes(12 * 60 * minute);
  expect(await redraft(desk.deps, 'tick', minute)).toEqual({ redrafted: 1 });
  await triage(desk.deps, id);
  expect((await desk.thread(id)).draft?.answerId).toBe('opening-hours');
});

test('the day after an answer has run out, nobody approves a draft made of it', async () => {
  const answers = desk.files.answers.map((answer) =>
    answer.id === 'anreise-parken' ? { ...answer, valid: { ...answer.valid, until: '2026-11-24' } } : answer,
  );
  const library = async () => ({ ...desk.files, answers });
  const { drafter } = desk.deps;
  const draft: typeof drafter.draft = async (asked, tag, now) => makeDraft(await library(), asked, tag, now);
  const deps = { ...desk.deps, library, drafter: { ...drafter, draft } };
  const [parking, wifi] = [await desk.arrives('Wo kann ich bei euch parken?'), await desk.arrives('Habt ihr WLAN?')];
  for (const id of [parking, wifi]) await triage(deps, id);
  expect((await desk.thread(parking)).draft?.answerId).toBe('anreise-parken');
  await remind(deps);
  expect(await statuses([parking])).toEqual(['awaitingReview']);

  desk.passes(24 * 60 * minute);
  await remind(deps);
  expect(await statuses([parking, wifi])).toEqual(['new', 'awaitingReview']);
  await triage(deps, parking);
  expect((await desk.thread(parking)).draft?.answerId).not.toBe('anreise-parken');
  await remind(deps);
  expect(await statuses([parking])).toEqual(['awaitingReview']);
});

test('when the time is over, the rest is left to the next run', async () => {
  const ids = await asked(15);
  desk.passes(minute);
  await desk.deps.libraryChanges.save(
    {
      ...{ kind: 'closure', key: 'heizung', branch: 'zentral', from: '2026-11-24', to: '2026-11-26', service: false },
      ...{ sentence: 'Die Heizung ist ausgefallen.', by: 'U0LEAD', at: desk.now, until: null },
    },
    0,
  );
  const clock = () => {
    desk.passes(1_000);
    return desk.now;
  };
  const slow = { ...desk.deps, clock };
  const { redrafted } = await redraft(slow, 'slack', 3_000);
  expect(redrafted).toBeGreaterThan(0);
  expect(redrafted).toBeLessThan(15);
  await redraft(desk.deps, 'tick', 40_000);
  expect(new Set(await statuses(ids))).toEqual(new Set(['new']));
});

test('a list holds only what gets the same answer afterwards: nobody approves a text that they do not see', async () => {
  const today: ThreadId[] = [];
  for (let i = 0; i < 3; i++) today.push(await desk.asks('Wann habt ihr geöffnet?'));
  // Of a season nothing is told for certain: it stands in no list before, and gets no notice of these days after.
  const summer = await desk.asks('Wann habt ihr im Sommer geöffnet?');
  const [list] = await Promise.all(today.map(async (id) => (await desk.thread(id)).bundle));
  expect(list).toMatch(/^answer-/);
  for (const id of today) expect((await desk.thread(id)).bundle).toBe(list);
  desk.passes(minute);
  await changeLibrary(desk.deps, 'U0LEAD', heating);
  for (const id of [...today, summer]) await triage(desk.deps, id);
  expect(new Set(await texts(today))).toEqual(new Set([closed]));
  const bundles = await Promise.all(today.map(async (id) => (await desk.thread(id)).bundle));
  expect(new Set(bundles)).toEqual(new Set([list]));
  expect(await desk.thread(summer)).toMatchObject({ bundle: null, draft: { answerId: null, unread: 'im Sommer' } });
});
