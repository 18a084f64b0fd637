import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RotaAct, rotaAct } from '../../steps/rota-acts.ts';
import type { RotaSubmission } from '../../steps/rota-modals.ts';
import { rotaModal } from '../../steps/rota-show.ts';
import { rotaSubmit } from '../../steps/rota-submit.ts';
import { type DutyDesk, dutyDesk, officeRota, people } from '../support/duty-desk.ts';
import { minute, somebody } from '../support/random-rotas.ts';

let desk: DutyDesk;
beforeEach(async () => {
  desk = await dutyDesk(); // Tuesday, 24 November 2026, 12:00
  desk.slack.staff.add('U0AYLA');
});
afterEach(() => desk.close());

const needs = () => ({ ...desk.deps, calendarUrl: (token: string) => `https://dienst.example/calendar/${token}.ics` });
const act = (by: string, what: RotaAct) => rotaAct(needs(), by, what);
const says = async (by: string, what: RotaAct) => (await act(by, what)).words;
/** What the window shows a lead: its proposal until the day that it opens with, or the one that was chosen in it. */
async function preview(until?: string) {
  const opened = await rotaModal(needs(), 'plan', 'modal', desk.now);
  if (opened?.kind !== 'plan') throw new Error('No plan is shown');
  if (until === undefined || until === opened.until) return opened;
  const { modal } = await submits(opened, until);
  return modal;
}
/** The lead taps "Veröffentlichen" in this window, on another day or the one shown. */
async function submits(
  { until: shown, fingerprint }: { until: string; fingerprint: string },
  until = shown,
  entered: Partial<Extract<RotaSubmission, { modal: 'plan' }>> = {},
) {
  const seen = { until: shown, fingerprint };
  const decided = await rotaSubmit(needs(), 'U0LEAD', { modal: 'plan', from: 'modal', until, seen, ...entered });
  if (decided.kind !== 'modal' || decided.modal.kind !== 'plan') throw new Error(`Not shown again: ${decided.kind}`);
  return { ...decided, modal: decided.modal };
}
const publishes = async (until: string): Promise<RotaAct> => {
  const { fingerprint } = await preview(until);
  return { do: 'publish', until, seen: { until, fingerprint } };
};
const nothingSeen = { seen: null };
const shift = (date: string, template: string, seen = 0) => ({ date, template, seen });
const offers = () => [...desk.slack.offers.values()];
const stored = async (date: string, template: string) =>
  (await desk.deps.rotas.assignments(date, date)).find((each) => each.template === template);
const trouble = {
  kind: 'trouble' as const,
  trouble: { kind: 'unreachable' as const, at: 0, detail: 'down' },
  retryAt: null,
};

