/** Everything that Auskunft is in AWS: one table, one queue, and each function of the flow with what wakes it. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { flow } from '../core/flow.ts';
import { alarmWhenFailing, alarmWhenSilent, alarmWhenWakesAreMissed, alarmWhenWaiting, alarmWhenLogged } from './alarms.ts';
import { compileContent } from './bundling.ts';
import { functionOf } from './function.ts';
import { operatorTopic } from './operator.ts';
import { grant, rights, secretsParameter } from './permissions.ts';
import { sendQueue } from './queue.ts';
import { type RestoredTable, theTable } from './table.ts';
import { onQueue, onSchedule, onStream, onUrl } from './triggers.ts';

export interface AuskunftProps extends StackProps {
  /** Who gets the alarms; nobody until it is set. */
  alarmEmail?: string;
  /** True where the account's quota lets functions reserve a part of it. */
  reservedConcurrency: boolean;
  /** Changes when secrets were rotated, so that every function is started anew with them. */
  secretsVersion?: string;
  restoredTable?: RestoredTable;
}

export class AuskunftStack extends Stack {
  constructor(scope: Construct, id: string, props: AuskunftProps) {
    super(scope, id, props);
    if (this.bundlingRequired) compileContent();

    const table = theTable(this, props.restoredTable);
    const queue = sendQueue(this, flow);
    const operator = operatorTopic(this, props.alarmEmail);

    for (const spec of flow) {
      const { name, trigger } = spec;
      const { secrets, wakesSend, comprehend } = rights[name];
      const { fn, logs } = functionOf(this, spec, props.reservedConcurrency, {
        AUSKUNFT_TABLE: table.tableName,
        AUSKUNFT_LIBRARY: 'library.json',
        ...(wakesSend ? { AUSKUNFT_SEND_QUEUE_URL: queue.queueUrl } : {}),
        ...(secrets ? { AUSKUNFT_SECRETS: secretsParameter } : {}),
        ...(secrets && props.secretsVersion ? { AUSKUNFT_SECRETS_VERSION: props.secretsVersion } : {}),
        ...(comprehend ? { AUSKUNFT_COMPREHEND: 'on' } : {}),
      });
      grant(fn, rights[name], { table, queue });
      alarmWhenFailing(operator, spec, fn);
      if (secrets) alarmWhenLogged(operator, spec, logs, 'credentials');

      switch (trigger.kind) {
        case 'schedule':
          onSchedule(fn, trigger);
          break;
        case 'stream':
          alarmWhenWakesAreMissed(operator, spec, fn, onStream(fn, trigger, table));
          break;
        case 'queue':
          onQueue(fn, queue);
          alarmWhenWaiting(operator, spec, queue);
          break;
        case 'url':
          new CfnOutput(this, 'SlackRequestUrl', {
            value: `${onUrl(fn).url}slack/events`,
            description: 'The request URL of the Slack app: interactivity, the command and events.',
          });
      }
    }
  }
}
