/** The two other sides, X and Slack: the real ones where credentials are set, else the built-in simulators. */
import type { LibrarySettings } from '../core/library.ts';
import type { DataFolder } from './data-folder.ts';
import { type SlackSimulator, startSlackSimulator } from './slack-simulator/server.ts';
import { startXSimulator, type XSimulator } from './x-simulator/server.ts';

export interface Sides {
  /** Null where the real X (or a server that stands in for it) is used, and in an exercise, whose patrons need no X. */
  x: XSimulator | null;
  slack: SlackSimulator | null;
  close(): Promise<void>;
}

type Env = NodeJS.ProcessEnv;

const xNames = ['X_API_URL', 'X_APP_KEY', 'X_APP_SECRET', 'X_ACCESS_TOKEN', 'X_ACCESS_SECRET'];
const slackNames = ['SLACK_API_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_CHANNEL'];

/**
 * Starts what is not given and writes its address and false credentials into the environment, where the functions
 * read them: nothing in the product knows which side is simulated.
 */
export async function startSides(env: Env, folder: DataFolder, settings: LibrarySettings): Promise<Sides> {
  const given = (names: readonly string[]) => names.some((name) => env[name]);
  let x: XSimulator | null = null;
  let slack: SlackSimulator | null = null;
  if (!given(xNames) && env.AUSKUNFT_PRACTICE !== 'on') {
    const account = { id: '1580000000000000001', username: settings.handle, name: settings.name };
    x = await startXSimulator({ file: folder.file('x.jsonl'), limits: 'wide', account });
    const { appKey, appSecret, accessToken, accessSecret } = x.credentials;
    Object.assign(env, {
      X_API_URL: x.url,
      X_APP_KEY: appKey,
      X_APP_SECRET: appSecret,
      X_ACCESS_TOKEN: accessToken,
      X_ACCESS_SECRET: accessSecret,
    });
  }
  if (!given(slackNames)) {
    slack = await startSlackSimulator({ file: folder.file('slack.jsonl'), rate: 'wide' });
    Object.assign(env, {
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_CHANNEL: slack.channel,
    });
  }
  return {
    x,
    slack,
    close: async () => {
      await x?.close();
      await slack?.close();
    },
  };
}
