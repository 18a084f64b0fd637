/** A desk at which questions come and members of staff act, for tests that tell what becomes of their acts. */
import type { Draft } from '../../core/drafted.ts';
import type { Effort } from '../../core/handling.ts';
import type { Intent } from '../../core/library.ts';
import type { LogEntry, Tag, Thread, ThreadId } from '../../core/thread.ts';
import { decide } from '../../steps/decide.ts';
import type { Deps } from '../../steps/deps.ts';
import type { EditModal, EditPurpose, ThreadSubmission } from '../../steps/modals.ts';
import type { IncomingMessage } from '../../steps/ports.ts';
import { receive } from '../../steps/receive.ts';
import { send } from '../../steps/send.ts';
import type { Decided, Deed, Opening } from '../../steps/staff-action.ts';
import { triage } from '../../steps/triage.ts';
import { serviceDesk } from './service-desk.ts';
import { incoming } from './threads.ts';

export interface Person {
  does(id: ThreadId, deed: Deed, version?: number): Promise<Decided>;
  retags(id: ThreadId, intent: Intent, version?: number): Promise<Decided>;
  /** What the answer took, on the READ scale. */
  tells(id: ThreadId, effort: Effort, version?: number): Promise<Decided>;
  opens(id: ThreadId, what: Opening, version?: number): Promise<Decided>;
  submits(id: ThreadId, entered: ThreadSubmission, version?: number): Promise<Decided>;
  writes(id: ThreadId, text: string, purpose?: EditPurpose, version?: number): Promise<Decided>;
  chooses(id: ThreadId, answerId: string, purpose?: EditPurpose, version?: number): Promise<Decided>;
}

export interface Asked extends Partial<IncomingMessage> {
  tag?: Partial<Tag> | undefined;
  draft?: Partial<Draft> | undefined;
}

/** Ids and conversations are counted up from `first`, so that several such desks can share a run. */
export async function staffedDesk(first: number) {
  const desk = await serviceDesk();
  let count = first;
  const { threads } = desk.deps;

  async function thread(id: ThreadId): Promise<Thread> {
    const record = await threads.read(id);
    if (!record) throw new Error(`No thread ${id}`);
    return record.thread;
  }

  function person(by: string, more: Partial<Deps> = {}): Person {
    const deps = { ...desk.deps, ...more };
    const about = async (id: ThreadId, version?: number) => ({
      by,
      threadId: id,
      draftVersion: version ?? (await threads.read(id))?.thread.draftVersion ?? 0,
      answerUrl: null,
    });
    const acts: Person = {
      does: async (id, deed, version) => decide(deps, { ...(await about(id, version)), do: deed }),
      retags: async (id, intent, version) => decide(deps, { ...(await about(id, version)), do: 'retag', intent }),
      tells: async (id, effort, version) => decide(deps, { ...(await about(id, version)), do: 'read_level', effort }),
      opens: async (id, what, version) => decide(deps, { ...(await about(id, version)), do: what, trigger: 'T1' }),
      submits: async (id, entered, version) => decide(deps, { ...(await about(id, version)), do: 'submit', entered }),
      writes: (id, text, purpose = 'answer', version?) => acts.submits(id, { modal: 'edit', purpose, text }, version),
      chooses: async (id, answerId, purpose = 'answer', version?) =>
        decide(deps, {
          ...(await about(id, version)),
          do: 'choose_answer',
          answerId,
          purpose,
          view: { id: 'V1', hash: 'H1' },
        }),
    };
    return acts;
  }

  async function drafted(id: ThreadId, { tag, draft }: Pick<Asked, 'tag' | 'draft'> = {}): Promise<void> {
    const { deps } = desk;
    const tagger: Deps['tagger'] = { tag: async (...of) => ({ ...(await deps.tagger.tag(...of)), ...tag }) };
    const made: Deps['drafter']['draft'] = async (...of) => ({ ...(await deps.drafter.draft(...of)), ...draft });
    await triage({ ...deps, tagger, drafter: { ...deps.drafter, draft: made } }, id);
    desk.passes(1); // whatever staff do comes after that
  }

  return {
    desk,
    person,
    thread,
    marta: person('U0MARTA'),
    jonas: person('U0JONAS'),
    lead: person('U0LEAD'),
    trainee: person('U0TRAINEE'),

    /** A question that a patron has just asked, drafted and waiting. */
    async asked({ tag, draft, ...more }: Asked = {}): Promise<ThreadId> {
      const id = String(++count);
      const patron = String(70_000 + count);
      desk.channel.shows(incoming(id, { patron, conversation: `${id}:${patron}`, at: desk.now, ...more }));
      await receive(desk.deps, 'x-mention');
      await drafted(`x-mention-${id}`, { tag, draft });
      return `x-mention-${id}`;
    },

    /** The patron of this thread writes again, and nobody has drafted anew yet. */
    async posts(id: ThreadId, text: string): Promise<void> {
      const { conversation, patron } = await thread(id);
      desk.passes(1000);
      desk.channel.shows(incoming(String(++count), { conversation, patron, text, at: desk.now }));
      await receive(desk.deps, 'x-mention');
    },
    drafted,

    /** What was approved goes out. */
    async goesOut(id: ThreadId): Promise<void> {
      desk.passes(11_000);
      await send(desk.deps, id);
    },

    async log(id: ThreadId): Promise<LogEntry[]> {
      return threads.log(id);
    },

    /** The last private note. */
    get told(): string {
      return desk.slack.told.at(-1)?.words ?? '';
    },

    /** The last modal, in which somebody writes. */
    get editing(): EditModal {
      const modal = desk.slack.modals.at(-1);
      if (modal?.kind !== 'edit') throw new Error('Nobody is writing');
      return modal;
    },

    close: () => desk.close(),
  };
}

export type StaffedDesk = Awaited<ReturnType<typeof staffedDesk>>;
