/** `npm start`: Auskunft on this machine. */
import { readFileSync } from 'node:fs';
import { ConfigError } from '../functions/config.ts';
import { FolderInUse, NoDataFolder, openDataFolder } from '../local/data-folder.ts';
import { NoDatabase } from '../local/database.ts';
import { NoPort } from '../local/page/server.ts';
import { type LocalRun, startLocal } from '../local/start.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments, refuseArguments } from './usage.ts';

const usage = 'npm start -- [--port 3000] [--data .local] [--poll-seconds 5] [--no-samples] [--practice]';

/** A timer of Node that runs longer than 24 days runs at once, and again and again. */
const longestPollSeconds = 86_400;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const { values } = readArguments(usage, {
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    'poll-seconds': { type: 'string', default: '5' },
    'no-samples': { type: 'boolean', default: false },
    practice: { type: 'boolean', default: false },
  },
});
const { practice } = values;
await run({
  port: values.port === undefined ? null : portIn(values.port),
  pollSeconds: secondsIn(values['poll-seconds']),
  // An exercise leaves nothing among the questions of real patrons.
  data: values.data ?? (practice ? '.local-practice' : '.local'),
  samples: !values['no-samples'],
  practice,
});

function portIn(given: string): number {
  // 0 leaves the choice to the system: whoever starts several at once wants that.
  if (/^\d+$/.test(given) && Number(given) < 65_536) return Number(given);
  return refuseArguments('--port wants a number from 1 to 65535, or 0 for any that is free', usage);
}

function secondsIn(given: string): number {
  const seconds = Number(given);
  if (seconds > 0 && seconds <= longestPollSeconds) return seconds;
  return refuseArguments(`--poll-seconds wants a number above 0, at most ${longestPollSeconds}`, usage);
}

interface Asked {
  port: number | null;
  pollSeconds: number;
  data: string;
  samples: boolean;
  practice: boolean;
}

async function run({ port, pollSeconds, data, samples, practice }: Asked): Promise<void> {
  const library = await readLibraryOrTell((line) => console.error(line));
  if (library === null) return;
  let starting: Promise<LocalRun> | null = null;
  endOn(['SIGTERM', 'SIGINT', 'SIGHUP'], async () => (await starting)?.stop());
  if (process.env.npm_lifecycle_event === 'start') endWithParent();
  try {
    starting = openDataFolder(data).then((folder) => {
      process.once('exit', folder.release);
      const learning = () => console.error('Learning from the library’s examples: a minute or two, this first time.');
      return startLocal({ folder, library, port, pollSeconds, samples, practice, learning, env: process.env });
    });
    const { url, lost } = await starting;
    console.log(url);
    void lost.then(() => {
      console.error('The database has ended unexpectedly. Start again: everything stored is kept.');
      process.exit(1);
    });
  } catch (error) {
    const expected = [NoDatabase, NoPort, ConfigError, FolderInUse, NoDataFolder].some((kind) => error instanceof kind);
    console.error(error instanceof Error && (expected || 'code' in error) ? error.message : error);
    process.exit(1);
  }
}

/** @param stop waits for the start first; one that fails has told so and ended by then */
function endOn(signals: NodeJS.Signals[], stop: () => Promise<void>): void {
  let ending = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (ending) process.exit(1); // asked twice: at once
      ending = true;
      void stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

/** npm killed outright cannot tell us: whoever starts it again must not find the folder still in use. */
function endWithParent(): void {
  const started = ancestors();
  const looking = setInterval(() => {
    if (ancestors() === started) return;
    clearInterval(looking); // asked once: the work at hand is still brought to its end
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  looking.unref();
}

/** The shell that npm started and, where the system tells, npm itself. */
function ancestors(): string {
  const shell = process.ppid;
  try {
    const npm = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${shell}/stat`, 'utf8'))?.[1];
    return `${shell} ${npm}`;
  } catch {
    return `${shell}`;
  }
}
