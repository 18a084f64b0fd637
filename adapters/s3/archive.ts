/** The `Archive` port over a private bucket. */
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Archive } from '../../steps/cases.ts';

const keyOf = (name: string) => `reports/${name}`;

export function s3Archive(bucket: string, client: S3ClientConfig): Archive {
  const s3 = new S3Client(client);
  return {
    async keep(name, contentType, body) {
      await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: keyOf(name), ContentType: contentType, Body: Buffer.from(body) }),
      );
    },
    async read(name) {
      try {
        const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(name) }));
        if (Body === undefined) return null;
        return { contentType: ContentType ?? 'application/octet-stream', body: await Body.transformToString('utf8') };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
  };
}
