import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import { modalView } from '../../adapters/slack/modals.ts';
import { submitContinues, submitRefused } from '../../adapters/slack/submit-answers.ts';
import type { Home, HomeShift } from '../../core/home.ts';
import { intents } from '../../core/library.ts';
import { modalWords } from '../../core/modal-words.ts';
import type { StaffLanguage } from '../../core/words.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import type { AnswerModal } from '../../steps/library-modals.ts';
import type { EditModal, EditPurpose } from '../../steps/modals.ts';
import type { Modal } from '../../steps/ports.ts';
import { type SlackEndpoint, startSlackEndpoint } from './slack-endpoint.ts';

const languages = ['de', 'en'] as const satisfies readonly StaffLanguage[];
const at = Date.UTC(2026, 10, 23, 9, 42);
const about = { threadId: 'x-mention-2094871234567890123', draftVersion: 3 };
const hostile = '<!channel> <@U0MARTA> *fett* _x_ `y` <https://boese.example|Bücherei> & "quer" :tada:\u202e';
const longest = 'Bibliotheksbenutzungsgebührenordnungsänderungsbekanntmachung ';

const edit = (change: Partial<EditModal> = {}): EditModal => ({
  kind: 'edit',
  purpose: 'answer',
  ...about,
  question: 'Habt ihr offen?',
  note: '',
  came: null,
  text: 'Ja, bis 19 Uhr.',
  drafted: true,
  copyOnly: false,
  limit: 280,
  signature: null,
  alternatives: [{ answerId: 'feiertage', title: 'Feiertage' }],
  answers: [
    { id: 'feiertage', title: 'Feiertage', topic: 'opening_hours' },
    { id: 'zentral', title: 'Öffnungszeiten der Zentrale', topic: 'opening_hours' },
    { id: 'verlaengern', title: 'Verlängern', topic: 'renewal' },
  ],
  ...change,
});
const answer: AnswerModal = {
  kind: 'answer',
  answerId: 'zentral',
  version: 2,
  title: 'Öffnungszeiten der Zentrale',
  intent: 'opening_hours',
  texts: { de: 'Wir haben offen.', en: 'We are open.' },
  until: '2026-12-24',
  came: null,
};
const shown = (text: string, n = 1) => ({
  by: `Person ${n} ${hostile}`,
  at,
  text,
  url: 'https://x.example/i/status/1',
});

function shift(change: Partial<HomeShift> = {}): HomeShift {
  const name = { de: `Früh ${hostile}`, en: `Early ${hostile}` };
  const when = { date: '2026-12-24', template: 'frueh', name, start: '10:00', end: '14:00' };
  return { ...when, person: 'U0MARTA', published: true, offered: false, seen: 3, can: null, ...change };
}

/** In our own sentences members of staff are named. */
const ours = hostile.replace('<@U0MARTA>', '<@U0JONAS>:');

/** @param n how many of everything */
function home(n = 1): Home {
  const many = <T>(one: T): T[] => Array.from({ length: n }, () => one);
  return {
    at,
    said: ours.repeat(n),
    service: { open: false, next: { date: '2026-12-28', clock: '10:00', today: false } },
    onDuty: many({ staff: 'U0MARTA', shift: shift() }),
    uncoveredNow: many(shift({ person: null })),
    next: shift(),
    mine: many(shift({ can: 'askSwap' })),
    open: many(shift({ can: 'acceptSwap', offered: true })),
    uncovered: many(shift({ person: null, published: false })),
    threads: many({
      danger: 'selfHarm',
      intent: 'opening_hours',
      channel: 'x-mention',
      arrivedAt: at,
      overdue: true,
      claimedBy: 'U0JONAS',
      cardUrl: `https://slack.example/archives/C0/${'p'.repeat(60)}`,
    }),
    absences: many({ staff: 'U0MARTA', from: '2026-12-01', to: '2026-12-05' }),
    member: true,
    lead: true,
  };
}

