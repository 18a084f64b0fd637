import type { DirectMessage, WrittenPost, XUser } from './journal.ts';
import { mentionsInFront } from './mentions.ts';
import { mostPictures, motifs, type NewPicture, type Picture } from './pictures.ts';
import type { Post, World } from './world.ts';

/** X allows five edits (documentation: "edit posts"); its pages say 30 minutes, today's samples an hour: the hour. */
export const mostEdits = 5;
export const editableMs = 60 * 60_000;

export interface NewPost {
  /** A username; whoever is not known yet gets an account. */
  author: string;
  /** May be empty where there are pictures. */
  text: string;
  pictures?: readonly NewPicture[];
  /** Id of the post replied to. */
  inReplyTo?: string;
  /** Id of the post quoted. */
  quotes?: string;
  /** How long after writing it X shows the post in mentions, timelines and search; lookups by id show it at once. */
  indexedAfterMs?: number;
  /** Ids of users whom X shall not mention in front of a reply. */
  excludedUserIds?: readonly string[];
}

export interface NewDirectMessage {
  author: string;
  /** May be empty where there is a picture. */
  text: string;
  pictures?: readonly NewPicture[];
}

/** What people do on X. All throw an `Error` that says why when X's apps would not let them. */
export function deedsIn(world: World, now: () => number) {
  function patron(username: string, about: { name?: string; protected?: boolean } = {}): XUser {
    const known = world.userByName(username);
    const unchanged = known && about.name === undefined && about.protected === undefined;
    if (unchanged) return known;
    // twitter-text, which finds the mentions, knows names of up to 20 characters, as old accounts have them.
    if (!/^[A-Za-z0-9_]{1,20}$/.test(username)) throw new Error(`@${username} is not a username that X allows`);
    const user = {
      id: known?.id ?? world.nextId(now()),
      username: known?.username ?? username,
      name: about.name ?? known?.name ?? username,
      protected: about.protected ?? known?.protected ?? false,
      createdAt: known?.createdAt ?? now(),
    };
    world.record({ kind: 'user', user });
    return user;
  }

  function post(wanted: NewPost): Post {
    if (wanted.text.trim() === '' && !wanted.pictures?.length) throw new Error('A post needs a text or a picture');
    const author = patron(wanted.author);
    const target = wanted.inReplyTo === undefined ? undefined : standing(wanted.inReplyTo);
    if (wanted.quotes !== undefined) standing(wanted.quotes);
    const at = now();
    const pictures = taken(wanted.pictures, mostPictures.post, at);
    const id = world.nextId(at);
    const { text } = wanted;
    return write({
      id,
      authorId: author.id,
      author: author.username,
      text,
      createdAt: at,
      indexedAt: at + (wanted.indexedAfterMs ?? 0),
      ...(target && { inReplyTo: target.id }),
      ...(wanted.quotes !== undefined && { quotes: wanted.quotes }),
      ...pictures,
      conversation: target?.conversation ?? id,
      mentioned: target
        ? mentionsInFront(world, { author: author.username, text, target, excluded: wanted.excludedUserIds ?? [] })
        : [],
    });
  }

  function repost(author: string, postId: string): Post {
    const by = patron(author);
    const original = standing(postId);
    const at = now();
    const id = world.nextId(at);
    return write({
      id,
      authorId: by.id,
      author: by.username,
      text: `RT @${original.author}: ${original.text}`,
      createdAt: at,
      indexedAt: at,
      reposts: original.id,
      conversation: id,
      mentioned: [],
    });
  }

  function edit(postId: string, text: string): Post {
    const latest = standing(postId);
    const first = standing(latest.history[0] ?? postId);
    const target = latest.inReplyTo === undefined ? undefined : world.postById(latest.inReplyTo);
    if (target && target.authorId !== latest.authorId) throw new Error('X does not let replies to others be edited');
    if (latest.reposts !== undefined) throw new Error('A repost cannot be edited');
    if (latest.history.length > mostEdits) throw new Error(`X allows ${mostEdits} edits of a post`);
    if (now() > first.createdAt + editableMs) throw new Error('X allows edits for an hour only');
    const at = now();
    const { history: _history, deleted: _deleted, ...before } = latest;
    return write({ ...before, id: world.nextId(at), text, createdAt: at, indexedAt: at, editedFrom: latest.id });
  }

  /** Deletes every version of the post. */
  function remove(postId: string): void {
    world.record({ kind: 'removal', id: standing(postId).id });
  }

  /** A patron writes to the library's account. */
  function directMessage(written: NewDirectMessage): DirectMessage {
    const author = patron(written.author);
    if (author.id === world.account.id) throw new Error('The account answers with sendDirectMessage, to somebody');
    return message(author, author, written);
  }

  /** The library's account writes to somebody. */
  function sendDirectMessage(to: XUser, text: string): DirectMessage {
    return message(world.account, to, { text });
  }

  function message(sender: XUser, participant: XUser, content: Pick<NewDirectMessage, 'text' | 'pictures'>) {
    const { text } = content;
    if (text === '' && !content.pictures?.length) throw new Error('A direct message needs a text or a picture');
    const at = now();
    const pictures = taken(content.pictures, mostPictures.directMessage, at);
    const written = {
      id: world.nextId(at),
      author: sender.username,
      senderId: sender.id,
      participantId: participant.id,
      conversation: conversationBetween(world.account.id, participant.id),
      text,
      createdAt: at,
      ...pictures,
    };
    world.record({ kind: 'directMessage', message: written });
    return written;
  }

  /** Pictures get their ids before the message that shows them. */
  function taken(wanted: readonly NewPicture[] = [], most: number, at: number): { pictures?: Picture[] } {
    if (wanted.length > most) throw new Error(`X takes no more than ${most} pictures here`);
    if (wanted.length === 0) return {};
    const usual = (index: number) => motifs[index % motifs.length] ?? motifs[0];
    const pictures = wanted.map(({ motif, alt }, index) => ({
      key: `3_${world.nextId(at)}`,
      motif: motif ?? usual(index),
      ...(alt !== undefined && { alt }),
    }));
    return { pictures };
  }

  /** The latest version of a post that is neither unknown nor deleted. */
  function standing(postId: string): Post {
    const known = world.postById(postId);
    const latest = known && world.postById(known.history.at(-1) ?? postId);
    if (!latest || latest.deleted) throw new Error(`There is no post ${postId}`);
    return latest;
  }

  function write(written: WrittenPost): Post {
    world.record({ kind: 'post', post: written });
    return standing(written.id);
  }

  return { patron, post, repost, edit, remove, directMessage, sendDirectMessage };
}

export type Deeds = ReturnType<typeof deedsIn>;

/** X's id of a conversation of two: both user ids, the smaller number first. */
function conversationBetween(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;
}
