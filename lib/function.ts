/** One function of the flow as a Lambda: the same runtime, log and role for all. */

import { join } from 'node:path';
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FlowFunction, Trigger } from '../core/flow.ts';
import { bundling, root } from './bundling.ts';

interface Made {
  fn: Lambda;
  logs: LogGroup;
}

/**
 * @param reserve whether it may keep its share of the account's concurrency for itself
 */
export function functionOf(
  stack: Stack,
  { name, trigger, timeoutSeconds, memoryMb, impact }: FlowFunction,
  reserve: boolean,
  environment: Record<string, string>,
): Made {
  const scope = new Construct(stack, name);
  const logs = new LogGroup(scope, 'Log', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  // The group exists already; AWS's managed policy would let it write to every group of the account.
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logs.logGroupArn],
    }),
  );
  const reserved = reserve ? reservedFor(trigger) : null;
  const fn = new NodejsFunction(scope, 'Function', {
    description: `Auskunft ${name}. When it fails: ${impact}`,
    entry: join(root, 'functions', `${name}.ts`),
    projectRoot: root,
    depsLockFilePath: join(root, 'package-lock.json'),
    bundling: bundling(name),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout: Duration.seconds(timeoutSeconds),
    memorySize: memoryMb,
    role,
    logGroup: logs,
    // Our own lines are JSON on stdout and stay as they are; errors and the platform's lines become JSON too.
    loggingFormat: LoggingFormat.JSON,
    environment,
    awsSdkConnectionReuse: false, // SDK 3 keeps connections anyway
    ...(reserved === null ? {} : { reservedConcurrentExecutions: reserved }),
  });
  // The next minute, the next tick or staff themselves come back anyway: an old call is worth nothing.
  fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  return { fn, logs };
}

/** One run of each input of a schedule, two senders, five clicks at once. Streams scale with what patrons write. */
function reservedFor(trigger: Trigger): number | null {
  switch (trigger.kind) {
    case 'schedule':
      return trigger.inputs.length;
    case 'queue':
      return 2;
    case 'url':
      return 5;
    case 'stream':
      return null;
  }
}
