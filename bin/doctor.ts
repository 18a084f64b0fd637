/** `npm run -s doctor`: are credentials, rights, channels, people, limits and clock as they should be? Changes nothing. */
import { checkSlack } from '../adapters/slack/check-up.ts';
import { checkX } from '../adapters/x/check-up.ts';
import { type Finding, finding } from '../core/finding.ts';
import { type Config, ConfigError, readConfig } from '../functions/config.ts';
import { readLibraryOrTell } from './read-library.ts';

const signs = { ok: '✓', hint: '!', problem: '✗' } as const;

const library = await readLibraryOrTell((line) => console.log(line));
if (library !== null) {
  const { staffLanguage } = library.settings;
  const found = await checkUp(library.settings);
  for (const { level, about, says } of found) console.log(`${signs[level]} ${about}: ${says[staffLanguage]}`);
  if (found.some(({ level }) => level === 'problem')) process.exitCode = 1;
}

async function checkUp(settings: NonNullable<typeof library>['settings']): Promise<Finding[]> {
  const { handle, roles, teams } = settings;
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => finding('problem', 'Config', line, line));
  }
  const people = [...roles.leads, ...roles.trainees, ...teams.flatMap(({ members }) => members)];
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
