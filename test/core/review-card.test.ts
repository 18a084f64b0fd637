import { describe, expect, test } from 'vitest';
import { historyLines } from '../../core/card-history.ts';
import type { Draft } from '../../core/drafted.ts';
import { type Call, called, type FirstApproval, type HandOver, untouched } from '../../core/handling.ts';
import { intents } from '../../core/library.ts';
import { type CardInput, type ReviewCard, reviewCard, type Words } from '../../core/review-card.ts';
import type {
  ChannelName,
  CloseReason,
  LogEntry,
  Message,
  Reply,
  State,
  Thread,
  ThreadFacts,
} from '../../core/thread.ts';
import { dollars, languageName, topicName, words } from '../../core/words.ts';

const now = Date.UTC(2026, 10, 23, 9, 42);
const minute = 60_000;
const languages = ['de', 'en'] as const;

const question: Message = {
  id: '100',
  firstId: '100',
  author: 'patron',
  text: 'Habt ihr heute Abend offen?',
  at: now - 12 * minute,
  repliable: true,
  url: 'https://x.example/i/status/100',
  unreadable: false,
};

const facts: ThreadFacts = {
  id: 'x-mention-100',
  channel: 'x-mention',
  conversation: '100',
  patron: '7',
  arrivedAt: question.at,
  dueAt: now + 18 * minute,
  lastMessageId: '100',
  tag: {
    language: 'de',
    intent: 'opening_hours',
    confidence: 0.93,
    abstained: false,
    also: [],
    danger: null,
    upset: false,
  },
  draft: { text: 'Ja, bis 19 Uhr.', answerId: 'zeiten', language: 'de', alternatives: [] },
  draftVersion: 3,
  perhapsSent: null,
  ...untouched,
};

const reply: Reply = {
  text: 'Ja, heute bis 19 Uhr.',
  by: 'U0KOCH',
  approvedAt: now - 5_000,
  to: '100',
  answerId: 'zeiten',
  edited: true,
  interim: false,
  secondBy: null,
};

const awaiting: State = { status: 'awaitingReview', trouble: null };

function card(state: State, change: Partial<ThreadFacts> = {}, input: Partial<CardInput> = {}): ReviewCard {
  const thread: Thread = { ...facts, ...change, ...state };
  return reviewCard({
    thread,
    messages: [question],
    log: [entry('drafted', 'triage', { draftText: thread.draft?.text ?? null })],
    assessment: { length: 15, limit: 280, cost: 10_000, dear: false },
    hold: null,
    teams: [{ id: 'musik', name: { de: 'Musikbücherei', en: 'Music library' }, members: ['U0JONAS', 'U0LEAD'] }],
    deletes: true,
    composerUrl: 'https://x.example/intent/post?in_reply_to=100',
    others: 0,
    wroteInPublicAt: null,
    forgottenAt: null,
    insulting: false,
    practice: false,
    now,
    language: 'de',
    ...input,
  });
}

/** The words with staff as @id and times as minutes or seconds from now. */
function said(run: Words): string {
  return run
    .map((word) => {
      if (typeof word === 'string') return word;
      if ('group' in word) return word.group;
      if ('staff' in word) return `@${word.staff}`;
      const seconds = (word.at - now) / 1000;
      return `[${word.show ?? 'time'} ${seconds}]`;
    })
    .join('');
}
const lines = (runs: readonly Words[]) => runs.map(said);
const buttons = (made: ReviewCard) => made.actions.filter(({ inMenu }) => !inMenu).map(({ id }) => id);
const menu = (made: ReviewCard) => made.actions.filter(({ inMenu }) => inMenu).map(({ id }) => id);
const ids = (made: ReviewCard) => made.actions.map((action) => action.id);
const labelled = (made: ReviewCard, id: string) => made.actions.find((action) => action.id === id)?.label;
const entry = (what: LogEntry['what'], by: string, more: Partial<LogEntry> = {}): LogEntry => ({
  at: now,
  by,
  what,
  from: null,
  to: 'new',
  ...more,
});

