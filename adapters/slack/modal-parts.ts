/** What all modals are made of. Limits: docs.slack.dev, "Views", "Input block" and "Text object". */
import type {
  ContextBlock,
  Datepicker,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextInput,
  PlainTextOption,
} from '@slack/types';
import type { InputId } from './action-ids.ts';
import { label } from './blocks.ts';
import { escapeText } from './mrkdwn.ts';

/** For titles and buttons of modals. */
const titleChars = 24;
/** For labels and hints. */
const hintChars = 2000;
const placeholderChars = 150;
/** For the options of a menu, and for its groups. */
export const optionsShown = 100;
/** For the blocks of a modal. */
export const blocksShown = 100;
/** For what a text input holds. */
export const inputChars = 3000;

interface Frame {
  title: string;
  /** Without it the modal only shows. */
  submit?: { label: string; callback: string; metadata?: string };
  /** Of a modal without submit whose menu has to know what it is about. */
  metadata?: string;
  close: string;
  blocks: KnownBlock[];
}

export function modalOf({ title, submit, metadata = submit?.metadata, close, blocks }: Frame): ModalView {
  return {
    type: 'modal',
    title: label(title, titleChars),
    close: label(close, titleChars),
    ...(submit && {
      submit: label(submit.label, titleChars),
      callback_id: submit.callback,
    }),
    ...(metadata !== undefined && { private_metadata: metadata }),
    blocks,
  };
}

interface Around {
  hint?: string;
  optional?: boolean;
}

/** An input of its own block; both go by the same id. */
export function input(
  id: InputId,
  name: string,
  element: InputBlock['element'],
  { hint, optional = false }: Around = {},
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: label(name, hintChars),
    element,
    ...(hint !== undefined && { hint: label(hint, hintChars) }),
    ...(optional && { optional }),
  };
}

interface TextInput {
  placeholder: string;
  maxLength: number;
  multiline?: boolean;
  /** What stands in it before anybody types; an input holds text as it is, so nothing is escaped. */
  text?: string;
}

/** A text that only spaces were typed into reaches the steps, which say what is missing. */
export function textInput(actionId: string, { placeholder, maxLength, multiline = false, text = '' }: TextInput) {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline,
    max_length: maxLength,
    placeholder: label(placeholder, placeholderChars),
    ...(text !== '' && { initial_value: whole(text, maxLength) }),
  } satisfies PlainTextInput;
}

/** Slack refuses a modal whose beginning is longer than its input; half a surrogate pair is left out. */
function whole(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/** @param date YYYY-MM-DD, or null for none */
export function dayInput(id: InputId, placeholder: string, date: string | null): Datepicker {
  return {
    type: 'datepicker',
    action_id: id,
    placeholder: label(placeholder, placeholderChars),
    ...(date !== null && { initial_date: date }),
  };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: label(text), value };
}

/** A small line of ours. */
export function small(words: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: escapeText(words), verbatim: true }] };
}
