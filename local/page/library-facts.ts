import type { Language } from './words.ts';

/** What the page says of the library around everything else. */
export interface LibraryFacts {
  name: string;
  /** The account name on X, without `@`. */
  handle: string;
  /** True while the library's content is the invented example. */
  sample: boolean;
  language: Language;
  /** IANA zone of all times shown, such as `Europe/Berlin`. */
  timezone: string;
  /** True where there is a month plan to look at. */
  rota?: boolean;
  /** True where there are weekly reports to look at. */
  report?: boolean;
  /** True while everything is an exercise: answers are decided on and never sent. */
  practice?: boolean;
}
