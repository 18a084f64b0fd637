import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { tellHandOver } from '../../steps/hand-over-duty.ts';
import { type DutyDesk, dutyDesk } from '../support/duty-desk.ts';
import { arrived, newThread } from '../support/threads.ts';

let desk: DutyDesk;
beforeEach(async () => {
  desk = await dutyDesk();
});
afterEach(() => desk.close());

const said = () => desk.slack.announced;
const claims = async (threadId: ThreadId, by: string) => {
  const { draftVersion } = await desk.thread(threadId);
  await decide(desk.deps, { by, threadId, draftVersion, answerUrl: null, do: 'claim' });
};

describe('at a hand-over the channel hears', () => {
  test('who leaves, who comes, what is open since when, and what was taken and not touched', async () => {
    const first = await desk.asked();
    desk.isNow('2026-11-24T13:55');
    await desk.asked({ patron: '7002', conversation: '2:7002' });
    await claims(first, 'U0MARTA');
    desk.isNow('2026-11-24T14:00');
    await tellHandOver(desk.deps);
    expect(said()).toEqual([
      [
        '*Dienstwechsel:* Marta Kühn geht, <@U0JONAS> übernimmt. 2 Fragen warten:',
        '• Öffnungszeiten · X · seit 2 Std. · überfällig · Marta Kühn ist seit 13:55 daran, noch ist nichts entschieden',
        '• Öffnungszeiten · X · seit 5 Minuten',
      ].join('\n'),
    ]);
  });

  test('of all that waits, however much it is', async () => {
    const ids = Array.from({ length: 201 }, (_, nth) => String(5000 + nth));
    await Promise.all(
      ids.map((id) => {
        const { thread, message } = newThread(id);
        return desk.deps.threads.open(thread, message, arrived(desk.now), null);
      }),
    );
    desk.isNow('2026-11-24T14:00');
    await tellHandOver(desk.deps);
    expect(said()[0]).toContain('201 Fragen warten:');
  });

  test('danger before everything that is older', async () => {
    await desk.asked();
    desk.isNow('2026-11-24T13:55');
    const { tag } = desk.deps.tagger;
    desk.deps.tagger = { tag: async (...asked) => ({ ...(await tag(...asked)), danger: 'lockedIn' }) };
    await desk.asked({ patron: '7002', conversation: '2:7002' });
    desk.isNow('2026-11-24T14:00');
    await tellHandOver(desk.deps);
    expect(said()[0]?.split('\n').slice(1)).toEqual([
      '• *DRINGEND: jemand ist eingeschlossen* · Öffnungszeiten · X · seit 5 Minuten',
      '• Öffnungszeiten · X · seit 2 Std. · überfällig',
    ]);
  });

  test('it once, whoever runs at the same time and however often', async () => {
    desk.isNow('2026-11-24T14:00');
    await Promise.all([tellHandOver(desk.deps), tellHandOver(desk.deps), tellHandOver(desk.deps)]);
    for (let minutes = 0; minutes < 40; minutes += 5) await desk.minutesPass(5);
    expect(said()).toEqual(['*Dienstwechsel:* Marta Kühn geht, <@U0JONAS> übernimmt. Nichts ist offen.']);
  });

  test('it a minute later where Slack did not take it', async () => {
    desk.isNow('2026-11-24T14:00');
    const { announce } = desk.deps.desk;
    const trouble = { kind: 'unreachable', at: desk.now, detail: '' } as const;
    desk.deps.desk.announce = async () => ({ kind: 'trouble', trouble, retryAt: null });
    await desk.ticks();
    expect(desk.logged).toContain('handOver.untold');
    desk.deps.desk.announce = announce;
    await desk.minutesPass(1);
    expect(said()).toHaveLength(1);
  });

  test('at the end of the day when it goes on, and with whom; nobody is mentioned any more', async () => {
    desk.isNow('2026-11-24T18:00');
    await desk.ticks();
    expect(said()).toEqual([
      '*Dienstende:* Jonas Albrecht. Weiter geht es Mi., 25.11., 10:00 mit Marta Kühn. Nichts ist offen.',
    ]);
  });

  test('it in English where the team reads English', async () => {
    desk.deps.settings.staffLanguage = 'en';
    await desk.asked();
    desk.isNow('2026-11-24T14:00');
    await tellHandOver(desk.deps);
    expect(said()[0]).toBe(
      '*Change of shift:* Marta Kühn leaves, <@U0JONAS> takes over. 1 question waits:\n• Opening hours · X · for 2 h · overdue',
    );
  });

  test('that nobody has the shift, and the leads are called', async () => {
    await desk.isAway({ staff: 'U0JONAS', from: '2026-11-24', to: '2026-11-24' });
    desk.isNow('2026-11-24T14:00');
    await desk.ticks();
    expect(said()[0]).toBe(
      '*Dienstende:* Marta Kühn. *Unbesetzt:* Die Schicht Spät bis 18:00 hat niemand. <@U0LEAD> Nichts ist offen.',
    );
  });

  test('nothing in an exercise', async () => {
    desk.deps.settings.practice = true;
    desk.isNow('2026-11-24T14:00');
    await desk.ticks();
    expect(said()).toEqual([]);
  });
});

describe('at the opening', () => {
  test('the first shift hears how many wait, once', async () => {
    desk.isNow('2026-11-24T21:00');
    const ids: ThreadId[] = [];
    for (let each = 0; each < 12; each++)
      ids.push(await desk.asked({ patron: `p${each}`, conversation: `${each}:p${each}` }));
    for (let hours = 0; hours < 12; hours += 4) await desk.minutesPass(240);
    expect(said()).toEqual([]);
    desk.isNow('2026-11-25T10:00');
    await desk.ticks();
    await desk.minutesPass(1);
    const [words, ...more] = said();
    expect(more).toEqual([]);
    expect(words?.split('\n')[0]).toBe('*Dienstbeginn:* <@U0MARTA>. 12 Fragen warten:');
    expect(words?.split('\n')).toHaveLength(12);
    expect(words).toContain('… und 2 weitere');
  });

  test('nothing is said where nothing waits', async () => {
    desk.isNow('2026-11-25T10:00');
    await desk.ticks();
    expect(said()).toEqual([]);
  });
});
