import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tag, ThreadId, Trouble } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { Deps } from '../../steps/deps.ts';
import { receive } from '../../steps/receive.ts';
import { remind } from '../../steps/remind.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

const minute = 60_000;
const lockedIn = 'Hilfe, wir sind in der Bücherei eingeschlossen!';
const calm: Tag = {
  language: 'de',
  intent: 'opening_hours',
  confidence: 0.2,
  abstained: true,
  also: [],
  danger: null,
  upset: false,
};

let desk: ServiceDesk;
let onDuty: boolean;
let count = 0;
const opened: ServiceDesk[] = [];
beforeEach(async () => {
  desk = await serviceDesk();
  opened.push(desk);
  onDuty = true;
  desk.deps.inService = async () => onDuty;
  desk.deps.tagger.tag = async (text) => ({ ...calm, danger: text.includes(lockedIn) ? 'lockedIn' : null });
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const thread = async (id: ThreadId) => {
  const record = await desk.deps.threads.read(id);
  if (!record) throw new Error('No thread');
  return record.thread;
};
async function writes(text = lockedIn, more: Parameters<typeof incoming>[1] = {}): Promise<ThreadId> {
  const id = String(8000 + ++count);
  desk.passes(1000);
  desk.channel.shows(incoming(id, { text, conversation: `${id}:7001`, at: desk.now, ...more }));
  await receive(desk.deps, 'x-mention');
  return `x-mention-${id}`;
}
async function triaged(id: ThreadId): Promise<ThreadId> {
  await triage(desk.deps, id);
  return id;
}
async function shown(id: ThreadId, deps: Deps = desk.deps): Promise<ThreadId> {
  await triaged(id);
  await show(deps, id);
  return id;
}
/** The minute's tick, and what its wake-up leads to. */
async function minutesLater(id: ThreadId, minutes = 1) {
  desk.passes(minutes * minute);
  await remind(desk.deps);
  await show(desk.deps, id);
}
const mentioned = (id: ThreadId) =>
  cardOf(desk, id).to.flatMap((word) => (typeof word !== 'string' && 'staff' in word ? [word.staff] : []));
const down = (): { kind: 'trouble'; trouble: Trouble; retryAt: null } => ({
  kind: 'trouble',
  trouble: { kind: 'unreachable', at: desk.now, detail: 'socket hang up' },
  retryAt: null,
});

describe('a message that speaks of danger', () => {
  test('says so on its card and in the push notice, and calls the leads', async () => {
    const id = await shown(await writes());
    const card = cardOf(desk, id);
    expect(card.topic).toBe('DRINGEND: jemand ist eingeschlossen');
    expect(card.summary).toBe('DRINGEND: jemand ist eingeschlossen · Bitte sofort ansehen');
    expect(mentioned(id)).toEqual(['U0LEAD']);
  });

  test('is heard although it is a quote', async () => {
    const id = await shown(await writes(lockedIn, { quote: true }));
    expect(mentioned(id)).toEqual(['U0LEAD']);
  });

  test('stands for itself however many get the same answer', async () => {
    for (let i = 0; i < 3; i++)
      await shown(await writes('Habt ihr auf?', { patron: `p${i}`, conversation: `${i}:p${i}` }));
    const id = await shown(await writes());
    expect((await thread(id)).bundle).toBeNull();
  });

  test('is heard although its author is muted, who stays muted otherwise', async () => {
    const { threads } = desk.deps;
    const until = desk.now + 60 * minute;
    await threads.mute({
      channel: 'x-mention',
      whom: { author: '7001' },
      by: 'U0LEAD',
      at: desk.now,
      until,
      reason: '',
    });
    const calmly = await triaged(await writes('Habt ihr auf?'));
    expect(await thread(calmly)).toMatchObject({ status: 'closed', reason: 'muted' });
    const id = await triaged(await writes());
    expect(await thread(id)).toMatchObject({ status: 'awaitingReview', tag: { danger: 'lockedIn' } });
    // In words that mean danger to the tagger alone.
    const learnt = 'blau blau blau';
    desk.deps.tagger.tag = async (text) => ({ ...calm, danger: text.includes(learnt) ? 'threat' : null });
    const foreseen = await triaged(await writes(learnt));
    expect(await thread(foreseen)).toMatchObject({ status: 'awaitingReview', tag: { danger: 'threat' } });
  });

  test('calls the leads again when its patron writes again and nobody is at it', async () => {
    const id = await shown(await writes());
    expect((await thread(id)).call.number).toBe(1);
    const { conversation } = await thread(id);
    await writes('Hört uns jemand?', { conversation });
    await shown(id);
    expect((await thread(id)).call).toEqual({ number: 3, why: 'danger', to: [{ staff: 'U0LEAD' }] });
  });
});

describe('outside of the service hours', () => {
  beforeEach(() => {
    onDuty = false;
  });

  test('it reaches each contact on the card and by a message that leads there', async () => {
    const id = await shown(await writes());
    expect(mentioned(id)).toEqual(['U0LEAD', 'U0NACHT']);
    const [ts] = [...desk.slack.cards.keys()];
    const told = desk.slack.notified.toSorted((a, b) => (a.staff < b.staff ? -1 : 1));
    expect(told.map(({ staff, card }) => ({ staff, card }))).toEqual([
      { staff: 'U0LEAD', card: ts },
      { staff: 'U0NACHT', card: ts },
    ]);
    expect(desk.slack.notified[0]?.words).toMatch(/^DRINGEND: jemand ist eingeschlossen\. .+ über X\. /);
  });

  test('nobody is told twice, however often the card is shown and by however many runs', async () => {
    const id = await triaged(await writes());
    await Promise.all([show(desk.deps, id), show(desk.deps, id), show(desk.deps, id)]);
    for (let i = 0; i < 3; i++) await minutesLater(id, 31);
    await writes(lockedIn, { conversation: (await thread(id)).conversation });
    await shown(id);
    expect(desk.slack.notified.map(({ staff }) => staff).toSorted()).toEqual(['U0LEAD', 'U0NACHT']);
  });

  test('another emergency in the same thread is told of again, once', async () => {
    const id = await shown(await writes());
    const { conversation, draftVersion } = await thread(id);
    const about = { by: 'U0LEAD', threadId: id, draftVersion, answerUrl: null };
    expect(await decide(desk.deps, { ...about, do: 'answered_by_hand' })).toMatchObject({ kind: 'done' });
    desk.passes(3 * 24 * 60 * minute);
    for (let i = 0; i < 2; i++) {
      await writes(lockedIn, { conversation });
      await shown(id);
    }
    expect(desk.slack.notified.map(({ staff }) => staff).toSorted()).toEqual([
      'U0LEAD',
      'U0LEAD',
      'U0NACHT',
      'U0NACHT',
    ]);
  });

  test('what Slack did not take is tried again by tick, and whoever knows is left in peace', async () => {
    desk.slack.notices = [down(), down(), down()];
    const id = await shown(await writes());
    expect(desk.slack.notified).toEqual([]);
    await minutesLater(id);
    expect(desk.slack.notified).toHaveLength(1);
    await minutesLater(id);
    await minutesLater(id);
    expect(desk.slack.notified.map(({ staff }) => staff).toSorted()).toEqual(['U0LEAD', 'U0NACHT']);
  });

  test('nor is it given up where the card is shown again before another may try', async () => {
    desk.slack.notices = [down(), down()];
    const id = await shown(await writes());
    desk.passes(20_000);
    await desk.deps.threads.refreshCard(id);
    await shown(id);
    expect(desk.slack.notified).toEqual([]);
    await minutesLater(id);
    expect(desk.slack.notified.map(({ staff }) => staff).toSorted()).toEqual(['U0LEAD', 'U0NACHT']);
  });

  test('somebody whom Slack does not know is not tried again', async () => {
    const nobody = { kind: 'refused', at: desk.now, detail: 'channel_not_found' } as const;
    // All are told at once: which of them comes first nobody can say.
    const { notify } = desk.deps.desk;
    desk.deps.desk.notify = async (staff, words, card) =>
      staff === 'U0LEAD' ? { kind: 'trouble', trouble: nobody, retryAt: null } : notify(staff, words, card);
    const id = await shown(await writes());
    await minutesLater(id);
    expect(desk.slack.notified.map(({ staff }) => staff)).toEqual(['U0NACHT']);
    expect(desk.logged).toContain('alarm.refused');
  });

  test('once somebody has taken it, nobody else is told', async () => {
    desk.slack.notices = [down(), down()];
    const id = await shown(await writes());
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    const claimedBy = { staff: 'U0MARTA', at: desk.now, until: desk.now + 10 * minute };
    await desk.deps.threads.move(
      record,
      { ...record.thread, claimedBy },
      { at: desk.now, by: 'U0MARTA', what: 'claimed', from: 'awaitingReview', to: 'awaitingReview' },
    );
    await minutesLater(id);
    expect(desk.slack.notified).toEqual([]);
  });

  test('nothing else reaches them', async () => {
    await shown(await writes('Habt ihr morgen auf?'));
    expect(desk.slack.notified).toEqual([]);
  });

  test('an exercise wakes nobody', async () => {
    desk.deps.settings.practice = true;
    await shown(await writes());
    expect(desk.slack.notified).toEqual([]);
  });

  test('without contacts the leads are mentioned all the same', async () => {
    desk.deps.settings.emergency = { contacts: [], texts: {} };
    const id = await shown(await writes());
    expect(mentioned(id)).toEqual(['U0LEAD']);
    expect(desk.slack.notified).toEqual([]);
  });

  test('where the hours cannot be read, it reaches everybody', async () => {
    desk.deps.inService = async () => {
      throw new Error('The table is away');
    };
    await shown(await writes());
    expect(desk.slack.notified).toHaveLength(2);
  });
});

test('within the service hours the contacts are left in peace, also later', async () => {
  const id = await shown(await writes());
  onDuty = false;
  await minutesLater(id, 31);
  expect(desk.slack.notified).toEqual([]);
});
