import { Refusal } from './arguments.ts';
import { isObject, type JsonObject, parseJson, textOf } from './json.ts';
import { contentOf } from './message-content.ts';
import { editMessage, findMessage, keepMessage, postEphemeral, postMessage } from './messages.ts';
import type { ResponseUrl } from './records.ts';
import type { Workspace } from './workspace.ts';

const lifetime = 30 * 60_000; // ms
const mostUses = 5;

/** The id of a new response URL for what `user` did in `channel`, to the message `ts` if it was one. */
export function newResponseUrl(workspace: Workspace, user: string, channel: string, ts: string | undefined): string {
  const id = workspace.newId('R');
  workspace.responseUrls.put(id, {
    user,
    channel,
    ...(ts === undefined ? {} : { ts }),
    at: workspace.now(),
    uses: 0,
  });
  return id;
}

/** Takes what was posted to a response URL; `status` and `body` are the answer. */
export function answerResponseUrl(workspace: Workspace, id: string, body: string): { status: number; body: string } {
  const responseUrl = workspace.responseUrls.get(id);
  if (responseUrl === undefined) return { status: 404, body: 'no_service' };
  if (workspace.now() - responseUrl.at > lifetime) return { status: 404, body: 'expired_url' };
  if (responseUrl.uses >= mostUses) return { status: 404, body: 'used_url' };
  const response = parseJson(body);
  if (!isObject(response)) return { status: 400, body: 'invalid_payload' };
  try {
    respond(workspace, responseUrl, response);
  } catch (error) {
    if (error instanceof Refusal) return { status: 400, body: error.error };
    throw error;
  }
  workspace.responseUrls.put(id, { ...responseUrl, uses: responseUrl.uses + 1 });
  return { status: 200, body: responseUrl.ts === undefined ? 'ok' : '{"ok":true}' };
}

/** Shows a response where `to` leads: in place of the original, to everybody, or (if it does not say) to the user alone. */
export function respond(
  workspace: Workspace,
  to: Pick<ResponseUrl, 'user' | 'channel' | 'ts'>,
  response: JsonObject,
): void {
  if (to.ts !== undefined && response.delete_original === true) {
    deleteOriginal(workspace, to.channel, to.ts);
    return;
  }
  const content = contentOf(workspace, response);
  if (to.ts !== undefined && response.replace_original === true) {
    const message = findMessage(workspace, to.channel, to.ts);
    if (message !== undefined) {
      editMessage(workspace, message, content);
      return;
    }
    deleteOriginal(workspace, to.channel, to.ts);
  }
  const threadTs = textOf(response.thread_ts) || undefined;
  if (response.response_type === 'in_channel') postMessage(workspace, to.channel, content, threadTs);
  else postEphemeral(workspace, { channel: to.channel, user: to.user, threadTs }, content);
}

function deleteOriginal(workspace: Workspace, channel: string, ts: string): void {
  const message = findMessage(workspace, channel, ts);
  if (message !== undefined) keepMessage(workspace, { ...message, deleted: true });
  const ephemeral = workspace.ephemerals.get(ts);
  if (ephemeral !== undefined) workspace.ephemerals.put(ts, { ...ephemeral, deleted: true });
}
