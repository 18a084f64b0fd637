/** The modals that only show: the patron's words as written, their pictures, the whole conversation, the history. */
import { historyLines } from '../core/card-history.ts';
import { talkOf } from '../core/talk.ts';
import type { Message } from '../core/thread.ts';
import { words as staffWords } from '../core/words.ts';
import { type Decision, refused } from './decision.ts';
import type { Shown, ThreadModal } from './modals.ts';
import type { Modal } from './ports.ts';
import { utcDay } from './receive.ts';
import type { Decided } from './staff-action.ts';
import type { ThreadRecord } from './threads.ts';

const mostMessages = 30;

export type Opened = { modal: Modal } | Decided;

/** The patron's words with nothing masked. Who looks is noted before anything is seen. */
export async function original(d: Decision): Promise<Opened> {
  await noted(d, 'originalSeen');
  const messages = d.record.messages
    .filter(({ author }) => author === 'patron')
    .slice(-mostMessages)
    .map((message) => shown(d, message, d.words.asked));
  return { modal: { kind: 'original', messages } };
}

/** The modal is open before the channel is asked: that may take longer than the click's trigger lives. */
export async function showPictures(d: Decision, trigger: string): Promise<Decided> {
  const { deps, record, words, language } = d;
  const illustrated = record.messages.filter((message) => (message.pictures ?? []).length > 0);
  if (illustrated.length === 0) return refused(d, words.noPictures);
  const coming: ThreadModal = { kind: 'pictures', pictures: [], instead: words.picturesComing };
  const opened = await deps.desk.openModal(trigger, coming, language);
  if (opened.kind !== 'ok' || opened.value === null) return refused(d, words.deskTrouble);
  await noted(d, 'picturesSeen');
  const changed = await deps.desk.changeModal(opened.value, await picturesOf(d, illustrated), language);
  return changed.kind === 'ok' ? { kind: 'done' } : refused(d, words.deskTrouble);
}

/** Fetched anew for this one look and not stored; noted like the original. */
async function picturesOf({ deps, record, words }: Decision, illustrated: readonly Message[]): Promise<ThreadModal> {
  const { channel } = record.thread;
  const now = deps.clock();
  const looks = await Promise.all(illustrated.map((message) => deps.channels[channel].pictures(message, now)));
  const found = looks.flatMap((look) => (look.kind === 'found' ? [look] : []));
  const cost = found.reduce((sum, look) => sum + look.cost, 0);
  if (cost > 0) await deps.threads.spend(utcDay(now), channel, cost);
  const pictures = found
    .flatMap((look) => look.pictures)
    .map(({ url, alt }) => ({ url, alt: alt && deps.redact(alt) }));
  if (pictures.length > 0) return { kind: 'pictures', pictures };
  const failed = looks.find((look) => look.kind === 'trouble');
  if (failed === undefined) return { kind: 'pictures', pictures };
  const instead = failed.trouble.kind === 'refused' ? words.picturesElsewhere : words.picturesTrouble;
  return { kind: 'pictures', pictures, instead };
}

/** Everybody in it, masked and without names. */
export async function conversation(d: Decision): Promise<Opened> {
  const { record } = d;
  const others = new Map<string, number>();
  const messages = (await around(d))
    .flatMap(({ thread, messages }) => {
      const { patron } = thread;
      if (patron !== record.thread.patron && !others.has(patron)) others.set(patron, others.size + 1);
      const nth = others.get(patron);
      const name = nth === undefined ? d.words.asked : d.words.other(nth);
      return messages
        .map((message, i) => ({ ...message, text: d.deps.redact(message.text, messages.slice(0, i)) }))
        .filter(({ withdrawnAt }) => withdrawnAt === undefined)
        .map((message) => shown(d, message, message.author === 'library' ? d.words.library : name));
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(-mostMessages);
  return { modal: { kind: 'conversation', messages } };
}

/** The whole audit trail. What staff approved may quote the patron: it is masked like everything else. */
export async function history({ deps, record, language }: Decision): Promise<Opened> {
  const log = await deps.threads.log(record.thread.id);
  const masked = log.map((entry) => (entry.text === undefined ? entry : { ...entry, text: deps.redact(entry.text) }));
  return { modal: { kind: 'history', lines: historyLines(masked, staffWords[language]) } };
}

/** This thread and its newest neighbours, the oldest of them first. */
async function around({ deps, record }: Decision): Promise<ThreadRecord[]> {
  const { thread } = record;
  const talk = talkOf(thread);
  if (talk === null) return [record];
  const neighbours = (await deps.threads.inTalk(thread.channel, talk))
    .filter(({ threadId }) => threadId !== thread.id)
    .slice(-mostMessages);
  const read = await Promise.all(neighbours.map(({ threadId }) => deps.threads.read(threadId)));
  return [record, ...read.filter((each) => each !== null)];
}

function shown({ language }: Decision, { text, unreadable, at, url }: Message, by: string): Shown {
  return { by, at, text: unreadable ? staffWords[language].card.unreadable : text, url };
}

async function noted({ deps, record, by }: Decision, what: 'originalSeen' | 'picturesSeen'): Promise<void> {
  const { id, status } = record.thread;
  await deps.threads.note(id, { at: deps.clock(), by, what, from: status, to: status });
  deps.log(`thread.${what}`, { threadId: id });
}
