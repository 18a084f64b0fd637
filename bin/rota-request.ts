/** What `rota` is asked for: read from its arguments, or told what is wrong with them. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { date } from '../core/fields.ts';
import type { RotaCommandWords } from './rota-words.ts';

const formats = ['table', 'json', 'ics'] as const;
const longestDays = 1_830; // five years

export interface RotaRequest {
  /** As 2026-11-23; both days included. */
  from: string;
  to: string;
  format: (typeof formats)[number];
  data?: string | undefined;
  table?: string | undefined;
}

/** @returns every problem, in the reader's language */
export function rotaRequest(args: string[], w: RotaCommandWords): RotaRequest | { problems: string[] } {
  const option = { type: 'string' } as const;
  let values: { [name in 'from' | 'to' | 'format' | 'data' | 'table']?: string };
  try {
    values = parseArgs({
      args,
      options: { from: option, to: option, format: option, data: option, table: option },
    }).values;
  } catch {
    return { problems: [w.unknownOption(args.join(' '))] };
  }
  const { from, to, format = 'table', data, table } = values;
  const problems: string[] = [];
  for (const [name, given] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (given === undefined) problems.push(w.missing(name));
    else if (!v.is(date, given)) problems.push(w.noDate(name, given));
  }
  if (problems.length === 0 && from !== undefined && to !== undefined) {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    if (days < 1) problems.push(w.backwards(from, to));
    if (days > longestDays) problems.push(w.tooLong(longestDays));
  }
  const known = formats.find((each) => each === format);
  if (known === undefined) problems.push(w.noFormat(format));
  if (data !== undefined && table !== undefined) problems.push(w.twice);
  if (from === undefined || to === undefined || known === undefined || problems.length > 0) return { problems };
  return { from, to, format: known, data, table };
}
