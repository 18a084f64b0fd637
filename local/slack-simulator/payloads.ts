import { type JsonObject, textOf } from './json.ts';
import { wireMessage } from './messages.ts';
import { elementsOf, entryOf, optionOf, stateOf } from './modal-state.ts';
import { app, channels, type Person, team } from './people.ts';
import type { StoredEphemeral, StoredMessage, View } from './records.ts';
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

/**
 * The element with this action id among `blocks`, and what pressing it sends: for menus `value` is the value of the
 * option, for buttons it tells those of one action id apart. Throws when there is nothing of the kind to press.
 */
export function pressed(
  blocks: readonly JsonObject[],
  press: { actionId: string; value?: string },
  actionTs: string,
): JsonObject {
  const candidates = blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => element.action_id === press.actionId)
      .filter((element) => block.type !== 'input' || (block.dispatch_action === true && element.type !== 'button'))
      .map((element) => ({ block, element })),
  );
  const found =
    press.value === undefined
      ? candidates[0]
      : (candidates.find(({ element }) => element.value === press.value) ??
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

function entered(element: JsonObject, value: string | undefined): JsonObject {
  if (element.type === 'overflow') return { selected_option: optionOf(element, value) };
  if (element.type !== 'button') return entryOf(element, value ?? '');
  const { text, value: carried, style } = element;
  return {
    ...(text === undefined ? {} : { text }),
    ...(carried === undefined ? {} : { value: carried }),
    ...(style === undefined ? {} : { style }),
  };
}

/** The part of block_actions that tells of the message in which something was pressed. */
export function messagePart(workspace: Workspace, message: StoredMessage, responseUrl: string): JsonObject {
  return {
    ...placePart(message.channel, message.ts, false, responseUrl),
    message: wireMessage(workspace, message, true),
    state: { values: stateOf(message.blocks) },
  };
}

/** As `messagePart` for a message that only one person sees; Slack does not send its content along. */
export function ephemeralPart(ephemeral: StoredEphemeral, responseUrl: string): JsonObject {
  return {
    ...placePart(ephemeral.channel, ephemeral.ts, true, responseUrl),
    state: { values: stateOf(ephemeral.blocks ?? []) },
  };
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
