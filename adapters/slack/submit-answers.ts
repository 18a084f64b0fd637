/** What Slack is told after a submit that keeps the modal open. */
import type { StaffLanguage } from '../../core/words.ts';
import type { LibrarySubmission } from '../../steps/library-modals.ts';
import type { ModalInput, ThreadSubmission } from '../../steps/modals.ts';
import type { Modal } from '../../steps/ports.ts';
import type { RotaSubmission } from '../../steps/rota-modals.ts';
import type { InputId } from './action-ids.ts';
import { modalView } from './modals.ts';

type SubmittedModal = (ThreadSubmission | LibrarySubmission | RotaSubmission)['modal'];

/** At which block a sentence about an input stands; the first one where the modal has no such input. */
const places: Record<SubmittedModal, Partial<Record<ModalInput, InputId>>> = {
  edit: { reply: 'reply' },
  reject: { reason: 'reason' },
  handOver: { to: 'to', note: 'note' },
  mute: { reason: 'reason' },
  goAlone: { reason: 'reason' },
  delete: {},
  closure: { from: 'from', until: 'until', branch: 'branch', sentence: 'sentence' },
  opening: { from: 'date', until: 'until', hours: 'until', branch: 'branch', sentence: 'sentence' },
  answer: { title: 'title', reply: 'de', replyEn: 'en', until: 'until' },
  absence: { from: 'from', until: 'until' },
  override: { to: 'person' },
  plan: { until: 'until' },
};

/** Keeps the modal open with a sentence at one of its inputs; null where it has no input at all. */
export function submitRefused(modal: SubmittedModal, input: ModalInput, sentence: string) {
  const block = places[modal][input] ?? Object.values(places[modal])[0];
  return block === undefined ? null : ({ response_action: 'errors', errors: { [block]: sentence } } as const);
}

/** Turns the open modal into this one; what is typed into an input of the same name stays. */
export function submitContinues(modal: Modal, language: StaffLanguage) {
  return { response_action: 'update', view: modalView(modal, language) } as const;
}
