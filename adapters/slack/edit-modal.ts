/** The modal in which staff write what goes out: the answer, an interim one, a correction, a further one. */
import type { KnownBlock, ModalView } from '@slack/types';
import { modalWords } from '../../core/modal-words.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { EditModal } from '../../steps/modals.ts';
import { callbacks, chooseAnswerAction, replyAction } from './action-ids.ts';
import { answerMenu } from './answer-menu.ts';
import { exactly, freshId, section } from './blocks.ts';
import { editMetadata } from './modal-metadata.ts';
import { input, inputChars, modalOf, small, textInput } from './modal-parts.ts';
import { escapeText, quote } from './mrkdwn.ts';

/**
 * @param anew true when it is to show another text than the same modal before it: Slack keeps what stands in an input
 *   whose ids stay the same and ignores the new initial value, so the input's action id differs then (`text|…`).
 *   False keeps what somebody typed.
 */
export function editView(modal: EditModal, language: StaffLanguage, anew: boolean): ModalView {
  const w = modalWords[language];
  const { purpose, limit, signature } = modal;
  const above = [...whatCame(modal, language), ...question(modal, w.cut), ...handedOver(modal, language)];
  if (modal.copyOnly) {
    return modalOf({
      title: w.edit.titleCopy,
      metadata: editMetadata(modal),
      close: w.close,
      blocks: [...above, ...search(modal, language), ...exactly(modal.text), small(w.edit.copyNote)],
    });
  }
  const hint = [
    w.edit.hint[purpose],
    ...(limit > 0 ? [w.edit.limit(Math.min(limit, inputChars))] : []),
    ...(signature === null ? [] : [w.edit.signature(signature)]),
  ].join(' ');
  const element = textInput(anew ? `${replyAction}|${freshId()}` : replyAction, {
    placeholder: w.edit.placeholder,
    maxLength: inputChars,
    multiline: true,
    text: modal.text,
  });
  return modalOf({
    title: purpose === 'answer' && !modal.drafted ? w.edit.titleUndrafted : w.edit.title[purpose],
    submit: { label: w.edit.submit[purpose], callback: callbacks.edit, metadata: editMetadata(modal) },
    close: w.cancel,
    blocks: [...above, ...search(modal, language), input('reply', w.edit.reply, element, { hint })],
  });
}

/** Above everything else: whoever looks up from their text must not miss it. */
function whatCame({ came, copyOnly }: EditModal, language: StaffLanguage): KnownBlock[] {
  if (came === null) return [];
  const { edit, cut } = modalWords[language];
  const note = copyOnly ? [] : [small(edit.cameNote)];
  return [section(`*${escapeText(edit.came)}*\n${quote(came)}`, cut), ...note, { type: 'divider' }];
}

function question(modal: EditModal, note: string): KnownBlock[] {
  return modal.question === '' ? [] : [section(quote(modal.question), note)];
}

function handedOver({ note }: EditModal, language: StaffLanguage): KnownBlock[] {
  const { edit, cut } = modalWords[language];
  return note === '' ? [] : [section(`*${escapeText(edit.note)}*\n${quote(note)}`, cut)];
}

function search({ alternatives, answers }: EditModal, language: StaffLanguage): KnownBlock[] {
  const w = modalWords[language];
  const menu = answerMenu({
    actionId: chooseAnswerAction,
    placeholder: w.edit.search,
    first: { label: w.edit.fitting, choices: alternatives },
    answers,
    language,
  });
  return menu === null ? [] : [{ type: 'actions', block_id: 'answers', elements: [menu] }];
}