/** One of each kind, and what could be too much for Slack. */
const modals: Record<string, Modal> = {
  'the edit': edit(),
  'the edit of what came meanwhile': edit({ came: 'Und am Sonntag?', purpose: 'answer' }),
  'the interim answer': edit({ purpose: 'interim' }),
  'the correction': edit({ purpose: 'correct' }),
  'the further answer': edit({ purpose: 'again', text: '', alternatives: [] }),
  'an edit without question and answers': edit({ question: '', text: '', answers: [], alternatives: [], limit: 0 }),
  'a hostile edit': edit({
    question: hostile.repeat(200),
    came: hostile.repeat(200),
    note: hostile.repeat(10),
    text: hostile.repeat(200),
    limit: 10_000,
    alternatives: [{ answerId: 'a', title: hostile.repeat(9) }],
    answers: Array.from({ length: 700 }, (_, n) => ({
      id: `antwort-${n}`,
      title: `${longest.repeat(3)} ${n}`,
      topic: n < 300 ? 'opening_hours' : `unbekannt-${n}`,
    })),
  }),
  'the rejection': { kind: 'reject', ...about, drafted: true },
  'the rejection without a suggestion': { kind: 'reject', ...about, drafted: false },
  'the hand-over': { kind: 'handOver', ...about, teams: [{ id: 'musik', name: `Musikbücherei ${hostile}` }] },
  'the hand-over without teams': { kind: 'handOver', ...about, teams: [] },
  'the hand-over to one of very many teams': {
    kind: 'handOver',
    ...about,
    teams: Array.from({ length: 130 }, (_, n) => ({ id: `team-${n}`, name: longest.repeat(2) })),
  },
  'the mute in a conversation': { kind: 'mute', ...about, inConversation: true },
  'the mute of a direct message': { kind: 'mute', ...about, inConversation: false },
  'the approval alone': { kind: 'goAlone', ...about, why: ['Beschwerde', hostile.repeat(60)] },
  'the deletion': { kind: 'delete', ...about, text: hostile.repeat(200) },
  'the deletion of a text that nobody can see': { kind: 'delete', ...about, text: ' \n ' },
  'the original': { kind: 'original', messages: [shown(hostile), shown(hostile.repeat(300)), shown('')] },
  'an original of very many messages': {
    kind: 'original',
    messages: Array.from({ length: 400 }, (_, n) => shown(hostile.repeat(50), n)),
  },
  'the conversation': { kind: 'conversation', messages: [shown('Habt ihr offen?'), { ...shown('Ja.'), url: null }] },
  'a conversation of very many messages': {
    kind: 'conversation',
    messages: Array.from({ length: 400 }, (_, n) => shown('ü'.repeat(25_000), n)),
  },
  'an empty conversation': { kind: 'conversation', messages: [] },
  'the pictures': {
    kind: 'pictures',
    pictures: [
      { url: 'https://bilder.example/1.jpg', alt: hostile.repeat(60) },
      { url: 'https://bilder.example/2.jpg', alt: ' ' },
      { url: 'javascript:alert(1)', alt: null },
      { url: `https://bilder.example/${'x'.repeat(3000)}.jpg`, alt: null },
    ],
  },
  'very many pictures': {
    kind: 'pictures',
    pictures: Array.from({ length: 120 }, (_, n) => ({ url: `https://bilder.example/${n}.jpg`, alt: null })),
  },
  'no pictures': { kind: 'pictures', pictures: [] },
  'pictures on their way': { kind: 'pictures', pictures: [], instead: hostile },
  'the history': { kind: 'history', lines: [[{ at }, ' ', { staff: 'U0MARTA' }, `: freigegeben ${hostile}`]] },
  'a very long history': {
    kind: 'history',
    lines: Array.from({ length: 4000 }, (_, n) => [{ at }, `${n} ${hostile}`]),
  },
  'an empty history': { kind: 'history', lines: [] },
  'the closure': { kind: 'closure', branches: [{ id: 'nord', name: `Nord ${hostile}` }], today: '2026-11-23' },
  'the closure of one of very many branches': {
    kind: 'closure',
    branches: Array.from({ length: 130 }, (_, n) => ({ id: `haus-${n}`, name: longest.repeat(2) })),
    today: '2026-11-23',
  },
  'the opening': { kind: 'opening', branches: [{ id: 'nord', name: 'Nord' }], today: '2026-11-23' },
  'the answer': answer,
  'a new answer': {
    ...answer,
    answerId: null,
    version: 0,
    title: '',
    intent: '',
    texts: { de: '', en: '' },
    until: null,
  },
  'an answer that somebody else changed': {
    ...answer,
    came: hostile.repeat(100),
    title: hostile.repeat(20),
    texts: { de: hostile.repeat(200), en: '𝄞'.repeat(2000) },
  },
  'the choice of an answer': { kind: 'pickAnswer', answers: edit().answers },
  'the choice among no answers': { kind: 'pickAnswer', answers: [] },
  'the changes': {
    kind: 'changes',
    changes: [{ key: 'closure-2026-11-23|nord', version: 4, line: hostile.repeat(90) }],
  },
  'very many changes': {
    kind: 'changes',
    changes: Array.from({ length: 140 }, (_, n) => ({ key: `k${n}`, version: 1, line: longest })),
  },
  'no changes': { kind: 'changes', changes: [] },
  'the home': { kind: 'home', home: home(), help: ours },
  'a home with more of everything than Slack takes': { kind: 'home', home: home(200), help: ours.repeat(90) },
  'the absence': { kind: 'absence', today: '2026-11-23', said: null, from: 'home' },
  'the absence on days that nobody can read': { kind: 'absence', today: '2026-11-23', said: ours, from: 'modal' },
  'another person for a shift': {
    kind: 'override',
    shifts: [shift()],
    people: [{ staff: 'U0MARTA', name: hostile }],
    from: 'modal',
  },
  'another person for one of very many shifts': {
    kind: 'override',
    shifts: Array.from({ length: 300 }, (_, n) => shift({ seen: n })),
    people: Array.from({ length: 130 }, (_, n) => ({ staff: `U${n}`, name: longest.repeat(2) })),
    from: 'home',
  },
  'another person where there is no shift': { kind: 'override', shifts: [], people: [], from: 'home' },
  'the plan': {
    kind: 'plan',
    proposed: [shift(), shift({ person: null })],
    until: '2026-12-20',
    loads: [{ name: `Marta ${hostile}`, shifts: 4, proposed: 3, perShare: 5 }],
    fingerprint: '0123456789ab',
    said: null,
    from: 'modal',
  },
  'a plan of very many shifts': {
    kind: 'plan',
    proposed: Array.from({ length: 300 }, () => shift({ name: { de: longest, en: longest } })),
    until: '2026-12-20',
    loads: Array.from({ length: 130 }, () => ({ name: longest, shifts: 4, proposed: 3, perShare: 5 })),
    fingerprint: '0123456789ab',
    said: 'Inzwischen hat sich etwas geändert',
    from: 'home',
  },
};

