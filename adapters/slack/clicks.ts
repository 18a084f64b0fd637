/** Clicks: on cards, in lists of several, and on menus and buttons inside of modals. */
import { efforts } from '../../core/handling.ts';
import { intents } from '../../core/library.ts';
import type { CardActionId } from '../../core/review-card.ts';
import type { Click, Deed, Opening } from '../../steps/staff-action.ts';
import {
  approveSelectedAction,
  changeOf,
  chooseAnswerAction,
  type DraftRef,
  draftRefOf,
  linkAction,
  menuAction,
  openSingleAction,
  pickAnswerAction,
  readLevelAction,
  retagAction,
  takeBackAction,
  tickAction,
} from './action-ids.ts';
import type { BlockActions } from './block-actions.ts';
import { editInMetadata } from './modal-metadata.ts';
import { rotaClickOf } from './rota-clicks.ts';
import { malformed, parsed, type SlackRequest, State } from './slack-request.ts';

const deeds = [
  'approve',
  'claim',
  'still_looking',
  'undo',
  'answered_by_hand',
  'reopen',
  'unmute',
] as const satisfies readonly (Deed & CardActionId)[];

const openings = [
  'edit',
  'reject',
  'hand_over',
  'interim',
  'correct',
  'delete',
  'write_again',
  'mute',
  'go_alone',
  'show_original',
  'show_pictures',
  'show_conversation',
  'show_history',
  'save_answer',
] as const satisfies readonly (Opening & CardActionId)[];

export function clickOf(click: BlockActions): SlackRequest {
  const [action] = click.actions;
  if (action.url) return { kind: 'ignored' };
  const chosen = action.selected_option?.value;
  const aboutRota = rotaClickOf(click);
  if (aboutRota !== null) return aboutRota;
  switch (nameOf(action.action_id)) {
    case linkAction:
    case tickAction:
      return { kind: 'ignored' };
    case approveSelectedAction:
      return approveSelected(click);
    case openSingleAction:
      if (chosen === undefined) return { kind: 'ignored' };
      return about(click, draftRefOf(chosen), 'the list names no thread', (whose) => ({ ...whose, do: 'unbundle' }));
    case chooseAnswerAction:
      return chosen === undefined ? { kind: 'ignored' } : chooseAnswer(click, chosen);
    case pickAnswerAction:
      return chosen === undefined ? { kind: 'ignored' } : pickAnswer(click, chosen);
    case takeBackAction:
      return takeBack(click);
    case retagAction:
      return chosen === undefined ? { kind: 'ignored' } : retag(click, chosen);
    case readLevelAction:
      return chosen === undefined ? { kind: 'ignored' } : readLevel(click, chosen);
    case menuAction:
      if (chosen === undefined) return { kind: 'ignored' };
      return onCard(click, chosen, draftRefOf(action.block_id), 'the menu names no thread');
    default:
      return onCard(click, action.action_id, draftRefOf(action.value ?? chosen), 'the button names no thread');
  }
}

/** Where several of a kind stand together, something after a bar tells them apart. */
function nameOf(actionId: string): string {
  return actionId.split('|')[0] ?? actionId;
}

function onCard(click: BlockActions, wanted: string, ref: DraftRef | null, otherwise: string): SlackRequest {
  const deed = deeds.find((known) => known === wanted);
  if (deed !== undefined) return about(click, ref, otherwise, (whose) => ({ ...whose, do: deed }));
  const opening = openings.find((known) => known === wanted);
  if (opening === undefined) return malformed('the action id is none of ours');
  return about(click, ref, otherwise, (whose) => ({ ...whose, do: opening, trigger: click.trigger_id }));
}

function retag(click: BlockActions, chosen: string): SlackRequest {
  const intent = intents.find((known) => known === chosen);
  if (intent === undefined) return malformed('the topic is none of ours');
  const ref = draftRefOf(click.actions[0].block_id);
  return about(click, ref, 'the menu names no thread', (whose) => ({ ...whose, do: 'retag', intent }));
}

function readLevel(click: BlockActions, chosen: string): SlackRequest {
  const effort = efforts.find((known) => String(known) === chosen);
  if (effort === undefined) return malformed('the level is not on the READ scale');
  const ref = draftRefOf(click.actions[0].block_id);
  return about(click, ref, 'the menu names no thread', (whose) => ({ ...whose, do: 'read_level', effort }));
}

type ThreadAction = Extract<SlackRequest, { kind: 'thread' }>['action'];

function about(
  { user, response_url: answerUrl }: BlockActions,
  ref: DraftRef | null,
  otherwise: string,
  action: (whose: Click) => ThreadAction,
): SlackRequest {
  if (ref === null) return malformed(otherwise);
  return { kind: 'thread', action: action({ by: user.id, ...ref, answerUrl }) };
}

function approveSelected({ user, state, response_url: responseUrl, actions: [action] }: BlockActions): SlackRequest {
  const bundleId = action.value;
  if (!bundleId) return malformed('the button names no list');
  return parsed(State, state, 'list', ({ values }) => {
    const ticked = Object.values(values)
      .flatMap((block) => Object.entries(block))
      .filter(([actionId]) => nameOf(actionId) === tickAction)
      .flatMap(([, entry]) => entry.selected_options ?? []);
    const picks: DraftRef[] = [];
    for (const value of new Set(ticked.map((option) => option.value))) {
      const ref = draftRefOf(value);
      if (ref === null) return malformed('a ticked row names no thread');
      picks.push(ref);
    }
    return { kind: 'approveSelected', user: user.id, bundleId, picks, responseUrl };
  });
}

function chooseAnswer({ user, view }: BlockActions, answerId: string): SlackRequest {
  const about = view ? editInMetadata(view.private_metadata) : null;
  if (!view || about === null) return malformed('an answer was chosen outside of our modal');
  const { id, hash } = view;
  const whose = { by: user.id, answerUrl: null, ...about };
  return { kind: 'thread', action: { ...whose, do: 'choose_answer', answerId, view: { id, hash } } };
}

function pickAnswer({ user, view }: BlockActions, answerId: string): SlackRequest {
  if (!view) return malformed('an answer was picked outside of our modal');
  return { kind: 'pickAnswer', user: user.id, answerId, view: { id: view.id, hash: view.hash } };
}

function takeBack({ user, view, actions: [action] }: BlockActions): SlackRequest {
  const change = changeOf(action.value ?? undefined);
  if (!view || change === null) return malformed('the button names no change');
  return { kind: 'takeBack', user: user.id, ...change, view: { id: view.id, hash: view.hash } };
}
