/**
 * What each function may do, written out by hand. What its trigger needs besides (to read the stream or the queue)
 * stands with the triggers; nothing else is granted anywhere.
 */
import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from '../core/flow.ts';
import { attendIndex, type TheTable } from './table.ts';

type ItemAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';
/** How the partition key of an item begins, or all of it. */
type Items =
  | 'THREAD#*'
  | 'CASE#*'
  | 'SEEN#*'
  | 'CONV#*'
  | 'TALK#*'
  | 'PERSON#*'
  | 'MUTE#*'
  | 'BUNDLE#*'
  | 'CURSOR#*'
  | 'ONCE#*'
  | 'SPEND#*'
  | 'INTAKE#*'
  | 'LESSON'
  | 'LIBRARY'
  | 'ROTA'
  | 'SETTING';

interface Rights {
  /** A transaction needs the actions of its writes. Conversations' threads, audit and messages share THREAD#. */
  items: Partial<Record<Items, readonly ItemAction[]>>;
  /** May query the index of what is outstanding, what waits for review included. */
  outstanding?: true;
  secrets?: true;
  wakesSend?: true;
  comprehend?: true;
  /** Finished reports. */
  reports?: 'keeps' | 'reads';
}

/** Moving a thread along: its case is read with it and written in the same transaction. */
const moves = {
  'THREAD#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
  'CASE#*': ['PutItem', 'DeleteItem'],
} as const satisfies Rights['items'];

/** Storing what a patron wrote: `poll`, and `send` when the patron edited meanwhile. */
const intake = {
  'SEEN#*': ['BatchGetItem', 'PutItem'],
  'CONV#*': ['GetItem', 'PutItem'],
  'TALK#*': ['PutItem'],
  'PERSON#*': ['PutItem'],
  'SPEND#*': ['UpdateItem'],
  ...moves,
} as const satisfies Rights['items'];

const rights: Record<FunctionName, Rights> = {
  poll: {
    // Answers given by hand are counted in service time, by the hours as they are now.
    items: { ...intake, 'CURSOR#*': ['GetItem', 'UpdateItem'], 'INTAKE#*': ['UpdateItem'], LIBRARY: ['Query'] },
    secrets: true,
  },
  triage: {
    items: {
      ...moves,
      'TALK#*': ['Query'],
      'MUTE#*': ['GetItem'],
      'BUNDLE#*': ['UpdateItem'],
      LESSON: ['UpdateItem', 'DeleteItem'],
      LIBRARY: ['Query'],
      ROTA: ['Query'],
    },
    outstanding: true,
    // What is said while the service is closed goes out by send.
    wakesSend: true,
    comprehend: true,
  },
  card: {
    items: {
      'THREAD#*': ['Query', 'UpdateItem'],
      'TALK#*': ['Query'],
      'PERSON#*': ['Query'],
      'BUNDLE#*': ['GetItem', 'UpdateItem'],
      // Whom danger has reached already.
      'ONCE#*': ['GetItem', 'UpdateItem'],
      // Who of the leads is at work: by the rota, and the service's hours as they are now.
      LIBRARY: ['Query'],
      ROTA: ['Query'],
      SETTING: ['GetItem'],
    },
    secrets: true,
  },
  slack: {
    items: {
      ...moves,
      'TALK#*': ['Query'],
      'MUTE#*': ['GetItem', 'PutItem', 'DeleteItem'],
      'SPEND#*': ['UpdateItem'],
      // Which shifts were offered in the channel.
      'ONCE#*': ['UpdateItem'],
      LESSON: ['Query', 'UpdateItem', 'DeleteItem'],
      LIBRARY: ['Query', 'UpdateItem'],
      ROTA: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      SETTING: ['GetItem', 'PutItem'],
    },
    outstanding: true,
    secrets: true,
    wakesSend: true,
    // For whoever has a link.
    reports: 'reads',
  },
  send: {
    items: {
      ...intake,
      // The service's hours, which leads may have changed, say when to remind of an interim answer.
      LIBRARY: ['Query'],
      // Whoever is muted is not told that the service is closed.
      'MUTE#*': ['GetItem'],
      SETTING: ['GetItem'],
    },
    secrets: true,
    wakesSend: true,
  },
  tick: {
    items: {
      ...moves,
      LIBRARY: ['Query', 'UpdateItem'],
      // Which answers that ran out were told.
      'ONCE#*': ['UpdateItem'],
      // Offers that nobody took end, and the user group follows duty.
      ROTA: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      SETTING: ['GetItem', 'UpdateItem'],
    },
    outstanding: true,
    secrets: true,
    wakesSend: true,
  },
  report: {
    items: {
      // How many people had a shift is kept beside the cases.
      'CASE#*': ['Query', 'BatchGetItem', 'PutItem'],
      'SPEND#*': ['BatchGetItem'],
      'INTAKE#*': ['BatchGetItem'],
      LESSON: ['Query'],
      // The service's hours as they are now, and who had which shift.
      LIBRARY: ['Query'],
      ROTA: ['Query'],
      // Which week was posted.
      'ONCE#*': ['UpdateItem'],
    },
    secrets: true,
    reports: 'keeps',
  },
};

/** In the stage for exercises, `tick` tells how one went, once, and `slack` begins it anew. */
const inPractice: Partial<Record<FunctionName, Rights['items']>> = {
  tick: { 'CURSOR#*': ['GetItem'] },
  slack: { 'CURSOR#*': ['UpdateItem'] },
};

export function rightsOf(name: FunctionName, practice: boolean): Rights {
  const { items, ...may } = rights[name];
  return practice ? { ...may, items: { ...items, ...inPractice[name] } } : rights[name];
}

/** @param secrets name of the parameter with the credentials */
export function grant(fn: Lambda, { items, ...may }: Rights, table: TheTable, sendQueue: Queue, secrets: string): void {
  const allow = (actions: string[], resource: string, conditions?: Record<string, unknown>) =>
    fn.addToRolePolicy(new PolicyStatement({ actions, resources: [resource], ...(conditions ? { conditions } : {}) }));

  for (const [keys, actions] of Object.entries(items)) {
    const named = actions.map((action) => `dynamodb:${action}`);
    allow(named, table.tableArn, { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] } });
  }
  if (may.outstanding) allow(['dynamodb:Query'], `${table.tableArn}/index/${attendIndex}`);
  if (may.wakesSend) allow(['sqs:SendMessage'], sendQueue.queueArn);
  if (may.secrets) {
    const resourceName = secrets.slice(1);
    // Encrypted with the account's own aws/ssm key, whose policy lets whoever may read the parameter decrypt it.
    allow(['ssm:GetParameter'], Stack.of(fn).formatArn({ service: 'ssm', resource: 'parameter', resourceName }));
  }
  if (may.comprehend) {
    allow(['comprehend:DetectDominantLanguage', 'comprehend:DetectSentiment'], '*');
    if (fn.role) {
      Validations.of(fn.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Both detections of Comprehend read the text they are given and have no resource to name.',
      });
    }
  }
}
