import { getConversation, getDirectMessages, sendDirectMessage } from './direct-message-routes.ts';
import { createPost, deletePost, getMe, getPost, getPosts } from './post-routes.ts';
import type { Answer } from './problem.ts';
import type { Limits } from './rate-limits.ts';
import type { Simulation, XRequest } from './request.ts';
import { getMentions, getUserPosts, searchRecent } from './timeline-routes.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** As X's documentation writes it; `:id` is a number of up to 19 digits. */
  path: string;
  limits: Limits;
  answer: (simulation: Simulation, request: XRequest) => Answer;
}

const routes: readonly Route[] = [
  { method: 'GET', path: '/2/users/me', limits: { user: 75 }, answer: getMe },
  { method: 'GET', path: '/2/users/:id/mentions', limits: { user: 300 }, answer: getMentions },
  { method: 'GET', path: '/2/users/:id/tweets', limits: { user: 900 }, answer: getUserPosts },
  { method: 'GET', path: '/2/tweets', limits: { user: 5_000 }, answer: getPosts },
  { method: 'GET', path: '/2/tweets/search/recent', limits: { user: 300 }, answer: searchRecent },
  { method: 'GET', path: '/2/tweets/:id', limits: { user: 900 }, answer: getPost },
  { method: 'POST', path: '/2/tweets', limits: { user: 100, appDay: 10_000 }, answer: createPost },
  { method: 'DELETE', path: '/2/tweets/:id', limits: { user: 50 }, answer: deletePost },
  { method: 'GET', path: '/2/dm_events', limits: { user: 15 }, answer: getDirectMessages },
  { method: 'GET', path: '/2/dm_conversations/with/:id/dm_events', limits: { user: 15 }, answer: getConversation },
  {
    method: 'POST',
    path: '/2/dm_conversations/with/:id/messages',
    limits: { user: 15, userDay: 1_440, appDay: 1_440 },
    answer: sendDirectMessage,
  },
];

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(':id', '(?<id>[0-9]{1,19})')}$`),
}));

/** The route for a request with the id in its path, or undefined: a 404. */
export function routeFor(method: string, path: string): { route: Route; id: string } | undefined {
  for (const { route, pattern } of patterns) {
    const match = route.method === method ? pattern.exec(path) : null;
    if (match) return { route, id: match.groups?.id ?? '' };
  }
  return undefined;
}
