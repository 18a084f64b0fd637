/** The delay queue that wakes `send` when the undo window is over. */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Later } from '../../steps/ports.ts';

/** SQS delays no message for longer. */
const longestDelaySeconds = 900;

export function sqsLater(client: SQSClient, queueUrl: string): Later {
  return {
    async send(id, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: id,
          DelaySeconds: Math.max(0, Math.min(longestDelaySeconds, Math.ceil(delaySeconds))),
        }),
      );
    },
  };
}
