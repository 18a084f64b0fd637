/** Stream records → threads: each thread of a batch once, since steps read it as it is now. */
import * as v from 'valibot';
import { errorName } from '../core/error-name.ts';
import type { ThreadId } from '../core/thread.ts';
import { log } from './log.ts';

const StreamEvent = v.object({
  Records: v.array(
    v.object({
      dynamodb: v.object({
        Keys: v.object({ pk: v.object({ S: v.string() }) }),
        SequenceNumber: v.string(),
        /** Epoch seconds. */
        ApproximateCreationDateTime: v.optional(v.number()),
      }),
    }),
  ),
});

export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/**
 * @param step gets the thread and the age of its oldest record in milliseconds; `again` has the stream retry it
 */
export function onThreads(step: (id: ThreadId, ageMs: number) => Promise<'handled' | 'again'>) {
  return async (event: unknown): Promise<BatchAnswer> => {
    const oldest = new Map<ThreadId, { sequence: string; at: number }>();
    for (const { dynamodb } of v.parse(StreamEvent, event).Records) {
      const id = dynamodb.Keys.pk.S.replace(/^THREAD#/, '');
      const at = (dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
      if (!oldest.has(id)) oldest.set(id, { sequence: dynamodb.SequenceNumber, at });
    }
    const outcomes = await Promise.all(
      [...oldest].map(async ([id, { sequence, at }]) => {
        try {
          return (await step(id, Date.now() - at)) === 'again' ? sequence : null;
        } catch (error) {
          log('stream.failed', { threadId: id, error: errorName(error) });
          return sequence;
        }
      }),
    );
    return { batchItemFailures: outcomes.flatMap((itemIdentifier) => (itemIdentifier ? [{ itemIdentifier }] : [])) };
  };
}
