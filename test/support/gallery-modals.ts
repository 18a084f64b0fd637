/** Every modal that staff can open. */
import { historyLines } from '../../core/card-history.ts';
import { changeWords } from '../../core/change-words.ts';
import { decisionWords } from '../../core/decision-words.ts';
import { intents } from '../../core/library.ts';
import { daysInWords, hoursInWords } from '../../core/notice-texts.ts';
import type { LogEntry, Millis } from '../../core/thread.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import type { AnswerModal, LibrarySubmission } from '../../steps/library-modals.ts';
import type { EditModal, EditPurpose, ModalInput, ThreadSubmission } from '../../steps/modals.ts';
import type { Modal } from '../../steps/ports.ts';
import { aylin, hour, jonas, marta, minute, priya, type Teller, teller, tomasz } from './gallery-threads.ts';

export interface GalleryModal {
  /** What the file of its picture is called. */
  name: string;
  modal: Modal;
  /** Its first menu is worth looking at. */
  search?: true;
  /** When it is submitted with these entries, the app finds this wrong. */
  refused?: {
    as: (ThreadSubmission | LibrarySubmission)['modal'];
    input: ModalInput;
    words: string;
    entries: Record<string, Record<string, string>>;
  };
}

const about = { threadId: 'x-mention-1001', draftVersion: 1 };

/** @param picture where a picture lies on this machine */
export function galleryModals(language: StaffLanguage, now: Millis, picture: string): GalleryModal[] {
  const t = teller(language, now);
  return [...writing(t, language), ...asking(t, language), ...reading(t, language, picture), ...library(t, language)];
}

/** As many as a library has, filed under all topics. */
function answersOf({ say }: Teller) {
  return Array.from({ length: 44 }, (_, n) => {
    const title = say.titles[n % say.titles.length] ?? '';
    const nth = Math.floor(n / say.titles.length) + 1;
    return {
      id: `answer-${n}`,
      title: nth === 1 ? title : say.numbered(title, nth),
      topic: intents[n % intents.length] ?? 'off_topic',
    };
  });
}

function writing(t: Teller, language: StaffLanguage): GalleryModal[] {
  const { say } = t;
  const answers = answersOf(t);
  const edit = (purpose: EditPurpose, text: string, change: Partial<EditModal> = {}): EditModal => ({
    kind: 'edit',
    ...about,
    purpose,
    question: say.asked,
    note: '',
    came: null,
    text,
    drafted: true,
    copyOnly: false,
    limit: 276,
    signature: purpose === 'correct' ? null : '/mw',
    alternatives: [],
    answers,
    ...change,
  });
  const alternatives = answers.slice(0, 2).map(({ id, title }) => ({ answerId: id, title, text: say.other }));
  const tooLong = decisionWords[language].tooLong(21, '/mw');
  return [
    { name: 'edit', search: true, modal: edit('answer', say.draft, { alternatives }) },
    { name: 'edit-no-draft', modal: edit('answer', '', { drafted: false, answers: [] }) },
    { name: 'edit-copy-only', modal: edit('answer', say.draft, { alternatives, copyOnly: true }) },
    { name: 'edit-interim', modal: edit('interim', say.interim) },
    { name: 'edit-correct', modal: edit('correct', say.draft) },
    { name: 'edit-again', modal: edit('again', '') },
    {
      name: 'edit-came',
      modal: edit('answer', say.longDraft, { alternatives, question: `${say.longAsked}\n${say.also}`, came: say.also }),
    },
    {
      name: 'edit-refused',
      modal: edit('answer', say.longDraft, { alternatives, question: say.longAsked }),
      refused: { as: 'edit', input: 'reply', words: tooLong, entries: {} },
    },
  ];
}

function asking({ say }: Teller, language: StaffLanguage): GalleryModal[] {
  const w = decisionWords[language];
  const teams = [{ id: 'musik', name: say.team }, ...say.branches.map((name, n) => ({ id: `branch-${n}`, name }))];
  return [
    { name: 'reject', modal: { kind: 'reject', ...about, drafted: true } },
    { name: 'reject-no-draft', modal: { kind: 'reject', ...about, drafted: false } },
    { name: 'hand-over', search: true, modal: { kind: 'handOver', ...about, teams } },
    { name: 'hand-over-without-teams', modal: { kind: 'handOver', ...about, teams: [] } },
    {
      name: 'hand-over-refused',
      modal: { kind: 'handOver', ...about, teams },
      refused: {
        as: 'handOver',
        input: 'to',
        words: w.oneOfTwo,
        entries: { to: { to: aylin }, team: { team: 'branch-1' }, note: { note: say.note } },
      },
    },
    { name: 'mute', modal: { kind: 'mute', ...about, inConversation: true } },
    { name: 'mute-author', modal: { kind: 'mute', ...about, inConversation: false } },
    { name: 'go-alone', modal: { kind: 'goAlone', ...about, why: [w.why.complaint, w.why.minor, w.why.trainee] } },
    { name: 'delete', modal: { kind: 'delete', ...about, text: say.longDraft } },
  ];
}

