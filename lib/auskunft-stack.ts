/** Everything that Auskunft is in AWS: one table, one queue, one bucket, and each function of the flow with what wakes it. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { flow } from '../core/flow.ts';
import {
  alarmWhenFailing,
  alarmWhenGap,
  alarmWhenLeftOver,
  alarmWhenQueueFails,
  alarmWhenRefused,
  alarmWhenSilent,
  alarmWhenStreamFails,
  operatorTopic,
} from './alarms.ts';
import { grantReports, reportArchive } from './archive.ts';
import { compileContent } from './bundling.ts';
import { functionOf } from './function.ts';
import { grant, rightsOf } from './permissions.ts';
import { sendQueue } from './queue.ts';
import { secretsParameter } from './secrets-parameter.ts';
import { type RestoredTable, theTable } from './table.ts';
import { onQueue, onSchedule, onStream, onUrl } from './triggers.ts';

export interface AuskunftProps extends StackProps {
  /** Who gets the alarms; nobody until it is set. */
  alarmEmail?: string;
  /** True where the account's quota lets functions keep a part of it for themselves. */
  reservedConcurrency: boolean;
  /** True for the stage in which staff practise: scripted patrons, a Slack channel of its own, nothing goes out. */
  practice?: boolean;
  /** Changes when secrets were rotated: every function that uses them then starts anew. */
  secretsVersion?: string;
  restoredTable?: RestoredTable;
}

export class AuskunftStack extends Stack {
  constructor(scope: Construct, id: string, props: AuskunftProps) {
    super(scope, id, props);
    if (this.bundlingRequired) compileContent();

    // The context that names a restored table is about the real stage's.
    const table = theTable(this, props.practice ? undefined : props.restoredTable);
    const sending = sendQueue(this, flow);
    const archive = reportArchive(this);
    const operator = operatorTopic(this, props.alarmEmail);

    const parameter = secretsParameter[props.practice ? 'practice' : 'live'];

    const links: { url: string; from: Lambda[] } = { url: '', from: [] };
    for (const spec of flow) {
      const { name, trigger } = spec;
      const allowed = rightsOf(name, props.practice === true);
      const { secrets, wakesSend, comprehend, reports } = allowed;
      const { fn, logs } = functionOf(this, spec, props.reservedConcurrency, {
        AUSKUNFT_TABLE: table.tableName,
        AUSKUNFT_LIBRARY: 'library.json',
        ...(wakesSend ? { AUSKUNFT_SEND_QUEUE_URL: sending.queue.queueUrl } : {}),
        ...(secrets ? { AUSKUNFT_SECRETS: parameter } : {}),
        ...(secrets && props.secretsVersion ? { AUSKUNFT_SECRETS_VERSION: props.secretsVersion } : {}),
        ...(props.practice ? { AUSKUNFT_PRACTICE: 'on' } : {}),
        ...(comprehend ? { AUSKUNFT_COMPREHEND: 'on' } : {}),
        ...(reports ? { AUSKUNFT_REPORTS: `s3://${archive.bucketName}` } : {}),
      });
      grant(fn, allowed, table, sending.queue, parameter);
      if (reports) grantReports(fn, reports, archive);
      if (reports === 'keeps') links.from.push(fn);
      alarmWhenFailing(operator, spec, fn);
      alarmWhenLeftOver(operator, spec, logs);
      // What happens to a click is told to whoever clicked; the same credentials fail in the others too.
      if (secrets && trigger.kind !== 'url') alarmWhenRefused(operator, spec, logs);

      switch (trigger.kind) {
        case 'schedule': {
          onSchedule(fn, trigger);
          const sources = trigger.inputs.flatMap((input) => ('source' in input ? [input.source] : []));
          for (const source of sources) alarmWhenSilent(operator, spec, logs, source);
          if (sources.length > 0) alarmWhenGap(operator, spec, logs);
          break;
        }
        case 'stream':
          alarmWhenStreamFails(operator, spec, fn, onStream(fn, trigger, table));
          break;
        case 'queue':
          onQueue(fn, sending.queue);
          alarmWhenQueueFails(operator, spec, sending);
          break;
        case 'url': {
          const { url } = onUrl(fn);
          new CfnOutput(this, 'SlackRequestUrl', {
            value: `${url}slack/events`,
            description: 'The request URL of the Slack app: interactivity, the command and events.',
          });
          links.url = url;
        }
      }
    }
    // Whoever is given a link to a report follows it to the one function that is open to everybody.
    for (const fn of links.from) fn.addEnvironment('AUSKUNFT_URL', links.url);
  }
}
