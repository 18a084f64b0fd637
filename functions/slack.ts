/** Function URL: buttons, modals, commands and events from Slack; calendars of shifts and reports for whoever has their link. */
import * as v from 'valibot';
import { feedAddress } from '../core/feed-address.ts';
import { reportFolder } from '../core/report-link.ts';
import { awsClient } from './aws-client.ts';
import { answerSlack, type HttpAnswer } from './slack-answer.ts';
import { base, content, promptDesk, promptQueue, promptX, reportsPlace, signingSecret } from './wiring.ts';

const UrlEvent = v.object({
  rawPath: v.string(),
  rawQueryString: v.optional(v.string(), ''),
  requestContext: v.object({ http: v.object({ method: v.string() }) }),
  headers: v.record(v.string(), v.optional(v.string())),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

export async function handler(event: unknown): Promise<HttpAnswer> {
  const { rawPath, rawQueryString, requestContext, headers, body, isBase64Encoded } = v.parse(UrlEvent, event);
  if (requestContext.http.method === 'GET' || requestContext.http.method === 'HEAD') {
    // Loaded for whoever reads alone: Slack waits for no more than its answer needs.
    return rawPath.startsWith(reportFolder) ? readReport(rawPath, rawQueryString) : readCalendar(rawPath);
  }
  const rawBody = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const calendarUrl = (token: string) => feedAddress(headers.host ?? '', token);
  return answerSlack(
    {
      ...(await base()),
      ...(await content()),
      ...(await promptX()),
      ...(await promptDesk()),
      ...(await promptQueue()),
      calendarUrl,
    },
    await signingSecret(),
    { headers, rawBody },
  );
}

async function readCalendar(path: string): Promise<HttpAnswer> {
  const { answerCalendar } = await import('./calendar-answer.ts');
  return answerCalendar(await base(), (await content()).files.settings, path);
}

async function readReport(path: string, query: string): Promise<HttpAnswer> {
  const [{ answerReport }, { openArchive }] = await Promise.all([import('./report-answer.ts'), import('./archive.ts')]);
  const { clock, log, settings } = await base();
  return answerReport(
    {
      clock,
      log,
      archive: async () => openArchive(await reportsPlace(), awsClient),
      signingSecret: await signingSecret(),
      language: settings.staffLanguage,
    },
    path,
    query,
  );
}
