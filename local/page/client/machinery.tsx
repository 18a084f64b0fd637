import { wordFor } from '../thread-words.ts';
import type { Inside } from '../world.ts';
import { language, say } from './state.ts';
import { Ago, nearTime } from './time.tsx';

/** The functions with their last runs. */
export function Functions({ functions }: { functions: Inside['functions'] }) {
  return (
    <section class="part">
      <h3>{say.value('functions')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.value('function')}</th>
            <th scope="col">{say.value('lastRun')}</th>
            <th scope="col" class="number">
              {say.value('duration')}
            </th>
            <th scope="col">{say.value('result')}</th>
            <th scope="col" class="number">
              {say.value('runs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {functions.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td>{one.lastRunAt === null ? say.value('neverRan') : <Ago at={one.lastRunAt} />}</td>
              <td class="number">{one.durationMs === null ? '–' : duration(one.durationMs)}</td>
              <td class={one.result === 'failed' ? 'bad' : ''} title={one.detail ?? undefined}>
                {one.result === null ? '–' : say.value(one.result === 'ok' ? 'resultOk' : 'resultFailed')}
              </td>
              <td class="number">{whole(one.runs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Sources({ sources }: { sources: Inside['sources'] }) {
  return (
    <section class="part">
      <h3>{say.value('sources')}</h3>
      <dl class="facts">
        {sources.map((source) => (
          <div key={source.source}>
            <dt>{wordFor.source(source.source, language.value)}</dt>
            <dd>
              {source.trouble !== null && (
                <strong class="bad">{wordFor.trouble(source.trouble, language.value)}</strong>
              )}
              {source.notBefore !== null && (
                <span>{say.value('sourceWaits', { time: nearTime(source.notBefore) })}</span>
              )}
              <span class="muted">
                {source.lastSuccessAt === null ? (
                  say.value('sourceNever')
                ) : (
                  <>
                    {say.value('sourceRead')} <Ago at={source.lastSuccessAt} />
                  </>
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Spend({ spend }: { spend: Inside['spend'] }) {
  return (
    <section class="part">
      <h3>{say.value('spend')}</h3>
      <dl class="facts">
        <div>
          <dt>{say.value('spendToday')}</dt>
          <dd class="number">{dollars(spend.todayMicroDollars)}</dd>
        </div>
        <div>
          <dt>{say.value('spendMonth')}</dt>
          <dd class="number">{dollars(spend.monthMicroDollars)}</dd>
        </div>
      </dl>
    </section>
  );
}

function locale(): string {
  return language.value === 'de' ? 'de-DE' : 'en-GB';
}

function whole(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

function duration(ms: number): string {
  return ms < 1000
    ? `${Math.round(ms)} ms`
    : `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}

/** X bills by tenths of a cent, so small sums show them. */
function dollars(micro: number): string {
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: micro < 1_000_000 ? 3 : 2,
  }).format(micro / 1_000_000);
}
