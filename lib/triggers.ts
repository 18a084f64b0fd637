/** What wakes a function, as the flow says. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  FilterCriteria,
  type FunctionUrl,
  FunctionUrlAuthType,
  type Function as Lambda,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Trigger } from '../core/flow.ts';
import { failedWakes } from './queue.ts';
import type { TheTable } from './table.ts';

type Of<Kind extends Trigger['kind']> = Extract<Trigger, { kind: Kind }>;

/** One schedule per input, of minutes that divide an hour. A run that is missed is made up for by the next. */
export function onSchedule(fn: Lambda, { everyMinutes, inputs }: Of<'schedule'>): void {
  const scope = fn.node.scope ?? fn;
  const role = new Role(scope, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(fn).account } },
    }),
    inlinePolicies: {
      invoke: new PolicyDocument({
        statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] })],
      }),
    },
  });
  for (const input of inputs) {
    new CfnSchedule(scope, 'source' in input ? `Schedule-${input.source}` : 'Schedule', {
      // By the clock, not by when it was deployed: what is due on the hour is not to wait for the next quarter.
      scheduleExpression: everyMinutes === 1 ? 'rate(1 minute)' : `cron(0/${everyMinutes} * * * ? *)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(input),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
  }
}

/**
 * One of the stream's readers; AWS allows two.
 * @returns the queue of what was given up: it names places in the stream, without the items themselves
 */
export function onStream(
  fn: Lambda,
  { where, batchSize, parallel, retries }: Of<'stream'>,
  { tableStreamArn }: TheTable,
): Queue {
  if (!tableStreamArn) throw new Error('The table has no stream to wake by.');
  const missed = failedWakes(fn.node.scope ?? fn, 'Missed');
  Validations.of(missed).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself where a stream mapping leaves what it gave up; nothing reads it but the operator.',
  });
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        (action) => `dynamodb:${action}`,
      ),
      resources: [tableStreamArn],
    }),
  );
  fn.addEventSourceMapping('Stream', {
    eventSourceArn: tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: imagePattern(where) } })],
    batchSize,
    parallelizationFactor: parallel,
    retryAttempts: retries,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    maxRecordAge: Duration.minutes(5), // whatever is older, `tick` has woken anew
    onFailure: new SqsDlq(missed),
  });
  return missed;
}

/** `{ status: 'new' }` → `{ status: { S: ['new'] } }`: the item as the stream writes it. */
function imagePattern(where: Of<'stream'>['where']): Record<string, unknown> {
  const asStored = (value: string | boolean) => (typeof value === 'string' ? { S: [value] } : { BOOL: [value] });
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [name, asStored(value)]));
}

/** One wake-up a run, so that one thread's failure repeats no other's reply; two at once, out of care for X's limits. */
export function onQueue(fn: Lambda, queue: Queue): void {
  fn.addEventSource(new SqsEventSource(queue, { batchSize: 1, maxConcurrency: 2 }));
}

/** Open to everybody, since Slack cannot sign as AWS wants: the function itself checks Slack's signature first. */
export function onUrl(fn: Lambda): FunctionUrl {
  return fn.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
}
