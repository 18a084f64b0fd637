import { openJournal, type Table } from './journal.ts';
import {
  Departure,
  ModalStack,
  ResponseUrl,
  type StateValues,
  StoredEphemeral,
  StoredFile,
  StoredMessage,
  StoredView,
  Trigger,
  Usergroup,
} from './records.ts';

/** Everything that the simulated Slack remembers, and its clock. */
export interface Workspace {
  /** Epoch milliseconds. */
  now(): number;
  /** A new Slack timestamp such as `1763900000.000123`; no two are the same and later ones sort later. */
  timestamp(): string;
  /** A new id such as `V1DBL3K7QSW0`. */
  newId(prefix: string): string;
  messages: Table<StoredMessage>;
  ephemerals: Table<StoredEphemeral>;
  views: Table<StoredView>;
  modalStacks: Table<{ views: string[] }>;
  triggers: Table<{
    user: string;
    at: number;
    view?: string;
    exchanged: boolean;
  }>;
  responseUrls: Table<ResponseUrl>;
  files: Table<StoredFile>;
  usergroups: Table<Usergroup>;
  /** By user id. */
  departures: Table<Departure>;
  /**
   * What each viewer has ticked or chosen in messages, by user id and timestamp. Slack keeps that in the viewer's window
   * and nowhere else: it does not outlive a restart.
   */
  entered: Map<string, StateValues>;
  onChange(listener: () => void): () => void;
  close(): void;
}

/** The workspace as `file` left it, or an empty one. See `openJournal` for what the file is. */
export function openWorkspace(file: string | undefined, now: () => number): Workspace {
  const journal = openJournal(file, now);
  const workspace: Workspace = {
    now,
    timestamp() {
      const microseconds = journal.stamp();
      return `${Math.floor(microseconds / 1e6)}.${String(microseconds % 1e6).padStart(6, '0')}`;
    },
    newId: (prefix) => `${prefix}${journal.stamp().toString(36).toUpperCase()}`,
    messages: journal.table('messages', StoredMessage),
    ephemerals: journal.table('ephemerals', StoredEphemeral),
    views: journal.table('views', StoredView),
    modalStacks: journal.table('modalStacks', ModalStack),
    triggers: journal.table('triggers', Trigger),
    responseUrls: journal.table('responseUrls', ResponseUrl),
    files: journal.table('files', StoredFile),
    usergroups: journal.table('usergroups', Usergroup),
    departures: journal.table('departures', Departure),
    entered: new Map(),
    onChange: journal.onChange,
    close: journal.close,
  };
  if (workspace.usergroups.get(dutyGroup.id) === undefined) workspace.usergroups.put(dutyGroup.id, dutyGroup);
  return workspace;
}

const dutyGroup: Usergroup = {
  id: 'S0DIENST',
  handle: 'twitterdienst',
  name: 'Auskunft: wer gerade Dienst hat',
  users: ['U0MARTA'],
};

/** The newest open modal of `user`: the one that is visible. */
export function visibleModal(workspace: Workspace, user: string): StoredView | undefined {
  const id = workspace.modalStacks.get(user)?.views.at(-1);
  return id === undefined ? undefined : workspace.views.get(id);
}

/** What the app published for `user` in its own tab; undefined as long as it has not. */
export function homeOf(workspace: Workspace, user: string): StoredView | undefined {
  return workspace.views.all().find((stored) => stored.view.type === 'home' && stored.user === user);
}
