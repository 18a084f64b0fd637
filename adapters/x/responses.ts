/** The shapes of X's answers that all its endpoints share, parsed once; what stands within is parsed where it belongs. */
import * as v from 'valibot';
import type { Picture } from '../../core/thread.ts';

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

/** A picture or film with the address of its picture, or null where X gives none. */
export interface Medium extends Picture {
  url: string | null;
}

/** What X says beside the items of an answer, by ids. */
export interface Includes {
  /** The author of each referenced post. */
  authors: ReadonlyMap<string, string>;
  /** By media key. */
  media: ReadonlyMap<string, Medium>;
  /** Usernames by user id. */
  handles: ReadonlyMap<string, string>;
}

const Posts = dispensable(v.array(dispensable(v.object({ id: Id, author_id: UserId }))));
const words = dispensable(v.pipe(v.string(), v.trim(), v.nonEmpty()));
const IncludesBody = v.object({
  tweets: Posts,
  posts: Posts,
  users: dispensable(v.array(dispensable(v.object({ id: UserId, username: v.string() })))),
  media: dispensable(
    v.array(
      dispensable(
        v.object({ media_key: v.string(), type: words, alt_text: words, url: words, preview_image_url: words }),
      ),
    ),
  ),
});

/** Whatever cannot be read is left out: an item can do without it. */
export function readIncludes(body: unknown): Includes {
  const parsed = v.safeParse(IncludesBody, body);
  const { tweets = [], posts = [], users = [], media = [] } = parsed.success ? parsed.output : {};
  return {
    authors: new Map([...posts, ...tweets].flatMap((post) => (post ? [[post.id, post.author_id]] : []))),
    media: new Map(media.flatMap((medium) => (medium ? [[medium.media_key, mediumOf(medium)]] : []))),
    handles: new Map(users.flatMap((user) => (user ? [[user.id, user.username]] : []))),
  };
}

const kinds = new Map<string, Picture['kind']>([
  ['photo', 'photo'],
  ['video', 'video'],
  ['animated_gif', 'gif'],
]);

function mediumOf(said: {
  type?: string | undefined;
  alt_text?: string | undefined;
  url?: string | undefined;
  preview_image_url?: string | undefined;
}): Medium {
  const kind = kinds.get(said.type ?? '') ?? 'photo';
  const url = kind === 'photo' ? said.url : said.preview_image_url;
  return { kind, alt: said.alt_text ?? null, url: url ?? null };
}

export const Attachments = v.object({ media_keys: dispensable(v.array(v.string())) });

/** The media attached to an item. One of which X tells nothing more is there all the same: most are photos. */
export function mediaOf(attachments: v.InferOutput<typeof Attachments> | undefined, { media }: Includes): Medium[] {
  return (attachments?.media_keys ?? []).map((key) => media.get(key) ?? mediumOf({}));
}

/** What a message keeps of them. */
export function picturesOf(media: readonly Medium[]): { pictures?: Picture[] } {
  return media.length === 0 ? {} : { pictures: media.map(({ kind, alt }) => ({ kind, alt })) };
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
export function readPage<T>(body: unknown, readItem: (item: unknown, includes: Includes) => T | null): Page<T> | null {
  const parsed = v.safeParse(PageBody, body);
  if (!parsed.success) return null;
  const { data, meta, includes } = parsed.output;
  // An empty page has its count at least: taking anything else for empty could have a reply sent twice.
  if (!data && !meta) return null;
  const beside = readIncludes(includes);
  return { items: (data ?? []).map((item) => readItem(item, beside)), next: meta?.next_token || null };
}
