import type { Danger } from '../../core/danger.ts';
import type { MonthPlan } from '../../core/month-plan.ts';
import type { ChannelName, LogEntry, Status } from '../../core/thread.ts';
import type { LibraryFacts } from './library-facts.ts';
import type { Reports } from './reports.ts';

/** What the page shows and does. Times are epoch milliseconds throughout. `local` fulfils it, tests play it. */
export interface PageWorld {
  /** Null when X is the real one: then nobody writes as a patron here. */
  x: XSide | null;
  /** Null when Slack is the real one: then the cards are there and not here. */
  slack: SlackSide | null;
  library: LibraryFacts;
  inside(): Promise<Inside>;
  /** The audit trail of a thread, oldest first, or null when there is no such thread. */
  thread(id: string): Promise<{ log: LogEntry[] } | null>;
  markFailureSeen(id: string): void;
  /** A month of the rota, as 2026-12, or the one that runs; absent where there is no rota. */
  rota?: (month: string | null) => Promise<{ plan: MonthPlan; today: string }>;
  report?: Reports;
  /** Answers a calendar program as the function URL does; `path` is all that it asks with. */
  calendar?: (path: string) => Promise<{ status: number; headers?: Record<string, string>; body: string }>;
  /** Answers whoever follows a link to a report as the function URL does. @param query without its question mark */
  reportLink?: (
    path: string,
    query: string,
  ) => Promise<{ status: number; headers?: Record<string, string>; body: string }>;
  /** Calls the listener after every change; the result ends that. */
  onChange(listener: () => void): () => void;
}

export interface XUser {
  id: string;
  username: string;
  name: string;
}

export interface XPicture {
  url: string;
  /** What its author says it shows, or null. */
  alt: string | null;
}

/** A picture as a patron attaches it: one of the simulator's motifs. */
export interface XNewPicture {
  motif?: 'book' | 'screen' | 'notice';
  alt?: string;
}

export interface XPost {
  id: string;
  /** Username, without `@`. */
  author: string;
  text: string;
  at: number;
  inReplyTo: string | null;
  conversation: string;
  deleted: boolean;
  /** The id of the version that this one replaces. */
  editedFrom: string | null;
  /** The id of the post that it quotes. */
  quotes?: string | null;
  pictures?: readonly XPicture[];
}

export interface XDirectMessage {
  id: string;
  /** Username or id. */
  from: string;
  to: string;
  text: string;
  at: number;
  pictures?: readonly XPicture[];
}

/** Patrons on the simulated X. An act that X would refuse throws an Error that says why. */
export interface XSide {
  account: XUser;
  patrons: readonly XUser[];
  /** Oldest first, every version of an edited post, deleted ones too. */
  posts(): XPost[];
  directMessages(): XDirectMessage[];
  /** @param post.quotes the id of the post quoted */
  post(post: {
    author: string;
    text: string;
    inReplyTo?: string;
    quotes?: string;
    pictures?: readonly XNewPicture[];
  }): unknown;
  directMessage(message: { author: string; text: string; pictures?: readonly XNewPicture[] }): unknown;
  edit(id: string, text: string): unknown;
  remove(id: string): unknown;
}

export interface SlackPerson {
  id: string;
  name: string;
  realName: string;
  /** What the person does, by the profile. */
  title?: string;
  /** What the account is set to, such as `de-DE`. */
  locale?: string;
  /** True after leaving the workspace. */
  left?: boolean;
}

export interface SlackMessage {
  /** Slack's timestamp: seconds with six decimals, also the message's id. */
  ts: string;
  text: string;
  /** Block Kit, as Slack gives it back. */
  blocks: readonly unknown[];
  user: string;
  /** The message that it answers in a thread. */
  threadTs?: string;
}

export interface SlackEphemeral {
  ts: string;
  /** Who alone sees it. */
  user: string;
  text: string;
  blocks?: readonly unknown[] | undefined;
  at: number;
}

