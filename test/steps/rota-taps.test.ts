import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ServiceCalendar } from '../../core/hours.ts';
import { Rota } from '../../core/rota.ts';
import { move, type State } from '../../core/thread.ts';
import { receive } from '../../steps/receive.ts';
import { rotaCommand } from '../../steps/rota-command.ts';
import type { RotaModal, RotaPlace } from '../../steps/rota-modals.ts';
import { rotaSubmit } from '../../steps/rota-submit.ts';
import { openHome, rotaTap } from '../../steps/rota-taps.ts';
import { show } from '../../steps/show.ts';
import { triage } from '../../steps/triage.ts';
import { type ServiceDesk, serviceDesk } from '../support/service-desk.ts';
import { incoming, reply } from '../support/threads.ts';

/** The sample: it is noon on Tuesday, 24 November 2026, in a B week. */
const rota = v.parse(Rota, parse(readFileSync('library/rota.yaml', 'utf8')));
const calendar: ServiceCalendar = {
  zone: 'Europe/Berlin',
  isHoliday: () => false,
  periodsOn: ({ dayOfWeek }) => (dayOfWeek === 7 ? [] : [[600, dayOfWeek === 6 ? 840 : 1080]]),
};

let desk: ServiceDesk;
let deps: ServiceDesk['deps'];
beforeEach(async () => {
  desk = await serviceDesk();
  for (const { slack } of rota.people) desk.slack.staff.add(slack);
  const settings = { ...desk.deps.settings, roles: { leads: ['U0PRIYA'], trainees: ['U0TOMASZ'] } };
  deps = { ...desk.deps, rota, calendar: async () => calendar, settings };
});
afterEach(() => desk.close());

const types = (by: string, name: Parameters<typeof rotaCommand>[1]['name'], rest = '') =>
  rotaCommand(deps, { by, name, rest, trigger: 'T' }, desk.slack.english.has(by) ? 'en' : 'de');
const newestModal = () => desk.slack.modals.at(-1);
const homeIn = (modal: unknown) => {
  const opened = modal as RotaModal | undefined;
  if (opened?.kind !== 'home') throw new Error('No home is open');
  return opened.home;
};
const modal: RotaPlace = { kind: 'modal', view: { id: 'V1', hash: 'H1' } };
const home: RotaPlace = { kind: 'home' };

test('„/auskunft“ shows who is on duty, my shifts and what I can type', async () => {
  expect(await types('U0MARTA', 'home')).toBeNull();
  expect(newestModal()).toMatchObject({ kind: 'home', help: expect.stringContaining('/auskunft abwesend') });
  expect(homeIn(newestModal()).onDuty).toMatchObject([{ staff: 'U0MARTA' }]);
});

test('„/auskunft“ leads to the card of whoever is in danger, also where the answer did not go out', async () => {
  desk.channel.shows(incoming('1001', { at: desk.now }));
  await receive(deps, 'x-mention');
  const id = 'x-mention-1001';
  const tagger: typeof deps.tagger = { tag: async (...of) => ({ ...(await deps.tagger.tag(...of)), danger: 'alarm' }) };
  await triage({ ...deps, tagger }, id);
  await show(deps, id);
  await types('U0MARTA', 'home');
  const cardUrl = `https://desk.example/archives/C/p${(await deps.threads.read(id))?.card?.ts}`;
  expect(homeIn(newestModal()).threads).toMatchObject([{ danger: 'alarm', cardUrl }]);
  const trouble = { kind: 'refused', at: desk.now, detail: '' } as const;
  const claim = { owner: 'o', claimedAt: desk.now, expiresAt: desk.now, attempts: 1, absentAt: [] };
  const states: State[] = [
    { status: 'approved', reply, sendAfter: desk.now, trouble: null },
    { status: 'sending', reply, claim, cameAt: null },
    { status: 'failed', reply, trouble },
  ];
  for (const state of states) {
    const record = await deps.threads.read(id);
    if (!record) throw new Error('No thread');
    const entry = { at: desk.now, by: 'send', what: 'refused', from: record.thread.status, to: state.status } as const;
    expect(await deps.threads.move(record, move(record.thread, state), entry)).toBe('written');
  }
  await types('U0MARTA', 'home');
  expect(homeIn(newestModal()).threads).toMatchObject([{ danger: 'alarm', cardUrl }]);
});

test('„/auskunft“ leads to the card of every question that it names', async () => {
  for (const number of ['1001', '1002']) {
    desk.channel.shows(incoming(number, { at: desk.now }));
    await receive(deps, 'x-mention');
    await triage(deps, `x-mention-${number}`);
    await show(deps, `x-mention-${number}`);
  }
  await types('U0MARTA', 'home');
  const urls = homeIn(newestModal()).threads.map(({ cardUrl }) => cardUrl);
  expect(urls).toHaveLength(2);
  expect(new Set(urls).size).toBe(2);
  expect(urls).not.toContain(null);
});

