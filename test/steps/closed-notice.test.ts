import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serviceCalendar, serviceState } from '../../core/hours.ts';
import type { LibrarySettings } from '../../core/library.ts';
import type { ChannelName, Tag, ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { Deps, Settings } from '../../steps/deps.ts';
import type { IncomingMessage, SendResult } from '../../steps/ports.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import {
  alwaysOpen,
  cardOf,
  type FakeChannel,
  openingHours,
  type ServiceDesk,
  serviceDesk,
} from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';
import { closed, threeBranches } from '../support/three-branches.ts';

const minute = 60_000;
const hour = 60 * minute;
const weekday = ['10:00-18:00'];
const hours = {
  ...{ mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
  ...{ sat: ['10:00-14:00'], sun: [] },
};
const sample: NonNullable<LibrarySettings['closedNotice']> = {
  directMessages: true,
  mentions: false,
  text: { de: 'Ab {opens} sind wir wieder da.', en: 'We are back on {opens}.' },
};

describe('the note to whoever writes while the service is closed', () => {
  let desk: ServiceDesk;
  let deps: Deps;
  let lastId = 70_000;
  let calendar = serviceCalendar(threeBranches());
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  beforeEach(() => {
    // Easter 2027: closed on Good Friday and Monday, open on Saturday; the clocks change on Sunday.
    calendar = serviceCalendar(threeBranches({ service: { hours } }));
    deps = {
      ...desk.deps,
      calendar: async () => calendar,
      inService: async (at) => serviceState(calendar, at).open,
      settings: { ...desk.deps.settings, closedNotice: sample },
    };
    for (const channel of [desk.direct, desk.channel]) {
      channel.posted.length = 0;
      channel.ownReplies = [];
    }
    desk.queue.length = 0;
  });
  afterAll(() => desk.close());

  /** Time only goes forward: each test has a day of its own. */
  const itIs = (time: string) => desk.passes(Date.parse(time) - desk.now);
  const sets = (settings: Partial<Settings>) => Object.assign(deps, { settings: { ...deps.settings, ...settings } });
  const channelOf = (name: ChannelName): FakeChannel => (name === 'x-dm' ? desk.direct : desk.channel);
  const read = async (id: ThreadId) => {
    const record = await deps.threads.read(id);
    if (record === null) throw new Error(`No thread ${id}`);
    return record;
  };
  const trouble = (kind: 'rateLimited' | 'unreachable' | 'refused') => ({ kind, at: desk.now, detail: kind }) as const;

  /** A patron writes, and triage has seen it. */
  async function writes(
    text = 'Kann ich meine Bücher verlängern?',
    more: Partial<IncomingMessage> & { name?: ChannelName } = {},
  ): Promise<ThreadId> {
    const id = String(++lastId);
    const { name = 'x-dm', ...message } = more;
    const private_ = { conversation: `talk-${id}`, patron: id, url: null };
    const place = name === 'x-dm' ? private_ : { conversation: `${id}:${id}`, patron: id };
    channelOf(name).shows(incoming(id, { ...place, text, at: desk.now, ...message }));
    await receive(deps, name);
    const current = await deps.threads.current(name, message.conversation ?? place.conversation);
    const thread = current?.thread.id ?? '';
    await triage(deps, thread);
    return thread;
  }
  const again = async (id: ThreadId, text: string) => {
    const { conversation, patron } = (await read(id)).thread;
    return writes(text, { conversation, patron });
  };
  /** What the delay queue does: everything that is in it now, once. */
  async function woken() {
    const outcomes: string[] = [];
    for (const { id } of desk.queue.splice(0)) outcomes.push(await send(deps, id));
    return outcomes;
  }
  const notices = () => desk.direct.posted;

  test('a private message gets it at once, with the true next opening, and waits for its answer as before', async () => {
    itIs('2027-03-24T19:00:00+01:00'); // Wednesday
    const id = await writes();
    const before = await read(id);
    desk.passes(1000);
    expect(await woken()).toEqual(['noticed']);
    expect(notices()).toEqual(['Ab Donnerstag, 25. März, 10 Uhr sind wir wieder da.']);
    const { thread, messages } = await read(id);
    expect(thread).toEqual(before.thread);
    expect(messages.map(({ author, text }) => [author, text])).toEqual([
      ['patron', 'Kann ich meine Bücher verlängern?'],
      ['library', 'Ab Donnerstag, 25. März, 10 Uhr sind wir wieder da.'],
    ]);
    expect((await deps.threads.log(id)).at(-1)).toMatchObject({ what: 'closedNoticeSent', by: 'send' });
  });

  test('over a holiday weekend it names each time the day on which somebody is there', async () => {
    itIs('2027-03-25T18:30:00+01:00'); // Maundy Thursday; tomorrow is Good Friday
    const id = await writes();
    await woken();
    itIs('2027-03-26T11:00:00+01:00');
    await again(id, 'Ist heute niemand da?');
    expect(await woken()).toEqual(['nothingToDo']);
    itIs('2027-03-27T14:05:00+01:00'); // Saturday, after the service; Monday is a holiday, and the clocks change
    await again(id, 'Und jetzt?');
    expect(await woken()).toEqual(['noticed']);
    itIs('2027-03-29T11:00:00+02:00');
    await again(id, 'Hallo?');
    expect(await woken()).toEqual(['nothingToDo']);
    expect(notices()).toEqual([
      'Ab Samstag, 27. März, 10 Uhr sind wir wieder da.',
      'Ab Dienstag, 30. März, 10 Uhr sind wir wieder da.',
    ]);
  });

  test('a closure counts as well', async () => {
    calendar = serviceCalendar(
      threeBranches({
        service: { hours },
        closures: [{ ...closed('2027-04-05', '2027-04-10', []), service: true }],
      }),
    );
    itIs('2027-04-03T15:00:00+02:00'); // Saturday
    await writes();
    await woken();
    expect(notices()).toEqual(['Ab Montag, 12. April, 10 Uhr sind wir wieder da.']);
  });

  test('during the service hours nobody is woken for it', async () => {
    itIs('2027-04-13T11:00:00+02:00'); // Tuesday
    const id = await writes();
    expect(desk.queue).toEqual([]);
    expect(await send(deps, id)).toBe('nothingToDo');
    expect(notices()).toEqual([]);
  });

  test('what came during the service hours gets none at night, although it is drafted anew then', async () => {
    itIs('2027-04-13T17:55:00+02:00');
    const id = await writes();
    itIs('2027-04-13T23:00:00+02:00');
    expect(await send(deps, id)).toBe('nothingToDo');
    expect(notices()).toEqual([]);
  });

  test('is written in the language of the patron, where there is a text, else in German', async () => {
    itIs('2027-04-14T19:00:00+02:00'); // Wednesday
    const speaks = (language: string) => {
      deps.tagger = { tag: async (...args) => ({ ...(await desk.deps.tagger.tag(...args)), language }) };
    };
    speaks('en');
    await writes('Can I renew my books?');
    await woken();
    speaks('pl');
    await writes('Czy mogę przedłużyć książki?');
    await woken();
    expect(notices()).toEqual([
      'We are back on Thursday 15 April at 10 am.',
      'Ab Donnerstag, 15. April, 10 Uhr sind wir wieder da.',
    ]);
  });

  test('ten wake-ups at once write it once', async () => {
    itIs('2027-04-15T19:00:00+02:00');
    const id = await writes();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(deps, id)));
    expect(outcomes.filter((outcome) => outcome === 'noticed')).toHaveLength(1);
    expect(notices()).toHaveLength(1);
  });

  test('to public mentions it goes only where the library wants it, never to quotes or what takes no reply', async () => {
    itIs('2027-04-16T19:00:00+02:00'); // Friday
    await writes('Habt ihr morgen offen?', { name: 'x-mention' });
    expect(desk.queue).toEqual([]);
    sets({ closedNotice: { ...sample, mentions: true } });
    await writes('Habt ihr morgen offen?', { name: 'x-mention' });
    await writes('Die hier haben nie offen.', { name: 'x-mention', quote: true });
    await writes('Habt ihr offen?', { name: 'x-mention', repliable: false });
    await woken();
    expect(desk.channel.posted).toEqual(['Ab Samstag, 17. April, 10 Uhr sind wir wieder da.']);
  });

  describe('nobody gets it', () => {
    beforeEach(() => itIs(new Date(desk.now + 24 * hour).toISOString().replace(/T.*/, 'T20:00:00Z')));
    const tagged = (more: Partial<Tag>) => {
      deps.tagger = { tag: async (...args) => ({ ...(await desk.deps.tagger.tag(...args)), ...more }) };
    };
    const getsNone = async (id: ThreadId) => {
      const { thread } = await read(id);
      expect(await send(deps, id)).not.toBe('noticed');
      expect(notices()).toEqual([]);
      expect((await read(id)).thread).toEqual(thread);
    };

    test('where the library has no such text, or wants none for private messages', async () => {
      sets({ closedNotice: undefined });
      await getsNone(await writes());
      sets({ closedNotice: { ...sample, directMessages: false } });
      await getsNone(await writes());
      expect(desk.queue).toEqual([]);
    });

    test('in an exercise', async () => {
      sets({ practice: true });
      await getsNone(await writes());
      expect(desk.queue).toEqual([]);
    });

    test('who may be in danger, or of whom nobody can say', async () => {
      tagged({ danger: 'selfHarm' });
      await getsNone(await writes('Ich will nicht mehr leben.'));
      deps.tagger = { tag: () => Promise.reject(new Error('down')) };
      await getsNone(await writes());
      expect(desk.queue).toEqual([]);
    });

    test('while all sending is held', async () => {
      const id = await writes();
      await deps.threads.setHold({ held: true, by: 'U0MARTA', at: desk.now });
      await getsNone(id);
      await deps.threads.setHold({ held: false, by: 'U0MARTA', at: desk.now });
    });

    test('who only says thank you, or wrote "stop" before', async () => {
      await getsNone(await writes('Vielen Dank!'));
      const id = await writes('STOP');
      await again(id, 'Kann ich meine Bücher verlängern?');
      await getsNone(id);
    });

    test('who is muted', async () => {
      const id = await writes();
      const { channel, patron } = (await read(id)).thread;
      const mute = { by: 'U0MARTA', at: desk.now, until: desk.now + hour, reason: 'Werbung' };
      await deps.threads.mute({ channel, whom: { author: patron }, ...mute });
      await getsNone(id);
    });

    test('whose question somebody has in hand already, or has answered', async () => {
      const id = await writes();
      const { draftVersion } = (await read(id)).thread;
      const act = (what: 'claim' | 'approve' | 'undo') =>
        decide(deps, { by: 'U0MARTA', threadId: id, draftVersion, do: what, answerUrl: null });
      await act('claim');
      await getsNone(id);
      const other = await writes();
      const version = (await read(other)).thread.draftVersion;
      await decide(deps, { by: 'U0MARTA', threadId: other, draftVersion: version, do: 'approve', answerUrl: null });
      // Taken back: somebody is there all the same.
      await decide(deps, { by: 'U0MARTA', threadId: other, draftVersion: version, do: 'undo', answerUrl: null });
      await getsNone(other);
    });

    test('when the service opened in the meantime', async () => {
      const id = await writes();
      calendar = alwaysOpen;
      await getsNone(id);
    });
  });

  describe('a channel that does not take it', () => {
    beforeEach(() => itIs(new Date(desk.now + 24 * hour).toISOString().replace(/T.*/, 'T20:00:00Z')));

    test('because it is busy gets it later, when it says', async () => {
      const id = await writes();
      desk.direct.sends.push({ kind: 'later', trouble: trouble('rateLimited'), retryAt: desk.now + 7 * minute });
      expect(await woken()).toEqual(['postponed']);
      expect(desk.queue).toEqual([{ id, seconds: 420 }]);
      desk.passes(7 * minute);
      expect(await woken()).toEqual(['noticed']);
      expect(await send(deps, id)).toBe('nothingToDo');
      expect(notices()).toHaveLength(2);
    });

    test('is not asked for ever', async () => {
      await writes();
      const busy: SendResult = { kind: 'later', trouble: trouble('unreachable'), retryAt: null };
      desk.direct.sends.push(...Array.from({ length: 20 }, () => busy));
      const outcomes: string[] = [];
      for (let tries = 0; tries < 12; tries++) {
        outcomes.push(...(await woken()));
        desk.passes(5 * minute);
      }
      desk.direct.sends.length = 0;
      expect(outcomes).toEqual([...Array.from({ length: 8 }, () => 'postponed'), 'nothingToDo']);
    });

    test.each(['uncertain', 'refused', 'gate'] as const)('or may have: %s, and it is not repeated', async (kind) => {
      const id = await writes();
      desk.direct.sends.push({ kind, trouble: trouble('refused') });
      expect(await woken()).toEqual([kind === 'uncertain' ? 'uncertain' : 'refused']);
      expect([await send(deps, id), desk.queue]).toEqual(['nothingToDo', []]);
      expect(notices()).toHaveLength(1);
      expect((await read(id)).thread.status).toBe('awaitingReview');
    });

    test('nor does a run that died in the middle of it repeat it', async () => {
      const id = await writes();
      desk.direct.sends.push(() => Promise.reject(new Error('killed')));
      await expect(send(deps, id)).rejects.toThrow('killed');
      desk.passes(10 * minute);
      expect(await send(deps, id)).toBe('nothingToDo');
      expect(notices()).toHaveLength(1);
    });
  });

  describe('it is no answer', () => {
    beforeEach(() => itIs(new Date(desk.now + 24 * hour).toISOString().replace(/T.*/, 'T20:00:00Z')));
    const polled = (id: ThreadId, postId: string, text: string, conversation: string) => {
      desk.direct.ownReplies = [{ postId, to: null, conversation, text, at: desk.now }];
      return receive(deps, 'x-dm').then(() => read(id));
    };

    test.each([
      ['is known', null],
      ['is not known, for nobody can say whether it went out', 'uncertain'],
    ] as const)('found on the channel, where its id %s, it closes nothing', async (_what, kind) => {
      sets({
        closedNotice: { ...sample, text: { de: 'Ab {opens} wieder da. https://buecherei.example/datenschutz' } },
      });
      const id = await writes();
      if (kind !== null) desk.direct.sends.push({ kind, trouble: trouble('unreachable') });
      await woken();
      desk.passes(minute);
      const { conversation } = (await read(id)).thread;
      const asOnX = notices()[0]?.replace(/https:.*/, 'https://t.co/Xy7') ?? '';
      const found = await polled(id, kind === null ? '9001' : '123456', asOnX, conversation);
      expect(found.thread.status).toBe('awaitingReview');
      const byHand = await polled(id, '123457', 'Ja, im Konto.', conversation);
      expect(byHand.thread).toMatchObject({ status: 'closed', reason: 'answeredByHand' });
    });

    test('a thank-you after it and nothing else is read by staff', async () => {
      const id = await writes();
      await woken();
      const { draftVersion } = (await read(id)).thread;
      await decide(deps, { by: 'U0MARTA', threadId: id, draftVersion, do: 'answered_by_hand', answerUrl: null });
      desk.passes(minute);
      await again(id, 'Danke!');
      expect((await read(id)).thread.status).toBe('awaitingReview');
    });

    test('the card shows it for what it is', async () => {
      deps.drafter = { ...deps.drafter, draft: async () => ({ ...openingHours, text: 'Ja, im Konto.' }) };
      const id = await writes();
      await woken();
      await show(deps, id);
      expect(cardOf(desk, id).earlier).toMatchObject([{ by: 'Automatischer Hinweis', text: notices()[0] }]);
      expect(cardOf(desk, id).answer?.label).toMatch(/^Vorschlag/);
    });
  });
});
