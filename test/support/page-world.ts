import type { Danger } from '../../core/danger.ts';
import type { LogEntry } from '../../core/thread.ts';
import type {
  Inside,
  InsideThread,
  PageWorld,
  SlackAnswer,
  SlackEphemeral,
  SlackMessage,
  SlackView,
  XDirectMessage,
  XNewPicture,
  XPost,
} from '../../local/page/world.ts';
import { type CardStory, card, editModal, rejectModal, report } from './page-cards.ts';

const minute = 60_000;

/** A world for the page: threads in all states, cards that react, everything that was done to it in `deeds`. */
export interface StoryWorld extends PageWorld {
  deeds: { what: string; with: unknown }[];
  /** What the app answers to clicks from now on. */
  answers: (answer: SlackAnswer) => void;
  /** A patron writes: a post, its card and its thread appear. */
  arrives(text: string, danger?: Danger): void;
  fails(error: string): void;
  changed(): void;
}

export const account = { id: '900', username: 'stb_birkenrath', name: 'Bücherei Birkenrath' };
export const patrons = [
  { id: '101', username: 'mia_liest', name: 'Mia Brandt' },
  { id: '102', username: 'opa_heinrich', name: 'Heinrich Vogt' },
  { id: '103', username: 'tomasz_reads', name: 'Tomasz Zieliński' },
];
const staff = [
  { id: 'U0MARTA', name: 'marta.kuehn', realName: 'Marta Kühn' },
  { id: 'U0JONAS', name: 'jonas.albrecht', realName: 'Jonas Albrecht' },
  { id: 'U0PRIYA', name: 'priya.nair', realName: 'Priya Nair', locale: 'en-US' },
];
const ok: SlackAnswer = { status: 200, body: '' };

/** Pictures of which only the description is to be had. */
const shown = (pictures: readonly XNewPicture[] = []) =>
  pictures.map(({ alt }, index) => ({ url: `https://pictures.example/${index}.png`, alt: alt ?? null }));

