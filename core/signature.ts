/** Initials behind an answer, as German offices sign what goes out: " /mk". */
import type { StaffId } from './thread.ts';

/** Initials by Slack user id. */
export type Signatures = Readonly<Record<StaffId, string>>;

/** What ends so is signed already, by whomever. */
const ending = /\s\/\p{L}{2,4}$/u;

/** The text as it goes out; who has no initials signs nothing. */
export function signed(text: string, initials: string | undefined): string {
  return initials === undefined || ending.test(text) ? text : `${text} ${mark(initials)}`;
}

/**
 * The text without the signature at its end.
 * @param known the initials of the whole team: anything else at the end of a text belongs to it
 */
export function unsigned(text: string, known: readonly string[]): string {
  if (known.length === 0) return text;
  return text.replace(new RegExp(`\\s+/(?:${known.join('|')})$`, 'iu'), '');
}

/** As it stands at the end of a text, without the blank before it. */
export function mark(initials: string): string {
  return `/${initials}`;
}

/** What the longest signature of the team adds to a text; empty where nobody signs. */
export function signatureRoom(signatures: Signatures): string {
  const [longest] = Object.values(signatures).toSorted((a, b) => b.length - a.length);
  return longest === undefined ? '' : ` ${mark(longest)}`;
}
