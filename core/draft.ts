/** What would go out for a patron's message: the nearest of the library's own answers, never a text made up. */
import { answersAt, dayAt, rankAnswers } from './answer-search.ts';
import type { Answer, Library } from './library.ts';
import { withNoticesFirst } from './notice.ts';
import type { Draft, DraftChoice, Millis, Tag } from './thread.ts';

/** From this score on the first answer was right for 7 of 10 held-back questions where triage did not abstain. */
const nearEnough = 0.05;
const mostAlternatives = 2;
/** What fits a short post; channels count more exactly. */
const shortPost = 280;

/** Set before an answer that the library has only in its own language. */
const onlyInGerman: Readonly<Record<string, string>> = {
  ar: 'نجيبك باللغة الألمانية:',
  en: 'Our answer is in German:',
  es: 'Le respondemos en alemán:',
  fr: 'Nous répondons en allemand :',
  it: 'Rispondiamo in tedesco:',
  nl: 'Ons antwoord is in het Duits:',
  pl: 'Odpowiadamy po niemiecku:',
  pt: 'Respondemos em alemão:',
  ro: 'Vă răspundem în germană:',
  ru: 'Отвечаем по-немецки:',
  tr: 'Yanıtımız Almancadır:',
  uk: 'Відповідаємо німецькою:',
};

/**
 * The draft for a text, from the answers valid on this day in the library's zone. No text is drafted when triage
 * abstained, when it is urgent, or when no answer is near enough; the nearest ones are alternatives even then. A branch
 * that is closed today goes before its usual opening hours: see `withNoticesFirst`. An answer that the library has in
 * German only comes with a word of explanation, if both fit a short post.
 */
export function makeDraft(library: Library, text: string, tag: Tag, now: Millis): Draft {
  const { settings } = library;
  const ranked = rankAnswers(library, text, tag, now).filter(({ score }) => score > 0);
  const asked = { text, intent: tag.intent, today: dayAt(now, settings.timezone) };
  const nearest = ranked.map(({ answer }) => answer);
  const { answers, noticed } = withNoticesFirst(nearest, asked, settings);
  const [first] = answers;
  // With one answer alone for what is asked, even a question in another language has found it.
  const fitting = answers.filter(({ intents, notice }) => !notice && intents.some((intent) => intent === tag.intent));
  const score = ranked.find(({ answer }) => answer === first)?.score ?? 0;
  const found = noticed || score >= nearEnough || (fitting.length === 1 && fitting[0] === first);
  const chosen = first && found && !tag.abstained && !tag.urgent ? first : null;
  const alternatives = answers
    .filter((answer) => answer !== chosen)
    .slice(0, mostAlternatives)
    .map((answer): DraftChoice => {
      const { text } = wordingFor(answer, tag.language, settings.staffLanguage);
      return { answerId: answer.id, title: answer.title, text };
    });
  if (chosen === null) return { text: null, answerId: null, language: tag.language, alternatives };
  return { answerId: chosen.id, ...wordingFor(chosen, tag.language, settings.staffLanguage), alternatives };
}

/** The wording of one answer that is valid now, in the patron's language, else in the staff's; null when there is none. */
export function wordingOf(
  library: Library,
  answerId: string,
  language: string,
  now: Millis,
): { text: string; language: string } | null {
  const answer = answersAt(library, now).find(({ id }) => id === answerId);
  return answer === undefined ? null : wordingFor(answer, language, library.settings.staffLanguage);
}

/** The answer in the patron's language, else in the staff's. */
function wordingFor({ texts }: Answer, language: string, staffLanguage: string): { text: string; language: string } {
  const own = texts[language];
  if (own !== undefined) return { text: own, language };
  const [fallbackLanguage, fallback] = Object.entries(texts).find(([known]) => known === staffLanguage) ??
    Object.entries(texts)[0] ?? [staffLanguage, ''];
  const preface = fallbackLanguage === 'de' ? onlyInGerman[language] : undefined;
  const whole = preface === undefined ? fallback : `${preface} ${fallback}`;
  return { text: whole.length <= shortPost ? whole : fallback, language: fallbackLanguage };
}
