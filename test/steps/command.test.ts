import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Lesson } from '../../core/lesson.ts';
import { changeLibrary } from '../../steps/change-library.ts';
import { command } from '../../steps/command.ts';
import type { Modal } from '../../steps/ports.ts';
import { heating, type LibraryDesk, libraryDesk } from '../support/library-desk.ts';

let desk: LibraryDesk;
beforeAll(async () => {
  desk = await libraryDesk();
  desk.slack.staff.add('U0EMMA');
  desk.slack.english.add('U0EMMA');
});
beforeEach(() => {
  desk.slack.modals.length = 0;
});
afterAll(() => desk.close());

const types = (by: string, text: string) => command(desk.deps, { by, text, trigger: '1.2.abc' });
/** The modal that the last command opened. */
function opened(): Modal {
  const modal = desk.slack.modals.at(-1);
  if (!modal) throw new Error('No modal was opened');
  return modal;
}

test('any member of staff can stop all sending, the first one is named to the second, and a lead releases it', async () => {
  expect(await types('U0TRAINEE', ' Stopp ')).toContain('*Versand angehalten* von <@U0TRAINEE>');
  expect(await types('U0MARTA', 'stop')).toContain('schon angehalten, seit 11:00 von <@U0TRAINEE>');
  expect(await desk.deps.threads.hold()).toMatchObject({ by: 'U0TRAINEE' });
  expect(await types('U0MARTA', 'weiter')).toBe('Freigeben kann die Leitung: <@U0LEAD>, <@U0PRIYA>.');
  expect(await types('U0LEAD', 'weiter')).toContain('*Versand läuft wieder*, freigegeben von <@U0LEAD>');
  expect(await types('U0LEAD', 'resume')).toBe('Der Versand ist nicht angehalten.');
  expect(await desk.deps.threads.hold()).toBeNull();
});

test('whoever stops in a hurry may shout, misspell and lean on the space bar', async () => {
  for (const text of ['  STOPP!! ', 'Stop.', 'anhalten, bitte']) {
    expect(await types('U0MARTA', text)).toContain('Versand angehalten');
    await types('U0LEAD', ' Weiter! ');
    expect(await desk.deps.threads.hold()).toBeNull();
  }
});

test('where nobody is named as a lead, everybody but trainees releases and changes', async () => {
  const deps = { ...desk.deps, settings: { ...desk.deps.settings, roles: { leads: [], trainees: ['U0TRAINEE'] } } };
  await types('U0MARTA', 'stop');
  expect(await command(deps, { by: 'U0TRAINEE', text: 'weiter', trigger: '' })).toContain(
    'nicht mehr in der Einarbeitung',
  );
  expect(await command(deps, { by: 'U0TRAINEE', text: 'schließung', trigger: '' })).toContain(
    'nicht mehr in der Einarbeitung',
  );
  expect(await command(deps, { by: 'U0MARTA', text: 'weiter', trigger: '' })).toContain('läuft wieder');
  expect(await command(deps, { by: 'U0MARTA', text: 'schließung', trigger: '1.2.abc' })).toBeNull();
});

test('Slack being down keeps nobody from stopping, and asks for patience with everything else', async () => {
  const trouble = { kind: 'unreachable', at: desk.now, detail: 'socket hang up' } as const;
  const deps = {
    ...desk.deps,
    desk: { ...desk.deps.desk, isStaff: async () => ({ kind: 'trouble', trouble, retryAt: null }) as const },
  };
  expect(await command(deps, { by: 'U0MARTA', text: 'stop', trigger: '' })).toContain('angehalten');
  expect(await command(deps, { by: 'U0LEAD', text: 'weiter', trigger: '' })).toContain('bitte gleich noch einmal');
  expect(await types('U0LEAD', 'weiter')).toContain('läuft wieder');
});

test('somebody from outside of the channel is told kindly where Auskunft belongs', async () => {
  for (const text of ['', 'stop', 'schließung']) {
    expect(await types('U0HENRIK', text)).toContain('Nur Mitglieder des Kanals');
  }
  expect(await desk.deps.threads.hold()).toBeNull();
});

