/** What must agree in time: the shifts, the hours of those who are to have them, and those of the service. */
import { weekdays } from '../../core/fields.ts';
import { clockAt, minutesAt, type Period, usualPeriods } from '../../core/hours.ts';
import type { LibrarySettings } from '../../core/library.ts';
import type { Person, PlanLine, Rota, ShiftTemplate } from '../../core/rota.ts';
import type { Words } from './library-problem.ts';
import type { YamlSource } from './yaml-source.ts';

export type Located = Words & { line: number };
type Weekday = PlanLine['weekday'];
type Week = Person['hours'];

export const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Montag',
  tue: 'Dienstag',
  wed: 'Mittwoch',
  thu: 'Donnerstag',
  fri: 'Freitag',
  sat: 'Samstag',
  sun: 'Sonntag',
};

/** As 10:00–14:00. */
export function clockOf({ start, end }: Pick<ShiftTemplate, 'start' | 'end'>): string {
  return `${start}–${end}`;
}

/** Shifts that nobody needs or nobody can have, service hours without one, and whoever is to work while they do not. */
export function timeProblems(rota: Rota, settings: LibrarySettings, source: YamlSource): Located[] {
  const { templates, people, plan } = rota;
  return [
    ...shiftProblems(rota, settings, source),
    ...gapProblems(templates, settings.service.hours, source),
    ...people.flatMap((person, i) =>
      person.wishes.flatMap((wish, j) =>
        hoursProblems(templates, person, wish, source.lineOf(['people', i, 'wishes', j])),
      ),
    ),
    ...plan.flatMap((line, i) => {
      const person = people.find(({ initials }) => initials === line.person);
      return person ? hoursProblems(templates, person, line, source.lineOf(['plan', i])) : [];
    }),
  ];
}

function shiftProblems({ templates, people }: Rota, settings: LibrarySettings, source: YamlSource): Located[] {
  return templates.flatMap((template, i) => {
    const shift = periodOf(template);
    const closed = template.weekdays.filter((day) => !servedOn(settings, day).some((served) => meet(served, shift)));
    const nobodys = template.weekdays.filter(
      (day) => !closed.includes(day) && !people.some((person) => person.maxShifts > 0 && covers(person, day, shift)),
    );
    const name = `„${template.id}“ (${clockOf(template)})`;
    const line = source.lineOf(['templates', i, 'weekdays']);
    const problems: Located[] = [];
    if (closed.length > 0) {
      const problem = `Die Schicht ${name} liegt am ${told(closed)} außerhalb der Servicezeiten.`;
      const remedy = `Aus „weekdays“ nehmen: ${closed.join(', ')}; oder in library.yaml die Zeiten unter „service“ ergänzen.`;
      problems.push({ line, problem, remedy });
    }
    if (nobodys.length > 0) {
      const problem = `Die Schicht ${name} kann am ${told(nobodys)} niemand ganz übernehmen.`;
      const remedy = `Bei jemandem unter „hours“ eintragen: ${hoursLine(nobodys, template)}; oder die Schicht ändern.`;
      problems.push({ line, problem, remedy });
    }
    return problems;
  });
}

/** Hours of the service, in a usual week, in which there is no shift. */
function gapProblems(templates: Rota['templates'], service: Week, source: YamlSource): Located[] {
  const days = new Map<string, Weekday[]>();
  for (const weekday of weekdays) {
    const shifts = templates.filter((template) => template.weekdays.includes(weekday)).map(periodOf);
    for (const gap of without(periodsOn(service, weekday), shifts)) {
      const clock = clockOf({ start: clockAt(gap[0]), end: clockAt(gap[1]) });
      days.set(clock, [...(days.get(clock) ?? []), weekday]);
    }
  }
  const line = source.lineOf(['templates']);
  return [...days].map(([clock, on]) => ({
    line,
    problem: `Der Dienst auf X ist am ${told(on)} ${clock} besetzt, aber es gibt dann keine Schicht.`,
    remedy: 'Eine Schicht verlängern oder ergänzen, oder in library.yaml die Zeiten unter „service“ kürzen.',
  }));
}

/** Whoever is to have a shift, or wishes for it, works for all of it. */
function hoursProblems(
  templates: Rota['templates'],
  person: Person,
  { weekday, template: id }: Pick<PlanLine, 'weekday' | 'template'>,
  line: number,
): Located[] {
  const template = templates.find((each) => each.id === id);
  if (!template || covers(person, weekday, periodOf(template))) return [];
  const own = person.hours[weekday].map((period) => period.replace('-', '–')).join(', ');
  const works = own === '' ? 'gar nicht' : `nur ${own}`;
  const problem = `${person.name} arbeitet am ${dayNames[weekday]} ${works}, die Schicht „${id}“ dauert ${clockOf(template)}.`;
  const remedy = `Jemand anderen oder einen anderen Tag nehmen, oder bei „${person.initials}“ unter „hours“ eintragen: ${hoursLine([weekday], template)}.`;
  return [{ line, problem, remedy }];
}

/** The usual hours of a weekday, with every extra opening that falls on one: shifts may be meant for it alone. */
function servedOn(settings: LibrarySettings, weekday: Weekday): Period[] {
  const extra = settings.extraOpenings
    .filter(({ branch, date }) => branch === 'service' && weekdays[(new Date(date).getUTCDay() + 6) % 7] === weekday)
    .flatMap(({ hours }) => hours);
  return [
    ...periodsOn(settings.service.hours, weekday),
    ...periodsOn({ ...settings.service.hours, [weekday]: extra }, weekday),
  ];
}

function covers({ hours }: Person, weekday: Weekday, [from, to]: Period): boolean {
  return periodsOn(hours, weekday).some((own) => own[0] <= from && to <= own[1]);
}

const periodsOn = (week: Week, weekday: Weekday): Period[] => usualPeriods(week, weekdays.indexOf(weekday) + 1);

const meet = (a: Period, b: Period): boolean => a[0] < b[1] && b[0] < a[1];

/** What is left of some periods, which are sorted and apart, when others are taken out of them. */
function without(periods: readonly Period[], taken: readonly Period[]): Period[] {
  return taken.reduce<Period[]>(
    (left, [from, to]) =>
      left.flatMap(([start, end]): Period[] => {
        const parts: Period[] = [
          [start, Math.min(end, from)],
          [Math.max(start, to), end],
        ];
        return meet([start, end], [from, to]) ? parts.filter((part) => part[0] < part[1]) : [[start, end]];
      }),
    [...periods],
  );
}

function periodOf({ start, end }: Pick<ShiftTemplate, 'start' | 'end'>): Period {
  return [minutesAt(start), minutesAt(end)];
}

/** As "Montag, Dienstag". */
const told = (days: readonly Weekday[]): string => days.map((day) => dayNames[day]).join(', ');

/** As it stands in the file. */
const hoursLine = (days: readonly Weekday[], { start, end }: ShiftTemplate): string =>
  days.map((day) => `${day}: ["${start}-${end}"]`).join(', ');
