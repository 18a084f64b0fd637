/** What staff entered in Slack and rota.yaml no longer bears out, in words for whoever edits the file. */
import { Temporal } from 'temporal-polyfill';
import { personOf } from '../../core/roster.ts';
import type { Rota } from '../../core/rota.ts';
import type { StoredProblem, StoredShift } from '../../core/rota-stored.ts';
import type { StaffId } from '../../core/thread.ts';
import type { Words } from './library-problem.ts';

const mostNamed = 5;
const dayNames = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;
const reassign = 'In Slack mit „/auskunft umbesetzen“ neu vergeben';

/** One for each problem: the files are sound, so that nothing of it keeps a release back. */
export function storedHints(rota: Rota, problems: readonly StoredProblem[]): Words[] {
  return problems.map((problem) => hintOf(rota, problem));
}

function hintOf(rota: Rota, problem: StoredProblem): Words {
  switch (problem.kind) {
    case 'unknown':
      return {
        problem: `„${problem.staff}“ steht nicht in rota.yaml und hat noch Schichten: ${list(problem.shifts)}.`,
        remedy: `${reassign} oder ${putBack(problem.staff)}.`,
      };
    case 'unknownSwap':
      return {
        problem: `„${problem.staff}“ steht nicht in rota.yaml und sucht noch Tausch: ${list(problem.shifts)}.`,
        remedy: `Die Suche gilt nicht mehr. ${reassign} oder ${putBack(problem.staff)}.`,
      };
    case 'left':
      return {
        problem: `${nameOf(rota, problem.staff)} ist nur bis ${written(personOf(rota, problem.staff)?.to)} im Team und hat danach noch Schichten: ${list(problem.shifts)}.`,
        remedy: `${reassign} oder in rota.yaml „to“ ändern.`,
      };
    case 'notYet':
      return {
        problem: `${nameOf(rota, problem.staff)} ist erst ab ${written(personOf(rota, problem.staff)?.from)} im Team und hat vorher schon Schichten: ${list(problem.shifts)}.`,
        remedy: `${reassign} oder in rota.yaml „from“ ändern.`,
      };
    case 'hours':
      return {
        problem: `Die Arbeitszeit von ${nameOf(rota, problem.staff)} in rota.yaml deckt diese Schichten nicht mehr: ${list(problem.shifts)}.`,
        remedy: `${reassign} oder in rota.yaml „hours“ ändern.`,
      };
    case 'templateGone':
      return {
        problem: `Eine Schicht „${problem.template}“ gibt es in rota.yaml nicht mehr, vergeben ist sie noch: ${list(problem.shifts, rota)}.`,
        remedy: `Sie entfällt; sagen Sie es den Betroffenen. Sonst „${problem.template}“ unter „templates“ wieder eintragen.`,
      };
    case 'weekdayGone':
      return {
        problem: `Die Schicht „${problem.template}“ gibt es in rota.yaml an diesem Wochentag nicht mehr, vergeben ist sie noch: ${list(problem.shifts, rota)}.`,
        remedy: `Sie entfällt; sagen Sie es den Betroffenen. Sonst bei „${problem.template}“ den Tag unter „weekdays“ wieder ergänzen.`,
      };
    case 'closed':
      return {
        problem: `Zu dieser Zeit ist der Service inzwischen geschlossen, Schichten sind noch vergeben: ${list(problem.shifts, rota)}.`,
        remedy:
          'Sie entfallen; sagen Sie es den Betroffenen. Soll doch geöffnet sein, in library.yaml „service“, „closures“ oder „extraOpenings“ ändern, oder in Slack mit „/auskunft öffnung“.',
      };
    case 'allAway':
      return {
        problem: `Alle, die diese Schichten übernehmen könnten, sind abwesend gemeldet: ${list(problem.shifts)}.`,
        remedy:
          'In Slack mit „/auskunft umbesetzen“ jemanden außerhalb der Arbeitszeit einteilen, oder mit „/auskunft schließung“ schließen.',
      };
    case 'unknownAbsence': {
      const { staff, from, to } = problem.absence;
      return {
        problem: `„${staff}“ steht nicht in rota.yaml und ist abwesend gemeldet, vom ${written(from)} bis ${written(to)}.`,
        remedy: `Wer ausgeschieden ist, darf fehlen: Die Abwesenheit verfällt von selbst. Sonst die Person in rota.yaml unter „people“ mit „slack: ${staff}“ eintragen.`,
      };
    }
  }
}

const putBack = (staff: StaffId) => `die Person in rota.yaml unter „people“ mit „slack: ${staff}“ wieder eintragen`;

function nameOf(rota: Rota, staff: StaffId): string {
  return personOf(rota, staff)?.name ?? `„${staff}“`;
}

/** @param rota given where whoever has the shift is to be named too */
function list(shifts: readonly StoredShift[], rota?: Rota): string {
  const named = shifts.slice(0, mostNamed).map(({ date, template, staff }) => {
    const day = dayNames[Temporal.PlainDate.from(date).dayOfWeek - 1];
    return `${day} ${written(date)} ${template}${rota && staff !== null ? ` (${nameOf(rota, staff)})` : ''}`;
  });
  const more = shifts.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` und ${more} weitere` : ''}`;
}

/** @param date as 2026-11-23; undefined where the file names none */
function written(date: string | undefined): string {
  return date === undefined ? '' : date.split('-').toReversed().join('.');
}