describe('an absence', () => {
  test('is offered to those who can and are at work; the channel reads "Schicht frei" and no name', async () => {
    expect(await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' })).toEqual({
      kind: 'done',
      words:
        'Eingetragen: Sie sind am Mi., 25.11. nicht da. Diese Schicht ist jetzt frei und wird im Kanal angeboten:\n• Mi., 25.11., Früh (10:00–14:00)',
    });
    expect(offers()).toEqual([
      {
        words: '*Schicht frei:* Mi., 25.11., Früh (10:00–14:00). Wer springt ein? <@U0AYLA>, <@U0LEAD>',
        button: { label: 'Ich übernehme die Schicht', act: 'take', date: '2026-11-25', template: 'frueh', seen: 1 },
      },
    ]);
  });

  test.each([
    ['de', 'vom Mi., 23.12. bis Mo., 4.1.2027 nicht da', 'vom Mi., 23.12. bis Do., 24.12. abwesend'],
    ['en', 'from Wed 23 Dec to Mon, 4 Jan 2027', 'from Wed 23 Dec to Thu 24 Dec'],
  ] as const)('that ends in another year says so (%s)', async (language, told, left) => {
    if (language === 'en') desk.slack.english.add('U0MARTA');
    expect(await says('U0MARTA', { do: 'absent', from: '2026-12-23', to: '2027-01-04' })).toContain(told);
    expect(await says('U0MARTA', { do: 'back', from: '2026-12-25', to: null })).toContain(left);
  });

  test('mentions nobody while the service is closed', async () => {
    desk.isNow('2026-11-24T21:00');
    await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
    expect(offers()[0]?.words).toBe('*Schicht frei:* Mi., 25.11., Früh (10:00–14:00).');
  });

  test('mentions nobody who is away today, though they will be back by then', async () => {
    await desk.isAway({ staff: 'U0AYLA', from: '2026-11-24', to: '2026-11-24' });
    await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
    expect(offers()[0]?.words).toBe('*Schicht frei:* Mi., 25.11., Früh (10:00–14:00). Wer springt ein? <@U0LEAD>');
  });

  test('reported, re-offered, taken: the offer says who has it, and the audit has every step', async () => {
    await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
    expect(await says('U0AYLA', { do: 'take', ...shift('2026-11-25', 'frueh', 1) })).toBe(
      'Danke! Das ist jetzt Ihre Schicht: Mi., 25.11., Früh (10:00–14:00).',
    );
    expect(offers()).toEqual([
      { words: '~Schicht frei:~ Mi., 25.11., Früh (10:00–14:00). <@U0AYLA> hat Dienst.', button: null },
    ]);
    expect((await desk.deps.rotas.log(0)).map(({ what, by }) => [what, by])).toEqual([
      ['absent', 'U0MARTA'],
      ['freed', 'U0MARTA'],
      ['taken', 'U0AYLA'],
    ]);
    expect(await desk.deps.rotas.offers()).toEqual([]);
  });

  test('that is cancelled gives the shift back, and the offer is settled', async () => {
    const days = { from: '2026-11-25', to: '2026-11-26' };
    await act('U0MARTA', { do: 'absent', ...days });
    await act('U0AYLA', { do: 'take', ...shift('2026-11-26', 'frueh', 1) });
    expect(await says('U0MARTA', { do: 'back', ...days })).toBe(
      'Ihre Abwesenheit ist gestrichen.\nWieder bei Ihnen:\n• Mi., 25.11., Früh (10:00–14:00)\nNicht mehr bei Ihnen, jemand anderes hat übernommen:\n• Do., 26.11., Früh (10:00–14:00)',
    );
    expect(await desk.deps.rotas.absences('2026-11-24')).toEqual([]);
    expect(offers().map(({ button }) => button)).toEqual([null, null]);
    expect(await says('U0MARTA', { do: 'back', ...days })).toContain('keine Abwesenheit');
  });

  test('reported again is said to be entered already; of what is left of one, it is said', async () => {
    const days = { from: '2026-11-25', to: '2026-11-27' };
    await act('U0MARTA', { do: 'absent', ...days });
    expect(await act('U0MARTA', { do: 'absent', ...days })).toEqual({
      kind: 'refused',
      words: 'Das ist schon eingetragen.',
    });
    expect(await says('U0MARTA', { do: 'absent', from: '2026-11-27', to: '2026-11-29' })).toBe(
      'Eingetragen: Sie sind vom Fr., 27.11. bis So., 29.11. nicht da. Es wird keine Schicht frei, auf die sich schon jemand verlässt.',
    );
    expect(await says('U0MARTA', { do: 'back', from: '2026-11-26', to: '2026-11-27' })).toContain(
      'Für diese Tage ist Ihre Abwesenheit gestrichen. Weiter sind Sie am Mi., 25.11., vom Sa., 28.11. bis So., 29.11. abwesend gemeldet.\nWieder bei Ihnen:\n• Do., 26.11., Früh',
    );
    desk.slack.english.add('U0MARTA');
    expect(await says('U0MARTA', { do: 'back', from: '2026-11-28', to: null })).toBe(
      'Your absence is cancelled for these days. You are still reported absent on Wed 25 Nov.',
    );
  });

  test('with days that do not exist changes nothing, and says how to write them, in the language of the reader', async () => {
    desk.slack.english.add('U0MARTA');
    expect(await act('U0MARTA', { do: 'absent', from: '2026-02-30', to: 'x' })).toEqual({
      kind: 'refused',
      words: 'There is no such day. Please write it like this: `/auskunft absent 1.12.-5.12.`',
    });
    expect(await desk.deps.rotas.log(0)).toEqual([]);
  });
});

