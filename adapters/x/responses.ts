/** The shapes of X's answers that all its endpoints share, parsed once; what stands within is parsed where it belongs. */
import * as v from 'valibot';

/** Posts, events and their references; only digits, for they are compared as bigints. */
export const Id = v.pipe(v.string(), v.regex(/^\d{1,19}$/));
export const UserId = v.pipe(v.string(), v.nonEmpty());

/** A time as X writes it, in epoch milliseconds. */
export const Time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);

/** Something that a message can do without: absent, null or malformed, it is undefined, and the rest still counts. */
export function dispensable<const S extends v.GenericSchema>(schema: S) {
  const nothing = v.pipe(
    v.unknown(),
    v.transform((): undefined => undefined),
  );
  return v.optional(v.union([schema, nothing]));
}

/**
 * One page of a listing. A null among the items is something without a usable id: it can be neither stored nor known
 * again.
 */
export interface Page<T> {
  items: (T | null)[];
  /** Token of the next page, or null on the last. */
  next: string | null;
}

const PageBody = v.object({
  data: v.nullish(v.array(v.unknown())),
  meta: v.nullish(v.object({ next_token: v.nullish(v.string()) })),
  includes: v.optional(v.unknown()),
});

/** @returns null when this is no page of X's */
export function readPage<T>(body: unknown, readItem: (item: unknown, includes: unknown) => T | null): Page<T> | null {
  const parsed = v.safeParse(PageBody, body);
  if (!parsed.success) return null;
  const { data, meta, includes } = parsed.output;
  // An empty page has its count at least: taking anything else for empty could have a reply sent twice.
  if (!data && !meta) return null;
  return { items: (data ?? []).map((item) => readItem(item, includes)), next: meta?.next_token || null };
}
