/**
 * `npm run secrets`: stores the credentials of X and Slack as the one SecureString that the deployed functions read.
 * They come from the environment, as JSON on standard input, or are asked for; what is stored already stays. Values are
 * never shown. Names given as arguments are asked for anew: `npm run secrets -- SLACK_BOT_TOKEN`. With `--practice`, those
 * of the stage for exercises, which needs no X.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { readSecrets } from '../adapters/ssm/secrets.ts';
import { awsClient } from '../functions/aws-client.ts';
import { ConfigError, readConfig, slackNames, xNames } from '../functions/config.ts';
import { secretsParameter } from '../lib/secrets-parameter.ts';
import { readArguments, refuseArguments } from './usage.ts';

const optional = ['SLACK_REPORT_CHANNEL', 'X_API_URL', 'SLACK_API_URL'] as const;
const known: readonly string[] = [...xNames, ...slackNames, ...optional];

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const usage = 'npm run secrets -- [--practice] [NAME…]';
const {
  values: { practice: forPractice },
  positionals: anew,
} = readArguments(usage, {
  options: { practice: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const misspelt = anew.filter((name) => !known.includes(name));
if (misspelt.length > 0) refuseArguments(notKnown(misspelt), usage);

const needed: readonly string[] = forPractice ? slackNames : [...xNames, ...slackNames];
const parameter = secretsParameter[forPractice ? 'practice' : 'live'];

const Given = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

type Values = Record<string, string>;

const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'eu-central-1';
const client = new SSMClient({ ...awsClient, region });

await main().catch((error: unknown) => {
  const ofAws = error instanceof Error && error.name !== 'Error' && !(error instanceof ConfigError);
  const expired = ofAws && /credential|token|authoriz|security/i.test(`${error.name} ${error.message}`);
  console.error(error instanceof Error ? error.message : 'Something unknown went wrong.');
  if (expired) console.error('Sign in to AWS first, with rights to write parameters of SSM (see docs/operations.md).');
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const stored = await readStored();
  const given = { ...fromEnvironment(), ...(await fromInput()) };
  const kept = Object.fromEntries(Object.entries(stored).filter(([name]) => !anew.includes(name)));
  const values = { ...kept, ...given };
  const open = [...new Set([...needed.filter((name) => !values[name]), ...anew.filter((name) => !given[name])])];
  if (process.stdin.isTTY) Object.assign(values, await ask(open));
  const missing = open.filter((name) => !values[name]);
  if (missing.length > 0) {
    throw new Error(
      `Nothing was stored. Missing ${missing.join(', ')}: set them in the environment or give them as JSON.`,
    );
  }
  readConfig(values); // the functions will read it so
  const { Version: version } = await client.send(
    new PutParameterCommand({
      Name: parameter,
      Type: 'SecureString',
      Value: JSON.stringify(values),
      Overwrite: true,
      Description: 'Auskunft: credentials of X and Slack. Written by npm run secrets.',
    }),
  );
  console.log(`Stored ${Object.keys(values).length} values in ${parameter} (${region}), version ${version}.`);
  console.log(
    `Put them into use: npm run deploy -- ${forPractice ? '--context practice=on ' : ''}--context secretsVersion=${version}`,
  );
}

async function readStored(): Promise<Values> {
  try {
    return await readSecrets(client, parameter);
  } catch (error) {
    if (error instanceof ParameterNotFound) return {};
    throw error;
  }
}

function fromEnvironment(): Values {
  return Object.fromEntries(known.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** JSON by a pipe or a file; nothing when a person sits there. */
async function fromInput(): Promise<Values> {
  if (process.stdin.isTTY) return {};
  const text = (await process.stdin.setEncoding('utf8').toArray()).join('').trim();
  if (text === '') return {};
  const given = v.safeParse(Given, text);
  if (!given.success) throw new Error('Standard input must be a JSON object of names and values.');
  const strange = Object.keys(given.output).filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(notKnown(strange));
  return given.output;
}

function notKnown(names: readonly string[]): string {
  return `Unknown: ${names.join(', ')}. Known are: ${known.join(', ')}.`;
}

/** Asks without showing what is typed. */
async function ask(names: readonly string[]): Promise<Values> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answers: Values = {};
  for (const name of names) {
    process.stderr.write(`${name}: `);
    answers[name] = (await lines.question('')).trim();
    process.stderr.write('\n');
  }
  lines.close();
  return answers;
}
