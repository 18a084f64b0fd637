/** What must agree within the rota, and between it and the library's settings. */
import type { LibrarySettings } from '../../core/library.ts';
import type { PlanLine, Rota } from '../../core/rota.ts';
import { clockOf, dayNames, type Located, timeProblems } from './rota-times.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * Everything in the rota that cannot be so, with the line in which it stands.
 * @param settings null where they cannot be read, or times in the rota are none: then only names are compared
 */
export function rotaProblems(rota: Rota, settings: LibrarySettings | null, source: YamlSource): Located[] {
  const names = [...templateProblems(rota, source), ...peopleProblems(rota, source), ...nameProblems(rota, source)];
  return settings === null ? names : [...names, ...planProblems(rota, source), ...timeProblems(rota, settings, source)];
}

function templateProblems({ weekA, userGroup, templates }: Rota, source: YamlSource): Located[] {
  const problems: Located[] = [];
  const sinceMonday = (new Date(weekA).getUTCDay() + 6) % 7;
  if (sinceMonday > 0) {
    const monday = new Date(Date.parse(weekA) - sinceMonday * 86_400_000).toISOString().slice(0, 10);
    const remedy = `Den Montag davor schreiben: weekA: ${monday}.`;
    problems.push({ line: source.lineOf(['weekA']), problem: `„weekA: ${weekA}“ ist kein Montag.`, remedy });
  }
  if (userGroup !== null && /[@\s]/.test(userGroup)) {
    const problem = `„userGroup: ${userGroup}“ ist nicht der Kurzname einer Gruppe.`;
    const remedy = 'Ohne @ und ohne Leerzeichen schreiben, zum Beispiel twitterdienst.';
    problems.push({ line: source.lineOf(['userGroup']), problem, remedy });
  }
  for (const [i, template] of templates.entries()) {
    const line = source.lineOf(['templates', i, 'id']);
    const before = templates.slice(0, i);
    if (before.some(({ id }) => id === template.id)) {
      const problem = `Zwei Schichten haben die id „${template.id}“.`;
      problems.push({ line, problem, remedy: 'Einen anderen kurzen Namen wählen.' });
      continue;
    }
    for (const other of before) {
      const days = template.weekdays.filter((day) => other.weekdays.includes(day));
      if (days.length === 0 || template.start >= other.end || other.start >= template.end) continue;
      const problem = `„${template.id}“ (${clockOf(template)}) überschneidet sich mit „${other.id}“ (${clockOf(other)}).`;
      const remedy = `Anfang oder Ende ändern, so dass sie aneinander anschließen, oder die Wochentage trennen (beide: ${days.join(', ')}).`;
      problems.push({ line, problem, remedy });
    }
  }
  return problems;
}

function peopleProblems({ people }: Rota, source: YamlSource): Located[] {
  const problems: Located[] = [];
  for (const [i, { slack, initials, name }] of people.entries()) {
    const before = people.slice(0, i);
    if (before.some((other) => other.slack === slack)) {
      const problem = `„${slack}“ steht zweimal unter „people“.`;
      problems.push({
        line: source.lineOf(['people', i, 'slack']),
        problem,
        remedy: 'Eine der beiden Stellen löschen.',
      });
    }
    const namesake = before.find((other) => other.initials.toLowerCase() === initials.toLowerCase());
    if (namesake) {
      const problem = `„${initials}“ ist schon das Kürzel von ${namesake.name}.`;
      const remedy = `Für ${name} ein anderes wählen: zwei bis vier Buchstaben.`;
      problems.push({ line: source.lineOf(['people', i, 'initials']), problem, remedy });
    }
  }
  if (!people.some(({ role }) => role === 'lead')) {
    const remedy = 'Bei mindestens einer Person „role: lead“ ergänzen.';
    problems.push({ line: source.lineOf(['people']), problem: 'Im Team gehört niemand zur Leitung.', remedy });
  }
  return problems;
}

/** Shifts and people that are spoken of are there, and on those days. */
function nameProblems({ templates, people, plan }: Rota, source: YamlSource): Located[] {
  const problems: Located[] = [];
  const ids = templates.map(({ id }) => id);
  const known = people.map(({ initials }) => initials);
  const ofShift = ({ weekday, template: id }: Pick<PlanLine, 'weekday' | 'template'>, path: (string | number)[]) => {
    const line = source.lineOf(path);
    const template = templates.find((each) => each.id === id);
    if (!template) {
      problems.push({ line, problem: `Eine Schicht „${id}“ gibt es nicht.`, remedy: `Erlaubt: ${ids.join(', ')}.` });
    } else if (!template.weekdays.includes(weekday)) {
      const problem = `Am ${dayNames[weekday]} gibt es keine Schicht „${id}“.`;
      const remedy = `Einen anderen Wochentag nehmen (${template.weekdays.join(', ')}) oder bei „${id}“ unter „weekdays“ ${weekday} ergänzen.`;
      problems.push({ line, problem, remedy });
    }
  };
  for (const [i, person] of people.entries()) {
    for (const [j, wish] of person.wishes.entries()) ofShift(wish, ['people', i, 'wishes', j]);
  }
  for (const [i, line] of plan.entries()) {
    ofShift(line, ['plan', i]);
    if (known.includes(line.person)) continue;
    const problem = `Das Kürzel „${line.person}“ hat niemand im Team.`;
    const remedy = `Wer nicht mehr da ist, wird hier ersetzt oder die Zeile gelöscht. Erlaubt: ${known.join(', ')}.`;
    problems.push({ line: source.lineOf(['plan', i]), problem, remedy });
  }
  return problems;
}

/** A shift is one person's in any week, and nobody has more of them than they may. */
function planProblems({ people, plan }: Rota, source: YamlSource): Located[] {
  const problems: Located[] = [];
  const personOf = (line: PlanLine) => people.find(({ initials }) => initials === line.person);
  /** Whoever comes when the other has left may follow them in the plan. */
  const meet = (a: PlanLine, b: PlanLine) => {
    const [one, two] = [personOf(a), personOf(b)];
    return (one?.from ?? '') <= (two?.to ?? '9') && (two?.from ?? '') <= (one?.to ?? '9');
  };
  for (const [i, line] of plan.entries()) {
    const other = plan
      .slice(0, i)
      .find((each) => each.weekday === line.weekday && each.template === line.template && inOneWeek(each, line));
    if (!other || !meet(other, line)) continue;
    const problem = `Am ${dayNames[line.weekday]} ist die Schicht „${line.template}“ schon „${other.person}“ zugeteilt.`;
    const remedy = 'Eine der beiden Zeilen löschen oder abwechseln: weeks: A und weeks: B.';
    problems.push({ line: source.lineOf(['plan', i]), problem, remedy });
  }
  for (const [i, { initials, maxShifts }] of people.entries()) {
    for (const week of ['A', 'B'] as const) {
      const count = plan.filter(({ person, weeks }) => person === initials && weeks !== otherThan(week)).length;
      if (count <= maxShifts) continue;
      const problem = `Im festen Plan hat „${initials}“ in ${week}-Wochen ${count} Schichten, erlaubt sind ${maxShifts}.`;
      const remedy = `Unter „plan“ eine Schicht abgeben oder hier „maxShifts: ${count}“ schreiben.`;
      problems.push({ line: source.lineOf(['people', i, 'maxShifts']), problem, remedy });
      break;
    }
  }
  return problems;
}

const otherThan = (week: 'A' | 'B') => (week === 'A' ? 'B' : 'A');
const inOneWeek = (a: PlanLine, b: PlanLine) => a.weeks === 'every' || b.weeks === 'every' || a.weeks === b.weeks;
