import { describe, expect, test } from 'vitest';
import { intents } from '../../core/library.ts';
import { type CardInput, type ReviewCard, reviewCard, type Words } from '../../core/review-card.ts';
import type { ChannelName, LogEntry, Message, Reply, State, Thread, ThreadFacts } from '../../core/thread.ts';
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
  tag: { language: 'de', intent: 'opening_hours', confidence: 0.93, abstained: false, urgent: false, upset: false },
  draft: { text: 'Ja, bis 19 Uhr.', answerId: 'zeiten', language: 'de', alternatives: [] },
  draftVersion: 3,
  claimedBy: null,
  perhapsSent: null,
};

const reply: Reply = {
  text: 'Ja, heute bis 19 Uhr.',
  by: 'U0KOCH',
  approvedAt: now - 5_000,
  to: '100',
  answerId: 'zeiten',
  edited: true,
};

const awaiting: State = { status: 'awaitingReview', trouble: null };

function card(state: State, change: Partial<ThreadFacts> = {}, input: Partial<CardInput> = {}): ReviewCard {
  const thread: Thread = { ...facts, ...change, ...state };
  return reviewCard({
    thread,
    messages: [question],
    log: [],
    assessment: { length: 15, limit: 280, cost: 10_000, dear: false },
    hold: null,
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
      if ('staff' in word) return `@${word.staff}`;
      const seconds = (word.at - now) / 1000;
      return `[${word.show ?? 'time'} ${seconds}]`;
    })
    .join('');
}
const lines = (runs: readonly Words[]) => runs.map(said);
const ids = (made: ReviewCard) => made.actions.map((action) => action.id);

describe('a card that waits for approval', () => {
  test('says what it is about, when it is due and exactly what would go out', () => {
    const made = card(awaiting);
    expect(made.topic).toBe('Öffnungszeiten');
    expect(said(made.marks)).toBe('fällig: [date 1080] · X, öffentlich · Deutsch · passt');
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.answer).toEqual({ label: 'Vorschlag · 15 von 280 Zeichen · 0,01\u00a0$', text: 'Ja, bis 19 Uhr.' });
    expect(made.link).toEqual({ label: 'Auf X ansehen', url: 'https://x.example/i/status/100' });
    expect(made.state).toEqual([]);
    expect(made.warnings).toEqual([]);
  });

  test('says the same in English', () => {
    const made = card(awaiting, {}, { language: 'en' });
    expect(made.topic).toBe('Opening hours');
    expect(said(made.marks)).toBe('due: [date 1080] · X, public · German · fits');
    expect(made.answer?.label).toBe('Draft · 15 of 280 characters · $0.01');
    expect(made.actions.map((action) => action.label)).toEqual([
      'Approve',
      'Edit',
      'No answer …',
      'I’ll take it',
      'Answered another way',
    ]);
  });

  test('offers the three decisions as buttons and the rest in the menu', () => {
    expect(card(awaiting).actions).toEqual([
      { id: 'approve', label: 'Freigeben', style: 'primary', inMenu: false },
      { id: 'edit', label: 'Bearbeiten', style: 'plain', inMenu: false },
      { id: 'reject', label: 'Keine Antwort …', style: 'plain', inMenu: false },
      { id: 'claim', label: 'Ich übernehme', style: 'plain', inMenu: true },
      { id: 'answered_by_hand', label: 'Anders beantwortet', style: 'plain', inMenu: true },
    ]);
  });

  test('says who is on it once claimed, and offers to give it back under the same action', () => {
    const made = card(awaiting, { claimedBy: { staff: 'U0KOCH', at: now - minute } });
    expect(lines(made.state)).toEqual(['@U0KOCH kümmert sich darum, seit [date -60]']);
    expect(made.actions.find((action) => action.id === 'claim')?.label).toBe('Wieder abgeben');
  });

  test('says that it is overdue once it is', () => {
    const made = card(awaiting, { dueAt: now - 5 * minute });
    expect(said(made.marks)).toMatch(/^überfällig seit \[date -300\]/);
    expect(made.summary).toBe('Öffnungszeiten: überfällig, wartet auf Freigabe');
  });

  test('asks to check a draft that cannot be relied on, instead of giving percentages', () => {
    const tag = facts.tag && { ...facts.tag, abstained: true };
    expect(said(card(awaiting, { tag }).marks)).toMatch(/ · bitte prüfen$/);
  });

  test('without a fitting draft says so and leaves the writing to staff', () => {
    const draft = { text: null, answerId: null, language: 'de', alternatives: [] };
    const made = card(awaiting, { draft }, { assessment: null });
    expect(made.answer).toBeNull();
    expect(lines(made.state)).toEqual(['Kein passender Vorschlag. Bitte über „Bearbeiten“ selbst antworten.']);
    expect(ids(made)).toEqual(['edit', 'reject', 'claim', 'answered_by_hand']);
  });

  test('tells how many other drafts there are', () => {
    const choice = { answerId: 'a', title: 'A', text: 'a' };
    const label = (alternatives: (typeof choice)[]) =>
      card(awaiting, { draft: { text: 'x', answerId: null, language: 'de', alternatives } }).answer?.label;
    expect(label([choice])).toMatch(/ein weiterer unter „Bearbeiten“$/);
    expect(label([choice, choice])).toMatch(/2 weitere unter „Bearbeiten“$/);
  });

  test('shows a draft whose length nobody could assess without figures, and lets it be approved', () => {
    const made = card(awaiting, {}, { assessment: null });
    expect(made.answer?.label).toBe('Vorschlag');
    expect(ids(made)).toContain('approve');
  });
});