describe('a card that waits for approval', () => {
  test('says what it is about, when it is due and exactly what would go out', () => {
    const made = card(awaiting);
    expect(made.topic).toBe('Öffnungszeiten');
    expect(said(made.marks)).toBe('fällig [time 1080] · X · passt');
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.answer).toEqual({ label: 'Vorschlag', text: 'Ja, bis 19 Uhr.', twin: null });
    expect(made.links).toEqual([{ label: 'Auf X ansehen', url: 'https://x.example/i/status/100' }]);
    expect([made.banner, made.to, made.context, made.state, made.warnings]).toEqual([null, [], [], [], []]);
    expect([made.kind, made.call]).toEqual(['thread', 0]);
  });

  test('says the same in English, and marks a language that is not the staff’s', () => {
    const made = card(awaiting, {}, { language: 'en' });
    expect(made.topic).toBe('Opening hours');
    expect(said(made.marks)).toBe('due [time 1080] · X · DE · fits');
    expect(made.answer?.label).toBe('Draft');
    expect(made.actions.map((action) => action.label)).toEqual([
      'Approve',
      'Edit',
      'I’ll take it',
      'No answer …',
      'Hand over …',
      'Interim answer …',
      'Answered another way',
      'View the original',
      'Mute …',
      'View the history',
    ]);
  });

  test('does not say of a text that somebody chose instead whether it fits', () => {
    const taken = [entry('approved', 'U0MARTA'), entry('undone', 'U0MARTA')];
    const log = [entry('drafted', 'triage', { draftText: facts.draft?.text ?? null }), ...taken];
    const chosen = { text: 'WLAN gibt es überall.', answerId: 'wlan', language: 'de', alternatives: [] };
    expect(said(card(awaiting, { draft: chosen }, { log }).marks)).toBe('fällig [time 1080] · X');
    expect(said(card(awaiting, {}, { log }).marks)).toContain('passt');
  });

  test('offers all topics to choose from, with the one that it is taken for', () => {
    const { topics } = card(awaiting);
    expect(topics).toMatchObject({ label: 'Thema', chosen: 'opening_hours', options: { length: intents.length } });
    expect(topics?.options.slice(0, 2)).toEqual([
      { intent: 'opening_hours', name: 'Öffnungszeiten' },
      { intent: 'closure', name: 'Schließung und Störung' },
    ]);
    expect(card(awaiting, { tag: null }).topics?.chosen).toBeNull();
    expect(card(awaiting, {}, { language: 'en' }).topics?.options[0]?.name).toBe('Opening hours');
  });

  test('where people are in danger none is chosen, unless staff named one of what was written last', () => {
    const tag = facts.tag && { ...facts.tag, danger: 'selfHarm' as const };
    const chosen = (log: LogEntry[]) => card(awaiting, { tag }, { log }).topics?.chosen;
    const drafted = entry('drafted', 'triage', { to: 'awaitingReview' });
    const named = [drafted, entry('retagged', 'U0MARTA', { to: 'awaitingReview', reason: 'opening_hours' })];
    expect(chosen([drafted])).toBeNull();
    expect(chosen(named)).toBe('opening_hours');
    expect(chosen([...named, entry('redrafted', 'tick'), drafted])).toBe('opening_hours');
    expect(chosen([...named, entry('wroteAgain', 'poll'), drafted])).toBeNull();
    // Of a question after the answer nobody has said anything yet.
    expect(chosen([...named, entry('reopened', 'poll'), drafted])).toBeNull();
  });

  test('offers no topics for what nobody can read, nor once it is too late', () => {
    expect(card(awaiting, {}, { messages: [{ ...question, unreadable: true }] }).topics).toBeNull();
    expect(card({ status: 'new' }).topics).toBeNull();
    expect(card({ status: 'answered', reply, answeredAt: now, postId: '200' }).topics).toBeNull();
  });

  test('tells in its history which topic somebody named', () => {
    const made = card(awaiting, {}, { log: [entry('retagged', 'U0MARTA', { reason: 'renewal' })] });
    expect(lines(made.history)).toEqual(['[date 0] · Thema geändert: Verlängerung von @U0MARTA']);
  });

  test('offers two decisions as buttons and the rest in the menu', () => {
    const made = card(awaiting);
    expect(made.actions.slice(0, 3)).toEqual([
      { id: 'approve', label: 'Freigeben', style: 'primary', inMenu: false },
      { id: 'edit', label: 'Bearbeiten', style: 'plain', inMenu: false },
      { id: 'claim', label: 'Ich übernehme', style: 'plain', inMenu: true },
    ]);
    expect(menu(made)).toEqual([
      'claim',
      'reject',
      'hand_over',
      'interim',
      'answered_by_hand',
      'show_original',
      'mute',
      'show_history',
    ]);
  });

  test('says who is on it and until when, and offers to give it back or to take longer', () => {
    const claimedBy = { staff: 'U0KOCH', at: now - minute, until: now + 9 * minute };
    const made = card(awaiting, { claimedBy }, { log: [entry('claimed', 'U0KOCH')] });
    expect(lines(made.state)).toEqual(['@U0KOCH kümmert sich darum, bis [time 540]']);
    expect(labelled(made, 'claim')).toBe('Wieder abgeben');
    expect(labelled(made, 'still_looking')).toBe('Ich sehe noch nach');
    const longer = card(
      awaiting,
      { claimedBy },
      { log: [entry('claimed', 'U0KOCH'), entry('stillLooking', 'U0KOCH')] },
    );
    expect(lines(longer.state)).toEqual(['@U0KOCH sieht noch nach, bis [time 540]']);
  });

  test('says that it is overdue once it is, and names the day where it can be another', () => {
    const made = card(awaiting, { dueAt: now - 5 * minute });
    expect(said(made.marks)).toMatch(/^überfällig seit \[time -300\] · /);
    expect(made.summary).toBe('Neue Frage: Öffnungszeiten, überfällig');
    expect(said(card(awaiting, { dueAt: now + 24 * 60 * minute }).marks)).toMatch(/^fällig \[date 86400\] · /);
    expect(said(card(awaiting, { dueAt: now - 24 * 60 * minute }).marks)).toMatch(/^überfällig seit \[date -86400\]/);
  });

  test('asks to check a draft that cannot be relied on, instead of giving percentages', () => {
    const tag = facts.tag && { ...facts.tag, abstained: true };
    expect(said(card(awaiting, { tag }).marks)).toMatch(/ · bitte prüfen$/);
  });

  test('judges no text that a person wrote', () => {
    const draft = { text: 'Selbst geschrieben', answerId: null, language: 'de', alternatives: [] };
    expect(said(card(awaiting, { draft }).marks)).toBe('fällig [time 1080] · X');
  });

  test('without a fitting draft says so, and the button is for writing', () => {
    const draft = { text: null, answerId: null, language: 'de', alternatives: [] };
    const made = card(awaiting, { draft }, { assessment: null });
    expect(made.answer).toBeNull();
    expect(lines(made.state)).toEqual(['Kein passender Vorschlag.']);
    expect(made.actions[0]).toEqual({ id: 'edit', label: 'Antworten', style: 'primary', inMenu: false });
    expect(buttons(made)).toEqual(['edit']);
  });

  test('tells how many other drafts there are', () => {
    const choice = { answerId: 'a', title: 'A', text: 'a' };
    const label = (alternatives: (typeof choice)[]) =>
      card(awaiting, { draft: { text: 'x', answerId: null, language: 'de', alternatives } }).answer?.label;
    expect(label([choice])).toBe('Vorschlag · ein weiterer unter „Bearbeiten“');
    expect(label([choice, choice])).toBe('Vorschlag · 2 weitere unter „Bearbeiten“');
  });

  test('gives the length only where it is tight', () => {
    const label = (length: number) =>
      card(awaiting, {}, { assessment: { length, limit: 280, cost: 10_000, dear: false } }).answer?.label;
    expect([label(252), label(253), label(281)]).toEqual([
      'Vorschlag',
      'Vorschlag · 253 von 280 Zeichen',
      'Vorschlag · 281 von 280 Zeichen',
    ]);
  });

  test('shows a draft whose length nobody could assess without figures, and lets it be approved', () => {
    const made = card(awaiting, {}, { assessment: null });
    expect(made.answer?.label).toBe('Vorschlag');
    expect(ids(made)).toContain('approve');
  });

  test('says above all that it is an exercise', () => {
    const made = card(awaiting, {}, { practice: true });
    expect(made.banner).toBe('ÜBUNG – nichts geht hinaus');
    expect(made.summary).toBe('Übung: Neue Frage: Öffnungszeiten');
  });

  test('a direct message is marked as private', () => {
    expect(said(card(awaiting, { channel: 'x-dm' }).marks)).toBe('fällig [time 1080] · X privat · passt');
  });
});

describe('whoever is to act', () => {
  const to: Call['to'] = [{ staff: 'U0MARTA' }];
  const calledFor = (why: Call['why'], change: Partial<ThreadFacts> = {}) =>
    said(card(awaiting, { call: called(untouched.call, why, to), ...change }).to);
  const handedTo: HandOver = {
    to: { staff: 'U0JONAS' },
    by: 'U0MARTA',
    at: now,
    note: 'Bitte Signatur prüfen',
    until: now + minute,
  };

  test.each([
    ['arrived', '@U0MARTA', 'Neue Frage: Öffnungszeiten'],
    ['wroteAgain', '@U0MARTA: es kam etwas Neues dazu', 'Neues zu einer Frage: Öffnungszeiten'],
    ['edited', '@U0MARTA: die Nachricht wurde geändert', 'Geänderte Frage: Öffnungszeiten'],
    ['reopened', '@U0MARTA: wieder geöffnet', 'Wieder geöffnet: Öffnungszeiten'],
    ['handedOver', '@U0MARTA: übergeben', 'Ihnen übergeben: Öffnungszeiten'],
    ['returned', '@U0MARTA: unberührt zurückgekommen', 'Unberührt zurückgekommen: Öffnungszeiten'],
    [
      'withdrawn',
      '@U0MARTA: bitte die Korrektur freigeben',
      'Antwort gelöscht, die Frage ist wieder offen: Öffnungszeiten',
    ],
    ['stillOpen', '@U0MARTA: noch offen', 'Noch offen: Öffnungszeiten'],
    ['alone', '@U0MARTA: bitte ansehen', 'Bitte ansehen: Öffnungszeiten'],
  ] as const)('is mentioned with the reason %s', (why, line, summary) => {
    expect(calledFor(why)).toBe(line);
    expect(card(awaiting, { call: called(untouched.call, why, to) })).toMatchObject({ summary, call: 1 });
  });

  test('after an interim answer the call says that the answer is still owed', () => {
    expect(calledFor('stillOpen', { interimAt: now - minute })).toBe('@U0MARTA: die Antwort steht noch aus');
  });

  test('is nobody once somebody is on it, in a quiet thread, or when there is nothing to do', () => {
    const claimedBy = { staff: 'U0KOCH', at: now, until: now + minute };
    expect(calledFor('reopened', { claimedBy })).toBe('');
    const theirs = { ...claimedBy, staff: 'U0MARTA' };
    expect(calledFor('wroteAgain', { claimedBy: theirs })).toBe('@U0MARTA: es kam etwas Neues dazu');
    expect(calledFor('reopened', { quiet: true })).toBe('');
    const call = called(untouched.call, 'reopened', to);
    expect(card({ status: 'answered', reply, answeredAt: now, postId: '200' }, { call }).to).toEqual([]);
    expect(said(card({ status: 'unknown', reply, since: now }, { call }).to)).toBe('@U0MARTA: wieder geöffnet');
  });

  test('is named by whoever hands the question over, with the note and when it goes back', () => {
    const made = card(awaiting, { handedTo, quiet: true });
    expect(said(made.to)).toBe('@U0JONAS, übergeben von @U0MARTA: „Bitte Signatur prüfen“');
    expect(lines(made.state)).toEqual(['Kümmert sich niemand, geht die Frage zurück an @U0MARTA: [date 60]']);
    expect(made.summary).toBe('Ihnen übergeben: Öffnungszeiten');
  });

  test('finds the note on the card until the question is answered, whoever is at it', () => {
    const call = called(untouched.call, 'handedOver', [handedTo.to]);
    const claimedBy = { staff: 'U0JONAS', at: now, until: now + minute };
    const taken = card(awaiting, { handedTo, claimedBy, call });
    expect(said(taken.to)).toBe('@U0JONAS, übergeben von @U0MARTA: „Bitte Signatur prüfen“');
    expect(lines(taken.state)).toEqual(['@U0JONAS kümmert sich darum, bis [time 60]']);
    const news = card(awaiting, { handedTo, claimedBy, call: called(call, 'wroteAgain', [{ staff: 'U0JONAS' }]) });
    expect(said(news.to)).toBe('@U0JONAS: es kam etwas Neues dazu');
    expect(news.summary).toBe('Neues zu einer Frage: Öffnungszeiten');
    expect(lines(news.state)).toContain('Übergeben von @U0MARTA: „Bitte Signatur prüfen“');
    const away = card(awaiting, { handedTo: { ...handedTo, away: { U0JONAS: 'Jonas Albrecht' } }, claimedBy, call });
    expect(said(away.to)).toContain('Übergeben an Jonas Albrecht');
    const approved: State = { status: 'approved', reply, sendAfter: now + 5_000, trouble: null };
    expect(lines(card(approved, { handedTo, call }, { language: 'en' }).state)).toContain(
      'Handed over by @U0MARTA: “Bitte Signatur prüfen”',
    );
    expect(lines(card(approved, { handedTo: { ...handedTo, note: '' }, call }).state).at(-1)).toBe(
      'Übergeben von @U0MARTA',
    );
  });

  test('is named without a mention while they are not at work', () => {
    const away = { U0JONAS: 'Jonas Albrecht' };
    const made = (change: Partial<HandOver>, language: 'de' | 'en' = 'de') =>
      said(card(awaiting, { handedTo: { ...handedTo, away, ...change } }, { language }).to);
    expect(made({})).toBe('Übergeben an Jonas Albrecht, gerade außerhalb der Dienstzeit: „Bitte Signatur prüfen“');
    expect(made({ note: '' }, 'en')).toBe('Handed over to Jonas Albrecht, outside working hours now');
    expect(made({ to: { team: 'musik' }, note: '' })).toBe('Musikbücherei (@U0LEAD), übergeben von @U0MARTA');
    const nobody = { U0JONAS: 'Jonas Albrecht', U0LEAD: 'Priya Nair' };
    expect(made({ to: { team: 'musik' }, note: '', away: nobody }, 'en')).toBe(
      'Handed over to Music library, outside working hours now',
    );
  });

  test('can be a team with everybody in it, or one that is gone', () => {
    const given = (team: string, note = '') =>
      said(card(awaiting, { handedTo: { ...handedTo, to: { team }, note } }, { language: 'en' }).to);
    expect(given('musik')).toBe('Music library (@U0JONAS @U0LEAD), handed over by @U0MARTA');
    expect(given('weg', 'please')).toBe('weg, handed over by @U0MARTA: “please”');
    const call = called(untouched.call, 'returned', [{ team: 'musik' }, { staff: 'U0MARTA' }]);
    expect(said(card(awaiting, { call }).to)).toBe(
      'Musikbücherei (@U0JONAS @U0LEAD) @U0MARTA: unberührt zurückgekommen',
    );
  });
});

