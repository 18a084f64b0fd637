/** How JavaScript's values become items: what is undefined is left out. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The options come to lie on the client itself, which several ports share: so they are the same for all. */
export function documentsOf(client: DynamoDBClient): DynamoDBDocumentClient {
  // It copies every answer for a log that nobody keeps: a fifth of what it costs to read many items.
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
