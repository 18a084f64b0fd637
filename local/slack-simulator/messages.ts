import { Refusal } from './arguments.ts';
import type { JsonObject } from './json.ts';
import { findPerson } from './membership.ts';
import { notifiedBy } from './mentions.ts';
import type { Content } from './message-content.ts';
import { app, type Channel, channels, team } from './people.ts';
import type { StoredEphemeral, StoredMessage } from './records.ts';
import type { Workspace } from './workspace.ts';

/** The messages of `channel` that still stand, oldest first: the order in which they were written. */
export function messagesIn(workspace: Workspace, channel: string): StoredMessage[] {
  return workspace.messages.all().filter((message) => message.channel === channel && message.deleted !== true);
}

export function findChannel(id: string | undefined): Channel {
  const channel = channels.find((candidate) => candidate.id === id);
  if (channel === undefined) throw new Refusal('channel_not_found');
  return channel;
}

/** The conversation of the app with one person, where `id` is a person's; undefined for any other. */
export function directChannel(workspace: Workspace, id: string | undefined): string | undefined {
  return id !== undefined && findPerson(workspace, id) !== undefined ? id.replace(/^U/, 'D') : undefined;
}

export function findMessage(workspace: Workspace, channel: string, ts: string | undefined): StoredMessage | undefined {
  const message = workspace.messages.get(`${channel}/${ts}`);
  return message?.deleted === true ? undefined : message;
}

export function keepMessage(workspace: Workspace, message: StoredMessage): StoredMessage {
  workspace.messages.put(`${message.channel}/${message.ts}`, message);
  return message;
}

/** Posts `content` as the app. */
export function postMessage(
  workspace: Workspace,
  channel: string,
  content: Content,
  threadTs: string | undefined,
): StoredMessage {
  requireContent(content);
  const shown = { text: content.text ?? '', blocks: content.blocks ?? [] };
  const notified = notifiedBy(workspace, shown);
  return keepMessage(workspace, {
    channel,
    ts: workspace.timestamp(),
    user: app.botUserId,
    ...shown,
    ...(notified.length > 0 ? { notified } : {}),
    ...(hasEntries(content.metadata) ? { metadata: content.metadata } : {}),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
}

/** Shows `content` to `user` alone. */
export function postEphemeral(
  workspace: Workspace,
  to: { channel: string; user: string; threadTs: string | undefined },
  content: Content,
): StoredEphemeral {
  requireContent(content);
  const ephemeral: StoredEphemeral = {
    channel: to.channel,
    ts: workspace.timestamp(),
    user: to.user,
    text: content.text ?? '',
    ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
    ...(to.threadTs === undefined ? {} : { threadTs: to.threadTs }),
    at: workspace.now(),
  };
  workspace.ephemerals.put(ephemeral.ts, ephemeral);
  return ephemeral;
}

/**
 * Replaces what `content` mentions. Text without blocks takes the blocks away, and empty metadata the metadata;
 * metadata that is not mentioned stays (docs.slack.dev, chat.update).
 */
export function editMessage(workspace: Workspace, message: StoredMessage, content: Content): StoredMessage {
  requireContent(content);
  const { metadata: previous, ...rest } = message;
  const metadata = content.metadata ?? previous;
  return keepMessage(workspace, {
    ...rest,
    text: content.text ?? message.text,
    blocks: content.blocks ?? (content.text === undefined ? message.blocks : []),
    ...(hasEntries(metadata) ? { metadata } : {}),
    editedAt: workspace.now(),
  });
}

function requireContent(content: Content): void {
  if ((content.text ?? '') === '' && (content.blocks ?? []).length === 0) throw new Refusal('no_text');
}

function hasEntries(metadata: JsonObject | undefined): metadata is JsonObject {
  return metadata !== undefined && Object.keys(metadata).length > 0;
}

/** A message as Slack's API and its payloads show it. */
export function wireMessage(workspace: Workspace, message: StoredMessage, includeMetadata: boolean): JsonObject {
  const replies = messagesIn(workspace, message.channel).filter(
    (reply) => reply.threadTs === message.ts && reply.ts !== message.ts,
  );
  const last = replies.at(-1);
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...(message.user === app.botUserId
      ? {
          bot_id: app.botId,
          app_id: app.id,
          bot_profile: {
            id: app.botId,
            app_id: app.id,
            name: app.realName,
            deleted: false,
            team_id: team.id,
          },
        }
      : { client_msg_id: `${message.channel}-${message.ts}` }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(includeMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(message.editedAt === undefined
      ? {}
      : {
          edited: {
            user: message.user,
            ts: `${Math.floor(message.editedAt / 1000)}.000000`,
          },
        }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(last === undefined
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          latest_reply: last.ts,
        }),
  };
}
