/** What is wrong in the library's files, in words for the librarian who edits them. */

export interface Words {
  problem: string;
  remedy: string;
}

export interface LibraryProblem extends Words {
  /** The path as the reader would open it. */
  file: string;
  /** From 1. */
  line: number;
}

/** One line for the screen; `file:line` opens the place in most editors. */
export function problemLine({ file, line, problem, remedy }: LibraryProblem): string {
  return `${file}:${line}  ${problem}  → ${remedy}`;
}
