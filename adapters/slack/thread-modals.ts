/** The modals that ask something about a thread before it changes: keep out, hand over, mute, alone, delete. */
import type { InputBlock, ModalView, RadioButtons } from '@slack/types';
import { modalWords } from '../../core/modal-words.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { ThreadModal, ThreadSubmission } from '../../steps/modals.ts';
import { callbacks } from './action-ids.ts';
import { exactly, label, section } from './blocks.ts';
import { threadMetadata } from './modal-metadata.ts';
import { input, modalOf, option, optionsShown, textInput } from './modal-parts.ts';
import { escapeText } from './mrkdwn.ts';

type Of<Kind extends ThreadModal['kind']> = Extract<ThreadModal, { kind: Kind }>;
type Entered<Name extends ThreadSubmission['modal']> = Extract<ThreadSubmission, { modal: Name }>;

export const rejectReasons = [
  'draft_wrong',
  'no_answer_needed',
  'spam',
] as const satisfies readonly Entered<'reject'>['reason'][];
export const muted = ['author', 'conversation'] as const satisfies readonly Entered<'mute'>['whom'][];

/** For notes and reasons, in characters. */
const noteChars = 300;

export function rejectView(modal: Of<'reject'>, language: StaffLanguage): ModalView {
  const { reject: w, cancel } = modalWords[language];
  const named = modal.drafted ? w.reasons : { ...w.reasons, draft_wrong: w.writeMyself };
  const reasons = rejectReasons.map((reason) => option(named[reason], reason));
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.reject, metadata: threadMetadata(modal) },
    close: cancel,
    blocks: [
      input('reason', modal.drafted ? w.reason : w.reasonUndrafted, {
        type: 'radio_buttons',
        action_id: 'reason',
        options: reasons,
      }),
    ],
  });
}

/** Where there are teams, one of the two is to be chosen: the hint says so, and the steps where neither or both are. */
export function handOverView(modal: Of<'handOver'>, language: StaffLanguage): ModalView {
  const { handOver: w, cancel } = modalWords[language];
  const teams = modal.teams.slice(0, optionsShown).map(({ id, name }) => option(name, id));
  const person = input(
    'to',
    w.to,
    { type: 'users_select', action_id: 'to', placeholder: label(w.toPlaceholder) },
    teams.length > 0 ? { hint: w.hint, optional: true } : {},
  );
  const team = input(
    'team',
    w.team,
    { type: 'static_select', action_id: 'team', placeholder: label(w.teamPlaceholder), options: teams },
    { optional: true },
  );
  const note = input(
    'note',
    w.note,
    textInput('note', { placeholder: w.notePlaceholder, maxLength: noteChars, multiline: true }),
    { hint: w.noteHint, optional: true },
  );
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.handOver, metadata: threadMetadata(modal) },
    close: cancel,
    blocks: [person, ...(teams.length > 0 ? [team] : []), note],
  });
}

export function muteView(modal: Of<'mute'>, language: StaffLanguage): ModalView {
  const { mute: w, cancel, cut } = modalWords[language];
  const [author, conversation] = [option(w.author, 'author'), option(w.conversation, 'conversation')];
  const choice: RadioButtons = {
    type: 'radio_buttons',
    action_id: 'whom',
    options: modal.inConversation ? [author, conversation] : [author],
    initial_option: author,
  };
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.mute, metadata: threadMetadata(modal) },
    close: cancel,
    blocks: [section(escapeText(w.intro), cut), input('whom', w.whom, choice), reasonInput(w)],
  });
}

export function goAloneView(modal: Of<'goAlone'>, language: StaffLanguage): ModalView {
  const { goAlone: w, cancel, cut } = modalWords[language];
  const why = modal.why.map((reason) => `• ${escapeText(reason)}`);
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.goAlone, metadata: threadMetadata(modal) },
    close: cancel,
    blocks: [section([escapeText(w.intro), ...why].join('\n'), cut), reasonInput(w)],
  });
}

export function deleteView(modal: Of<'delete'>, language: StaffLanguage): ModalView {
  const { delete: w, cancel, cut } = modalWords[language];
  return modalOf({
    title: w.title,
    submit: { label: w.submit, callback: callbacks.delete, metadata: threadMetadata(modal) },
    close: cancel,
    blocks: [section(escapeText(w.intro), cut), ...exactly(modal.text)],
  });
}

function reasonInput(w: { reason: string; reasonPlaceholder: string; reasonHint: string }): InputBlock {
  const element = textInput('reason', { placeholder: w.reasonPlaceholder, maxLength: noteChars, multiline: true });
  return input('reason', w.reason, element, { hint: w.reasonHint });
}
