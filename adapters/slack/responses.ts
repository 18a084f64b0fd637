/** What Slack's Web API answers, read once: one answer, or all pages of a list. */
import * as v from 'valibot';
import { SlackNonsense } from './outcomes.ts';

/** Against a server that never stops giving cursors: 10,000 messages or members are more than a library has. */
const mostPages = 50;

/** The field of a list's answer that says where it goes on. */
export const Page = { response_metadata: v.optional(v.object({ next_cursor: v.optional(v.string()) })) };
type Page = v.InferOutput<v.ObjectSchema<typeof Page, undefined>>;

/** Where a message stands. */
export const Posted = v.object({ channel: v.string(), ts: v.string() });

/** @throws {SlackNonsense} when it is not what this method answers */
export function understood<S extends v.GenericSchema>(schema: S, answer: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, answer);
  if (!result.success) throw new SlackNonsense('Slack answered ok without what it should give');
  return result.output;
}

/** Reads until there is no further page, or `read` has enough. */
export async function eachPage(read: (from: { cursor?: string }) => Promise<Page | 'enough'>): Promise<void> {
  let from: { cursor?: string } = {};
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await read(from);
    if (page === 'enough') return;
    const next = page.response_metadata?.next_cursor;
    if (!next) return;
    from = { cursor: next };
  }
  throw new SlackNonsense(`Slack gave more than ${mostPages} pages`);
}
