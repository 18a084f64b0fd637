/** What the operator is told about, each with what patrons notice and what to do. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FlowFunction, FunctionName } from '../core/flow.ts';
import type { SendQueue } from './queue.ts';

const fiveMinutes = Duration.minutes(5);

/** Where alarms go. Not encrypted with a key of ours: they tell the state of the machinery, never of patrons. */
export function operatorTopic(stack: Stack, email: string | undefined): Topic {
  const topic = new Topic(stack, 'Operator', { displayName: 'Auskunft', enforceSSL: true });
  // Enforcing TLS gives the topic a policy of its own, in place of the one by which alarms of the account may publish.
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  if (email) topic.addSubscription(new EmailSubscription(email));
  return topic;
}

interface Watch {
  /** Ends the alarm's name: `Auskunft-poll-failing`. */
  about: string;
  metric: IMetric;
  /** Reaching this raises the alarm. */
  threshold: number;
  /** How many periods in a row; once by default. */
  periods?: number;
  /** How many of these periods; all of them by default. */
  ofThese?: number;
  whatToDo: string;
}

function watch(
  operator: Topic,
  { name, impact }: FlowFunction,
  { about, metric, threshold, periods = 1, ofThese = periods, whatToDo }: Watch,
  quiet?: { comparisonOperator: ComparisonOperator; treatMissingData: TreatMissingData },
): void {
  const alarm = new Alarm(operator.node.scope ?? operator, `${name}-${about}`, {
    alarmName: `${Stack.of(operator).stackName}-${name}-${about}`,
    alarmDescription: `${impact} ${whatToDo}`,
    metric,
    threshold,
    evaluationPeriods: periods,
    datapointsToAlarm: ofThese,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    ...quiet,
  });
  alarm.addAlarmAction(new SnsAction(operator));
  alarm.addOkAction(new SnsAction(operator));
}

/** Runs of five minutes that failed or that AWS refused to start: three, or one of a function that runs more seldom. */
export function alarmWhenFailing(operator: Topic, spec: FlowFunction, fn: Lambda): void {
  const metric = new MathExpression({
    // What only ever was refused has no figure for errors.
    expression: 'FILL(errors, 0) + FILL(throttles, 0)',
    usingMetrics: { errors: fn.metricErrors(), throttles: fn.metricThrottles() },
    period: fiveMinutes,
    label: 'failed or refused',
  });
  const { trigger } = spec;
  const seldom = trigger.kind === 'schedule' && trigger.everyMinutes > fiveMinutes.toMinutes();
  const whatToDo = 'Read the function’s log; if it began with a deployment, deploy the release before.';
  watch(operator, spec, { about: 'failing', metric, threshold: seldom ? 1 : 3, whatToDo });
}

/** A stream mapping that lags, or gave something up. `tick` goes on waking meanwhile, a minute or more later. */
export function alarmWhenStreamFails(operator: Topic, spec: FlowFunction, fn: Lambda, missed: Queue): void {
  watch(operator, spec, {
    about: 'lagging',
    metric: fn.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(1) }),
    threshold: 60_000, // ms
    periods: 5,
    whatToDo:
      'It comes after a minute or later. Read the function’s log and look whether the account’s quota is used up.',
  });
  watch(operator, spec, {
    about: 'missed',
    metric: missed.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'max' }),
    threshold: 1,
    whatToDo: 'A wake-up failed for good; tick repeats it. Read the function’s log, then purge the queue “Missed”.',
  });
}

export function alarmWhenQueueFails(operator: Topic, spec: FlowFunction, { queue, failed }: SendQueue): void {
  watch(operator, spec, {
    about: 'waiting',
    metric: queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: 'max' }),
    threshold: 1200, // seconds; a message may rest 900 s on purpose
    whatToDo: 'Wake-ups are not taken from the queue. Read the function’s log and look at its trigger.',
  });
  watch(operator, spec, {
    about: 'missed',
    metric: failed.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'max' }),
    threshold: 1,
    whatToDo: 'Five tries failed; tick repeats them. Read the function’s log, then purge the queue “SendFailed”.',
  });
}

/** What a run goes on without, and leaves to a later one. */
const leavesOver: Partial<Record<FunctionName, readonly string[]>> = {
  card: ['card.postponed'],
  slack: ['decide.notQueued'],
  tick: ['tick.failed', 'thread.unreadable'],
  report: ['report.postponed'],
};

/** What is left over again and again within an hour although the run itself succeeds: once is made up for. */
export function alarmWhenLeftOver(operator: Topic, spec: FlowFunction, logs: LogGroup): void {
  const events = leavesOver[spec.name];
  if (events === undefined) return;
  const pattern = FilterPattern.any(...events.map((event) => FilterPattern.stringValue('$.event', '=', event)));
  watch(operator, spec, {
    about: 'left-over',
    metric: counted(logs, 'LeftOver', `${spec.name}-left-over`, pattern),
    threshold: 1,
    periods: 12,
    ofThese: 3,
    whatToDo: `The same was tried in vain several times. Look for ${events.join(' and ')} in the function’s log.`,
  });
}

/** What the vendors refuse until a person does something: credentials, credit, the channel. */
export function alarmWhenRefused(operator: Topic, spec: FlowFunction, logs: LogGroup): void {
  const trouble = (kind: string) => FilterPattern.stringValue('$.trouble', '=', kind);
  const pattern = FilterPattern.any(trouble('unauthorized'), trouble('outOfCredit'));
  watch(operator, spec, {
    about: 'refused',
    metric: counted(logs, 'Refused', `${spec.name}-refused`, pattern),
    threshold: 1,
    whatToDo:
      'The log’s “detail” says whether X or Slack refused. Top up X’s credit, renew and rotate the secrets, or let the app into its channel.',
  });
}

/** A source that could not show everything back to where we had read. */
export function alarmWhenGap(operator: Topic, spec: FlowFunction, logs: LogGroup): void {
  watch(operator, spec, {
    about: 'gap',
    metric: counted(logs, 'Gap', `${spec.name}-gap`, FilterPattern.stringValue('$.event', '=', 'poll.gap')),
    threshold: 1,
    whatToDo: 'More came than X shows. Look through the mentions on X by hand for the time since the last poll.',
  });
}

/** No successful poll of a source for half an hour, for whatever reason. */
export function alarmWhenSilent(operator: Topic, spec: FlowFunction, logs: LogGroup, source: string): void {
  const pattern = FilterPattern.all(
    FilterPattern.stringValue('$.event', '=', 'poll.received'),
    FilterPattern.stringValue('$.source', '=', source),
  );
  const metric = counted(logs, `Received-${source}`, `${spec.name}-received-${source}`, pattern);
  const whatToDo = `Nothing was read from ${source} for 30 minutes. Read the log of poll and X’s status page.`;
  watch(
    operator,
    spec,
    { about: `silent-${source}`, metric, threshold: 1, periods: 6, whatToDo },
    { comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD, treatMissingData: TreatMissingData.BREACHING },
  );
}

/** How many log lines match within five minutes. */
function counted(logs: LogGroup, id: string, metricName: string, filterPattern: IFilterPattern): IMetric {
  const scope = logs.node.scope ?? logs;
  // Each stage counts for itself.
  const metricNamespace = Stack.of(logs).stackName;
  const filter = new MetricFilter(scope, id, { logGroup: logs, filterPattern, metricNamespace, metricName });
  return filter.metric({ statistic: 'sum', period: fiveMinutes });
}
