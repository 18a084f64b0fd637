import twitterText from 'twitter-text';
import type { WrittenPost } from './journal.ts';
import type { Post, World } from './world.ts';

/** Lower-case usernames that the author typed with an @. */
function typedMentions(text: string): string[] {
  return twitterText.extractMentions(text).map((username) => username.toLowerCase());
}

/** Lower-case usernames that a post mentions: typed ones and those that X put in front of a reply. */
export function mentionsOf(post: Pick<WrittenPost, 'text' | 'mentioned'>): string[] {
  return [...post.mentioned.map((username) => username.toLowerCase()), ...typedMentions(post.text)];
}

/**
 * Whom X mentions in front of a reply without the author typing it: the author of the post replied to and everybody
 * mentioned there, except the replying author, those typed anyway, and those excluded (the author cannot be).
 */
export function mentionsInFront(
  world: World,
  reply: { author: string; text: string; target: Post; excluded: readonly string[] },
): string[] {
  const typed = typedMentions(reply.text);
  const candidates = [reply.target.author, ...mentionsOf(reply.target)].flatMap((name) => {
    const user = world.userByName(name);
    return user ? [user] : [];
  });
  const chosen = candidates.filter(
    (user) =>
      user.username.toLowerCase() !== reply.author.toLowerCase() &&
      !typed.includes(user.username.toLowerCase()) &&
      (user.id === reply.target.authorId || !reply.excluded.includes(user.id)),
  );
  return [...new Set(chosen.map((user) => user.username))];
}

/**
 * Whether a reply from `username` is welcome: since 2026-02-23 X's self-serve plans accept one only when the author of
 * the target mentioned or quoted the replying account, or is that account. Whether a mention that X put in front of a
 * reply counts is not documented, hence the switch.
 */
export function summons(
  world: World,
  target: Post,
  account: { id: string; username: string },
  frontMentionsCount: boolean,
): boolean {
  if (target.authorId === account.id) return true;
  const quoted = target.quotes ? world.postById(target.quotes) : undefined;
  if (quoted?.authorId === account.id) return true;
  const mentions = frontMentionsCount ? mentionsOf(target) : typedMentions(target.text);
  return mentions.includes(account.username.toLowerCase());
}
