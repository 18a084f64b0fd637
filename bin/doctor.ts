/** `npm run -s doctor`: are credentials, rights, channels, people, limits and clock as they should be? Changes nothing. */
import { checkSlack } from '../adapters/slack/check-up.ts';
import { checkX } from '../adapters/x/check-up.ts';
import { type Finding, finding } from '../core/finding.ts';
import type { Library } from '../core/library.ts';
import { type Config, ConfigError, readConfig } from '../functions/config.ts';
import { readLibraryOrTell } from './read-library.ts';
import { readArguments } from './usage.ts';

const signs = { ok: '✓', hint: '!', problem: '✗' } as const;

readArguments('npm run -s doctor', {});
const library = await readLibraryOrTell((line) => console.log(line));
if (library !== null) {
  const { staffLanguage } = library.settings;
  const found = await checkUp(library);
  for (const { level, about, says } of found) console.log(`${signs[level]} ${about}: ${says[staffLanguage]}`);
  if (found.some(({ level }) => level === 'problem')) process.exitCode = 1;
}

async function checkUp({ settings, rota }: Library): Promise<Finding[]> {
  const { handle, roles, teams } = settings;
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => finding('problem', 'Config', line, line));
  }
  const team = rota === null ? [...roles.leads, ...roles.trainees] : rota.people.map(({ slack }) => slack);
  const people = [...team, ...teams.flatMap(({ members }) => members)];
  return [
    ...(config.slack === null
      ? [simulated('Slack', 'SLACK_…')]
      : await checkSlack({ ...config.slack, people, clock: Date.now })),
    ...(config.x === null ? [simulated('X', 'X_…')] : await checkX(config.x, handle)),
  ];
}

function simulated(side: string, names: string): Finding {
  return finding(
    'hint',
    side,
    `Keine Zugangsdaten (${names}): ${side} wird hier nachgebildet.`,
    `No credentials (${names}): ${side} is simulated here.`,
  );
}
