/** What triage proposes to say; `draft.ts` makes it. */

export interface DraftChoice {
  answerId: string;
  title: string;
  text: string;
}

/** What would go out, and up to two alternatives; `text` is null where the library has no answer ready. */
export interface Draft {
  text: string | null;
  answerId: string | null;
  language: string;
  alternatives: DraftChoice[];
  /** The same in the team's language, where staff may not read the draft's. */
  twin?: string;
  /** How many of the questions asked it answers, where there are several. */
  answers?: { asked: number; answered: number };
  /** A day or time in the question that was seen and not understood: nothing is guessed. */
  unread?: string;
}

/** True where staff would see no difference, neither in the text nor in what is offered beside it. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return inOrder(one) === inOrder(other);
}

/** What was stored has its fields in another order. */
function inOrder(draft: Draft): string {
  const sorted = (_key: string, value: unknown) =>
    value instanceof Object && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  return JSON.stringify(draft, sorted);
}
