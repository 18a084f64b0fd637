import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { SlackState } from '../page-state.ts';
import type { SlackEphemeral, SlackMessage } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { AskExample } from './compose.tsx';
import { HomeTab } from './home-tab.tsx';
import { Message } from './message.tsx';
import { me, say, slack } from './state.ts';

export function SlackPane() {
  const state = slack.value;
  if (state === undefined) return <p class="loading">{say.value('loading')}</p>;
  if (state === null) return <p class="empty">{say.value('liveSlack')}</p>;
  return state.homes === null ? <Channel state={state} /> : <Places state={state} />;
}

/** The channel, and the app's own tab beside it. */
function Places({ state }: { state: SlackState }) {
  const home = useSignal(false);
  const choice = (toHome: boolean, label: 'channelTab' | 'homeTab') => (
    <button type="button" aria-pressed={home.value === toHome} onClick={() => (home.value = toHome)}>
      {say.value(label)}
    </button>
  );
  return (
    <>
      <fieldset class="places" aria-label={say.value('slackTabs')}>
        {choice(false, 'channelTab')}
        {choice(true, 'homeTab')}
      </fieldset>
      {home.value ? <HomeTab state={state} /> : <Channel state={state} />}
    </>
  );
}

function Channel({ state }: { state: SlackState }) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seenUpTo = useSignal(state.messages.at(-1)?.ts ?? '');
  const entries = chronicle(state, me.value?.id);
  const newest = entries.at(-1)?.message.ts ?? '';

  // The newest stays in view for whoever is at the end, and nothing moves for whoever reads further up.
  useLayoutEffect(() => {
    if (atEnd.current && scroller.current) toTheEnd(scroller.current);
  });
  useEffect(() => {
    const shown = scroller.current;
    if (shown === null) return undefined;
    const fonts = new ResizeObserver(() => {
      if (atEnd.current) toTheEnd(shown);
    });
    fonts.observe(shown);
    return () => fonts.disconnect();
  }, []);

  function toTheEnd(shown: HTMLElement): void {
    shown.scrollTop = shown.scrollHeight;
    if (newest > seenUpTo.peek()) seenUpTo.value = newest;
  }

  return (
    <>
      <div
        class="scroller"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={`#${state.channel}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
          if (atEnd.current && newest > seenUpTo.peek()) seenUpTo.value = newest;
        }}
      >
        {state.leftOut > 0 && <p class="muted">{say.value('olderLeftOut', { n: state.leftOut })}</p>}
        {entries.length === 0 ? (
          <div class="empty">
            <p>{say.value('noCards')}</p>
            <AskExample label={say.value('noCardsAct')} />
          </div>
        ) : (
          entries.map(({ message, note, reply }) => (
            <Message key={`${note} ${message.ts}`} message={message} note={note} reply={reply} />
          ))
        )}
      </div>
      <div class="below">
        {newest > seenUpTo.value && (
          <button
            type="button"
            class="button small new-below"
            onClick={() => {
              if (scroller.current) toTheEnd(scroller.current);
              scroller.current?.querySelector<HTMLElement>('.message:last-of-type')?.focus();
            }}
          >
            {say.value('newBelow')} <span aria-hidden="true">↓</span>
          </button>
        )}
        <CommandBox key={me.value?.id} />
      </div>
    </>
  );
}

interface Entry {
  message: SlackMessage | SlackEphemeral;
  note: boolean;
  reply: boolean;
}

/** Everybody's messages and this person's own notes, oldest first; the replies of a thread below what they answer. */
function chronicle(state: SlackState, user: string | undefined): Entry[] {
  const own = state.ephemerals.filter((ephemeral) => ephemeral.user === user);
  const rootOf = (message: SlackMessage) =>
    state.messages.find(({ ts }) => ts === message.threadTs && ts !== message.ts)?.ts ?? null;
  const entries = [
    ...state.messages.map((message) => ({ message, note: false, root: rootOf(message) })),
    ...own.map((message) => ({ message, note: true, root: null })),
  ];
  const place = ({ message, root }: (typeof entries)[number]) => [root ?? message.ts, root === null ? '' : message.ts];
  return entries
    .sort((a, b) => compare(place(a), place(b)))
    .map(({ message, note, root }) => ({ message, note, reply: root !== null }));
}

/** Timestamps of Slack's have equally many digits until 2286, so that they sort as text. */
function compare([a = '', aReply = '']: readonly string[], [b = '', bReply = '']: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : aReply < bReply ? -1 : aReply > bReply ? 1 : 0;
}

/** Slash commands only: what is typed here otherwise reaches nobody, and says so. */
function CommandBox() {
  const id = useId();
  const text = useSignal('');
  const act = useAct();

  async function run(): Promise<void> {
    const parts = /^(\/\S+)\s*([\s\S]*)$/.exec(text.value.trim());
    if (parts === null) return act.complain(say.value('notACommand'));
    // The only one that is registered; what Slack says of another is English.
    if (parts[1] !== '/auskunft') return act.complain(say.value('unknownCommand', { command: parts[1] ?? '' }));
    const user = me.value?.id;
    if (user === undefined) return;
    if (await act.run('/slack/command', { user, command: parts[1], text: parts[2] })) text.value = '';
  }

  return (
    <form
      class="command"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Complaint words={act.error} id={`${id}-error`} />
      <label for={id} class="unseen">
        {say.value('commandField')}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={text.value}
        placeholder={say.value('commandHint')}
        aria-describedby={`${id}-error`}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          act.complain(null);
        }}
      />
      <button type="submit" class={`button ${act.pending ? 'pressed' : ''}`} aria-disabled={act.pending}>
        {act.pending ? say.value('sending') : say.value('runCommand')}
      </button>
    </form>
  );
}
