/** The house's own words for danger to people. */
import { type Danger, dangers } from './danger.ts';
import type { LibrarySettings } from './library.ts';
import type { Wordings } from './wording.ts';

/** Per danger and language. */
export type EmergencyTexts = LibrarySettings['emergency']['texts'];

/** What a draft or a reply made of them carries in the place of an answer's id. */
export const emergencyId = (danger: Danger): string => `emergency-${danger}`;

/** What the house says under this id; undefined where it says nothing. */
export function emergencyWordings(texts: EmergencyTexts, answerId: string): Wordings | undefined {
  const said = wordedIn(texts).find((danger) => emergencyId(danger) === answerId);
  const own = said && texts[said];
  return own && { texts: own };
}

/** The dangers that the house has words for, the most pressing first. */
export function wordedIn(texts: EmergencyTexts): Danger[] {
  return dangers.filter((danger) => Object.keys(texts[danger] ?? {}).length > 0);
}
