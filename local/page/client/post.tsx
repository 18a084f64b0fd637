import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { XState } from '../page-state.ts';
import type { XUser } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { pictures } from './attach.tsx';
import { mayEdit, type ThreadedPost } from './conversations.ts';
import { InlineForm } from './inline-form.tsx';
import { initials } from './message.tsx';
import { Beside } from './quoted.tsx';
import { say } from './state.ts';
import { Ago } from './time.tsx';

type Doing = 'nothing' | 'reply' | 'quote' | 'edit' | 'remove';

/** A post with what its author, or anybody who answers it, can do. */
export function Post({ threaded, state, patron }: { threaded: ThreadedPost; state: XState; patron: XUser }) {
  const { post, author, edited, level } = threaded;
  const doing = useSignal<Doing>('nothing');
  const byLibrary = author.id === state.account.id;
  const speak = say.value;
  const article = useRef<HTMLElement>(null);

  /** The keyboard goes back to where it came from. */
  function stop(): void {
    const before = doing.value;
    doing.value = 'nothing';
    queueMicrotask(() => article.current?.querySelector<HTMLElement>(`[data-doing=${before}]`)?.focus());
  }

  return (
    <article class={`post level-${level} ${byLibrary ? 'by-library' : ''}`} data-post={post.id} ref={article}>
      <Face user={author} own={byLibrary} />
      <div class="post-main">
        <p class="post-head">
          <strong>{author.name}</strong> <span class="muted handle">@{author.username}</span>
          <span class="muted post-time">
            {edited && `${speak('edited')} · `}
            <Ago at={post.at} />
          </span>
        </p>
        {post.deleted ? (
          <p class="muted">{speak('deletedPost')}</p>
        ) : (
          <>
            {doing.value === 'edit' ? (
              <InlineForm
                label={speak('editText')}
                initial={post.text}
                authors={[author]}
                submitLabel={speak('save')}
                path="/x/edit"
                body={(text) => ({ id: post.id, text })}
                close={stop}
              />
            ) : (
              <p class="post-text" dir="auto">
                {post.text}
              </p>
            )}
            <Beside post={post} state={state} />
            {doing.value === 'nothing' && (
              <Choices threaded={threaded} state={state} choose={(wanted) => (doing.value = wanted)} />
            )}
            {doing.value === 'reply' && (
              <InlineForm
                label={speak('replyTo', { name: author.name })}
                initial=""
                authors={[patron, ...state.patrons.filter((one) => one.id !== patron.id)]}
                submitLabel={speak('reply')}
                attaches
                path="/x/post"
                body={(text, username, attached) => ({
                  author: username,
                  text,
                  inReplyTo: post.id,
                  ...pictures(attached),
                })}
                close={stop}
              />
            )}
            {doing.value === 'quote' && (
              <InlineForm
                label={speak('quoting', { name: author.name })}
                initial={`@${state.account.username} `}
                authors={[...state.patrons.filter((one) => one.id !== author.id), author].filter(
                  (one) => one.id !== state.account.id,
                )}
                submitLabel={speak('quote')}
                attaches
                path="/x/post"
                body={(text, username, attached) => ({
                  author: username,
                  text,
                  quotes: post.id,
                  ...pictures(attached),
                })}
                close={stop}
              />
            )}
            {doing.value === 'remove' && <Remove id={post.id} close={stop} />}
          </>
        )}
      </div>
    </article>
  );
}

function Choices({
  threaded: { post, author },
  state,
  choose,
}: {
  threaded: ThreadedPost;
  state: XState;
  choose: (doing: Doing) => void;
}) {
  const own = author.id !== state.account.id;
  const offered = (['reply', 'quote', 'edit', 'remove'] as const).filter(
    (doing) => doing === 'reply' || doing === 'quote' || (own && (doing === 'remove' || mayEdit(post, state.posts))),
  );
  return (
    <p class="choices">
      {offered.map((doing) => (
        <button
          key={doing}
          type="button"
          class="quiet"
          data-doing={doing}
          aria-label={say.value('ofPost', { act: say.value(doing), name: author.name })}
          onClick={() => choose(doing)}
        >
          {say.value(doing)}
        </button>
      ))}
    </p>
  );
}

function Remove({ id, close }: { id: string; close: () => void }) {
  const act = useAct();
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <>
      <div class="inline-foot">
        <button type="button" class="button small" ref={safe} onClick={close}>
          {say.value('keep')}
        </button>
        <button
          type="button"
          class={`button small danger ${act.pending ? 'pressed' : ''}`}
          aria-disabled={act.pending}
          onClick={async () => {
            if (await act.run('/x/remove', { id })) close();
          }}
        >
          {act.pending ? say.value('deleting') : say.value('removeReally')}
        </button>
      </div>
      <Complaint words={act.error} />
    </>
  );
}

export function Face({ user, own }: { user: XUser; own: boolean }) {
  return (
    <span class={`face ${own ? 'own' : ''}`} aria-hidden="true">
      {initials(user.name) || user.username.slice(0, 1).toUpperCase()}
    </span>
  );
}
