import { describe, expect, test } from 'vitest';
import { type BundleInput, bundleCard } from '../../core/bundle-card.ts';
import { untouched } from '../../core/handling.ts';
import type { Words } from '../../core/review-card.ts';
import type { Message, Reply, State, Thread, ThreadFacts } from '../../core/thread.ts';

const now = Date.UTC(2026, 10, 23, 9, 42);
const minute = 60_000;
const awaiting: State = { status: 'awaitingReview', trouble: null };
const reply: Reply = {
  text: 'Ja, bis 19 Uhr.',
  by: 'U0KOCH',
  approvedAt: now,
  to: '1',
  answerId: 'zeiten',
  edited: false,
  interim: false,
  secondBy: null,
};

function member(n: number, state: State = awaiting, change: Partial<ThreadFacts> = {}, said: Partial<Message> = {}) {
  const at = now - (60 - n) * minute;
  const thread: Thread = {
    id: `x-mention-${n}`,
    channel: 'x-mention',
    conversation: `1:${n}`,
    patron: String(n),
    arrivedAt: at,
    dueAt: at + 90 * minute,
    lastMessageId: String(n),
    tag: null,
    draft: { text: 'Ja, bis 19 Uhr.', answerId: 'zeiten', language: 'de', alternatives: [] },
    draftVersion: n,
    perhapsSent: null,
    ...untouched,
    ...change,
    ...state,
  };
  const message: Message = {
    id: String(n),
    firstId: String(n),
    author: 'patron',
    text: `Frage ${n}?`,
    at,
    repliable: true,
    url: null,
    unreadable: false,
    ...said,
  };
  return { thread, messages: [message] };
}

function list(members: BundleInput['members'], change: Partial<BundleInput> = {}) {
  return bundleCard({
    id: 'answer-x-mention-1',
    kind: 'sameAnswer',
    members,
    leads: ['U0LEAD', 'U0KOCH'],
    hold: null,
    practice: false,
    now,
    language: 'de',
    ...change,
  });
}

const said = (run: Words) =>
  run
    .map((word) => {
      if (typeof word === 'string') return word;
      if ('group' in word) return word.group;
      return 'staff' in word ? `@${word.staff}` : `[${word.show ?? 'time'} ${(word.at - now) / minute}]`;
    })
    .join('');

describe('a list of questions with the same answer', () => {
  test('shows the answer once and the questions in the order of their arrival', () => {
    const made = list([member(3), member(1), member(2)]);
    expect(made).toMatchObject({
      kind: 'bundle',
      id: 'answer-x-mention-1',
      title: '3 Fragen, eine Antwort',
      summary: '3 Fragen mit derselben Antwort warten',
      banner: null,
      to: [],
      answer: { label: 'Antwort für alle', text: 'Ja, bis 19 Uhr.' },
      more: 0,
    });
    expect(made.answer?.twin).toBeNull();
    const draft = { text: 'Evet.', answerId: 'zeiten', language: 'tr', alternatives: [], twin: 'Ja.' };
    expect(list([member(1, awaiting, { draft })]).answer?.twin).toBe('Auf Deutsch: Ja.');
    expect(made.lines.map(said)).toEqual(['3 von 3 warten noch · fällig [time 31]']);
    expect(made.rows).toEqual(
      [1, 2, 3].map((n) => ({
        threadId: `x-mention-${n}`,
        draftVersion: n,
        question: `Frage ${n}?`,
        state: [],
        can: 'approve',
      })),
    );
  });

  test('says of every row what has become of it, and what can be done about it', () => {
    const claim = { owner: 'o', claimedAt: now, expiresAt: now, attempts: 1, absentAt: [] };
    const trouble = { kind: 'refused', at: now, detail: '' } as const;
    const made = list([
      member(1, { status: 'approved', reply, sendAfter: now + 5_000, trouble: null }),
      member(2, { status: 'sending', reply, claim, cameAt: null }),
      member(3, { status: 'answered', reply, answeredAt: now, postId: '9' }),
      member(4, { status: 'closed', reason: 'spam', by: 'U0KOCH', closedAt: now }),
      member(5, { status: 'failed', reply, trouble }),
      member(6, { status: 'unknown', reply, since: now }),
      member(7, { status: 'new' }),
      member(8, awaiting, {}, { repliable: false }),
      member(9),
    ]);
    expect(made.rows.map(({ state, can }) => [said(state), can])).toEqual([
      [expect.stringMatching(/^Freigegeben von @U0KOCH um \[time 0\], geht um \[seconds .*\] hinaus$/), 'undo'],
      ['Geht gerade hinaus, freigegeben von @U0KOCH', 'nothing'],
      ['Beantwortet: [date 0], freigegeben von @U0KOCH', 'nothing'],
      ['Geschlossen von @U0KOCH: [date 0], Spam oder Beleidigung', 'reopen'],
      ['Nicht hinausgegangen, bitte einzeln öffnen', 'nothing'],
      ['Ausgang unklar, bitte einzeln öffnen', 'nothing'],
      ['Es kam etwas Neues dazu', 'nothing'],
      ['Nimmt keine Antwort an, bitte einzeln öffnen', 'nothing'],
      ['', 'approve'],
    ]);
    expect(said(made.lines[0] ?? [])).toMatch(/^2 von 9 warten noch/);
  });

  test('says that all are decided, and shows what went out', () => {
    const made = list([member(1, { status: 'answered', reply, answeredAt: now, postId: '9' }, { draft: null })]);
    expect([made.summary, made.lines.map(said)]).toEqual([
      'Fragen mit derselben Antwort: alle entschieden',
      ['Alle sind entschieden'],
    ]);
    expect(made.answer?.text).toBe('Ja, bis 19 Uhr.');
  });

  test('is empty once all have left it', () => {
    expect(list([])).toMatchObject({
      title: 'Keine Frage mehr in der Liste',
      rows: [],
      lines: [],
      more: 0,
      answer: null,
      to: [],
    });
    expect(list([member(1)])).toMatchObject({
      title: 'Eine Frage in der Liste',
      summary: 'Eine Frage in der Liste wartet',
    });
  });

  test('shows twenty rows: those still open first, in the order of their arrival', () => {
    const answered: State = { status: 'answered', reply, answeredAt: now, postId: '9' };
    const members = Array.from({ length: 25 }, (_, n) => member(n + 1, n < 10 ? answered : awaiting));
    const made = list(members);
    expect([made.rows.length, made.more]).toEqual([20, 5]);
    expect(made.rows.filter(({ can }) => can === 'approve')).toHaveLength(15);
    expect(made.rows[0]?.threadId).toBe('x-mention-1');
    expect(made.rows[5]?.threadId).toBe('x-mention-11');
  });

  test('shortens long questions, folds insults away and names what is unreadable', () => {
    const made = list([
      member(1, awaiting, {}, { text: `Wo\n\n${'sehr '.repeat(50)}lang?` }),
      member(2, awaiting, {}, { text: 'Ihr Vollidioten!' }),
      member(3, awaiting, {}, { text: '', unreadable: true }),
    ]);
    const [long, insult, unreadable] = made.rows.map(({ question }) => question);
    expect(long).toMatch(/^Wo sehr sehr [^\n]*…$/);
    expect(long?.length).toBeLessThanOrEqual(150);
    expect([insult, unreadable]).toEqual(['(Beleidigung – lesen unter „Original ansehen“)', '(nicht lesbar)']);
  });

  test('says that sending is held, and that it is an exercise', () => {
    const made = list([member(1), member(2)], { hold: { by: 'U0LEAD', at: now }, practice: true });
    expect(made.lines.map(said)[1]).toBe('Versand angehalten seit [date 0] von @U0LEAD.');
    expect(made.banner).toBe('ÜBUNG – nichts geht hinaus');
    expect(made.summary).toBe('Übung: 2 Fragen mit derselben Antwort warten');
  });
});

