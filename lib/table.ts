/** The one table. Keys and index are those that the adapter creates in a local database. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

export const attendIndex = 'attend';

/** What the functions have to know of it. */
export interface TheTable {
  tableName: string;
  tableArn: string;
  tableStreamArn?: string | undefined;
}

/** A table brought back from a backup, with its stream switched on again. */
export interface RestoredTable {
  tableArn: string;
  tableStreamArn: string;
}

/**
 * The table, encrypted with the key that AWS owns. It outlives the stack, cannot be deleted by mistake and can be set
 * back to any second of the last 35 days.
 * @param restored takes its place; the stack's own then stays in the account, out of use
 */
export function theTable(scope: Construct, restored?: RestoredTable): TheTable {
  if (restored) return Table.fromTableAttributes(scope, 'RestoredTable', { ...restored, globalIndexes: [attendIndex] });
  const table = new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'ttl',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: attendIndex,
    partitionKey: { name: 'attend', type: AttributeType.STRING },
    sortKey: { name: 'attendAt', type: AttributeType.NUMBER },
  });
  return table;
}
