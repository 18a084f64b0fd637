import type { DirectMessage, WrittenPost } from './journal.ts';
import { type Picture, pictureSize } from './pictures.ts';
import type { Asked, Simulation } from './request.ts';

/** The keys of what is attached; absent where nothing is. */
export function attachments({ pictures }: Pick<WrittenPost, 'pictures'>): { attachments?: Record<string, unknown> } {
  return pictures ? { attachments: { media_keys: pictures.map(({ key }) => key) } } : {};
}

/** What X writes behind the text of a post with pictures, before it shortens it; '' without pictures. */
export function pictureLink({ pictures, author, id }: Pick<WrittenPost, 'pictures' | 'author' | 'id'>): string {
  return pictures ? `https://x.com/${author}/status/${id}/photo/1` : '';
}

/** The `media` of `includes`, where the expansion was asked for. */
export function includedMedia(
  simulation: Simulation,
  messages: Iterable<WrittenPost | DirectMessage>,
  asked: Asked,
): { media?: Record<string, unknown>[] } {
  const pictures = [...messages].flatMap((message) => message.pictures ?? []);
  const single = [...new Map(pictures.map((picture) => [picture.key, picture])).values()];
  return single.length > 0 ? { media: single.map((picture) => renderPicture(simulation, picture, asked)) } : {};
}

/** A picture as X's API answers it: key and type, and beyond them only what was asked for. */
function renderPicture({ pictureUrl }: Simulation, picture: Picture, { mediaFields }: Asked): Record<string, unknown> {
  return {
    media_key: picture.key,
    type: 'photo',
    ...(mediaFields.has('alt_text') && picture.alt !== undefined && { alt_text: picture.alt }),
    ...(mediaFields.has('url') && { url: pictureUrl(picture) }),
    ...(mediaFields.has('width') && { width: pictureSize.width }),
    ...(mediaFields.has('height') && { height: pictureSize.height }),
  };
}