let slack: SlackSimulator;
let endpoint: SlackEndpoint;

beforeEach(async () => {
  slack = await startSlackSimulator({ rate: 'wide' });
  endpoint = await startSlackEndpoint(slack.signingSecret);
  slack.setRequestUrl(endpoint.url);
});
afterEach(async () => {
  await slack.close();
  await endpoint.close();
});

const desk = () =>
  slackDesk({ apiUrl: slack.url, botToken: slack.botToken, channel: slack.channel, language: 'de', timeoutMs: 2_000 });

/** Opens a modal as a command does, and gives what Slack shows. */
async function open(modal: Modal, language: StaffLanguage = 'de') {
  const before = endpoint.answer;
  endpoint.answer = async (request) => {
    if (request.kind === 'command') {
      expect(await desk().openModal(request.triggerId, modal, language)).toMatchObject({ kind: 'ok' });
    }
    return '';
  };
  await slack.command({ user: 'U0MARTA', command: '/auskunft', text: 'x' });
  endpoint.answer = before;
  const view = slack.openView('U0MARTA');
  if (view === undefined) throw new Error('No modal is open');
  return view;
}

const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === 'text' && typeof field === 'string' ? [field] : textsIn(field),
  );
};

const Element = v.looseObject({ type: v.string(), action_id: v.string() });

