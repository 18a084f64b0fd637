import { createHmac, timingSafeEqual } from 'node:crypto';

/** OAuth 1.0a user credentials: the app's pair and the account's pair. */
export interface XCredentials {
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
}

export interface SignedRequest {
  method: string;
  /** Scheme, host and path as the client addressed them, without the query. */
  baseUrl: string;
  /** The query as sent, without `?`. */
  query: string;
  /** The value of the Authorization header. */
  authorization: string | undefined;
}

const clockToleranceSeconds = 300;

/**
 * A check of OAuth 1.0a signatures (RFC 5849, HMAC-SHA1) that remembers nonces: each may be used once. Bodies take no
 * part: X's API v2 takes JSON, and only form bodies are signed.
 *
 * @returns what is wrong with a request at `atMs` (epoch milliseconds), or undefined when it is signed well
 */
export function signatureCheck(credentials: XCredentials) {
  const usedNonces = new Map<string, number>();

  return (request: SignedRequest, atMs: number): string | undefined => {
    const oauth = authorizationParameters(request.authorization);
    if (!oauth) return 'no OAuth 1.0a Authorization header';
    const value = (name: string) => oauth.find(([key]) => key === name)?.[1] ?? '';
    if (value('oauth_consumer_key') !== credentials.appKey) return 'unknown oauth_consumer_key';
    if (value('oauth_token') !== credentials.accessToken) return 'unknown oauth_token';
    if (value('oauth_signature_method') !== 'HMAC-SHA1') return 'oauth_signature_method is not HMAC-SHA1';
    if (!['', '1.0'].includes(value('oauth_version'))) return 'oauth_version is not 1.0';

    const timestamp = value('oauth_timestamp');
    const nowSeconds = Math.floor(atMs / 1000);
    if (!/^\d+$/.test(timestamp) || Math.abs(Number(timestamp) - nowSeconds) > clockToleranceSeconds)
      return 'oauth_timestamp is more than five minutes off';

    const signed = oauth.filter(([key]) => key !== 'oauth_signature' && key !== 'realm');
    const expected = signature(request, [...signed, ...queryParameters(request.query)], credentials);
    if (!sameText(value('oauth_signature'), expected)) return 'oauth_signature does not match';

    for (const [nonce, seconds] of usedNonces)
      if (seconds < nowSeconds - 2 * clockToleranceSeconds) usedNonces.delete(nonce);
    const nonce = value('oauth_nonce');
    if (nonce === '') return 'no oauth_nonce';
    if (usedNonces.has(nonce)) return 'oauth_nonce was used before';
    usedNonces.set(nonce, nowSeconds);
    return undefined;
  };
}

function signature(
  { method, baseUrl }: SignedRequest,
  parameters: readonly (readonly [string, string])[],
  { appSecret, accessSecret }: XCredentials,
): string {
  const normalised = parameters
    .map(([key, value]) => [percentEncode(key), percentEncode(value)] as const)
    .sort(([aKey, aValue], [bKey, bValue]) => compare(aKey, bKey) || compare(aValue, bValue))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  const base = [method.toUpperCase(), baseUrl, normalised].map(percentEncode).join('&');
  const key = [appSecret, accessSecret].map(percentEncode).join('&');
  return createHmac('sha1', key).update(base).digest('base64');
}

/** RFC 5849 § 3.6: everything but letters, digits, `-`, `.`, `_` and `~`. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function authorizationParameters(header: string | undefined): [string, string][] | undefined {
  const list = /^OAuth\s+(.*)$/i.exec(header ?? '')?.[1];
  if (list === undefined) return undefined;
  return [...list.matchAll(/([\w.%-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [decode(key), decode(value)]);
}

function queryParameters(query: string): [string, string][] {
  return [...new URLSearchParams(query)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // malformed: it will not match
  }
}

/** By byte, as RFC 5849 § 3.4.1.3.2 wants it; both are ASCII. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
