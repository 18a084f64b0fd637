/** The stack's template as the tests look at it. Nothing is bundled; `bundles.test.ts` does that, once. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { AuskunftStack } from '../../lib/auskunft-stack.ts';

export const account = '123456789012';
export const region = 'eu-central-1';

const CdkJson = v.pipe(v.string(), v.parseJson(), v.object({ context: v.record(v.string(), v.unknown()) }));
const Properties = v.record(v.string(), v.unknown());
const Resource = v.object({ Type: v.string(), Properties: v.optional(Properties, {}) });
const Resources = v.object({ Resources: v.record(v.string(), Resource) });

type Resource = v.InferOutput<typeof Resource>;

/** An app with the feature flags of cdk.json, as the command line has it. */
export function newApp(context: Record<string, unknown> = { 'aws:cdk:bundling-stacks': [] }, outdir?: string): App {
  const flags = v.parse(CdkJson, readFileSync('cdk.json', 'utf8')).context;
  return new App({ context: { ...flags, ...context }, ...(outdir ? { outdir } : {}) });
}

export function newStack(app: App, props: Partial<ConstructorParameters<typeof AuskunftStack>[2]> = {}): AuskunftStack {
  return new AuskunftStack(app, 'Auskunft', { env: { account, region }, reservedConcurrency: false, ...props });
}

export function synthesise(props: Parameters<typeof newStack>[1] = {}): Template {
  return Template.fromStack(newStack(newApp(), props));
}

export function resourcesOf(template: Template): Map<string, Resource> {
  return new Map(Object.entries(v.parse(Resources, template.toJSON()).Resources));
}

const Name = v.custom<string>((name) => typeof name === 'string');
const GetAtt = v.object({ 'Fn::GetAtt': v.tuple([Name, Name]) });
const Ref = v.object({ Ref: Name });
const Join = v.object({ 'Fn::Join': v.tuple([v.string(), v.array(v.unknown())]) });

/** The template with every reference made into the name or ARN that AWS would give, as far as permissions go. */
export function resolved(value: unknown, resources: Map<string, Resource>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, resources));
  if (typeof value !== 'object' || value === null) return value;
  if (v.is(GetAtt, value)) return attribute(value['Fn::GetAtt'], resources);
  if (v.is(Ref, value))
    return pseudo[value.Ref] ?? (isQueueUrl(value.Ref, resources) ? `https://sqs/${value.Ref}` : value.Ref);
  if (v.is(Join, value)) {
    const [separator, parts] = value['Fn::Join'];
    return parts.map((part) => resolved(part, resources)).join(separator);
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner, resources)]));
}

const pseudo: Record<string, string> = { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': 'aws' };

const isQueueUrl = (id: string, resources: Map<string, Resource>) => resources.get(id)?.Type === 'AWS::SQS::Queue';

function attribute([id, name]: [string, string], resources: Map<string, Resource>): string {
  const type = resources.get(id)?.Type;
  const place = `${region}:${account}`;
  if (type === 'AWS::DynamoDB::Table' && name === 'Arn') return `arn:aws:dynamodb:${place}:table/${id}`;
  if (type === 'AWS::DynamoDB::Table') return `arn:aws:dynamodb:${place}:table/${id}/stream/2026-11-23T00:00:00.000`;
  if (type === 'AWS::SQS::Queue') return `arn:aws:sqs:${place}:${id}`;
  if (type === 'AWS::Logs::LogGroup') return `arn:aws:logs:${place}:log-group:${id}:*`;
  if (type === 'AWS::S3::Bucket' && name === 'Arn') return `arn:aws:s3:::${id}`;
  if (type === 'AWS::Lambda::Function') return `arn:aws:lambda:${place}:function:${id}`;
  return `${id}.${name}`;
}
