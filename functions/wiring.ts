/**
 * Config → adapters. Each part is made once and only for the functions that ask for it, so that a bundle carries and a
 * cold start loads no more than its function uses.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { comprehendClient, comprehendTagger } from '../adapters/comprehend/tagger.ts';
import { dynamoCases } from '../adapters/dynamodb/cases.ts';
import { dynamoLibraryChanges } from '../adapters/dynamodb/library-changes.ts';
import { dynamoRotas } from '../adapters/dynamodb/rotas.ts';
import { dynamoThreads } from '../adapters/dynamodb/threads.ts';
import { readLibrary } from '../adapters/files/library.ts';
import { problemLine } from '../adapters/files/library-problem.ts';
import { readModel } from '../adapters/files/model.ts';
import { practiceChannels } from '../adapters/practice/channels.ts';
import { slackDesk } from '../adapters/slack/desk.ts';
import { sqsLater } from '../adapters/sqs/later.ts';
import { readSecrets } from '../adapters/ssm/secrets.ts';
import { xChannels } from '../adapters/x/channels.ts';
import { xCounting } from '../adapters/x/counting.ts';
import { answersAt, frequenciesOf } from '../core/answer-search.ts';
import { makeDraft, wordingOf } from '../core/draft.ts';
import { dueAt, type ServiceCalendar, serviceCalendar, serviceState } from '../core/hours.ts';
import { predictIntent } from '../core/intent.ts';
import type { Library } from '../core/library.ts';
import { redact } from '../core/privacy.ts';
import { publicData } from '../core/public-data.ts';
import { deviceTagger, judgeAll } from '../core/tagger.ts';
import type { Deps } from '../steps/deps.ts';
import type { Counting, Drafter } from '../steps/ports.ts';
import { awsClient, promptClient, requestTimeout } from './aws-client.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { currentLibrary } from './current-library.ts';
import { log } from './log.ts';

/** Deployed, the secrets lie in one SSM SecureString; locally they are in the environment. */
const config = once(async (): Promise<Config> => {
  const { AUSKUNFT_SECRETS: parameter } = process.env;
  const secrets = parameter ? await readSecrets(new SSMClient(awsClient), parameter) : {};
  return readConfig({ ...process.env, ...secrets });
});

/** With how common its words are, as compiled: else that would be counted anew for each change that a lead makes. */
export const library = once(async () => {
  const reading = await readLibrary((await config()).library);
  if (reading.kind === 'ok') return { ...reading.library, frequencies: frequenciesOf(reading.library) };
  throw new ConfigError(`The library's files are broken:\n${reading.problems.map(problemLine).join('\n')}`);
});

const table = once(async () => {
  const { table } = await config();
  return { client: new DynamoDBClient(awsClient), table, clock: Date.now };
});

const changes = once(async () => dynamoLibraryChanges(await table()));

const current = once(async () => currentLibrary(await library(), await changes(), Date.now));

type Base = Omit<Deps, 'channels' | 'tagger' | 'drafter' | 'desk' | 'later'>;

export const base = once(async (): Promise<Base> => {
  const files = await library();
  const { settings } = files;
  const { practice } = await config();
  const { firstAnswerMinutes } = settings.target;
  const now = await current();
  const clockFace = new Intl.DateTimeFormat('de-DE', { timeStyle: 'short', timeZone: settings.timezone });
  return {
    clock: Date.now,
    log,
    owner: randomUUID,
    secret: () => randomBytes(32).toString('base64url'),
    threads: dynamoThreads({
      ...(await table()),
      log,
      dmConsentRequired: settings.dmConsent === 'required',
      zone: settings.timezone,
    }),
    cases: dynamoCases(await table()),
    libraryChanges: await changes(),
    rotas: dynamoRotas(await table()),
    rota: (await library()).rota,
    calendar: async () => calendarOf(await now.recent()),
    settings: { ...settings, ...settings.target, closedNotice: settings.closedNotice, practice },
    // A service that never opens has no due time of its own: the plain minutes then.
    dueAt: async (at) =>
      dueAt(calendarOf(await now.recent()), at, firstAnswerMinutes) ?? at + firstAnswerMinutes * 60_000,
    inService: async (at) => serviceState(calendarOf(await now.recent()), at).open,
    library: now.recent,
    wallClock: (at) => clockFace.format(at),
    redact: (text, before = []) => redact(text, { before, now: Date.now(), isPublic: publicData(files) }),
  };
});

