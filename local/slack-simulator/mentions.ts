import { isObject, type Json, type JsonObject, textOf } from './json.ts';
import { deskOf } from './membership.ts';
import type { Workspace } from './workspace.ts';

/**
 * The people whom a new message tells of itself: whoever its mrkdwn or rich text names by `<@U…>`, is in a user group that
 * it names, or everybody for `<!here>`, `<!channel>` and `<!everyone>`. Where there are blocks, the text beside them is
 * only for the notice and names nobody. Only members of the channel are told; an edit tells nobody.
 */
export function notifiedBy(workspace: Workspace, message: { text: string; blocks: readonly JsonObject[] }): string[] {
  const texts = message.blocks.length === 0 ? [message.text] : message.blocks.flatMap(mentioning);
  const named = texts.flatMap((text) =>
    [...text.matchAll(/<([@!][^<>|]+)(?:\|[^<>]*)?>/g)].map(([, name]) => name ?? ''),
  );
  const members = deskOf(workspace).map(({ id }) => id);
  return members.filter((id) => named.some((name) => concerns(workspace, name, id)));
}

function concerns(workspace: Workspace, name: string, id: string): boolean {
  if (name === `@${id}`) return true;
  if (['!here', '!channel', '!everyone'].includes(name)) return true;
  const group = /^!subteam\^(\w+)$/.exec(name)?.[1];
  return group !== undefined && workspace.usergroups.get(group)?.users.includes(id) === true;
}

/** Every text in a block in which a mention counts, rich text's own mentions in the same notation. */
function mentioning(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(mentioning);
  if (!isObject(value)) return [];
  if (value.type === 'mrkdwn') return [textOf(value.text)];
  if (value.type === 'user') return [`<@${textOf(value.user_id)}>`];
  if (value.type === 'usergroup') return [`<!subteam^${textOf(value.usergroup_id)}>`];
  if (value.type === 'broadcast') return [`<!${textOf(value.range)}>`];
  return Object.values(value).flatMap(mentioning);
}
