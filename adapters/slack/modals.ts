/** Every modal as Slack's view. */
import type { ModalView } from '@slack/types';
import type { StaffLanguage } from '../../core/words.ts';
import type { Modal } from '../../steps/ports.ts';
import { editView } from './edit-modal.ts';
import { homeModal } from './home-view.ts';
import { answerView, changesView, closureView, openingView, pickAnswerView } from './library-modals.ts';
import { conversationView, historyView, originalView, picturesView } from './reading-modals.ts';
import { absenceView, overrideView, planView } from './rota-modals.ts';
import { deleteView, goAloneView, handOverView, muteView, rejectView } from './thread-modals.ts';

/** @param anew true when what stands in the inputs of the modal that is open is to be replaced: see `editView` */
export function modalView(modal: Modal, language: StaffLanguage, anew = false): ModalView {
  switch (modal.kind) {
    case 'edit':
      return editView(modal, language, anew);
    case 'reject':
      return rejectView(modal, language);
    case 'handOver':
      return handOverView(modal, language);
    case 'mute':
      return muteView(modal, language);
    case 'goAlone':
      return goAloneView(modal, language);
    case 'delete':
      return deleteView(modal, language);
    case 'original':
      return originalView(modal, language);
    case 'conversation':
      return conversationView(modal, language);
    case 'pictures':
      return picturesView(modal, language);
    case 'history':
      return historyView(modal, language);
    case 'closure':
      return closureView(modal, language);
    case 'opening':
      return openingView(modal, language);
    case 'answer':
      return answerView(modal, language);
    case 'pickAnswer':
      return pickAnswerView(modal, language);
    case 'changes':
      return changesView(modal, language);
    case 'home':
      return homeModal(modal, language);
    case 'absence':
      return absenceView(modal, language);
    case 'override':
      return overrideView(modal, language);
    case 'plan':
      return planView(modal, language);
  }
}
