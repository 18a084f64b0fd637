/** Whether somebody who types `query` means `text`: every word of it occurs, in any order, with or without umlauts. */
export function matches(text: string, query: string): boolean {
  const bare = folded(text);
  const spelled = folded(text.replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`));
  return folded(query)
    .split(/\s+/)
    .every((word) => bare.includes(word) || spelled.includes(word));
}

/** `Großdruck für Ältere` as `grossdruck fur altere`. */
function folded(text: string): string {
  return text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}
