/** What was sent becomes an answer of the library's: a lead gets the modal for a new one, filled in as far as it goes. */
import { askedIn } from '../core/card-messages.ts';
import { changeWords } from '../core/change-words.ts';
import { gistOf } from '../core/gist.ts';
import { lessonText } from '../core/lesson.ts';
import { mayBeKept } from '../core/retention.ts';
import { isLead } from '../core/roles.ts';
import { shorten } from '../core/shorten.ts';
import { unsigned } from '../core/signature.ts';
import { standing } from '../core/standing.ts';
import { foundBySearch } from './approved-answer.ts';
import { textIn } from './asked.ts';
import { masked } from './card-run.ts';
import { type Decision, refused, tooLate } from './decision.ts';
import type { Opened } from './reading-modals.ts';
import { newAnswerModal } from './show-library.ts';

/** Longer ones are no titles: they stand in a menu. */
const titleChars = 100;

export async function sentAnswer(d: Decision): Promise<Opened> {
  const { deps, record, by, language } = d;
  const { thread } = record;
  const { roles, signatures, dmConsent } = deps.settings;
  if (!isLead(roles, by)) return refused(d, changeWords[language].notLead(roles.leads));
  const answer = standing(thread);
  if (answer === null) return tooLate(d);
  const { channel } = thread;
  const { draft, tag, reply } = answer;
  const text = unsigned(reply.text, Object.values(signatures));
  // Several answers in one message are a new one.
  const single = draft?.text === text && draft.answers === undefined ? draft.answerId : null;
  const same = single ?? (await foundBySearch(d, text));
  const there = (await deps.drafter.answers(deps.clock())).find(({ id }) => id === same);
  if (there) return refused(d, changeWords[language].answerThere(there.title));
  const isEnglish = (draft?.language ?? tag?.language) === 'en';
  const german = draft?.text === text ? (draft.twin ?? '') : '';
  const texts = isEnglish ? { de: german, en: text } : { de: text, en: '' };
  // What was written in confidence becomes no title by itself.
  const kept = mayBeKept(channel, { dmConsentRequired: dmConsent === 'required' });
  const asked = kept ? textIn(askedIn(thread, masked(record.messages, [], deps.redact))) : '';
  const title = shorten(lessonText(gistOf(deps.redact(asked))), titleChars);
  return { modal: { ...newAnswerModal(title), intent: tag?.intent ?? '', texts } };
}
