/** One request from a calendar program: the shifts behind its secret address, or nothing at all. */
import { feedRefreshSeconds, icalOf } from '../adapters/ical/feed.ts';
import { feedTokenOf } from '../core/feed-address.ts';
import { feedWords } from '../core/feed-words.ts';
import type { LibrarySettings } from '../core/library.ts';
import { calendarFeed } from '../steps/calendar-feed.ts';
import type { Deps } from '../steps/deps.ts';
import type { HttpAnswer } from './slack-answer.ts';

type Needs = Pick<Deps, 'clock' | 'log' | 'rota' | 'rotas' | 'calendar' | 'settings'>;

/**
 * 200 with an iCalendar file; 404 for whatever is no feed, without a word on whether it ever was one. The secret is never
 * logged.
 */
export async function answerCalendar(
  deps: Needs,
  { name, handle, staffLanguage: language }: Pick<LibrarySettings, 'name' | 'handle' | 'staffLanguage'>,
  path: string,
): Promise<HttpAnswer> {
  const token = feedTokenOf(path);
  // An exercise has shifts of its own.
  const instance = `${handle}${deps.settings.practice ? '-practice' : ''}`;
  const events = token === null ? null : await calendarFeed(deps, token, { instance, language });
  if (events === null) {
    deps.log('calendar.refused', {});
    return {
      statusCode: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      body: 'Not found\n',
    };
  }
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      // Only the reader's own program may keep it; a revoked address is gone within this time there too.
      'cache-control': `private, max-age=${feedRefreshSeconds / 4}`,
      'x-robots-tag': 'noindex',
    },
    body: icalOf(feedWords[language].calendar(name), events),
  };
}
