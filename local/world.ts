/** What the page shows and does, made from the simulators, the table and the ledger. */
import type { LibrarySettings } from '../core/library.ts';
import type { LogEntry } from '../core/thread.ts';
import type { Reports } from './page/reports.ts';
import type { Inside, PageWorld, SlackSide, XSide } from './page/world.ts';
import type { Sides } from './sides.ts';
import { staffChannel } from './slack-simulator/people.ts';
import type { SlackSimulator } from './slack-simulator/server.ts';
import type { XSimulator } from './x-simulator/server.ts';

export function pageWorld(parts: {
  sides: Sides;
  settings: LibrarySettings;
  practice: boolean;
  inside: () => Promise<Inside>;
  log: (id: string) => Promise<LogEntry[]>;
  markFailureSeen: (id: string) => void;
  /** Null where the library has no rota. */
  rota: NonNullable<PageWorld['rota']> | null;
  report: Reports;
  calendar: NonNullable<PageWorld['calendar']>;
  reportLink: NonNullable<PageWorld['reportLink']>;
  /** Listeners that are called after every change inside. */
  listeners: Set<() => void>;
}): PageWorld {
  const { sides, settings, listeners, rota, report, calendar, reportLink } = parts;
  const { name, handle, sample, staffLanguage: language, timezone } = settings;
  return {
    x: sides.x && xSide(sides.x),
    slack: sides.slack && slackSide(sides.slack),
    library: { name, handle, sample, language, timezone, rota: rota !== null, report: true, practice: parts.practice },
    inside: parts.inside,
    markFailureSeen: parts.markFailureSeen,
    ...(rota ? { rota } : {}),
    report,
    calendar,
    reportLink,
    async thread(id) {
      const log = await parts.log(id);
      return log.length === 0 ? null : { log };
    },
    onChange(listener) {
      listeners.add(listener);
      const ends = [sides.x?.onChange(listener), sides.slack?.onChange(listener)];
      return () => {
        listeners.delete(listener);
        for (const end of ends) end?.();
      };
    },
  };
}

function xSide(x: XSimulator): XSide {
  const usernames = () => new Map([x.account, ...x.patrons()].map((user) => [user.id, user.username]));
  return {
    account: x.account,
    get patrons() {
      return x.patrons();
    },
    posts: () =>
      x.timeline().map((post) => ({
        id: post.id,
        author: post.author,
        text: post.text,
        at: post.createdAt,
        inReplyTo: post.inReplyTo ?? null,
        conversation: post.conversation,
        deleted: post.deleted,
        editedFrom: post.editedFrom ?? null,
        quotes: post.quotes ?? null,
        pictures: post.pictures,
      })),
    directMessages: () => {
      const names = usernames();
      return x.directMessages().map(({ id, senderId, participantId, text, createdAt, pictures }) => ({
        id,
        from: names.get(senderId) ?? senderId,
        to: (senderId === x.account.id ? names.get(participantId) : x.account.username) ?? participantId,
        text,
        at: createdAt,
        pictures,
      }));
    },
    post: x.post,
    directMessage: x.directMessage,
    edit: x.edit,
    remove: x.remove,
  };
}

function slackSide(slack: SlackSimulator): SlackSide {
  return {
    channel: staffChannel.name,
    get staff() {
      return slack.staff;
    },
    people: slack.people,
    groups: slack.groups,
    file: slack.file,
    messages: () => slack.messages(),
    ephemerals: slack.ephemerals,
    openView: slack.openView,
    click: slack.click,
    submit: slack.submit,
    viewAction: slack.viewAction,
    dismiss: slack.dismiss,
    home: slack.home,
    directMessages: (user) => slack.directMessages(user),
    openHome: slack.openHome,
    homeAction: slack.homeAction,
    command: slack.command,
  };
}
