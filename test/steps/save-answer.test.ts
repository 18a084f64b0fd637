import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

let at: StaffedDesk;
beforeAll(async () => {
  at = await staffedDesk(80_000);
  at.desk.deps.settings = { ...at.desk.deps.settings, signatures: { U0MARTA: 'mk' } };
});
afterAll(() => at.close());

const modal = () => at.desk.slack.modals.at(-1);
async function sent(text: string, question: Parameters<StaffedDesk['asked']>[0] = {}) {
  const id = await at.asked(question);
  await at.person('U0MARTA').writes(id, text);
  await at.goesOut(id);
  expect(await at.thread(id)).toMatchObject({ status: 'answered', reply: { text: `${text} /mk` } });
  return id;
}

test('a lead saves what was sent: a new answer with the question as its title, the text unsigned, and the topic', async () => {
  const text = '@stb_birkenrath Hallo, darf mein Hund mit? Mail: mia@town.example';
  const id = await sent('Hunde warten bitte draußen.', { text, tag: { intent: 'rooms_it' } });
  expect(await at.person('U0LEAD').opens(id, 'save_answer')).toEqual({ kind: 'done' });
  expect(modal()).toEqual({
    kind: 'answer',
    answerId: null,
    version: 0,
    title: 'darf mein Hund mit?',
    intent: 'rooms_it',
    texts: { de: 'Hunde warten bitte draußen.', en: '' },
    until: null,
    came: null,
  });
});

test('an English answer stands in its place, with the German that staff read beside it', async () => {
  const draft = { text: 'Dogs wait outside.', twin: 'Hunde warten draußen.', language: 'en', answerId: null };
  const id = await sent('Dogs wait outside.', { tag: { language: 'en' }, draft });
  await at.person('U0LEAD').opens(id, 'save_answer');
  expect(modal()).toMatchObject({ texts: { de: 'Hunde warten draußen.', en: 'Dogs wait outside.' } });
  const other = await sent('Dogs and cats wait outside.', { tag: { language: 'en' }, draft });
  await at.person('U0LEAD').opens(other, 'save_answer');
  expect(modal()).toMatchObject({ texts: { de: '', en: 'Dogs and cats wait outside.' } });
});

test('a long question is cut to a title', async () => {
  const id = await sent('Ja.', { text: `Darf ich ${'sehr '.repeat(80)}lange bleiben?` });
  await at.person('U0LEAD').opens(id, 'save_answer');
  const opened = modal();
  expect(opened).toMatchObject({ title: expect.stringMatching(/^Darf ich (?:sehr ){17}sehr…$/) });
});

test('others are told whom to ask, and nothing opens', async () => {
  const id = await sent('Ja.');
  const opened = at.desk.slack.modals.length;
  expect(await at.person('U0MARTA').opens(id, 'save_answer')).toMatchObject({ kind: 'told' });
  expect(at.told).toContain('die Leitung: <@U0LEAD>');
  expect(at.desk.slack.modals).toHaveLength(opened);
});

test('what has not been sent cannot be saved', async () => {
  const id = await at.asked();
  expect(await at.person('U0LEAD').opens(id, 'save_answer')).toMatchObject({ kind: 'told' });
});

test.each([
  ['U0LEAD', 'Diese Antwort gibt es schon: „Verlängern“. Ändern können Sie sie mit `/auskunft antwort Verlängern`.'],
  ['U0ENGLISH', 'This answer exists already: “Verlängern”. You can change it with `/auskunft answer Verlängern`.'],
])('what the library says already is not saved once more, only what somebody made of it: %s', async (lead, words) => {
  at.desk.deps.settings = { ...at.desk.deps.settings, roles: { leads: ['U0LEAD', 'U0ENGLISH'], trainees: [] } };
  at.desk.slack.staff.add('U0ENGLISH');
  at.desk.slack.english.add('U0ENGLISH');
  const text = 'Verlängern können Sie im Konto, auch bei Nacht.';
  const id = await sent(text);
  const opened = at.desk.slack.modals.length;
  expect(await at.person(lead).opens(id, 'save_answer')).toEqual({ kind: 'told', words });
  expect(at.desk.slack.modals).toHaveLength(opened);
  const drafted = await sent('Bis Mai.', { draft: { text: 'Bis Mai.', answerId: 'verlaengern' } });
  expect(await at.person(lead).opens(drafted, 'save_answer')).toEqual({ kind: 'told', words });
  const other = await sent(`${text} Und auch am Telefon.`, { draft: { text, answerId: 'verlaengern' } });
  expect(await at.person(lead).opens(other, 'save_answer')).toEqual({ kind: 'done' });
});
