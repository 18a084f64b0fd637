/** The month plan: made to be printed and hung on the wall, and to be read on a phone. */
import { escaped } from '../../core/html.ts';
import type { MonthPlan, PlanDay, PlanLoad, PlanShift, PlanWeek } from '../../core/month-plan.ts';
import { document } from './shell.ts';
import { type Language, type Say, wordsIn } from './words.ts';

/** @param today as 2026-12-24 */
export function rotaPage(plan: MonthPlan, library: string, today: string, language: Language): string {
  const say = wordsIn(language);
  const title = say('rotaOf', { month: monthName(plan.month, language) });
  return page(
    language,
    `${title} · ${library}`,
    `<header class="rota-head">
<div><h1>${escaped(title)}</h1><p class="muted">${escaped(library)}</p></div>
<nav class="rota-months" aria-label="${escaped(say('rota'))}">
${[-1, 1].map((months) => monthLink(plan.month, months, language)).join('\n')}
<a href="/">${escaped(say('toThePage'))}</a>
</nav>
</header>
<main>
${plan.weeks.map((week) => weekOf(week, today, language, say)).join('\n')}
<footer class="rota-foot">
${loadTable(plan.loads, language, say)}
<div class="rota-notes">
${plan.uncovered > 0 ? `<p class="uncovered"><strong>${escaped(say('rotaUncovered', { n: plan.uncovered }))}</strong></p>` : ''}
<p>${escaped(say('rotaProposedHint'))}</p>
<p class="on-screen muted">${escaped(say('rotaPaper'))}</p>
</div>
</footer>
</main>`,
  );
}

/** In place of a plan: what is wrong, and the way back. */
export function noRotaPage(language: Language, month: string | null): string {
  const say = wordsIn(language);
  const words = month === null ? say('rotaNone') : say('rotaNoMonth', { month: month.slice(0, 40) });
  return page(
    language,
    `${say('rota')} · Auskunft`,
    `<main><h1>${escaped(say('rota'))}</h1><p>${escaped(words)}</p><p><a href="/">${escaped(say('toThePage'))}</a></p></main>`,
  );
}

function page(language: Language, title: string, body: string): string {
  return document(language, title, '', body, '/rota.css');
}

function monthLink(month: string, months: number, language: Language): string {
  const other = new Date(`${month}-01T00:00:00Z`);
  other.setUTCMonth(other.getUTCMonth() + months);
  const to = other.toISOString().slice(0, 7);
  const name = escaped(monthName(to, language));
  return `<a href="/rota?month=${to}" rel="${months < 0 ? 'prev' : 'next'}">${months < 0 ? `← ${name}` : `${name} →`}</a>`;
}

function weekOf(week: PlanWeek, today: string, language: Language, say: Say): string {
  const { number: n, kind } = week;
  const name = kind === null ? say('rotaWeek', { n }) : say('rotaWeekTurn', { n, kind });
  const days = week.days.map((day) =>
    day === null ? '<li class="day other" aria-hidden="true"></li>' : dayOf(day, today, language, say),
  );
  return `<section class="week"><h2>${escaped(name)}</h2><ol class="days">${days.join('')}</ol></section>`;
}

function dayOf(day: PlanDay, today: string, language: Language, say: Say): string {
  const classes = ['day', ...(day.holiday || day.closed ? ['holiday'] : []), ...(day.date === today ? ['today'] : [])];
  const why = day.holiday ? say('rotaHoliday') : day.closed ? say('rotaClosed') : '';
  const holiday = why === '' ? '' : ` <span class="mark">${escaped(why)}</span>`;
  const shifts = day.shifts.map((shift) => shiftOf(shift, language, say)).join('');
  return `<li class="${classes.join(' ')}"><h3><time datetime="${day.date}">${escaped(dayName(day.date, language))}</time>${holiday}</h3>${
    shifts === '' ? '' : `<ul>${shifts}</ul>`
  }</li>`;
}

function shiftOf(shift: PlanShift, language: Language, say: Say): string {
  const { initials, source, published, offered } = shift;
  const classes = ['shift', ...(initials === null ? ['uncovered'] : []), ...(published ? [] : ['proposed'])];
  const mark = offered
    ? say('rotaOffered')
    : source === 'swap' && initials !== null
      ? say('rotaTaken')
      : source === 'override'
        ? say('rotaOverridden')
        : null;
  return `<li class="${classes.join(' ')}"><span class="shift-name">${escaped(shift.name[language])}</span> <span class="when">${shortly(shift.start)}–${shortly(shift.end)}</span> <strong>${escaped(initials ?? say('rotaNobody'))}</strong>${
    mark === null ? '' : ` <span class="mark">${escaped(mark)}</span>`
  }${published ? '' : ` <span class="unseen">${escaped(say('rotaProposed'))}</span>`}</li>`;
}

function loadTable(loads: readonly PlanLoad[], language: Language, say: Say): string {
  const head = (['rotaName', 'rotaInitials', 'rotaShare', 'rotaShifts', 'rotaPerShare'] as const)
    .map((key) => `<th scope="col">${escaped(say(key))}</th>`)
    .join('');
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
  const rows = loads.map(
    ({ name, initials, share, shifts, perShare }) =>
      `<tr><th scope="row">${escaped(name)}</th><td>${escaped(initials)}</td><td>${percent.format(share)}</td><td>${shifts}</td><td>${number.format(perShare)}</td></tr>`,
  );
  return `<table class="loads"><caption>${escaped(say('rotaLoads'))}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** `10` for 10:00, `9:30` for 09:30. */
function shortly(clock: string): string {
  return clock.replace(/^0/, '').replace(/:00$/, '');
}

const localeOf = (language: Language) => (language === 'de' ? 'de-DE' : 'en-GB');

/** `Dezember 2026`. */
function monthName(month: string, language: Language): string {
  return told(`${month}-01`, language, { month: 'long', year: 'numeric' });
}

/** `Do, 24.` or `Thu 24`. */
function dayName(date: string, language: Language): string {
  const weekday = told(date, language, { weekday: 'short' });
  return language === 'de' ? `${weekday} ${Number(date.slice(8))}.` : `${weekday} ${Number(date.slice(8))}`;
}

/** A day has no zone: it is told as it is written. */
function told(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
