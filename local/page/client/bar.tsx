import { useId } from 'preact/hooks';
import { type Language, languages } from '../words.ts';
import { choose, iAm, inside, language, library, me, now, say, slack, x } from './state.ts';
import { clockTime, nearTime, sameDay, weekday } from './time.tsx';

/** The slim bar: what this is, which sides are real, who sits here, in which language, and whether the service is on. */
export function Bar() {
  return (
    <header class="bar">
      <h1 class="brand">
        <span class="brand-name">Auskunft</span> <span class="brand-library">{library.value?.name}</span>
      </h1>
      <Badges />
      <Clock />
      {library.value?.rota === true && <a href="/rota">{say.value('rota')}</a>}
      {library.value?.report === true && <a href="/report">{say.value('reportLink')}</a>}
      <LanguageChoice />
      <WhoAmI />
    </header>
  );
}

function Badges() {
  const speak = say.value;
  if (x.value === undefined || slack.value === undefined) return null;
  // In an exercise X is left out altogether.
  const exercise = library.value?.practice === true && x.value === null;
  const sides = [
    ...(exercise ? [] : [{ side: 'X', real: x.value === null }]),
    { side: 'Slack', real: slack.value === null },
  ];
  const practice = !exercise && sides.every(({ real }) => !real);
  return (
    <ul class="badges">
      {practice && (
        <li class="badge" title={speak('practiceHint')}>
          {speak('practice')}
        </li>
      )}
      {(practice ? [] : sides).map(({ side, real }) => (
        <li
          key={side}
          class={`badge ${real ? 'live' : ''}`}
          title={speak(real ? 'liveHint' : 'simulatedHint', { side })}
        >
          {speak(real ? 'live' : 'simulated', { side })}
        </li>
      ))}
      {library.value?.sample === true && (
        <li class="badge" title={speak('sampleHint')}>
          {speak('sample')}
        </li>
      )}
    </ul>
  );
}

function Clock() {
  if (inside.value?.kind !== 'known') return null;
  const { open, until, next } = inside.value.facts.service;
  const speak = say.value;
  const words = open
    ? until === undefined
      ? speak('openNow')
      : speak('openUntil', { time: clockTime(until) })
    : next === undefined || next === null
      ? speak('closedNow')
      : speak('closedUntil', { time: opening(next) });
  return (
    <p class={`clock ${open ? 'open' : ''}`} title={speak('service')}>
      {words}
    </p>
  );
}

/** `10:00` today, `Mo 10:00` within the week, later with the date. */
function opening(at: number): string {
  const week = 6 * 86_400_000;
  if (sameDay(at, now.value)) return clockTime(at);
  return at - now.value < week ? `${weekday(at)} ${clockTime(at)}` : nearTime(at);
}

function WhoAmI() {
  const id = useId();
  const staff = slack.value?.staff ?? [];
  if (staff.length === 0) return null;
  return (
    <p class="who">
      <label for={id}>{say.value('iAm')}</label>
      <select
        id={id}
        aria-label={say.value('iAm')}
        value={me.value?.id ?? ''}
        onChange={(event) => iAm(event.currentTarget.value)}
      >
        {staff.map((person) => (
          <option key={person.id} value={person.id}>
            {person.title === undefined ? person.realName : `${person.realName}, ${person.title}`}
          </option>
        ))}
      </select>
    </p>
  );
}

const names: Record<Language, string> = { de: 'Deutsch', en: 'English' };

function LanguageChoice() {
  return (
    <fieldset class="languages" aria-label={say.value('language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-label={names[one]}
          aria-pressed={language.value === one}
          onClick={() => choose(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
