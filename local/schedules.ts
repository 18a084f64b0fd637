/** Runs the schedules of the flow on one machine: at start, then at their rhythm; a run never overlaps itself. */
import type { FlowFunction } from '../core/flow.ts';
import { type Handler, invoke } from './invoke.ts';
import type { Ledger } from './ledger.ts';

export interface Schedules {
  /** Settles when every schedule has run once, well or not. */
  firstRound: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param minuteMs how long a scheduled minute lasts here: `--poll-seconds` shortens it
 */
export function runSchedules(
  functions: readonly { fn: FlowFunction; handler: Handler }[],
  ledger: Ledger,
  minuteMs: number,
): Schedules {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  const scheduled = functions.flatMap(({ fn, handler }) => {
    const { trigger } = fn;
    if (trigger.kind !== 'schedule') return [];
    return trigger.inputs.map((input) => ({ fn, handler, input, everyMs: trigger.everyMinutes * minuteMs }));
  });

  async function once({ fn, handler, input }: (typeof scheduled)[number]): Promise<void> {
    try {
      await invoke(fn, handler, input, ledger);
    } catch (error) {
      ledger.gaveUp(fn.name, Date.now(), error, [JSON.stringify(input)]);
    }
  }

  function start(schedule: (typeof scheduled)[number]): Promise<void> {
    const run = once(schedule);
    running.add(run);
    return run.then(() => {
      running.delete(run);
      if (stopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void start(schedule);
      }, schedule.everyMs);
      timers.add(timer);
    });
  }

  return {
    firstRound: Promise.all(scheduled.map(start)).then(() => undefined),
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
