/** What would go out for a patron's message: the nearest of the library's own answers, never a text made up. */
import { rankAnswers } from './answer-search.ts';
import type { Answer, Library } from './library.ts';
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
 * abstained, when it is urgent, or when no answer is near enough; the nearest ones are alternatives even then. An
 * answer that the library has in German only comes with a word of explanation, if both fit a short post.
 */
export function makeDraft(library: Library, text: string, tag: Tag, now: Millis): Draft {
  const ranked = rankAnswers(library, text, tag, now).filter(({ score }) => score > 0);
  const [first] = ranked;
  // With one answer alone for what is asked, even a question in another language has found it.
  const fitting = ranked.filter(({ answer }) => answer.intents.some((intent) => intent === tag.intent));
  const found = first && (first.score >= nearEnough || (fitting.length === 1 && fitting[0] === first));
  const chosen = found && !tag.abstained && !tag.urgent ? first.answer : null;
  const alternatives = ranked
    .filter(({ answer }) => answer !== chosen)
    .slice(0, mostAlternatives)
    .map(({ answer }): DraftChoice => {
      const { text } = wordingFor(answer, tag.language, library.settings.staffLanguage);
      return { answerId: answer.id, title: answer.title, text };
    });
  if (chosen === null) return { text: null, answerId: null, language: tag.language, alternatives };
  return {
    answerId: chosen.id,
    ...wordingFor(chosen, tag.language, library.settings.staffLanguage),
    alternatives,
  };
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
