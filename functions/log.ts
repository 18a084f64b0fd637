/** One JSON line an edge: to the console, which Lambda keeps, or to the file that AUSKUNFT_LOG names. */
import { appendFileSync } from 'node:fs';
import type { Log } from '../steps/ports.ts';

export const log: Log = (event, fields = {}) => {
  const line = JSON.stringify({ at: new Date().toISOString(), event, ...fields });
  const file = process.env.AUSKUNFT_LOG;
  if (!file) {
    process.stdout.write(`${line}\n`);
    return;
  }
  try {
    appendFileSync(file, `${line}\n`);
  } catch {
    // A full disk must not keep an answer from going out.
  }
};
