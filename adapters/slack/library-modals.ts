/** The modals in which leads change the library. */
import type { Checkboxes, InputBlock, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import { intents } from '../../core/library.ts';
import { modalWords } from '../../core/modal-words.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import type { AnswerModal, ClosureModal, LibraryModal } from '../../steps/library-modals.ts';
import {
  callbacks,
  changeValue,
  everyBranch,
  type InputId,
  pickAnswerAction,
  takeBackAction,
  ticked,
} from './action-ids.ts';
import { answerMenu } from './answer-menu.ts';
import { label, section } from './blocks.ts';
import { answerMetadata } from './modal-metadata.ts';
import {
  blocksShown,
  dayInput,
  input,
  inputChars,
  modalOf,
  option,
  optionsShown,
  small,
  textInput,
} from './modal-parts.ts';
import { escapeText, quote } from './mrkdwn.ts';

const sentenceChars = 200;
const titleChars = 150;

export function closureView(modal: ClosureModal, language: StaffLanguage): ModalView {
  const { closure: w, ...all } = modalWords[language];
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.closure },
    close: all.cancel,
    blocks: [
      branchInput(modal, language),
      input('from', w.from, dayInput('from', all.dayPlaceholder, modal.today)),
      input('until', w.until, dayInput('until', all.dayPlaceholder, modal.today)),
      ...sentenceInputs(w, language),
      tick('service', w.service, w.serviceRests),
    ],
  });
}

export function openingView(modal: ClosureModal, language: StaffLanguage): ModalView {
  const { opening: w, ...all } = modalWords[language];
  const time = (id: InputId) =>
    ({ type: 'timepicker', action_id: id, placeholder: label(all.timePlaceholder) }) as const;
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.opening },
    close: all.cancel,
    blocks: [
      branchInput(modal, language),
      input('date', w.date, dayInput('date', all.dayPlaceholder, modal.today)),
      input('from', w.from, time('from')),
      input('until', w.until, time('until')),
      ...sentenceInputs(w, language),
    ],
  });
}

export function answerView(modal: AnswerModal, language: StaffLanguage): ModalView {
  const { answer: w, ...all } = modalWords[language];
  const came: KnownBlock[] =
    modal.came === null
      ? []
      : [section(`*${escapeText(w.came)}*\n${quote(modal.came)}`, all.cut), small(w.cameNote), { type: 'divider' }];
  const text = (id: 'de' | 'en', placeholder: string) =>
    textInput(id, { placeholder, maxLength: inputChars, multiline: true, text: modal.texts[id] });
  const title = textInput('title', { placeholder: w.namePlaceholder, maxLength: titleChars, text: modal.title });
  return modalOf({
    title: modal.answerId === null ? w.titleNew : w.titleOld,
    submit: { label: w.submit, callback: callbacks.answer, metadata: answerMetadata(modal) },
    close: all.cancel,
    blocks: [
      ...came,
      input('title', w.name, title, { hint: w.nameHint }),
      input('intent', w.intent, intentMenu(modal, language)),
      input('de', w.de, text('de', w.dePlaceholder)),
      input('en', w.en, text('en', w.enPlaceholder), { optional: true }),
      input('until', w.until, dayInput('until', all.dayPlaceholder, modal.until), {
        hint: w.untilHint,
        optional: true,
      }),
      ...(modal.answerId === null ? [] : [tick('retire', w.retire, w.retireThis)]),
    ],
  });
}

export function pickAnswerView(
  { answers }: Extract<LibraryModal, { kind: 'pickAnswer' }>,
  language: StaffLanguage,
): ModalView {
  const { pickAnswer: w, edit, close, cut } = modalWords[language];
  const menu = answerMenu({ actionId: pickAnswerAction, placeholder: edit.search, first: null, answers, language });
  const blocks: KnownBlock[] =
    menu === null
      ? [section(escapeText(w.empty), cut)]
      : [section(escapeText(w.intro), cut), { type: 'actions', block_id: 'answers', elements: [menu] }];
  return modalOf({ title: w.title, close, blocks });
}

export function changesView(
  { changes }: Extract<LibraryModal, { kind: 'changes' }>,
  language: StaffLanguage,
): ModalView {
  const { changes: w, close, cut } = modalWords[language];
  // Two blocks stay for what stands above and below.
  const shown = changes.slice(0, blocksShown - 2).map(
    (change): KnownBlock => ({
      ...section(escapeText(change.line), cut),
      accessory: {
        type: 'button',
        action_id: takeBackAction,
        text: label(w.takeBack),
        value: changeValue(change),
      },
    }),
  );
  const more = changes.length - shown.length;
  const above = section(escapeText(changes.length > 0 ? w.intro : w.empty), cut);
  return modalOf({ title: w.title, close, blocks: [above, ...shown, ...(more > 0 ? [small(w.more(more))] : [])] });
}

function branchInput({ kind, branches }: ClosureModal, language: StaffLanguage): InputBlock {
  const w = modalWords[language];
  const every = kind === 'closure' ? [option(w.everyBranch, everyBranch)] : [];
  const options = [...every, ...branches.map(({ id, name }) => option(name, id))].slice(0, optionsShown);
  const [only] = options;
  const element: StaticSelect = {
    type: 'static_select',
    action_id: 'branch',
    placeholder: label(w.branchPlaceholder),
    options,
    ...(options.length === 1 && only && { initial_option: only }),
  };
  return input('branch', w.branch, element);
}

function sentenceInputs(
  { sentencePlaceholder, sentenceEnPlaceholder }: { sentencePlaceholder: string; sentenceEnPlaceholder: string },
  language: StaffLanguage,
): InputBlock[] {
  const w = modalWords[language];
  const element = (id: InputId, placeholder: string) =>
    textInput(id, { placeholder, maxLength: sentenceChars, multiline: true });
  return [
    input('sentence', w.sentence, element('sentence', sentencePlaceholder), { hint: w.sentenceHint }),
    input('sentenceEn', w.sentenceEn, element('sentenceEn', sentenceEnPlaceholder), {
      hint: w.sentenceEnHint,
      optional: true,
    }),
  ];
}

/** An answer whose topic we do not know begins without one. */
function intentMenu({ intent }: AnswerModal, language: StaffLanguage): StaticSelect {
  const options = intents.map((known) => option(words[language].topics[known], known));
  const before = options.find(({ value }) => value === intent);
  return {
    type: 'static_select',
    action_id: 'intent',
    placeholder: label(modalWords[language].answer.intentPlaceholder),
    options,
    ...(before && { initial_option: before }),
  };
}

function tick(id: InputId, name: string, sentence: string): InputBlock {
  const element: Checkboxes = { type: 'checkboxes', action_id: id, options: [option(sentence, ticked)] };
  return input(id, name, element, { optional: true });
}
