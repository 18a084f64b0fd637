import { editableMs, mostEdits } from './deeds.ts';
import { type Words, words } from './naming.ts';
import { cutShort, type DeliveredText, delivered, mostWeight, weight } from './post-text.ts';
import { attachments, pictureLink } from './render-picture.ts';
import type { Asked, Simulation } from './request.ts';
import type { Post, World } from './world.ts';

/** A post as X's API answers it: id, text and edit history, and beyond them only what was asked for. */
export function renderPost({ world, behaviour }: Simulation, post: Post, asked: Asked): Record<string, unknown> {
  const word: Words = words[asked.naming];
  const full = textWithFront(post);
  const written = cutShort(full);
  const short = delivered([written, pictureLink(post)].filter((part) => part !== '').join(' '));
  const wanted = (name: string) => asked.fields.has(name) || asked.expansions.has(name);
  const references = referencesOf(post);
  const answered = post.inReplyTo === undefined ? undefined : world.postById(post.inReplyTo);
  return {
    id: post.id,
    text: short.text,
    [word.history]: [...post.history],
    ...(['attachments', 'attachments.media_keys'].some(wanted) && attachments(post)),
    ...(wanted('author_id') && { author_id: post.authorId }),
    ...(asked.expansions.has('username') && { username: post.author }),
    ...(wanted('conversation_id') && behaviour.conversationIds && { conversation_id: post.conversation }),
    ...(wanted('created_at') && { created_at: new Date(post.createdAt).toISOString() }),
    ...(wanted('display_text_range') && { display_text_range: displayRange(post, delivered(written)) }),
    ...(wanted('edit_controls') && { edit_controls: editControls(world, post) }),
    ...((wanted('entities') || wanted('entities.mentions.username')) && entities(world, short, post)),
    ...(wanted('in_reply_to_user_id') && answered && { in_reply_to_user_id: answered.authorId }),
    ...(wanted('lang') && { lang: 'und' }),
    ...((wanted(word.note) || wanted('entities.note.mentions.username')) &&
      weight(full) > mostWeight && { [word.note]: noteOf(world, full) }),
    ...(wanted('possibly_sensitive') && { possibly_sensitive: false }),
    ...(wanted('public_metrics') && { public_metrics: metrics(world, post, word) }),
    ...([word.referenced, word.referencedExpansion, 'referenced_tweets.id.author_id'].some(wanted) &&
      references.length > 0 && { [word.referenced]: references }),
    ...(wanted('reply_settings') && { reply_settings: 'everyone' }),
  };
}

/** What the author wrote behind the names that X put in front of a reply. */
export function textWithFront(post: Pick<Post, 'text' | 'mentioned'>): string {
  const front = post.mentioned.map((username) => `@${username}`);
  return [...front, ...(post.text === '' ? [] : [post.text])].join(' ');
}

export function referencesOf(post: Post): { type: string; id: string }[] {
  return [
    ...(post.reposts === undefined ? [] : [{ type: 'retweeted', id: post.reposts }]),
    ...(post.quotes === undefined ? [] : [{ type: 'quoted', id: post.quotes }]),
    ...(post.inReplyTo === undefined ? [] : [{ type: 'replied_to', id: post.inReplyTo }]),
  ];
}

/** X's `entities` object, absent when there is nothing in it. Names that nobody has are no mentions. */
function entities(world: World, text: DeliveredText, post?: Post): { entities?: Record<string, unknown> } {
  const lists = entityLists(world, text);
  const found = post?.pictures ? { ...lists, urls: text.urls.flatMap((url) => linked(url, post)) } : lists;
  return Object.keys(found).length > 0 ? { entities: found } : {};
}

/** X lists the link to a post's pictures once for each of them, with its key. */
function linked<U extends { expanded_url: string }>(url: U, post: Post): (U & { media_key?: string })[] {
  if (url.expanded_url !== pictureLink(post)) return [url];
  return (post.pictures ?? []).map(({ key }) => ({ ...url, media_key: key }));
}

export function entityLists(world: World, text: DeliveredText): Record<string, unknown> {
  const mentions = text.mentions.flatMap((mention) => {
    const user = world.userByName(mention.username);
    return user ? [{ ...mention, username: user.username, id: user.id }] : [];
  });
  return {
    ...(mentions.length > 0 && { mentions }),
    ...(text.urls.length > 0 && { urls: text.urls }),
    ...(text.hashtags.length > 0 && { hashtags: text.hashtags }),
  };
}

function noteOf(world: World, full: string) {
  const whole = delivered(full);
  return { text: whole.text, ...entities(world, whole) };
}

/** The part between the names in front and the link to the pictures, in code points. */
function displayRange(post: Post, text: DeliveredText): [number, number] {
  const front = post.mentioned.map((username) => username.length + 2).reduce((sum, length) => sum + length, 0);
  return [front, [...text.text].length];
}

function editControls(world: World, post: Post) {
  const first = world.postById(post.history[0] ?? post.id) ?? post;
  const answered = post.inReplyTo === undefined ? undefined : world.postById(post.inReplyTo);
  return {
    edits_remaining: Math.max(0, mostEdits + 1 - post.history.length),
    is_edit_eligible: post.reposts === undefined && (!answered || answered.authorId === post.authorId),
    editable_until: new Date(first.createdAt + editableMs).toISOString(),
  };
}

function metrics(world: World, post: Post, word: Words) {
  const others = world.posts().filter((other) => !other.deleted && other.history.at(-1) === other.id);
  const pointing = (key: 'inReplyTo' | 'quotes' | 'reposts') =>
    others.filter((other) => post.history.includes(other[key] ?? '')).length;
  return {
    [word.repostCount]: pointing('reposts'),
    reply_count: pointing('inReplyTo'),
    like_count: 0,
    quote_count: pointing('quotes'),
    bookmark_count: 0,
    impression_count: 0,
  };
}
