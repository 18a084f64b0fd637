import { afterAll, beforeAll, expect, test } from 'vitest';
import { redact } from '../../core/privacy.ts';
import type { ThreadId } from '../../core/thread.ts';
import { show } from '../../steps/show.ts';
import { cardOf } from '../support/service-desk.ts';
import { type StaffedDesk, staffedDesk } from '../support/staff-acts.ts';

let at: StaffedDesk;
let id: ThreadId;
beforeAll(async () => {
  at = await staffedDesk(90_000);
  at.desk.deps.redact = (text, before = []) => redact(text, { before, now: at.desk.now });
  id = await at.asked({ text: 'Ich komme nicht in mein Konto' });
  await at.marta.writes(id, 'Das sehen wir uns an. Wie ist Ihre Ausweisnummer?');
  await at.goesOut(id);
  await at.posts(id, 'Moment');
  await at.posts(id, 'die 44556, glaube ich');
  await at.drafted(id, { draft: { text: null, answerId: null } });
  await show(at.desk.deps, id);
});
afterAll(() => at.close());

test('a short number that answers our own question is masked on the card', async () => {
  expect(cardOf(at.desk, id).question).toBe('Moment\n\ndie [Ausweisnummer], glaube ich');
});

test('and where the whole conversation is shown, where somebody writes, and in what is kept to learn from', async () => {
  const shown = at.desk.slack.modals.length;
  await at.person('U0JONAS').opens(id, 'show_conversation');
  await at.person('U0MARTA').opens(id, 'edit');
  const modals = at.desk.slack.modals.slice(shown);
  expect(modals).toHaveLength(2);
  for (const modal of modals) expect(JSON.stringify(modal)).toContain('die [Ausweisnummer], glaube ich');
  const lessons = await at.desk.deps.threads.lessons(at.desk.now);
  expect(lessons.map(({ text }) => text)).toContain('Moment die [Ausweisnummer], glaube ich');
  expect(JSON.stringify([modals, lessons, [...at.desk.slack.cards], at.desk.slack.told])).not.toContain('44556');
});
