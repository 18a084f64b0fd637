import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { move } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;
const hour = 60 * minute;
const id = 'x-dm-8001';

let desk: ServiceDesk;
const opened: ServiceDesk[] = [];
beforeEach(async () => {
  desk = await serviceDesk(); // 11:00 of 24 November 2026, in UTC
  opened.push(desk);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

async function writes(messageId: string) {
  desk.direct.shows(incoming(messageId, { text: 'Habt ihr offen?', conversation: '1-7001', at: desk.now }));
  await receive(desk.deps, 'x-dm');
  await triage(desk.deps, id);
  await show(desk.deps, id);
}
async function tick() {
  await remind(desk.deps);
  await show(desk.deps, id);
}
const card = () => desk.slack.cards.get([...desk.slack.cards.keys()].at(-1) ?? '');
const warnings = () => (card() as { warnings?: unknown[] } | undefined)?.warnings;
const told = (day: string) =>
  expect.stringMatching(
    new RegExp(
      `^\\*Noch nicht beantwortet:\\* Öffnungszeiten\\. Die Nachricht ist hier nur bis ${day}, 11:00 gespeichert\\. \\S+$`,
    ),
  );

describe('a direct message that is about to be forgotten', () => {
  beforeEach(() => writes('8001'));

  test('is told once in the channel, with its card, and the card says until when it is kept', async () => {
    desk.passes(47 * hour);
    await tick();
    expect(desk.slack.announced).toEqual([]);
    expect(warnings()).toEqual([]);
    const until = desk.now + 25 * hour;
    desk.passes(2 * hour);
    await Promise.all([tick(), tick()]);
    desk.passes(2 * minute);
    await tick();
    expect(desk.slack.announced).toEqual([told('Fr., 27.11.')]);
    expect(warnings()).toEqual([['Hier nur noch bis ', { at: until, show: 'date' }, ' gespeichert.']]);
    expect(desk.logged).toContain('forgetting.told');
  });

  test('is told also where its approved answer does not go out', async () => {
    desk.passes(40 * hour);
    await decide(desk.deps, { by: 'U0MARTA', threadId: id, draftVersion: 1, answerUrl: null, do: 'approve' });
    desk.passes(9 * hour);
    await tick();
    expect(desk.slack.announced).toEqual([told('Fr., 27.11.')]);
  });

  test('is told anew only once what its patron wrote again is', async () => {
    desk.passes(50 * hour);
    await tick();
    await writes('8002');
    desk.passes(20 * hour);
    await tick();
    expect(warnings()).toEqual([]);
    expect(desk.slack.announced).toHaveLength(1);
    desk.passes(30 * hour);
    await tick();
    expect(desk.slack.announced).toHaveLength(2);
  });

  test('is told later where Slack does not take it', async () => {
    desk.passes(49 * hour);
    const { announce } = desk.deps.desk;
    const trouble = { kind: 'unreachable', at: 0, detail: 'socket hang up' } as const;
    desk.deps.desk.announce = async () => ({ kind: 'trouble', trouble, retryAt: null });
    await tick();
    expect(desk.logged).toContain('forgetting.untold');
    desk.deps.desk.announce = announce;
    desk.passes(minute);
    await tick();
    expect(desk.slack.announced).toHaveLength(1);
  });

  test('is told neither in an exercise nor once it is closed', async () => {
    desk.deps.settings.practice = true;
    desk.passes(49 * hour);
    await tick();
    desk.deps.settings.practice = false;
    const record = await desk.deps.threads.read(id);
    if (record === null) throw new Error('gone');
    const { thread } = record;
    const closed = move(thread, { status: 'closed', reason: 'spam', by: 'U0MARTA', closedAt: desk.now });
    const entry = { at: desk.now, by: 'U0MARTA', what: 'closed', from: thread.status, to: 'closed' } as const;
    await desk.deps.threads.move(record, closed, entry);
    await tick();
    expect(desk.slack.announced).toEqual([]);
  });
});