function reading({ say, now }: Teller, language: StaffLanguage, picture: string): GalleryModal[] {
  const w = decisionWords[language];
  const shown = (by: string, text: string, ago: Millis, url: string | null = 'https://x.example/status/1') => ({
    by,
    text,
    at: now - ago,
    url,
  });
  return [
    {
      name: 'original',
      modal: {
        kind: 'original',
        messages: [shown(w.asked, say.insult, hour), shown(w.asked, say.longAsked, 10 * minute, null)],
      },
    },
    {
      name: 'conversation',
      modal: {
        kind: 'conversation',
        messages: [
          shown(w.asked, say.before, 50 * hour),
          shown(w.library, say.answeredBefore, 49 * hour),
          shown(w.other(1), say.longAsked, 2 * hour),
          shown(w.other(2), say.angry, hour),
          shown(w.asked, say.asked, 10 * minute),
        ],
      },
    },
    { name: 'conversation-empty', modal: { kind: 'conversation', messages: [] } },
    {
      name: 'pictures',
      modal: {
        kind: 'pictures',
        pictures: [
          { url: picture, alt: say.alt },
          { url: 'https://pictures.example/2.png', alt: null },
          { url: picture, alt: say.notice },
        ],
      },
    },
    { name: 'pictures-coming', modal: { kind: 'pictures', pictures: [], instead: w.picturesComing } },
    { name: 'pictures-elsewhere', modal: { kind: 'pictures', pictures: [], instead: w.picturesElsewhere } },
    { name: 'pictures-empty', modal: { kind: 'pictures', pictures: [] } },
    { name: 'history', modal: { kind: 'history', lines: historyLines(wholeLog(say, now), words[language]) } },
    { name: 'history-empty', modal: { kind: 'history', lines: [] } },
  ];
}

/** Everything that can happen to a question, in an order that it could happen in. */
function wholeLog(say: Teller['say'], now: Millis): LogEntry[] {
  const told: [what: LogEntry['what'], by: string, more?: Partial<LogEntry>][] = [
    ['arrived', 'poll'],
    ['drafted', 'triage'],
    ['bundled', 'triage'],
    ['unbundled', jonas],
    ['claimed', jonas],
    ['stillLooking', jonas],
    ['released', 'tick'],
    ['originalSeen', aylin],
    ['picturesSeen', aylin],
    ['handedOver', marta, { reason: `<@${aylin}>: ${say.note}` }],
    ['returned', 'tick'],
    ['wroteAgain', 'poll'],
    ['editedByPatron', 'poll'],
    ['redrafted', 'triage'],
    ['firstApproved', tomasz, { text: say.other }],
    ['approved', marta, { text: say.draft, draftText: say.other }],
    ['undone', marta],
    ['approved', marta, { text: say.interim, reason: say.alone }],
    ['sending', 'send'],
    ['postponed', 'send'],
    ['refused', 'send'],
    ['lookedUp', 'send'],
    ['unknown', 'send'],
    ['interimSent', 'send'],
    ['answered', 'send'],
    ['withdrawing', aylin, { text: say.corrected }],
    ['withdrawn', 'send'],
    ['reopened', priya],
    ['muted', jonas, { reason: say.advert }],
    ['unmuted', priya],
    ['closed', priya, { reason: 'noAnswerNeeded' }],
  ];
  return told.map(([what, by, more], n) => ({
    at: now - (told.length - n) * 7 * minute,
    by,
    what,
    from: null,
    to: 'awaitingReview',
    ...more,
  }));
}

function library(t: Teller, language: StaffLanguage): GalleryModal[] {
  const { say } = t;
  const { line, service, everyBranch, came, ...sentences } = changeWords[language];
  const [first = '', second = ''] = say.branches;
  const branches = say.branches.map((name, n) => ({ id: `branch-${n}`, name }));
  const answers = answersOf(t);
  const answer: AnswerModal = {
    kind: 'answer',
    answerId: 'answer-1',
    version: 1,
    title: say.titles[1] ?? '',
    intent: 'rooms_it',
    texts: { de: say.longDraft, en: say.other },
    until: '2026-12-24',
    came: null,
  };
  const days = daysInWords('2026-11-23', '2026-12-02', language);
  const lines = [
    line.closure(second, days, false, say.closed),
    line.closure(everyBranch, days, true, say.closed),
    line.opening(service, daysInWords('2026-12-05', '2026-12-05', language), hoursInWords('10:00', '14:00', language)),
    line.answer(say.titles[0] ?? '', 'changed', null),
    line.inFiles(line.answer(say.titles[1] ?? '', 'retired', language === 'de' ? '24. Dezember' : '24 December')),
  ];
  return [
    { name: 'closure', search: true, modal: { kind: 'closure', branches, today: '2026-11-24' } },
    {
      name: 'closure-refused',
      modal: { kind: 'closure', branches, today: '2026-11-24' },
      refused: {
        as: 'closure',
        input: 'until',
        words: sentences.refused({ kind: 'endsFirst' }, []),
        entries: {
          branch: { branch: 'branch-1' },
          from: { from: '2026-12-03' },
          until: { until: '2026-12-02' },
          sentence: { sentence: say.closed },
        },
      },
    },
    {
      name: 'opening',
      modal: { kind: 'opening', branches: [...branches, { id: 'service', name: service }], today: '2026-11-24' },
    },
    {
      name: 'opening-one-branch',
      modal: { kind: 'opening', branches: [{ id: 'zentral', name: first }], today: '2026-11-24' },
    },
    { name: 'answer', modal: answer },
    {
      name: 'answer-new',
      modal: { ...answer, answerId: null, version: 0, title: '', intent: '', texts: { de: '', en: '' }, until: null },
    },
    { name: 'answer-came', modal: { ...answer, came: came.text(say.titles[2] ?? '', say.draft, say.other) } },
    { name: 'pick-answer', search: true, modal: { kind: 'pickAnswer', answers } },
    { name: 'pick-answer-empty', modal: { kind: 'pickAnswer', answers: [] } },
    {
      name: 'changes',
      modal: { kind: 'changes', changes: lines.map((text, n) => ({ key: `change-${n}`, version: 1, line: text })) },
    },
    { name: 'changes-empty', modal: { kind: 'changes', changes: [] } },
  ];
}
