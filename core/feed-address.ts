/** Where a calendar subscribes to shifts: an address whose last part is the whole secret. */

/** How secrets are written is for whoever makes them to know; none is longer. */
const secret = /^\/calendar\/([\w-]{1,128})\.ics$/;

/** @param token as `feedTokenOf` finds it again */
export function feedPath(token: string): string {
  return `/calendar/${token}.ics`;
}

/**
 * The address for a person to copy.
 * @param host that Slack reached us at, with its port: in AWS the function URL's, locally the page's
 */
export function feedAddress(host: string, token: string): string {
  const own = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return `${own ? 'http' : 'https'}://${host}${feedPath(token)}`;
}

/** Null when the path is no feed's, or its secret cannot be one of ours. */
export function feedTokenOf(path: string): string | null {
  return secret.exec(path)?.[1] ?? null;
}
