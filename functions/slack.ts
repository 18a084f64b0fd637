/** Function URL: buttons, modals, commands and events from Slack. */
import * as v from 'valibot';
import { answerSlack, type HttpAnswer } from './slack-answer.ts';
import { base, content, promptDesk, promptX, queue, signingSecret } from './wiring.ts';

const UrlEvent = v.object({
  headers: v.record(v.string(), v.optional(v.string())),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

export async function handler(event: unknown): Promise<HttpAnswer> {
  const { headers, body, isBase64Encoded } = v.parse(UrlEvent, event);
  const rawBody = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return answerSlack(
    { ...(await base()), ...(await content()), ...(await promptX()), ...(await promptDesk()), ...(await queue()) },
    await signingSecret(),
    { headers, rawBody },
  );
}
