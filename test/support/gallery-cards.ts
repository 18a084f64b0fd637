/** Every card of a single question, in every state that staff can meet. */
import { called } from '../../core/handling.ts';
import type { CloseReason, Millis, State, TroubleKind } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { DeskCard } from '../../steps/ports.ts';
import { aylin, hour, jonas, marta, minute, priya, type Teller, teller, tomasz } from './gallery-threads.ts';

export interface GalleryCard {
  /** What the file of its picture is called. */
  name: string;
  card: DeskCard;
}

const waiting: State = { status: 'awaitingReview', trouble: null };

export function galleryCards(language: StaffLanguage, now: Millis): GalleryCard[] {
  const t = teller(language, now);
  return [
    ...arriving(t),
    ...undecided(t),
    ...withPeople(t),
    ...warned(t),
    ...approved(t),
    ...sending(t),
    ...answered(t),
    ...closed(t),
    ...stuck(t),
  ];
}

function arriving({ card, say, message, ours, entry, now }: Teller): GalleryCard[] {
  const fresh = { draft: null, draftVersion: 0, dueAt: null, tag: null };
  return [
    card('new', { status: 'new' }, { thread: fresh }),
    card(
      'new-wrote-again',
      { status: 'new' },
      { thread: { draft: null, draftVersion: 1 }, messages: [message('1001'), message('1002', { text: say.also })] },
    ),
    card(
      'new-redrafted',
      { status: 'new' },
      { thread: { draft: null }, log: [entry('redrafted', 'triage', now, { to: 'new' })] },
    ),
    card(
      'new-reopened',
      { status: 'new' },
      {
        thread: { ...fresh, call: called(called({ number: 0, why: 'arrived', to: [] }, 'wroteAgain'), 'reopened') },
        messages: [
          message('998', { text: say.before, at: now - 50 * hour }),
          ours('999', say.answeredBefore, now - 49 * hour),
          message('1001'),
        ],
      },
    ),
  ];
}

function undecided({ card, say, message, ours, draft, tag, now, entry }: Teller): GalleryCard[] {
  const choices = [
    { answerId: 'wochenende', title: say.titles[1] ?? '', text: say.other },
    { answerId: 'fernleihe', title: say.titles[3] ?? '', text: say.answeredBefore },
  ];
  const past = [
    message('995', { text: say.foreign, at: now - 75 * hour }),
    ours('996', say.other, now - 74 * hour),
    message('998', { text: say.before, at: now - 50 * hour }),
    ours('999', say.answeredBefore, now - 49 * hour),
  ];
  return [
    card('waiting', waiting),
    card('waiting-alternatives', waiting, { thread: { draft: draft(say.draft, { alternatives: choices }) } }),
    card('waiting-unsure', waiting, {
      thread: {
        tag: tag('closure', { confidence: 0.3, abstained: true }),
        dueAt: now - 5 * minute,
      },
    }),
    card('waiting-long', waiting, {
      thread: {
        draft: draft(say.longDraft, { alternatives: choices }),
        tag: tag('acquisition_ill'),
      },
      messages: [...past, message('1001', { text: say.longAsked }), message('1002', { text: say.also })],
    }),
    card('waiting-retagged', waiting, {
      thread: { tag: tag('acquisition_ill', { confidence: 1 }), draftVersion: 2 },
      log: [entry('retagged', aylin, now - minute, { to: 'awaitingReview', reason: 'acquisition_ill' })],
    }),
    card('waiting-no-draft', waiting, { thread: { draft: draft(null) } }),
    card('waiting-too-long', waiting, {
      thread: { draft: draft(say.longDraft) },
      input: { assessment: { length: 311, limit: 280, cost: 10_000, usualCost: 10_000, dear: false } },
    }),
    card('waiting-dear', waiting, {
      input: { assessment: { length: 120, limit: 280, cost: 200_000, usualCost: 10_000, dear: true } },
    }),
    card('waiting-pictures', waiting, {
      messages: [
        message('1001', {
          pictures: [
            { kind: 'photo', alt: say.alt },
            { kind: 'photo', alt: null },
            { kind: 'video', alt: null },
          ],
        }),
      ],
    }),
    card('waiting-others-in-conversation', waiting, { input: { others: 3 } }),
    card('waiting-quote', waiting, { thread: { quiet: true }, messages: [message('1001', { quote: true })] }),
    card('waiting-direct-message-wrote-in-public', waiting, {
      thread: { channel: 'x-dm', id: 'x-dm-1001' },
      messages: [message('1001', { url: null })],
      input: { wroteInPublicAt: now - 2 * hour, deletes: false, composerUrl: null },
    }),
    card('waiting-insult-folded', waiting, {
      thread: { draft: draft(null) },
      messages: [message('1001', { text: say.insult, pictures: [{ kind: 'gif', alt: say.insult }] })],
      input: { insulting: true },
    }),
    card('waiting-other-language', waiting, {
      thread: {
        tag: tag('card_registration', { language: 'tr' }),
      },
      messages: [message('1001', { text: 'Merhaba, cumartesi açık mısınız? Kartımı uzatmak istiyorum.' })],
    }),
    card('waiting-wrote-again', waiting, {
      thread: { call: { number: 1, why: 'wroteAgain', to: [{ staff: aylin }] }, draftVersion: 2 },
      messages: [message('1001'), message('1002', { text: say.also, at: now - minute })],
      log: [entry('approved', aylin, now - 3 * minute), entry('undone', aylin, now - 2 * minute)],
    }),
  ];
}

