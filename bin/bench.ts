/**
 * `npm run bench`: what triage, the rota and the weekly report cost on this machine. Absolute times are this machine's; the
 * ratios, taken in one run, can be held against those of another. For the report a year's cases are stored first, which
 * takes a minute or two.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getHeapSpaceStatistics } from 'node:v8';
import { unpackModel } from '../adapters/files/model.ts';
import { rankAnswers } from '../core/answer-search.ts';
import { fold } from '../core/features.ts';
import { serviceCalendar } from '../core/hours.ts';
import { predictIntent } from '../core/intent.ts';
import { languageOf } from '../core/language.ts';
import { findPersonalData, redact } from '../core/privacy.ts';
import { judge } from '../core/tagger.ts';
import { isUpset } from '../core/upset.ts';
import { reportCosts } from './bench-report.ts';
import { rotaCosts } from './bench-rota.ts';
import { draftAsDeployed } from './draft-as-deployed.ts';
import { evaluationRows } from './evaluation-rows.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments } from './usage.ts';

const rounds = 5;
const day = Date.parse('2026-11-24T11:00:00+01:00');
/** The longest post that X lets anybody write. */
const longest = 25_000;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

readArguments('npm run bench', {});
const library = await readLibraryOrTell((line) => console.error(line));
if (library !== null) {
  console.table(rotaCosts(serviceCalendar(library.settings)));

  const { german, others } = await evaluationRows();
  const texts = [...german, ...others].map(({ text }) => text);
  const { stored, seconds } = await trained();
  const loads = Array.from({ length: rounds }, () => timed(() => unpackModel(stored)).ms);
  const model = unpackModel(stored);

  const tag = (text: string) => judge(model, text).tag;
  const draftOf = draftAsDeployed(library, model);
  const draft = (text: string, tagged = tag(text)) => draftOf(text, 'x-mention', tagged, day);
  const parts: Record<string, (text: string) => unknown> = {
    'folding alone': fold,
    intent: (text) => predictIntent(model.intents, text),
    language: (text) => languageOf(text, model.languages),
    anger: isUpset,
    'personal data': findPersonalData,
    'tag and masked text': (text) => [tag(text), redact(text)],
    'nearest answers': (text) => rankAnswers(library, text, tag(text), day),
    'tag, masked text and draft': (text) => [redact(text), draft(text)],
  };
  const costs = Object.entries(parts).map(([name, part]) => ({ name, ...spread(part, texts) }));
  const unit = costs[0]?.p50 ?? 1;
  console.table(
    Object.fromEntries(
      costs.map(({ name, p50, p90 }) => [
        name,
        { 'p50 µs': Math.round(p50), 'p90 µs': Math.round(p90), 'times folding': (p50 / unit).toFixed(1) },
      ]),
    ),
  );

  const long = texts.join(' ').repeat(2).slice(0, longest);
  const tenth = long.slice(0, longest / 10);
  const costOf = (work: () => unknown) => median(Array.from({ length: rounds }, () => timed(work).ms));
  const whole = costOf(() => [tag(long), redact(long)]);
  const part = costOf(() => [tag(tenth), redact(tenth)]);
  const [tagged, taggedPart] = [tag(long), tag(tenth)];
  const drafted = costOf(() => draft(long, tagged));
  const draftedPart = costOf(() => draft(tenth, taggedPart));
  console.table({
    'training, seconds': seconds.toFixed(1),
    'loading the model, ms': median(loads).toFixed(1),
    'model as bundled, kB': Math.round(stored.length / 1000),
    'a post of 25,000 characters, ms': whole.toFixed(1),
    'times one of a tenth of that': (whole / part).toFixed(1),
    'a draft for it, ms': drafted.toFixed(1),
    'times one for a tenth of it': (drafted / draftedPart).toFixed(1),
    'machine code, MB (16 make new patterns slow)': (machineCode() / 1e6).toFixed(1),
  });

  console.table(await reportCosts(serviceCalendar(library.settings)));
}

/** Trained in a process of its own, as the functions never do: what it leaves behind would count in all that follows. */
async function trained(): Promise<{ stored: Uint8Array; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'auskunft-bench-'));
  try {
    const file = join(folder, 'model');
    const script = join(import.meta.dirname, 'bench-training-run.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, file]);
    return { stored: await readFile(file), seconds: Number(stdout) / 1000 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

/** Half, and nine tenths, of the texts cost no more than this, in microseconds; the first round warms up. */
function spread(work: (text: string) => unknown, texts: readonly string[]): { p50: number; p90: number } {
  const costs = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, text] of texts.entries()) {
      const { ms } = timed(() => work(text));
      if (round > 0) costs[i] = Math.min(costs[i] ?? ms, ms * 1000);
    }
  }
  const sorted = costs.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, p90: sorted[Math.floor(sorted.length * 0.9)] ?? 0 };
}

/** In bytes: what V8 made of functions and of patterns (`lean-pattern.ts` says why that counts). */
function machineCode(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => space_name.startsWith('code'));
  return spaces.reduce((sum, { space_size }) => sum + space_size, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
