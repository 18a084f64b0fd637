/** What the parts of the `Threads` port share. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../steps/ports.ts';

export interface Store {
  client: DynamoDBDocumentClient;
  table: string;
  clock: Clock;
  dmConsentRequired: boolean;
  /** The library's, IANA name: a case belongs to the week of its arrival there. */
  zone: string;
}
