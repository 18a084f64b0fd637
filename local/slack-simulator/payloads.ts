import { optionsOf } from './block-kit-elements.ts';
import { elementsOf, entryOf, optionOf } from './entries.ts';
import { type JsonObject, textOf } from './json.ts';
import { wireMessage } from './messages.ts';
import { app, channels, type Person, team } from './people.ts';
import type { StateValues, StoredEphemeral, StoredMessage, View } from './records.ts';
import type { Workspace } from './workspace.ts';

/** What every interaction payload begins with. */
export function payloadOf(type: string, person: Person): JsonObject {
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** What is pressed: `blockId` tells those of one action id apart, as does the `value` of a button or of an option. */
export interface Press {
  actionId: string;
  blockId?: string;
  value?: string;
}

/**
 * The element with this action id among `blocks`, and what pressing it sends: for menus `value` is the value of the
 * option, for buttons the one that they carry. Throws when there is nothing of the kind to press.
 */
export function pressed(blocks: readonly JsonObject[], press: Press, actionTs: string): JsonObject {
  const { value } = press;
  const candidates = blocks
    .filter((block) => press.blockId === undefined || block.block_id === press.blockId)
    .flatMap((block) =>
      elementsOf(block)
        .filter((element) => element.action_id === press.actionId)
        .filter((element) => block.type !== 'input' || (block.dispatch_action === true && element.type !== 'button'))
        .map((element) => ({ block, element })),
    );
  const found =
    value === undefined
      ? candidates[0]
      : (candidates.find(({ element }) => element.value === value) ??
        candidates.find(({ element }) => offersAll(element, value)) ??
        candidates.find(({ element }) => element.type !== 'button'));
  if (found === undefined) {
    const offered = blocks.flatMap(elementsOf).map((element) => textOf(element.action_id));
    throw new Error(
      `There is no ${press.actionId}${press.value === undefined ? '' : ` with value ${press.value}`} to press, only: ${offered.join(', ') || 'nothing'}`,
    );
  }
  const { block, element } = found;
  return {
    ...entered(element, press.value),
    type: textOf(element.type),
    action_id: press.actionId,
    block_id: textOf(block.block_id),
    action_ts: actionTs,
  };
}

function offersAll(element: JsonObject, value: string): boolean {
  const offered = optionsOf(element).map((option) => option.value);
  return value.split(',').every((one) => offered.includes(one));
}

/** What Slack tells again of the element as it was sent. */
const toldAgain = {
  button: ['text', 'value', 'style', 'url', 'confirm'],
  menu: ['placeholder', 'initial_option', 'initial_options', 'initial_date', 'initial_time', 'initial_user', 'confirm'],
};

function entered(element: JsonObject, value: string | undefined): JsonObject {
  if (element.type === 'overflow') return { selected_option: optionOf(element, value) };
  if (element.type === 'button') return part(element, toldAgain.button);
  return { ...part(element, toldAgain.menu), ...entryOf(element, value ?? '') };
}

function part(element: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(element).filter(([name]) => names.includes(name)));
}

/** The part of block_actions that tells of the message in which something was pressed, and of all its inputs. */
export function messagePart(
  workspace: Workspace,
  message: StoredMessage,
  values: StateValues,
  responseUrl: string,
): JsonObject {
  return {
    ...placePart(message.channel, message.ts, false, responseUrl),
    message: wireMessage(workspace, message, true),
    state: { values },
  };
}

/** As `messagePart` for a message that only one person sees; Slack does not send its content along. */
export function ephemeralPart(ephemeral: StoredEphemeral, values: StateValues, responseUrl: string): JsonObject {
  return { ...placePart(ephemeral.channel, ephemeral.ts, true, responseUrl), state: { values } };
}

function placePart(channelId: string, ts: string, isEphemeral: boolean, responseUrl: string): JsonObject {
  return {
    container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: isEphemeral },
    channel: { id: channelId, name: channels.find((channel) => channel.id === channelId)?.name ?? '' },
    response_url: responseUrl,
  };
}

/** The part of block_actions that tells of the modal in which something was chosen. */
export function viewPart(view: View): JsonObject {
  return { container: { type: 'view', view_id: view.id }, view: { ...view } };
}
