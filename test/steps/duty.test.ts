import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { amend } from '../../core/thread.ts';
import { calledNow, dutyNow } from '../../steps/duty.ts';
import { type DutyDesk, dutyDesk, officeRota, people } from '../support/duty-desk.ts';
import { allWeek } from '../support/random-rotas.ts';

let desk: DutyDesk;
beforeEach(async () => {
  desk = await dutyDesk();
});
afterEach(() => desk.close());

const called = () => calledNow(desk.deps, desk.now);

describe('who is on duty', () => {
  test('is read from the plan, and from what is stored of the day', async () => {
    expect((await dutyNow(desk.deps, desk.now))?.on.map(({ staff }) => staff)).toEqual(['U0MARTA']);
    await desk.assigned({ date: '2026-11-24', template: 'frueh', person: 'U0AYLA' });
    expect((await dutyNow(desk.deps, desk.now))?.on.map(({ staff }) => staff)).toEqual(['U0AYLA']);
  });

  test('names the next shift across a weekend', async () => {
    desk.isNow('2026-11-27T20:00');
    expect((await dutyNow(desk.deps, desk.now))?.next).toMatchObject({ date: '2026-11-30', template: 'frueh' });
  });

  test('is nobody where the library has no rota, and nobody is called', async () => {
    desk.deps.rota = null;
    expect(await dutyNow(desk.deps, desk.now)).toBeNull();
    expect(await called()).toEqual({ to: [] });
  });
});

describe('a new card', () => {
  test('mentions whoever is on duty', async () => {
    expect(desk.calls(await desk.asked())).toBe('@U0MARTA');
    desk.isNow('2026-11-24T14:00');
    expect(desk.calls(await desk.asked())).toBe('@U0JONAS');
  });

  test('waits silently outside of the service hours', async () => {
    desk.isNow('2026-11-24T20:00');
    const id = await desk.asked();
    expect(desk.calls(id)).toBe('');
    expect((await desk.thread(id)).call).toEqual({ number: 0, why: 'arrived', to: [] });
  });

  test('mentions the leads when nobody is on duty, and says so', async () => {
    await desk.isAway({ staff: 'U0MARTA', from: '2026-11-24', to: '2026-11-24' });
    expect(desk.calls(await desk.asked())).toBe('@U0LEAD: niemand im Dienst');
  });

  test('says that nobody is on duty although no lead is at work either', async () => {
    await desk.isAway({ staff: 'U0MARTA', from: '2026-11-24', to: '2026-11-24' });
    await desk.isAway({ staff: 'U0LEAD', from: '2026-11-23', to: '2026-11-27' });
    expect(desk.calls(await desk.asked())).toBe('niemand im Dienst');
  });

  test('mentions nobody outside of their own hours, unless they have said that they may be', async () => {
    const { jonas, ayla, priya } = people;
    const marta = { ...people.marta, hours: allWeek(['13:00-16:00']) };
    // A lead has asked her: an override alone puts somebody on duty outside of their own hours.
    await desk.assigned({ date: '2026-11-24', template: 'frueh', person: 'U0MARTA' }, 'override');
    desk.deps.rota = officeRota({ people: [marta, jonas, ayla, priya] });
    expect(await called()).toEqual({ to: [{ staff: 'U0LEAD' }], nobodyOnDuty: true });
    desk.deps.rota = officeRota({ people: [{ ...marta, reachable: 'always' }, jonas, ayla, priya] });
    expect(await called()).toEqual({ to: [{ staff: 'U0MARTA' }] });
  });

  test('mentions nobody in an exercise', async () => {
    desk.deps.settings.practice = true;
    expect(await called()).toEqual({ to: [] });
  });

  test('reaches staff although the rota cannot be read', async () => {
    const id = await (async () => {
      desk.deps.rotas = { ...desk.deps.rotas, assignments: async () => Promise.reject(new Error('The table is away')) };
      return desk.asked();
    })();
    expect(await desk.thread(id)).toMatchObject({ status: 'awaitingReview', call: { to: [] } });
    expect(desk.logged).toContain('triage.failed');
  });

  test('that speaks of danger mentions whoever is on duty beside the leads', async () => {
    const { tagger } = desk.deps;
    const { tag } = tagger;
    desk.deps.tagger = { tag: async (...asked) => ({ ...(await tag(...asked)), danger: 'lockedIn' }) };
    expect((await desk.thread(await desk.asked())).call.to).toEqual([{ staff: 'U0MARTA' }, { staff: 'U0LEAD' }]);
    desk.isNow('2026-11-24T20:00');
    expect((await desk.thread(await desk.asked())).call.to).toEqual([{ staff: 'U0LEAD' }, { staff: 'U0NACHT' }]);
  });
});

