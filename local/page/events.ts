import type { ServerResponse } from 'node:http';
import { type PageState, pageState } from './page-state.ts';
import type { PageWorld } from './world.ts';

const gatherMs = 100; // one act changes many things; the page is told of them together
const heartbeatMs = 15_000; // the page takes 40 s of silence for a lost connection

export interface EventStreams {
  /** Tells this reader everything now, and from then on what changes. */
  open(response: ServerResponse): Promise<void>;
  close(): void;
}

/** Server-sent events: `state` with the parts of the page's state that changed, `beat` when nothing does. */
export function openEvents(world: PageWorld): EventStreams {
  /** What each reader was told last, by part. */
  const readers = new Map<ServerResponse, { told: Map<string, string>; look: number }>();
  let gathering: NodeJS.Timeout | undefined;
  let changedAgain = false;
  let looks = 0;

  function onChange(): void {
    if (readers.size === 0) return;
    changedAgain = true;
    gathering ??= setTimeout(() => {
      changedAgain = false;
      tellEverybody()
        .catch((error: unknown) => console.error('page.events.failed', error))
        .finally(() => {
          gathering = undefined; // one look at a time, however long it takes
          if (changedAgain) onChange();
        });
    }, gatherMs);
  }

  async function tellEverybody(): Promise<void> {
    const snapshot = await lookAround();
    for (const reader of readers.keys()) tell(reader, snapshot);
  }

  /** Numbered, since a look that began earlier may end later. */
  async function lookAround(): Promise<{ look: number; parts: Map<string, string> }> {
    looks += 1;
    const look = looks;
    return { look, parts: await partsNow(world) };
  }

  /** A reader that is slower than the changes skips the states in between. */
  function tell(response: ServerResponse, { look, parts }: { look: number; parts: Map<string, string> }): void {
    const reader = readers.get(response);
    if (reader === undefined || reader.look > look) return;
    if (response.writableNeedDrain) {
      if (response.listenerCount('drain') === 0) response.once('drain', onChange);
      return;
    }
    reader.look = look;
    const changed = [...parts].filter(([part, json]) => reader.told.get(part) !== json);
    if (changed.length === 0) return;
    for (const [part, json] of changed) reader.told.set(part, json);
    response.write(`event: state\ndata: {${changed.map(([part, json]) => `"${part}":${json}`).join(',')}}\n\n`);
  }

  const unsubscribe = world.onChange(onChange);
  const beat = setInterval(() => {
    for (const response of readers.keys()) response.write('event: beat\ndata: {}\n\n');
  }, heartbeatMs);
  beat.unref();

  return {
    async open(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      readers.set(response, { told: new Map(), look: 0 });
      response.on('close', () => readers.delete(response));
      tell(response, await lookAround());
    },
    close() {
      unsubscribe();
      clearInterval(beat);
      clearTimeout(gathering);
      for (const response of readers.keys()) response.end();
      readers.clear();
    },
  };
}

async function partsNow(world: PageWorld): Promise<Map<keyof PageState, string>> {
  const { library, x, slack, inside } = await pageState(world);
  return new Map([
    ['library', JSON.stringify(library)],
    ['x', JSON.stringify(x)],
    ['slack', JSON.stringify(slack)],
    ['inside', JSON.stringify(inside)],
  ]);
}
