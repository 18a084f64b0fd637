import * as v from 'valibot';
import { JsonObject } from './json.ts';

/** A message in a channel. `ts` and `threadTs` are Slack's timestamps; `editedAt` is in epoch milliseconds. */
export const StoredMessage = v.object({
  channel: v.string(),
  ts: v.string(),
  user: v.string(),
  text: v.string(),
  /** The blocks as Slack gives them back: with the ids and defaults that were left out. */
  blocks: v.array(JsonObject),
  metadata: v.exactOptional(JsonObject),
  threadTs: v.exactOptional(v.string()),
  editedAt: v.exactOptional(v.number()),
  deleted: v.exactOptional(v.boolean()),
  /** Whom it told of itself when it was posted, by user id; absent when nobody. */
  notified: v.exactOptional(v.array(v.string())),
});
export type StoredMessage = v.InferOutput<typeof StoredMessage>;

/** A message that only `user` sees. `at` is in epoch milliseconds. */
export const StoredEphemeral = v.object({
  channel: v.string(),
  ts: v.string(),
  user: v.string(),
  text: v.string(),
  blocks: v.exactOptional(v.array(JsonObject)),
  threadTs: v.exactOptional(v.string()),
  at: v.number(),
  deleted: v.exactOptional(v.boolean()),
});
export type StoredEphemeral = v.InferOutput<typeof StoredEphemeral>;

/** What stands in the inputs of a view: by block id, then by action id. */
export const StateValues = v.record(v.string(), v.record(v.string(), JsonObject));
export type StateValues = v.InferOutput<typeof StateValues>;

/** A view as Slack's API and its payloads show it. */
export const View = v.object({
  id: v.string(),
  team_id: v.string(),
  type: v.picklist(['modal', 'home']),
  title: v.nullable(JsonObject),
  submit: v.nullable(JsonObject),
  close: v.nullable(JsonObject),
  blocks: v.array(JsonObject),
  private_metadata: v.string(),
  callback_id: v.string(),
  external_id: v.string(),
  state: v.object({ values: StateValues }),
  hash: v.string(),
  clear_on_close: v.boolean(),
  notify_on_close: v.boolean(),
  root_view_id: v.string(),
  previous_view_id: v.nullable(v.string()),
  app_id: v.string(),
  app_installed_team_id: v.string(),
  bot_id: v.string(),
});
export type View = v.InferOutput<typeof View>;

/**
 * A view in front of `user`. `errors` stand beside the inputs, by block id; `failure` is the trouble that Slack
 * tells of at the top when a submission could not be handled.
 */
export const StoredView = v.object({
  user: v.string(),
  view: View,
  errors: v.record(v.string(), v.string()),
  failure: v.exactOptional(v.string()),
});
export type StoredView = v.InferOutput<typeof StoredView>;

/** The ids of one person's open modals, the visible one last. */
export const ModalStack = v.object({ views: v.array(v.string()) });

/** What a trigger id stands for. `at` is in epoch milliseconds. */
export const Trigger = v.object({
  user: v.string(),
  at: v.number(),
  /** The modal in which the interaction happened; views.push needs one. */
  view: v.exactOptional(v.string()),
  exchanged: v.boolean(),
});

/** What a response URL leads to. `at` is in epoch milliseconds; `ts` is the message that was clicked. */
export const ResponseUrl = v.object({
  user: v.string(),
  channel: v.string(),
  ts: v.exactOptional(v.string()),
  at: v.number(),
  uses: v.number(),
});
export type ResponseUrl = v.InferOutput<typeof ResponseUrl>;

export const StoredFile = v.object({
  id: v.string(),
  name: v.string(),
  title: v.string(),
  length: v.number(),
  at: v.number(),
  altText: v.exactOptional(v.string()),
  contentBase64: v.exactOptional(v.string()),
  completed: v.boolean(),
  channels: v.array(v.string()),
});
export type StoredFile = v.InferOutput<typeof StoredFile>;

export const Usergroup = v.object({
  id: v.string(),
  handle: v.string(),
  name: v.string(),
  users: v.array(v.string()),
});
export type Usergroup = v.InferOutput<typeof Usergroup>;

/** `at` is in epoch milliseconds. */
export const Departure = v.object({ at: v.number() });
export type Departure = v.InferOutput<typeof Departure>;
