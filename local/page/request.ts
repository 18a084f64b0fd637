import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';

/** A request that is refused, with the words that tell why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/**
 * The body as it came.
 * @param limit bytes
 * @throws {Refused} 413 when it is longer. What is left of it is read and thrown away, so that the answer arrives.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit * 16) break; // nobody sends that by mistake
    if (length <= limit) chunks.push(bytes);
  }
  if (length > limit) throw new Refused(413, `The body is longer than ${limit / 1024} KB.`);
  return Buffer.concat(chunks);
}

/**
 * The body as the schema describes it.
 * @throws {Refused} 400 with every field that is wrong, 413, or 415 when it is not sent as JSON
 */
export async function readJson<S extends v.GenericSchema>(
  request: IncomingMessage,
  schema: S,
): Promise<v.InferOutput<S>> {
  // Foreign pages can send other types without asking the browser first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refused(415, 'Send the body as application/json.');
  const body = await readBody(request, 64 * 1024);
  const result = v.safeParse(schema, fromJson(body.toString('utf8')));
  if (result.success) return result.output;
  throw new Refused(400, result.issues.map(describe).join(' '));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refused(400, 'The body is not valid JSON.', { cause });
  }
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? `${issue.message}.` : `${path}: ${issue.message}.`;
}

const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses what does not come from this page or from a program on this machine: a foreign name for this address (DNS
 * rebinding), and a press of a button from another page.
 * @throws {Refused} 403
 */
export function demandSameOrigin(request: IncomingMessage): void {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (host === undefined || !ownNames.test(host)) throw new Refused(403, 'Open this page as http://localhost.');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refused(403, 'Only the page itself may ask for this.');
  // `none` is a person's own doing: an address typed or a bookmark.
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refused(403, 'Only the page itself may ask for this.');
}
