/**
 * `npm run -s triage`: JSON Lines `{"text", "channel", "at"?}` in, one JSON line each out, in the same order: how
 * Auskunft would tag, mask and answer them. Everything is worked out on this machine. A line that is not valid gets an
 * error in its place, and the exit code is 1 in the end; blank lines are none.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { readModel } from '../adapters/files/model.ts';
import { rankAnswers } from '../core/answer-search.ts';
import { findPersonalData, redact } from '../core/privacy.ts';
import { publicData } from '../core/public-data.ts';
import { judge } from '../core/tagger.ts';
import { channelNames } from '../core/thread.ts';
import { draftAsDeployed } from './draft-as-deployed.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments } from './usage.ts';

const usage = `npm run -s triage < questions.jsonl
reads JSON Lines and writes one for each, blank lines aside:
  ${JSON.stringify({ text: 'Habt ihr morgen offen?', channel: channelNames[0], at: '2026-11-23T10:00:00Z' })}
"channel" is ${channelNames.join(' or ')}; "at" may be left out and is now then.`;

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = {
  text: v.string('text must be a string'),
  channel: v.picklist(channelNames, `channel must be one of ${channelNames.join(', ')}`),
  at: v.optional(
    v.pipe(
      v.string('at must be an ISO time'),
      v.isoTimestamp('at must be an ISO time, such as 2026-11-23T10:00:00Z'),
      v.transform(Date.parse),
      v.check((at) => !Number.isNaN(at), 'at must be a time that exists'),
    ),
  ),
};
const Line = v.pipe(
  v.unknown(),
  v.check(isObject, 'must be an object with text and channel'),
  v.object(fields, ({ path }) => `${String(path?.at(-1)?.key)} is missing`),
);
const mostAnswers = 5;

readArguments(usage, {});
if (process.stdin.isTTY) console.error(`${usage}\nWaiting for lines; Ctrl+D ends.`);

const library = (await readLibraryOrTell((line) => console.error(line))) ?? process.exit();
const model = await readModel(library);
const draft = draftAsDeployed(library, model);

function parse(line: string): { asked: v.InferOutput<typeof Line> } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'not JSON' };
  }
  const parsed = v.safeParse(Line, value);
  if (parsed.success) return { asked: parsed.output };
  return { problem: parsed.issues.map((issue) => issue.message).join('; ') };
}

function triage({ text, channel, at = Date.now() }: v.InferOutput<typeof Line>): object {
  const { tag } = judge(model, text);
  const { language, intent, confidence, abstained, danger } = tag;
  const around = { now: at, isPublic: publicData(library) };
  return {
    language,
    intent,
    confidence,
    abstained,
    urgent: danger !== null,
    pii: findPersonalData(text, around).map(({ kind, start, end }) => ({ kind, start, end })),
    redacted: redact(text, around),
    answers: rankAnswers(library, text, tag, at)
      .filter(({ score }) => score > 0)
      .slice(0, mostAnswers)
      .map(({ answer, score }) => ({ id: answer.id, score })),
    draft: draft(text, channel, tag, at).text,
  };
}

// Whoever reads our output may stop early, as `head` does: that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
let number = 0;
for await (const read of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1;
  const line = read.replace(/^\uFEFF/, '');
  if (line.trim() === '') continue;
  const parsed = parse(line);
  if ('problem' in parsed) process.exitCode = 1;
  const told = 'problem' in parsed ? { error: `line ${number}: ${parsed.problem}` } : triage(parsed.asked);
  const written = process.stdout.write(`${JSON.stringify(told)}\n`);
  if (!written) await once(process.stdout, 'drain');
}
