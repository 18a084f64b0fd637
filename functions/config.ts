/** The environment as one checked object. Every problem is told at once. */
import * as v from 'valibot';

export interface XConfig {
  apiUrl: string;
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
}

export interface SlackConfig {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  channel: string;
  /** Where the weekly report goes. */
  reportChannel: string;
}

export interface Config {
  table: string;
  sendQueueUrl: string | null;
  /** Folder with the library's content, or the compiled file that stands for it. */
  library: string;
  /** Where finished reports lie: a bucket, as s3://name, or a folder. */
  reports: string | null;
  /** Null when this function has no credentials for it. */
  x: XConfig | null;
  slack: SlackConfig | null;
  /** True where Amazon Comprehend may be asked. */
  comprehend: boolean;
  /** True where everything is an exercise: scripted patrons write, and nothing goes out. */
  practice: boolean;
}

/** Thrown with all problems of the environment in one message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Env = Record<string, string | undefined>;

export const xNames = ['X_APP_KEY', 'X_APP_SECRET', 'X_ACCESS_TOKEN', 'X_ACCESS_SECRET'] as const;
export const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_CHANNEL'] as const;
const Url = v.pipe(v.string(), v.url(), v.regex(/^https?:/i));

/**
 * @throws {ConfigError} naming every variable that is missing, lonely or no address
 */
export function readConfig(env: Env): Config {
  const problems: string[] = [];
  const x = credentials(env, xNames, 'X_API_URL', problems);
  const slack = credentials(env, slackNames, 'SLACK_API_URL', problems);
  const { AUSKUNFT_PRACTICE: exercise } = env;
  const practice = exercise === 'on';
  if (exercise && !practice) problems.push(`AUSKUNFT_PRACTICE is on or not set at all: ${exercise}`);
  // Also where both find the same database: their cursors and threads never meet.
  const table = env.AUSKUNFT_TABLE || (practice ? 'auskunft-practice' : 'auskunft');
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return {
    table,
    sendQueueUrl: env.AUSKUNFT_SEND_QUEUE_URL || null,
    library: env.AUSKUNFT_LIBRARY || 'library',
    reports: env.AUSKUNFT_REPORTS || null,
    practice,
    comprehend: env.AUSKUNFT_COMPREHEND === 'on' || Boolean(env.AWS_ENDPOINT_URL_COMPREHEND),
    x: x && {
      apiUrl: (env.X_API_URL || 'https://api.x.com').replace(/\/+$/, ''),
      appKey: x.X_APP_KEY,
      appSecret: x.X_APP_SECRET,
      accessToken: x.X_ACCESS_TOKEN,
      accessSecret: x.X_ACCESS_SECRET,
    },
    slack: slack && {
      apiUrl: `${(env.SLACK_API_URL || 'https://slack.com/api/').replace(/\/+$/, '')}/`,
      botToken: slack.SLACK_BOT_TOKEN,
      signingSecret: slack.SLACK_SIGNING_SECRET,
      channel: slack.SLACK_CHANNEL,
      reportChannel: env.SLACK_REPORT_CHANNEL || slack.SLACK_CHANNEL,
    },
  };
}

/**
 * Where people reach us with a browser, without a slash at its end: in AWS the function URL, locally the page. Null where
 * they cannot. It is known later than the rest, once the page has found a port.
 * @throws {ConfigError} for what is no http address
 */
export function ownAddress(env: Env): string | null {
  const { AUSKUNFT_URL: url } = env;
  if (!url) return null;
  if (!v.is(Url, url)) throw new ConfigError(`AUSKUNFT_URL is no http address: ${url}`);
  return url.replace(/\/+$/, '');
}

/** All of them or none; an address without credentials is a mistake that nobody should have to look for. */
function credentials<Name extends string>(
  env: Env,
  names: readonly Name[],
  urlName: string,
  problems: string[],
): Record<Name, string> | null {
  const url = env[urlName];
  if (url && !v.is(Url, url)) problems.push(`${urlName} is no http address: ${url}`);
  const given = names.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  const missing = names.filter((name) => !env[name]);
  if (given.length === 0 && !url) return null;
  if (missing.length > 0) {
    const otherwise = `unset ${[...names.filter((name) => env[name]), ...(url ? [urlName] : [])].join(', ')} to use the simulator`;
    problems.push(`Missing ${missing.join(', ')}; ${otherwise}.`);
    return null;
  }
  return Object.fromEntries(given) as Record<Name, string>;
}