function withPeople({ card, say, message, ours, entry, draft, tag, now }: Teller): GalleryCard[] {
  const claimed = { staff: jonas, at: now - 2 * minute, until: now + 8 * minute };
  const handedTo = { to: { staff: aylin }, by: marta, at: now - minute, note: say.note, until: now + 29 * minute };
  const first = { by: marta, at: now - 3 * minute, text: say.sorry, answerId: null, interim: false };
  const complaint = {
    tag: tag('complaint', { upset: true }),
    fourEyes: ['complaint'] as const,
    draft: draft(say.sorry),
  };
  const angry = [message('1001', { text: say.angry })];
  return [
    card('waiting-claimed', waiting, {
      thread: { claimedBy: claimed },
      log: [entry('claimed', jonas, claimed.at)],
    }),
    card('waiting-still-looking', waiting, {
      thread: { claimedBy: { staff: aylin, at: now - 9 * minute, until: now + 21 * minute } },
      log: [entry('claimed', aylin, now - 9 * minute), entry('stillLooking', aylin, now - minute)],
    }),
    card('waiting-handed-to-colleague', waiting, {
      thread: { handedTo, call: { number: 1, why: 'handedOver', to: [handedTo.to] } },
      log: [entry('handedOver', marta, handedTo.at, { reason: say.note })],
    }),
    card('waiting-handed-to-team', waiting, {
      thread: {
        handedTo: { ...handedTo, to: { team: 'musik' }, note: '' },
        call: { number: 1, why: 'handedOver', to: [{ team: 'musik' }] },
      },
      log: [entry('handedOver', marta, handedTo.at)],
    }),
    card('waiting-hand-over-returned', waiting, {
      thread: { call: { number: 2, why: 'returned', to: [{ staff: marta }] }, dueAt: now - 10 * minute },
      log: [entry('handedOver', marta, now - 31 * minute), entry('returned', 'tick', now - minute)],
    }),
    card('waiting-four-eyes', waiting, { thread: complaint, messages: angry }),
    card('waiting-first-approval', waiting, {
      thread: { ...complaint, firstApproval: first },
      messages: angry,
      log: [entry('firstApproved', marta, first.at, { text: say.sorry })],
    }),
    card('waiting-first-approval-trainee', waiting, {
      thread: { firstApproval: { ...first, by: tomasz, text: say.draft } },
      log: [entry('firstApproved', tomasz, first.at, { text: say.draft })],
    }),
    card('waiting-first-approval-interim', waiting, {
      thread: { firstApproval: { ...first, by: tomasz, text: say.interim, interim: true } },
      log: [entry('firstApproved', tomasz, first.at, { text: say.interim })],
    }),
    card('waiting-minor-and-vip', waiting, {
      thread: { fourEyes: ['minor', 'vip'], draft: draft(say.lost) },
      messages: [message('1001', { text: say.minor })],
    }),
    card('waiting-interim-out', waiting, {
      thread: {
        interimAt: now - 2 * hour,
        dueAt: now - 20 * minute,
        call: { number: 1, why: 'stillOpen', to: [{ staff: aylin }] },
      },
      messages: [message('1001', { at: now - 3 * hour }), ours('1002', say.interim, now - 2 * hour)],
      log: [
        entry('approved', aylin, now - 2 * hour - minute),
        entry('interimSent', 'send', now - 2 * hour, { postId: '1002' }),
      ],
    }),
    card('waiting-correction', waiting, {
      thread: {
        draft: draft(say.corrected, { answerId: null }),
        call: { number: 1, why: 'withdrawn', to: [{ staff: marta }] },
        draftVersion: 2,
      },
      messages: [
        message('1001', { at: now - hour }),
        ours('1002', say.draft, now - 50 * minute, { withdrawnAt: now - minute }),
      ],
      log: [
        entry('approved', jonas, now - 51 * minute),
        entry('answered', 'send', now - 50 * minute),
        entry('withdrawing', marta, now - 2 * minute),
        entry('withdrawn', 'send', now - minute),
      ],
    }),
    card('waiting-also-in-list', waiting, { thread: { bundle: 'answer-x-mention-1001' } }),
  ];
}

