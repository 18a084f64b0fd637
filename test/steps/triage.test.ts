import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asked } from '../../core/draft.ts';
import { amend, type Tag, type ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { cardOf, openingHours, type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming } from '../support/threads.ts';

describe('triage', () => {
  let desk: ServiceDesk;
  let count = 8000;
  beforeAll(async () => {
    desk = await serviceDesk();
  });
  afterAll(() => desk.close());

  const read = async (id: ThreadId) => {
    const record = await desk.deps.threads.read(id);
    if (!record) throw new Error('No thread');
    return record;
  };
  const about = async (id: ThreadId, by = 'U0MARTA') => {
    const { draftVersion } = (await read(id)).thread;
    return { by, threadId: id, draftVersion, answerUrl: null };
  };
  async function writes(text: string, more: Partial<Parameters<typeof incoming>[1]> = {}): Promise<ThreadId> {
    const id = String(++count);
    desk.passes(1000);
    desk.channel.shows(incoming(id, { conversation: `${id}:7001`, at: desk.now, text, ...more }));
    await receive(desk.deps, 'x-mention');
    return `x-mention-${id}`;
  }
  const again = (id: ThreadId, text: string, more = {}) =>
    writes(text, { conversation: `${id.slice(10)}:7001`, ...more });
  async function answered(draft = openingHours): Promise<ThreadId> {
    const id = await writes('Habt ihr morgen offen?');
    await triage({ ...desk.deps, drafter: { ...desk.deps.drafter, draft: async () => draft } }, id);
    await decide(desk.deps, { ...(await about(id)), do: 'approve' });
    desk.passes(11_000);
    expect(await send(desk.deps, id)).toBe('answered');
    desk.passes(60_000);
    return id;
  }
  const tagged = (more: Partial<Tag>) => ({
    ...desk.deps,
    tagger: {
      tag: async (): Promise<Tag> => ({
        ...{
          language: 'de',
          intent: 'complaint',
          confidence: 0.9,
          abstained: false,
          also: [],
          danger: null,
          upset: true,
        },
        ...more,
      }),
    },
  });

  test('a card that waits hears of it when somebody else writes in the same conversation', async () => {
    const first = await writes('Gibt es bei euch Noten?', { conversation: '8500:7001' });
    await triage(desk.deps, first);
    await show(desk.deps, first);
    expect(await read(first)).toMatchObject({ cardStale: false });
    const other = await writes('Das wüsste ich auch gern.', { conversation: '8500:7002', patron: '7002' });
    await triage(desk.deps, other);
    expect(await read(first)).toMatchObject({ cardStale: true });
    await show(desk.deps, first);
    expect(cardOf(desk, first).context.flat().join(' ')).toContain('noch jemand');
  });

  test('a thank-you after our answer closes the thread again, and nothing is drafted for it', async () => {
    const id = await answered();
    await again(id, 'Super, vielen lieben Dank 🙏');
    const { draftVersion } = (await read(id)).thread;
    expect(await triage(desk.deps, id)).toBe('closed');
    expect((await read(id)).thread).toMatchObject({
      status: 'closed',
      reason: 'thanks',
      by: null,
      draftVersion,
    });
    expect((await desk.deps.threads.log(id)).at(-1)).toMatchObject({ by: 'triage', what: 'closed', reason: 'thanks' });
  });

  test('that our answer was read closes it too, but is drafted for where we had asked something', async () => {
    const told = await answered();
    await again(told, 'Alles klar, bis nächste Woche 👍');
    expect(await triage(desk.deps, told)).toBe('closed');
    const asked = await answered({ ...openingHours, text: 'Gern. Sollen wir es für Sie vormerken?' });
    await again(asked, 'Alles klar 👍');
    expect(await triage(desk.deps, asked)).toBe('drafted');
  });

  test('a question beside the thanks is answered', async () => {
    const id = await answered();
    await again(id, 'Danke, und am Sonntag?');
    expect(await triage(desk.deps, id)).toBe('drafted');
  });

  test('thanks and then a question are a question', async () => {
    const id = await answered();
    await again(id, 'Danke!');
    await again(id, 'Habt ihr auch Comics?');
    expect(await triage(desk.deps, id)).toBe('drafted');
  });

  test('a picture beside the thanks is looked at', async () => {
    const id = await answered();
    await again(id, 'Danke!', { pictures: [{ kind: 'photo', alt: null }] });
    expect(await triage(desk.deps, id)).toBe('drafted');
  });

  test('thanks before any answer wait for one', async () => {
    const first = await writes('Danke!');
    expect(await triage(desk.deps, first)).toBe('drafted');
    const waiting = await writes('Habt ihr morgen offen?');
    await triage(desk.deps, waiting);
    await again(waiting, 'Danke!');
    expect(await triage(desk.deps, waiting)).toBe('drafted');
  });

  test('thanks for an answer that we have deleted wait for another', async () => {
    const id = await answered();
    const record = await read(id);
    if (record.thread.status !== 'answered') throw new Error('Not answered');
    const { postId } = record.thread;
    const withdrawal = { postId, by: 'U0MARTA', at: desk.now, correction: null };
    const at = desk.now;
    await desk.deps.threads.move(record, amend(record.thread, { withdrawal }), {
      ...{ at, by: 'U0MARTA', what: 'withdrawing', from: 'answered', to: 'answered', postId },
    });
    await again(id, 'Danke!');
    await send(desk.deps, id);
    expect(await triage(desk.deps, id)).toBe('drafted');
  });

  test('what staff reopen is theirs, whatever it says', async () => {
    const id = await answered();
    await again(id, 'Danke!');
    await triage(desk.deps, id);
    await decide(desk.deps, { ...(await about(id)), do: 'reopen' });
    expect(await triage(desk.deps, id)).toBe('drafted');
  });

  test('whoever is muted, and a conversation that is, is stored and closed', async () => {
    const mute = {
      channel: 'x-mention' as const,
      by: 'U0LEAD',
      at: desk.now,
      until: desk.now + 60_000,
      reason: 'Spam',
    };
    await desk.deps.threads.mute({ ...mute, whom: { author: '6660' } });
    await desk.deps.threads.mute({ ...mute, whom: { talk: '5550' } });
    const author = await writes('Kauft Uhren!', { conversation: '8:6660', patron: '6660' });
    const talk = await writes('Finde ich auch', { conversation: '5550:12', patron: '12' });
    for (const id of [author, talk]) {
      expect(await triage(desk.deps, id)).toBe('closed');
      expect((await read(id)).thread).toMatchObject({ status: 'closed', reason: 'muted', by: null });
    }
    desk.passes(61_000);
    await writes('Und noch eine', { conversation: '5550:12', patron: '12' });
    expect(await triage(desk.deps, talk)).toBe('drafted');
  });

  test('two people see a complaint, also where that is a mere guess: its card is headed as one', async () => {
    for (const abstained of [false, true]) {
      const id = await writes('Unverschämt!');
      await triage(tagged({ abstained }), id);
      expect((await read(id)).thread.fourEyes).toEqual(['complaint']);
    }
  });

  test('two people see what a child asks, and what the press does, in whatever case', async () => {
    const id = await writes('Ich bin 12, darf ich einen Ausweis haben?', { handle: 'bote_birkenrath' });
    await triage(tagged({}), id);
    expect((await read(id)).thread.fourEyes).toEqual(['vip', 'complaint', 'minor']);
    await decide(desk.deps, { ...(await about(id)), do: 'answered_by_hand' });
    desk.passes(60_000);
    await again(id, 'Und am Sonntag?');
    expect((await read(id)).thread.fourEyes).toEqual(['vip', 'minor']);
    await triage(desk.deps, id);
    expect((await read(id)).thread.fourEyes).toEqual(['vip', 'minor']);
  });

  test('the draft is made for all open messages, the turn of the talk, and what fits beside a signature', async () => {
    const made: Asked[] = [];
    const { settings, drafter } = desk.deps;
    const deps = {
      ...desk.deps,
      settings: { ...settings, signatures: { U0MARTA: 'mw', U0JONAS: 'jkl' } },
      drafter: {
        ...drafter,
        draft: async (asked: Asked) => {
          made.push(asked);
          return openingHours;
        },
      },
    };
    const id = await answered();
    await again(id, 'Und am Sonntag?');
    desk.passes(1000);
    await again(id, 'Und am Montag?');
    await triage(deps, id);
    expect(made).toMatchObject([{ text: 'Und am Sonntag?\nUnd am Montag?', channel: 'x-mention', turns: 2 }]);
    expect(made[0]).toMatchObject({
      messages: ['Und am Sonntag?', 'Und am Montag?'],
      earlier: ['Habt ihr morgen offen?'],
      before: { answerId: openingHours.answerId, intent: 'opening_hours' },
    });
    expect(made[0]?.fits('x'.repeat(280 - ' /jkl'.length))).toBe(true);
    expect(made[0]?.fits('x'.repeat(280 - ' /jkl'.length + 1))).toBe(false);
  });

  test('a corrected text is the draft, and what the library has is an alternative', async () => {
    const id = await writes('Habt ihr morgen offen?');
    const record = await read(id);
    const change = amend(record.thread, { correction: 'Nein, morgen ist zu.' });
    const entry = {
      at: desk.now,
      by: 'send',
      what: 'withdrawn' as const,
      from: record.thread.status,
      to: change.status,
    };
    await desk.deps.threads.move(record, change, entry);
    await triage(desk.deps, id);
    const { thread } = await read(id);
    expect(thread.draft).toMatchObject({ text: 'Nein, morgen ist zu.', answerId: null });
    expect(thread.draft?.alternatives[0]).toEqual({
      answerId: openingHours.answerId,
      title: openingHours.text,
      text: openingHours.text,
    });
    expect(thread.draft?.alternatives).toHaveLength(2);
  });
});
