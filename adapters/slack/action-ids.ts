/** The ids that tie a click to its thread and draft: written into cards and modals, read back from interactions. */
import * as v from 'valibot';
import type { CardActionId } from '../../core/review-card.ts';
import type { ThreadId } from '../../core/thread.ts';

export const cardActionIds = [
  'approve',
  'edit',
  'reject',
  'claim',
  'undo',
  'answered_by_hand',
] as const satisfies readonly CardActionId[];

/** The select menu that holds the less frequent actions; the value of its option is the action id. */
export const menuAction = 'more';
export const alternativeAction = 'alternative';
export const editCallback = 'edit_reply';
export const rejectCallback = 'reject_reply';
export const replyBlock = 'reply';
export const replyAction = 'text';
export const reasonBlock = 'reason';
export const rejectReasons = ['draft_wrong', 'no_answer_needed', 'spam'] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface DraftRef {
  threadId: ThreadId;
  draftVersion: number;
}

/** The `value` of a card's buttons. */
export function clickValue({ threadId, draftVersion }: DraftRef): string {
  return `${threadId}|${draftVersion}`;
}

/** The `block_id` of a card's actions, from which a click in the menu tells its thread; `unique` differs per update. */
export function menuBlockId(ref: DraftRef, unique: string): string {
  return `${clickValue(ref)}|${unique}`;
}

/** Reads back what `clickValue` or `menuBlockId` wrote, or null. */
export function draftRefOf(text: string | undefined): DraftRef | null {
  const [, threadId, version] = /^([^|]+)\|(\d{1,9})(?:\|[^|]+)?$/.exec(text ?? '') ?? [];
  if (threadId === undefined || version === undefined) return null;
  return { threadId, draftVersion: Number(version) };
}

const Metadata = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    threadId: v.pipe(v.string(), v.minLength(1)),
    draftVersion: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
);

/** A modal's `private_metadata`: ids only. */
export function metadataOf({ threadId, draftVersion }: DraftRef): string {
  return JSON.stringify({ threadId, draftVersion });
}

/** Reads back what `metadataOf` wrote, or null. */
export function draftRefInMetadata(text: string): DraftRef | null {
  const parsed = v.safeParse(Metadata, text);
  return parsed.success ? parsed.output : null;
}