describe('when a patron writes again', () => {
  test('whoever has taken the question is told, and nobody else', async () => {
    const id = await desk.asked();
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    const claimedBy = { staff: 'U0AYLA', at: desk.now, until: desk.now + 600_000 };
    const entry = {
      at: desk.now,
      by: 'U0AYLA',
      what: 'claimed',
      from: 'awaitingReview',
      to: 'awaitingReview',
    } as const;
    await desk.deps.threads.move(record, amend(record.thread, { claimedBy }), entry);
    await desk.writesAgain(id);
    expect(desk.calls(id)).toBe('@U0AYLA: es kam etwas Neues dazu');
  });

  test('whoever is on duty by then is told', async () => {
    const id = await desk.asked();
    desk.isNow('2026-11-24T14:30');
    await desk.writesAgain(id);
    expect(desk.calls(id)).toBe('@U0JONAS: es kam etwas Neues dazu');
  });

  test('at night nobody is told', async () => {
    const id = await desk.asked();
    desk.isNow('2026-11-24T22:00');
    await desk.writesAgain(id);
    expect(desk.calls(id)).toBe('');
  });
});

describe('the user group', () => {
  beforeEach(() => {
    desk.deps.rota = officeRota({ userGroup: 'twitterdienst' });
  });

  test('is mentioned while it holds exactly those who are on duty', async () => {
    expect(desk.calls(await desk.asked())).toBe('@U0MARTA');
    await desk.ticks();
    expect(desk.slack.group).toEqual({ handle: 'twitterdienst', staff: ['U0MARTA'] });
    expect(desk.calls(await desk.asked())).toBe('@@S0DIENST');
    // Jonas is on by now, and the next tick has not come yet.
    desk.isNow('2026-11-24T14:00');
    expect(desk.calls(await desk.asked())).toBe('@U0JONAS');
    await desk.ticks();
    expect(desk.slack.group).toEqual({ handle: 'twitterdienst', staff: ['U0JONAS'] });
    expect(desk.calls(await desk.asked())).toBe('@@S0DIENST');
  });

  test('falls back to the person once the workspace no longer permits it, and comes back', async () => {
    await desk.ticks();
    const trouble = { kind: 'refused', at: desk.now, detail: 'permission_denied' } as const;
    desk.slack.groupTrouble = { kind: 'trouble', trouble, retryAt: null };
    await desk.minutesPass(11);
    expect(desk.logged).toContain('duty.groupLost');
    expect(desk.calls(await desk.asked())).toBe('@U0MARTA');
    desk.slack.groupTrouble = null;
    await desk.minutesPass(11);
    expect(desk.calls(await desk.asked())).toBe('@@S0DIENST');
  });

  test('is not asked for each minute while nothing changes', async () => {
    let asked = 0;
    const { dutyGroup } = desk.deps.desk;
    desk.deps.desk.dutyGroup = (...group) => {
      asked++;
      return dutyGroup(...group);
    };
    for (let minutes = 0; minutes < 9; minutes++) await desk.minutesPass(1);
    expect(asked).toBe(1);
  });

  test('stays as it is at night: no group may be empty', async () => {
    desk.isNow('2026-11-24T20:00');
    await desk.ticks();
    expect(desk.slack.group).toBeNull();
  });
});
