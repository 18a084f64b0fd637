import type { XUser } from './journal.ts';
import { words } from './naming.ts';
import type { Asked } from './request.ts';
import type { World } from './world.ts';

/** An account as X's API answers it: id, name and username, and beyond them only what was asked for. */
export function renderUser(world: World, user: XUser, asked: Asked): Record<string, unknown> {
  const wanted = (name: string) => asked.userFields.has(name);
  return {
    id: user.id,
    name: user.name,
    username: user.username,
    ...(wanted('created_at') && { created_at: new Date(user.createdAt).toISOString() }),
    ...(wanted('protected') && { protected: user.protected }),
    ...(wanted('verified') && { verified: false }),
    ...(wanted('verified_type') && { verified_type: 'none' }),
    ...(wanted('public_metrics') && {
      public_metrics: {
        followers_count: 0,
        following_count: 0,
        listed_count: 0,
        [words[asked.naming].postCount]: world.posts().filter((post) => post.authorId === user.id && !post.deleted)
          .length,
      },
    }),
  };
}
