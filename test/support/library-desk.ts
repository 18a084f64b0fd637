/** A service desk whose library is the sample, with two leads who change it from Slack. */
import { readLibrary } from '../../adapters/files/library.ts';
import { frequenciesOf } from '../../core/answer-search.ts';
import { makeDraft } from '../../core/draft.ts';
import type { Library } from '../../core/library.ts';
import type { Thread, ThreadId } from '../../core/thread.ts';
import { currentLibrary } from '../../functions/current-library.ts';
import type { ChangeNeeds } from '../../steps/lead.ts';
import type { LibrarySubmission } from '../../steps/library-modals.ts';
import { receive } from '../../steps/receive.ts';
import { triage } from '../../steps/triage.ts';
import { serviceDesk } from './service-desk.ts';
import { incoming } from './threads.ts';

const leads = ['U0LEAD', 'U0PRIYA'];

/** Read once: nothing changes it. */
let sample: Promise<Library> | null = null;

export function sampleLibrary(): Promise<Library> {
  sample ??= readSample();
  return sample;
}

async function readSample(): Promise<Library> {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  return { ...reading.library, frequencies: frequenciesOf(reading.library) };
}

export type Closure = Extract<LibrarySubmission, { modal: 'closure' }>;
export type Opening = Extract<LibrarySubmission, { modal: 'opening' }>;
export type EnteredAnswer = Extract<LibrarySubmission, { modal: 'answer' }>;

/** The clock stands at noon on Tuesday, 24 November 2026. */
export const heating: Closure = {
  modal: 'closure',
  branch: 'zentral',
  from: '2026-11-24',
  until: '2026-11-26',
  service: false,
  sentence: 'Die Heizung ist ausgefallen.',
};

export async function libraryDesk() {
  const desk = await serviceDesk();
  const files = await sampleLibrary();
  const { libraryChanges, clock } = desk.deps;
  const library = currentLibrary(files, libraryChanges, clock).fresh;
  desk.slack.staff.add('U0PRIYA');
  const { settings, drafter } = desk.deps;
  const deps: ChangeNeeds & typeof desk.deps = {
    ...desk.deps,
    files,
    settings: { ...settings, roles: { leads, trainees: ['U0TRAINEE'] } },
    drafter: { ...drafter, draft: async (asked, tag, now) => makeDraft(await library(), asked, tag, now) },
  };
  let asked = 50_000;
  async function arrives(text = `Habt ihr heute offen? Ich käme um ${++asked % 60} nach.`): Promise<ThreadId> {
    const id = String(++asked);
    desk.channel.shows(incoming(id, { text, conversation: `${id}:${id}`, patron: id, at: clock() }));
    await receive(deps, 'x-mention');
    return `x-mention-${id}`;
  }
  return {
    ...desk,
    deps,
    files,
    library,
    arrives,
    /** A question with a draft, each in a conversation of its own and worded differently. */
    async asks(text?: string): Promise<ThreadId> {
      const id = await arrives(text);
      await triage(deps, id);
      return id;
    },
    async thread(id: ThreadId): Promise<Thread> {
      const record = await deps.threads.read(id);
      if (!record) throw new Error(`No thread ${id}`);
      return record.thread;
    },
    get announced() {
      return desk.slack.announced;
    },
    /** What was told last, privately. */
    get told() {
      return desk.slack.told.at(-1)?.words ?? '';
    },
    get now() {
      return clock();
    },
  };
}

export type LibraryDesk = Awaited<ReturnType<typeof libraryDesk>>;
