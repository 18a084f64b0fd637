import { useSignal } from '@preact/signals';
import type { XState } from '../page-state.ts';
import type { XUser } from '../world.ts';
import { pictures } from './attach.tsx';
import { AskExample, Compose } from './compose.tsx';
import { type Conversation, conversationsIn } from './conversations.ts';
import { InlineForm } from './inline-form.tsx';
import { Face, Post } from './post.tsx';
import { Pictures } from './quoted.tsx';
import { library, say, x } from './state.ts';
import { Ago } from './time.tsx';

export function XPane() {
  const state = x.value;
  if (state === undefined) return <p class="loading">{say.value('loading')}</p>;
  if (state === null)
    return (
      <p class="empty">
        {library.value?.practice === true
          ? say.value('practiceX')
          : say.value('liveX', { handle: library.value?.handle ?? '' })}
      </p>
    );
  return <Timeline state={state} />;
}

function Timeline({ state }: { state: XState }) {
  const conversations = conversationsIn(state);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section class="scroller" tabIndex={0} aria-label={say.value('timeline')}>
      <Compose state={state} />
      {conversations.length === 0 && (
        <div class="empty">
          <p>{say.value('noQuestions', { example: say.value('exampleQuestion') })}</p>
          <AskExample label={say.value('askExample')} />
        </div>
      )}
      {conversations.map((conversation) => (
        <ConversationView key={conversation.key} conversation={conversation} state={state} />
      ))}
      {state.leftOut > 0 && <p class="muted">{say.value('olderLeftOut', { n: state.leftOut })}</p>}
    </section>
  );
}

function ConversationView({ conversation, state }: { conversation: Conversation; state: XState }) {
  const { patron } = conversation;
  if (conversation.kind === 'public')
    return (
      <article class="conversation" aria-label={say.value('conversationWith', { name: patron.name })}>
        {conversation.posts.map((threaded) => (
          <Post key={threaded.post.id} threaded={threaded} state={state} patron={patron} />
        ))}
      </article>
    );
  return (
    <article class="conversation private" aria-label={say.value('privateWith', { name: patron.name })}>
      <p class="private-head">
        <Face user={patron} own={false} />
        <strong>{patron.name}</strong> <span class="muted handle">@{patron.username}</span>
        <span class="tag">{say.value('privately')}</span>
      </p>
      <ol class="bubbles">
        {conversation.messages.map((message) => {
          const byPatron = [patron.id, patron.username.toLowerCase()].includes(message.from.toLowerCase());
          return (
            <li key={message.id} class={byPatron ? 'from-patron' : 'from-library'}>
              <p class="bubble" dir="auto">
                {message.text}
              </p>
              <Pictures pictures={message.pictures ?? []} />
              <p class="muted">
                {byPatron ? patron.name : say.value('library')} · <Ago at={message.at} />
              </p>
            </li>
          );
        })}
      </ol>
      <WriteOn patron={patron} />
    </article>
  );
}

function WriteOn({ patron }: { patron: XUser }) {
  const writing = useSignal(false);
  const label = say.value('writeOnAs', { name: patron.name });
  if (!writing.value)
    return (
      <p class="choices">
        <button type="button" class="quiet" aria-label={label} onClick={() => (writing.value = true)}>
          {say.value('writeOn')}
        </button>
      </p>
    );
  return (
    <InlineForm
      label={label}
      initial=""
      authors={[patron]}
      submitLabel={say.value('send')}
      path="/x/dm"
      attaches
      body={(text, _, attached) => ({ author: patron.username, text, ...pictures(attached) })}
      close={() => (writing.value = false)}
    />
  );
}
