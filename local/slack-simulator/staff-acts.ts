import { deliver, type InteractionResult } from './delivery.ts';
import { type Entries, entryProblems, holdsEntry, stateOf, withEntries } from './entries.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { requirePerson } from './membership.ts';
import { ephemeralPart, messagePart, type Press, payloadOf, pressed, viewPart } from './payloads.ts';
import { app, staffChannel, team } from './people.ts';
import type { StateValues, StoredView } from './records.ts';
import { newResponseUrl, respond } from './response-urls.ts';
import { answerSubmission, closeView } from './submissions.ts';
import { newTrigger } from './triggers.ts';
import { homeOf, visibleModal, type Workspace } from './workspace.ts';

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
   * Presses the button `actionId` of the message `ts`, or chooses the option `value` of the menu `actionId`; of
   * checkboxes, `value` is all that is ticked then, separated by commas. Where several blocks have the same action id,
   * `blockId` says which is meant. Throws when the message as it is now has no such thing: nobody can press what is not
   * there.
   *
   * `values` is what stands in the inputs of the message at that moment, by block id and action id as for `submit`. Those
   * not named keep what this person entered before; nobody else sees it. The payload tells of all of them in
   * `state.values`.
   */
  click(press: Press & { user: string; ts: string; values?: Entries }): Promise<InteractionResult>;
  /** As `click` inside the open modal; `values` is what has been typed there meanwhile. */
  viewAction(press: Press & { user: string; values?: Entries }): Promise<InteractionResult>;
  /** As `click` in the app's own tab, as it was published last. */
  homeAction(press: Press & { user: string }): Promise<InteractionResult>;
  /**
   * Submits the open modal with these entries, by block id and action id; inputs not named keep what they hold.
   * The answer is acted on as by Slack: errors stand on the view, an update or push shows, an empty answer closes.
   */
  submit(entries: { user: string; values: Entries }): Promise<InteractionResult>;
  /** Closes the open modal; undefined when its app does not want to know. */
  dismiss(user: string): Promise<InteractionResult | undefined>;
  /** Types a slash command in the staff channel; its answer shows there. Throws when no app has registered it, as Slack says. */
  command(typed: { user: string; command: string; text: string }): Promise<InteractionResult>;
}

export function staffActs(workspace: Workspace, destination: Destination): StaffActs {
  const responseUrlFor = (user: string, channel: string, ts: string | undefined) =>
    `${destination.address()}/actions/${team.id}/${newResponseUrl(workspace, user, channel, ts)}`;
  const send = (body: Record<string, string>) => sendForm(workspace, destination, body);
  const interact = (payload: JsonObject) => send({ payload: JSON.stringify(payload) });

  return {
    click({ user, ts, values = {}, ...press }) {
      const person = requirePerson(workspace, user);
      const { channel, blocks, part } = pressable(workspace, ts, user);
      const action = pressed(blocks, press, workspace.timestamp());
      const viewer = `${user}/${ts}`;
      const before = stateOf(blocks, workspace.entered.get(viewer));
      const now = entered(workspace, blocks, before, values, chosenEntry(action, press.value));
      workspace.entered.set(viewer, now);
      return interact({
        ...payloadOf('block_actions', person),
        trigger_id: newTrigger(workspace, user),
        ...part(now, responseUrlFor(user, channel, ts)),
        actions: [action],
      });
    },

    viewAction({ user, values = {}, ...press }) {
      const person = requirePerson(workspace, user);
      const stored = requireModal(workspace, user);
      const action = pressed(stored.view.blocks, press, workspace.timestamp());
      const { view } = keepEntries(workspace, stored, values, chosenEntry(action, press.value));
      return interact({
        ...payloadOf('block_actions', person),
        trigger_id: newTrigger(workspace, user, view.id),
        ...viewPart(view),
        actions: [action],
      });
    },

    homeAction({ user, ...press }) {
      const person = requirePerson(workspace, user);
      const stored = homeOf(workspace, user);
      if (stored === undefined) throw new Error(`${user} has no home to press anything in`);
      const action = pressed(stored.view.blocks, press, workspace.timestamp());
      return interact({
        ...payloadOf('block_actions', person),
        trigger_id: newTrigger(workspace, user),
        ...viewPart(stored.view),
        actions: [action],
      });
    },

    async submit({ user, values }) {
      const person = requirePerson(workspace, user);
      const open = requireModal(workspace, user);
      if (open.view.submit === null) throw new Error(`The modal of ${user} has nothing to submit`);
      const stored = keepEntries(workspace, open, values);
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
      const person = requirePerson(workspace, user);
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
      const person = requirePerson(workspace, user);
      if (!app.commands.includes(command)) throw new Error(`${command} is not a valid command.`);
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
      part: (values: StateValues, responseUrl: string) => messagePart(workspace, message, values, responseUrl),
    };
  const ephemeral = workspace.ephemerals.get(ts);
  if (ephemeral === undefined || ephemeral.deleted === true || ephemeral.user !== user)
    throw new Error(`${user} sees no message ${ts}`);
  return {
    channel: ephemeral.channel,
    blocks: ephemeral.blocks ?? [],
    part: (values: StateValues, responseUrl: string) => ephemeralPart(ephemeral, values, responseUrl),
  };
}

/** The choice itself also counts as what now stands in its input; buttons hold nothing. */
function chosenEntry(action: JsonObject, value = ''): Entries {
  return holdsEntry(action) ? { [String(action.block_id)]: { [String(action.action_id)]: value } } : {};
}

function keepEntries(workspace: Workspace, stored: StoredView, ...entries: Entries[]): StoredView {
  const values = entered(workspace, stored.view.blocks, stored.view.state.values, ...entries);
  const kept: StoredView = { user: stored.user, view: { ...stored.view, state: { values } }, errors: {} };
  workspace.views.put(stored.view.id, kept);
  return kept;
}

/** Whoever is chosen must be there: Slack's menus offer nobody else. */
function entered(
  workspace: Workspace,
  blocks: readonly JsonObject[],
  before: StateValues,
  ...all: Entries[]
): StateValues {
  const after = all.reduce((values, entries) => withEntries(blocks, values, entries), before);
  for (const entries of all)
    for (const [blockId, actions] of Object.entries(entries))
      for (const actionId of Object.keys(actions)) {
        const chosen = after[blockId]?.[actionId]?.selected_user;
        if (typeof chosen === 'string') requirePerson(workspace, chosen);
      }
  return after;
}
