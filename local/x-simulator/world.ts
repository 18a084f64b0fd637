import type { DirectMessage, Entry, Journal, WrittenPost, XUser } from './journal.ts';
import { snowflakeAfter } from './snowflake.ts';

/** A post as it stands now. An edited post is several of these, one an id, sharing one `history` (oldest first). */
export interface Post extends WrittenPost {
  readonly history: string[];
  deleted: boolean;
}

/** Everything that is on the simulated X. It changes only by `record`. */
export interface World {
  readonly account: XUser;
  users(): XUser[];
  userById(id: string): XUser | undefined;
  /** Upper and lower case are the same in X's usernames. */
  userByName(username: string): XUser | undefined;
  postById(id: string): Post | undefined;
  /** All posts in order of their ids, every version of an edited one, deleted ones too. */
  posts(): Post[];
  /** All direct messages to and from the account, oldest first. */
  directMessages(): DirectMessage[];
  /** An id above every id given so far. */
  nextId(atMs: number): string;
  /** Writes it to the journal, then lets it happen, then tells the listeners. */
  record(entry: Entry): void;
  onChange(listener: () => void): () => void;
}

/**
 * Lets everything in the journal happen again. Throws when the journal is about another account with the same name or
 * another name with the same id.
 */
export function openWorld(account: XUser, journal: Journal): World {
  const users = new Map<string, XUser>();
  const posts = new Map<string, Post>();
  const directMessages: DirectMessage[] = [];
  const listeners = new Set<() => void>();
  let lastId = 0n;

  function happen(entry: Entry): void {
    switch (entry.kind) {
      case 'user':
        users.set(entry.user.id, entry.user);
        break;
      case 'post': {
        const history = (entry.post.editedFrom && posts.get(entry.post.editedFrom)?.history) || [];
        history.push(entry.post.id);
        posts.set(entry.post.id, { ...entry.post, history, deleted: false });
        given(entry.post.id);
        break;
      }
      case 'removal':
        for (const id of posts.get(entry.id)?.history ?? []) {
          const version = posts.get(id);
          if (version) version.deleted = true;
        }
        break;
      case 'directMessage':
        directMessages.push(entry.message);
        given(entry.message.id);
        break;
    }
  }

  function given(id: string): void {
    if (BigInt(id) > lastId) lastId = BigInt(id);
  }

  const userByName = (username: string) =>
    [...users.values()].find((user) => user.username.toLowerCase() === username.toLowerCase());

  function record(entry: Entry): void {
    journal.append(entry);
    happen(entry);
    for (const listener of [...listeners]) listener();
  }

  for (const entry of journal.entries) happen(entry);
  const known = users.get(account.id) ?? userByName(account.username);
  if (!known) record({ kind: 'user', user: account });
  else if (known.id !== account.id || known.username !== account.username)
    throw new Error(
      `The X simulator's journal is about @${known.username} (${known.id}), not @${account.username} (${account.id})`,
    );

  return {
    account,
    users: () => [...users.values()],
    userById: (id) => users.get(id),
    userByName,
    postById: (id) => posts.get(id),
    posts: () => [...posts.values()],
    directMessages: () => [...directMessages],
    nextId: (atMs) => {
      lastId = snowflakeAfter(lastId, atMs);
      return String(lastId);
    },
    record,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
