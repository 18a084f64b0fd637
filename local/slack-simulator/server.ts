import type { AddressInfo } from 'node:net';
import { createApi } from './api.ts';
import { type Events, eventSender } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { fileOf } from './files.ts';
import { createListener, type LoggedRequest } from './listener.ts';
import { deskOf, hasLeft, leave, requirePerson } from './membership.ts';
import { directChannel, keepMessage, messagesIn } from './messages.ts';
import { everybody, outsider, type Person, reportChannel, staffChannel } from './people.ts';
import { slackRate, wideRate } from './rate.ts';
import type { StoredEphemeral, StoredMessage, View } from './records.ts';
import { type StaffActs, staffActs } from './staff-acts.ts';
import { homeOf, openWorkspace, visibleModal } from './workspace.ts';

export type { Person } from './people.ts';
export type { StoredEphemeral, StoredMessage, View } from './records.ts';

/** A modal as its user sees it: with the errors beside its inputs (by block id) and the trouble at its top. */
export type OpenView = View & { user: string; errors: Record<string, string>; failure?: string };

export interface SlackSimulator extends StaffActs, Events {
  /** `http://127.0.0.1:PORT/api/`, what a client takes for `https://slack.com/api/`. */
  url: string;
  botToken: string;
  signingSecret: string;
  channel: string;
  reportChannel: string;
  /** The members of both channels as they are now, beside the app itself. */
  readonly staff: readonly Person[];
  /** A member of the workspace who is in neither channel, but whose window still shows the staff channel. */
  outsider: Person;
  /** Everybody who ever was in the workspace. */
  people(): (Person & { left: boolean })[];
  /**
   * Deactivates somebody's account: users.info says `deleted`, no channel and no user group has it as a member. Throws when
   * there is nobody with this id, or no longer.
   */
  leaves(user: string): void;
  /** The messages that told `user` of themselves by a mention when they were posted, oldest first. */
  notices(user: string): StoredMessage[];
  setRequestUrl(url: string): void;
  /** The messages of a channel (the staff channel unless named) that were not deleted, oldest first. */
  messages(channel?: string): StoredMessage[];
  /** What the app wrote to one person alone, oldest first. */
  directMessages(user: string): StoredMessage[];
  /** What single people were shown, oldest first. */
  ephemerals(): StoredEphemeral[];
  /** The modal in front of `user`. */
  openView(user: string): OpenView | undefined;
  /** What the app shows `user` in its own tab; undefined before it published any. */
  home(user: string): View | undefined;
  /** A completed upload. */
  file(id: string): { name: string; mediaType: string; bytes: Buffer } | undefined;
  /** The workspace's user groups. */
  groups(): readonly { id: string; handle: string }[];
  /** The members of a user group by its handle. */
  usergroup(handle: string): readonly string[] | undefined;
  /** A message that a person writes in the staff channel. No event is sent: see `event`. */
  say(said: { user: string; text: string; threadTs?: string }): StoredMessage;
  faults: Faults;
  /** The latest API calls, uploads and responses that arrived, oldest first; at most 1000. */
  requests: readonly LoggedRequest[];
  /** Calls `listener` after everything that changes what people see. The returned function ends that. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const botToken = 'xoxb-simulator-not-a-secret';
const signingSecret = 'simulator-signing-secret-not-a-secret';

/**
 * A Slack workspace on 127.0.0.1: the Web API, two channels, their members, and everything they can do. `port` 0 takes
 * any free one; a port that is taken rejects. `file` keeps it all over restarts. `now` is epoch ms. With `rate: 'wide'`
 * no call is one too many.
 */
export async function startSlackSimulator(
  options: { port?: number; file?: string; now?: () => number; rate?: 'slack' | 'wide'; requestUrl?: string } = {},
): Promise<SlackSimulator> {
  const now = options.now ?? Date.now;
  const workspace = openWorkspace(options.file, now);
  let requestUrl = options.requestUrl;
  let address = '';
  const faults = createFaults(() => listener.cutConnections());
  const api = createApi(workspace, {
    botToken,
    address: () => address,
    rate: options.rate === 'wide' ? wideRate : slackRate(now),
  });
  const listener = createListener(workspace, api, faults);
  await new Promise<void>((resolve, reject) => {
    listener.server.once('error', reject);
    listener.server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${portOf(listener.server.address())}`;
  const destination = { requestUrl: () => requestUrl, signingSecret, address: () => address };

  return {
    ...staffActs(workspace, destination),
    ...eventSender(workspace, destination),
    url: `${address}/api/`,
    botToken,
    signingSecret,
    channel: staffChannel.id,
    reportChannel: reportChannel.id,
    get staff() {
      return deskOf(workspace);
    },
    outsider,
    people: () => everybody.map((person) => ({ ...person, left: hasLeft(workspace, person.id) })),
    leaves: (user) => leave(workspace, user),
    notices: (user) =>
      workspace.messages.all().filter(({ notified, deleted }) => notified?.includes(user) === true && deleted !== true),
    setRequestUrl(url) {
      requestUrl = url;
    },
    messages: (channel = staffChannel.id) => messagesIn(workspace, channel),
    directMessages: (user) => messagesIn(workspace, directChannel(workspace, user) ?? user),
    ephemerals: () => workspace.ephemerals.all().filter((ephemeral) => ephemeral.deleted !== true),
    openView(user) {
      const stored = visibleModal(workspace, user);
      if (stored === undefined) return undefined;
      const { view, ...shown } = stored;
      return { ...view, ...shown };
    },
    home: (user) => homeOf(workspace, user)?.view,
    file: (id) => fileOf(workspace, id),
    groups: () => workspace.usergroups.all(),
    usergroup: (handle) => workspace.usergroups.all().find((group) => group.handle === handle)?.users,
    say({ user, text, threadTs }) {
      requirePerson(workspace, user);
      return keepMessage(workspace, {
        channel: staffChannel.id,
        ts: workspace.timestamp(),
        user,
        text,
        blocks: [],
        ...(threadTs === undefined ? {} : { threadTs }),
      });
    },
    faults,
    requests: listener.requests,
    onChange: workspace.onChange,
    async close() {
      await listener.close();
      workspace.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port');
  return address.port;
}
