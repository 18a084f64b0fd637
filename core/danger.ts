/** Danger to people, of which a human has to know at once. */

/** The most pressing first: where a text speaks of several, the first counts. */
export const dangers = ['selfHarm', 'threat', 'alarm', 'medical', 'lostChild', 'lockedIn'] as const;
export type Danger = (typeof dangers)[number];
