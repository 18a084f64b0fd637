/** A text put on one line of at most `max` characters; signs of two units stay whole. */
export function shorten(text: string, max: number): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length <= max
    ? signs.join('')
    : `${signs
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
