/** The house's words for danger as staff find them by hand, on whatever card. */
import type { Danger } from './danger.ts';
import { type EmergencyTexts, emergencyId, wordedIn } from './emergency.ts';
import { type StaffLanguage, words } from './words.ts';

/** What they are filed under, where answers are filed under their intent. */
export const emergencyTopic = 'emergency';

/** As anybody in Germany looks for them. */
const callNumber = /(?<!\d)11[02](?!\d)/g;
/**
 * Who helps, and where: German writes such words with a capital letter, which in English only names have; any may
 * name the library. A desk's menu is searched by its titles alone, so that these stand in them.
 */
const tellingWords: Readonly<Record<StaffLanguage, RegExp>> = {
  de: /(?<=[\p{Ll}\d,;:] )(?!Bücherei|Bibliothek)\p{Lu}\p{L}{5,}/gu,
  en: /\p{Lu}\p{Ll}+\p{Lu}\p{L}+|(?<!\p{L})(?:police|fire brigade|ambulance|doctor|hotline|helpline|staff|lift|emergency button)(?!\p{L})/gu,
};

/**
 * All that the house has words for.
 * @param first the danger whose words come first, or null
 */
export function emergencyChoices(
  texts: EmergencyTexts,
  first: Danger | null,
  language: StaffLanguage,
): { answerId: string; title: string }[] {
  return wordedIn(texts)
    .toSorted((a, b) => Number(b === first) - Number(a === first))
    .map((danger) => ({ answerId: emergencyId(danger), title: titleOf(danger, texts, language) }));
}

/** Its kind, and what tells its text from others. */
function titleOf(danger: Danger, texts: EmergencyTexts, language: StaffLanguage): string {
  const w = words[language].emergency;
  const text = texts[danger]?.[language] ?? '';
  const telling = [...(text.match(callNumber) ?? []).map(w.call), ...(text.match(tellingWords[language]) ?? [])];
  return [w.title(danger), [...new Set(telling)].join(', ')].filter((each) => each !== '').join(' · ');
}
