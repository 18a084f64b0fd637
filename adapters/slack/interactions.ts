/** What Slack sends to the request URL, parsed once: clicks, modals, commands and events become one union. */
import * as v from 'valibot';
import type { CardActionId } from '../../core/review-card.ts';
import type { StaffId } from '../../core/thread.ts';
import {
  alternativeAction,
  cardActionIds,
  type DraftRef,
  draftRefInMetadata,
  draftRefOf,
  editCallback,
  menuAction,
  type RejectReason,
  reasonBlock,
  rejectCallback,
  rejectReasons,
  replyAction,
  replyBlock,
} from './action-ids.ts';

export type SlackRequest =
  | (DraftRef & {
      kind: 'click';
      action: CardActionId;
      user: StaffId;
      /** Opens a modal within 3 s. */
      triggerId: string;
      responseUrl: string | null;
    })
  | (DraftRef & {
      kind: 'click';
      action: 'alternative';
      user: StaffId;
      triggerId: string;
      /** The answer id of the alternative. */
      value: string;
      view: { id: string; hash: string };
    })
  | (DraftRef & { kind: 'submitEdit'; user: StaffId; text: string })
  | (DraftRef & { kind: 'submitReject'; user: StaffId; reason: RejectReason })
  | { kind: 'command'; command: string; text: string; user: StaffId }
  | { kind: 'urlVerification'; challenge: string }
  | { kind: 'event'; eventId: string; type: string; user: StaffId | null; channel: string | null }
  /** Well-formed and none of our business. */
  | { kind: 'ignored' }
  /** `problem` names what is wrong and never repeats what somebody wrote. */
  | { kind: 'malformed'; problem: string };

const id = v.pipe(v.string(), v.minLength(1));
const Option = v.nullish(v.object({ value: v.string() }));

const BlockActions = v.object({
  user: v.object({ id }),
  trigger_id: id,
  response_url: v.nullish(v.string(), null),
  view: v.nullish(v.object({ id, hash: id, private_metadata: v.string() })),
  actions: v.looseTuple([
    v.object({
      action_id: v.string(),
      block_id: v.optional(v.string()),
      value: v.nullish(v.string()),
      selected_option: Option,
    }),
  ]),
});

const Entry = v.object({ value: v.nullish(v.string()), selected_option: Option });
const ViewSubmission = v.object({
  user: v.object({ id }),
  view: v.object({
    callback_id: v.string(),
    private_metadata: v.string(),
    state: v.object({ values: v.record(v.string(), v.record(v.string(), Entry)) }),
  }),
});

const Command = v.object({ command: id, text: v.optional(v.string(), ''), user_id: id });
const Challenge = v.object({ challenge: id });
const Event = v.object({
  event_id: id,
  // Some events carry a whole user or channel object where others carry the id.
  event: v.object({
    type: id,
    user: v.fallback(v.optional(v.string()), undefined),
    channel: v.fallback(v.optional(v.string()), undefined),
  }),
});
const Json = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: id }));

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
  if (payload !== null) return interactionOf(payload);
  if (form.has('ssl_check')) return { kind: 'ignored' };
  return parsed(Command, Object.fromEntries(form), 'command', ({ command, text, user_id }) => ({
    kind: 'command',
    command,
    text,
    user: user_id,
  }));
}

function interactionOf(payload: string): SlackRequest {
  return parsed(Json, payload, 'payload', (whole) => {
    switch (whole.type) {
      case 'block_actions':
        return parsed(BlockActions, whole, 'block_actions', clickOf);
      case 'view_submission':
        return parsed(ViewSubmission, whole, 'view_submission', submissionOf);
      default:
        return { kind: 'ignored' };
    }
  });
}

function clickOf({
  user,
  trigger_id: triggerId,
  response_url,
  view,
  actions: [action],
}: v.InferOutput<typeof BlockActions>): SlackRequest {
  const chosen = action.selected_option?.value;
  if (action.action_id === alternativeAction) {
    const ref = view ? draftRefInMetadata(view.private_metadata) : null;
    if (!view || ref === null) return malformed('an alternative was chosen outside of our modal');
    if (chosen === undefined) return { kind: 'ignored' };
    const { id, hash } = view;
    return {
      kind: 'click',
      action: 'alternative',
      user: user.id,
      triggerId,
      ...ref,
      value: chosen,
      view: { id, hash },
    };
  }
  const fromMenu = action.action_id === menuAction;
  if (fromMenu && chosen === undefined) return { kind: 'ignored' };
  const wanted = fromMenu ? chosen : action.action_id;
  const known = cardActionIds.find((actionId) => actionId === wanted);
  if (known === undefined) return malformed('the action id is none of ours');
  const ref = draftRefOf(fromMenu ? action.block_id : (action.value ?? undefined));
  if (ref === null) return malformed(fromMenu ? 'the menu names no thread' : 'the button names no thread');
  return { kind: 'click', action: known, user: user.id, triggerId, ...ref, responseUrl: response_url };
}

function submissionOf({ user, view }: v.InferOutput<typeof ViewSubmission>): SlackRequest {
  if (view.callback_id !== editCallback && view.callback_id !== rejectCallback) {
    return malformed('the modal is none of ours');
  }
  const ref = draftRefInMetadata(view.private_metadata);
  if (ref === null) return malformed('the modal names no thread');
  const { values } = view.state;
  if (view.callback_id === editCallback) {
    // After an alternative was chosen the action id carries a suffix: see editView.
    const entry = Object.entries(values[replyBlock] ?? {}).find(([key]) => key.split('|')[0] === replyAction);
    if (entry === undefined) return malformed('the modal has no reply');
    return { kind: 'submitEdit', user: user.id, ...ref, text: entry[1].value ?? '' };
  }
  const given = values[reasonBlock]?.[reasonBlock]?.selected_option?.value;
  const reason = rejectReasons.find((known) => known === given);
  if (reason === undefined) return malformed('the modal has no reason that we know');
  return { kind: 'submitReject', user: user.id, ...ref, reason };
}

function eventOf(whole: v.InferOutput<typeof Json>): SlackRequest {
  if (whole.type === 'url_verification') {
    return parsed(Challenge, whole, 'url_verification', ({ challenge }) => ({ kind: 'urlVerification', challenge }));
  }
  if (whole.type !== 'event_callback') return { kind: 'ignored' };
  return parsed(Event, whole, 'event', ({ event_id, event }) => ({
    kind: 'event',
    eventId: event_id,
    type: event.type,
    user: event.user ?? null,
    channel: event.channel ?? null,
  }));
}

/** What `use` makes of the parsed input, or which field is wrong. valibot's own messages would repeat the input. */
function parsed<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  name: string,
  use: (output: v.InferOutput<S>) => SlackRequest,
): SlackRequest {
  const result = v.safeParse(schema, input);
  if (result.success) return use(result.output);
  const path = v.getDotPath(result.issues[0]);
  return malformed(path === null ? `the ${name} cannot be read` : `the ${name} has no usable ${path}`);
}

function malformed(problem: string): SlackRequest {
  return { kind: 'malformed', problem };
}
