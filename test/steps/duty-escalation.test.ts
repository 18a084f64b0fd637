import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { escalate } from '../../steps/escalate.ts';
import type { ThreadSubmission } from '../../steps/modals.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import type { Deed } from '../../steps/staff-action.ts';
import { type DutyDesk, dutyDesk, officeRota } from '../support/duty-desk.ts';
import { cardOf } from '../support/service-desk.ts';

let desk: DutyDesk;
beforeEach(async () => {
  desk = await dutyDesk();
});
afterEach(() => desk.close());

const about = async (threadId: ThreadId, by: string) => ({
  ...{ by, threadId, draftVersion: (await desk.thread(threadId)).draftVersion, answerUrl: null },
});
const click = async (id: ThreadId, what: Deed, by = 'U0MARTA') =>
  decide(desk.deps, { ...(await about(id, by)), do: what });
const submits = async (id: ThreadId, entered: ThreadSubmission, by = 'U0MARTA') =>
  decide(desk.deps, { ...(await about(id, by)), do: 'submit', entered });
const reminded = async (id: ThreadId) =>
  (await desk.deps.threads.log(id)).filter(({ what }) => what === 'reminded').map(({ reason }) => reason);
/** Without what is told of shifts. */
const announced = () => desk.slack.announced.filter((words) => !words.startsWith('*Dienst'));

describe('a question that nobody answers', () => {
  test('goes from whoever is on duty to the other shift and to the leads, each once', async () => {
    const id = await desk.asked();
    await desk.minutesPass(19, id);
    expect(desk.cards(id)).toBe(1);
    await desk.minutesPass(1, id);
    expect(desk.calls(id)).toBe('@U0MARTA: bald fällig');
    // Half an hour after it came; Jonas has the late shift, and is at work.
    await desk.minutesPass(10, id);
    expect(desk.calls(id)).toBe('@U0JONAS: überfällig');
    await desk.minutesPass(30, id);
    expect(desk.calls(id)).toBe('@U0LEAD: seit längerem überfällig');
    for (let minutes = 0; minutes < 10; minutes++) await desk.minutesPass(10, id);
    expect(await reminded(id)).toEqual(['dueSoon', 'overdue', 'leads']);
    expect(desk.cards(id)).toBe(4);
    expect(cardOf(desk, id).summary).toContain('Seit längerem überfällig');
  });

  test('goes to the deputy where the other shift is not at work', async () => {
    desk.isNow('2026-11-24T10:30');
    const id = await desk.asked();
    await desk.minutesPass(30, id);
    expect(desk.calls(id)).toBe('@U0AYLA: überfällig');
  });

  test('is told once although several runs overlap', async () => {
    const id = await desk.asked();
    desk.passes(30 * 60_000);
    await Promise.all([escalate(desk.deps), escalate(desk.deps), escalate(desk.deps), escalate(desk.deps)]);
    await Promise.all([show(desk.deps, id), show(desk.deps, id)]);
    expect(await reminded(id)).toEqual(['overdue']);
    expect(desk.cards(id)).toBe(2);
  });

  test('rests at night: the clock goes on at opening', async () => {
    desk.isNow('2026-11-24T17:50');
    const id = await desk.asked();
    for (let hours = 0; hours < 16; hours++) await desk.minutesPass(60, id);
    expect(await reminded(id)).toEqual([]);
    desk.isNow('2026-11-25T10:10');
    await desk.ticks(id);
    expect(desk.calls(id)).toBe('@U0MARTA: bald fällig');
    desk.isNow('2026-11-25T10:20');
    await desk.ticks(id);
    expect(await reminded(id)).toEqual(['dueSoon', 'overdue']);
  });

  test('waits for somebody who may be mentioned', async () => {
    for (const staff of ['U0MARTA', 'U0JONAS', 'U0AYLA', 'U0LEAD']) {
      await desk.isAway({ staff, from: '2026-11-24', to: '2026-11-24' });
    }
    const id = await desk.asked();
    await desk.minutesPass(40, id);
    expect(await reminded(id)).toEqual([]);
    expect(desk.cards(id)).toBe(1);
    desk.isNow('2026-11-25T10:00');
    await desk.ticks(id);
    expect(desk.calls(id)).toBe('@U0LEAD: seit längerem überfällig');
  });

  test('goes to the leads at once while nobody is on duty, and says so', async () => {
    await desk.isAway({ staff: 'U0MARTA', from: '2026-11-24', to: '2026-11-24' });
    const id = await desk.asked();
    await desk.minutesPass(20, id);
    expect(desk.calls(id)).toBe('@U0LEAD: niemand im Dienst, bald fällig');
  });

  test('is told by the user group where that is in step', async () => {
    desk.deps.rota = officeRota({ userGroup: 'twitterdienst' });
    const id = await desk.asked();
    await desk.minutesPass(20, id);
    expect(desk.calls(id)).toBe('@@S0DIENST: bald fällig');
    await desk.minutesPass(10, id);
    expect(desk.calls(id)).toBe('@U0JONAS: überfällig');
  });

  test('is brought back from the beginning once it is asked anew', async () => {
    const id = await desk.asked();
    await desk.minutesPass(30, id);
    await click(id, 'approve');
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    await desk.writesAgain(id);
    expect((await desk.thread(id)).reminded).toBeNull();
    await desk.minutesPass(20, id);
    expect(await reminded(id)).toEqual(['overdue', 'dueSoon']);
  });

  test('is left in peace in an exercise, and where the library has no rota', async () => {
    const id = await desk.asked();
    desk.deps.settings.practice = true;
    await desk.minutesPass(40, id);
    desk.deps.settings.practice = false;
    desk.deps.rota = null;
    await desk.minutesPass(10, id);
    expect(await reminded(id)).toEqual([]);
  });
});

