/** `npm start` on a Tuesday morning, when everybody is at work: pictures of it look as on any other day. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shiftedClock, untilTuesdayMorning } from './shifted-clock.ts';

const root = new URL('../..', import.meta.url).pathname;

export interface OfficeHours {
  url: string;
  /** To be run first in every page that looks at it. */
  clock: string;
  close(): Promise<void>;
}

/** With the sample library, a German-speaking lead, and less time to undo than anybody at work would want. */
export async function openOffice(): Promise<OfficeHours> {
  const folder = mkdtempSync(join(tmpdir(), 'auskunft-office-'));
  const library = join(folder, 'library');
  cpSync(join(root, 'library'), library, { recursive: true });
  const change = (file: string, how: (text: string) => string) =>
    writeFileSync(join(library, file), how(readFileSync(join(library, file), 'utf8')));
  change('library.yaml', (text) => text.replace(/^undoSeconds: \d+/m, 'undoSeconds: 4'));
  // The sample's lead reads Slack in English.
  change('rota.yaml', (text) =>
    text.replace('    role: lead\n', '').replace('    initials: mk\n', '    initials: mk\n    role: lead\n'),
  );

  const clock = shiftedClock(untilTuesdayMorning('Europe/Berlin'));
  const first = `data:text/javascript,${encodeURIComponent(clock)}`;
  const run = ['bin/local.ts', '--data', join(folder, 'data'), '--poll-seconds', '2', '--no-samples'];
  const app = spawn(process.execPath, ['--import', first, '--import', 'tsx', ...run], {
    cwd: root,
    env: { ...process.env, AUSKUNFT_LIBRARY: library },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => app.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    app.stdout.on('data', (chunk) => resolve(String(chunk).trim()));
    app.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  return {
    url,
    clock,
    async close() {
      app.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
