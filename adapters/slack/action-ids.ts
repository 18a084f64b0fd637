/** The ids that tie a click to what it is about: written into cards and modals, read back from interactions. */
import type { ThreadId } from '../../core/thread.ts';

/** The select menu that holds the less frequent actions; the value of its option is the action id. */
export const menuAction = 'more';
/** The select menu at the head of a card that says what the question is about; the value of its option is the intent. */
export const retagAction = 'retag';
/** The select menu of an answer that says what it took; the value of its option is the level on the READ scale. */
export const readLevelAction = 'read_level';
/** A link as a button: Slack opens it by itself and tells of it all the same. */
export const linkAction = 'open_link';

/** The check boxes of a list; the value of an option is `clickValue` of its row. */
export const tickAction = 'tick';
/** Approves what is ticked in a list; the button's value is the list's id. */
export const approveSelectedAction = 'approve_selected';
/** The menu of a list that takes one row out of it; the value of an option is `clickValue` of its row. */
export const openSingleAction = 'open_single';

/** In modals: another text for the answer, by its answer's id. */
export const chooseAnswerAction = 'choose_answer';
/** In modals: the answer that is to be changed, by its id. */
export const pickAnswerAction = 'pick_answer';
/** In modals: takes a change of the library back; the button's value is `changeValue`. */
export const takeBackAction = 'take_back';

/** What each modal is called in its `callback_id`. */
export const callbacks = {
  edit: 'edit_reply',
  reject: 'reject_reply',
  handOver: 'hand_over',
  mute: 'mute',
  goAlone: 'go_alone',
  delete: 'delete',
  closure: 'library_closure',
  opening: 'library_opening',
  answer: 'library_answer',
  absence: 'rota_absence',
  override: 'rota_override',
  plan: 'rota_plan',
} as const;

/** Buttons about the rota, in the home, its modals and messages. Those about a shift carry `shiftValue`. */
export const rotaActions = {
  take: 'take_shift',
  askSwap: 'ask_swap',
  withdrawSwap: 'withdraw_swap',
  acceptSwap: 'accept_swap',
  /** Takes an absence back; the value is `daysValue`. */
  back: 'back_to_work',
  absence: 'report_absence',
  override: 'override_shift',
  plan: 'plan_rota',
  feedMine: 'feed_mine',
  feedAll: 'feed_all',
  revokeFeeds: 'revoke_feeds',
} as const;

/**
 * The inputs of all modals: the id of the block and of the action in it alike; only the answer's text has an action id
 * of its own, `replyAction`.
 */
export type InputId =
  | 'reply'
  | 'reason'
  | 'to'
  | 'team'
  | 'note'
  | 'whom'
  | 'branch'
  | 'date'
  | 'from'
  | 'until'
  | 'service'
  | 'sentence'
  | 'sentenceEn'
  | 'title'
  | 'intent'
  | 'de'
  | 'en'
  | 'retire'
  | 'shift'
  | 'person';

/** The text of the answer; followed by `|…` where the same modal came to show another text: see `editView`. */
export const replyAction = 'text';
/** Stands for every branch; no branch can be called that. */
export const everyBranch = '*';
/** Stands for nobody among people; no Slack id looks like it. */
export const nobodyAtAll = '-';
/** The value of a single check box that is ticked. */
export const ticked = 'yes';

export interface DraftRef {
  threadId: ThreadId;
  draftVersion: number;
}

/** The `value` of a card's buttons. */
export function clickValue({ threadId, draftVersion }: DraftRef): string {
  return `${threadId}|${draftVersion}`;
}

/** The `block_id` of a card's actions, from which a click in the menu tells its thread; `unique` differs per update. */
export function menuBlockId(ref: DraftRef, unique: string): string {
  return `${clickValue(ref)}|${unique}`;
}

/** Reads back what `clickValue` or `menuBlockId` wrote, or null. */
export function draftRefOf(text: string | undefined): DraftRef | null {
  const [, threadId, version] = /^([^|]+)\|(\d{1,9})(?:\|[^|]+)?$/.exec(text ?? '') ?? [];
  if (threadId === undefined || version === undefined) return null;
  return { threadId, draftVersion: Number(version) };
}

/** The `value` of the button that takes a change of the library back. */
export function changeValue({ key, version }: { key: string; version: number }): string {
  return `${key}|${version}`;
}

/** Reads back what `changeValue` wrote, or null. */
export function changeOf(text: string | undefined): { key: string; version: number } | null {
  const [, key, version] = /^(.+)\|(\d{1,9})$/.exec(text ?? '') ?? [];
  return key === undefined || version === undefined ? null : { key, version: Number(version) };
}

/** A shift and the version of its assignment that was on the screen. */
export function shiftValue({ date, template, seen }: { date: string; template: string; seen: number }): string {
  return `${date}|${template}|${seen}`;
}

/** Reads back what `shiftValue` wrote, or null. */
export function shiftOf(text: string | undefined): { date: string; template: string; seen: number } | null {
  const [, date, template, seen] = /^(\d{4}-\d\d-\d\d)\|([a-z0-9-]+)\|(\d{1,9})$/.exec(text ?? '') ?? [];
  if (date === undefined || template === undefined || seen === undefined) return null;
  return { date, template, seen: Number(seen) };
}

/** First and last day of an absence. */
export function daysValue({ from, to }: { from: string; to: string }): string {
  return `${from}|${to}`;
}

/** Reads back what `daysValue` wrote, or null. */
export function daysOf(text: string | undefined): { from: string; to: string } | null {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\|(\d{4}-\d\d-\d\d)$/.exec(text ?? '') ?? [];
  return from === undefined || to === undefined ? null : { from, to };
}
