/** Rising whole numbers as ASCII text: the gaps between them, a letter each. Packs small. */

const letterOfNone = '#'.charCodeAt(0);
const widest = 90;
/** Stands for a stretch as wide without any number. */
const stretch = '!';

/** @param rising whole numbers from 0 on, each above the one before */
export function writtenRising(rising: Iterable<number>): string {
  const letters: string[] = [];
  let last = -1;
  for (const number of rising) {
    const gap = number - last - 1;
    letters.push(stretch.repeat(Math.floor(gap / widest)), String.fromCharCode(letterOfNone + (gap % widest)));
    last = number;
  }
  return letters.join('');
}

/** What `writtenRising` wrote; null when it is something else, or a number is not below the bound. */
export function readRising(written: string, bound: number): Uint32Array | null {
  const numbers = new Uint32Array(written.length);
  let n = 0;
  let last = -1;
  for (let i = 0; i < written.length; i++) {
    const letter = written.charCodeAt(i);
    if (letter === stretch.charCodeAt(0)) last += widest;
    else {
      last += letter - letterOfNone + 1;
      if (letter < letterOfNone || letter >= letterOfNone + widest || last >= bound) return null;
      numbers[n++] = last;
    }
  }
  return numbers.subarray(0, n);
}
