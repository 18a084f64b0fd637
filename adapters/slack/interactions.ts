/** What Slack sends to the request URL, parsed once: clicks, modals, commands and events become one union. */
import * as v from 'valibot';
import { BlockActions } from './block-actions.ts';
import { clickOf } from './clicks.ts';
import { Id, malformed, parsed, type SlackRequest } from './slack-request.ts';
import { submissionOf, ViewSubmission } from './submissions.ts';

const Command = v.object({
  command: Id,
  text: v.optional(v.string(), ''),
  user_id: Id,
  // Stopping needs no modal: a command without a trigger is still obeyed.
  trigger_id: v.optional(v.string(), ''),
});
const Challenge = v.object({ challenge: Id });
const Event = v.object({
  event_id: Id,
  // Some events carry a whole user or channel object where others carry the id.
  event: v.object({
    type: Id,
    user: v.fallback(v.optional(v.string()), undefined),
    channel: v.fallback(v.optional(v.string()), undefined),
    /** Of the app that is opened: its home, its messages, or what it says of itself. */
    tab: v.fallback(v.optional(v.string()), undefined),
  }),
});
const Json = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: Id }));

/**
 * Parses one request that passed `verifySlackSignature`. Never throws.
 * @param contentType form-encoded for interactions and commands, JSON for events
 */
export function parseSlackRequest(contentType: string | undefined, rawBody: Buffer): SlackRequest {
  let body: string;
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
  } catch {
    return malformed('the body is not UTF-8');
  }
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return parsed(Json, body, 'event', eventOf);
  if (type !== 'application/x-www-form-urlencoded') return malformed('the content type is neither form nor JSON');
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return parsed(Json, payload, 'payload', interactionOf);
  if (form.has('ssl_check')) return { kind: 'ignored' };
  return parsed(Command, Object.fromEntries(form), 'command', ({ command, text, user_id, trigger_id }) => ({
    kind: 'command',
    command,
    text,
    user: user_id,
    triggerId: trigger_id,
  }));
}

function interactionOf(whole: v.InferOutput<typeof Json>): SlackRequest {
  switch (whole.type) {
    case 'block_actions':
      return parsed(BlockActions, whole, 'block_actions', clickOf);
    case 'view_submission':
      return parsed(ViewSubmission, whole, 'view_submission', submissionOf);
    default:
      return { kind: 'ignored' };
  }
}

function eventOf(whole: v.InferOutput<typeof Json>): SlackRequest {
  if (whole.type === 'url_verification') {
    return parsed(Challenge, whole, 'url_verification', ({ challenge }) => ({ kind: 'urlVerification', challenge }));
  }
  if (whole.type !== 'event_callback') return { kind: 'ignored' };
  return parsed(Event, whole, 'event', ({ event_id, event: { type, user = null, channel = null, tab } }) =>
    type === 'app_home_opened' && tab === 'home' && user !== null
      ? { kind: 'homeOpened', user }
      : { kind: 'event', eventId: event_id, type, user, channel },
  );
}
