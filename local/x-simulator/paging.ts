import { invalidRequest } from './problem.ts';
import type { Asked } from './request.ts';

/**
 * The page that a token stands for, of a list that runs from the newest to the oldest. A token holds the listing it
 * belongs to and the last id shown; X refuses one from elsewhere.
 */
export function onePage<T extends { id: string }>(
  list: readonly T[],
  query: { max_results: number; pagination_token?: string | undefined },
  listing: string,
  asked: Pick<Asked, 'naming'>,
): { items: T[]; next: { next_token?: string } } {
  const token = query.pagination_token;
  const after = token === undefined ? undefined : lastIdIn(token, listing);
  if (token !== undefined && after === undefined)
    throw invalidRequest(asked.naming, 'pagination_token', token, 'The pagination_token is not valid');
  const rest = after === undefined ? list : list.filter((item) => BigInt(item.id) < after);
  const items = rest.slice(0, query.max_results);
  const last = items.at(-1);
  return {
    items,
    next: last && rest.length > items.length ? { next_token: tokenFor(listing, last.id) } : {},
  };
}

function tokenFor(listing: string, lastId: string): string {
  return Buffer.from(`${lastId} ${listing}`).toString('base64url');
}

function lastIdIn(token: string, listing: string): bigint | undefined {
  const [, id, place] = /^(\d+) (.*)$/s.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return id !== undefined && place === listing ? BigInt(id) : undefined;
}
