/** What Slack asks for, handed to the step that does it; what the step says, as Slack's answer. */
import { sentence } from '../adapters/slack/mrkdwn.ts';
import type { SlackRequest } from '../adapters/slack/slack-request.ts';
import { submitContinues, submitRefused } from '../adapters/slack/submit-answers.ts';
import type { Library } from '../core/library.ts';
import type { StaffId } from '../core/thread.ts';
import { approveSelected } from '../steps/approve-selected.ts';
import { changeLibrary, pickAnswer, takeBack } from '../steps/change-library.ts';
import { command } from '../steps/command.ts';
import { decide } from '../steps/decide.ts';
import type { Deps } from '../steps/deps.ts';
import type { LibrarySubmission } from '../steps/library-modals.ts';
import type { ThreadSubmission } from '../steps/modals.ts';
import type { RotaSubmission } from '../steps/rota-modals.ts';
import { rotaSubmit } from '../steps/rota-submit.ts';
import { openHome, rotaTap } from '../steps/rota-taps.ts';
import type { Decided } from '../steps/staff-action.ts';

export type SlackNeeds = Omit<Deps, 'tagger'> & {
  /** The library as deployed, without what was entered from Slack. */
  files: Library;
  /** Where a calendar with this secret is read. */
  calendarUrl: (token: string) => string;
};

/** The body of the answer to a request that could be read; null: an empty one, which also closes a modal. */
export async function answerTo(
  deps: SlackNeeds,
  request: Exclude<SlackRequest, { kind: 'malformed' }>,
): Promise<object | null> {
  switch (request.kind) {
    case 'thread': {
      const { action } = request;
      const decided = await decide(deps, action);
      return action.do === 'submit' ? afterSubmit(deps, action.by, action.entered.modal, decided) : null;
    }
    case 'approveSelected': {
      const { user: by, picks, responseUrl: answerUrl } = request;
      await approveSelected(deps, { by, picks, answerUrl });
      return null;
    }
    case 'library': {
      const { user, entered } = request;
      return afterSubmit(deps, user, entered.modal, await changeLibrary(deps, user, entered));
    }
    case 'pickAnswer':
      await pickAnswer(deps, request.user, request.answerId, request.view);
      return null;
    case 'takeBack':
      await takeBack(deps, request.user, request.key, request.version, request.view);
      return null;
    case 'rota':
      await rotaTap(deps, request.user, request.tap, request.place);
      return null;
    case 'rotaSubmit': {
      const { user, entered } = request;
      return afterSubmit(deps, user, entered.modal, await rotaSubmit(deps, user, entered));
    }
    case 'homeOpened':
      await openHome(deps, request.user);
      return null;
    case 'command': {
      const { user: by, text, triggerId: trigger } = request;
      const words = await command(deps, { by, text, trigger });
      return words === null ? null : { response_type: 'ephemeral', text: sentence(words) };
    }
    case 'urlVerification':
      return { challenge: request.challenge };
    case 'event': // what is typed into Slack never reaches a patron
    case 'ignored':
      return null;
  }
}

async function afterSubmit(
  { desk }: Pick<Deps, 'desk'>,
  by: StaffId,
  modal: (ThreadSubmission | LibrarySubmission | RotaSubmission)['modal'],
  decided: Decided,
): Promise<object | null> {
  switch (decided.kind) {
    case 'done':
    case 'told':
      return null;
    case 'modal':
      return submitContinues(decided.modal, decided.language);
    case 'invalid': {
      const refused = submitRefused(modal, decided.input, decided.words);
      if (refused === null) await desk.tell(by, decided.words, null);
      return refused;
    }
  }
}
