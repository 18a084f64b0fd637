/** What `cdk synth` and `cdk deploy` run: the stack, or with `-c practice=on` its stage for exercises, with what `-c name=value` says about it. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as v from 'valibot';
import { AuskunftStack } from '../lib/auskunft-stack.ts';

const Context = v.object({
  region: v.optional(v.string(), 'eu-central-1'),
  alarmEmail: v.optional(v.pipe(v.string(), v.email())),
  reservedConcurrency: v.optional(v.picklist(['on', 'off']), 'off'),
  secretsVersion: v.optional(v.string()),
  practice: v.optional(v.picklist(['on', 'off']), 'off'),
  /** A table restored from a backup takes the place of the stack's own. */
  tableArn: v.optional(v.pipe(v.string(), v.startsWith('arn:'))),
  tableStreamArn: v.optional(v.pipe(v.string(), v.startsWith('arn:'))),
});

const app = new App();
const given = Object.keys(Context.entries).map((name) => [name, app.node.tryGetContext(name)]);
const context = v.safeParse(Context, Object.fromEntries(given));
if (!context.success) {
  const problems = context.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  throw new Error(`The context in cdk.json or after --context is wrong.\n${problems.join('\n')}`);
}
const { region, alarmEmail, reservedConcurrency, secretsVersion, tableArn, tableStreamArn } = context.output;
const practice = context.output.practice === 'on';
if ((tableArn === undefined) !== (tableStreamArn === undefined)) {
  throw new Error('Give tableArn and tableStreamArn together, or neither.');
}

new AuskunftStack(app, practice ? 'AuskunftPractice' : 'Auskunft', {
  description: practice
    ? 'Auskunft, practice stage: scripted patrons for its staff in Slack. Nothing goes out.'
    : 'Auskunft: the service desk of a library on X, with its staff in Slack.',
  practice,
  env: { region },
  reservedConcurrency: reservedConcurrency === 'on',
  ...(alarmEmail ? { alarmEmail } : {}),
  ...(secretsVersion ? { secretsVersion } : {}),
  ...(tableArn && tableStreamArn ? { restoredTable: { tableArn, tableStreamArn } } : {}),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