describe('two people', () => {
  const firstApproval: FirstApproval = {
    by: 'U0MARTA',
    at: now - minute,
    text: 'Das tut uns leid.',
    answerId: null,
    interim: false,
  };

  test('are asked for by name of the reason, before anybody approves', () => {
    const made = card(awaiting, { fourEyes: ['complaint', 'minor', 'vip'] });
    expect(lines(made.warnings)).toEqual([
      'Zwei Personen geben frei: Beschwerde, Kind oder jugendlich, besonderes Konto.',
    ]);
    expect(labelled(made, 'approve')).toBe('Freigeben');
    const tag = facts.tag && { ...facts.tag, danger: 'selfHarm' as const };
    expect(lines(card(awaiting, { fourEyes: ['minor'], tag }).warnings)).toEqual([]);
  });

  test('the first one’s text is what the second one approves, and the first may go alone', () => {
    const made = card(awaiting, { fourEyes: ['complaint'], firstApproval });
    expect(lines(made.state)).toEqual(['Zweite Person nötig: Beschwerde. Erste Freigabe: @U0MARTA, [time -60]']);
    expect(made.warnings).toEqual([]);
    expect(made.answer).toEqual({ label: 'Erste Freigabe', text: 'Das tut uns leid.', twin: null });
    expect(said(made.marks)).toBe('fällig [time 1080] · X');
    expect(made.summary).toBe('Zweite Person nötig: Öffnungszeiten');
    expect(labelled(made, 'approve')).toBe('Als Zweite/r freigeben');
    expect(menu(made)[0]).toBe('go_alone');
  });

  test('can take the first approval back, also where nothing can be approved any more', () => {
    const made = card(awaiting, { firstApproval });
    expect(buttons(made)).toEqual(['approve', 'edit', 'undo']);
    expect(labelled(made, 'undo')).toBe('Rückgängig');
    expect(labelled(card(awaiting, { firstApproval }, { language: 'en' }), 'undo')).toBe('Undo');
    const gated = card(awaiting, { firstApproval }, { messages: [{ ...question, repliable: false }] });
    expect(buttons(gated)).toEqual(['answered_by_hand', 'edit', 'undo']);
    expect(ids(card(awaiting))).not.toContain('undo');
    const log = [entry('firstApproved', 'U0MARTA'), entry('undone', 'U0MARTA')];
    expect(lines(card(awaiting, {}, { log }).history)).toEqual([
      '[date 0] · als erste Person freigegeben von @U0MARTA',
      '[date 0] · Freigabe zurückgenommen von @U0MARTA',
    ]);
  });

  test('a trainee’s approval needs a second person whatever the question', () => {
    const made = card(awaiting, { firstApproval: { ...firstApproval, interim: true }, draft: null });
    expect(lines(made.state)).toEqual([
      'Zweite Person nötig: in der Einarbeitung. Erste Freigabe: @U0MARTA, [time -60]',
    ]);
    expect(made.answer?.label).toBe('Zwischenbescheid, erste Freigabe');
    expect(labelled(made, 'edit')).toBe('Bearbeiten');
    expect(ids(made)).toContain('approve');
  });

  test('both stand on the card afterwards, or the reason why one went alone', () => {
    const both = { ...reply, secondBy: 'U0JONAS' };
    const states: State[] = [
      { status: 'approved', reply: both, sendAfter: now + 5_000, trouble: null },
      { status: 'answered', reply: both, answeredAt: now, postId: '200' },
    ];
    for (const state of states) {
      expect(lines(card(state).state)[0]).toContain('@U0KOCH und @U0JONAS');
    }
    const log = [entry('firstApproved', 'U0KOCH'), entry('approved', 'U0KOCH', { reason: 'niemand sonst da' })];
    const alone = 'Ohne zweite Person freigegeben: „niemand sonst da“';
    const claim = { owner: 'o', claimedAt: now, expiresAt: now + 1, attempts: 1, absentAt: [] };
    expect(lines(card({ status: 'sending', reply, claim, cameAt: null }, {}, { log }).state)[1]).toBe(alone);
    expect(lines(card({ status: 'answered', reply, answeredAt: now, postId: '2' }, {}, { log }).state)[1]).toBe(alone);
    expect(card({ status: 'approved', reply: both, sendAfter: now, trouble: null }, {}, { log }).state).toHaveLength(1);
  });
});

describe('an interim answer', () => {
  test('is named as such while it goes out', () => {
    const interim = { ...reply, interim: true };
    expect(card({ status: 'approved', reply: interim, sendAfter: now, trouble: null }).answer?.label).toBe(
      'Geht als Zwischenbescheid hinaus',
    );
  });

  test('leaves the question open: the card says when it went out and by whom, and offers no second one', () => {
    const log = [entry('approved', 'U0MARTA'), entry('interimSent', 'send', { postId: '150' })];
    const sent: Message = { ...question, id: '150', author: 'library', text: 'Wir fragen nach.', at: now - minute };
    const made = card(awaiting, { interimAt: now - minute }, { log, messages: [question, sent] });
    expect(lines(made.state)).toEqual([
      'Zwischenbescheid hinausgegangen ([date -60], @U0MARTA), Antwort steht noch aus',
    ]);
    expect(ids(made)).not.toContain('interim');
    expect(made.earlier.map(({ by }) => by)).toEqual(['Zwischenbescheid']);
    expect(lines(card(awaiting, { interimAt: now }, { language: 'en' }).state)).toEqual([
      'Interim answer went out ([date 0]), the answer is still owed',
    ]);
    const answered = card({ status: 'answered', reply, answeredAt: now, postId: '2' }, { interimAt: now });
    expect(answered.state).toHaveLength(1);
  });
});