/** Whatever can be pressed or filled in. */
const elementsIn = (value: unknown): v.InferOutput<typeof Element>[] => {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  if (typeof value !== 'object' || value === null) return [];
  return v.is(Element, value) ? [v.parse(Element, value)] : Object.values(value).flatMap(elementsIn);
};
const elementOf = (modal: Modal, actionId: string) =>
  elementsIn(modalView(modal, 'de').blocks).find((element) => element.action_id === actionId);

describe.each(languages)('in the language %s', (language) => {
  test.each(Object.entries(modals))('Slack takes %s', async (_name, modal) => {
    const view = await open(modal, language);
    expect(view.blocks.length).toBeGreaterThan(0);
    for (const text of textsIn([view.title, view.submit, view.close, view.blocks])) {
      expect(text).not.toMatch(/<!channel|<@U0MARTA> \*fett|<https:\/\/boese/);
    }
  });

  test.each(Object.entries(modals))('nothing that we call a window or a button is cut off: %s', (_name, modal) => {
    const view = modalView(modal, language);
    for (const { text } of [view.title, ...(view.submit ? [view.submit] : []), ...(view.close ? [view.close] : [])]) {
      expect(text).not.toMatch(/…$/);
      expect(text.length).toBeLessThanOrEqual(24);
    }
  });

  test.each(Object.entries(modals))('what Slack keeps for us are ids and never a text: %s', (_name, modal) => {
    const metadata = modalView(modal, language).private_metadata ?? '';
    expect(metadata.length).toBeLessThan(300);
    expect(metadata).not.toMatch(/fett|Ja,|offen|Zentrale/);
  });

  test.each(['answer', 'interim', 'correct', 'again'] satisfies EditPurpose[])(
    'the edit modal says what its submit does: %s',
    (purpose) => {
      const words = modalWords[language].edit;
      const view = modalView(edit({ purpose }), language);
      expect(view.title.text).toBe(words.title[purpose]);
      expect(view.submit?.text).toBe(words.submit[purpose]);
      expect(JSON.stringify(view.blocks.at(-1))).toContain(words.hint[purpose]);
    },
  );

  test('where nothing was suggested there is nothing to edit, and no suggestion to turn down', () => {
    const words = modalWords[language];
    const write = modalView(edit({ text: '', drafted: false }), language);
    expect(write.title.text).toBe(words.edit.titleUndrafted);
    expect(modalView(edit({ purpose: 'interim', drafted: false }), language).title.text).toBe(words.edit.title.interim);
    const said = (drafted: boolean) =>
      JSON.stringify(modalView({ kind: 'reject', ...about, drafted }, language).blocks);
    expect(said(true)).toContain(words.reject.reason);
    expect(said(false)).toContain(words.reject.reasonUndrafted);
    expect(said(false)).not.toMatch(/Vorschlag|draft does/u);
    expect(said(false)).toContain('draft_wrong');
  });

  test('a hand-over says that it takes one of two, where there are teams', () => {
    const { hint } = modalWords[language].handOver;
    const shown = (name: string) => JSON.stringify(modalView(modals[name] as Modal, language).blocks[0]);
    expect(shown('the hand-over')).toContain(hint);
    expect(shown('the hand-over without teams')).not.toContain(hint);
  });

  test('the edit modal says how long the text may be and with what it is signed', () => {
    const hint = (change: Partial<EditModal>) => JSON.stringify(modalView(edit(change), 'de').blocks.at(-1));
    expect(hint({ limit: 276, signature: '/mw' })).toContain('Höchstens 276 Zeichen. Die Antwort endet mit /mw.');
    expect(hint({ signature: null })).not.toContain('endet mit');
  });

  test('every text that can be typed has a placeholder and an end', () => {
    const texts = Object.values(modals)
      .flatMap((modal) => elementsIn(modalView(modal, language).blocks))
      .filter(({ type }) => type === 'plain_text_input');
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      expect(text).toMatchObject({ max_length: expect.any(Number), placeholder: { text: expect.stringMatching(/./) } });
    }
  });
});

