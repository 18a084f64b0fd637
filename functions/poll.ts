/** Schedule, each minute per source: collects what patrons wrote. */
import * as v from 'valibot';
import { channelNames } from '../core/thread.ts';
import { type Received, receive } from '../steps/receive.ts';
import { base, x } from './wiring.ts';

const PollEvent = v.object({ source: v.picklist(channelNames) });

export async function handler(event: unknown): Promise<Received> {
  return receive({ ...(await base()), ...(await x()) }, v.parse(PollEvent, event).source);
}
