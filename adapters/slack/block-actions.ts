/** What Slack sends of a click, as far as it is read. */
import * as v from 'valibot';
import { Id } from './slack-request.ts';

export const BlockActions = v.object({
  user: v.object({ id: Id }),
  trigger_id: Id,
  response_url: v.nullish(v.string(), null),
  view: v.nullish(
    v.object({
      id: Id,
      hash: Id,
      /** `home` for the app's own tab. */
      type: v.optional(v.string(), 'modal'),
      private_metadata: v.optional(v.string(), ''),
    }),
  ),
  /** Read where it is needed: something odd in an input keeps no button from working. */
  state: v.optional(v.unknown()),
  actions: v.looseTuple([
    v.object({
      action_id: v.string(),
      block_id: v.optional(v.string()),
      value: v.nullish(v.string()),
      url: v.nullish(v.string()),
      selected_option: v.nullish(v.object({ value: v.string() })),
    }),
  ]),
});
export type BlockActions = v.InferOutput<typeof BlockActions>;