describe('the edit modal', () => {
  const groups = (label: string, ...values: string[]) => ({
    label: { text: label },
    options: values.map((value) => ({ value })),
  });

  test('keeps its fixed names', () => {
    const view = modalView(edit(), 'de');
    expect(view.callback_id).toBe('edit_reply');
    expect(view.blocks.at(-1)).toMatchObject({ block_id: 'reply', element: { action_id: 'text' } });
  });

  test('offers what fits first and every other answer once, by topic', () => {
    expect(elementOf(edit(), 'choose_answer')).toMatchObject({
      option_groups: [
        groups('Passende Vorschläge', 'feiertage'),
        groups('Öffnungszeiten', 'zentral'),
        groups('Verlängerung', 'verlaengern'),
      ],
    });
  });

  test('files the house’s words for danger under a name of their own, where nothing calls for them', () => {
    const danger = { id: 'emergency-alarm', title: 'Notfall: Feuer, Gas oder Alarm · Notruf 112', topic: 'emergency' };
    const answers = [...edit().answers, danger];
    expect(elementOf(edit({ answers }), 'choose_answer')).toMatchObject({
      option_groups: [
        groups('Passende Vorschläge', 'feiertage'),
        groups('Notfall', danger.id),
        groups('Öffnungszeiten', 'zentral'),
        groups('Verlängerung', 'verlaengern'),
      ],
    });
    const urgent = edit({ answers, alternatives: [{ answerId: danger.id, title: danger.title }] });
    expect(elementOf(urgent, 'choose_answer')).toMatchObject({
      option_groups: [
        groups('Passende Vorschläge', danger.id),
        groups('Öffnungszeiten', 'feiertage', 'zentral'),
        groups('Verlängerung', 'verlaengern'),
      ],
    });
  });

  test('shows the note of a hand-over below the question', () => {
    const [asked, note] = modalView(edit({ note: 'Liegt im <Archiv>' }), 'de').blocks;
    expect(asked).toMatchObject({ text: { text: '> Habt ihr offen?' } });
    expect(note).toMatchObject({ text: { text: '*Dazu die Notiz der Übergabe:*\n> Liegt im &lt;Archiv&gt;' } });
  });

  test('only shows the texts where the channel takes no reply, to be searched and copied', () => {
    const view = modalView(edit({ copyOnly: true, came: 'Und morgen?' }), 'de');
    const editing = modalView(edit(), 'de');
    expect(view).not.toHaveProperty('submit');
    expect(view.private_metadata).toBe(editing.private_metadata);
    expect(view.blocks.map(({ type }) => type)).not.toContain('input');
    expect(JSON.stringify(view.blocks)).toContain('"plain_text","text":"Ja, bis 19 Uhr."');
    expect(view.blocks).toContainEqual(editing.blocks.find(({ type }) => type === 'actions'));
    expect(JSON.stringify(view.blocks)).not.toContain(modalWords.de.edit.cameNote);
  });

  test('shows what came above everything else', () => {
    const [first] = modalView(edit({ came: 'Und am <!here> Sonntag?' }), 'de').blocks;
    expect(first).toMatchObject({
      text: { text: '*Inzwischen hat sich etwas geändert:*\n> Und am &lt;!here&gt; Sonntag?' },
    });
  });

  test('shows the chosen answer instead of what was typed, and its submit carries that', async () => {
    await open(edit({ purpose: 'interim' }));
    endpoint.answer = async (request) => {
      if (request.kind !== 'thread' || request.action.do !== 'choose_answer') return '';
      const { view, answerId, purpose } = request.action;
      expect([answerId, purpose]).toEqual(['verlaengern', 'interim']);
      const chosen = edit({ purpose, text: 'Verlängern geht im Konto.' });
      expect(await desk().changeModal(view, chosen, 'de')).toEqual({ kind: 'ok', value: null });
      return '';
    };
    await slack.viewAction({
      user: 'U0MARTA',
      actionId: 'choose_answer',
      value: 'verlaengern',
      values: { reply: { text: 'Angefangen' } },
    });
    await slack.submit({ user: 'U0MARTA', values: {} });
    expect(endpoint.requests.at(-1)).toEqual({
      kind: 'thread',
      action: {
        do: 'submit',
        by: 'U0MARTA',
        ...about,
        answerUrl: null,
        entered: { modal: 'edit', purpose: 'interim', text: 'Verlängern geht im Konto.' },
      },
    });
    expect(slack.openView('U0MARTA')).toBeUndefined();
  });

  test('keeps what was typed when the patron wrote in the meantime, also after an answer was chosen', async () => {
    await open(edit());
    const answers: string[] = [];
    endpoint.answer = async (request) => {
      if (request.kind !== 'thread') return '';
      const { action } = request;
      if (action.do === 'choose_answer') {
        await desk().changeModal(action.view, edit({ draftVersion: 4, text: 'Gewählt' }), 'de');
      }
      if (action.do !== 'submit' || action.entered.modal !== 'edit') return '';
      answers.push(`${action.draftVersion} ${action.entered.text}`);
      if (action.draftVersion > 4) return '';
      const { text } = action.entered;
      const next = action.draftVersion + 1;
      return JSON.stringify(submitContinues(edit({ draftVersion: next, came: 'Noch etwas.', text }), 'de'));
    };
    await slack.submit({ user: 'U0MARTA', values: { reply: { text: 'Getippt' } } });
    expect(JSON.stringify(slack.openView('U0MARTA')?.blocks)).toContain('Inzwischen hat sich');
    await slack.viewAction({ user: 'U0MARTA', actionId: 'choose_answer', value: 'zentral' });
    const action = slack.openView('U0MARTA')?.blocks.at(-1)?.element;
    const actionId = typeof action === 'object' && action !== null && 'action_id' in action ? action.action_id : '';
    await slack.submit({ user: 'U0MARTA', values: { reply: { [String(actionId)]: 'Gewählt und weiter getippt' } } });
    await slack.submit({ user: 'U0MARTA', values: {} });
    expect(answers).toEqual(['3 Getippt', '4 Gewählt und weiter getippt', '5 Gewählt und weiter getippt']);
  });
});

