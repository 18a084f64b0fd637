import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bar } from './bar.tsx';
import { conversationsIn } from './conversations.ts';
import { InsidePane } from './inside-pane.tsx';
import { Modal } from './modal.tsx';
import { SlackPane } from './slack-pane.tsx';
import { announcement, connection, inside, library, me, say, slack, x } from './state.ts';
import { XPane } from './x-pane.tsx';

interface Pane {
  id: string;
  label: 'paneX' | 'paneSlack' | 'paneInside';
  /** What the tab says beside its name. */
  count: number;
  content: ComponentChild;
}

// As in the style sheet: three columns from here on, tabs below.
const wide = window.matchMedia('(min-width: 62rem)');

export function App() {
  const columns = useSignal(wide.matches);
  const shown = useSignal('x');
  useEffect(() => {
    const follow = () => {
      columns.value = wide.matches;
    };
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);

  const panes: Pane[] = [
    { id: 'x', label: 'paneX', count: x.value ? conversationsIn(x.value).length : 0, content: <XPane /> },
    { id: 'slack', label: 'paneSlack', count: slack.value?.messages.length ?? 0, content: <SlackPane /> },
    { id: 'inside', label: 'paneInside', count: outstanding(), content: <InsidePane /> },
  ];
  const user = me.value?.id;
  const view = user === undefined ? undefined : slack.value?.views[user];
  const speak = say.value;

  return (
    <>
      {columns.value && (
        <nav class="skips" aria-label={speak('panes')}>
          {panes.map((pane) => (
            <a key={pane.id} href={`#pane-${pane.id}`}>
              {speak('toPane', { pane: speak(pane.label) })}
            </a>
          ))}
        </nav>
      )}
      <Bar />
      {library.value?.practice === true && (
        <p class="exercise" role="note">
          <strong>{speak('exercise')}</strong>
        </p>
      )}
      {connection.value === 'lost' && (
        <p class="notice across" role="status">
          {speak('connectionLost')}
        </p>
      )}
      <main class="panes">
        {!columns.value && <Tabs panes={panes} shown={shown.value} show={(id) => (shown.value = id)} />}
        {panes.map((pane) => (
          <section
            key={pane.id}
            id={`pane-${pane.id}`}
            class={`pane pane-${pane.id}`}
            tabIndex={-1}
            hidden={!columns.value && shown.value !== pane.id}
            {...(columns.value
              ? { 'aria-labelledby': `head-${pane.id}` }
              : { role: 'tabpanel', 'aria-labelledby': `tab-${pane.id}` })}
          >
            <div class={columns.value ? 'pane-head' : 'unseen'}>
              <h2 id={`head-${pane.id}`}>{speak(pane.label)}</h2>
              {pane.id === 'slack' && slack.value && <span class="muted">#{slack.value.channel}</span>}
            </div>
            {pane.content}
          </section>
        ))}
      </main>
      <p class="unseen" role="status" aria-live="polite">
        {announcement.value}
      </p>
      {view !== undefined && user !== undefined && <Modal key={`${user} ${view.id}`} view={view} user={user} />}
    </>
  );
}

function outstanding(): number {
  if (inside.value?.kind !== 'known') return 0;
  const { threads, failures } = inside.value.facts;
  return threads.filter((thread) => thread.endedAt === null).length + failures.length;
}

function Tabs({ panes, shown, show }: { panes: readonly Pane[]; shown: string; show: (id: string) => void }) {
  function onKeyDown(event: KeyboardEvent): void {
    const here = panes.findIndex((pane) => pane.id === shown);
    const last = panes.length - 1;
    const target = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[event.key];
    const pane = target === undefined ? undefined : panes[target];
    if (pane === undefined) return;
    event.preventDefault();
    show(pane.id);
    document.getElementById(`tab-${pane.id}`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" aria-label={say.value('panes')}>
      {panes.map((pane) => (
        <button
          key={pane.id}
          type="button"
          role="tab"
          id={`tab-${pane.id}`}
          aria-selected={shown === pane.id}
          aria-controls={`pane-${pane.id}`}
          tabIndex={shown === pane.id ? 0 : -1}
          onClick={() => show(pane.id)}
          onKeyDown={onKeyDown}
        >
          {say.value(pane.label)} <span class="count">{pane.count}</span>
        </button>
      ))}
    </div>
  );
}
