/** Schedule, each quarter of an hour: posts the weekly report once it is due. */
import { type Reported, report } from '../steps/report.ts';
import { reporting } from './reporting.ts';
import { base, desk } from './wiring.ts';

export async function handler(): Promise<Reported> {
  return report({ ...(await base()), ...(await desk()), ...(await reporting()) });
}