describe('what is entered comes back', () => {
  const entered = async (modal: Modal, values: Record<string, Record<string, string>>) => {
    await open(modal);
    await slack.submit({ user: 'U0MARTA', values });
    expect(slack.openView('U0MARTA')?.errors).toBeUndefined();
    const request = endpoint.requests.at(-1);
    if (request?.kind === 'thread' && request.action.do === 'submit') {
      expect(request.action).toMatchObject({ by: 'U0MARTA', ...about, answerUrl: null });
      return request.action.entered;
    }
    return request?.kind === 'library' ? request.entered : request;
  };
  const named = (modal: string): Modal => modals[modal] ?? { kind: 'reject', ...about, drafted: true };

  test('from the modals about a thread', async () => {
    expect(await entered(named('the rejection'), { reason: { reason: 'spam' } })).toEqual({
      modal: 'reject',
      reason: 'spam',
    });
    expect(await entered(named('the hand-over'), { to: { to: 'U0JONAS' }, note: { note: 'Grüße & <dank>' } })).toEqual({
      modal: 'handOver',
      staff: 'U0JONAS',
      team: null,
      note: 'Grüße & <dank>',
    });
    expect(await entered(named('the hand-over'), { team: { team: 'musik' } })).toEqual({
      modal: 'handOver',
      staff: null,
      team: 'musik',
      note: '',
    });
    expect(await entered(named('the hand-over without teams'), { to: { to: 'U0JONAS' } })).toMatchObject({
      staff: 'U0JONAS',
      team: null,
    });
    expect(
      await entered(named('the mute in a conversation'), {
        whom: { whom: 'conversation' },
        reason: { reason: 'Werbung' },
      }),
    ).toEqual({ modal: 'mute', whom: 'conversation', reason: 'Werbung' });
    expect(await entered(named('the mute of a direct message'), { reason: { reason: 'Werbung' } })).toEqual({
      modal: 'mute',
      whom: 'author',
      reason: 'Werbung',
    });
    expect(await entered(named('the approval alone'), { reason: { reason: 'Allein im Dienst' } })).toEqual({
      modal: 'goAlone',
      reason: 'Allein im Dienst',
    });
    expect(await entered(named('the deletion'), {})).toEqual({ modal: 'delete' });
  });

  test('from the modals of the rota', async () => {
    expect(await entered(named('the absence'), { until: { until: '2026-11-25' } })).toEqual({
      kind: 'rotaSubmit',
      user: 'U0MARTA',
      entered: { modal: 'absence', from: 'home', first: '2026-11-23', last: '2026-11-25' },
    });
    const given = { shift: { shift: '2026-12-24|frueh|3' }, person: { person: '-' } };
    expect(await entered(named('another person for a shift'), given)).toMatchObject({
      entered: { modal: 'override', from: 'modal', date: '2026-12-24', template: 'frueh', seen: 3, to: null },
    });
    expect(
      await entered(named('another person for a shift'), { ...given, person: { person: 'U0MARTA' } }),
    ).toMatchObject({ entered: { to: 'U0MARTA' } });
    // With another day chosen in it, it still says which one was shown.
    const seen = { until: '2026-12-20', fingerprint: '0123456789ab' };
    expect(await entered(named('the plan'), { until: { until: '2026-12-31' } })).toMatchObject({
      entered: { modal: 'plan', from: 'modal', until: '2026-12-31', seen },
    });
    const longPlan = textsIn(await open(named('a plan of very many shifts'))).join('\n');
    expect(longPlan).toContain('Inzwischen hat sich etwas geändert');
    // Only what was seen is published.
    expect(longPlan.match(/<@U0\w+>/g)?.length).toBeGreaterThanOrEqual(300);
  });

  test('from the modals about the library', async () => {
    const sentence = { sentence: { sentence: 'Die Heizung ist ausgefallen.' } };
    expect(
      await entered(named('the closure'), { branch: { branch: '*' }, until: { until: '2026-11-25' }, ...sentence }),
    ).toEqual({
      modal: 'closure',
      branch: null,
      from: '2026-11-23',
      until: '2026-11-25',
      service: false,
      sentence: 'Die Heizung ist ausgefallen.',
      sentenceEn: '',
    });
    expect(
      await entered(named('the closure'), {
        branch: { branch: 'nord' },
        service: { service: 'yes' },
        ...sentence,
        sentenceEn: { sentenceEn: 'No heating.' },
      }),
    ).toMatchObject({ branch: 'nord', until: '2026-11-23', service: true, sentenceEn: 'No heating.' });
    expect(
      await entered(named('the opening'), { from: { from: '10:00' }, until: { until: '22:30' }, ...sentence }),
    ).toEqual({
      modal: 'opening',
      branch: 'nord',
      date: '2026-11-23',
      from: '10:00',
      until: '22:30',
      sentence: 'Die Heizung ist ausgefallen.',
      sentenceEn: '',
    });
    expect(
      await entered(named('the closure'), { branch: { branch: '*' }, ...sentence, sentenceEn: { sentenceEn: '' } }),
    ).toMatchObject({ sentenceEn: '' });
    expect(await entered(named('the answer'), { retire: { retire: 'yes' }, until: { until: '' } })).toEqual({
      modal: 'answer',
      answerId: 'zentral',
      version: 2,
      title: 'Öffnungszeiten der Zentrale',
      intent: 'opening_hours',
      de: 'Wir haben offen.',
      en: 'We are open.',
      until: null,
      retire: true,
    });
    expect(
      await entered(named('a new answer'), {
        title: { title: 'Lesenacht' },
        intent: { intent: 'events' },
        de: { de: 'Am Freitag.' },
      }),
    ).toEqual({
      modal: 'answer',
      answerId: null,
      version: 0,
      title: 'Lesenacht',
      intent: 'events',
      de: 'Am Freitag.',
      en: '',
      until: null,
      retire: false,
    });
  });

  test('from the menu of answers and the buttons of changes', async () => {
    const view = await open(named('the choice of an answer'));
    await slack.viewAction({ user: 'U0MARTA', actionId: 'pick_answer', value: 'zentral' });
    expect(endpoint.requests.at(-1)).toEqual({
      kind: 'pickAnswer',
      user: 'U0MARTA',
      answerId: 'zentral',
      view: { id: view.id, hash: expect.any(String) },
    });
    await open(named('the changes'));
    await slack.viewAction({ user: 'U0MARTA', actionId: 'take_back' });
    expect(endpoint.requests.at(-1)).toMatchObject({
      kind: 'takeBack',
      user: 'U0MARTA',
      key: 'closure-2026-11-23|nord',
      version: 4,
    });
  });
});

