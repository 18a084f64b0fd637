/** Delay queue: sends an approved reply when its undo window is over. */
import * as v from 'valibot';
import { send } from '../steps/send.ts';
import { base, queue, x } from './wiring.ts';

const QueueEvent = v.object({ Records: v.array(v.object({ body: v.string() })) });

export async function handler(event: unknown): Promise<void> {
  for (const { body: id } of v.parse(QueueEvent, event).Records)
    await send({ ...(await base()), ...(await x()), ...(await queue()) }, id);
}