describe('an interim answer that two approved', () => {
  const text = 'Wir fragen nach.';
  const sentAfter = (...log: LogEntry[]) => {
    const out = [...log, entry('approved', 'U0JONAS', { text }), entry('interimSent', 'send')];
    return languages.map((language) => lines(card(awaiting, { interimAt: now }, { log: out, language }).state)[0]);
  };

  test('names both', () => {
    expect(sentAfter(entry('firstApproved', 'U0MARTA', { text }), entry('claimed', 'U0JONAS'))).toEqual([
      'Zwischenbescheid hinausgegangen ([date 0], @U0MARTA und @U0JONAS), Antwort steht noch aus',
      'Interim answer went out ([date 0], @U0MARTA and @U0JONAS), the answer is still owed',
    ]);
  });

  test('names one where the first approval was of another text, was taken back, or is of that person too', () => {
    const first = entry('firstApproved', 'U0MARTA', { text });
    for (const before of [
      [entry('firstApproved', 'U0MARTA', { text: 'Bis 19 Uhr.' })],
      [first, entry('undone', 'U0MARTA')],
      [first, entry('wroteAgain', 'poll'), entry('drafted', 'triage')],
      [entry('firstApproved', 'U0JONAS', { text })],
    ]) {
      expect(sentAfter(...before)[0]).toBe(
        'Zwischenbescheid hinausgegangen ([date 0], @U0JONAS), Antwort steht noch aus',
      );
    }
  });
});

test('the history tells a message that its patron deleted from one that was changed', () => {
  const log = [entry('editedByPatron', 'poll'), entry('editedByPatron', 'send', { reason: 'deletedByPatron' })];
  expect(languages.map((language) => lines(historyLines(log, words[language])))).toEqual([
    ['[date 0] · Nachricht wurde geändert', '[date 0] · die Nachricht wurde gelöscht'],
    ['[date 0] · message was changed', '[date 0] · the message was deleted'],
  ]);
});

describe('what stands around the question', () => {
  test('pictures by number and description, and a way to look at them', () => {
    const pictures = [
      { kind: 'photo', alt: 'Regal im Regen' },
      { kind: 'photo', alt: null },
      { kind: 'video', alt: ' ' },
    ] as const;
    const made = card(awaiting, {}, { messages: [{ ...question, pictures }] });
    expect(lines(made.context)).toEqual(['2 Bilder, 1 Film: „Regal im Regen“, ohne Beschreibung']);
    expect(menu(made)).toContain('show_pictures');
    const many = card(
      awaiting,
      {},
      { messages: [{ ...question, pictures: Array(5).fill({ kind: 'gif', alt: 'x'.repeat(99) }) }] },
    );
    expect(lines(many.context)).toEqual([`5 bewegte Bilder: „${'x'.repeat(79)}…“ …`]);
    const one = card(awaiting, {}, { messages: [{ ...question, pictures: [pictures[1]] }], language: 'en' });
    expect(lines(one.context)).toEqual(['1 picture: without description']);
  });

  test('others in the conversation, what was written in public, and a quote', () => {
    const messages = [{ ...question, quote: true }];
    const made = card(awaiting, {}, { messages, others: 3, wroteInPublicAt: now - 30 * minute });
    expect(lines(made.context)).toEqual([
      'Zitat: jemand spricht über die Bücherei',
      'Im Gespräch schreiben noch 3 andere',
      'Hat um [time -1800] auch öffentlich geschrieben',
    ]);
    expect(menu(made)).toContain('show_conversation');
    expect(lines(card(awaiting, {}, { others: 1 }).context)).toEqual(['Im Gespräch schreibt noch jemand anderes']);
    const answered: State = { status: 'answered', reply, answeredAt: now, postId: '2' };
    expect(card(answered, {}, { others: 3, wroteInPublicAt: now }).context).toEqual([]);
  });

  test('an insult is folded away, with what its pictures are said to show', () => {
    const messages = [{ ...question, pictures: [{ kind: 'photo', alt: 'Ihr Idioten' } as const] }];
    const made = card(awaiting, {}, { messages, insulting: true });
    expect(made.question).toBe('(Beleidigung – lesen unter „Original ansehen“)');
    expect(lines(made.context)).toEqual(['1 Bild']);
    expect(labelled(made, 'show_original')).toBe('Original ansehen');
    const older = { ...question, id: '90', text: 'Ihr Idioten!', at: now - 90 * minute };
    expect(card(awaiting, {}, { messages: [older, question] }).earlier[0]?.text).toBe(made.question);
  });
});

