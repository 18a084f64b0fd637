/** Reading a listing page by page, newest first. */
import type { Query } from './client.ts';
import { isNewer } from './ids.ts';
import type { Ask, Reading } from './naming.ts';
import type { Allowance } from './pace.ts';
import type { Page } from './responses.ts';

export interface Drained<T> {
  kind: 'drained';
  /** As X lists them; null for what had no usable id. */
  items: (T | null)[];
  /** False when reading stopped before the end of the listing and before there was enough. */
  complete: boolean;
  /** After the last page. */
  allowances: readonly Allowance[];
}

export interface Listing<T> {
  path: string;
  query: Query;
  /** The query key that takes the next page's token. */
  tokenKey: 'pagination_token' | 'next_token';
  /** True for a page that lies wholly before what is wanted. Empty pages are not asked about. */
  enough: (page: readonly T[]) => boolean;
  mostPages: number;
}

/** Reads all pages, or returns the first failure: then nothing counts as read. */
export async function drain<T>(
  ask: Ask<Page<T>>,
  { path, query, tokenKey, enough, mostPages }: Listing<T>,
): Promise<Drained<T> | Exclude<Reading<Page<T>>, { kind: 'read' }>> {
  const items: (T | null)[] = [];
  const tokens = new Set<string>();
  let token: string | null = null;
  let allowances: readonly Allowance[] = [];
  for (let pages = 0; pages < mostPages; pages += 1) {
    const reading = await ask(path, token === null ? query : { ...query, [tokenKey]: token });
    if (reading.kind !== 'read') return reading;
    allowances = reading.allowances;
    const { items: listed, next } = reading.content;
    items.push(...listed);
    const known = present(listed);
    if (next === null || (known.length > 0 && enough(known))) {
      return { kind: 'drained', items, complete: true, allowances };
    }
    // A server that leads in a circle shows no more than this.
    if (tokens.has(next)) break;
    tokens.add(next);
    token = next;
  }
  return { kind: 'drained', items, complete: false, allowances };
}

export function present<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}

/**
 * Whether something without a usable id stands among what is newer than the cursor: it was said and is lost to us, so
 * that somebody has to look. Further down it was noticed when it was new.
 */
export function lostSomething(items: readonly ({ id: string } | null)[], newest: string | null): boolean {
  return items.some((item, at) => {
    if (item !== null) return false;
    const before = present(items.slice(0, at)).at(-1);
    return newest === null || before === undefined || isNewer(before.id, newest);
  });
}
