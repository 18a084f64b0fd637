import * as v from 'valibot';
import { Refusal } from './arguments.ts';
import type { InteractionResult } from './delivery.ts';
import { type Json, JsonObject, parseJson } from './json.ts';
import type { StoredView, View } from './records.ts';
import { checkedView, pushView, replaceView } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What may answer a view_submission, beside nothing at all. */
const Response = v.variant('response_action', [
  v.object({ response_action: v.literal('errors'), errors: v.record(v.string(), v.string()) }),
  v.object({ response_action: v.literal('update'), view: JsonObject }),
  v.object({ response_action: v.literal('push'), view: JsonObject }),
  v.object({ response_action: v.literal('clear') }),
]);
const NoAction = v.strictObject({});

/** Does with the submitted view what `result` says; gives `result` back, with a failure when Slack cannot do it. */
export function answerSubmission(workspace: Workspace, id: string, result: InteractionResult): InteractionResult {
  const stored = workspace.views.get(id);
  if (stored === undefined) return result;
  const fail = (failure: NonNullable<InteractionResult['failure']>): InteractionResult => {
    workspace.views.put(id, { ...stored, failure });
    return { ...result, failure };
  };
  if (result.failure !== undefined) return fail(result.failure);
  const answer: Json | undefined = result.body === '' ? {} : parseJson(result.body);
  if (v.is(NoAction, answer)) {
    closeView(workspace, stored.user, stored.view);
    return result;
  }
  const response = v.safeParse(Response, answer);
  if (!response.success) return fail('invalid_response');
  try {
    act(workspace, stored, response.output);
    return result;
  } catch (error) {
    if (error instanceof Refusal) return fail('invalid_response');
    throw error;
  }
}

function act(workspace: Workspace, stored: StoredView, response: v.InferOutput<typeof Response>): void {
  switch (response.response_action) {
    case 'errors': {
      const inputs = stored.view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
      const named = Object.keys(response.errors);
      if (named.length === 0 || named.some((blockId) => !inputs.includes(blockId))) throw new Refusal('invalid_errors');
      workspace.views.put(stored.view.id, { ...stored, errors: response.errors });
      return;
    }
    case 'update':
      replaceView(workspace, stored, checkedView(response.view, 'modal'));
      return;
    case 'push':
      pushView(workspace, stored, checkedView(response.view, 'modal'));
      return;
    case 'clear':
      workspace.modalStacks.put(stored.user, { views: [] });
      return;
  }
}

/** Takes a modal away, and those over it; with `clear_on_close` all of them. */
export function closeView(workspace: Workspace, user: string, view: View): void {
  const stack = workspace.modalStacks.get(user)?.views ?? [];
  const depth = stack.indexOf(view.id);
  if (depth < 0) return;
  workspace.modalStacks.put(user, { views: view.clear_on_close ? [] : stack.slice(0, depth) });
}