test('where the library has no rota it shows what can be typed, as before', async () => {
  deps = { ...deps, rota: null };
  expect(await types('U0MARTA', 'home')).toContain('/auskunft stop');
  expect(await types('U0MARTA', 'home')).not.toContain('/auskunft abwesend');
  expect(await types('U0MARTA', 'duty')).toContain('noch keinen Dienstplan');
});

test('„dienst“ says who is on duty now and next, in both languages', async () => {
  const said = await types('U0JONAS', 'duty');
  expect(said).toContain('<@U0MARTA> – Früh, bis 14:00 Uhr');
  expect(said).toContain('Danach: Di., 24.11., Spät (14:00–18:00) – <@U0TOMASZ>');
  desk.slack.english.add('U0JONAS');
  expect(await types('U0JONAS', 'duty')).toContain('<@U0MARTA> – Early, until 14:00');
});

test('„dienst am 28.11.“ says who is on duty that day, and what nobody has yet', async () => {
  expect(await types('U0JONAS', 'duty', 'am 26.11.')).toContain('Spät (14:00–18:00): <@U0JONAS>');
  expect(await types('U0JONAS', 'duty', 'am 26.11.')).toContain('Früh (10:00–14:00): niemand');
  expect(await types('U0JONAS', 'duty', 'am 29.11.')).toContain('keine Schicht');
  expect(await types('U0JONAS', 'duty', 'irgendwann')).toContain('verstehe ich nicht');
});

test('„abwesend“ with its days is reported at once, and without them asked for', async () => {
  expect(await types('U0MARTA', 'absent')).toBeNull();
  expect(newestModal()).toMatchObject({ kind: 'absence', today: '2026-11-24' });
  expect(newestModal()).toMatchObject({ said: null });
  expect(await types('U0MARTA', 'absent', 'nächste Woche')).toBeNull();
  expect(newestModal()).toMatchObject({ kind: 'absence', said: 'Diese Tage verstehe ich nicht. Bitte hier wählen.' });
  expect(await types('U0MARTA', 'absent', '5.12.-1.12.')).toContain('letzte Tag liegt vor dem ersten');
  expect(await deps.rotas.absences('2026-01-01')).toEqual([]);
  await types('U0MARTA', 'absent', '1.12.-5.12.');
  expect(await deps.rotas.absences('2026-01-01')).toEqual([{ staff: 'U0MARTA', from: '2026-12-01', to: '2026-12-05' }]);
});

test('„zurück“ takes out the days it names, and else shows what is reported', async () => {
  await types('U0MARTA', 'absent', '7.12.-11.12.');
  expect(await types('U0MARTA', 'back')).toBeNull();
  expect(homeIn(newestModal())).toMatchObject({ said: null, absences: [{ from: '2026-12-07', to: '2026-12-11' }] });
  expect(await types('U0MARTA', 'back', 'irgendwann')).toBeNull();
  expect(homeIn(newestModal()).said).toContain('/auskunft zurück');
  expect(await types('U0MARTA', 'back', 'ab 9.12.')).toContain('Weiter sind Sie vom Mo., 7.12. bis Di., 8.12.');
});

test('„zurück“ of whoever has reported no absence says so, whatever days it names', async () => {
  for (const rest of ['', 'irgendwann']) {
    expect(await types('U0MARTA', 'back', rest)).toBe('Für Sie ist keine Abwesenheit eingetragen.');
  }
  expect(desk.slack.modals).toEqual([]);
  desk.slack.english.add('U0JONAS');
  await types('U0MARTA', 'absent', '7.12.-11.12.');
  expect(await types('U0JONAS', 'back')).toBe('No absence is entered for you.');
});

test('an absence reported in the home shows there, with what became of it; and can be taken back', async () => {
  await rotaTap(deps, 'U0MARTA', { do: 'open', modal: 'absence', trigger: 'T' }, home);
  expect(newestModal()).toMatchObject({ kind: 'absence', from: 'home' });
  const days = { first: '2026-12-01', last: '2026-12-02' };
  expect(await rotaSubmit(deps, 'U0MARTA', { modal: 'absence', from: 'home', ...days })).toEqual({ kind: 'done' });
  expect(desk.slack.homes.get('U0MARTA')).toMatchObject({
    said: expect.stringContaining('Eingetragen'),
    absences: [{ from: '2026-12-01', to: '2026-12-02' }],
  });
  await rotaTap(deps, 'U0MARTA', { do: 'back', from: '2026-12-01', to: '2026-12-02' }, home);
  expect(desk.slack.homes.get('U0MARTA')?.absences).toEqual([]);
});