test('the help tells everybody what they can do, in the language that they read', async () => {
  const forLead = await types('U0LEAD', '');
  expect(forLead).toContain('/auskunft schließung');
  expect(forLead).toContain('/auskunft weiter');
  const forStaff = await types('U0MARTA', 'hilfe');
  expect(forStaff).toContain('/auskunft stop');
  expect(forStaff).not.toContain('/auskunft schließung');
  expect(forStaff).toContain('die Leitung: <@U0LEAD>, <@U0PRIYA>');
  expect(await types('U0TRAINEE', '?')).toContain('zweite Person');
  expect(await types('U0EMMA', 'help')).toMatch(/^Answers are approved on the cards/);
});

test('an exercise begins anew by command, where there is one', async () => {
  expect(await types('U0MARTA', 'Übung')).toContain('nicht geübt');
  desk.deps.settings = { ...desk.deps.settings, practice: true };
  try {
    expect(await types('U0MARTA', 'hilfe')).toContain('/auskunft übung');
    expect(await types('U0MARTA', 'übung')).toContain('beginnt von vorn');
    expect(await desk.deps.threads.cursor('x-mention')).toMatchObject({ newest: null });
    await desk.deps.threads.leaseCursor('x-dm', 'a poll', desk.now + 1_000, desk.now);
    expect(await types('U0EMMA', 'practice')).toContain('try again');
  } finally {
    desk.deps.settings = { ...desk.deps.settings, practice: false };
  }
});

test('an unknown word is repeated and answered with the help', async () => {
  expect(await types('U0MARTA', 'kaffee')).toMatch(/^„kaffee“ kenne ich nicht\.\nAntworten werden/);
  expect(await types('U0EMMA', 'coffee')).toMatch(/^I do not know “coffee”\.\nAnswers/);
});

test.each(['schließung', 'Schliessung', 'SCHLIEßUNG', 'closure'])(
  '„%s“ opens the closure with all houses and today',
  async (word) => {
    expect(await types('U0LEAD', word)).toBeNull();
    expect(opened()).toEqual({
      kind: 'closure',
      branches: [
        { id: 'zentral', name: 'Zentralbibliothek am Rathausplatz' },
        { id: 'nord', name: 'Zweigstelle Nordviertel' },
        { id: 'muehlenbach', name: 'Zweigstelle Mühlenbach' },
      ],
      today: '2026-11-24',
    });
  },
);

test.each(['öffnung', 'oeffnung', 'offnung', 'opening'])(
  '„%s“ opens the extra opening, also of the service on X',
  async (word) => {
    expect(await types('U0LEAD', word)).toBeNull();
    expect(opened()).toMatchObject({
      kind: 'opening',
      branches: [{}, {}, {}, { id: 'service', name: 'Auskunft auf X' }],
    });
  },
);

test('a lead alone opens what changes the library; others are told who the leads are', async () => {
  for (const text of ['schließung', 'öffnung', 'antwort', 'antwort neu']) {
    expect(await types('U0MARTA', text)).toBe(
      'Das darf nur die Leitung: <@U0LEAD>, <@U0PRIYA>. Bitte geben Sie dort Bescheid.',
    );
  }
  for (const text of ['änderungen', 'lücken']) {
    expect(await types('U0MARTA', text)).toBe(
      'Diese Liste sieht nur die Leitung: <@U0LEAD>, <@U0PRIYA>. Bitte fragen Sie dort nach.',
    );
  }
  expect(await types('U0EMMA', 'closure')).toBe(
    'Only the leads may do this: <@U0LEAD>, <@U0PRIYA>. Please tell one of them.',
  );
  expect(await types('U0EMMA', 'gaps')).toBe(
    'Only the leads see this list: <@U0LEAD>, <@U0PRIYA>. Please ask one of them.',
  );
  expect(desk.slack.modals).toEqual([]);
});

test('„antwort“ shows all answers, with a word those that have it, and the only one at once', async () => {
  expect(await types('U0LEAD', 'antwort')).toBeNull();
  expect(opened()).toMatchObject({ kind: 'pickAnswer' });
  const all = opened();
  expect(all.kind === 'pickAnswer' && all.answers.length).toBe(desk.files.answers.length);

  await types('U0LEAD', 'antwort NORDVIERTEL dienstags donnerstags');
  expect(opened()).toMatchObject({ kind: 'answer', answerId: 'oeffnungszeiten-nord', version: 0, came: null });

  await types('U0LEAD', 'answer Gebühren');
  const some = opened();
  expect(some.kind === 'pickAnswer' && some.answers.map(({ id }) => id)).toContain('gebuehren-jahr');

  expect(await types('U0LEAD', 'antwort Xylophon')).toContain('Zu „Xylophon“ gibt es keine Antwort');
});

