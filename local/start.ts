/** Everything of Auskunft on one machine: database, both other sides, the functions, and the page. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createTable } from '../adapters/dynamodb/table.ts';
import { readModel } from '../adapters/files/model.ts';
import { serviceCalendar } from '../core/hours.ts';
import type { Library } from '../core/library.ts';
import { readConfig } from '../functions/config.ts';
import { log } from '../functions/log.ts';
import { pressOf } from '../functions/press.ts';
import { base } from '../functions/wiring.ts';
import { type DataFolder, tellDatabase, tellSlack } from './data-folder.ts';
import { startDatabase } from './database.ts';
import { inside } from './inside.ts';
import { monthNow } from './month.ts';
import { startPage } from './page/server.ts';
import { reportsNow } from './report.ts';
import { runFlow } from './runner.ts';
import { postSamples } from './samples.ts';
import { startSides } from './sides.ts';
import { pageWorld } from './world.ts';

export interface LocalOptions {
  folder: DataFolder;
  library: Library;
  /** Null: 3000, or the next free one. 0: whichever the system gives. */
  port: number | null;
  pollSeconds: number;
  samples: boolean;
  /** True: scripted patrons write, and nothing goes out. */
  practice: boolean;
  /** Called before a minute or two in which the model is learnt, the first time. */
  learning: () => void;
  env: NodeJS.ProcessEnv;
}

export interface LocalRun {
  url: string;
  /** Settles when the database has ended by itself: nothing works from then on. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @throws {NoDatabase | ConfigError | NoPort} whose messages say what to do
 */
export async function startLocal(options: LocalOptions): Promise<LocalRun> {
  const { folder, library, port, pollSeconds, samples, practice, learning, env } = options;
  const ending: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    env.AUSKUNFT_LOG ??= folder.file('auskunft.log');
    env.AUSKUNFT_REPORTS ??= folder.file('reports');
    if (practice) env.AUSKUNFT_PRACTICE = 'on';
    const sides = await startSides(env, folder, library.settings);
    ending.push(sides.close);
    const { table } = readConfig(env);

    const database = await startDatabase(folder.path, env.AWS_ENDPOINT_URL_DYNAMODB);
    ending.push(database.close);
    env.AWS_ENDPOINT_URL_DYNAMODB = database.endpoint;
    tellDatabase(folder, database.endpoint);
    env.AWS_REGION ||= 'eu-central-1';
    env.AWS_ACCESS_KEY_ID ||= 'local';
    env.AWS_SECRET_ACCESS_KEY ||= 'local';
    const client = new DynamoDBClient({ endpoint: database.endpoint });
    await createTable(client, table);

    // A compiled library has its model beside it. Else it is learnt now: once the page is there, that would keep it waiting.
    if (!env.AUSKUNFT_LIBRARY?.endsWith('.json')) await readModel(library, learning);

    const listeners = new Set<() => void>();
    const changed = () => {
      for (const listener of listeners) listener();
    };
    const flow = await runFlow({
      streams: new DynamoDBStreamsClient({ endpoint: database.endpoint }),
      table,
      folder,
      env,
      changed,
      trouble: (error) => log('runner.trouble', { error: error instanceof Error ? error.message : 'unknown' }),
    });
    ending.push(flow.stop);

    const deps = await base();
    const { threads, rota } = deps;
    const calendar = serviceCalendar(library.settings);
    const { ledger } = flow;
    const world = pageWorld({
      sides,
      settings: library.settings,
      practice,
      inside: () => inside({ client, table, threads, calendar, ledger, now: Date.now() }),
      log: (id) => threads.log(id),
      markFailureSeen: ledger.markSeen,
      rota: rota && ((month) => monthNow(deps, rota, month)),
      report: reportsNow({ ...deps, files: library, press: pressOf(library) }),
      calendar: flow.calendar,
      reportLink: flow.reportLink,
      listeners,
    });
    const page = await startPage({ port, world, slackEvents: flow.slackEvents, ready: flow.polled });
    ending.push(page.close);
    env.AUSKUNFT_URL ??= page.url;
    sides.slack?.setRequestUrl(`${page.url.replace('localhost', '127.0.0.1')}/slack/events`);
    if (sides.slack) tellSlack(folder, sides.slack, env.AUSKUNFT_URL);
    if (samples && folder.fresh && sides.x) postSamples(sides.x);
    flow.startSchedules(pollSeconds * 1000);
    return { url: page.url, lost: database.lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