/** @param options.empty nothing has happened yet; `live` X and Slack are the real ones; `practice` an exercise without X */
export function pageWorld(
  options: { empty?: boolean; live?: boolean; practice?: boolean; now?: number } = {},
): StoryWorld {
  const began = options.now ?? Date.now();
  const ago = (minutes: number) => began - minutes * minute;
  const listeners = new Set<() => void>();
  const deeds: StoryWorld['deeds'] = [];
  let answer = ok;
  let count = 0;

  const posts: XPost[] = options.empty ? [] : storyPosts(ago);
  const directMessages: XDirectMessage[] = options.empty ? [] : storyDirectMessages(ago);
  const stories: CardStory[] = options.empty ? [] : storyCards(ago);
  const messages: SlackMessage[] = stories.map((story, index) => ({
    ts: ts(story.history[0]?.at ?? began, index),
    text: `${story.topic}: ${story.marks.replace(/<[^>]*>/g, '')}`,
    blocks: card(story),
    user: 'U0AUSKUNFTBOT',
  }));
  if (!options.empty) {
    const at = ago(300);
    messages.unshift({ ts: ts(at, 0), text: 'Wochenbericht', blocks: report(at), user: 'U0AUSKUNFTBOT' });
    messages.push({ ts: ts(ago(6), 0), text: 'Ich bin heute bis 14 Uhr da.', blocks: [], user: 'U0JONAS' });
  }
  const ephemerals: SlackEphemeral[] = options.empty
    ? []
    : [
        {
          ts: ts(ago(3), 1),
          user: 'U0MARTA',
          text: '<@U0JONAS> war schneller: schon freigegeben um 10:42.',
          at: ago(3),
        },
      ];
  const views = new Map<string, SlackView>();
  const inside: Inside = options.empty ? emptyInside(began) : storyInside(ago);

  function changed(): void {
    for (const listener of listeners) listener();
  }
  function did(what: string, given: unknown): void {
    deeds.push({ what, with: given });
  }
  function ts(at: number, index: number): string {
    return `${Math.floor(at / 1000)}.${String(index + 1).padStart(6, '0')}`;
  }
  function note(user: string, text: string): void {
    count += 1;
    ephemerals.push({ ts: ts(Date.now(), count), user, text, at: Date.now() });
  }
  function recard(message: SlackMessage, change: Partial<CardStory>): void {
    const index = messages.indexOf(message);
    const story = stories.find(({ thread }) => JSON.stringify(message.blocks).includes(`${thread}|1`));
    if (story === undefined) return;
    Object.assign(story, change);
    messages[index] = { ...message, blocks: card(story) };
  }

  const x: PageWorld['x'] = {
    account,
    patrons,
    posts: () => posts,
    directMessages: () => directMessages,
    post(post) {
      did('x.post', post);
      if (post.text.includes('zu lang')) throw new Error('A post has 280 characters at most');
      count += 1;
      const at = Date.now();
      const conversation = posts.find((one) => one.id === post.inReplyTo)?.conversation ?? `c-new-${count}`;
      const { author, text, quotes = null } = post;
      const inReplyTo = post.inReplyTo ?? null;
      const pictures = shown(post.pictures);
      posts.push({ ...newPost, author, text, quotes, pictures, id: `new-${count}`, at, conversation, inReplyTo });
      changed();
      return { id: `new-${count}` };
    },
    directMessage(message) {
      did('x.directMessage', message);
      count += 1;
      directMessages.push({
        id: `dm-${count}`,
        from: message.author,
        to: account.username,
        text: message.text,
        pictures: shown(message.pictures),
        at: Date.now(),
      });
      changed();
    },
    edit(id, text) {
      did('x.edit', { id, text });
      const before = posts.find((post) => post.id === id);
      if (before) posts.push({ ...before, id: `${id}+`, text, editedFrom: id });
      changed();
    },
    remove(id) {
      did('x.remove', { id });
      const index = posts.findIndex((post) => post.id === id);
      const before = posts[index];
      if (before) posts[index] = { ...before, deleted: true };
      changed();
    },
  };

  const slack: PageWorld['slack'] = {
    channel: 'auskunft',
    staff,
    messages: () => messages,
    ephemerals: () => ephemerals,
    openView: (user) => views.get(user),
    async click(click) {
      did('slack.click', click);
      const message = messages.find((one) => one.ts === click.ts);
      if (message === undefined) throw new Error('There is no such message');
      const view = { id: `V${click.ts}`, callback_id: click.actionId, submit: 'Freigeben', close: 'Abbrechen' };
      const story = stories.find(({ thread }) => JSON.stringify(message.blocks).includes(`${thread}|1`));
      if (answer.status === 200) {
        if (click.actionId === 'approve')
          recard(message, { actions: 'undo', state: `Freigegeben von <@${click.user}>, geht gleich hinaus` });
        if (click.actionId === 'undo') recard(message, { actions: 'review', state: 'Zurückgeholt.' });
        if (click.actionId === 'edit')
          views.set(click.user, {
            ...view,
            title: { type: 'plain_text', text: 'Antwort bearbeiten' },
            blocks: editModal(story?.question ?? '', story?.answer ?? ''),
          });
        if (click.actionId === 'reject')
          views.set(click.user, { ...view, title: 'Keine Antwort', submit: 'Bestätigen', blocks: rejectModal() });
        if (click.actionId === 'more') note(click.user, `Sie haben *${click.value}* gewählt.`);
      }
      changed();
      return answer;
    },
    async submit(submission) {
      did('slack.submit', submission);
      const view = views.get(submission.user);
      const text = submission.values.reply?.text;
      if (view && text !== undefined && text.length > 280)
        views.set(submission.user, { ...view, errors: { reply: `Um ${text.length - 280} Zeichen zu lang.` } });
      else views.delete(submission.user);
      changed();
      return ok;
    },
    async viewAction(action) {
      did('slack.viewAction', action);
      const view = views.get(action.user);
      if (view)
        views.set(action.user, { ...view, blocks: editModal('Und am Feiertag?', 'An Feiertagen geschlossen.', '|2') });
      changed();
      return ok;
    },
    dismiss(user) {
      did('slack.dismiss', { user });
      views.delete(user);
      changed();
    },
    async command(command) {
      did('slack.command', command);
      if (command.text === 'stop') inside.hold = { by: command.user, at: Date.now() };
      note(command.user, `\`${command.command} ${command.text}\` ist angekommen.`);
      changed();
      return ok;
    },
  };

  return {
    x: options.live || options.practice ? null : x,
    slack: options.live ? null : slack,
    library: {
      name: 'Stadtbücherei Birkenrath',
      handle: account.username,
      sample: true,
      language: 'de',
      timezone: 'Europe/Berlin',
      practice: options.practice === true,
    },
    inside: async () => structuredClone(inside),
    thread: async (id) => (inside.threads.some((thread) => thread.id === id) ? { log: storyLog(ago) } : null),
    markFailureSeen(id) {
      did('failureSeen', { id });
      inside.failures = inside.failures.filter((failure) => failure.id !== id);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    deeds,
    answers(wanted) {
      answer = wanted;
    },
    arrives(text, danger) {
      count += 1;
      const at = Date.now();
      const thread = `t-new-${count}`;
      posts.push({ ...newPost, id: `p-${count}`, author: 'mia_liest', text, at, conversation: thread });
      const story: CardStory = {
        ...reviewing,
        thread,
        question: text,
        marks: 'X, öffentlich · Deutsch',
        history: [{ at, what: 'eingetroffen' }],
      };
      stories.push(story);
      messages.push({
        ts: ts(at, count),
        text: 'Öffnungszeiten: neue Frage',
        blocks: card(story),
        user: 'U0AUSKUNFTBOT',
      });
      inside.threads.push({
        ...openThread,
        id: thread,
        danger: danger ?? null,
        arrivedAt: at,
        dueAt: at + 30 * minute,
      });
      changed();
    },
    fails(error) {
      count += 1;
      inside.failures.push({ id: `f-${count}`, function: 'card', at: Date.now(), error, keys: ['THREAD#t1'] });
      changed();
    },
    changed,
  };
}

const newPost = { inReplyTo: null, deleted: false, editedFrom: null };
const reviewing = {
  topic: 'Öffnungszeiten',
  answer:
    'Hallo, die Zentralbibliothek hat samstags von 10 bis 15 Uhr geöffnet. Das Nordviertel schließt um 13 Uhr. Schönes Lesewochenende wünscht das Team der Stadtbücherei',
  actions: 'review' as const,
};

function storyPosts(ago: (minutes: number) => number): XPost[] {
  const patron = (id: string, author: string, minutes: number, text: string): XPost => ({
    ...newPost,
    id,
    author,
    at: ago(minutes),
    conversation: id,
    text: `@${account.username} ${text}`,
  });
  return [
    patron('p1', 'opa_heinrich', 190, 'Wo finde ich Großdruck-Krimis? Meine Augen sind nicht mehr die besten.'),
    {
      ...newPost,
      id: 'p2',
      author: account.username,
      at: ago(178),
      inReplyTo: 'p1',
      conversation: 'p1',
      text: '@opa_heinrich Guten Tag, die Großdruckbücher stehen im Erdgeschoss der Zentralbibliothek gleich rechts neben der Treppe. Wir helfen gern beim Suchen.',
    },
    { ...patron('p3', 'opa_heinrich', 170, 'Herzlichen Dank!'), inReplyTo: 'p2', conversation: 'p1' },
    { ...patron('p4', 'tomasz_reads', 60, 'Buy cheap followers http://spam.example'), deleted: true },
    patron('p5', 'mia_liest', 41, 'Habt ihr am Samstag ofen?'),
    { ...patron('p6', 'mia_liest', 40, 'Habt ihr am Samstag offen?'), editedFrom: 'p5', conversation: 'p5' },
    patron('p7', 'tomasz_reads', 12, 'Hi, can I renew <b>books</b> online without visiting? My card number is …'),
  ];
}

function storyDirectMessages(ago: (minutes: number) => number): XDirectMessage[] {
  return [
    { id: 'd1', from: '102', to: '900', at: ago(95), text: 'Ich habe meine PIN vergessen. Was nun?' },
    {
      id: 'd2',
      from: '900',
      to: '102',
      at: ago(88),
      text: 'Guten Tag, bitte kommen Sie mit Ausweis vorbei oder rufen Sie uns an: 02999 5550-0.',
    },
  ];
}

function storyCards(ago: (minutes: number) => number): CardStory[] {
  const due = (at: number) => `<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|später>`;
  return [
    {
      thread: 't1',
      topic: 'Katalog und Standort',
      marks: 'X, öffentlich · Deutsch',
      question: 'Wo finde ich Großdruck-Krimis? Meine Augen sind nicht mehr die besten.',
      answer:
        'Guten Tag, die Großdruckbücher stehen im Erdgeschoss der Zentralbibliothek gleich rechts neben der Treppe. Wir helfen gern beim Suchen.',
      state: 'Beantwortet, freigegeben von <@U0MARTA>',
      history: [
        { at: ago(190), what: 'eingetroffen' },
        { at: ago(180), what: 'freigegeben von <@U0MARTA>' },
        { at: ago(178), what: 'beantwortet' },
      ],
      actions: 'none',
    },
    {
      ...reviewing,
      thread: 't2',
      marks: `überfällig seit ${due(ago(10))} · X, öffentlich · Deutsch · passt`,
      question: 'Habt ihr am Samstag offen?',
      warnings: ['Vorsicht, klingt verärgert.'],
      history: [{ at: ago(40), what: 'eingetroffen' }],
    },
    {
      ...reviewing,
      thread: 't3',
      topic: 'Verlängerung',
      marks: `fällig: ${due(ago(-18))} · X, öffentlich · Englisch · bitte prüfen`,
      question:
        'Hi, can I renew &lt;b&gt;books&lt;/b&gt; online without visiting?\nMy card number is [Ausweisnummer] &amp; thanks *a lot*',
      answer: 'Hello, yes: log in to your account at www.buecherei-birkenrath.example and choose “Renew”.',
      history: [{ at: ago(12), what: 'eingetroffen' }],
    },
  ];
}

const openThread: InsideThread = {
  id: 't0',
  status: 'awaitingReview',
  channel: 'x-mention',
  danger: null,
  intent: 'opening_hours',
  language: 'de',
  arrivedAt: 0,
  dueAt: null,
  endedAt: null,
  trouble: null,
};

function storyInside(ago: (minutes: number) => number): Inside {
  const thread = (id: string, minutes: number, change: Partial<InsideThread>): InsideThread => ({
    ...openThread,
    id,
    arrivedAt: ago(minutes),
    dueAt: ago(minutes - 30),
    ...change,
  });
  const ran = (name: string, minutes: number, durationMs: number, runs: number) => ({
    name,
    lastRunAt: ago(minutes),
    durationMs,
    result: 'ok' as const,
    detail: null,
    runs,
  });
  return {
    threads: [
      thread('t1', 190, { status: 'answered', intent: 'catalogue', endedAt: ago(178) }),
      thread('t2', 40, {}),
      thread('t3', 12, { intent: 'renewal', language: 'en' }),
      thread('t4', 95, { status: 'answered', channel: 'x-dm', intent: 'account_problem', endedAt: ago(88) }),
      thread('t5', 60, { status: 'closed', intent: 'off_topic', endedAt: ago(58) }),
      thread('t6', 22, { status: 'approved', intent: 'fees', trouble: 'rateLimited' }),
      thread('t7', 0.2, { status: 'new', intent: null, language: null, dueAt: null }),
      thread('t8', 70, { status: 'failed', intent: 'events', trouble: 'replyGate' }),
      thread('t9', 80, { status: 'unknown', channel: 'x-dm', intent: 'borrowing_return' }),
      thread('t10', 3, { status: 'sending', intent: 'rooms_it' }),
    ],
    functions: [
      ran('poll', 0.1, 41, 1204),
      ran('triage', 12, 186, 18),
      { ...ran('card', 3, 95, 44), result: 'failed', detail: 'Slack did not answer' },
      ran('slack', 3, 12, 21),
      ran('send', 88, 402, 7),
      { name: 'tick', lastRunAt: null, durationMs: null, result: null, detail: null, runs: 0 },
    ],
    failures: [
      {
        id: 'f1',
        function: 'card',
        at: ago(3),
        error: 'Cannot show the card of thread t6: Slack did not answer within 10 s',
        keys: ['THREAD#t6/THREAD'],
      },
    ],
    sources: [
      { source: 'x-mention', lastSuccessAt: ago(0.1), trouble: null, notBefore: null },
      { source: 'x-dm', lastSuccessAt: ago(14), trouble: 'rateLimited', notBefore: ago(-2) },
    ],
    spend: { todayMicroDollars: 63_500, monthMicroDollars: 1_482_000 },
    hold: { by: 'U0JONAS', at: ago(2) },
    service: { open: true, until: ago(-180) },
  };
}

function emptyInside(now: number): Inside {
  return {
    threads: [],
    functions: ['poll', 'triage', 'card', 'slack', 'send', 'tick'].map((name) => ({
      name,
      lastRunAt: null,
      durationMs: null,
      result: null,
      detail: null,
      runs: 0,
    })),
    failures: [],
    sources: [{ source: 'x-mention', lastSuccessAt: null, trouble: null, notBefore: null }],
    spend: { todayMicroDollars: 0, monthMicroDollars: 0 },
    hold: null,
    service: { open: false, next: now + 2 * 24 * 60 * minute },
  };
}

function storyLog(ago: (minutes: number) => number): LogEntry[] {
  return [
    { at: ago(40), by: 'receive', what: 'arrived', from: null, to: 'new' },
    { at: ago(40), by: 'triage', what: 'drafted', from: 'new', to: 'awaitingReview' },
    {
      at: ago(30),
      by: 'U0MARTA',
      what: 'approved',
      from: 'awaitingReview',
      to: 'approved',
      text: 'Hallo, samstags von 10 bis 15 Uhr.',
    },
    { at: ago(29), by: 'U0JONAS', what: 'undone', from: 'approved', to: 'awaitingReview' },
  ];
}
