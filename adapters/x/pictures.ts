/** The pictures of a patron's message, for one look. */
import type { Message, Millis } from '../../core/thread.ts';
import type { Pictures } from '../../steps/ports.ts';
import type { PostById } from './post-by-id.ts';
import { postRead } from './prices.ts';

/**
 * See `Channel.pictures`. Of a film it is the first picture.
 * @param apiUrl pictures have to come as safely as X's answers do: over https, unless the server that stands in for X has
 * none itself
 */
export function postPictures(find: PostById, apiUrl: string) {
  const isSafe = (url: string) => {
    const protocol = URL.canParse(url) ? new URL(url).protocol : null;
    return protocol === 'https:' || (protocol === 'http:' && new URL(apiUrl).protocol === 'http:');
  };

  return async (message: Message, now: Millis): Promise<Pictures> => {
    const sight = await find(message.id, now);
    switch (sight.kind) {
      case 'found': {
        const pictures = sight.post.media.flatMap(({ url, alt }) =>
          url !== null && isSafe(url) ? [{ url, alt }] : [],
        );
        return { kind: 'found', pictures, cost: postRead };
      }
      case 'gone':
        return refused('X no longer shows this post.', now);
      case 'unknownRoute':
        return refused('This server shows no single posts.', now);
      case 'trouble':
        return { kind: 'trouble', trouble: sight.trouble };
    }
  };
}

/** X gives out the pictures of direct messages only for a signature that a browser or Slack cannot make. */
export function directMessagePictures(now: Millis): Pictures {
  return refused('A picture in a direct message can only be seen on X.', now);
}

function refused(detail: string, now: Millis): Pictures {
  return { kind: 'trouble', trouble: { kind: 'refused', at: now, detail } };
}
