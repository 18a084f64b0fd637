import type { LibraryFacts } from './library-facts.ts';
import type {
  Inside,
  InsideThread,
  PageWorld,
  SlackEphemeral,
  SlackMessage,
  SlackPerson,
  SlackView,
  XDirectMessage,
  XPost,
  XUser,
} from './world.ts';

/** What the page knows of X, or that X is the real one. */
export interface XState {
  account: XUser;
  patrons: readonly XUser[];
  /** Newest last. */
  posts: XPost[];
  directMessages: XDirectMessage[];
  /** How many older posts and messages are not sent along. */
  leftOut: number;
}

export interface SlackState {
  channel: string;
  staff: readonly SlackPerson[];
  /** Everybody whose name may come up, whoever has left included. */
  people: readonly SlackPerson[];
  groups: readonly { id: string; handle: string }[];
  messages: SlackMessage[];
  ephemerals: SlackEphemeral[];
  /** The open modal of each person who has one, by user id. */
  views: Record<string, SlackView>;
  /** The app's own tab by user id; null where there is none. */
  homes: Record<string, SlackView> | null;
  /** What the app wrote to each person alone, newest last. */
  directMessages: Record<string, SlackMessage[]>;
  leftOut: number;
}

export type InsideState = { kind: 'known'; facts: Inside; leftOut: number } | { kind: 'unknown'; why: string };

/** All that one event tells. A part that did not change since the last event is left out. */
export interface PageState {
  library: LibraryFacts;
  /** Null: the real X. */
  x: XState | null;
  /** Null: the real Slack. */
  slack: SlackState | null;
  inside: InsideState;
}

/** A page with more than this is slower to draw than anybody would scroll. */
const shown = { posts: 200, cards: 120, direct: 30, threads: 200 };

/** The world as it is now. Never throws for what `inside` does: then the page says so. */
export async function pageState(world: PageWorld): Promise<PageState> {
  return { library: world.library, x: xState(world), slack: slackState(world), inside: await insideState(world) };
}

function xState({ x }: PageWorld): XState | null {
  if (x === null) return null;
  const posts = x.posts();
  const directMessages = x.directMessages();
  return {
    account: x.account,
    patrons: x.patrons,
    posts: posts.slice(-shown.posts),
    directMessages: directMessages.slice(-shown.posts),
    leftOut: Math.max(0, posts.length - shown.posts) + Math.max(0, directMessages.length - shown.posts),
  };
}

function slackState({ slack }: PageWorld): SlackState | null {
  if (slack === null) return null;
  const messages = slack.messages();
  const views: Record<string, SlackView> = {};
  const homes: Record<string, SlackView> = {};
  const directMessages: Record<string, SlackMessage[]> = {};
  for (const { id } of slack.staff) {
    const [view, home] = [slack.openView(id), slack.home?.(id)];
    if (view !== undefined) views[id] = view;
    if (home !== undefined) homes[id] = home;
    directMessages[id] = slack.directMessages?.(id).slice(-shown.direct) ?? [];
  }
  return {
    channel: slack.channel,
    staff: slack.staff,
    people: slack.people?.() ?? slack.staff,
    groups: slack.groups?.().map(({ id, handle }) => ({ id, handle })) ?? [],
    messages: messages.slice(-shown.cards),
    ephemerals: slack.ephemerals().slice(-shown.cards),
    views,
    homes: slack.openHome === undefined ? null : homes,
    directMessages,
    leftOut: Math.max(0, messages.length - shown.cards),
  };
}

async function insideState(world: PageWorld): Promise<InsideState> {
  try {
    const facts = await world.inside();
    const first = ({ danger }: InsideThread) => (danger === null ? 0 : 1);
    const threads = [...facts.threads].sort((a, b) => first(b) - first(a) || b.arrivedAt - a.arrivedAt);
    const leftOut = Math.max(0, threads.length - shown.threads);
    return { kind: 'known', facts: { ...facts, threads: threads.slice(0, shown.threads) }, leftOut };
  } catch (error) {
    return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
  }
}
