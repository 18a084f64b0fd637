/** What it takes to report a week, beside what all functions have and Slack. Apart from the rest of the wiring, as it is large. */
import { signedPath } from '../adapters/links/signed-links.ts';
import type { SendsReport } from '../steps/report.ts';
import { openArchive } from './archive.ts';
import { awsClient } from './aws-client.ts';
import { ownAddress } from './config.ts';
import { pressOf } from './press.ts';
import { library, reportsPlace, signingSecret } from './wiring.ts';

export async function reporting(): Promise<Pick<SendsReport, 'files' | 'archive' | 'press' | 'linkTo'>> {
  const files = await library();
  const secret = await signingSecret();
  return {
    files,
    archive: await openArchive(await reportsPlace(), awsClient),
    press: pressOf(files),
    linkTo(path, until) {
      const address = ownAddress(process.env);
      return address === null ? null : `${address}${signedPath(secret, path, until)}`;
    },
  };
}
