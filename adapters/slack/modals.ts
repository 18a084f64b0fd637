/** The two modals: `edit_reply`, whose submit approves exactly its text, and `reject_reply`. Both carry ids only. */
import { randomUUID } from 'node:crypto';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { ThreadId } from '../../core/thread.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import type { EditModal } from '../../steps/ports.ts';
import {
  alternativeAction,
  editCallback,
  metadataOf,
  reasonBlock,
  rejectCallback,
  rejectReasons,
  replyAction,
  replyBlock,
} from './action-ids.ts';
import { label, section } from './blocks.ts';
import { quote } from './mrkdwn.ts';

/** Slack's limit for a text input. */
const inputChars = 3000;
/** Slack's limit for titles and buttons of modals. */
const titleChars = 24;
/** Slack's limit for labels and hints. */
const hintChars = 2000;
/** Slack's limit for the options of a menu. */
const optionsShown = 100;

/**
 * The modal in which staff write the answer.
 * @param anew true when it replaces the same modal with another text: Slack keeps what stands in an input whose ids stay
 *   the same and ignores the new initial value, so the input's action id differs then (`text|…`)
 */
export function editView(modal: EditModal, language: StaffLanguage, anew = false): ModalView {
  const w = words[language];
  const blocks: KnownBlock[] = [];
  if (modal.question !== '') blocks.push(section(quote(modal.question), w.card.cut));
  if (modal.alternatives.length > 0) {
    blocks.push({
      type: 'actions',
      block_id: 'alternatives',
      elements: [
        {
          type: 'static_select',
          action_id: alternativeAction,
          placeholder: label(w.modal.alternatives),
          options: modal.alternatives
            .slice(0, optionsShown)
            .map(({ answerId, title }) => ({ text: label(title), value: answerId })),
        },
      ],
    });
  }
  const reply: InputBlock = {
    type: 'input',
    block_id: replyBlock,
    label: label(w.modal.reply, hintChars),
    hint: label(w.modal.hint(modal.limit), hintChars),
    element: {
      type: 'plain_text_input',
      action_id: anew ? `${replyAction}|${randomUUID().slice(0, 8)}` : replyAction,
      multiline: true,
      max_length: inputChars,
      ...(modal.text === '' ? {} : { initial_value: modal.text.slice(0, inputChars) }),
    },
  };
  return {
    type: 'modal',
    callback_id: editCallback,
    private_metadata: metadataOf(modal),
    title: label(w.modal.edit, titleChars),
    submit: label(w.modal.approve, titleChars),
    close: label(w.modal.cancel, titleChars),
    blocks: [...blocks, reply],
  };
}

/** The modal that asks why a draft does not go out. */
export function rejectView(threadId: ThreadId, draftVersion: number, language: StaffLanguage): ModalView {
  const w = words[language];
  return {
    type: 'modal',
    callback_id: rejectCallback,
    private_metadata: metadataOf({ threadId, draftVersion }),
    title: label(w.modal.reject, titleChars),
    submit: label(w.modal.confirm, titleChars),
    close: label(w.modal.cancel, titleChars),
    blocks: [
      {
        type: 'input',
        block_id: reasonBlock,
        label: label(w.modal.reason, hintChars),
        element: {
          type: 'radio_buttons',
          action_id: reasonBlock,
          options: rejectReasons.map((reason) => ({ text: label(w.modal.reasons[reason]), value: reason })),
        },
      },
    ],
  };
}

/** The answer to a submit that keeps the modal open, with a sentence at its input. */
export function submitRefused(block: 'reply' | 'reason', sentence: string) {
  return { response_action: 'errors', errors: { [block]: sentence } } as const;
}

/** The answer to a submit that turns the open modal into this one. */
export function submitContinues(modal: EditModal, language: StaffLanguage) {
  return { response_action: 'update', view: editView(modal, language) } as const;
}