describe('a question that somebody looks after', () => {
  test('is brought back to them alone, until it is for the leads', async () => {
    const id = await desk.asked();
    await desk.minutesPass(15, id);
    await click(id, 'still_looking', 'U0AYLA');
    await desk.minutesPass(5, id);
    expect(desk.calls(id)).toBe('@U0AYLA: bald fällig');
    await desk.minutesPass(10, id);
    expect(desk.calls(id)).toBe('@U0AYLA: überfällig');
    await click(id, 'still_looking', 'U0AYLA');
    await desk.minutesPass(29, id);
    await click(id, 'still_looking', 'U0AYLA');
    await desk.minutesPass(1, id);
    expect(desk.calls(id)).toBe('@U0AYLA @U0LEAD: seit längerem überfällig');
  });

  test('is free again after ten minutes without a decision, and the card says who had it', async () => {
    const id = await desk.asked();
    await click(id, 'claim', 'U0JONAS');
    await desk.minutesPass(10, id);
    expect((await desk.thread(id)).claimedBy).toBeNull();
    expect(cardOf(desk, id).state).toContainEqual([
      'Wieder frei seit ',
      { at: desk.now },
      ': ',
      { staff: 'U0JONAS' },
      ' hatte es übernommen',
    ]);
    await click(id, 'claim', 'U0MARTA');
    await show(desk.deps, id);
    expect(cardOf(desk, id).state.flat()).not.toContain(' hatte es übernommen');
  });

  test('comes back to whoever is on duty where the one who looked is gone', async () => {
    desk.isNow('2026-11-24T14:20');
    const id = await desk.asked();
    await desk.minutesPass(60, id);
    desk.isNow('2026-11-24T15:45');
    await click(id, 'still_looking', 'U0MARTA');
    await desk.minutesPass(31, id);
    expect((await desk.thread(id)).call).toMatchObject({ why: 'stillOpen', to: [{ staff: 'U0JONAS' }] });
  });

  test('goes to whoever is on duty when its reminder finds them gone, and the card says who had it', async () => {
    desk.isNow('2026-11-24T15:40');
    const id = await desk.asked();
    desk.isNow('2026-11-24T15:55');
    await click(id, 'still_looking', 'U0MARTA');
    // Her day ends at 16:00, her claim not before 16:25.
    desk.isNow('2026-11-24T16:00');
    await Promise.all([escalate(desk.deps), escalate(desk.deps), escalate(desk.deps)]);
    await show(desk.deps, id);
    expect(await desk.thread(id)).toMatchObject({ claimedBy: null, reminded: 'dueSoon' });
    expect(desk.calls(id)).toBe('@U0JONAS: bald fällig');
    const log = await desk.deps.threads.log(id);
    expect(log.filter(({ what }) => what === 'released')).toMatchObject([{ by: 'tick', reason: 'dueSoon' }]);
    expect(await reminded(id)).toEqual(['dueSoon']);
    expect(cardOf(desk, id).state.flat()).toContain(' hatte es übernommen');
    expect(desk.cards(id)).toBe(2);
  });

  test('was handed over to somebody who is gone: it does not return, and the note stays', async () => {
    desk.isNow('2026-11-24T15:40');
    const id = await desk.asked();
    desk.isNow('2026-11-24T15:55');
    await submits(id, { modal: 'handOver', staff: 'U0MARTA', team: null, note: 'Schrank 3' }, 'U0JONAS');
    await click(id, 'still_looking', 'U0MARTA');
    desk.isNow('2026-11-24T16:00');
    await escalate(desk.deps);
    await show(desk.deps, id);
    expect(desk.calls(id)).toBe('@U0JONAS: bald fällig');
    expect(cardOf(desk, id).state.flat()).toContain(': „Schrank 3“');
    expect((await desk.thread(id)).handedTo).toMatchObject({ taken: true });
  });

  test('goes to whoever is on duty and the leads where it is far too late and they are gone', async () => {
    desk.isNow('2026-11-24T15:00');
    const id = await desk.asked();
    await desk.minutesPass(30, id);
    desk.isNow('2026-11-24T15:58');
    await click(id, 'claim', 'U0MARTA');
    await desk.minutesPass(2, id);
    expect(desk.calls(id)).toBe('@U0JONAS @U0LEAD: seit längerem überfällig');
    expect((await desk.thread(id)).claimedBy).toBeNull();
  });

  test('goes to the leads where they are gone and nobody is on duty', async () => {
    await desk.isAway({ staff: 'U0JONAS', from: '2026-11-24', to: '2026-11-24' });
    desk.isNow('2026-11-24T15:40');
    const id = await desk.asked();
    desk.isNow('2026-11-24T15:55');
    await click(id, 'claim', 'U0MARTA');
    await desk.minutesPass(5, id);
    expect(desk.calls(id)).toBe('@U0LEAD: niemand im Dienst, bald fällig');
  });

  test('is not brought back while it is with whom it was handed over to', async () => {
    const id = await desk.asked();
    await desk.minutesPass(15, id);
    await submits(id, { modal: 'handOver', staff: 'U0JONAS', team: null, note: 'Bitte einmal ansehen' });
    await desk.minutesPass(20, id);
    expect(await reminded(id)).toEqual([]);
    await desk.minutesPass(10, id);
    expect((await desk.thread(id)).handedTo).toBeNull();
    await desk.minutesPass(1, id);
    expect(await reminded(id)).toEqual(['overdue']);
  });
});

