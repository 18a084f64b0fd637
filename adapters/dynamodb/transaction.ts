/** Writes that are one or none. A conflict of two transactions is retried; a condition that fails is an outcome. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Written } from '../../steps/threads.ts';

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

export const attempts = 8;

/** Grows with what was tried in vain. */
export const pauseAfter = (attempt: number) => wait(Math.random() * 10 * 2 ** attempt);

/**
 * Writes all or nothing.
 * @returns lost when a condition failed: somebody else was first
 * @throws what the database throws otherwise, also when transactions still conflict after eight tries
 */
export function transact(client: DynamoDBDocumentClient, writes: Writes): Promise<Written> {
  return retried(() => client.send(new TransactWriteCommand({ TransactItems: writes })));
}

/** One conditional update, with the same outcomes as `transact`. */
export function update(client: DynamoDBDocumentClient, input: UpdateCommandInput): Promise<Written> {
  return retried(() => client.send(new UpdateCommand(input)));
}

async function retried(write: () => Promise<unknown>): Promise<Written> {
  for (let attempt = 1; ; attempt++) {
    try {
      await write();
      return 'written';
    } catch (error) {
      if (conditionFailed(error)) return 'lost';
      if (!conflicted(error) || attempt === attempts) throw error;
      await pauseAfter(attempt);
    }
  }
}

function conditionFailed(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException) return true;
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed')
  );
}

function conflicted(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'TransactionConflict')
  );
}
