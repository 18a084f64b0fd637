/** One measurement of `bench-report.ts`: a week's report, read and worked out by the functions' own wiring. */
import { base, library } from '../functions/wiring.ts';
import { readReport } from '../steps/weekly-report.ts';

const week = process.argv[2] ?? '';
const rounds = 5;

const deps = { ...(await base()), files: await library() };
await deps.calendar(); // the connection, and what leads entered: every function has them by then
const before = process.memoryUsage.rss();
const used = process.cpuUsage();
const ms = await timed();
const { user, system } = process.cpuUsage(used);
/** The highest that it ever was; Node gives kilobytes. */
const total = process.resourceUsage().maxRSS * 1024;
const more = [];
for (let i = 0; i < rounds; i++) more.push(await timed());
/** What it takes when nothing else is going on. */
const again = Math.min(...more);
process.stdout.write(
  JSON.stringify({ ms, cpu: (user + system) / 1000, again, growth: (total - before) / 1e6, total: total / 1e6 }),
);

async function timed(): Promise<number> {
  const start = performance.now();
  await readReport(deps, week, Date.now());
  return performance.now() - start;
}