describe('a question that is handed over', () => {
  const given = (staff: string | null, team: string | null = null) =>
    ({ modal: 'handOver', staff, team, note: 'Bitte ansehen' }) as const;

  test('to somebody who is not at work names them without a mention, and stays theirs', async () => {
    desk.isNow('2026-11-24T10:30');
    const id = await desk.asked();
    const { dueAt } = await desk.thread(id);
    await submits(id, given('U0JONAS'));
    await show(desk.deps, id);
    expect(desk.calls(id)).toBe('Übergeben an Jonas Albrecht, gerade außerhalb der Dienstzeit: „Bitte ansehen“');
    expect(await desk.thread(id)).toMatchObject({ dueAt, handedTo: { to: { staff: 'U0JONAS' }, by: 'U0MARTA' } });
    await desk.writesAgain(id);
    expect(desk.calls(id)).toContain('Übergeben an Jonas Albrecht');
    desk.isNow('2026-11-24T12:00');
    await desk.writesAgain(id);
    expect(desk.calls(id)).toBe('@U0JONAS, übergeben von @U0MARTA: „Bitte ansehen“');
    desk.isNow('2026-11-24T20:00');
    await desk.writesAgain(id);
    expect(desk.calls(id)).toContain('Übergeben an Jonas Albrecht');
  });

  test('returns from when they come on, where that is on the day by which it would return', async () => {
    // In Berlin, Tuesday is the 24th: Jonas works from 12 to 19, the service is open from 10 to 18.
    const until = async (now: string, staff: string | null, team: string | null = null) => {
      desk.isNow(now);
      const id = await desk.asked();
      expect(await submits(id, given(staff, team))).toEqual({ kind: 'done' });
      const at = (await desk.thread(id)).handedTo?.until ?? 0;
      return new Date(at + 60 * 60_000).toISOString().slice(0, 16);
    };
    expect(await until('2026-11-24T10:30', 'U0JONAS')).toBe('2026-11-24T12:30');
    // Priya is of this team, and at work.
    expect(await until('2026-11-24T10:31', null, 'musik')).toBe('2026-11-24T11:01');
    desk.slack.staff.add('U0GAST');
    expect(await until('2026-11-24T10:32', 'U0GAST')).toBe('2026-11-24T11:02');
    expect(await until('2026-11-24T12:10', 'U0JONAS')).toBe('2026-11-24T12:40');
    expect(await until('2026-11-24T18:30', 'U0JONAS')).toBe('2026-11-25T12:30');
    await desk.isAway({ staff: 'U0JONAS', from: '2026-11-25', to: '2026-11-25' });
    // Who comes on a later day has nobody wait for them.
    expect(await until('2026-11-25T10:30', 'U0JONAS')).toBe('2026-11-25T11:00');
    const { tag } = desk.deps.tagger;
    desk.deps.tagger = { tag: async (...asked) => ({ ...(await tag(...asked)), danger: 'lockedIn' }) };
    expect(await until('2026-11-26T10:30', 'U0JONAS')).toBe('2026-11-26T11:00');
  });

  test('to a team mentions those of it who are at work', async () => {
    desk.isNow('2026-11-24T10:30');
    const id = await desk.asked();
    await submits(id, given(null, 'musik'));
    await show(desk.deps, id);
    expect(desk.calls(id)).toBe('Musikbücherei (@U0LEAD), übergeben von @U0MARTA: „Bitte ansehen“');
  });

  test('mentions nobody at all outside of the service hours', async () => {
    const id = await desk.asked();
    // Jonas is at work until 19:00.
    desk.isNow('2026-11-24T18:30');
    await submits(id, given(null, 'musik'));
    await show(desk.deps, id);
    expect(desk.calls(id)).toBe('Übergeben an Musikbücherei, gerade außerhalb der Dienstzeit: „Bitte ansehen“');
  });

  test('mentions whoever the rota does not know: nobody knows when they are at work', async () => {
    desk.slack.staff.add('U0GAST');
    const id = await desk.asked();
    await submits(id, given('U0GAST'));
    await show(desk.deps, id);
    expect(desk.calls(id)).toContain('@U0GAST, übergeben von');
  });

  test('mentions them at any time where the library has no rota', async () => {
    const id = await desk.asked();
    desk.deps.rota = null;
    desk.isNow('2026-11-24T23:00');
    await submits(id, given('U0JONAS'));
    await show(desk.deps, id);
    expect(desk.calls(id)).toBe('@U0JONAS, übergeben von @U0MARTA: „Bitte ansehen“');
    expect((await desk.thread(id)).handedTo).not.toHaveProperty('away');
  });
});

