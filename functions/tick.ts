/** Schedule, each minute: wakes whatever is due or stuck. */
import { remind } from '../steps/remind.ts';
import { base, desk, queue } from './wiring.ts';

export async function handler(): Promise<{ woken: number }> {
  return remind({ ...(await base()), ...(await desk()), ...(await queue()) });
}
