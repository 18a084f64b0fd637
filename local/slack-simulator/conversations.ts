import { flagArgument, type Method, optionalText, page, Refusal, requiredText } from './arguments.ts';
import type { JsonObject } from './json.ts';
import { membersOf } from './membership.ts';
import { findChannel, findMessage, messagesIn, wireMessage } from './messages.ts';
import { desk } from './people.ts';
import type { StoredMessage } from './records.ts';
import type { Workspace } from './workspace.ts';

/** The conversations.* methods. */
export function conversationMethods(workspace: Workspace): Record<string, Method> {
  const answer = (
    messages: readonly StoredMessage[],
    args: JsonObject,
    size: { usual: number; most: number },
  ): JsonObject => {
    const part = page(messages, args, (message) => message.ts, size);
    const includeMetadata = flagArgument(args, 'include_all_metadata');
    return {
      messages: part.items.map((message) => wireMessage(workspace, message, includeMetadata)),
      has_more: part.nextCursor !== '',
      response_metadata: { next_cursor: part.nextCursor },
    };
  };

  return {
    'conversations.history'(args) {
      const channel = findChannel(requiredText(args, 'channel'));
      const within = timeRange(args);
      const messages = messagesIn(workspace, channel.id)
        .filter((message) => message.threadTs === undefined || message.threadTs === message.ts)
        .filter((message) => within(message.ts))
        .reverse();
      return { ...answer(messages, args, { usual: 100, most: 999 }), pin_count: 0 };
    },

    'conversations.replies'(args) {
      const channel = findChannel(requiredText(args, 'channel'));
      const root = findMessage(workspace, channel.id, requiredText(args, 'ts'));
      if (root === undefined) throw new Refusal('thread_not_found');
      const within = timeRange(args);
      const messages = messagesIn(workspace, channel.id).filter(
        (message) => message.ts === root.ts || (message.threadTs === root.ts && within(message.ts)),
      );
      return answer(messages, args, { usual: 1000, most: 1000 });
    },

    'conversations.members'(args) {
      findChannel(requiredText(args, 'channel'));
      const part = page(membersOf(workspace), args, (user) => `user:${user}`, { usual: 100, most: 1000 });
      return { members: part.items, response_metadata: { next_cursor: part.nextCursor } };
    },

    'conversations.info'(args) {
      const channel = findChannel(requiredText(args, 'channel'));
      const nothing = { value: '', creator: '', last_set: 0 };
      return {
        channel: {
          id: channel.id,
          name: channel.name,
          name_normalized: channel.name,
          is_channel: true,
          is_group: false,
          is_im: false,
          is_mpim: false,
          is_private: channel.isPrivate,
          is_archived: false,
          is_general: false,
          is_shared: false,
          is_member: true,
          creator: desk[0]?.id ?? '',
          created: 0,
          last_read: '0000000000.000000',
          topic: nothing,
          purpose: nothing,
          ...(flagArgument(args, 'include_num_members') ? { num_members: membersOf(workspace).length } : {}),
        },
      };
    },
  };
}

/** Whether a timestamp lies between `oldest` and `latest`; at either only when the call says `inclusive`. */
function timeRange(args: JsonObject): (ts: string) => boolean {
  const bound = (name: 'oldest' | 'latest', unset: number) => {
    const value = optionalText(args, name);
    if (value === undefined || value === '') return unset;
    if (!/^\d+(\.\d+)?$/.test(value)) throw new Refusal(`invalid_ts_${name}`);
    return microseconds(value);
  };
  const oldest = bound('oldest', Number.NEGATIVE_INFINITY);
  const latest = bound('latest', Number.POSITIVE_INFINITY);
  const inclusive = flagArgument(args, 'inclusive');
  return (ts) => {
    const at = microseconds(ts);
    return inclusive ? oldest <= at && at <= latest : oldest < at && at < latest;
  };
}

/** Exact for every date until 2255, which a comparison of the decimal numbers is not. */
function microseconds(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