describe('warnings', () => {
  test('a draft that is too long says by how much and cannot be approved as it is', () => {
    const made = card(awaiting, {}, { assessment: { length: 291, limit: 280, cost: 10_000, dear: false } });
    expect(lines(made.warnings)).toEqual(['Um 11 Zeichen zu lang. Bitte über „Bearbeiten“ kürzen.']);
    expect(made.actions[0]).toMatchObject({ id: 'edit', label: 'Bearbeiten', style: 'primary' });
    expect(ids(made)).not.toContain('approve');
  });

  test('a dear answer says what it costs, and instead of what where that is known', () => {
    const dear = { length: 30, limit: 280, cost: 200_000, dear: true };
    expect(lines(card(awaiting, {}, { assessment: dear }).warnings)).toEqual(['Kostet 0,20\u00a0$, mehr als üblich.']);
    const known = { ...dear, usualCost: 10_000 };
    expect(lines(card(awaiting, {}, { assessment: known }).warnings)).toEqual([
      'Kostet 0,20\u00a0$ statt 0,01\u00a0$.',
    ]);
    expect(lines(card(awaiting, {}, { assessment: known, language: 'en' }).warnings)).toEqual([
      'Costs $0.20 instead of $0.01.',
    ]);
  });

  test('a message that does not mention the library says that X will probably refuse, and cannot be approved', () => {
    const made = card(awaiting, {}, { messages: [{ ...question, repliable: false }] });
    expect(lines(made.warnings)).toEqual([
      'X wird diese Antwort wahrscheinlich ablehnen, weil die Bücherei nicht erwähnt ist. Bitte in der App von X antworten, danach „Anders beantwortet“ wählen.',
    ]);
    expect(buttons(made)).toEqual(['answered_by_hand', 'edit']);
    expect(labelled(made, 'edit')).toBe('Text kopieren');
    expect(menu(made)).toEqual(['claim', 'reject', 'hand_over', 'show_original', 'mute', 'show_history']);
    expect(made.actions.every(({ style }) => style === 'plain')).toBe(true);
  });

  test('what cannot be sent from here is neither to be edited nor to be shortened', () => {
    const assessment = { length: 291, limit: 280, cost: 15_000, dear: false };
    const messages = [{ ...question, repliable: false }];
    const draft = facts.draft && { ...facts.draft, alternatives: [{ answerId: 'b', title: 'B', text: 'Anders.' }] };
    for (const [language, copy] of [
      ['de', 'ein weiterer unter „Text kopieren“'],
      ['en', 'one more under “Copy text”'],
    ] as const) {
      const made = card(awaiting, { draft }, { messages, assessment, language });
      expect(made.warnings).toHaveLength(1);
      expect(made.answer?.label).toContain(copy);
    }
  });

  test('where X takes no reply, its own composer with the draft is one tap away', () => {
    const links = (input: Partial<CardInput>) =>
      card(awaiting, {}, { messages: [{ ...question, repliable: false }], ...input }).links;
    const view = { label: 'Auf X ansehen', url: 'https://x.example/i/status/100' };
    const composer = {
      label: 'Auf X antworten',
      url: 'https://x.example/intent/post?in_reply_to=100',
      button: true,
    };
    expect(links({})).toEqual([view, composer]);
    expect(links({ composerUrl: null })).toEqual([view]);
    const trouble = { kind: 'replyGate', at: now, detail: '' } as const;
    const failed = card({ status: 'failed', reply, trouble });
    expect(failed.links).toEqual([view, composer]);
    expect(buttons(failed)).toEqual(['answered_by_hand', 'edit']);
    const closed = card(
      { status: 'closed', reason: 'spam', by: null, closedAt: now },
      {},
      { messages: [{ ...question, repliable: false }] },
    );
    expect(closed.links).toEqual([view]);
  });

  test('after X refused the reply for that reason the card says it as a fact', () => {
    const made = card({
      status: 'awaitingReview',
      trouble: { kind: 'replyGate', at: now, detail: 'You can only reply …' },
    });
    expect(lines(made.warnings)).toEqual([
      'X nimmt hierauf keine Antwort an, weil die Bücherei nicht erwähnt ist. Bitte in der App von X antworten, danach „Anders beantwortet“ wählen.',
    ]);
    expect(ids(made)).not.toContain('approve');
  });

  test('anger and an emergency stop come first', () => {
    const tag = facts.tag && { ...facts.tag, upset: true };
    const made = card(awaiting, { tag }, { hold: { by: 'U0LEITUNG', at: now - minute } });
    expect(lines(made.warnings)).toEqual([
      'Vorsicht, klingt verärgert.',
      'Versand angehalten seit [date -60] von @U0LEITUNG.',
    ]);
    expect(made.summary).toBe('Neue Frage: Öffnungszeiten');
  });

  test.each([
    ['de', 'Hier nur noch bis [date 3600] gespeichert.'],
    ['en', 'Kept here only until [date 3600].'],
  ] as const)('what is soon forgotten says until when it is kept, also once it is approved: %s', (language, line) => {
    for (const state of [awaiting, { status: 'approved', reply, sendAfter: now, trouble: null } as const]) {
      const made = card(state, {}, { forgottenAt: now + 60 * minute, language });
      expect(lines(made.warnings)).toEqual([line]);
    }
  });

  test.each([
    ['de', 'DRINGEND: Feuer, Gas oder Alarm', 'Bitte sofort ansehen', 'Gruß und Plauderei'],
    ['en', 'URGENT: fire, gas or an alarm', 'Please look at once', 'Greeting and chat'],
  ] as const)('danger heads its card, and nothing there speaks against it: %s', (language, danger, at, topic) => {
    const tag = facts.tag && { ...facts.tag, intent: 'smalltalk', danger: 'alarm' as const, upset: true };
    const call = called(facts.call, 'danger', [{ staff: 'U0LEITUNG' }]);
    for (const abstained of [true, false]) {
      const made = card(awaiting, { tag: tag && { ...tag, abstained }, call }, { language });
      expect([made.topic, said(made.marks)]).toEqual(
        [danger, 'X'].map((each) => (language === 'en' && each === 'X' ? 'X · DE' : each)),
      );
      expect(made.topics?.chosen).toBeNull();
      expect(made.warnings).not.toContainEqual([words[language].warnings.upset]);
      expect(made.summary).toBe(`${danger} · ${at}`);
      const { topics, ...seen } = made;
      expect(JSON.stringify(seen)).not.toContain(topic);
    }
    const soon = card(awaiting, { tag, call: { ...call, why: 'dueSoon' } }, { language });
    expect(said(soon.to)).toBe(`@U0LEITUNG: ${words[language].call.why.danger}`);
    expect(soon.summary).toBe(`${danger} · ${at}`);
  });

  test('danger that has waited too long says so, and once it is over the topic heads the card', () => {
    const tag = facts.tag && { ...facts.tag, danger: 'alarm' as const };
    const late = card(awaiting, { tag, dueAt: now - minute });
    expect(said(late.marks)).toBe('überfällig seit [time -60] · X');
    expect(late.summary).toBe('DRINGEND: Feuer, Gas oder Alarm · Neue Frage, überfällig');
    const approved = card({ status: 'approved', reply, sendAfter: now + minute, trouble: null }, { tag });
    expect([approved.topic, approved.summary]).toEqual([
      'DRINGEND: Feuer, Gas oder Alarm',
      'DRINGEND: Feuer, Gas oder Alarm · Freigegeben',
    ]);
    const over = card({ status: 'answered', reply, answeredAt: now, postId: '200' }, { tag });
    expect([over.topic, over.summary]).toEqual(['Öffnungszeiten', 'Beantwortet: Öffnungszeiten']);
  });

  test('an unreadable message is named as such, with what to do', () => {
    const made = card(awaiting, {}, { messages: [{ ...question, text: '', unreadable: true }] });
    expect(made.question).toBe('(nicht lesbar)');
    expect(lines(made.warnings)[0]).toMatch(/^Eine Nachricht ließ sich nicht lesen\. Bitte auf X ansehen/);
  });

  test('a draft that staff may not read has its twin below it, as long as it stands', () => {
    const draft = { text: 'Evet.', answerId: 'zeiten', language: 'tr', alternatives: [], twin: 'Ja.' };
    expect(card(awaiting, { draft }).answer).toEqual({ label: 'Vorschlag', text: 'Evet.', twin: 'Auf Deutsch: Ja.' });
    const first = { by: 'U0MARTA', at: now, text: 'Evet.', answerId: 'zeiten', interim: false };
    expect(card(awaiting, { draft, firstApproval: first }).answer?.twin).toBe('Auf Deutsch: Ja.');
    const other = { ...first, text: 'Hayır.' };
    expect(card(awaiting, { draft, firstApproval: other }).answer).toMatchObject({ text: 'Hayır.', twin: null });
    expect(card(awaiting, { draft }, { language: 'en' }).answer?.twin).toBe('In English: Ja.');
  });

  test('a draft that leaves a question unanswered, or a day that was not understood, says so', () => {
    const draft = { text: 'Ja.', answerId: 'zeiten', language: 'de', alternatives: [] };
    const warned = (more: Partial<Draft>) => lines(card(awaiting, { draft: { ...draft, ...more } }).warnings);
    expect(warned({ answers: { asked: 2, answered: 1 } })).toEqual(['Beantwortet 1 von 2 Fragen.']);
    expect(warned({ answers: { asked: 2, answered: 2 } })).toEqual([]);
    expect(warned({ unread: '31.2.' })).toEqual(['Tagesangabe nicht verstanden: „31.2.“.']);
    expect(warned({ text: null, answerId: null, unread: 'in den Ferien' })).toEqual([
      'Tagesangabe nicht verstanden: „in den Ferien“.',
    ]);
  });

  test('a draft in another language than the question says so', () => {
    const tag = facts.tag && { ...facts.tag, language: 'tr' };
    const made = card(awaiting, { tag });
    expect(lines(made.warnings)).toEqual(['Gefragt auf Türkisch, Vorschlag auf Deutsch.']);
    expect(said(made.marks)).toBe('fällig [time 1080] · X · TR · passt');
  });

  test.each([
    ['rateLimited', 'X bittet um eine Pause.'],
    ['outOfCredit', 'Das Guthaben bei X ist aufgebraucht. Bitte die Systembetreuung verständigen.'],
    ['unauthorized', 'X erkennt die Zugangsdaten nicht an. Bitte die Systembetreuung verständigen.'],
    ['unreachable', 'X ist gerade nicht erreichbar.'],
    ['refused', 'X hat die Antwort abgelehnt. X schreibt: „nope“'],
    ['tooLong', 'Für X ist die Antwort zu lang. Bitte kürzen.'],
  ] as const)('the trouble %s is told in words', (kind, sentence) => {
    const made = card({
      status: 'approved',
      reply,
      sendAfter: now + minute,
      trouble: { kind, at: now, detail: 'nope' },
    });
    expect(lines(made.warnings)).toEqual([sentence]);
  });

  test('nothing is warned of once the thread is answered or closed', () => {
    const tag = facts.tag && { ...facts.tag, danger: 'alarm' as const, upset: true };
    const answered = card({ status: 'answered', reply, answeredAt: now, postId: '200' }, { tag });
    expect([answered.warnings, answered.summary]).toEqual([[], 'Beantwortet: Öffnungszeiten']);
    const closed = card({ status: 'closed', reason: 'spam', by: null, closedAt: now }, { tag });
    expect([closed.warnings, closed.summary]).toEqual([[], 'Geschlossen: Öffnungszeiten']);
  });
});

