/** A modal's `private_metadata`: ids only, never a text. Slack takes 3,000 characters. */
import * as v from 'valibot';
import type { EditPurpose } from '../../steps/modals.ts';
import type { OpenedFrom, SeenPlan } from '../../steps/rota-modals.ts';

const number = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1));

const AboutThread = v.object({ threadId: id, draftVersion: number });
const AboutEdit = v.object({
  threadId: id,
  draftVersion: number,
  // A modal that was opened before there were purposes only ever approved its text.
  purpose: v.optional(v.picklist(['answer', 'interim', 'correct', 'again'] satisfies EditPurpose[]), 'answer'),
});
const AboutAnswer = v.object({ answerId: v.nullable(id), version: number });
const AboutRota = v.object({
  from: v.picklist(['home', 'modal'] satisfies OpenedFrom[]),
  /** In the plan's: what was shown. A modal that was opened before there were fingerprints does not say. */
  seen: v.optional(v.nullable(v.object({ until: id, fingerprint: id })), null),
});

export type AboutThread = v.InferOutput<typeof AboutThread>;
export type AboutEdit = v.InferOutput<typeof AboutEdit>;
export type AboutAnswer = v.InferOutput<typeof AboutAnswer>;
export type AboutRota = v.InferOutput<typeof AboutRota>;

export function threadMetadata({ threadId, draftVersion }: AboutThread): string {
  return JSON.stringify({ threadId, draftVersion });
}

export function editMetadata({ threadId, draftVersion, purpose }: AboutEdit): string {
  return JSON.stringify({ threadId, draftVersion, purpose });
}

export function answerMetadata({ answerId, version }: AboutAnswer): string {
  return JSON.stringify({ answerId, version });
}

/** @param seen what the plan's modal shows */
export function rotaMetadata(from: OpenedFrom, seen?: SeenPlan): string {
  return JSON.stringify({ from, seen });
}

export const threadInMetadata = (text: string): AboutThread | null => read(AboutThread, text);
export const editInMetadata = (text: string): AboutEdit | null => read(AboutEdit, text);
export const answerInMetadata = (text: string): AboutAnswer | null => read(AboutAnswer, text);
export const rotaInMetadata = (text: string): AboutRota | null => read(AboutRota, text);

/** Reads back what was written above, or null. */
function read<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? parsed.output : null;
}
