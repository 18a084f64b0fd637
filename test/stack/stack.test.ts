import { Validations } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { flow, sendTimeoutSeconds } from '../../core/flow.ts';
import { caseExpires } from '../../core/retention.ts';
import { channelNames } from '../../core/thread.ts';
import { newApp, newStack, resourcesOf, synthesise } from './synthesised.ts';

let template: Template;

beforeAll(() => {
  template = synthesise({ alarmEmail: 'technik@buecherei.example' });
});

/** What the assertions of the CDK find, they tell by throwing. */
const has = (type: string, properties: object, from = template) =>
  expect(() => from.hasResourceProperties(type, properties)).not.toThrow();
const allHave = (type: string, properties: object) =>
  expect(() => template.allResourcesProperties(type, properties)).not.toThrow();

const typed = (type: string, from = template) => [...resourcesOf(from)].filter(([, { Type }]) => Type === type);
const alarms = () => typed('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

const Counted = v.object({ MetricTransformations: v.array(v.object({ MetricNamespace: v.string() })) });

/** Logical ids begin with the name of the function that a resource belongs to. */
const functionNameOf = (id: string) => flow.find(({ name }) => id.startsWith(`${name}Function`))?.name;

describe('the flow and the stack', () => {
  test('agree: every function of the flow is deployed, and nothing else', () => {
    const deployed = typed('AWS::Lambda::Function').map(([id]) => functionNameOf(id));
    expect(deployed.toSorted()).toEqual(flow.map(({ name }) => name).toSorted());
  });

  test.each(flow)('$name has its runtime, timeout, memory and a log of its own for 30 days', (spec) => {
    has('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp(`^Auskunft ${spec.name}\\.`),
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: spec.timeoutSeconds,
      MemorySize: spec.memoryMb,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp(`^${spec.name}Log`) } },
    });
    allHave('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  test('wake poll once a minute per source, tick once a minute, and report at each quarter of an hour', () => {
    const schedules = typed('AWS::Scheduler::Schedule').map(([id, { Properties }]) => {
      const target = v.parse(v.object({ Input: v.string() }), Properties.Target);
      return [id.replace(/Schedule.*/, ''), Properties.ScheduleExpression, target.Input];
    });
    expect(schedules.toSorted()).toEqual(
      [
        ...channelNames.map((source) => ['poll', 'rate(1 minute)', JSON.stringify({ source })]),
        ['report', 'cron(0/15 * * * ? *)', '{}'],
        ['tick', 'rate(1 minute)', '{}'],
      ].toSorted(),
    );
  });

  test('wake triage by new threads and card by stale cards, with two readers of the stream and never a third', () => {
    const mappings = typed('AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => 'FilterCriteria' in Properties,
    );
    expect(mappings).toHaveLength(2);
    const pattern = (image: object) => ({ Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: image } }) }] });
    for (const [name, image] of [
      ['triage', { status: { S: ['new'] } }],
      ['card', { cardStale: { BOOL: [true] } }],
    ] as const) {
      const trigger = flow.find((spec) => spec.name === name)?.trigger;
      if (trigger?.kind !== 'stream') throw new Error(`${name} is not woken by the stream`);
      has('AWS::Lambda::EventSourceMapping', {
        FunctionName: { Ref: Match.stringLikeRegexp(`^${name}Function`) },
        FilterCriteria: pattern(image),
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: trigger.batchSize,
        ParallelizationFactor: trigger.parallel,
        MaximumRetryAttempts: trigger.retries,
        MaximumRecordAgeInSeconds: 300,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${name}Missed`), 'Arn'] } },
        },
      });
    }
  });

  test('wake send from a queue that hides a wake-up for six of its timeouts and gives up after five tries', () => {
    has('AWS::SQS::Queue', {
      VisibilityTimeout: 6 * sendTimeoutSeconds,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
    });
    has('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp('^sendFunction') },
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  test('open one address, that of slack, and tell it as the request URL', () => {
    expect(typed('AWS::Lambda::Url')).toHaveLength(1);
    has('AWS::Lambda::Url', {
      AuthType: 'NONE',
      Cors: Match.absent(),
      TargetFunctionArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^slackFunction'), 'Arn'] },
    });
    template.hasOutput('SlackRequestUrl', {
      Value: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.anyValue(), 'FunctionUrl'] }, 'slack/events']] },
    });
    const anybody = typed('AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(anybody).toEqual([
      expect.objectContaining({ Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' }),
      expect.objectContaining({ Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true }),
    ]);
  });
});

describe('what is kept', () => {
  test('lies in a table that outlives the stack, is protected from deletion and can be set back in time', () => {
    expect(() =>
      template.hasResource('AWS::DynamoDB::Table', {
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          BillingMode: 'PAY_PER_REQUEST',
          TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
          StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        },
      }),
    ).not.toThrow();
  });

  test('is found by the keys and the index that the adapter uses', () => {
    has('AWS::DynamoDB::Table', {
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'attend', AttributeType: 'S' },
        { AttributeName: 'attendAt', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'attend',
          KeySchema: [
            { AttributeName: 'attend', KeyType: 'HASH' },
            { AttributeName: 'attendAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });

  test('moves encrypted: no queue and no topic takes anything over plain HTTP', () => {
    const queues = typed('AWS::SQS::Queue');
    allHave('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    expect(typed('AWS::SQS::QueuePolicy')).toHaveLength(queues.length);
    const refusesPlain = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    const document = { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(refusesPlain)]) } };
    allHave('AWS::SQS::QueuePolicy', document);
    allHave('AWS::SNS::TopicPolicy', document);
  });

  test('of finished reports lies in a bucket that nobody sees from outside, for as long as the figures', () => {
    expect(() =>
      template.hasResource('AWS::S3::Bucket', {
        DeletionPolicy: 'Retain',
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
          },
          LifecycleConfiguration: {
            Rules: [Match.objectLike({ ExpirationInDays: caseExpires(0) / 86_400, Status: 'Enabled' })],
          },
        },
      }),
    ).not.toThrow();
    expect(typed('AWS::S3::Bucket')).toHaveLength(1);
    const refusesPlain = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    has('AWS::S3::BucketPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(refusesPlain)]) },
    });
  });

  test('can come from a restored table, while the stack’s own is left as it is', () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/restored';
    const restored = synthesise({ restoredTable: { tableArn: arn, tableStreamArn: `${arn}/stream/1` } });
    expect(typed('AWS::DynamoDB::Table', restored)).toEqual([]);
    has('AWS::Lambda::EventSourceMapping', { EventSourceArn: `${arn}/stream/1` }, restored);
    for (const [, { Properties }] of typed('AWS::Lambda::Function', restored)) {
      expect(Properties.Environment).toEqual({ Variables: expect.objectContaining({ AUSKUNFT_TABLE: 'restored' }) });
    }
  });
});

describe('the environment', () => {
  const variables = () =>
    Object.fromEntries(
      typed('AWS::Lambda::Function').map(([id, { Properties }]) => {
        const { Variables } = v.parse(
          v.object({ Variables: v.record(v.string(), v.unknown()) }),
          Properties.Environment,
        );
        return [functionNameOf(id), Object.keys(Variables).toSorted()];
      }),
    );

  test('names the secrets only where a vendor is called, the queue only where send is woken', () => {
    const common = ['AUSKUNFT_LIBRARY', 'AUSKUNFT_TABLE'];
    expect(variables()).toEqual({
      poll: [...common, 'AUSKUNFT_SECRETS'].toSorted(),
      triage: [...common, 'AUSKUNFT_COMPREHEND', 'AUSKUNFT_SEND_QUEUE_URL'].toSorted(),
      card: [...common, 'AUSKUNFT_SECRETS'].toSorted(),
      slack: [...common, 'AUSKUNFT_REPORTS', 'AUSKUNFT_SECRETS', 'AUSKUNFT_SEND_QUEUE_URL'].toSorted(),
      send: [...common, 'AUSKUNFT_SECRETS', 'AUSKUNFT_SEND_QUEUE_URL'].toSorted(),
      tick: [...common, 'AUSKUNFT_SECRETS', 'AUSKUNFT_SEND_QUEUE_URL'].toSorted(),
      report: [...common, 'AUSKUNFT_REPORTS', 'AUSKUNFT_SECRETS', 'AUSKUNFT_URL'].toSorted(),
    });
  });

  test('tells report the address at which slack answers, and both the bucket that reports lie in', () => {
    const bucket = { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^Reports') }]] };
    has('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Auskunft report\\.'),
      Environment: {
        Variables: Match.objectLike({
          AUSKUNFT_URL: { 'Fn::GetAtt': [Match.stringLikeRegexp('^slackFunction'), 'FunctionUrl'] },
          AUSKUNFT_REPORTS: bucket,
        }),
      },
    });
    has('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Auskunft slack\\.'),
      Environment: { Variables: Match.objectLike({ AUSKUNFT_REPORTS: bucket }) },
    });
  });

  test('brings no secret into the template, whatever lies in the environment of whoever deploys', () => {
    const secret = 'xoxb-obviously-not-a-token';
    process.env.SLACK_BOT_TOKEN = secret;
    try {
      const text = JSON.stringify(synthesise().toJSON());
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/SLACK_|X_APP|X_ACCESS/);
    } finally {
      delete process.env.SLACK_BOT_TOKEN;
    }
  });

  test('changes with a new version of the secrets, so that functions start anew with them', () => {
    const rotated = synthesise({ secretsVersion: '4' });
    const starting = typed('AWS::Lambda::Function', rotated).filter(([, { Properties }]) =>
      JSON.stringify(Properties.Environment).includes('"AUSKUNFT_SECRETS_VERSION":"4"'),
    );
    expect(starting.map(([id]) => functionNameOf(id)).toSorted()).toEqual([
      ...['card', 'poll', 'report', 'send', 'slack', 'tick'],
    ]);
  });

  test('of the practice stage says so to every function, and knows no secret of the real one', () => {
    const practice = synthesise({ practice: true });
    const functions = typed('AWS::Lambda::Function', practice);
    expect(functions).toHaveLength(flow.length);
    for (const [, { Properties }] of functions) {
      expect(JSON.stringify(Properties.Environment)).toContain('"AUSKUNFT_PRACTICE":"on"');
    }
    const text = JSON.stringify(practice.toJSON());
    expect(text).toContain('/auskunft-practice/secrets');
    expect(text).not.toMatch(/\/auskunft\/secrets/);
    expect(JSON.stringify(synthesise().toJSON())).not.toContain('AUSKUNFT_PRACTICE');
  });

  test('of the practice stage counts apart, so that an exercise hides no silence of the real one', () => {
    const namespaces = (from: Template) =>
      new Set(
        typed('AWS::Logs::MetricFilter', from).flatMap(([, { Properties }]) =>
          v.parse(Counted, Properties).MetricTransformations.map(({ MetricNamespace }) => MetricNamespace),
        ),
      );
    expect(namespaces(synthesise())).toEqual(new Set(['Auskunft']));
    const practice = synthesise({ practice: true, stackName: 'AuskunftPractice' });
    expect(namespaces(practice)).toEqual(new Set(['AuskunftPractice']));
  });

  test('of the practice stage never touches a table of the real one, restored or not', () => {
    const arn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/restored';
    const restoredTable = { tableArn: arn, tableStreamArn: `${arn}/stream/1` };
    const practice = synthesise({ practice: true, restoredTable });
    expect(JSON.stringify(practice.toJSON())).not.toContain('restored');
    expect(typed('AWS::DynamoDB::Table', practice)).toHaveLength(1);
  });
});

describe('reserved concurrency', () => {
  const reserved = (from: Template) =>
    typed('AWS::Lambda::Function', from).flatMap(([id, { Properties }]) =>
      'ReservedConcurrentExecutions' in Properties
        ? [[functionNameOf(id), Properties.ReservedConcurrentExecutions]]
        : [],
    );

  test('is not asked of a new account, whose quota would refuse the deployment', () => {
    expect(reserved(template)).toEqual([]);
  });

  test('keeps room for each source, the senders and the clicks where it is switched on', () => {
    expect(Object.fromEntries(reserved(synthesise({ reservedConcurrency: true })))).toEqual({
      poll: 2,
      tick: 1,
      report: 1,
      send: 2,
      slack: 5,
    });
  });
});

describe('the operator', () => {
  test.each(flow)('learns when $name fails, in words that say what patrons notice', ({ name, impact }) => {
    const own = alarms().filter(({ AlarmName }) => String(AlarmName).startsWith(`Auskunft-${name}-`));
    expect(own.map(({ AlarmName }) => AlarmName)).toContain(`Auskunft-${name}-failing`);
    for (const { AlarmDescription } of own) {
      expect(AlarmDescription).toMatch(impact);
      expect(String(AlarmDescription).length).toBeGreaterThan(impact.length + 40);
    }
  });

  test('learns at once of a failure of what runs once a quarter, and of the third in five minutes of the rest', () => {
    for (const { name } of flow) {
      const Threshold = name === 'report' ? 1 : 3;
      has('AWS::CloudWatch::Alarm', { AlarmName: `Auskunft-${name}-failing`, Threshold, Period: Match.absent() });
    }
  });

  test('learns of lagging streams, missed wake-ups, a waiting queue, gaps, refusals, silence and what is left over', () => {
    const names = alarms().map(({ AlarmName }) => String(AlarmName).replace('Auskunft-', ''));
    const failing = flow.map(({ name }) => `${name}-failing`);
    expect(names.filter((name) => !failing.includes(name)).toSorted()).toEqual([
      'card-lagging',
      'card-left-over',
      'card-missed',
      'card-refused',
      'poll-gap',
      'poll-refused',
      'poll-silent-x-dm',
      'poll-silent-x-mention',
      'report-left-over',
      'report-refused',
      'send-missed',
      'send-refused',
      'send-waiting',
      'slack-left-over',
      'tick-left-over',
      'tick-refused',
      'triage-lagging',
      'triage-missed',
    ]);
  });

  test('learns of what is left over once that is no exception, however seldom a function runs', () => {
    for (const name of ['card', 'report', 'slack', 'tick']) {
      const AlarmName = `Auskunft-${name}-left-over`;
      has('AWS::CloudWatch::Alarm', { AlarmName, Period: 300, EvaluationPeriods: 12, DatapointsToAlarm: 3 });
    }
  });

  test('learns of runs that were only ever refused', () => {
    const Metrics = Match.arrayWith([Match.objectLike({ Expression: 'FILL(errors, 0) + FILL(throttles, 0)' })]);
    has('AWS::CloudWatch::Alarm', { AlarmName: 'Auskunft-poll-failing', Metrics });
  });

  test('hears from every alarm, when it begins and when it ends', () => {
    const operator = [{ Ref: expect.stringMatching(/^Operator/) }];
    for (const alarm of alarms()) expect(alarm).toMatchObject({ AlarmActions: operator, OKActions: operator });
    has('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'technik@buecherei.example',
    });
  });

  test('is reached at all: alarms may publish to the topic, although it has a policy of its own', () => {
    has('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
  });

  test('takes half an hour without a poll for silence, and no log line at all for the same', () => {
    for (const source of channelNames) {
      has('AWS::CloudWatch::Alarm', {
        AlarmName: `Auskunft-poll-silent-${source}`,
        Period: 300,
        EvaluationPeriods: 6,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
    }
  });

  test('is woken by the log lines that the functions write', () => {
    const patterns = typed('AWS::Logs::MetricFilter').map(([id, { Properties }]) => [
      id.replace(/(Refused|Gap|Received|LeftOver).*/, ''),
      Properties.FilterPattern,
    ]);
    const refused = '{ ($.trouble = "unauthorized") || ($.trouble = "outOfCredit") }';
    expect(patterns.toSorted()).toEqual(
      [
        ['card', refused],
        ['card', '{ $.event = "card.postponed" }'],
        ['report', '{ $.event = "report.postponed" }'],
        ['slack', '{ $.event = "decide.notQueued" }'],
        ['tick', '{ ($.event = "tick.failed") || ($.event = "thread.unreadable") }'],
        ['poll', '{ $.event = "poll.gap" }'],
        ['poll', refused],
        ...channelNames.map((source) => ['poll', `{ ($.event = "poll.received") && ($.source = "${source}") }`]),
        ['report', refused],
        ['send', refused],
        ['tick', refused],
      ].toSorted(),
    );
  });
});

describe('AWS’s solution checks', () => {
  function checked(change: (stack: ReturnType<typeof newStack>) => void = () => {}) {
    const app = newApp();
    const stack = newStack(app);
    change(stack);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
    return app.synth().getStackByName('Auskunft').template;
  }

  const Acknowledged = v.object({
    cdk_nag: v.object({ rules_to_suppress: v.array(v.object({ id: v.string(), reason: v.string() })) }),
  });

  test('pass, and each of the few findings that were acknowledged says why', () => {
    const Template = v.object({ Resources: v.record(v.string(), v.object({ Metadata: v.optional(v.unknown()) })) });
    const rules = Object.entries(v.parse(Template, checked()).Resources).flatMap(([id, { Metadata }]) =>
      v.is(Acknowledged, Metadata)
        ? Metadata.cdk_nag.rules_to_suppress.map((rule) => ({ ...rule, on: id.replace(/[0-9A-F]{8}$/, '') }))
        : [],
    );
    const reports = 'AwsSolutions-IAM5[Resource::<Reports.Arn>/reports/*]';
    const named = (id: string) => id.replace(/(<Reports)[0-9A-F]{8}/, '$1');
    expect(rules.map(({ id, on }) => `${on}: ${named(id)}`).toSorted()).toEqual(
      [
        'Reports: AwsSolutions-S1',
        'ReportsPolicy: AwsSolutions-S1',
        `reportRole: ${reports}`,
        `reportRoleDefaultPolicy: ${reports}`,
        `slackRole: ${reports}`,
        `slackRoleDefaultPolicy: ${reports}`,
        'cardMissed: AwsSolutions-SQS3',
        'cardMissedPolicy: AwsSolutions-SQS3',
        'triageMissed: AwsSolutions-SQS3',
        'triageMissedPolicy: AwsSolutions-SQS3',
        'triageRole: AwsSolutions-IAM5[Resource::*]',
        'triageRoleDefaultPolicy: AwsSolutions-IAM5[Resource::*]',
      ].toSorted(),
    );
    for (const { reason } of rules) expect(reason.length).toBeGreaterThan(40);
  });

  test('do check: a queue without protection fails them', () => {
    expect(() => checked((stack) => new Queue(stack, 'Unprotected'))).toThrow(/AwsSolutions-SQS4/);
  });
});
