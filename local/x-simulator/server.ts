import { createServer } from 'node:http';
import { type Deeds, deedsIn, type NewDirectMessage, type NewPost } from './deeds.ts';
import { exchanges, type LoggedRequest } from './exchange.ts';
import { type Faults, faultList } from './faults.ts';
import { type DirectMessage, noJournal, openJournal, type XUser } from './journal.ts';
import type { Naming } from './naming.ts';
import { signatureCheck, type XCredentials } from './oauth-signature.ts';
import { type Picture, pictureAt, picturePath } from './pictures.ts';
import { rateLimits } from './rate-limits.ts';
import type { Behaviour } from './request.ts';
import { openWorld, type Post } from './world.ts';

export interface XSimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** X's own rate limits, the default, or ones that nobody reaches. */
  limits?: 'x' | 'wide';
  /** The field naming it speaks; `both`, the default, answers in the naming of each request. */
  naming?: Naming | 'both';
  /** A JSON Lines file that keeps the simulated X; without it everything is forgotten at the end. */
  file?: string;
  /** The time in the simulated world, epoch milliseconds. */
  now?: () => number;
  /** The clock by which clients sign, epoch milliseconds: the machine's unless they live in the simulated world too. */
  clientNow?: () => number;
  /** The library's account. */
  account?: { id: string; username: string; name: string };
}

/** A picture with its address, which needs no signature. */
export interface ShownPicture {
  url: string;
  /** What its author says it shows, or null. */
  alt: string | null;
}

type Shown<M extends { pictures?: readonly Picture[] }> = Omit<M, 'pictures'> & { pictures: ShownPicture[] };
export type ShownPost = Shown<Post>;
export type ShownDirectMessage = Shown<DirectMessage>;

/** A local stand-in for X: its HTTP API for the library's program, and functions to play everybody else. */
export interface XSimulator {
  /** Without a slash at the end. */
  url: string;
  account: XUser;
  credentials: XCredentials;
  /** Everybody but the library's account. */
  patrons(): XUser[];
  /** Finds or creates a patron, or changes one's name or protection. */
  patron: Deeds['patron'];
  /** Somebody posts; `author` is a username, the library's own for a post written by hand. */
  post(post: NewPost): ShownPost;
  /** Somebody reposts what another wrote. */
  repost(author: string, postId: string): ShownPost;
  /** A patron writes to the library's account. */
  directMessage(message: NewDirectMessage): ShownDirectMessage;
  /** Replaces the text under a new id. Throws when X would not allow it: over five times, after an hour, replies to others. */
  edit(postId: string, text: string): ShownPost;
  /** Deletes a post with all its versions. */
  remove(postId: string): void;
  /** All posts, oldest first, every version of an edited one; `editedFrom` and `deleted` tell what became of them. */
  timeline(): ShownPost[];
  /** All direct messages to and from the account, oldest first. */
  directMessages(): ShownDirectMessage[];
  behaviour: Behaviour;
  faults: Faults;
  /** The newest thousand requests received, oldest first. */
  requests: LoggedRequest[];
  /** Calls back after anything happened on the simulated X. Returns how to stop that. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const libraryAccount = { id: '1580000000000000001', username: 'stb_birkenrath', name: 'Bücherei Birkenrath' };

const inventedPatrons = [
  { id: '1580000000000000101', username: 'mia_liest', name: 'Mia Brandt' },
  { id: '1580000000000000102', username: 'opa_heinrich', name: 'Heinrich Vogt' },
  { id: '1580000000000000103', username: 'aylin_k', name: 'Aylin Kaya' },
  { id: '1580000000000000104', username: 'tomasz_reads', name: 'Tomasz Zieliński' },
  { id: '1580000000000000105', username: 'familie_lindner', name: 'Familie Lindner' },
];

/** The credentials open nothing but a simulator. */
const credentials: XCredentials = {
  appKey: 'simulated-app-key-not-a-secret',
  appSecret: 'simulated-app-secret-not-a-secret',
  accessToken: 'simulated-access-token-not-a-secret',
  accessSecret: 'simulated-access-secret-not-a-secret',
};

/**
 * Starts the simulator on 127.0.0.1. Rejects when the port is taken (`EADDRINUSE`), when the file cannot be read, or when
 * it is about another account.
 */
export async function startXSimulator(options: XSimulatorOptions = {}): Promise<XSimulator> {
  const now = options.now ?? Date.now;
  const journal = options.file === undefined ? noJournal() : openJournal(options.file);
  const asUser = (user: { id: string; username: string; name: string }) => ({
    ...user,
    protected: false,
    createdAt: Date.UTC(2015, 3, 23),
  });
  const account = asUser(options.account ?? libraryAccount);
  const world = openWorld(account, journal);
  for (const user of inventedPatrons.map(asUser)) if (!world.userById(user.id)) world.record({ kind: 'user', user });

  const deeds = deedsIn(world, now);
  const behaviour: Behaviour = { implicitMentionSummons: true, conversationIds: true, ownPostsIndexedAfterMs: 0 };
  const faults = faultList();
  const requests: LoggedRequest[] = [];
  const server = createServer();
  await listening(server.listen(options.port ?? 0, '127.0.0.1')).catch((error: unknown) => {
    journal.close();
    throw error;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The X simulator has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const pictureUrl = (picture: Picture) => url + picturePath(picture);
  const exchange = exchanges({
    simulation: { world, deeds, behaviour, naming: options.naming ?? 'both', now, pictureUrl },
    faults,
    wrongSignature: signatureCheck(credentials),
    count: rateLimits(options.limits ?? 'x'),
    requests,
    clientNow: options.clientNow ?? Date.now,
  });
  server.on('request', (request, response) => {
    const picture = request.method === 'GET' ? pictureAt(request.url ?? '') : undefined;
    if (picture) response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    else exchange(request, response).catch(() => response.destroy());
  });

  const seen = <M extends { pictures?: readonly Picture[] }>(message: M): Shown<M> => ({
    ...message,
    pictures: (message.pictures ?? []).map((picture) => ({ url: pictureUrl(picture), alt: picture.alt ?? null })),
  });
  const shown = (post: Post): ShownPost => ({ ...seen(post), history: [...post.history] });
  return {
    url,
    account,
    credentials,
    patrons: () => world.users().filter((user) => user.id !== account.id),
    patron: deeds.patron,
    post: (post) => shown(deeds.post(post)),
    repost: (author, postId) => shown(deeds.repost(author, postId)),
    directMessage: (message) => seen(deeds.directMessage(message)),
    edit: (postId, text) => shown(deeds.edit(postId, text)),
    remove: deeds.remove,
    timeline: () => world.posts().map(shown),
    directMessages: () => world.directMessages().map(seen),
    behaviour,
    faults: { add: faults.add, list: faults.list, clear: faults.clear },
    requests,
    onChange: world.onChange,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      journal.close();
    },
  };
}

function listening(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
}
