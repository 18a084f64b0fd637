/** The delay queue that wakes `send` when the undo window is over. Its messages hold a thread's id and nothing else. */
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FlowFunction } from '../core/flow.ts';

const secure = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

export interface SendQueue {
  queue: Queue;
  /** Wake-ups that were tried in vain. */
  failed: Queue;
}

export function sendQueue(scope: Construct, flow: readonly FlowFunction[]): SendQueue {
  const seconds = Math.max(
    ...flow.map(({ trigger, timeoutSeconds }) => (trigger.kind === 'queue' ? timeoutSeconds : 0)),
  );
  const failed = failedWakes(scope, 'SendFailed');
  const queue = new Queue(scope, 'Send', {
    ...secure,
    // Lambda's own advice: six times the function's timeout, or a wake-up may come twice while the first still runs.
    visibilityTimeout: Duration.seconds(6 * seconds),
    deadLetterQueue: { queue: failed, maxReceiveCount: 5 },
  });
  return { queue, failed };
}

/** Keeps for two weeks what could not be delivered, so that somebody can look why. */
export function failedWakes(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { ...secure, retentionPeriod: Duration.days(14) });
}