describe('what has become of a thread', () => {
  test('approved: by whom, when it goes out, and the way back', () => {
    const made = card({ status: 'approved', reply, sendAfter: now + 5_000, trouble: null });
    expect(lines(made.state)).toEqual(['Freigegeben von @U0KOCH um [time -5], geht um [seconds 5] hinaus']);
    expect(made.answer).toEqual({ label: 'Geht hinaus', text: 'Ja, heute bis 19 Uhr.', twin: null });
    expect(made.actions.map(({ id, label, inMenu }) => [id, label, inMenu])).toEqual([
      ['undo', 'Rückgängig', false],
      ['answered_by_hand', 'Anders beantwortet', true],
      ['mute', 'Stummschalten …', true],
      ['show_history', 'Verlauf ansehen', true],
    ]);
  });

  test('approved with the undo window over, held, or to be tried again', () => {
    const trouble = { kind: 'rateLimited', at: now, detail: '' } as const;
    const state = (
      sendAfter: number,
      change: Partial<Extract<State, { status: 'approved' }>>,
      hold: CardInput['hold'],
    ) => said(card({ status: 'approved', reply, sendAfter, trouble: null, ...change }, {}, { hold }).state[0] ?? []);
    const hold = { by: 'U0LEITUNG', at: now };
    expect(state(now - 1, {}, null)).toBe('Freigegeben von @U0KOCH um [time -5], geht gleich hinaus');
    expect(state(now + 1, {}, hold)).toMatch(/, geht hinaus, sobald der Versand wieder läuft$/);
    expect(state(now + minute, { trouble }, null)).toMatch(/, neuer Versuch von selbst um \[time 60\]$/);
    expect(state(now - 1, { trouble }, null)).toMatch(/, neuer Versuch folgt von selbst$/);
  });

  test('sending: nothing can be pressed, and a message that came meanwhile is announced', () => {
    const claim = { owner: 'o', claimedAt: now, expiresAt: now + minute, attempts: 1, absentAt: [] };
    const made = card({ status: 'sending', reply, claim, cameAt: 5 });
    expect(lines(made.state)).toEqual([
      'Geht gerade hinaus, freigegeben von @U0KOCH',
      'Inzwischen kam eine weitere Nachricht. Danach folgt dazu ein neuer Vorschlag.',
    ]);
    expect(made.actions).toEqual([]);
    expect(lines(card({ status: 'sending', reply, claim, cameAt: null }).state)).toHaveLength(1);
  });

  test('answered: what went out, with a link to it where there is one', () => {
    const state: State = { status: 'answered', reply, answeredAt: now, postId: '200' };
    const answer: Message = {
      ...question,
      id: '200',
      author: 'library',
      url: 'https://x.example/i/status/200',
      at: now,
    };
    const made = card(state, {}, { messages: [question, answer] });
    expect(lines(made.state)).toEqual(['Beantwortet: [date 0], freigegeben von @U0KOCH']);
    expect(made.answer).toEqual({ label: 'Hinausgegangen', text: 'Ja, heute bis 19 Uhr.', twin: null });
    expect(made.links).toEqual([{ label: 'Antwort auf X ansehen', url: 'https://x.example/i/status/200' }]);
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.earlier).toEqual([]);
    expect(buttons(made)).toEqual([]);
    expect(menu(made)).toEqual(['write_again', 'correct', 'delete', 'save_answer', 'show_original', 'show_history']);
    expect(said(made.marks)).toBe('X');
    expect(card(state).links[0]?.label).toBe('Auf X ansehen');
  });

  test('what an answer took can be told from its approval on, and of an answer given by hand', () => {
    const claim = { owner: 'a', claimedAt: now, expiresAt: now, attempts: 1, absentAt: [] };
    const trouble = { kind: 'refused', at: now, detail: '' } as const;
    const closed = (reason: CloseReason): State => ({ status: 'closed', reason, by: null, closedAt: now });
    const told: [State, boolean][] = [
      [{ status: 'new' }, false],
      [awaiting, false],
      [{ status: 'approved', reply, sendAfter: now, trouble: null }, true],
      [{ status: 'approved', reply: { ...reply, interim: true }, sendAfter: now, trouble: null }, false],
      [{ status: 'sending', reply, claim, cameAt: null }, true],
      [{ status: 'answered', reply, answeredAt: now, postId: '200' }, true],
      [closed('answeredByHand'), true],
      [closed('spam'), false],
      [{ status: 'failed', reply, trouble }, false],
      [{ status: 'unknown', reply, since: now }, false],
    ];
    for (const [state, takes] of told) expect(card(state).effort !== null, JSON.stringify(state)).toBe(takes);
  });

  test('the levels are those of the READ scale, in plain words; who told one stands in the history alone', () => {
    const state: State = { status: 'answered', reply, answeredAt: now, postId: '200' };
    const log = [entry('effortTold', 'U0MARTA', { reason: 'READ 2' })];
    const made = card(state, { effort: 2 }, { log });
    expect(made.effort).toMatchObject({ label: 'Aufwand (READ)', chosen: 2 });
    expect(made.effort?.options.map(({ level, name }) => [level, name])).toEqual([
      [1, 'READ 1 – ohne Nachsehen'],
      [2, 'READ 2 – kurz nachgesehen'],
      [3, 'READ 3 – nachgeschlagen'],
      [4, 'READ 4 – mehrere Quellen'],
      [5, 'READ 5 – lange gesucht'],
      [6, 'READ 6 – tagelang recherchiert'],
    ]);
    expect(card(state, {}, { language: 'en' }).effort?.options[5]?.name).toBe('READ 6 – researched over days');
    expect(made.history).toEqual([]);
    expect(lines(historyLines(log, words.de))).toEqual(['[date 0] · Aufwand angegeben: READ 2 von @U0MARTA']);
  });

  test('answered where nothing can be deleted or no reply is taken: only looking is left', () => {
    const state: State = { status: 'answered', reply, answeredAt: now, postId: '200' };
    const made = card(state, {}, { deletes: false, messages: [{ ...question, repliable: false }] });
    expect(menu(made)).toEqual(['save_answer', 'show_original', 'show_history']);
  });

  test('an answer that is to be deleted: by whom, then that it is gone, or that X did not do it', () => {
    const state: State = { status: 'answered', reply, answeredAt: now, postId: '200' };
    const withdrawal = { postId: '200', by: 'U0MARTA', at: now, correction: null };
    const made = card(state, { withdrawal });
    expect(lines(made.state)[0]).toBe('@U0MARTA lässt die Antwort auf X löschen');
    expect(menu(made)).toEqual(['write_again', 'save_answer', 'show_original', 'show_history']);
    expect(lines(card(state, { withdrawal: { ...withdrawal, correction: 'Neu.' } }).state)[0]).toMatch(
      /löschen\. Der korrigierte Text kommt danach zur Freigabe\.$/,
    );
    const log = [entry('answered', 'send'), entry('withdrawing', 'U0MARTA')];
    const refused = (reason: string) => [...log, entry('refused', 'send', { reason })];
    expect(lines(card(state, {}, { log: refused('Forbidden') }).state)[0]).toBe(
      'X hat die Antwort nicht gelöscht, sie steht noch dort. X schreibt: „Forbidden“',
    );
    expect(lines(card(state, {}, { log: refused('unauthorized') }).state)[0]).toBe(
      'X hat die Antwort nicht gelöscht, sie steht noch dort.',
    );
    expect(card(state, {}, { log: [entry('refused', 'send'), ...log.slice(0, 1)] }).state).toHaveLength(1);

    const gone = [...log, entry('withdrawn', 'send', { at: now - minute })];
    const ours: Message = { ...question, id: '200', author: 'library', text: 'Nein.', withdrawnAt: now };
    const again = card(awaiting, {}, { log: gone, messages: [question, ours] });
    expect(lines(again.state)).toEqual(['Die Antwort auf X ist gelöscht: [date -60]']);
    expect(again.earlier).toMatchObject([{ by: 'Geantwortet', since: 'inzwischen gelöscht' }]);
    const closed = card({ status: 'closed', reason: 'withdrawn', by: 'U0MARTA', closedAt: now }, {}, { log: gone });
    expect(lines(closed.state)).toEqual(['Geschlossen von @U0MARTA: [date 0], unsere Antwort auf X wurde gelöscht']);
    expect(buttons(closed)).toEqual(['reopen']);
  });

  test('thanks after the answer: question and answer stay, with a line', () => {
    const ours: Message = { ...question, id: '200', author: 'library', text: 'Ja, bis 19 Uhr.', at: now - 5 * minute };
    const thanks: Message = { ...question, id: '300', text: 'Super,\nvielen Dank', at: now };
    const messages = [
      { ...question, id: '90', at: now - 90 * minute },
      { ...ours, id: '95', at: now - 80 * minute },
      question,
      ours,
      thanks,
    ];
    const state: State = { status: 'closed', reason: 'thanks', by: null, closedAt: now };
    const made = card(state, { arrivedAt: now, lastMessageId: '300' }, { messages });
    expect(lines(made.state)).toEqual(['Bedankt sich: „Super, vielen Dank“']);
    expect([made.topic, made.summary]).toEqual(['Öffnungszeiten', 'Geschlossen: Öffnungszeiten']);
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.answer).toEqual({ label: 'Hinausgegangen', text: 'Ja, bis 19 Uhr.', twin: null });
    expect(made.links[0]?.label).toBe('Antwort auf X ansehen');
    expect(made.earlier).toHaveLength(2);
    expect(made.actions.map(({ id, inMenu }) => [id, inMenu])).toEqual([
      ['reopen', false],
      ['show_original', true],
      ['show_history', true],
    ]);
    expect(card(state, { arrivedAt: now }, { messages: [thanks] }).question).toBe('Super,\nvielen Dank');
  });

  test('muted: by whom, until when and why, and the way back', () => {
    const state: State = { status: 'closed', reason: 'muted', by: 'U0MARTA', closedAt: now };
    const made = card(state, {}, { log: [entry('muted', 'U0MARTA', { reason: 'Werbung' })] });
    expect(lines(made.state)).toEqual(['Stummgeschaltet von @U0MARTA bis [date 604800]: „Werbung“']);
    expect(buttons(made)).toEqual(['unmute']);
    expect(lines(card(state, {}, { log: [entry('muted', 'U0MARTA')], language: 'en' }).state)).toEqual([
      'Muted by @U0MARTA until [date 604800]',
    ]);
    expect(lines(card({ ...state, by: null }).state)).toEqual(['Geschlossen: [date 0], stummgeschaltet']);
  });

  test('reopened: a new draft is announced', () => {
    const made = card({ status: 'new' }, { call: called(untouched.call, 'reopened') });
    expect(lines(made.state)).toEqual(['Wieder geöffnet. Ein neuer Vorschlag folgt gleich.']);
  });

  test('in a list: the card says so', () => {
    expect(lines(card(awaiting, { bundle: 'answer-x-mention-100' }).state)).toEqual(['Steht auch in einer Liste.']);
  });

  test('closed: why and by whom, if by anybody', () => {
    const closed = (reason: 'spam' | 'deletedByPatron', by: string | null) =>
      lines(card({ status: 'closed', reason, by, closedAt: now }).state)[0];
    expect(closed('spam', 'U0KOCH')).toBe('Geschlossen von @U0KOCH: [date 0], Spam oder Beleidigung');
    expect(closed('deletedByPatron', null)).toBe('Geschlossen: [date 0], die Nachricht wurde gelöscht');
    expect(ids(card({ status: 'closed', reason: 'deletedByPatron', by: null, closedAt: now }))).toEqual([
      'show_history',
    ]);
    expect(ids(card({ status: 'closed', reason: 'spam', by: null, closedAt: now }))).toEqual([
      'reopen',
      'show_original',
      'show_history',
    ]);
  });

  test('answered in the channel’s own app: the card says where and leads there, unless staff told of it here', () => {
    const answer: Message = {
      ...question,
      id: '300',
      firstId: '300',
      author: 'library',
      text: 'Ja.',
      at: now - minute,
    };
    const messages = [question, { ...answer, url: 'https://x.example/i/status/300' }];
    const closed = (by: string | null, input: Partial<CardInput> = {}) =>
      card({ status: 'closed', reason: 'answeredByHand', by, closedAt: now }, {}, { messages, ...input });
    const noticed = closed(null);
    expect(lines(noticed.state)).toEqual(['Geschlossen: [date 0], anders beantwortet (direkt auf X)']);
    expect(lines(closed(null, { language: 'en' }).state)).toEqual([
      'Closed: [date 0], answered another way (directly on X)',
    ]);
    expect(noticed.links).toEqual([{ label: 'Antwort auf X ansehen', url: 'https://x.example/i/status/300' }]);
    expect(noticed.answer).toEqual({ label: 'Geantwortet', text: 'Ja.', twin: null });
    expect(noticed.earlier).toEqual([]);
    expect(buttons(noticed)).toEqual(['reopen']);

    expect(closed(null, { messages: [question] })).toMatchObject({
      links: [{ label: 'Auf X ansehen' }],
      answer: null,
    });
    const told = closed('U0KOCH');
    expect(lines(told.state)).toEqual(['Geschlossen von @U0KOCH: [date 0], anders beantwortet']);
    expect(told).toMatchObject({ links: [{ label: 'Auf X ansehen' }], answer: null, earlier: [{ text: 'Ja.' }] });
  });

  test('failed: why, in the words of the channel, and what can be done', () => {
    const failed = (detail: string) => card({ status: 'failed', reply, trouble: { kind: 'refused', at: now, detail } });
    expect(lines(failed('duplicate content').state)).toEqual([
      'Die Antwort ist nicht hinausgegangen. X hat die Antwort abgelehnt.',
      'X schreibt: „duplicate content“',
      'Bitte ändern und noch einmal freigeben, oder anders beantworten.',
    ]);
    expect(failed('').state).toHaveLength(2);
    expect(buttons(failed(''))).toEqual(['edit', 'answered_by_hand']);
    expect(menu(failed(''))).toEqual(['claim', 'hand_over', 'reject', 'show_original', 'mute', 'show_history']);
    expect(failed('').actions[0]?.style).toBe('primary');
    const interim = card({ status: 'unknown', reply: { ...reply, interim: true }, since: now });
    expect(menu(interim)[0]).toBe('interim');
    expect(failed('').answer?.label).toBe('Freigegebener Text');
  });

  test('unknown: says that it is unclear and how to find out', () => {
    const made = card({ status: 'unknown', reply, since: now - minute });
    expect(lines(made.state)).toEqual([
      'Seit [date -60] ist unklar, ob die Antwort hinausging.',
      'Bitte auf X nachsehen: Steht sie dort, „Anders beantwortet“ wählen; fehlt sie, über „Bearbeiten“ noch einmal freigeben.',
    ]);
    expect(buttons(made)).toEqual(['edit', 'answered_by_hand']);
    expect(made.actions.every(({ style }) => style === 'plain')).toBe(true);
    const claimedBy = { staff: 'U0KOCH', at: now, until: now + minute };
    const claimed = card({ status: 'unknown', reply, since: now }, { claimedBy });
    expect(lines(claimed.state).at(-1)).toBe('@U0KOCH kümmert sich darum, bis [time 60]');
    expect(menu(claimed).slice(0, 2)).toEqual(['claim', 'still_looking']);
  });

  test('new: announces the draft, and shows no superseded text', () => {
    const fresh = card({ status: 'new' }, { tag: null, draft: null, draftVersion: 0, dueAt: null });
    expect(lines(fresh.state)).toEqual(['Gerade eingetroffen. Der Vorschlag folgt gleich.']);
    expect([fresh.topic, said(fresh.marks)]).toEqual(['Neue Nachricht', 'X']);
    const again = card({ status: 'new' });
    expect(lines(again.state)).toEqual(['Es kam etwas Neues dazu. Ein neuer Vorschlag folgt gleich.']);
    expect([again.answer, again.actions]).toEqual([null, []]);
    const arrived: LogEntry = { at: now - minute, by: 'poll', what: 'arrived', from: null, to: 'new' };
    const redrafted: LogEntry = { at: now, by: 'slack', what: 'redrafted', from: 'awaitingReview', to: 'new' };
    const renewed = card({ status: 'new' }, {}, { log: [arrived, redrafted] });
    expect(lines(renewed.state)).toEqual(['Die Bücherei hat sich geändert. Ein neuer Vorschlag folgt gleich.']);
    const wrote: LogEntry = { at: now, by: 'poll', what: 'wroteAgain', from: 'new', to: 'new' };
    expect(lines(card({ status: 'new' }, {}, { log: [arrived, redrafted, wrote] }).state)).toEqual(lines(again.state));
  });
});

