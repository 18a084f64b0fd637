import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { SlackState } from '../page-state.ts';
import type { SlackView } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { parseBlocks } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Interaction, Press } from './elements.tsx';
import { entriesOf } from './entries.ts';
import { Message } from './message.tsx';
import { me, say } from './state.ts';

/** The app's own tab of whoever sits at the page, fetched anew each time it is opened; and what it wrote to them alone. */
export function HomeTab({ state }: { state: SlackState }) {
  const opening = useAct();
  const user = me.value?.id ?? '';
  const open = () => void opening.run('/slack/open-home', { user });
  useEffect(open, [user]);
  const view = state.homes?.[user];
  const messages = state.directMessages[user] ?? [];

  return (
    <div
      class="scroller home"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      <p class="home-head">
        <button type="button" class="button small" aria-disabled={opening.pending} onClick={open}>
          {say.value('refreshHome')}
        </button>
      </p>
      <Complaint words={opening.error} />
      {view === undefined ? (
        <p class="empty" role="status">
          {say.value(opening.pending ? 'openingHome' : 'noHome')}
        </p>
      ) : (
        <HomeView view={view} user={user} />
      )}
      <h3 class="home-from">{say.value('fromApp')}</h3>
      {messages.length === 0 ? (
        <p class="muted home-none">{say.value('noneFromApp')}</p>
      ) : (
        messages.map((message) => <Message key={message.ts} message={message} note={false} reply={false} />)
      )}
    </div>
  );
}

function HomeView({ view, user }: { view: SlackView; user: string }) {
  const top = useRef<HTMLDivElement>(null);
  const act = useAct();
  const pressed = useSignal<Press | null>(null);
  const json = JSON.stringify(view.blocks);
  const blocks = useMemo(() => parseBlocks(view.blocks), [json]);
  const press = (wanted: Press) => {
    pressed.value = wanted;
    void act.run('/slack/home-action', { user, ...wanted }).then((done) => {
      // What came of it stands at the top.
      if (done) top.current?.scrollIntoView({ block: 'end' });
    });
  };
  const interaction: Interaction = {
    busy: act.pending,
    heard: act.pending && pressed.value !== null ? { ...pressed.value, words: say.value('sending') } : null,
    entries: entriesOf(`${user} ${view.id}`, blocks, undefined),
    press,
    tell: press,
  };
  return (
    <div class="home-view">
      <div ref={top} />
      <Complaint words={act.error} />
      <Blocks blocks={blocks} interaction={interaction} />
    </div>
  );
}