test('„antwort neu“ begins a new one, with its title where that is typed', async () => {
  await types('U0LEAD', 'antwort neu Lange Nacht');
  expect(opened()).toEqual({
    kind: 'answer',
    answerId: null,
    version: 0,
    title: 'Lange Nacht',
    intent: '',
    texts: { de: '', en: '' },
    until: null,
    came: null,
  });
  await types('U0LEAD', 'answer new');
  expect(opened()).toMatchObject({ kind: 'answer', answerId: null, title: '' });
});

test('„änderungen“ lists what is in force, in words', async () => {
  await types('U0LEAD', 'änderungen');
  expect(opened()).toEqual({ kind: 'changes', changes: [] });
  await changeLibrary(desk.deps, 'U0LEAD', heating);
  await types('U0LEAD', 'Aenderungen');
  expect(opened()).toEqual({
    kind: 'changes',
    changes: [
      {
        key: 'closure:zentral:2026-11-24',
        version: 1,
        line: 'Zentralbibliothek am Rathausplatz: vom 24. bis 26. November geschlossen. Die Heizung ist ausgefallen.',
      },
    ],
  });
});

test('when Slack opens no modal, that is said', async () => {
  const trouble = { kind: 'unreachable', at: desk.now, detail: 'expired_trigger_id' } as const;
  const deps = {
    ...desk.deps,
    desk: { ...desk.deps.desk, openModal: async () => ({ kind: 'trouble', trouble, retryAt: null }) as const },
  };
  expect(await command(deps, { by: 'U0LEAD', text: 'schließung', trigger: '' })).toContain('bitte gleich noch einmal');
});

test.each(['lücken', 'Luecken', 'gaps'])('„%s“ tells leads what the library had no answer for', async (word) => {
  const { threads } = desk.deps;
  const gap = (text: string, intent: string): Lesson => ({
    kind: 'gap',
    at: desk.now,
    text,
    language: 'de',
    intent,
    answerId: null,
    was: { intent, answerId: null },
  });
  expect(await types('U0MARTA', word)).toContain('die Leitung: <@U0LEAD>');
  await threads.keepLesson(gap('Darf mein Hund mit rein?', 'rooms_it'), 'x-mention-1');
  await threads.keepLesson(gap('Kann ich bei euch heiraten?', 'events'), 'x-mention-2');
  await threads.keepLesson(gap('Darf ich meinen Hund mitbringen?', 'rooms_it'), 'x-mention-3');
  expect((await types('U0LEAD', word))?.split('\n')).toEqual([
    'Worauf die Bücherei in den letzten sechs Monaten keine Antwort hatte:',
    '• 2 × *Räume, WLAN und Drucken*: „Darf ich meinen Hund mitbringen?“, „Darf mein Hund mit rein?“',
    '• 1 × *Veranstaltungen*: „Kann ich bei euch heiraten?“',
    expect.stringContaining('/auskunft antwort neu'),
  ]);
});

test('above the gaps suggestions are named only where there is one', async () => {
  const { threads } = desk.deps;
  const was = { intent: 'complaint', answerId: null };
  const lesson = { at: desk.now, language: 'de', answerId: null, intent: 'complaint', was } as const;
  const heads = async () => [
    (await types('U0LEAD', 'lücken'))?.split('\n')[0],
    (await types('U0PRIYA', 'gaps'))?.split('\n')[0],
  ];
  desk.slack.english.add('U0PRIYA');
  await threads.keepLesson({ ...lesson, kind: 'gap', text: 'Wer leert die Klappe?' }, 'x-mention-5');
  expect(await heads()).toEqual([
    'Worauf die Bücherei in den letzten sechs Monaten keine Antwort hatte:',
    'What the library had no answer for in the last six months:',
  ]);
  await threads.keepLesson({ ...lesson, kind: 'suggestion', text: 'Stellt doch Bänke auf!' }, 'x-mention-6');
  expect(await heads()).toEqual([
    'Worauf die Bücherei in den letzten sechs Monaten keine Antwort hatte, und was angeregt wurde:',
    'What the library had no answer for in the last six months, and what was suggested:',
  ]);
  desk.slack.english.delete('U0PRIYA');
});
