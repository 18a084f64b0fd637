import { type Method, optionalText, Refusal, requiredText } from './arguments.ts';
import type { JsonObject } from './json.ts';
import { membersOf } from './membership.ts';
import { contentOf, truncationWarning } from './message-content.ts';
import {
  directChannel,
  editMessage,
  findChannel,
  findMessage,
  keepMessage,
  postEphemeral,
  postMessage,
  wireMessage,
} from './messages.ts';
import { app, everybody, team } from './people.ts';
import type { StoredMessage } from './records.ts';
import type { Workspace } from './workspace.ts';

const longestUpdate = 4_000; // characters of `text`; chat.update refuses more where chat.postMessage cuts off

/** The chat.* methods. */
export function chatMethods(workspace: Workspace): Record<string, Method> {
  const ownMessage = (args: JsonObject, refusal: string): StoredMessage => {
    const channel = findChannel(optionalText(args, 'channel'));
    const message = findMessage(workspace, channel.id, optionalText(args, 'ts'));
    if (message === undefined) throw new Refusal('message_not_found');
    if (message.user !== app.botUserId) throw new Refusal(refusal);
    return message;
  };

  return {
    'chat.postMessage'(args) {
      const channel =
        directChannel(workspace, optionalText(args, 'channel')) ?? findChannel(optionalText(args, 'channel')).id;
      const content = contentOf(workspace, args);
      const message = postMessage(workspace, channel, content, threadOf(args));
      return {
        channel,
        ts: message.ts,
        message: wireMessage(workspace, message, true),
        ...truncationWarning(content),
      };
    },

    'chat.update'(args) {
      const message = ownMessage(args, 'cant_update_message');
      const content = contentOf(workspace, args);
      if ([...(content.text ?? '')].length > longestUpdate) throw new Refusal('msg_too_long');
      const edited = editMessage(workspace, message, content);
      return {
        channel: edited.channel,
        ts: edited.ts,
        text: edited.text,
        message: wireMessage(workspace, edited, true),
      };
    },

    'chat.delete'(args) {
      const message = ownMessage(args, 'cant_delete_message');
      keepMessage(workspace, { ...message, deleted: true });
      return { channel: message.channel, ts: message.ts };
    },

    'chat.postEphemeral'(args) {
      const channel = findChannel(optionalText(args, 'channel'));
      const user = requiredText(args, 'user');
      const content = contentOf(workspace, args);
      if (!everybody.some(({ id }) => id === user)) throw new Refusal('user_not_found');
      if (!membersOf(workspace).includes(user)) throw new Refusal('user_not_in_channel');
      const ephemeral = postEphemeral(workspace, { channel: channel.id, user, threadTs: threadOf(args) }, content);
      return { message_ts: ephemeral.ts, ...truncationWarning(content) };
    },

    'chat.getPermalink'(args) {
      const channel = findChannel(optionalText(args, 'channel'));
      const message = findMessage(workspace, channel.id, requiredText(args, 'message_ts'));
      if (message === undefined) throw new Refusal('message_not_found');
      const address = `https://${team.domain}.slack.example/archives/${channel.id}/p${message.ts.replace('.', '')}`;
      return {
        channel: channel.id,
        permalink:
          message.threadTs === undefined ? address : `${address}?thread_ts=${message.threadTs}&cid=${channel.id}`,
      };
    },
  };
}

function threadOf(args: JsonObject): string | undefined {
  const threadTs = optionalText(args, 'thread_ts');
  if (threadTs === undefined || threadTs === '') return undefined;
  if (!/^\d+\.\d{6}$/.test(threadTs)) throw new Refusal('invalid_thread_ts');
  return threadTs;
}
