/** How a thread is read back, one included that an earlier release wrote. */
import * as v from 'valibot';
import { dangers } from '../../core/danger.ts';
import { untouched } from '../../core/handling.ts';
import { next, type Thread } from '../../core/thread.ts';

/** What a claim lasts that was made when claims had no end. */
const claimMs = 600_000;

const Claim = v.pipe(
  v.looseObject({ staff: v.string(), at: v.number(), until: v.optional(v.number()) }),
  v.transform((claim) => ({ ...claim, until: claim.until ?? claim.at + claimMs })),
);

/** A reply was the only one to its question, and one person's approval was enough. */
const Reply = v.looseObject({
  text: v.string(),
  interim: v.optional(v.boolean(), false),
  secondBy: v.optional(v.nullable(v.string()), null),
});

/** A tag said only that there is danger, not which. */
const Tag = v.pipe(
  v.looseObject({
    also: v.optional(v.array(v.string()), []),
    danger: v.optional(v.nullable(v.picklist(dangers))),
    urgent: v.optional(v.boolean(), false),
  }),
  v.transform(({ urgent, ...tag }) => ({ ...tag, danger: tag.danger ?? (urgent ? 'alarm' : null) })),
);

const known = v.looseObject({
  id: v.string(),
  channel: v.string(),
  status: v.picklist(Object.keys(next)),
  claimedBy: v.optional(v.nullable(Claim), null),
  tag: v.optional(v.nullable(Tag), null),
  reply: v.exactOptional(Reply),
});

/** The table holds what moves wrote: its fields are those of a thread, as far as the release that wrote them knew it. */
export const StoredThread = v.pipe(
  v.unknown(),
  v.transform((body) => {
    const read = v.safeParse(known, body);
    return read.success ? { ...untouched, ...read.output } : null;
  }),
  v.custom<Thread>((thread) => thread !== null, 'a thread'),
);
