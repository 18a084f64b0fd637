/** What a click opens for whoever clicked: the modal, or the sentence why there is none. */
import { secondNeeded } from '../core/approval.ts';
import { hasText } from '../core/card-actions.ts';
import { waitsForStaff } from '../core/escalation.ts';
import { deletable, standing } from '../core/standing.ts';
import { talkOf } from '../core/talk.ts';
import { whyNotAlone } from './approve.ts';
import { type Decision, type Outcome, refused, tooLate } from './decision.ts';
import { editModal } from './edit-modal.ts';
import type { EditPurpose } from './modals.ts';
import { whyNotMuted } from './mute.ts';
import { conversation, history, type Opened, original, showPictures } from './reading-modals.ts';
import { sentAnswer } from './save-answer.ts';
import type { Decided, Opening } from './staff-action.ts';
import { whyNotAgain } from './submit-edit.ts';
import { whyNotWithdrawn } from './withdraw.ts';

/** @param trigger lives for 3 s */
export async function openModal(d: Decision, opening: Opening, trigger: string): Promise<Outcome> {
  if (opening === 'show_pictures') return showPictures(d, trigger);
  const opened = await modalFor(d, opening);
  if (!('modal' in opened)) return opened;
  const shown = await d.deps.desk.openModal(trigger, opened.modal, d.language);
  return shown.kind === 'ok' ? { kind: 'done' } : refused(d, d.words.deskTrouble);
}

async function modalFor(d: Decision, opening: Exclude<Opening, 'show_pictures'>): Promise<Opened> {
  const { deps, record, words } = d;
  const { thread } = record;
  const { id: threadId, draftVersion } = thread;
  const about = { threadId, draftVersion };
  switch (opening) {
    case 'edit':
      return writing(d, 'answer', await whyNotDecided(d));
    case 'interim':
      return writing(d, 'interim', await whyNotDecided(d));
    case 'correct':
      return writing(d, 'correct', await whyNotWithdrawn(d, standing(thread)));
    case 'write_again':
      return writing(d, 'again', await whyNotAgain(d));
    case 'reject':
      return (await whyNotDecided(d)) ?? { modal: { kind: 'reject', ...about, drafted: hasText(thread) } };
    case 'hand_over': {
      const teams = deps.settings.teams.map(({ id, name }) => ({ id, name: name[d.language] }));
      return (await whyNotDecided(d)) ?? { modal: { kind: 'handOver', ...about, teams } };
    }
    case 'mute': {
      const inConversation = talkOf(thread) !== null;
      return (await whyNotMuted(d)) ?? { modal: { kind: 'mute', ...about, inConversation } };
    }
    case 'go_alone': {
      const why = secondNeeded(thread, d.by, deps.settings.roles).map((reason) => words.why[reason]);
      return (await whyNotAlone(d)) ?? { modal: { kind: 'goAlone', ...about, why } };
    }
    case 'delete': {
      const answer = deletable(thread);
      const text = answer?.reply.text ?? '';
      return (await whyNotWithdrawn(d, answer)) ?? { modal: { kind: 'delete', ...about, text } };
    }
    case 'show_original':
      return original(d);
    case 'show_conversation':
      return conversation(d);
    case 'show_history':
      return history(d);
    case 'save_answer':
      return sentAnswer(d);
  }
}

async function whyNotDecided(d: Decision): Promise<Decided | null> {
  return waitsForStaff(d.record.thread) ? null : tooLate(d);
}

async function writing(d: Decision, purpose: EditPurpose, objection: Decided | null): Promise<Opened> {
  return objection ?? { modal: await editModal(d, purpose) };
}