test('after an interim answer its author is reminded beside whoever is on duty', async () => {
  desk.isNow('2026-11-24T13:30');
  const id = await desk.asked();
  await submits(id, { modal: 'edit', purpose: 'interim', text: 'Wir fragen nach.' }, 'U0MARTA');
  desk.passes(11_000);
  expect(await send(desk.deps, id)).toBe('answered');
  desk.isNow('2026-11-24T14:00');
  await desk.ticks(id);
  expect(desk.calls(id)).toBe('@U0MARTA @U0JONAS: bald fällig');
});

describe('many that fall due together', () => {
  test('are told in one message', async () => {
    desk.isNow('2026-11-24T20:00');
    const ids: ThreadId[] = [];
    for (let each = 0; each < 7; each++)
      ids.push(await desk.asked({ patron: `p${each}`, conversation: `${each}:p${each}` }));
    desk.isNow('2026-11-25T10:20');
    await desk.ticks(...ids);
    expect(announced()).toEqual(['<@U0MARTA>: 7 Fragen sind bald fällig (die älteste wartet seit 14 Std. 20 Min.).']);
    expect(ids.map((id) => desk.cards(id))).toEqual(ids.map(() => 1));
    await desk.minutesPass(1, ...ids);
    expect(announced()).toHaveLength(1);
    for (const id of ids) expect(await reminded(id)).toEqual(['dueSoon']);
  });

  test('are told in one message where they stand in a list', async () => {
    desk.deps.drafter.draft = async () => ({
      text: 'Bis 19 Uhr.',
      answerId: 'feiertage',
      language: 'de',
      alternatives: [],
    });
    const ids: ThreadId[] = [];
    for (let each = 0; each < 3; each++)
      ids.push(await desk.asked({ patron: `p${each}`, conversation: `${each}:p${each}` }));
    await desk.minutesPass(30, ...ids);
    expect(announced()).toEqual(['<@U0JONAS>: 3 Fragen sind überfällig (die älteste wartet seit 30 Minuten).']);
    expect((await desk.thread(ids[0] ?? '')).bundle).not.toBeNull();
  });
});
