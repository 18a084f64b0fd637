/**
 * Links that whoever has them may follow until they expire: what they lead to is signed together with the time. An S3 link
 * would die within hours, with the session of the role that signed it.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Millis } from '../../core/thread.ts';

/**
 * @param secret only a key derived from it signs: with a link nobody learns anything of it
 * @param path as /report/2026-W46.de.html
 * @returns the path with its query
 */
export function signedPath(secret: string, path: string, until: Millis): string {
  const seconds = String(Math.ceil(until / 1000));
  const key = signature(secret, path, seconds).toString('base64url');
  return `${path}?${new URLSearchParams({ until: seconds, key })}`;
}

/**
 * Whether we signed this path with this query. Never throws.
 * @param query as it was asked, without its question mark
 * @returns `wrong`: never signed with this secret, or changed since
 */
export function checkSignedPath(
  secret: string,
  { path, query }: { path: string; query: string },
  now: Millis,
): 'valid' | 'expired' | 'wrong' {
  const asked = new URLSearchParams(query);
  const until = asked.get('until') ?? '';
  if (secret === '' || !/^\d{1,12}$/.test(until)) return 'wrong';
  const expected = signature(secret, path, until);
  const given = Buffer.from(asked.get('key') ?? '', 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
  return now < Number(until) * 1000 ? 'valid' : 'expired';
}

function signature(secret: string, path: string, until: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'auskunft report links', 32));
  return createHmac('sha256', key).update(`${path}\n${until}`).digest();
}
