import { expect, test } from 'vitest';
import { ConfigError, ownAddress, readConfig } from '../../functions/config.ts';

const x = {
  X_APP_KEY: 'not-a-real-key',
  X_APP_SECRET: 'not-a-real-secret',
  X_ACCESS_TOKEN: 'not-a-real-token',
  X_ACCESS_SECRET: 'not-a-real-token-secret',
};
const slack = {
  SLACK_BOT_TOKEN: 'xoxb-not-a-real-token',
  SLACK_SIGNING_SECRET: 'not-a-real-signing-secret',
  SLACK_CHANNEL: 'C0TEST',
};

/** Every problem, a line each. */
function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

test('an empty environment is the local one: no X, no Slack, all else by default', () => {
  expect(readConfig({})).toEqual({
    table: 'auskunft',
    reports: null,
    sendQueueUrl: null,
    library: 'library',
    practice: false,
    comprehend: false,
    x: null,
    slack: null,
  });
});

test('credentials alone lead to the vendors themselves', () => {
  expect(readConfig({ ...x, ...slack })).toMatchObject({
    x: {
      apiUrl: 'https://api.x.com',
      appKey: 'not-a-real-key',
      appSecret: 'not-a-real-secret',
      accessToken: 'not-a-real-token',
      accessSecret: 'not-a-real-token-secret',
    },
    slack: {
      apiUrl: 'https://slack.com/api/',
      botToken: 'xoxb-not-a-real-token',
      signingSecret: 'not-a-real-signing-secret',
      channel: 'C0TEST',
      reportChannel: 'C0TEST',
    },
  });
});

test('an address leads to what stands in for them, however it ends', () => {
  for (const [given, ofX, ofSlack] of [
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000', 'http://127.0.0.1:4000/'],
    ['http://127.0.0.1:4000/api//', 'http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api/'],
    ['HTTPS://x.example/', 'HTTPS://x.example', 'HTTPS://x.example/'],
  ] as const) {
    const config = readConfig({ ...x, ...slack, X_API_URL: given, SLACK_API_URL: given });
    expect(config.x?.apiUrl).toBe(ofX);
    expect(config.slack?.apiUrl).toBe(ofSlack);
  }
});

test('each side can be set without the other', () => {
  expect(readConfig(x)).toMatchObject({ x: { appKey: 'not-a-real-key' }, slack: null });
  expect(readConfig(slack)).toMatchObject({ x: null, slack: { channel: 'C0TEST' } });
});

test('the other names are read too', () => {
  const config = readConfig({
    AUSKUNFT_TABLE: 'another-table',
    AUSKUNFT_SEND_QUEUE_URL: 'http://127.0.0.1:4000/send',
    AUSKUNFT_LIBRARY: '/srv/library',
    AUSKUNFT_REPORTS: 's3://reports-of-a-library',
  });
  expect(config).toMatchObject({
    reports: 's3://reports-of-a-library',
    table: 'another-table',
    sendQueueUrl: 'http://127.0.0.1:4000/send',
    library: '/srv/library',
  });
});

test('Comprehend is asked where it is switched on or an endpoint stands in for it', () => {
  expect(readConfig({ AUSKUNFT_COMPREHEND: 'on' }).comprehend).toBe(true);
  expect(readConfig({ AWS_ENDPOINT_URL_COMPREHEND: 'http://127.0.0.1:4000' }).comprehend).toBe(true);
  expect(readConfig({ AUSKUNFT_COMPREHEND: 'off' }).comprehend).toBe(false);
});

test('the report can go to a channel of its own', () => {
  const { slack: config } = readConfig({ ...slack, SLACK_REPORT_CHANNEL: 'C0REPORT' });
  expect(config).toMatchObject({ channel: 'C0TEST', reportChannel: 'C0REPORT' });
});

test('the address at which people reach us is one, or there is none', () => {
  expect(ownAddress({ AUSKUNFT_URL: 'https://desk.example/' })).toBe('https://desk.example');
  expect(ownAddress({ AUSKUNFT_URL: '' })).toBeNull();
  expect(ownAddress({})).toBeNull();
  expect(() => ownAddress({ AUSKUNFT_URL: 'desk.example' })).toThrow('AUSKUNFT_URL is no http address: desk.example');
});

test('an exercise is one only where it is switched on', () => {
  expect(readConfig({ AUSKUNFT_PRACTICE: 'on' })).toMatchObject({ practice: true, table: 'auskunft-practice' });
  expect(readConfig({ AUSKUNFT_PRACTICE: 'on', AUSKUNFT_TABLE: 'another' }).table).toBe('another');
  // Whoever means an exercise and says so in other words must not write to real patrons.
  expect(problems({ AUSKUNFT_PRACTICE: '1' })).toEqual(['AUSKUNFT_PRACTICE is on or not set at all: 1']);
});

test('an empty variable is as none', () => {
  const empty = Object.fromEntries(
    [
      ...Object.keys({ ...x, ...slack }),
      'X_API_URL',
      'SLACK_API_URL',
      'AUSKUNFT_TABLE',
      'AUSKUNFT_LIBRARY',
      'AUSKUNFT_REPORTS',
      'SLACK_REPORT_CHANNEL',
    ].map((name) => [name, '']),
  );
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test.each(Object.keys(x))('without %s the missing name is told, and what else to unset', (name) => {
  const { [name]: _, ...rest } = x as Record<string, string>;
  expect(problems(rest)).toEqual([`Missing ${name}; unset ${Object.keys(rest).join(', ')} to use the simulator.`]);
});

test('an address without credentials names all that is missing', () => {
  expect(problems({ X_API_URL: 'http://127.0.0.1:4000' })).toEqual([
    'Missing X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN, X_ACCESS_SECRET; unset X_API_URL to use the simulator.',
  ]);
  expect(problems({ SLACK_API_URL: 'http://127.0.0.1:4000' })).toEqual([
    'Missing SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_CHANNEL; unset SLACK_API_URL to use the simulator.',
  ]);
});

test('the problems of both sides are told at once', () => {
  expect(problems({ X_APP_KEY: 'not-a-real-key', X_API_URL: 'nowhere', SLACK_CHANNEL: 'C0TEST' })).toEqual([
    'X_API_URL is no http address: nowhere',
    'Missing X_APP_SECRET, X_ACCESS_TOKEN, X_ACCESS_SECRET; unset X_APP_KEY, X_API_URL to use the simulator.',
    'Missing SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET; unset SLACK_CHANNEL to use the simulator.',
  ]);
});

test.each(['localhost:4000', 'ftp://x.example', 'x.example', '//x.example'])('%s is no address', (url) => {
  expect(problems({ ...x, X_API_URL: url })).toEqual([`X_API_URL is no http address: ${url}`]);
});

test('a secret is never told with the problem', () => {
  const told = problems({ ...x, X_APP_KEY: '', SLACK_BOT_TOKEN: 'xoxb-not-a-real-token' }).join('\n');
  expect(told).toContain('X_APP_KEY');
  for (const value of ['not-a-real-secret', 'not-a-real-token', 'xoxb']) expect(told).not.toContain(value);
});
