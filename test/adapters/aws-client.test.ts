import { createServer } from 'node:http';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { awsClient, promptClient } from '../../functions/aws-client.ts';

test('a server of AWS that takes a request and never answers is given up', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const client = new SQSClient({
    ...promptClient,
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'send' }))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  expect(awsClient.requestHandler).toMatchObject({ throwOnRequestTimeout: true });
});
