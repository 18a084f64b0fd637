/** In which language somebody reads Slack, remembered for hours: every modal asks for it. */
import type { Millis, StaffId } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';

const rememberedFor: Millis = 6 * 60 * 60_000;
/** While Slack does not say, it is asked no more often than this. */
const retryAfter: Millis = 60_000;

/**
 * @param read the locale of a Slack account such as `de-DE`, or null when Slack does not say
 * @param otherwise the team's own language, for accounts in a third one and while Slack does not say
 */
export function staffLanguages(
  read: (staff: StaffId) => Promise<string | null>,
  otherwise: StaffLanguage,
): (staff: StaffId, now: Millis) => Promise<StaffLanguage> {
  const remembered = new Map<StaffId, { language: Promise<StaffLanguage>; until: Millis }>();

  return (staff, now) => {
    const known = remembered.get(staff);
    if (known !== undefined && now < known.until) return known.language;
    const asked = read(staff);
    const language = asked.then((locale) => languageIn(locale) ?? otherwise);
    const entry = { language, until: now + rememberedFor };
    remembered.set(staff, entry);
    // Whoever asks meanwhile waits for the same answer; only then is it known for how long it is good.
    return asked.then((locale) => {
      if (locale === null) entry.until = now + retryAfter;
      return language;
    });
  };
}

function languageIn(locale: string | null): StaffLanguage | null {
  const code = locale?.slice(0, 2).toLowerCase();
  return code === 'de' || code === 'en' ? code : null;
}