function warned({ card, say, message, draft, tag, now }: Teller): GalleryCard[] {
  const gated = [message('1001', { repliable: false })];
  const hold = { by: priya, at: now - 40 * minute };
  return [
    card('waiting-reply-gate', waiting, { messages: gated }),
    card(
      'waiting-reply-gate-refused',
      {
        status: 'awaitingReview',
        trouble: { kind: 'replyGate', at: now, detail: 'Reply to this conversation is not allowed' },
      },
      { messages: gated },
    ),
    card('waiting-refused', {
      status: 'awaitingReview',
      trouble: { kind: 'refused', at: now, detail: 'You are not allowed to create a Tweet with duplicate content.' },
    }),
    card('waiting-held', waiting, { input: { hold } }),
    card('waiting-urgent', waiting, { thread: { tag: tag('account_problem', { danger: 'alarm' }) } }),
    card('waiting-upset', waiting, {
      thread: { tag: tag('account_problem', { upset: true }) },
      messages: [message('1001', { text: say.angry })],
    }),
    card('waiting-unreadable', waiting, {
      thread: { draft: draft(null) },
      messages: [message('1001', { text: '', unreadable: true })],
    }),
    card('waiting-perhaps-sent', waiting, { thread: { perhapsSent: say.longDraft, draftVersion: 2 } }),
    card('waiting-everything', waiting, {
      thread: {
        tag: tag('rooms_it', { language: 'uk', danger: 'alarm', upset: true }),
        fourEyes: ['complaint', 'minor', 'vip'],
        perhapsSent: say.draft,
        dueAt: now - 26 * hour,
        draft: draft(say.longDraft, { language: 'tr' }),
        call: { number: 3, why: 'wroteAgain', to: [{ staff: marta }, { team: 'musik' }] },
      },
      messages: [message('1001', { text: say.longAsked, pictures: [{ kind: 'photo', alt: say.alt }] })],
      input: {
        hold,
        others: 12,
        practice: true,
        assessment: { length: 300, limit: 280, cost: 200_000, usualCost: 10_000, dear: true },
      },
    }),
    card('practice', waiting, { input: { practice: true } }),
  ];
}

function approved({ card, say, reply, entry, now }: Teller): GalleryCard[] {
  const log = [entry('approved', jonas, now - 4_000)];
  const state = { status: 'approved', reply: reply(), sendAfter: now + 6_000, trouble: null } as const;
  return [
    card('approved-undo', state, { log }),
    card(
      'approved-by-two',
      { ...state, reply: reply({ by: aylin, secondBy: marta, edited: true }) },
      {
        log: [
          entry('firstApproved', aylin, now - 3 * minute),
          entry('approved', marta, now - 4_000, { draftText: say.other, text: say.draft }),
        ],
      },
    ),
    card(
      'approved-alone',
      { ...state, reply: reply({ by: aylin }) },
      { log: [entry('approved', aylin, now - 4_000, { reason: say.alone, text: say.draft })] },
    ),
    card('approved-soon', { ...state, sendAfter: now - 1_000 }, { log }),
    card('approved-interim', { ...state, reply: reply({ text: say.interim, interim: true }) }, { log }),
    ...(['rateLimited', 'outOfCredit', 'unauthorized', 'unreachable'] as const).map((kind) =>
      card(
        `approved-postponed-${kind}`,
        { ...state, sendAfter: now + 3 * minute, trouble: { kind, at: now, detail: 'HTTP 429 Too Many Requests' } },
        { log },
      ),
    ),
    card('approved-held', state, { log, input: { hold: { by: priya, at: now - 40 * minute } } }),
  ];
}