test('what cannot be entered is said at its input, and the modal stays', async () => {
  const decided = await rotaSubmit(deps, 'U0MARTA', {
    modal: 'absence',
    from: 'modal',
    first: '2026-12-05',
    last: '2026-12-01',
  });
  expect(decided).toMatchObject({ kind: 'invalid', input: 'until', words: expect.stringContaining('vor dem ersten') });
});

test('a swap asked for in a modal is there in the same modal, and a colleague takes it in the channel', async () => {
  await types('U0AYLIN', 'swap');
  const [shift] = homeIn(newestModal()).mine;
  if (shift === undefined) throw new Error('Aylin has no shift');
  const { date, template, seen } = shift;
  await rotaTap(deps, 'U0AYLIN', { do: 'askSwap', date, template, seen }, modal);
  const after = homeIn(newestModal());
  expect(after.said).toContain('Angeboten');
  expect(after.mine[0]).toMatchObject({ offered: true, can: 'withdrawSwap', seen: seen + 1 });

  const button = [...desk.slack.offers.values()].at(-1)?.button;
  if (!button) throw new Error('Nothing is offered');
  const message: RotaPlace = { kind: 'message', answerUrl: null };
  await rotaTap(
    deps,
    'U0PRIYA',
    { do: button.act, date: button.date, template: button.template, seen: button.seen },
    message,
  );
  expect(desk.slack.told.at(-1)).toMatchObject({ staff: 'U0PRIYA', words: expect.stringContaining('Danke') });
  await types('U0AYLIN', 'home');
  expect(homeIn(newestModal()).mine.some((each) => each.date === date && each.template === template)).toBe(false);
});

test('leads see the plan before they publish it, and it stands afterwards', async () => {
  expect(await types('U0JONAS', 'plan')).toContain('<@U0PRIYA>');
  expect(await types('U0PRIYA', 'plan')).toBeNull();
  const plan = newestModal();
  if (plan?.kind !== 'plan') throw new Error('No plan is open');
  expect(plan.until).toBe('2026-12-20');
  expect(plan.proposed.every(({ published }) => !published)).toBe(true);
  expect(plan.loads.map(({ name }) => name)).toContain(rota.people[0]?.name);
  const { until, fingerprint } = plan;
  const seen = { until, fingerprint };
  const decided = await rotaSubmit(deps, 'U0PRIYA', { modal: 'plan', from: 'modal', until, seen });
  expect(decided).toMatchObject({ kind: 'modal', modal: { kind: 'home' } });
  const stored = await deps.rotas.assignments('2026-11-24', plan.until);
  expect(stored.map(({ date, template, person }) => [date, template, person])).toEqual(
    plan.proposed.map(({ date, template, person }) => [date, template, person]),
  );
  await types('U0PRIYA', 'plan');
  expect(newestModal()).toMatchObject({ kind: 'plan', proposed: [] });
});

test('a lead gives a shift to somebody else; nobody else is shown how', async () => {
  await rotaTap(deps, 'U0MARTA', { do: 'open', modal: 'override', trigger: 'T' }, modal);
  expect(homeIn(newestModal()).said).toContain('Leitung');
  await rotaTap(deps, 'U0PRIYA', { do: 'open', modal: 'override', trigger: 'T' }, modal);
  const opened = newestModal();
  if (opened?.kind !== 'override') throw new Error('Nothing to override');
  const shift = opened.shifts.find(({ date, template }) => date === '2026-11-26' && template === 'frueh');
  const { date = '', template = '', seen = 0 } = shift ?? {};
  const entered = { modal: 'override', from: 'modal', date, template, seen, to: 'U0MARTA' } as const;
  expect(await rotaSubmit(deps, 'U0PRIYA', entered)).toMatchObject({ kind: 'modal' });
  expect(await types('U0JONAS', 'duty', '26.11.')).toContain('Früh (10:00–14:00): <@U0MARTA>');
});

test('a calendar’s address is given, and revoked', async () => {
  expect(await types('U0MARTA', 'calendar')).toMatch(/https:\/\/desk\.example\/calendar\/\S+\.ics/);
  expect(await types('U0MARTA', 'calendar', 'alle')).toContain('Alle Schichten');
  expect(await types('U0MARTA', 'calendar', 'sperren')).toContain('gesperrt');
  expect(await types('U0MARTA', 'calendar', 'morgen')).toContain('/auskunft kalender alle');
});

test('somebody outside of the channel is shown nothing and changes nothing', async () => {
  await openHome(deps, 'U0FREMD');
  await rotaTap(deps, 'U0FREMD', { do: 'feed', of: 'all' }, home);
  expect(desk.slack.homes.size).toBe(0);
  expect(desk.slack.told).toMatchObject([{ staff: 'U0FREMD' }]);
  await openHome(deps, 'U0MARTA');
  expect([...desk.slack.homes.keys()]).toEqual(['U0MARTA']);
});