describe('a sentence at an input', () => {
  test('stands where the modal has that input, and else at its first one', async () => {
    const cases = [
      ['the rejection', 'reject', 'reason', { reason: { reason: 'spam' } }, 'reason'],
      ['the hand-over', 'handOver', 'to', {}, 'to'],
      ['the hand-over', 'handOver', 'reply', {}, 'to'],
      ['the mute of a direct message', 'mute', 'reason', { reason: { reason: 'x' } }, 'reason'],
      ['the approval alone', 'goAlone', 'reason', { reason: { reason: 'x' } }, 'reason'],
      [
        'the opening',
        'opening',
        'hours',
        { from: { from: '19:00' }, until: { until: '18:00' }, sentence: { sentence: 'x' } },
        'until',
      ],
      ['the answer', 'answer', 'reply', {}, 'de'],
    ] as const;
    for (const [name, modal, input, values, block] of cases) {
      const shownModal = modals[name];
      if (shownModal === undefined) throw new Error(name);
      await open(shownModal);
      endpoint.answer = async () => JSON.stringify(submitRefused(modal, input, 'Bitte prüfen.'));
      await slack.submit({ user: 'U0MARTA', values });
      expect(slack.openView('U0MARTA')?.errors).toEqual({ [block]: 'Bitte prüfen.' });
    }
  });

  test('has no place in a modal without inputs', () => {
    expect(submitRefused('delete', 'reason', 'x')).toBeNull();
  });
});

