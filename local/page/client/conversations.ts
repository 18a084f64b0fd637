import type { XState } from '../page-state.ts';
import type { XDirectMessage, XPost, XUser } from '../world.ts';

/** What people wrote on X, gathered as the timeline shows it. */
export type Conversation =
  | { kind: 'public'; key: string; patron: XUser; newest: number; posts: ThreadedPost[] }
  | { kind: 'private'; key: string; patron: XUser; newest: number; messages: XDirectMessage[] };

export interface ThreadedPost {
  post: XPost;
  author: XUser;
  edited: boolean;
  /** How deep it is indented; replies to replies of the same two people stay at one level. */
  level: number;
}

/** Conversations, the one with the newest message first; within each, oldest first. */
export function conversationsIn(state: XState): Conversation[] {
  const userOf = userIn(state);
  return [...publicOnes(state, userOf), ...privateOnes(state, userOf)].sort((a, b) => b.newest - a.newest);
}

/** Finds whoever has this id or username. */
export function userIn({ account, patrons }: XState): (name: string) => XUser {
  const known = [account, ...patrons];
  return (name) =>
    known.find((user) => user.id === name || user.username.toLowerCase() === name.toLowerCase()) ?? {
      id: name,
      username: name,
      name,
    };
}

function publicOnes({ posts, account }: XState, userOf: (name: string) => XUser): Conversation[] {
  const replaced = new Set(posts.map((post) => post.editedFrom));
  const groups = grouped(
    posts.filter((post) => !replaced.has(post.id)),
    (post) => post.conversation,
  );
  return groups.map(([key, group]) => {
    const threaded = group
      .sort((a, b) => a.at - b.at)
      .map((post) => ({
        post,
        author: userOf(post.author),
        edited: post.editedFrom !== null,
        level: post.inReplyTo === null ? 0 : 1,
      }));
    const patron = threaded.find(({ author }) => author.id !== account.id)?.author ?? account;
    return { kind: 'public', key, patron, newest: threaded.at(-1)?.post.at ?? 0, posts: threaded };
  });
}

function privateOnes({ directMessages, account }: XState, userOf: (name: string) => XUser): Conversation[] {
  const otherSide = (message: XDirectMessage) => {
    const from = userOf(message.from);
    return from.id === account.id ? userOf(message.to) : from;
  };
  return grouped(directMessages, (message) => otherSide(message).id).map(([key, group]) => {
    const messages = group.sort((a, b) => a.at - b.at);
    const [first] = messages;
    const patron = first === undefined ? account : otherSide(first);
    return { kind: 'private', key: `dm ${key}`, patron, newest: messages.at(-1)?.at ?? 0, messages };
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}

/** X lets nobody edit replies to others. */
export function mayEdit(post: XPost, posts: readonly XPost[]): boolean {
  if (post.inReplyTo === null) return true;
  const target = posts.find((one) => one.id === post.inReplyTo);
  return target !== undefined && target.author.toLowerCase() === post.author.toLowerCase();
}
