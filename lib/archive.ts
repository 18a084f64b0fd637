/** Where the weekly reports lie: private, read by whoever has a link through the function URL alone. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** 25 months, as long as the figures that they were made from. */
const kept = Duration.days(762);

/** It outlives the stack, as the table does. */
export function reportArchive(scope: Construct): Bucket {
  const archive = new Bucket(scope, 'Reports', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    lifecycleRules: [{ expiration: kept, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(archive).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Two functions alone reach it, and their logs tell of every request; a log of accesses would name readers.',
  });
  return archive;
}

const folder = 'reports/*';

/** Nobody deletes anything, and whoever keeps reports reads none. */
export function grantReports(fn: Lambda, may: 'keeps' | 'reads', archive: Bucket): void {
  const allow = (action: string, resource: string) =>
    fn.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  if (may === 'keeps') {
    allow('s3:PutObject', archive.arnForObjects(folder));
  } else {
    allow('s3:GetObject', archive.arnForObjects(folder));
    // Without it AWS calls a report that is not there forbidden, as if the rights were wrong.
    allow('s3:ListBucket', archive.bucketArn);
  }
  const { defaultChild: bucket } = archive.node;
  if (!fn.role || !(bucket instanceof CfnBucket)) return;
  Validations.of(fn.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(bucket)}.Arn>/${folder}]`,
    reason: 'Reports are named by their weeks, and the bucket holds nothing else.',
  });
}
