import type { Inside } from '../world.ts';
import { Complaint, useAct } from './act.tsx';
import { Ledger } from './ledger.tsx';
import { Functions, Sources, Spend } from './machinery.tsx';
import { inside, personOf, say } from './state.ts';
import { Ago, nearTime } from './time.tsx';

export function InsidePane() {
  const state = inside.value;
  if (state === undefined) return <p class="loading">{say.value('loading')}</p>;
  if (state.kind === 'unknown')
    return (
      <div class="scroller">
        <Complaint words={say.value('insideUnknown', { why: state.why })} />
      </div>
    );
  const { facts, leftOut } = state;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section class="scroller" tabIndex={0} aria-label={say.value('overview')}>
      {facts.hold !== null && <Hold hold={facts.hold} />}
      {facts.failures.length > 0 && <Failures failures={facts.failures} />}
      <Ledger threads={facts.threads} leftOut={leftOut} />
      <Functions functions={facts.functions} />
      <Sources sources={facts.sources} />
      <Spend spend={facts.spend} />
    </section>
  );
}

function Hold({ hold }: { hold: NonNullable<Inside['hold']> }) {
  const person = personOf(hold.by);
  return (
    <div class="notice" role="status">
      <strong>{say.value('held')}</strong>{' '}
      {say.value('heldBy', { name: person?.realName ?? hold.by, time: nearTime(hold.at) })}
    </div>
  );
}

function Failures({ failures }: { failures: Inside['failures'] }) {
  return (
    <section class="part">
      <h3>
        {say.value('failures')} <span class="count">{failures.length}</span>
      </h3>
      <ul class="failures">
        {failures.map((failure) => (
          <Failure key={failure.id} failure={failure} />
        ))}
      </ul>
    </section>
  );
}

function Failure({ failure }: { failure: Inside['failures'][number] }) {
  const act = useAct();
  return (
    <li>
      <div>
        <p>
          <strong>{failure.function}</strong>{' '}
          <span class="muted">
            <Ago at={failure.at} />
          </span>
        </p>
        <p class="failure-words">{failure.error}</p>
        {failure.keys.length > 0 && <p class="muted keys-of">{failure.keys.join(', ')}</p>}
        <Complaint words={act.error} />
      </div>
      <button
        type="button"
        class={`button small ${act.pending ? 'pressed' : ''}`}
        aria-disabled={act.pending}
        aria-label={say.value('failureSeenOf', { function: failure.function })}
        onClick={() => void act.run(`/inside/failures/${encodeURIComponent(failure.id)}/seen`, {})}
      >
        {act.pending ? say.value('sending') : say.value('failureSeen')}
      </button>
    </li>
  );
}
