/** Schedule, each minute: wakes whatever is due or stuck. */
import { remind } from '../steps/remind.ts';
import { base, content, desk, queue } from './wiring.ts';

export async function handler(): Promise<{ woken: number }> {
  return remind({ ...(await base()), ...(await content()), ...(await desk()), ...(await queue()) });
}
