/** Taps about the rota: in the app's own tab, in its modals, and on messages. */
import type { RotaPlace, RotaTap } from '../../steps/rota-modals.ts';
import { daysOf, rotaActions, shiftOf } from './action-ids.ts';
import type { BlockActions } from './block-actions.ts';
import { malformed, type SlackRequest } from './slack-request.ts';

type Name = keyof typeof rotaActions;

/** Null when the click is about something else. */
export function rotaClickOf(click: BlockActions): SlackRequest | null {
  const [action] = click.actions;
  const name = names.find((known) => rotaActions[known] === action.action_id);
  if (name === undefined) return null;
  const tap = tapOf(name, action.value ?? undefined, click.trigger_id);
  return tap === null
    ? malformed('the button names no shift and no days')
    : { kind: 'rota', user: click.user.id, tap, place: placeOf(click) };
}

const names: readonly Name[] = [
  'take',
  'askSwap',
  'withdrawSwap',
  'acceptSwap',
  'back',
  'absence',
  'override',
  'plan',
  'feedMine',
  'feedAll',
  'revokeFeeds',
];

function tapOf(name: Name, value: string | undefined, trigger: string): RotaTap | null {
  switch (name) {
    case 'take':
    case 'askSwap':
    case 'withdrawSwap':
    case 'acceptSwap': {
      const shift = shiftOf(value);
      return shift && { do: name, ...shift };
    }
    case 'back': {
      const days = daysOf(value);
      return days && { do: 'back', ...days };
    }
    case 'absence':
    case 'override':
    case 'plan':
      return { do: 'open', modal: name, trigger };
    case 'feedMine':
    case 'feedAll':
      return { do: 'feed', of: name === 'feedMine' ? 'mine' : 'all' };
    case 'revokeFeeds':
      return { do: 'revokeFeeds' };
  }
}

function placeOf({ view, response_url: answerUrl }: BlockActions): RotaPlace {
  if (!view) return { kind: 'message', answerUrl };
  return view.type === 'home' ? { kind: 'home' } : { kind: 'modal', view: { id: view.id, hash: view.hash } };
}
