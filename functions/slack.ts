/** Function URL: buttons, modals, commands and events from Slack; and calendars of shifts for whoever has their address. */
import * as v from 'valibot';
import { feedAddress } from '../core/feed-address.ts';
import { answerSlack, type HttpAnswer } from './slack-answer.ts';
import { base, content, promptDesk, promptX, queue, signingSecret } from './wiring.ts';

const UrlEvent = v.object({
  rawPath: v.string(),
  requestContext: v.object({ http: v.object({ method: v.string() }) }),
  headers: v.record(v.string(), v.optional(v.string())),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

export async function handler(event: unknown): Promise<HttpAnswer> {
  const { rawPath, requestContext, headers, body, isBase64Encoded } = v.parse(UrlEvent, event);
  if (requestContext.http.method === 'GET' || requestContext.http.method === 'HEAD') {
    // Loaded for calendar programs alone: Slack waits for no more than its answer needs.
    const { answerCalendar } = await import('./calendar-answer.ts');
    return answerCalendar(await base(), (await content()).files.settings, rawPath);
  }
  const rawBody = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const calendarUrl = (token: string) => feedAddress(headers.host ?? '', token);
  return answerSlack(
    {
      ...(await base()),
      ...(await content()),
      ...(await promptX()),
      ...(await promptDesk()),
      ...(await queue()),
      calendarUrl,
    },
    await signingSecret(),
    { headers, rawBody },
  );
}
