/** What the log may say of something thrown: its message could hold a patron's words. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
