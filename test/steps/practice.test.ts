import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceChannels } from '../../adapters/practice/channels.ts';
import { practiceScript } from '../../core/practice-script.ts';
import { channelNames } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { Deps } from '../../steps/deps.ts';
import { beginPractice, reviewPractice } from '../../steps/practice.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';

const minute = 60_000;
let desk: ServiceDesk;
let deps: Deps;

beforeEach(async () => {
  desk = await serviceDesk();
  deps = desk.deps;
  deps.channels = practiceChannels();
  deps.settings = { ...deps.settings, practice: true };
  // Every question gets a draft of its own, so that each has a card of its own.
  deps.drafter = {
    ...deps.drafter,
    draft: async ({ text }) => ({
      text: `Zu „${text.slice(0, 40)}“: ja.`,
      answerId: null,
      language: 'de',
      alternatives: [],
    }),
  };
});
afterEach(() => desk.close());

const poll = async () => {
  for (const source of channelNames) await receive(deps, source);
};
async function approves(id: string) {
  const draftVersion = (await deps.threads.read(id))?.thread.draftVersion ?? 0;
  return decide(deps, { by: 'U0MARTA', threadId: id, draftVersion, answerUrl: null, do: 'approve' });
}
const waiting = async () => (await deps.threads.outstanding(desk.now + 86_400_000, 100)).map(({ thread }) => thread);

/** What streams do in the real thing: drafts and cards for whatever is open. */
async function settle() {
  for (const { id, status } of await waiting()) if (status === 'new') await triage(deps, id);
  for (const { id } of await waiting()) await show(deps, id);
}

test('patrons write one after the other; each is read once, whatever is polled how often', async () => {
  await poll();
  expect(await waiting()).toHaveLength(1);
  desk.passes(3 * minute);
  await poll();
  await poll();
  const soFar = practiceScript.filter(({ after }) => after <= 3 * minute).length;
  expect(await waiting()).toHaveLength(soFar);
});

test('every card says that it is an exercise, and the answers go nowhere', async () => {
  await poll();
  await settle();
  const [card] = [...desk.slack.cards.values()];
  expect(card?.banner).toBe('ÜBUNG – nichts geht hinaus');
  const [thread] = await waiting();
  if (!thread) throw new Error('Nobody asked');
  await approves(thread.id);
  desk.passes(11_000);
  expect(await send(deps, thread.id)).toBe('answered');
  expect(desk.channel.posted).toEqual([]);
  expect(desk.direct.posted).toEqual([]);
});

test('whoever answers a post that is gone, or that X takes no answer to, learns it as on X', async () => {
  desk.passes(0);
  await poll();
  desk.passes(20 * minute);
  await poll();
  await settle();
  const threads = await waiting();
  const idOf = (part: 'deleted' | 'gated') => {
    const line = practiceScript.find((each) => each[part]);
    return threads.find(({ id }) => id.endsWith(String(line?.number).padStart(2, '0')) && id.startsWith('x-mention'))
      ?.id;
  };
  const gone = idOf('deleted') ?? '';
  await approves(gone);
  desk.passes(11_000);
  await send(deps, gone);
  expect((await deps.threads.read(gone))?.thread).toMatchObject({ status: 'closed', reason: 'deletedByPatron' });
  const gated = await approves(idOf('gated') ?? '');
  expect(gated.kind).toBe('told');
});

test('half an hour after the last question the team hears how it went, once, and can begin again', async () => {
  await poll();
  desk.passes(20 * minute);
  await poll();
  await settle();
  await reviewPractice(deps);
  expect(desk.slack.announced).toEqual([]); // the team is still at it
  desk.passes(40 * minute);
  await remind(deps);
  await Promise.all([remind(deps), reviewPractice(deps)]);
  expect(desk.slack.announced).toHaveLength(1);
  expect(desk.slack.announced[0]).toContain('Die Übung ist zu Ende');
  expect(await beginPractice(deps)).toBe('begun');
  const before = (await waiting()).length;
  await poll();
  expect((await waiting()).length).toBeGreaterThan(before);
});

test('who writes privately in the next exercise asks anew, however soon that is', async () => {
  const privately = practiceScript.filter(({ channel, follows }) => channel === 'x-dm' && follows === undefined);
  const direct = async () => (await waiting()).filter(({ channel }) => channel === 'x-dm');
  await poll();
  desk.passes(20 * minute);
  await poll();
  expect(await direct()).toHaveLength(privately.length);
  await beginPractice(deps);
  await poll();
  desk.passes(20 * minute);
  await poll();
  expect(await direct()).toHaveLength(2 * privately.length);
});

test('where nobody practises nothing is reviewed', async () => {
  deps.settings = { ...deps.settings, practice: false };
  await poll();
  desk.passes(120 * minute);
  await reviewPractice(deps);
  expect(desk.slack.announced).toEqual([]);
});
