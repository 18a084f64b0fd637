/** One post as it is on X now. */
import * as v from 'valibot';
import type { Millis } from '../../core/thread.ts';
import type { Client, Failure } from './client.ts';
import { inEitherNaming, postQuery } from './naming.ts';
import { nonsense, type Setback, setbackOf } from './outcomes.ts';
import { type Post, readPost } from './posts.ts';
import { dispensable, readIncludes } from './responses.ts';

export type Sight =
  | { kind: 'found'; post: Post }
  /** X shows it to us no longer. */
  | { kind: 'gone' }
  /** The server has no look-up of single posts. */
  | { kind: 'unknownRoute' }
  | ({ kind: 'trouble' } & Setback);

export type PostById = (id: string, now: Millis) => Promise<Sight>;

/** What X says about one id: the post, or that it shows it to us no longer. */
type Found = { post: Post | null; gone: boolean };

export function postById(client: Client): PostById {
  const ask = inEitherNaming(client, postQuery, readFound, ({ post }) => post !== null && post.author === null);

  return async (id, now) => {
    const reading = await ask(`tweets/${id}`, {});
    if (reading.kind === 'nonsense') return { kind: 'trouble', ...nonsense(now) };
    if (reading.kind === 'failed') {
      if (isGone(reading.failure)) return { kind: 'gone' };
      if (isUnknownRoute(reading.failure)) return { kind: 'unknownRoute' };
      return { kind: 'trouble', ...setbackOf(reading.failure, now) };
    }
    const { post, gone } = reading.content;
    if (post !== null) return { kind: 'found', post };
    return gone ? { kind: 'gone' } : { kind: 'trouble', ...nonsense(now) };
  };
}

const Body = v.object({
  data: v.optional(v.unknown()),
  includes: v.optional(v.unknown()),
});

function readFound(body: unknown): Found | null {
  const parsed = v.safeParse(Body, body);
  if (!parsed.success) return null;
  const { data, includes } = parsed.output;
  return { post: readPost(data, readIncludes(includes)), gone: data === undefined && problemsIn(body).some(saysGone) };
}

const Problem = v.object({ type: dispensable(v.string()) });
const Problems = v.object({ errors: dispensable(v.array(v.unknown())) });

/** Types of the problem that an answer is, and of those that it lists. */
export function problemsIn(body: unknown): string[] {
  const listed = v.safeParse(Problems, body);
  return [body, ...((listed.success && listed.output.errors) || [])].flatMap((problem) => {
    const parsed = v.safeParse(Problem, problem);
    return parsed.success && parsed.output.type ? [parsed.output.type] : [];
  });
}

/**
 * The rule for "deleted": X names one of its own problem types about the resource asked for. Deleted posts and those of
 * accounts that are gone are "not found"; those of accounts that became private or were suspended are "not authorized"
 * or "unavailable", and X wants them forgotten likewise. The types' host has changed over time, so only the end counts.
 * It may come as the answer itself (403, 404) or among the `errors` of one without `data` (200).
 */
function saysGone(type: string): boolean {
  return /\/(?:resource-not-found|not-authorized-for-resource|resource-unavailable)$/.test(type);
}

function isGone(failure: Failure): boolean {
  return failure.kind === 'refused' && [403, 404].includes(failure.status) && problemsIn(failure.body).some(saysGone);
}

/** Any other 404 is about the path, not the post: X's own says `about:blank`. */
function isUnknownRoute(failure: Failure): boolean {
  return failure.kind === 'refused' && [404, 405, 501].includes(failure.status);
}