function sending({ card, say, message, reply, entry, now }: Teller): GalleryCard[] {
  const claim = { owner: 'send', claimedAt: now, expiresAt: now + minute, attempts: 1, absentAt: [] };
  const log = [entry('approved', jonas, now - 12_000), entry('sending', 'send', now - 1_000)];
  return [
    card('sending', { status: 'sending', reply: reply(), claim, cameAt: null }, { log }),
    card(
      'sending-message-came',
      { status: 'sending', reply: reply(), claim, cameAt: now },
      { log, messages: [message('1001'), message('1002', { text: say.also, at: now })] },
    ),
  ];
}

function answered({ card, say, message, ours, reply, entry, now }: Teller): GalleryCard[] {
  const state = {
    status: 'answered',
    reply: reply({ approvedAt: now - 10 * minute }),
    answeredAt: now - 9 * minute,
    postId: '1002',
  } as const;
  const messages = [message('1001', { at: now - 30 * minute }), ours('1002', say.draft, now - 9 * minute)];
  const log = [
    entry('approved', jonas, now - 10 * minute),
    entry('answered', 'send', now - 9 * minute, { postId: '1002' }),
  ];
  const asking = (correction: string | null) => ({ postId: '1002', by: aylin, at: now - 5_000, correction });
  return [
    card('answered', state, { messages, log }),
    card('answered-effort-told', state, { thread: { effort: 6 }, messages, log }),
    card('answered-by-two', { ...state, reply: reply({ by: aylin, secondBy: marta }) }, { messages, log }),
    card('answered-direct-message', state, {
      thread: { channel: 'x-dm' },
      messages: messages.map((each) => ({ ...each, url: null })),
      log,
      input: { deletes: false },
    }),
    card('answered-withdrawing', state, {
      thread: { withdrawal: asking(null) },
      messages,
      log: [...log, entry('withdrawing', aylin, now - 5_000)],
    }),
    card('answered-correcting', state, {
      thread: { withdrawal: asking(say.corrected) },
      messages,
      log: [...log, entry('withdrawing', aylin, now - 5_000, { text: say.corrected })],
    }),
    card('answered-withdrawal-refused', state, {
      messages,
      log: [
        ...log,
        entry('withdrawing', aylin, now - minute),
        entry('refused', 'send', now - 50_000, { reason: 'You are not authorized to delete this post.' }),
      ],
    }),
  ];
}

const closeReasons: readonly CloseReason[] = [
  'noAnswerNeeded',
  'spam',
  'answeredByHand',
  'deletedByPatron',
  'withdrawn',
];

function closed({ card, say, message, ours, entry, now }: Teller): GalleryCard[] {
  const by = (reason: CloseReason, staff: string | null): State => ({
    status: 'closed',
    reason,
    by: staff,
    closedAt: now - 5 * minute,
  });
  const asked = message('1001', { at: now - 30 * minute });
  return [
    ...closeReasons.map((reason) =>
      card(`closed-${reason}`, by(reason, reason === 'deletedByPatron' ? null : aylin), {
        messages: [asked],
        log: [entry('closed', reason === 'deletedByPatron' ? 'send' : aylin, now - 5 * minute, { reason })],
      }),
    ),
    card('closed-answeredByHand-noticed', by('answeredByHand', null), {
      messages: [asked, ours('1002', say.other, now - 6 * minute)],
    }),
    card('closed-thanks', by('thanks', null), {
      messages: [
        message('998', { at: now - 2 * hour }),
        ours('999', say.draft, now - hour),
        message('1001', { text: say.thanks }),
      ],
      log: [entry('approved', jonas, now - hour - minute)],
    }),
    card('closed-muted', by('muted', jonas), {
      messages: [asked],
      log: [entry('muted', jonas, now - 5 * minute, { reason: say.advert })],
    }),
  ];
}

const troubles: readonly TroubleKind[] = [
  'rateLimited',
  'outOfCredit',
  'unauthorized',
  'unreachable',
  'replyGate',
  'refused',
  'tooLong',
];

function stuck({ card, reply, entry, now }: Teller): GalleryCard[] {
  const log = [entry('approved', jonas, now - 3 * minute)];
  const old = reply({ approvedAt: now - 3 * minute });
  return [
    ...troubles.map((kind) => {
      const detail = kind === 'refused' ? 'You are not permitted to perform this action (403).' : '';
      return card(`failed-${kind}`, { status: 'failed', reply: old, trouble: { kind, at: now, detail } }, { log });
    }),
    card('unknown', { status: 'unknown', reply: old, since: now - 2 * minute }, { log }),
  ];
}