const calendars = new WeakMap<Library, ServiceCalendar>();
function calendarOf(library: Library): ServiceCalendar {
  const calendar = calendars.get(library) ?? serviceCalendar(library.settings);
  calendars.set(library, calendar);
  return calendar;
}

/** In an exercise nothing reaches X, whatever credentials are at hand. */
export const x = once(() => xWith(requestTimeout));
/** For pictures, for which somebody waits in Slack: the function ends after 10 s. */
export const promptX = once(() => xWith(5_000));

async function xWith(timeoutMs: number): Promise<Pick<Deps, 'channels'>> {
  const { practice } = await config();
  return { channels: practice ? practiceChannels() : xChannels({ ...(await part('x')), timeoutMs }) };
}

export const desk = once(() => deskWith(5_000));
/** For answers to clicks: Slack waits 3 s for them, so no call of ours may take half of that. */
export const promptDesk = once(() => deskWith(1_200));

async function deskWith(timeoutMs: number): Promise<Pick<Deps, 'desk'>> {
  const { settings } = await library();
  return { desk: slackDesk({ ...(await part('slack')), language: settings.staffLanguage, timeoutMs }) };
}

export const queue = once(() => queueWith(awsClient));
/** For approvals, for which Slack waits. */
export const promptQueue = once(() => queueWith(promptClient));

async function queueWith(client: SQSClientConfig): Promise<Pick<Deps, 'later'>> {
  const { sendQueueUrl } = await config();
  if (sendQueueUrl === null) throw new ConfigError('Missing AUSKUNFT_SEND_QUEUE_URL.');
  return { later: sqsLater(new SQSClient(client), sendQueueUrl) };
}

/** What fits is counted the same way in an exercise. */
const drafting = once(async (): Promise<Pick<Deps, 'drafter'> & { channels: Counting }> => {
  const { fresh, recent } = await current();
  return {
    channels: xCounting,
    drafter: {
      draft: async (asked, tag, now) => makeDraft(await fresh(), asked, tag, now),
      answers: async (now) =>
        answersAt(await recent(), now).map(({ id, title, intents: [topic] }) => ({ id, title, topic: topic ?? '' })),
      wording: async (answerId, reader, now) => wordingOf(await recent(), answerId, reader, now),
    },
  };
});

/** The library as deployed, and drafts from what is in force. */
export const content = once(async () => ({ files: await library(), ...(await drafting()) }));

export const tagging = once(async (): Promise<Pick<Deps, 'tagger' | 'drafter'> & { channels: Counting }> => {
  const { library: path, comprehend } = await config();
  // A compiled library has its trained model beside it; a folder is trained from its examples.
  const model = await readModel(path.endsWith('.json') ? join(dirname(path), 'model.deflate') : await library());
  const tagger = comprehend
    ? comprehendTagger({
        device: (messages, before) => judgeAll(model, messages, before),
        client: comprehendClient(),
        log,
      })
    : deviceTagger(model);
  const { drafter, channels } = await drafting();
  const judged = (text: string) => predictIntent(model.intents, text);
  const draft: Drafter['draft'] = (asked, tag, now, named = false) =>
    drafter.draft(named ? asked : { ...asked, judge: judged }, tag, now);
  return { tagger, channels, drafter: { ...drafter, draft } };
});

/** Where finished reports lie, as `openArchive` takes it. */
export async function reportsPlace(): Promise<string> {
  const { reports } = await config();
  if (reports === null) throw new ConfigError('Missing AUSKUNFT_REPORTS: a bucket, as s3://name, or a folder.');
  return reports;
}

export const signingSecret = async (): Promise<string> => (await part('slack')).signingSecret;

async function part<Name extends 'x' | 'slack'>(name: Name): Promise<NonNullable<Config[Name]>> {
  const found = (await config())[name];
  if (!found) throw new ConfigError(`No credentials of ${name === 'x' ? 'X' : 'Slack'} are set for this function.`);
  return found;
}

/** What failed once is tried again at the next call: a Lambda may outlive a hiccup of its secrets. */
/* @__NO_SIDE_EFFECTS__ */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
