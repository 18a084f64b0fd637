/** Words for days as people mistype them ("smastag", "mrogen", "wendesday") or say them in dialect ("morn", "moang"). */

const names = [
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['heute', 'morgen', 'übermorgen', 'uebermorgen', 'today', 'tomorrow'],
] as const;
const spoken: Readonly<Record<string, string>> = {
  ...{ morn: 'morgen', moarn: 'morgen', moang: 'morgen', moagn: 'morgen', morje: 'morgen', übermorn: 'übermorgen' },
  ...{ tommorow: 'tomorrow', wensday: 'wednesday' },
};
/** One slip away from such a name, and something else: "mögen" without its dots, names of people. */
const otherWords = new Set(['mogen', 'sontag', 'sunay', 'toady', 'heuet']);
/** A shorter name has too many neighbours: "Hüte", "heulte", "toddy". */
const longEnough = 6;

/**
 * The word for a day that a word as written is meant for: one letter missing, too many or changed with the next. The first
 * letter is as it should be, and the last one too unless it changed places: "Montage", "Frida" and "Borgen" are other
 * words. Null where it is no such word, also where it is spelled well.
 */
export function dayMistyped(written: string): string | null {
  if (written.length < 3 || written.length > 12) return null;
  const word = written.toLowerCase();
  if (Object.hasOwn(spoken, word)) return spoken[word] ?? null;
  return otherWords.has(word) ? null : (names.find((name) => isOneSlip(word, name)) ?? null);
}

function isOneSlip(word: string, name: string): boolean {
  if (word[0] !== name[0] || Math.abs(word.length - name.length) > 1) return false;
  let same = 1;
  while (same < name.length && word[same] === name[same]) same++;
  const [rest, nameRest] = [word.slice(same), name.slice(same)];
  if (word.length === name.length) return rest === `${nameRest[1]}${nameRest[0]}${nameRest.slice(2)}`;
  if (word.at(-1) !== name.at(-1)) return false;
  if (word.length < name.length) return name.length >= longEnough && rest === nameRest.slice(1);
  return (name.length >= longEnough || rest[0] === word[same - 1]) && rest.slice(1) === nameRest;
}
