/** What the modal shows in which staff write: the question, the texts there are, and what came while somebody typed. */
import { hasText, refusesReplies } from '../core/card-actions.ts';
import { askedIn } from '../core/card-messages.ts';
import { openDanger } from '../core/danger-call.ts';
import { emergencyChoices, emergencyTopic } from '../core/emergency-choices.ts';
import { waitsForStaff } from '../core/escalation.ts';
import { mark, unsigned } from '../core/signature.ts';
import { standing } from '../core/standing.ts';
import type { Message, Thread } from '../core/thread.ts';
import { words as staffWords } from '../core/words.ts';
import { interimText } from './approve.ts';
import { readerOf } from './asked.ts';
import { masked } from './card-run.ts';
import { type Decision, fromPatron, type Outcome, refused, renumbers, tooLate } from './decision.ts';
import type { EditModal, EditPurpose } from './modals.ts';

/** @param typed what somebody has written already and what came meanwhile; else the text that there is */
export async function editModal(
  d: Decision,
  purpose: EditPurpose,
  typed: { text: string; came: string | null } = { text: textFor(d, purpose), came: null },
): Promise<EditModal> {
  const { deps, record } = d;
  const { thread, messages } = record;
  const to = messages.findLast((message) => message.author === 'patron');
  const { assess } = deps.channels[thread.channel];
  const initials = deps.settings.signatures[d.by];
  const danger = openDanger(thread);
  const open = askedIn(thread, messages);
  const emergencies = emergencyChoices(deps.settings.emergency.texts, danger, d.language);
  const signature = initials === undefined ? null : mark(initials);
  return {
    kind: 'edit',
    threadId: thread.id,
    draftVersion: thread.draftVersion,
    purpose,
    question: readable(d, open),
    note: thread.handedTo?.note ?? '',
    ...typed,
    drafted: hasText(thread),
    copyOnly: purpose !== 'correct' && refusesReplies({ thread, messages, open }),
    limit: to ? assess(typed.text, to).limit - (signature === null ? 0 : assess(` ${signature}`, to).length) : 0,
    // A correction comes back for approval: whoever approves it then signs it.
    signature: purpose === 'correct' ? null : signature,
    alternatives: [...(danger === null ? [] : emergencies), ...(thread.draft?.alternatives ?? [])],
    answers: [
      ...(await deps.drafter.answers(deps.clock())),
      ...emergencies.map(({ answerId, title }) => ({ id: answerId, title, topic: emergencyTopic })),
    ],
  };
}

/** Whether there is something to write for this purpose. */
export function writable(thread: Thread, purpose: EditPurpose): boolean {
  return purpose === 'answer' || purpose === 'interim' ? waitsForStaff(thread) : standing(thread) !== null;
}

function textFor({ deps, record: { thread } }: Decision, purpose: EditPurpose): string {
  const reply = 'reply' in thread ? thread.reply : null;
  const sent = unsigned(reply?.text ?? '', Object.values(deps.settings.signatures));
  const first = thread.firstApproval;
  switch (purpose) {
    case 'answer':
      return reply !== null && !reply.interim ? sent : (thread.draft?.text ?? '');
    case 'interim':
      if (reply?.interim) return sent;
      return first?.interim ? first.text : interimText(deps, thread);
    case 'correct':
      return unsigned(standing(thread)?.reply.text ?? '', Object.values(deps.settings.signatures));
    case 'again':
      return '';
  }
}

/** Another text in the modal that is open: a suggestion of this very draft, or any answer of the library's. */
export async function chooseAnswer(
  d: Decision,
  chosen: { answerId: string; purpose: EditPurpose; draftVersion: number; view: { id: string; hash: string } },
): Promise<Outcome> {
  const { deps, record, words, language } = d;
  const { thread } = record;
  const { answerId, purpose, view } = chosen;
  if (!writable(thread, purpose)) return tooLate(d);
  const suggested = thread.draft?.alternatives.find((choice) => choice.answerId === answerId)?.text;
  const text = suggested ?? (await deps.drafter.wording(answerId, readerOf(deps, record), deps.clock()))?.text;
  if (text === undefined) return refused(d, words.answerGone);
  const modal = await editModal(d, purpose, { text, came: await came(d, chosen.draftVersion) });
  const changed = await deps.desk.changeModal(view, modal, language);
  return changed.kind === 'ok' ? { kind: 'done' } : refused(d, words.deskTrouble);
}

/** What has come since this draft, masked; or what changed when it was not the patron; null when nothing did. */
export async function came(d: Decision, since: number): Promise<string | null> {
  const { deps, record, words } = d;
  const { thread, messages } = record;
  if (thread.draftVersion === since && thread.status !== 'new') return null;
  const log = await deps.threads.log(thread.id);
  const drafts = log.flatMap((entry, i) => (renumbers(entry) ? [i] : []));
  const seen = drafts.at(since - thread.draftVersion - 1) ?? 0;
  const count = log.slice(seen + 1).filter(fromPatron).length;
  if (count > 0) return readable(d, newest(messages, count));
  if (thread.status === 'new') return words.cameOther;
  if (thread.firstApproval !== null) return words.cameApproved(thread.firstApproval.text);
  return thread.draft?.text ? words.cameDraft(thread.draft.text) : words.cameOther;
}

/** The patron's last ones by id: an edit has a new id and keeps its place among the messages. */
function newest(messages: readonly Message[], count: number): Message[] {
  const patrons = messages.filter(({ author }) => author === 'patron');
  const last = new Set(patrons.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)).slice(-count));
  return patrons.filter((message) => last.has(message));
}

function readable({ deps, language, record }: Decision, messages: readonly Message[]): string {
  const shown = new Set(messages.map(({ id }) => id));
  return masked(record.messages, [], deps.redact)
    .filter(({ id }) => shown.has(id))
    .map(({ text, unreadable }) => (unreadable ? staffWords[language].card.unreadable : text))
    .join('\n');
}