describe('the modals that only show', () => {
  const words = (modal: Modal) => textsIn(modalView(modal, 'de').blocks);

  test('the original keeps every sign as written', () => {
    const modal: Modal = { kind: 'original', messages: [shown('*Wann* offen?\n\nTel. 0171 000')] };
    expect(words(modal)).toContain('*Wann* offen?\n\nTel. 0171 000');
  });

  test('a conversation too long for a modal loses its oldest messages and says how many', () => {
    const messages = Array.from({ length: 120 }, (_, n) => shown(`Nummer ${n}.`));
    const told = words({ kind: 'conversation', messages });
    expect(told[0]).toBe('21 ältere Einträge fehlen hier.');
    expect(told.at(-1)).toContain('Nummer 119.');
  });

  test('pictures carry what their authors say about them', () => {
    const blocks = modalView(
      {
        kind: 'pictures',
        pictures: [
          { url: 'https://b.example/1', alt: 'Ein Aushang' },
          { url: 'https://b.example/2', alt: null },
        ],
      },
      'de',
    ).blocks;
    expect(blocks.slice(1)).toMatchObject([
      { type: 'image', alt_text: 'Bild 1 von 2: Ein Aushang' },
      { type: 'image', alt_text: 'Bild 2 von 2, ohne Beschreibung' },
    ]);
  });

  test('a history stays in order and complete', () => {
    const lines = Array.from({ length: 90 }, (_, n) => [`Zeile ${n}`]);
    expect(words({ kind: 'history', lines }).join('\n')).toBe(lines.flat().join('\n'));
  });
});

test('every topic can be chosen for an answer', () => {
  expect(elementOf(answer, 'intent')).toMatchObject({
    options: intents.map((value) => ({ value })),
    initial_option: { value: 'opening_hours', text: { text: 'Öffnungszeiten' } },
  });
});