describe('a list of a crowded conversation', () => {
  const crowd = (members: BundleInput['members'], change: Partial<BundleInput> = {}) =>
    list(members, { id: 'crowd-x-mention-1', kind: 'crowd', ...change });

  test('calls the leads, says how it began and that single cards stop', () => {
    const made = crowd([member(2), member(1), member(3)]);
    expect(said(made.to)).toBe('@U0LEAD @U0KOCH');
    expect(made.title).toBe('Viele schreiben in einem Gespräch auf X: „Frage 1?“');
    expect(made.lines.map(said)[1]).toBe('Dazu kommen keine einzelnen Karten mehr; Neues steht hier in der Liste.');
    expect([made.answer, made.summary]).toEqual([null, '3 Personen schreiben in einem Gespräch']);
    expect(crowd([member(1)], { language: 'en' }).title).toBe('Many write in one conversation on X: “Frage 1?”');
  });

  test('says of a row with one answer for all who approved it first, and lets that be taken back', () => {
    const first = { by: 'U0KOCH', at: now, text: 'Ja, bis 19 Uhr.', answerId: null, interim: false };
    const made = list([member(1), member(2, awaiting, { firstApproval: first }), member(3)]);
    expect(made.rows.map(({ state }) => said(state))).toEqual([
      '',
      'Zweite Person nötig: in der Einarbeitung. Erste Freigabe: @U0KOCH, [time 0]',
      '',
    ]);
    expect(made.rows.map(({ can }) => can)).toEqual(['approve', 'approveSecond', 'approve']);
  });

  test('calls nobody once all are decided', () => {
    const made = crowd([member(1, { status: 'closed', reason: 'spam', by: null, closedAt: now })]);
    expect(made.to).toEqual([]);
    expect(crowd([]).summary).toBe('Keine Frage mehr in der Liste');
  });

  test('says of a waiting row that there is no draft, who is on it and who approved first', () => {
    const none = { text: null, answerId: null, language: 'de', alternatives: [] };
    const first = { by: 'U0KOCH', at: now, text: 'a', answerId: null, interim: false };
    const made = crowd([
      member(1),
      member(2, awaiting, { draft: none }),
      member(3, awaiting, { fourEyes: ['complaint'], firstApproval: first }),
      member(4, awaiting, { claimedBy: { staff: 'U0KOCH', at: now, until: now + minute } }),
    ]);
    expect(made.rows.map(({ state }) => said(state))).toEqual([
      '',
      'Kein passender Vorschlag.',
      'Zweite Person nötig: Beschwerde. Erste Freigabe: @U0KOCH, [time 0]',
      '@U0KOCH kümmert sich darum, bis [time 1]',
    ]);
  });
});
