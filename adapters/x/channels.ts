/** X as the service desk knows it: public mentions and direct messages. */
import type { Channels } from '../../steps/ports.ts';
import { ownAccount } from './account.ts';
import { type XOptions, xClient } from './client.ts';
import {
  assessDirectMessage,
  eventPages,
  fetchDirectMessages,
  findDirectMessage,
  sendDirectMessage,
} from './direct-messages.ts';
import { postLookUp } from './look-up.ts';
import { fetchMentions } from './mentions.ts';
import { ownPosts } from './own-posts.ts';
import { directMessagePictures, postPictures } from './pictures.ts';
import { postById } from './post-by-id.ts';
import { postPages, postUrl } from './posts.ts';
import { keepDirectMessage, removePost } from './removal.ts';
import { assessReply, findPost, postComposer, sendReply } from './replies.ts';

/** Both channels share one account and one set of credentials. What X refuses or breaks is told, never thrown. */
export function xChannels(options: XOptions): Channels {
  const client = xClient(options);
  const account = ownAccount(client);
  const posts = postPages(client);
  const own = ownPosts(posts);
  const events = eventPages(client);
  const find = postById(client);
  const lookUp = postLookUp(find, account);
  return {
    'x-mention': {
      fetch: (cursor, now) => fetchMentions(posts, account, own, cursor, now),
      urlOf: postUrl,
      assess: assessReply,
      lookUp: (_thread, message, now) => lookUp(message, now),
      send: (_thread, text, to, now) => sendReply(client, text, to, now),
      findReply: (thread, to, since, known, now) => findPost(posts, account, { thread, to, since, known }, now),
      deletes: true,
      remove: (postId, now) => removePost(client, find, postId, now),
      pictures: postPictures(find, options.apiUrl),
      composerUrl: postComposer,
    },
    'x-dm': {
      fetch: (cursor, now) => fetchDirectMessages(events, account, cursor, now),
      urlOf: () => null,
      assess: assessDirectMessage,
      // X has no editing of direct messages, and deleting one leaves the recipient's copy.
      lookUp: async () => ({ kind: 'unchanged' }),
      send: (thread, text, _to, now) => sendDirectMessage(client, thread, text, now),
      findReply: (thread, _to, since, known, now) => findDirectMessage(events, account, { thread, since, known }, now),
      deletes: false,
      remove: async (_postId, now) => keepDirectMessage(now),
      pictures: async (_message, now) => directMessagePictures(now),
      composerUrl: () => null,
    },
  };
}
