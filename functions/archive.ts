/**
 * Where finished reports lie. Apart from the wiring and without any of it: whatever is loaded on demand is carried whole,
 * and so is all that it shares with the rest.
 */
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Archive } from '../steps/cases.ts';

/** @param place a bucket, as s3://name, or a folder */
export async function openArchive(place: string, client: S3ClientConfig): Promise<Archive> {
  const [, bucket] = /^s3:\/\/([^/]+)\/?$/.exec(place) ?? [];
  if (bucket === undefined) return (await import('../adapters/files/archive.ts')).fileArchive(place);
  return (await import('../adapters/s3/archive.ts')).s3Archive(bucket, client);
}