describe('the messages', () => {
  const older: Message = { ...question, id: '90', at: now - 90 * minute, text: 'Danke schon mal', url: null };
  const ours: Message = { ...older, id: '95', author: 'library', text: 'Gern', at: now - 80 * minute };
  const second: Message = { ...question, id: '101', text: 'Und morgen?', at: now - 2 * minute, url: null };

  test('all that wait are the question; what was said before is kept apart', () => {
    const made = card(awaiting, { lastMessageId: '101' }, { messages: [older, ours, question, second] });
    expect(made.question).toBe('Habt ihr heute Abend offen?\n\nUnd morgen?');
    expect(made.earlier.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      'Gefragt: Danke schon mal',
      'Geantwortet: Gern',
    ]);
    expect(made.links[0]?.url).toBe('https://x.example/i/status/100');
  });

  test('when none waits the newest of the patron is shown, and unreadable ones are named', () => {
    const unreadable = { ...older, unreadable: true, text: '' };
    const made = card(awaiting, { arrivedAt: now }, { messages: [unreadable, ours, question] });
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.earlier[0]?.text).toBe('(nicht lesbar)');
    expect(card(awaiting, { lastMessageId: 'gone' }, { messages: [second] }).links).toEqual([]);
    expect(card(awaiting, {}, { messages: [] }).question).toBe('');
  });
});

