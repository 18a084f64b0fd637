import { type Method, objectArgument, optionalText, Refusal, requiredText } from './arguments.ts';
import { describeProblem } from './block-kit-checks.ts';
import { withDefaults } from './block-kit-defaults.ts';
import { problemsInView } from './block-kit-limits.ts';
import { stateOf } from './entries.ts';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';
import { findPerson } from './membership.ts';
import { app, team } from './people.ts';
import type { StoredView, View } from './records.ts';
import { exchangeTrigger } from './triggers.ts';
import { homeOf, type Workspace } from './workspace.ts';

const largestView = 250_000; // bytes
const deepestStack = 3; // modals over one another

/** The views.* methods. */
export function viewMethods(workspace: Workspace): Record<string, Method> {
  const triggerOf = (args: JsonObject) =>
    exchangeTrigger(workspace, optionalText(args, 'trigger_id') ?? optionalText(args, 'interactivity_pointer') ?? '');

  return {
    'views.open'(args) {
      const payload = viewArgument(args, 'modal');
      const view = newView(workspace, triggerOf(args).user, payload, undefined);
      workspace.modalStacks.put(view.user, { views: [view.view.id] });
      return { view: view.view };
    },

    'views.push'(args) {
      const payload = viewArgument(args, 'modal');
      const trigger = triggerOf(args);
      const below = trigger.view === undefined ? undefined : openView(workspace, trigger.view);
      if (below === undefined) throw new Refusal('not_found');
      return { view: pushView(workspace, below, payload).view };
    },

    'views.update'(args) {
      const viewId = optionalText(args, 'view_id');
      const externalId = optionalText(args, 'external_id');
      if (viewId === undefined && externalId === undefined)
        throw new Refusal('invalid_arguments', ['missing required field: view_id']);
      const stored = openView(workspace, viewId ?? externalId ?? '');
      if (stored === undefined) throw new Refusal('not_found');
      const payload = viewArgument(args, stored.view.type);
      requireHash(args, stored);
      return { view: replaceView(workspace, stored, payload).view };
    },

    'views.publish'(args) {
      const user = requiredText(args, 'user_id');
      if (findPerson(workspace, user) === undefined) throw new Refusal('user_not_found');
      const payload = viewArgument(args, 'home');
      const stored = homeOf(workspace, user);
      if (stored === undefined) return { view: newView(workspace, user, payload, undefined).view };
      requireHash(args, stored);
      return { view: replaceView(workspace, stored, payload).view };
    },
  };
}

/** The home tab, or a modal that somebody has open, by its id or its external id. */
function openView(workspace: Workspace, id: string): StoredView | undefined {
  return workspace.views
    .all()
    .find(
      (stored) =>
        (stored.view.id === id || (id !== '' && stored.view.external_id === id)) &&
        (stored.view.type === 'home' ||
          workspace.modalStacks.get(stored.user)?.views.includes(stored.view.id) === true),
    );
}

function requireHash(args: JsonObject, stored: StoredView): void {
  const hash = optionalText(args, 'hash');
  if (hash !== undefined && hash !== '' && hash !== stored.view.hash) throw new Refusal('hash_conflict');
}

function viewArgument(args: JsonObject, type: 'modal' | 'home'): JsonObject {
  const view = objectArgument(args, 'view', 'invalid_arguments');
  if (view === undefined) throw new Refusal('invalid_arguments', ['missing required field: view']);
  return checkedView(view, type);
}

/** `payload` when Slack would take it as a view of this type; throws a `Refusal` with all reasons otherwise. */
export function checkedView(payload: JsonObject, type: 'modal' | 'home'): JsonObject {
  if (Buffer.byteLength(JSON.stringify(payload)) > largestView) throw new Refusal('view_too_large');
  const problems = problemsInView(payload);
  if (problems.length > 0) throw new Refusal('invalid_arguments', problems.map(describeProblem));
  if (payload.type !== type)
    throw new Refusal('invalid_arguments', [`must be a ${type} view [json-pointer:/view/type]`]);
  return payload;
}

/** Lays a new modal over `below`. */
export function pushView(workspace: Workspace, below: StoredView, payload: JsonObject): StoredView {
  const stack = workspace.modalStacks.get(below.user)?.views ?? [];
  if (stack.length >= deepestStack) throw new Refusal('push_limit_reached');
  const pushed = newView(workspace, below.user, payload, below.view);
  workspace.modalStacks.put(below.user, { views: [...stack, pushed.view.id] });
  return pushed;
}

/** Puts `payload` in the place of an open view, which keeps its id and what stays of its inputs. */
export function replaceView(workspace: Workspace, stored: StoredView, payload: JsonObject): StoredView {
  requireFreeExternalId(workspace, payload, stored.view.id);
  const { id, root_view_id, previous_view_id, state } = stored.view;
  return keepView(workspace, stored.user, payload, { id, root_view_id, previous_view_id }, state);
}

function newView(workspace: Workspace, user: string, payload: JsonObject, below: View | undefined): StoredView {
  requireFreeExternalId(workspace, payload, undefined);
  const id = workspace.newId('V');
  return keepView(workspace, user, payload, {
    id,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
  });
}

function requireFreeExternalId(workspace: Workspace, payload: JsonObject, own: string | undefined): void {
  const externalId = textOf(payload.external_id);
  if (externalId === '') return;
  const other = openView(workspace, externalId);
  if (other !== undefined && other.view.id !== own) throw new Refusal('duplicate_external_id');
}

function keepView(
  workspace: Workspace,
  user: string,
  payload: JsonObject,
  place: Pick<View, 'id' | 'root_view_id' | 'previous_view_id'>,
  before: View['state'] = { values: {} },
): StoredView {
  const blocks = withDefaults(objectsIn(payload.blocks), workspace.newId);
  const label = (name: string) => {
    const value = payload[name];
    return isObject(value) ? { emoji: true, ...value } : null;
  };
  const view: View = {
    ...place,
    team_id: team.id,
    type: payload.type === 'home' ? 'home' : 'modal',
    title: label('title'),
    submit: label('submit'),
    close: label('close'),
    blocks,
    private_metadata: textOf(payload.private_metadata),
    callback_id: textOf(payload.callback_id),
    external_id: textOf(payload.external_id),
    state: { values: stateOf(blocks, before.values) },
    hash: `${Math.floor(workspace.now() / 1000)}.${workspace.newId('').toLowerCase()}`,
    clear_on_close: payload.clear_on_close === true,
    notify_on_close: payload.notify_on_close === true,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
  const stored: StoredView = { user, view, errors: {} };
  workspace.views.put(view.id, stored);
  return stored;
}
