/** The weekly report in Slack: the chart is uploaded first, since a message can only show a file that Slack has. */
import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { reportKey } from '../../core/card-key.ts';
import type { Millis, Trouble } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { PostResult, ReportMessage } from '../../steps/ports.ts';
import type { CardPlace } from '../../steps/threads.ts';
import { metadataOf } from './cards.ts';
import { outcome, postOutcome } from './outcomes.ts';
import { chartAlt, reportContents } from './report-blocks.ts';
import { Posted, understood } from './responses.ts';

const Uploaded = v.object({ files: v.tuple([v.object({ files: v.tuple([v.object({ id: v.string() })]) })]) });

/** Where, and with what patience, a report is posted. */
export interface ReportPosting {
  client: WebClient;
  clock: () => Millis;
  channel: string;
  language: StaffLanguage;
  /**
   * Slack looks through a file after it has said that the upload is complete, and refuses a message with it until then
   * (slackapi/slack-github-action#413): how long to wait before each further try, in milliseconds.
   */
  pictureWaitsMs: readonly number[];
}

/** Posts the figures in any case, and the chart with them where Slack takes it. */
export async function postReport(
  posting: ReportPosting,
  message: ReportMessage,
  picture: Uint8Array | null,
): Promise<PostResult<CardPlace>> {
  if (picture === null) return post(posting, message, null);
  const { client, clock, language, pictureWaitsMs } = posting;
  const upload = {
    file: Buffer.from(picture),
    filename: `${reportKey(message.report.week)}.png`,
    alt_text: chartAlt(message.report, language),
  };
  const uploaded = await outcome(async () => understood(Uploaded, await client.files.uploadV2(upload)), clock);
  if (uploaded.kind === 'ok') {
    const [{ files }] = uploaded.value.files;
    for (const pause of [0, ...pictureWaitsMs]) {
      await wait(pause);
      const posted = await post(posting, message, files[0].id);
      if (posted.kind !== 'trouble' || !refusesBlocks(posted.trouble)) return posted;
    }
  }
  return post(posting, { ...message, pictureMissing: true }, null);
}

function post(
  { client, clock, channel, language }: ReportPosting,
  message: ReportMessage,
  file: string | null,
): Promise<PostResult<CardPlace>> {
  const contents = reportContents(message, file, language);
  const metadata = metadataOf(reportKey(message.report.week));
  const args = { channel, ...contents, metadata, unfurl_links: false, unfurl_media: false };
  return postOutcome(async () => understood(Posted, await client.chat.postMessage(args)), clock);
}

function refusesBlocks({ kind, detail }: Trouble): boolean {
  return kind === 'refused' && detail.startsWith('invalid_blocks');
}
