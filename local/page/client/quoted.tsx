import type { XState } from '../page-state.ts';
import type { XPicture, XPost } from '../world.ts';
import { userIn } from './conversations.ts';
import { Picture } from './picture.tsx';
import { say } from './state.ts';

/** What a post shows beside its words: its pictures with their descriptions, and the post that it quotes. */
export function Beside({ post, state }: { post: XPost; state: XState }) {
  const quoted = post.quotes === undefined || post.quotes === null ? null : newestOf(post.quotes, state.posts);
  return (
    <>
      <Pictures pictures={post.pictures ?? []} />
      {quoted !== null && <Quoted post={quoted} state={state} />}
    </>
  );
}

export function Pictures({ pictures }: { pictures: readonly XPicture[] }) {
  if (pictures.length === 0) return null;
  return (
    <ul class="pictures">
      {pictures.map(({ url, alt }) => (
        <li key={url}>
          <Picture alt={alt ?? say.value('pictureUntold')} url={url} />
          <small aria-hidden="true">{alt === null ? say.value('pictureUntold') : say.value('picture', { alt })}</small>
        </li>
      ))}
    </ul>
  );
}

function Quoted({ post, state }: { post: XPost | undefined; state: XState }) {
  if (post === undefined || post.deleted) return <p class="quoted-post muted">{say.value('quotedGone')}</p>;
  const author = userIn(state)(post.author);
  return (
    <blockquote class="quoted-post" aria-label={say.value('quoteOf', { name: author.name })}>
      <p class="post-head">
        <strong>{author.name}</strong> <span class="muted handle">@{author.username}</span>
      </p>
      <p class="post-text" dir="auto">
        {post.text}
      </p>
      <Pictures pictures={post.pictures ?? []} />
    </blockquote>
  );
}

/** A post as it stands now: X shows the newest version of what was edited. */
function newestOf(id: string, posts: readonly XPost[]): XPost | undefined {
  const later = posts.find((post) => post.editedFrom === id);
  return later === undefined ? posts.find((post) => post.id === id) : newestOf(later.id, posts);
}