describe('warnings', () => {
  test('a draft that is too long says by how much and cannot be approved as it is', () => {
    const made = card(awaiting, {}, { assessment: { length: 291, limit: 280, cost: 10_000, dear: false } });
    expect(lines(made.warnings)).toEqual(['Um 11 Zeichen zu lang. Bitte über „Bearbeiten“ kürzen.']);
    expect(ids(made)).toEqual(['edit', 'reject', 'claim', 'answered_by_hand']);
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
      'X wird diese Antwort wahrscheinlich ablehnen, weil die Bücherei nicht erwähnt ist. Bitte anders beantworten.',
    ]);
    expect(ids(made)).toEqual(['edit', 'reject', 'claim', 'answered_by_hand']);
  });

  test('after X refused the reply for that reason the card says it as a fact', () => {
    const made = card({
      status: 'awaitingReview',
      trouble: { kind: 'replyGate', at: now, detail: 'You can only reply …' },
    });
    expect(lines(made.warnings)).toEqual([
      'X nimmt hierauf keine Antwort an, weil die Bücherei nicht erwähnt ist. Bitte anders beantworten.',
    ]);
    expect(ids(made)).not.toContain('approve');
  });

  test('urgency, anger and an emergency stop come first', () => {
    const tag = facts.tag && { ...facts.tag, urgent: true, upset: true };
    const made = card(awaiting, { tag }, { hold: { by: 'U0LEITUNG', at: now - minute } });
    expect(lines(made.warnings)).toEqual([
      'Dringend.',
      'Vorsicht, klingt verärgert.',
      'Senden angehalten seit [date -60] von @U0LEITUNG.',
    ]);
    expect(made.summary).toBe('Öffnungszeiten: dringend, wartet auf Freigabe');
  });

  test('an unreadable message is named as such, with what to do', () => {
    const made = card(awaiting, {}, { messages: [{ ...question, text: '', unreadable: true }] });
    expect(made.question).toBe('(nicht lesbar)');
    expect(lines(made.warnings)[0]).toMatch(/^Eine Nachricht ließ sich nicht lesen\. Bitte auf X ansehen/);
  });

  test('a draft in another language than the question says so', () => {
    const tag = facts.tag && { ...facts.tag, language: 'tr' };
    expect(lines(card(awaiting, { tag }).warnings)).toEqual(['Gefragt auf Türkisch, Vorschlag auf Deutsch.']);
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
    const tag = facts.tag && { ...facts.tag, urgent: true, upset: true };
    const answered = card({ status: 'answered', reply, answeredAt: now, postId: '200' }, { tag });
    expect([answered.warnings, answered.summary]).toEqual([[], 'Öffnungszeiten: beantwortet']);
    const closed = card({ status: 'closed', reason: 'spam', by: null, closedAt: now }, { tag });
    expect([closed.warnings, closed.summary]).toEqual([[], 'Öffnungszeiten: geschlossen']);
  });
});