test('a shift taken twice at the same time is one success and one kind word', async () => {
  await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
  const take = { do: 'take', ...shift('2026-11-25', 'frueh', 1) } as const;
  const outcomes = await Promise.all([act('U0AYLA', take), act('U0LEAD', take)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  const winner = (await stored('2026-11-25', 'frueh'))?.person;
  expect(outcomes.find(({ kind }) => kind === 'refused')?.words).toBe(
    `<@${winner}> war schneller und hat diese Schicht schon. Danke, dass Sie einspringen wollten.`,
  );
});

describe('a shift given to somebody in the very moment in which they report that they are away', () => {
  const on = '2026-11-26';
  const ill: RotaAct = { do: 'absent', from: on, to: on };
  const gives: RotaAct = { do: 'override', ...shift(on, 'frueh'), to: 'U0AYLA' };
  /** Just before the act is written, the other one is. */
  const meanwhile = (by: string, what: RotaAct) => {
    const { change } = desk.deps.rotas;
    desk.deps.rotas.change = async (wanted) => {
      desk.deps.rotas.change = change;
      await act(by, what);
      return change(wanted);
    };
  };

  test('is refused where the absence was first', async () => {
    meanwhile('U0AYLA', ill);
    expect(await act('U0LEAD', gives)).toEqual({
      kind: 'refused',
      words: 'Diese Person ist an diesem Tag abwesend. Bitte jemand anderen wählen.',
    });
    expect(await stored(on, 'frueh')).toBeUndefined();
  });

  test('becomes free again where it was first', async () => {
    meanwhile('U0LEAD', gives);
    expect(await says('U0AYLA', ill)).toContain('Diese Schicht ist jetzt frei');
    expect(await stored(on, 'frueh')).toMatchObject({ person: null });
  });

  test('is not published to them', async () => {
    desk.deps.rota = officeRota({ plan: officeRota().plan.filter(({ weekday }) => weekday !== 'thu') });
    const shown = await preview();
    const gap = shown.proposed.find(({ date, person }) => date === on && person !== null);
    const by = gap?.person ?? '';
    meanwhile(by, ill);
    const { modal } = await submits(shown);
    expect(modal.said).toContain('noch einmal ansehen');
    expect(modal.proposed.filter(({ date, person }) => date === on && person === by)).toEqual([]);
    expect(await desk.deps.rotas.assignments(on, on)).toEqual([]);
  });
});

describe('a swap', () => {
  const late = (seen: number) => shift('2026-11-24', 'spaet', seen);

  test('stays with whoever asked until a colleague accepts, who is then named to them', async () => {
    expect(await says('U0JONAS', { do: 'askSwap', ...late(0) })).toBe(
      'Angeboten im Kanal: Di., 24.11., Spät (14:00–18:00). Bis jemand übernimmt, bleibt die Schicht bei Ihnen.',
    );
    expect(offers()[0]).toMatchObject({
      words:
        '*Tausch gesucht:* <@U0JONAS> möchte abgeben: Di., 24.11., Spät (14:00–18:00). Wer übernimmt? <@U0AYLA>, <@U0LEAD>',
      button: { act: 'acceptSwap', seen: 1 },
    });
    expect((await stored('2026-11-24', 'spaet'))?.person).toBe('U0JONAS');
    await act('U0AYLA', { do: 'acceptSwap', ...late(1) });
    expect(await stored('2026-11-24', 'spaet')).toMatchObject({ person: 'U0AYLA', source: 'swap', swap: null });
    expect(desk.slack.messaged).toEqual([
      {
        staff: 'U0JONAS',
        words: '<@U0AYLA> übernimmt Ihre Schicht: Di., 24.11., Spät (14:00–18:00). Sie haben diese Schicht nicht mehr.',
      },
    ]);
    expect(offers()[0]).toEqual({
      words: '~Tausch gesucht:~ Di., 24.11., Spät (14:00–18:00). <@U0AYLA> hat Dienst.',
      button: null,
    });
  });

  test('that nobody accepts is past due when the shift begins: told once to whoever has it, and too late for others', async () => {
    await act('U0JONAS', { do: 'askSwap', ...late(0) });
    desk.isNow('2026-11-24T14:00');
    expect(await act('U0AYLA', { do: 'acceptSwap', ...late(1) })).toMatchObject({
      kind: 'refused',
      words: expect.stringContaining('Dafür ist es zu spät'),
    });
    await Promise.all([desk.ticks(), desk.ticks()]);
    await desk.minutesPass(1);
    expect(desk.slack.messaged).toEqual([
      {
        staff: 'U0JONAS',
        words:
          'Niemand hat Ihre Schicht übernommen: Di., 24.11., Spät (14:00–18:00). Sie hat begonnen und bleibt bei Ihnen.',
      },
    ]);
    expect(await stored('2026-11-24', 'spaet')).toMatchObject({ person: 'U0JONAS', swap: null });
    expect(offers()).toEqual([
      {
        words: '~Tausch gesucht:~ Di., 24.11., Spät (14:00–18:00). Niemand hat übernommen; <@U0JONAS> hat Dienst.',
        button: null,
      },
    ]);
  });

  test('that is taken back is settled in the channel, and asked again offered anew', async () => {
    await act('U0JONAS', { do: 'askSwap', ...late(0) });
    await act('U0JONAS', { do: 'withdrawSwap', ...late(1) });
    expect(offers()[0]?.words).toContain('Die Schicht bleibt bei <@U0JONAS>.');
    await act('U0JONAS', { do: 'askSwap', ...late(2) });
    expect(offers().map(({ button }) => button?.seen)).toEqual([undefined, 3]);
  });

  test('becomes a free shift when whoever asked falls ill', async () => {
    await act('U0JONAS', { do: 'askSwap', ...late(0) });
    await act('U0JONAS', { do: 'absent', from: '2026-11-24', to: '2026-11-24' });
    expect(offers().map(({ words, button }) => [words.slice(0, 17), button?.act])).toEqual([
      ['~Tausch gesucht:~', undefined],
      ['*Schicht frei:* D', 'take'],
    ]);
  });

  test('of somebody who is removed from the rota meanwhile is settled, and the shift told as uncovered', async () => {
    await act('U0JONAS', { do: 'askSwap', ...late(0) });
    desk.deps.rota = officeRota({ people: [people.marta, people.ayla, people.priya], plan: [] });
    await desk.ticks();
    expect(offers()).toEqual([
      {
        words: '~Tausch gesucht:~ Di., 24.11., Spät (14:00–18:00). Die Schicht ist noch unbesetzt: `/auskunft`',
        button: null,
      },
    ]);
    expect(desk.slack.announced.at(-1)).toContain('• Di., 24.11., Spät (14:00–18:00)');
  });

  test('with somebody who left changes nothing', async () => {
    const gone = { ...people.ayla, to: '2026-10-31' };
    desk.deps.rota = officeRota({ people: [people.marta, people.jonas, gone, people.priya] });
    await act('U0JONAS', { do: 'askSwap', ...late(0) });
    expect(await says('U0AYLA', { do: 'acceptSwap', ...late(1) })).toContain(
      'gehören Sie laut Dienstplan nicht zum Team',
    );
    expect((await stored('2026-11-24', 'spaet'))?.person).toBe('U0JONAS');
  });
});

describe('a lead', () => {
  test('gives a shift to somebody else, and both are told', async () => {
    expect(await says('U0LEAD', { do: 'override', ...shift('2026-11-25', 'frueh'), to: 'U0AYLA' })).toBe(
      'Eingeteilt: <@U0AYLA>, Mi., 25.11., Früh (10:00–14:00).',
    );
    expect(desk.slack.messaged).toEqual([
      {
        staff: 'U0MARTA',
        words:
          '<@U0LEAD> hat den Dienstplan geändert: Mi., 25.11., Früh (10:00–14:00) haben Sie nicht mehr, sondern <@U0AYLA>.',
      },
      { staff: 'U0AYLA', words: '<@U0LEAD> hat Sie eingeteilt: Mi., 25.11., Früh (10:00–14:00).' },
    ]);
    expect(await says('U0MARTA', { do: 'override', ...shift('2026-11-25', 'frueh', 1), to: 'U0MARTA' })).toBe(
      'Das kann nur die Leitung.',
    );
  });

  test('publishes a long plan in one go, gaps filled, and the channel is told once', async () => {
    const plan = officeRota().plan.filter(({ weekday }) => weekday !== 'fri');
    desk.deps.rota = officeRota({ plan, people: Object.values(people).map((each) => ({ ...each, maxShifts: 5 })) });
    expect(await says('U0LEAD', { do: 'publish', until: '2026-12-01', ...nothingSeen })).toContain(
      'Bitte mindestens bis Di., 8.12.',
    );
    // 24 November to 29 January: more than one write takes, less the early shift that runs and the holidays.
    expect(await says('U0LEAD', await publishes('2027-01-29'))).toBe(
      'Der Dienstplan bis Fr., 29.1.2027 ist veröffentlicht (93 Schichten).',
    );
    expect(desk.slack.announced).toEqual([
      'Der Dienstplan bis Fr., 29.1.2027 ist veröffentlicht, von <@U0LEAD>. Ihre Schichten: `/auskunft`',
    ]);
    const all = await desk.deps.rotas.assignments('2026-11-24', '2027-01-29');
    expect(all).toHaveLength(93);
    expect(all.every(({ person, publishedAt }) => person !== null && publishedAt === desk.now)).toBe(true);
    expect(offers()).toEqual([]);
    expect(await says('U0LEAD', { do: 'publish', until: '2027-01-29', ...nothingSeen })).toContain(
      'schon alles veröffentlicht',
    );
  });
});

describe('what a lead publishes is what they saw', () => {
  const published = async () =>
    (await desk.deps.rotas.assignments('2026-11-24', '2027-01-29')).filter(({ publishedAt }) => publishedAt !== null);

  test('as long as nothing changes; the day of the window need not be today', async () => {
    const shown = await preview();
    expect(shown.said).toBeNull();
    desk.passes(60 * minute);
    const { until, fingerprint } = shown;
    expect(await act('U0LEAD', { do: 'publish', until, seen: { until, fingerprint } })).toMatchObject({ kind: 'done' });
    expect((await published()).map(({ date, template, person }) => [date, template, person])).toEqual(
      shown.proposed.map(({ date, template, person }) => [date, template, person]),
    );
  });

  test.each([
    ['de', 'Inzwischen hat sich etwas geändert – bitte noch einmal ansehen. Veröffentlicht ist noch nichts.'],
    ['en', 'Something has changed meanwhile – please look at it again. Nothing is published yet.'],
  ] as const)(
    'so when an absence came meanwhile, the new plan is shown, and nothing is published (%s)',
    async (language, said) => {
      if (language === 'en') desk.slack.english.add('U0LEAD');
      const shown = await preview();
      await desk.isAway({ staff: 'U0MARTA', from: '2026-12-01', to: '2026-12-01' });
      const { modal, language: shownIn } = await submits(shown);
      expect(shownIn).toBe(language);
      expect(modal).toMatchObject({ kind: 'plan', until: shown.until, from: 'modal', said });
      const of = ({ proposed }: typeof shown) =>
        proposed.find(({ date, template }) => date === '2026-12-01' && template === 'frueh')?.person;
      expect([of(shown), of(modal)]).toEqual(['U0MARTA', expect.not.stringContaining('U0MARTA')]);
      expect(await published()).toEqual([]);
      expect(desk.slack.announced).toEqual([]);
      // Now it was seen.
      const { until, fingerprint } = modal;
      expect(await act('U0LEAD', { do: 'publish', until, seen: { until, fingerprint } })).toMatchObject({
        kind: 'done',
      });
      expect((await stored('2026-12-01', 'frueh'))?.person).toBe(of(modal));
    },
  );

  test('so when another day is chosen, its plan is shown before it is published', async () => {
    const shown = await preview();
    const { modal } = await submits(shown, '2027-01-29');
    expect(modal).toMatchObject({
      until: '2027-01-29',
      said: 'Das ist der Vorschlag bis Fr., 29.1.2027 – bitte ansehen und dann veröffentlichen. Veröffentlicht ist noch nichts.',
    });
    expect(modal.proposed.length).toBeGreaterThan(shown.proposed.length);
    expect(await published()).toEqual([]);
  });

  test('so a window from before there were fingerprints publishes nothing', async () => {
    const { modal } = await submits(await preview(), undefined, { seen: null });
    expect(modal.said).toContain('noch einmal ansehen');
    expect(await published()).toEqual([]);
  });

  test('so when somebody swaps in the very moment in which it is written, the lead sees that first', async () => {
    const shown = await preview();
    const { change } = desk.deps.rotas;
    let swapped = false;
    desk.deps.rotas.change = async (wanted) => {
      if (!swapped) {
        swapped = true;
        await desk.assigned({ date: '2026-11-26', template: 'frueh', person: 'U0AYLA' });
      }
      return change(wanted);
    };
    const { modal } = await submits(shown);
    expect(modal.said).toContain('Veröffentlicht ist noch nichts');
    expect(await published()).toEqual([]);
  });

  test('so when that hits the rest of a long plan, the channel is not told that all of it is published', async () => {
    const { until, fingerprint } = await preview('2027-01-29');
    const { change } = desk.deps.rotas;
    let writes = 0;
    desk.deps.rotas.change = async (wanted) => {
      writes += 1;
      if (writes === 2) {
        desk.deps.rotas.change = change;
        await desk.assigned({ date: '2027-01-29', template: 'frueh', person: 'U0AYLA' });
      }
      return change(wanted);
    };
    const { modal } = await submits({ until, fingerprint });
    expect(modal.said).toBe(
      'Inzwischen hat sich etwas geändert – bitte noch einmal ansehen. Veröffentlicht sind erst 60 Schichten; die übrigen stehen unten.',
    );
    expect(await published()).toHaveLength(60);
    expect(modal.proposed).toHaveLength(33);
    expect(desk.slack.announced).toEqual([]);
    await act('U0LEAD', { do: 'publish', until, seen: { until, fingerprint: modal.fingerprint } });
    expect(await published()).toHaveLength(93);
    expect(desk.slack.announced).toHaveLength(1);
  });
});

describe('uncovered shifts', () => {
  const soon = officeRota().plan.filter(({ weekday, template }) => weekday !== 'thu' || template !== 'spaet');
  const told =
    '*Noch unbesetzt:*\n• Do., 26.11., Spät (14:00–18:00)\n• Do., 3.12., Spät (14:00–18:00)\nÜbernehmen: `/auskunft`. Einteilen kann die Leitung: <@U0LEAD>\nAb Di., 24.11. ist der Dienstplan noch nicht ganz veröffentlicht. Ansehen und veröffentlichen kann ihn die Leitung: `/auskunft plan`';

  test('are told early, once a day, while the service is open', async () => {
    desk.deps.rota = officeRota({ plan: soon });
    desk.deps.inService = async (at) => at >= desk.now - 1 && new Date(at).getUTCHours() >= 9;
    await Promise.all([desk.ticks(), desk.ticks()]);
    await desk.minutesPass(60);
    expect(desk.slack.announced.filter((words) => words.includes('unbesetzt'))).toEqual([told]);
    desk.isNow('2026-11-25T09:00');
    await desk.ticks();
    expect(desk.slack.announced.filter((words) => words.includes('unbesetzt'))).toHaveLength(1);
    desk.isNow('2026-11-25T10:00');
    await desk.ticks();
    expect(desk.slack.announced.filter((words) => words.includes('unbesetzt'))).toHaveLength(2);
  });

  test('in a plan that is published are told without asking the leads to publish', async () => {
    await act('U0LEAD', await publishes('2026-12-08'));
    await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
    desk.isNow('2026-11-25T10:00');
    await desk.ticks();
    expect(desk.slack.announced.at(-1)).toBe(
      '*Noch unbesetzt:*\n• Mi., 25.11., Früh (10:00–14:00)\nÜbernehmen: `/auskunft`. Einteilen kann die Leitung: <@U0LEAD>',
    );
  });

  test('are not told on the day on which the channel was offered them, but what came before the service opened is', async () => {
    const list = () => desk.slack.announced.filter((words) => words.includes('unbesetzt'));
    await act('U0MARTA', { do: 'absent', from: '2026-11-26', to: '2026-11-26' });
    await act('U0LEAD', { do: 'override', ...shift('2026-11-27', 'spaet'), to: null });
    await desk.minutesPass(2);
    expect(offers()).toHaveLength(2);
    expect(list()).toEqual([]);
    desk.isNow('2026-11-25T07:00');
    desk.deps.inService = async (at) => new Date(at).getUTCHours() >= 9;
    await act('U0JONAS', { do: 'absent', from: '2026-11-25', to: '2026-11-25' });
    desk.isNow('2026-11-25T10:00');
    await desk.ticks();
    expect(list()).toHaveLength(1);
    for (const day of ['Mi., 25.11.', 'Do., 26.11.', 'Fr., 27.11.']) expect(list()[0]).toContain(`• ${day}`);
  });

  test('beyond what is published name the first day that is not, in the language of the team', async () => {
    await act('U0LEAD', await publishes('2026-12-08'));
    desk.deps.rota = officeRota({ plan: soon });
    desk.deps.settings = { ...desk.deps.settings, staffLanguage: 'en' };
    desk.isNow('2026-11-27T12:00');
    await desk.ticks();
    expect(desk.slack.announced.at(-1)).toContain(
      '\nFrom Wed 9 Dec on the rota is not all published yet. A lead can look at it and publish it: `/auskunft plan`',
    );
  });

  test('are none where the negotiated plan leaves nothing open: nobody is told that it is not published', async () => {
    await desk.ticks();
    expect(desk.slack.announced).toEqual([]);
  });

  test('of a person who was removed from the rota are told, and can be taken', async () => {
    await act('U0LEAD', await publishes('2026-12-08'));
    const newcomer = somebody({ initials: 'nn', slack: 'U0NEU' });
    desk.deps.rota = officeRota({ people: [people.marta, people.ayla, people.priya, newcomer], plan: [] });
    await desk.ticks();
    expect(desk.slack.announced.at(-1)).toContain('• Di., 24.11., Spät (14:00–18:00)');
    expect((await act('U0AYLA', { do: 'take', ...shift('2026-11-24', 'spaet', 1) })).kind).toBe('done');
  });
});

describe('while Slack waits for an answer', () => {
  test('all whom a change affects are told at the same time', async () => {
    const begun: string[] = [];
    let bothBegun = () => {};
    const both = new Promise<void>((resolve) => {
      bothBegun = resolve;
    });
    desk.deps.desk.message = async (staff) => {
      begun.push(staff);
      if (begun.length === 2) bothBegun();
      await both;
      return { kind: 'ok', value: null };
    };
    await act('U0LEAD', { do: 'override', ...shift('2026-11-25', 'frueh'), to: 'U0AYLA' });
    expect(begun).toEqual(['U0MARTA', 'U0AYLA']);
  });

  test('what would take too long to offer is left to the next tick', async () => {
    const { offer } = desk.deps.desk;
    desk.deps.desk.offer = async (what) => {
      desk.passes(400);
      return offer(what);
    };
    await act('U0MARTA', { do: 'absent', from: '2026-11-24', to: '2026-12-04' });
    expect(offers()).toHaveLength(3);
    await desk.minutesPass(1);
    expect(offers()).toHaveLength(9);
  });

  test('the tick stops with the rota after a while, and goes on with it in the next minute', async () => {
    const { offer } = desk.deps.desk;
    desk.deps.desk.offer = async (what) => {
      desk.passes(4_000);
      return offer(what);
    };
    desk.deps.rota = officeRota({ plan: officeRota().plan.filter(({ template }) => template === 'frueh') });
    await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-30' });
    const told = () => desk.slack.announced.filter((words) => words.includes('unbesetzt')).length;
    const begun = desk.now;
    await desk.ticks();
    expect([offers().length, told(), desk.now - begun]).toEqual([3, 0, 8_000]);
    await desk.minutesPass(1);
    expect([offers().length, told()]).toEqual([4, 1]);
  });
});

describe('while Slack is down', () => {
  test('the change holds, and the next tick offers the shift', async () => {
    desk.slack.notices.push(trouble);
    expect((await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' })).kind).toBe('done');
    expect(offers()).toEqual([]);
    await desk.minutesPass(1);
    await desk.minutesPass(1);
    expect(offers()).toHaveLength(1);
  });

  describe('whoever is not told of a change that affects them', () => {
    const gives: RotaAct = { do: 'override', ...shift('2026-11-25', 'frueh'), to: 'U0AYLA' };

    test('is named to whoever made it', async () => {
      desk.slack.notices.push(trouble);
      expect(await says('U0LEAD', gives)).toBe(
        'Eingeteilt: <@U0AYLA>, Mi., 25.11., Früh (10:00–14:00).\nSlack hat die Nachricht darüber nicht angenommen. Bitte selbst Bescheid geben: <@U0MARTA>',
      );
      expect(desk.slack.messaged.map(({ staff }) => staff)).toEqual(['U0AYLA']);
    });

    test('is so too where the desk breaks off, each once and in the language of the reader', async () => {
      desk.slack.english.add('U0LEAD');
      desk.deps.desk.message = async (staff) => {
        if (staff === 'U0MARTA') throw new Error('Broken off');
        return trouble;
      };
      expect(await says('U0LEAD', gives)).toBe(
        'Assigned: <@U0AYLA>, Wed 25 Nov, Early (10:00–14:00).\nSlack did not take the message about this. Please tell them yourself: <@U0MARTA>, <@U0AYLA>',
      );
    });

    test('is so once, for all of a plan, also where the rest of it is to be seen again', async () => {
      await act('U0LEAD', await publishes('2026-12-08'));
      await desk.isAway({ staff: 'U0MARTA', from: '2026-11-25', to: '2026-11-30' });
      const { until, fingerprint } = await preview('2027-02-12');
      desk.deps.desk.message = async () => trouble;
      const { change } = desk.deps.rotas;
      let writes = 0;
      desk.deps.rotas.change = async (wanted) => {
        if (++writes === 2) await desk.assigned({ date: '2027-02-12', template: 'frueh', person: 'U0AYLA' });
        return change(wanted);
      };
      const said = await says('U0LEAD', { do: 'publish', until, seen: { until, fingerprint } });
      expect(said).toContain('die übrigen stehen unten.\nSlack hat');
      expect(said.match(/<@U0MARTA>/g)).toHaveLength(1);
    });
  });

  describe('an offer of which nobody knows whether it was posted', () => {
    const ill = { do: 'absent', from: '2026-11-25', to: '2026-11-25' } as const;
    const standing = async () => (await desk.deps.rotas.offers()).map(({ version, place }) => ({ version, place }));
    /** The next offer is not answered in time. */
    const timesOut = (posted: boolean) => {
      const { offer } = desk.deps.desk;
      desk.deps.desk.offer = async (what) => {
        desk.deps.desk.offer = offer;
        if (posted) await offer(what);
        return { kind: 'uncertain', trouble: trouble.trouble };
      };
    };

    test('is found again in the channel, and stands there once', async () => {
      timesOut(true);
      await act('U0MARTA', ill);
      expect(await standing()).toEqual([{ version: 1, place: { unknownSince: desk.now - minute } }]);
      await desk.minutesPass(1);
      await desk.minutesPass(1);
      expect(offers()).toHaveLength(1);
      expect(await standing()).toEqual([{ version: 1, place: { channel: 'C', ts: [...desk.slack.offers.keys()][0] } }]);
      await act('U0AYLA', { do: 'take', ...shift('2026-11-25', 'frueh', 1) });
      expect(offers()).toMatchObject([{ words: expect.stringContaining('<@U0AYLA> hat Dienst'), button: null }]);
    });

    test('is found too when the run that posted it broke off', async () => {
      const { offered } = desk.deps.rotas;
      desk.deps.rotas.offered = async (offer) => {
        if ('ts' in offer.place) throw new Error('Broken off');
        await offered(offer);
      };
      await act('U0MARTA', ill);
      desk.deps.rotas.offered = offered;
      await desk.minutesPass(1);
      expect(offers()).toHaveLength(1);
      expect(await standing()).toMatchObject([{ place: { channel: 'C' } }]);
    });

    test('is posted in the next minute where it does not stand', async () => {
      timesOut(false);
      await act('U0MARTA', ill);
      await Promise.all([desk.minutesPass(1), desk.ticks()]);
      expect(offers()).toHaveLength(1);
      expect(await standing()).toMatchObject([{ version: 1, place: { channel: 'C' } }]);
    });

    test('is settled, however the shift was taken meanwhile', async () => {
      timesOut(true);
      await act('U0MARTA', ill);
      await act('U0AYLA', { do: 'take', ...shift('2026-11-25', 'frueh', 1) });
      await desk.minutesPass(1);
      expect(offers().map(({ button }) => button)).toEqual([null]);
      expect(await standing()).toEqual([]);
    });

    test('and never was is forgotten once the shift is taken', async () => {
      timesOut(false);
      await act('U0MARTA', ill);
      await act('U0AYLA', { do: 'take', ...shift('2026-11-25', 'frueh', 1) });
      await desk.minutesPass(1);
      expect(offers()).toEqual([]);
      expect(await standing()).toEqual([]);
    });

    test('is not posted again while the channel cannot be looked through', async () => {
      timesOut(true);
      await act('U0MARTA', ill);
      const { findCard } = desk.deps.desk;
      desk.deps.desk.findCard = async () => trouble;
      await desk.minutesPass(1);
      expect(offers()).toHaveLength(1);
      desk.deps.desk.findCard = findCard;
      await desk.minutesPass(1);
      expect(offers()).toHaveLength(1);
      expect(await standing()).toMatchObject([{ place: { channel: 'C' } }]);
    });
  });

  test('nothing is done for somebody whom Slack cannot vouch for', async () => {
    desk.deps.desk.isStaff = async () => trouble;
    expect(await act('U0MARTA', { do: 'absent', from: '2026-11-25', to: '2026-11-25' })).toMatchObject({
      kind: 'refused',
    });
    expect(await desk.deps.rotas.absences('2026-11-24')).toEqual([]);
  });
});

test('a shift that passes with nobody in it, or that a closure swallows, is settled in the channel', async () => {
  await act('U0MARTA', { do: 'absent', from: '2026-11-24', to: '2026-11-25' });
  desk.isNow('2026-11-24T14:00');
  const open = desk.deps.calendar;
  desk.deps.calendar = async () => {
    const calendar = await open();
    return { ...calendar, periodsOn: (day) => (day.toString() === '2026-11-25' ? [] : calendar.periodsOn(day)) };
  };
  await desk.ticks();
  expect(offers().map(({ words }) => words)).toEqual([
    '~Schicht frei:~ Di., 24.11., Früh (10:00–14:00). Niemand hatte Dienst; die Schicht ist vorbei.',
    '~Schicht frei:~ Mi., 25.11., Früh (10:00–14:00). Die Schicht findet nicht statt.',
  ]);
  expect(offers().every(({ button }) => button === null)).toBe(true);
});

test('whoever is not in the channel, or a library without a rota, changes nothing', async () => {
  const away = { do: 'absent', from: '2026-11-25', to: '2026-11-25' } as const;
  expect(await says('U0FREMD', away)).toContain('Nur Mitglieder des Kanals');
  desk.deps.rota = null;
  expect(await says('U0MARTA', away)).toContain('noch keinen Dienstplan');
});

describe('a calendar', () => {
  test('has a secret address, which a new one replaces and which can be revoked', async () => {
    const words = await says('U0MARTA', { do: 'feed', of: 'mine' });
    const token = /calendar\/([\w-]{43})\.ics/.exec(words)?.[1] ?? '';
    expect(await desk.deps.rotas.feed(token)).toEqual({ of: 'U0MARTA', by: 'U0MARTA', at: desk.now });
    desk.passes(minute);
    await act('U0MARTA', { do: 'feed', of: 'mine' });
    expect(await desk.deps.rotas.feed(token)).toBeNull();
    expect(await says('U0MARTA', { do: 'revokeFeeds' })).toBe(
      'Alle Kalenderadressen, die Sie geholt hatten, sind gesperrt.',
    );
  });

  test('is for who is on the team', async () => {
    expect(await act('U0TRAINEE', { do: 'feed', of: 'all' })).toMatchObject({ kind: 'refused' });
  });
});
