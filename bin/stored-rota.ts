/** What `check-library` reads beside the files: what staff entered in Slack about the rota, where there is a table. */
import { parseArgs } from 'node:util';
import { dynamoLibraryChanges } from '../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../adapters/dynamodb/rotas.ts';
import { serviceCalendar } from '../core/hours.ts';
import type { Library } from '../core/library.ts';
import { withChanges } from '../core/library-change.ts';
import type { Rota } from '../core/rota.ts';
import { type StoredProblem, storedProblems } from '../core/rota-stored.ts';
import { wallClock } from '../core/shifts.ts';
import { readTable } from './open-table.ts';
import { refuseArguments, tellUsageIfAsked } from './usage.ts';

const usage = 'So wird es aufgerufen: npm run check-library [-- --data .local | --table NAME]';
const lastDay = '9999-12-31';

export interface TableAsked {
  data?: string | undefined;
  table?: string | undefined;
}

/** Ends the command when its arguments are others than `--data DIR` or `--table NAME`. */
export function readTableAsked(): TableAsked {
  tellUsageIfAsked(usage);
  const args = process.argv.slice(2);
  const option = { type: 'string' } as const;
  let asked: TableAsked;
  try {
    asked = parseArgs({ args, options: { data: option, table: option } }).values;
  } catch {
    return refuseArguments(`Das ist nicht zu verstehen: ${args.join(' ')}`, usage);
  }
  if (asked.data === undefined || asked.table === undefined) return asked;
  return refuseArguments('--data und --table gehen nicht zusammen; bitte nur eines angeben.', usage);
}

/**
 * What is stored from today on and no longer fits the files; may be asked beside a local run.
 * @returns none where no table is named and nothing has run in `.local` yet
 * @throws when the table cannot be read
 */
export async function problemsStored(library: Library, rota: Rota, asked: TableAsked): Promise<StoredProblem[]> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const opened = await readTable(asked, usage);
  if (opened === null) return [];
  const { client, table, close } = opened;
  try {
    const now = Date.now();
    const today = wallClock(now, library.settings.timezone).date;
    const options = { client, table, clock: () => now };
    const rotas = dynamoRotas(options);
    const [changes, stored, absences] = await Promise.all([
      dynamoLibraryChanges(options).all(now),
      rotas.assignments(today, lastDay),
      rotas.absences(today),
    ]);
    const entered = changes.map(({ change }) => change);
    const { settings } = withChanges(library, entered, now);
    return storedProblems(rota, serviceCalendar(settings), stored, absences, today);
  } finally {
    await close();
  }
}