describe('what has become of a thread', () => {
  test('approved: by whom, when it goes out, and the way back', () => {
    const made = card({ status: 'approved', reply, sendAfter: now + 5_000, trouble: null });
    expect(lines(made.state)).toEqual(['Freigegeben von @U0KOCH um [time -5], geht um [seconds 5] hinaus']);
    expect(made.answer).toEqual({ label: 'Geht hinaus', text: 'Ja, heute bis 19 Uhr.' });
    expect(made.actions.map(({ id, label, inMenu }) => [id, label, inMenu])).toEqual([
      ['undo', 'Rückgängig', false],
      ['answered_by_hand', 'Anders beantwortet', true],
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
    expect(state(now + 1, {}, hold)).toMatch(/, geht hinaus, sobald das Senden wieder frei ist$/);
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
    expect(made.answer).toEqual({ label: 'Hinausgegangen', text: 'Ja, heute bis 19 Uhr.' });
    expect(made.link).toEqual({ label: 'Antwort auf X ansehen', url: 'https://x.example/i/status/200' });
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.earlier).toEqual([]);
    expect(made.actions).toEqual([]);
    expect(said(made.marks)).toBe('X, öffentlich · Deutsch');
    expect(card(state).link?.label).toBe('Auf X ansehen');
  });

  test('closed: why and by whom, if by anybody', () => {
    const closed = (reason: 'spam' | 'deletedByPatron', by: string | null) =>
      lines(card({ status: 'closed', reason, by, closedAt: now }).state)[0];
    expect(closed('spam', 'U0KOCH')).toBe('Geschlossen von @U0KOCH: [date 0], Spam');
    expect(closed('deletedByPatron', null)).toBe('Geschlossen: [date 0], die Nachricht wurde gelöscht');
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
    expect(noticed.link).toEqual({ label: 'Antwort auf X ansehen', url: 'https://x.example/i/status/300' });
    expect(noticed.answer).toEqual({ label: 'Geantwortet', text: 'Ja.' });
    expect(noticed.earlier).toEqual([]);
    expect(noticed.actions).toEqual([]);

    expect(closed(null, { messages: [question] })).toMatchObject({ link: { label: 'Auf X ansehen' }, answer: null });
    const told = closed('U0KOCH');
    expect(lines(told.state)).toEqual(['Geschlossen von @U0KOCH: [date 0], anders beantwortet']);
    expect(told).toMatchObject({ link: { label: 'Auf X ansehen' }, answer: null, earlier: [{ text: 'Ja.' }] });
  });

  test('failed: why, in the words of the channel, and what can be done', () => {
    const failed = (detail: string) => card({ status: 'failed', reply, trouble: { kind: 'refused', at: now, detail } });
    expect(lines(failed('duplicate content').state)).toEqual([
      'Die Antwort ist nicht hinausgegangen. X hat die Antwort abgelehnt.',
      'X schreibt: „duplicate content“',
      'Bitte ändern und noch einmal freigeben, oder anders beantworten.',
    ]);
    expect(failed('').state).toHaveLength(2);
    expect(ids(failed(''))).toEqual(['edit', 'reject', 'answered_by_hand']);
    expect(failed('').answer?.label).toBe('Freigegebener Text');
  });

  test('unknown: says that it is unclear and how to find out', () => {
    const made = card({ status: 'unknown', reply, since: now - minute });
    expect(lines(made.state)).toEqual([
      'Es ist unklar, ob die Antwort hinausging, seit [date -60].',
      'Bitte auf X nachsehen: Steht sie dort, „Anders beantwortet“ wählen; fehlt sie, über „Bearbeiten“ noch einmal freigeben.',
    ]);
    expect(ids(made)).toEqual(['edit', 'reject', 'answered_by_hand']);
  });

  test('new: announces the draft, and shows no superseded text', () => {
    const fresh = card({ status: 'new' }, { tag: null, draft: null, draftVersion: 0, dueAt: null });
    expect(lines(fresh.state)).toEqual(['Gerade eingetroffen. Der Vorschlag folgt gleich.']);
    expect([fresh.topic, said(fresh.marks)]).toEqual(['Neue Nachricht', 'X, öffentlich']);
    const again = card({ status: 'new' });
    expect(lines(again.state)).toEqual(['Es kam etwas Neues dazu. Ein neuer Vorschlag folgt gleich.']);
    expect([again.answer, again.actions]).toEqual([null, []]);
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
    expect(made.link?.url).toBe('https://x.example/i/status/100');
  });

  test('when none waits the newest of the patron is shown, and unreadable ones are named', () => {
    const unreadable = { ...older, unreadable: true, text: '' };
    const made = card(awaiting, { arrivedAt: now }, { messages: [unreadable, ours, question] });
    expect(made.question).toBe('Habt ihr heute Abend offen?');
    expect(made.earlier[0]?.text).toBe('(nicht lesbar)');
    expect(card(awaiting, { lastMessageId: 'gone' }, { messages: [second] }).link).toBeNull();
    expect(card(awaiting, {}, { messages: [] }).question).toBe('');
  });
});

describe('the history', () => {
  const entry = (what: LogEntry['what'], by: string, more: Partial<LogEntry> = {}): LogEntry => ({
    at: now,
    by,
    what,
    from: null,
    to: 'new',
    ...more,
  });

  test('shows the last six entries, naming people and no functions', () => {
    const log = [
      entry('arrived', 'poll'),
      entry('drafted', 'triage'),
      entry('claimed', 'U0KOCH'),
      entry('approved', 'U0KOCH', { draftText: 'a', text: 'b' }),
      entry('undone', 'U0LANG'),
      entry('approved', 'U0LANG', { draftText: 'a', text: 'a' }),
      entry('closed', 'U0LANG', { reason: 'spam' }),
    ];
    expect(lines(card(awaiting, {}, { log }).history)).toEqual([
      '[date 0] · Vorschlag erstellt',
      '[date 0] · übernommen von @U0KOCH',
      '[date 0] · geändert und freigegeben von @U0KOCH',
      '[date 0] · Freigabe zurückgenommen von @U0LANG',
      '[date 0] · freigegeben von @U0LANG',
      '[date 0] · geschlossen (Spam) von @U0LANG',
    ]);
    const free = [entry('closed', 'send'), entry('closed', 'send', { reason: 'something else' })];
    expect(lines(card(awaiting, {}, { log: free }).history)).toEqual([
      '[date 0] · geschlossen',
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
