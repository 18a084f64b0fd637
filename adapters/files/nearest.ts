/** Which word was meant by one that is misspelt. */

/**
 * The one among the known words that is nearest, or null where none is near, or two are as near. Short words have to be the
 * same but for capitals: "don" is no misspelt "mon".
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const [first, second] = known
    .map((each) => ({ each, slips: slipsBetween(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips);
  return first === undefined || first.slips === second?.slips ? null : first.each;
}

/** Letters too many, too few, wrong or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const wrong = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, wrong, isSwapped ? at(i - 2, j - 2) + 1 : wrong));
    }
  }
  return at(a.length, b.length);
}
