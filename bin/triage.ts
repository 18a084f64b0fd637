/**
 * `npm run -s triage`: JSON Lines `{"text", "channel", "at"?}` in, one JSON line each out, in the same order: how
 * Auskunft would tag, mask and answer them. Everything is worked out on this machine.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { readLibrary } from '../adapters/files/library.ts';
import { readModel } from '../adapters/files/model.ts';
import { rankAnswers } from '../core/answer-search.ts';
import { makeDraft } from '../core/draft.ts';
import { predictIntent } from '../core/intent.ts';
import { findPersonalData, redact } from '../core/privacy.ts';
import { publicData } from '../core/public-data.ts';
import { signatureRoom } from '../core/signature.ts';
import { judge } from '../core/tagger.ts';
import { type ChannelName, channelNames } from '../core/thread.ts';
import { overlong } from './read-library.ts';

const Line = v.object({
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
});
const mostAnswers = 5;

const path = process.env.AUSKUNFT_LIBRARY ?? 'library/';
const reading = await readLibrary(path);
if (reading.kind === 'broken') {
  const [first] = reading.problems;
  console.error(`${path}: ${reading.problems.length} Fehler, zuerst ${first?.file}:${first?.line}: ${first?.problem}`);
  console.error('Alle Fehler nennt: npm run -s check-library');
  process.exit(1);
}
const { library } = reading;
const model = await readModel(library);

const room = signatureRoom(library.settings.signatures);
const predicted = (text: string) => predictIntent(model.intents, text);
const fitsOn = (channel: ChannelName) => (draft: string) => overlong(draft + room, channel) === 0;

function triage(line: string): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = v.safeParse(Line, value);
  if (!parsed.success) return { error: parsed.issues.map((issue) => issue.message).join('; ') };
  const { text, channel, at = Date.now() } = parsed.output;
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
    draft: makeDraft(library, { text, channel, turns: 1, fits: fitsOn(channel), judge: predicted }, tag, at).text,
  };
}

// Whoever reads our output may stop early, as `head` does: that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const written = process.stdout.write(`${JSON.stringify(triage(line.replace(/^\uFEFF/, '')))}\n`);
  if (!written) await once(process.stdout, 'drain');
}