test('a message that cannot be read here is answered on the channel: that is the button that stands out', () => {
  const messages = [{ ...question, text: '', unreadable: true }];
  const made = card(awaiting, { draft: null, tag: null }, { messages, assessment: null });
  expect(made.actions.find(({ style }) => style === 'primary')?.id).toBe('answered_by_hand');
  expect(menu(made)).not.toContain('answered_by_hand');
});

test('a thank-you has its own topic where nothing is known of the question before', () => {
  const thanks: State = { status: 'closed', reason: 'thanks', by: null, closedAt: now };
  expect(card(thanks, { tag: null, draft: null }, { assessment: null }).topic).toBe('Lob und Dank');
});

describe('the history', () => {
  const log = [
    entry('arrived', 'poll'),
    entry('drafted', 'triage'),
    entry('claimed', 'U0KOCH'),
    entry('originalSeen', 'U0KOCH'),
    entry('handedOver', 'U0KOCH', { reason: '<@U0LANG>: bitte' }),
    entry('approved', 'U0LANG', { draftText: 'a', text: 'b', reason: 'eilig' }),
    entry('undone', 'U0LANG'),
    entry('closed', 'U0LANG', { reason: 'spam' }),
    entry('closed', 'send', { reason: 'something else' }),
  ];

  test('on the card is what people did last, and looking is not doing', () => {
    expect(lines(card(awaiting, {}, { log }).history)).toEqual([
      '[date 0] · geändert und freigegeben von @U0LANG',
      '[date 0] · Freigabe zurückgenommen von @U0LANG',
      '[date 0] · geschlossen (Spam oder Beleidigung) von @U0LANG',
    ]);
    expect(card(awaiting, {}, { log: log.slice(0, 2) }).history).toEqual([]);
  });

  test('on the card does not say again what its state says', () => {
    const approved = [entry('claimed', 'U0KOCH'), entry('approved', 'U0KOCH')];
    const sent: State = { status: 'answered', reply, answeredAt: now, postId: '9' };
    expect(lines(card(sent, {}, { log: approved }).history)).toEqual(['[date 0] · übernommen von @U0KOCH']);
    const claimedBy = { staff: 'U0KOCH', at: now, until: now + 10 * minute };
    expect(card(awaiting, { claimedBy }, { log: approved.slice(0, 1) }).history).toEqual([]);
  });

  test('in full has everything, with the reasons that people gave and the texts that they approved', () => {
    expect(lines(historyLines(log, words.de))).toEqual([
      '[date 0] · eingetroffen',
      '[date 0] · Vorschlag erstellt',
      '[date 0] · übernommen von @U0KOCH',
      '[date 0] · Original angesehen von @U0KOCH',
      '[date 0] · übergeben von @U0KOCH (@U0LANG: bitte)',
      '[date 0] · geändert und freigegeben von @U0LANG (eilig): „b“',
      '[date 0] · Freigabe zurückgenommen von @U0LANG',
      '[date 0] · geschlossen (Spam oder Beleidigung) von @U0LANG',
      '[date 0] · geschlossen',
    ]);
  });
});

describe('both languages', () => {
  const states: State[] = [
    { status: 'new' },
    awaiting,
    { status: 'awaitingReview', trouble: { kind: 'replyGate', at: now, detail: '' } },
    { status: 'approved', reply, sendAfter: now + 9_000, trouble: null },
    { status: 'approved', reply, sendAfter: now + 9_000, trouble: { kind: 'outOfCredit', at: now, detail: '' } },
    {
      status: 'sending',
      reply,
      claim: { owner: 'o', claimedAt: now, expiresAt: now + 1, attempts: 1, absentAt: [] },
      cameAt: 5,
    },
    { status: 'answered', reply, answeredAt: now, postId: '200' },
    { status: 'closed', reason: 'answeredByHand', by: 'U0KOCH', closedAt: now },
    { status: 'failed', reply, trouble: { kind: 'tooLong', at: now, detail: 'x' } },
    { status: 'unknown', reply, since: now },
  ];

  test.each(states)('the summary of a $status card holds none of the words of patrons or of the answer', (state) => {
    for (const language of languages) {
      const { summary } = card(state, {}, { language });
      expect(summary).not.toContain(question.text);
      expect(summary).not.toContain('19');
      expect(summary.length).toBeGreaterThan(10);
    }
  });

  test.each(states)('a $status card differs in words alone, never in what can be done', (state) => {
    const [german, english] = languages.map((language) => card(state, {}, { language }));
    expect(german && ids(german)).toEqual(english && ids(english));
    expect(german?.state.length).toBe(english?.state.length);
    expect(german?.summary).not.toBe(english?.summary);
  });

  test('no word shouts', () => {
    const texts = languages.flatMap((language) =>
      states.flatMap((state) => {
        const made = card(state, {}, { language, hold: { by: 'U1', at: now } });
        return [made.summary, ...lines(made.state), ...lines(made.warnings), ...made.actions.map(({ label }) => label)];
      }),
    );
    expect(texts.join('')).not.toContain('!');
  });

  test('every intent and channel has a name, and an unknown intent is a new message', () => {
    for (const language of languages) {
      const w = words[language];
      expect(new Set(intents.map((intent) => topicName(w, intent))).size).toBe(intents.length);
      const channels: ChannelName[] = ['x-mention', 'x-dm'];
      expect(new Set(channels.map((channel) => w.channels[channel])).size).toBe(2);
      expect(topicName(w, 'no_such_intent')).toBe(w.card.noTopic);
      expect(w.card.earlierCount(1)).not.toBe(w.card.earlierCount(2));
    }
  });

  test('languages and prices are written as readers write them', () => {
    expect([languageName('en', 'de'), languageName('de', 'en'), languageName('???', 'de')]).toEqual([
      'Englisch',
      'German',
      '???',
    ]);
    expect([dollars(15_000, 'de'), dollars(200_000, 'en')]).toEqual(['0,015\u00a0$', '$0.20']);
  });

  test('the card of a thread depends on nothing but its input', () => {
    expect(card(awaiting)).toEqual(card(awaiting));
  });
});
