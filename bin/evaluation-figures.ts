/** What the evaluation says in numbers: shares in percent, each with the number of rows behind it. */

/** A guess beside what is right. */
export interface Judged {
  expected: string;
  /** What an honest colleague would accept beside it. */
  accepted: readonly string[];
  guess: string;
  /** 0 to 1. */
  confidence: number;
  abstained: boolean;
}

/** Percent, with one decimal; a dash where there is nothing to count. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

export const isStrict = ({ expected, guess }: Judged): boolean => expected === guess;
export const isLenient = (one: Judged): boolean => isStrict(one) || one.accepted.includes(one.guess);

const count = <T>(rows: readonly T[], holds: (row: T) => boolean): number => rows.filter(holds).length;

export function accuracy(rows: readonly Judged[]): { n: number; strict: string; lenient: string } {
  return {
    n: rows.length,
    strict: percent(count(rows, isStrict), rows.length),
    lenient: percent(count(rows, isLenient), rows.length),
  };
}

/** The largest share of the rows, the surest first, among which so many are right. */
export function coverageAt(precision: number, rows: readonly Judged[]): string {
  let right = 0;
  let covered = 0;
  for (const [i, row] of rows.toSorted((a, b) => b.confidence - a.confidence).entries()) {
    if (isStrict(row)) right++;
    if (right / (i + 1) >= precision) covered = i + 1;
  }
  return percent(covered, rows.length);
}

/** What the model stands by, at the threshold that it was built with. */
export function standing(rows: readonly Judged[]): { covered: string; right: string } {
  const kept = rows.filter(({ abstained }) => !abstained);
  return { covered: percent(kept.length, rows.length), right: percent(count(kept, isStrict), kept.length) };
}

const bins = 10;

/** Expected calibration error, 0 to 1: how far confidence and share of right guesses lie apart, in ten bins of equal width. */
export function calibrationError(rows: readonly Judged[]): number {
  return Array.from({ length: bins }, (_, bin) =>
    rows.filter(({ confidence }) => confidence > bin / bins && confidence <= (bin + 1) / bins),
  ).reduce((sum, bin) => {
    const sure = bin.reduce((total, { confidence }) => total + confidence, 0);
    return sum + Math.abs(count(bin, isStrict) - sure) / rows.length;
  }, 0);
}

export interface LabelFigures {
  n: number;
  precision: string;
  recall: string;
  f1: string;
}

/** Per label, by its name. */
export function byLabel(rows: readonly Judged[], labels: readonly string[]): Record<string, LabelFigures> {
  return Object.fromEntries(
    labels.map((label) => {
      const n = count(rows, ({ expected }) => expected === label);
      const guessed = count(rows, ({ guess }) => guess === label);
      const right = count(rows, (row) => row.expected === label && isStrict(row));
      const f1 = percent(2 * right, n + guessed);
      return [label, { n, precision: percent(right, guessed), recall: percent(right, n), f1 }];
    }),
  );
}