/** A modal in front of one person. Title and buttons are plain text, or Slack's text objects. */
export interface SlackView {
  id: string;
  title: unknown;
  submit: unknown;
  close: unknown;
  blocks: readonly unknown[];
  callback_id: string;
  /** What stands in its inputs, as Slack has it; what is typed here comes first. */
  state?: unknown;
  /** The view below it, or null. */
  previous_view_id?: string | null;
  /** What is wrong with an input, by block id. */
  errors?: Record<string, string> | undefined;
  /** Slack's code of the trouble when a submission could not be handled. */
  failure?: string | undefined;
}

/** What stands in inputs: by block id, then by action id; several options separated by commas. */
export type SlackValues = Record<string, Record<string, string>>;

/** How the app answered an interaction. */
export interface SlackAnswer {
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  body: unknown;
  /** Set when Slack would tell the user that it did not work; `not_sent`: its own window refused the entries. */
  failure?: string | undefined;
}

/** What somebody presses or chooses. */
export interface SlackPress {
  user: string;
  actionId: string;
  blockId?: string;
  value?: string;
}

/** Staff in the simulated Slack. */
export interface SlackSide {
  /** The channel's name, without `#`. */
  channel: string;
  readonly staff: readonly SlackPerson[];
  /** Everybody in the workspace and whoever has left it; without it, the staff alone. */
  people?(): readonly SlackPerson[];
  /** User groups, which a message mentions by their id. */
  groups?(): readonly { id: string; handle: string }[];
  /** An uploaded file, or undefined when there is none. */
  file?(id: string): { mediaType: string; bytes: Buffer } | undefined;
  /** Those that were not deleted, oldest first. */
  messages(): SlackMessage[];
  ephemerals(): SlackEphemeral[];
  openView(user: string): SlackView | undefined;
  /** @param click.values what stands in the inputs of the message */
  click(click: SlackPress & { ts: string; values?: SlackValues }): Promise<SlackAnswer>;
  submit(submission: { user: string; values: SlackValues }): Promise<SlackAnswer>;
  /** @param action.values what has been typed in the modal meanwhile */
  viewAction(action: SlackPress & { values: SlackValues }): Promise<SlackAnswer>;
  dismiss(user: string): unknown;
  /** What the app shows in its own tab, or undefined before anybody opened it; without it there is no such tab. */
  home?(user: string): SlackView | undefined;
  /** What the app wrote to one person alone, oldest first. */
  directMessages?(user: string): SlackMessage[];
  openHome?(user: string): Promise<SlackAnswer>;
  homeAction?(action: SlackPress): Promise<SlackAnswer>;
  command(command: { user: string; command: string; text: string }): Promise<SlackAnswer>;
}

export interface InsideThread {
  id: string;
  status: Status;
  channel: ChannelName;
  /** Only while it is open. */
  danger: Danger | null;
  intent: string | null;
  language: string | null;
  arrivedAt: number;
  dueAt: number | null;
  endedAt: number | null;
  trouble: string | null;
}

export interface InsideFunction {
  name: string;
  lastRunAt: number | null;
  durationMs: number | null;
  result: 'ok' | 'failed' | null;
  detail: string | null;
  runs: number;
}

export interface InsideFailure {
  id: string;
  function: string;
  at: number;
  error: string;
  keys: readonly string[];
}

export interface InsideSource {
  source: string;
  lastSuccessAt: number | null;
  trouble: string | null;
  /** The source asks to be left alone until then. */
  notBefore: number | null;
}

export interface Inside {
  threads: InsideThread[];
  functions: InsideFunction[];
  /** Failures that nobody has marked as seen. */
  failures: InsideFailure[];
  sources: InsideSource[];
  /** Millionths of a US dollar. */
  spend: { todayMicroDollars: number; monthMicroDollars: number };
  /** The emergency stop: who holds all sending since when. */
  hold: { by: string; at: number } | null;
  /** Whether the service on X is staffed now: until when, or from when on. */
  service: { open: boolean; until?: number | undefined; next?: number | null | undefined };
}
