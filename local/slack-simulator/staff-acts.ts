import { deliver, type InteractionResult } from './delivery.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { entryProblems, withEntries } from './modal-state.ts';
import { ephemeralPart, messagePart, payloadOf, pressed, viewPart } from './payloads.ts';
import { app, findPerson, type Person, staffChannel, team } from './people.ts';
import type { StoredView } from './records.ts';
import { newResponseUrl, respond } from './response-urls.ts';
import { answerSubmission, closeView } from './submissions.ts';
import { newTrigger } from './triggers.ts';
import { visibleModal, type Workspace } from './workspace.ts';

type Entries = Record<string, Record<string, string>>;

/** Where signed requests go, and what signs them. */
export interface Destination {
  requestUrl: () => string | undefined;
  signingSecret: string;
  /** Where this server answers, without a slash. */
  address: () => string;
}

/** What people do in Slack. Each act is sent to the request URL, signed, and resolves with how that answered. */
export interface StaffActs {
  /**
   * Presses the button `actionId` of the message `ts`, or chooses the option `value` of the menu `actionId`. Throws
   * when the message as it is now has no such thing: nobody can press what is not there.
   */
  click(press: { user: string; ts: string; actionId: string; value?: string }): Promise<InteractionResult>;
  /** As `click` inside the open modal; `values` is what has been typed there meanwhile. */
  viewAction(press: { user: string; actionId: string; value?: string; values?: Entries }): Promise<InteractionResult>;
  /**
   * Submits the open modal with these entries, by block id and action id; inputs not named keep what they hold.
   * The answer is acted on as by Slack: errors stand on the view, an update or push shows, an empty answer closes.
   */
  submit(entries: { user: string; values: Entries }): Promise<InteractionResult>;
  /** Closes the open modal; undefined when its app does not want to know. */
  dismiss(user: string): Promise<InteractionResult | undefined>;
  /** Types a slash command in the staff channel; its answer shows there. */
  command(typed: { user: string; command: string; text: string }): Promise<InteractionResult>;
}

export function staffActs(workspace: Workspace, destination: Destination): StaffActs {
  const responseUrlFor = (user: string, channel: string, ts: string | undefined) =>
    `${destination.address()}/actions/${team.id}/${newResponseUrl(workspace, user, channel, ts)}`;
  const send = (body: Record<string, string>) => sendForm(workspace, destination, body);
  const interact = (payload: JsonObject) => send({ payload: JSON.stringify(payload) });

  return {
    click({ user, ts, ...press }) {
      const person = requirePerson(user);
      const { channel, blocks, part } = pressable(workspace, ts, user);
      const action = pressed(blocks, press, workspace.timestamp());
      return interact({
        ...payloadOf('block_actions', person),
        trigger_id: newTrigger(workspace, user),
        ...part(responseUrlFor(user, channel, ts)),
        actions: [action],
      });
    },

    viewAction({ user, values, ...press }) {
      const person = requirePerson(user);
      const stored = requireModal(workspace, user);
      const action = pressed(stored.view.blocks, press, workspace.timestamp());
      const chosen: Entries = press.value === undefined ? {} : chosenEntry(action, press.value);
      const view = keepEntries(workspace, stored, { ...values, ...chosen }).view;
      return interact({
        ...payloadOf('block_actions', person),
        trigger_id: newTrigger(workspace, user, view.id),
        ...viewPart(view),
        actions: [action],
      });
    },

    async submit({ user, values }) {
      const person = requirePerson(user);
      const stored = keepEntries(workspace, requireModal(workspace, user), values);
      const errors = entryProblems(stored.view.blocks, stored.view.state.values);
      workspace.views.put(stored.view.id, { ...stored, errors });
      if (Object.keys(errors).length > 0) return { status: 0, body: '', ms: 0, failure: 'not_sent' };
      const result = await interact({
        ...payloadOf('view_submission', person),
        trigger_id: newTrigger(workspace, user, stored.view.id),
        view: { ...stored.view },
        response_urls: [],
      });
      return answerSubmission(workspace, stored.view.id, result);
    },

    async dismiss(user) {
      const person = requirePerson(user);
      const { view } = requireModal(workspace, user);
      closeView(workspace, user, view);
      if (!view.notify_on_close) return undefined;
      return interact({
        ...payloadOf('view_closed', person),
        view: { ...view },
        is_cleared: view.clear_on_close,
      });
    },

    async command({ user, command, text }) {
      const person = requirePerson(user);
      const to = { user, channel: staffChannel.id };
      const result = await send({
        token: app.verificationToken,
        team_id: team.id,
        team_domain: team.domain,
        channel_id: staffChannel.id,
        channel_name: staffChannel.name,
        user_id: person.id,
        user_name: person.name,
        command,
        text,
        api_app_id: app.id,
        is_enterprise_install: 'false',
        response_url: responseUrlFor(user, to.channel, undefined),
        trigger_id: newTrigger(workspace, user),
      });
      if (result.failure !== undefined || result.body === '') return result;
      const parsed = parseJson(result.body);
      try {
        respond(workspace, to, isObject(parsed) ? parsed : { text: result.body });
        return result;
      } catch {
        return { ...result, failure: 'invalid_response' };
      }
    },
  };
}

function sendForm(
  workspace: Workspace,
  destination: Destination,
  body: Record<string, string>,
): Promise<InteractionResult> {
  const url = destination.requestUrl();
  if (url === undefined) throw new Error('Cannot send an interaction before the request URL is set');
  return deliver(url, destination.signingSecret, {
    body: new URLSearchParams(body).toString(),
    contentType: 'application/x-www-form-urlencoded',
    at: workspace.now(),
  });
}

function requirePerson(user: string): Person {
  const person = findPerson(user);
  if (person === undefined) throw new Error(`Nobody in the workspace has the id ${user}`);
  return person;
}

function requireModal(workspace: Workspace, user: string): StoredView {
  const stored = visibleModal(workspace, user);
  if (stored === undefined) throw new Error(`${user} has no modal open`);
  return stored;
}

function pressable(workspace: Workspace, ts: string, user: string) {
  const message = workspace.messages.all().find((candidate) => candidate.ts === ts && candidate.deleted !== true);
  if (message !== undefined)
    return {
      channel: message.channel,
      blocks: message.blocks,
      part: (responseUrl: string) => messagePart(workspace, message, responseUrl),
    };
  const ephemeral = workspace.ephemerals.get(ts);
  if (ephemeral === undefined || ephemeral.deleted === true || ephemeral.user !== user)
    throw new Error(`${user} sees no message ${ts}`);
  return {
    channel: ephemeral.channel,
    blocks: ephemeral.blocks ?? [],
    part: (responseUrl: string) => ephemeralPart(ephemeral, responseUrl),
  };
}

/** The choice itself also counts as what now stands in its menu; buttons hold nothing. */
function chosenEntry(action: JsonObject, value: string): Entries {
  if (action.type === 'button' || action.type === 'overflow') return {};
  return { [String(action.block_id)]: { [String(action.action_id)]: value } };
}

function keepEntries(workspace: Workspace, stored: StoredView, entries: Entries): StoredView {
  const values = withEntries(stored.view.blocks, stored.view.state.values, entries);
  const kept: StoredView = { user: stored.user, view: { ...stored.view, state: { values } }, errors: {} };
  workspace.views.put(stored.view.id, kept);
  return kept;
}
