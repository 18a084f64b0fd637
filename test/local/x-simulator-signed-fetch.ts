import { OAuth1 } from '@xdevplatform/xdk';
import * as v from 'valibot';
import type { XSimulator } from '../../local/x-simulator/server.ts';

const Body = v.objectWithRest(
  {
    data: v.optional(v.unknown()),
    meta: v.optional(v.record(v.string(), v.unknown())),
    detail: v.optional(v.string()),
  },
  v.unknown(),
);
const Items = v.array(v.looseObject({ id: v.string(), text: v.optional(v.string()) }));

export interface Reply {
  status: number;
  headers: Headers;
  body: v.InferOutput<typeof Body>;
  /** `data` of a list; empty when X left it out. */
  items: v.InferOutput<typeof Items>;
}

/** A bare HTTP client that signs as the library's account, with the official client's implementation of OAuth 1.0a. */
export function signedFetch(x: XSimulator) {
  const { appKey, appSecret, accessToken, accessSecret } = x.credentials;
  const oauth = new OAuth1({
    apiKey: appKey,
    apiSecret: appSecret,
    callback: 'https://library.example/callback',
    accessToken,
    accessTokenSecret: accessSecret,
  });

  return async (method: string, path: string, json?: unknown): Promise<Reply> => {
    const url = `${x.url}${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: await oauth.buildRequestHeader(method, url),
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: typeof json === 'string' ? json : JSON.stringify(json) }),
    });
    const body = v.parse(Body, await response.json());
    const items = v.safeParse(Items, body.data);
    return { status: response.status, headers: response.headers, body, items: items.success ? items.output : [] };
  };
}
