import { createHash } from 'node:crypto';
import twitterText from 'twitter-text';

export const mostWeight = 280;

interface Span {
  start: number;
  end: number;
}

export interface DeliveredText {
  /** HTML-escaped, links shortened: as X delivers it. */
  text: string;
  /** `start` and `end` count Unicode code points of `text`. */
  mentions: (Span & { username: string })[];
  urls: (Span & { url: string; expanded_url: string; display_url: string })[];
  hashtags: (Span & { tag: string })[];
}

/** Turns what somebody wrote into what X's API delivers. */
export function delivered(written: string): DeliveredText {
  const result: DeliveredText = { text: '', mentions: [], urls: [], hashtags: [] };
  const append = (piece: string): Span => {
    const start = [...result.text].length;
    result.text += piece;
    return { start, end: start + [...piece].length };
  };
  let position = 0;
  for (const entity of twitterText.extractEntitiesWithIndices(written)) {
    const [start, end] = entity.indices;
    append(escaped(written.slice(position, start)));
    position = end;
    const piece = written.slice(start, end);
    if ('url' in entity) {
      const url = shortened(entity.url);
      const expanded = /^https?:\/\//i.test(entity.url) ? entity.url : `http://${entity.url}`;
      result.urls.push({
        ...append(url),
        url,
        expanded_url: expanded,
        display_url: expanded.replace(/^https?:\/\/(www\.)?/i, ''),
      });
    } else if ('screenName' in entity) {
      const username = entity.screenName;
      const whole = append(piece);
      result.mentions.push({ start: whole.start, end: whole.start + username.length + 1, username });
    } else if ('hashtag' in entity) {
      result.hashtags.push({ ...append(piece), tag: entity.hashtag });
    } else {
      append(escaped(piece));
    }
  }
  append(escaped(written.slice(position)));
  return result;
}

/** Every link counts 23 characters because X delivers it like this. */
function shortened(url: string): string {
  return `https://t.co/${createHash('sha256').update(url).digest('base64url').replace(/[-_]/g, '0').slice(0, 10)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** X's weighted length: a link 23, an emoji or a CJK sign 2, after NFC. */
export function weight(text: string): number {
  return twitterText.parseTweet(text).weightedLength;
}

/** The beginning that X shows of a long post, never ending within a link, a name or a surrogate pair. */
export function cutShort(written: string): string {
  if (weight(written) <= mostWeight) return written;
  // Two short of the limit: the ellipsis weighs two.
  let end = twitterText.parseTweet(written).validRangeEnd - 1;
  for (const { indices } of twitterText.extractEntitiesWithIndices(written))
    if (indices[0] < end && end < indices[1]) end = indices[0];
  return `${written
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
