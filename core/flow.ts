/**
 * Every function of Auskunft with what wakes it. `lib/` turns this list into schedules, stream mappings and the queue;
 * the local runner plays the same list on one machine.
 */
import { type ChannelName, channelNames } from './thread.ts';

export type FunctionName = 'poll' | 'triage' | 'card' | 'slack' | 'send' | 'tick' | 'report';

/** What a stream mapping asks of the new image, by equality only: Lambda's event filters can express no more. */
export type StreamCondition = { status: 'new' } | { cardStale: true };

export type Trigger =
  | { kind: 'schedule'; everyMinutes: number; inputs: readonly ({ source: ChannelName } | Record<string, never>)[] }
  | {
      kind: 'stream';
      where: StreamCondition;
      batchSize: number;
      /** Batches handled side by side; records of one item stay in order. AWS allows at most 10. */
      parallel: number;
      retries: number;
    }
  | { kind: 'queue' }
  | { kind: 'url' };

export interface FlowFunction {
  name: FunctionName;
  trigger: Trigger;
  timeoutSeconds: number;
  memoryMb: number;
  /** What patrons notice when it fails: the sentence of its alarm. */
  impact: string;
}

/** How long `send` may hold a claim: its own timeout. An older claim belongs to a run that has died. */
export const sendTimeoutSeconds = 60;

/** How long a run of `report` may take: until then no other one begins on the same week. */
export const reportTimeoutSeconds = 120;

export const flow: readonly FlowFunction[] = [
  {
    name: 'poll',
    trigger: { kind: 'schedule', everyMinutes: 1, inputs: channelNames.map((source) => ({ source })) },
    timeoutSeconds: 55,
    memoryMb: 512,
    impact: 'Questions from patrons are not collected; they wait on X until polling works again.',
  },
  {
    name: 'triage',
    trigger: { kind: 'stream', where: { status: 'new' }, batchSize: 10, parallel: 10, retries: 10 },
    timeoutSeconds: 30,
    memoryMb: 1024,
    impact: 'Questions are stored but staff see no card for them until the next tick.',
  },
  {
    name: 'card',
    trigger: { kind: 'stream', where: { cardStale: true }, batchSize: 10, parallel: 10, retries: 10 },
    timeoutSeconds: 60,
    memoryMb: 512,
    impact: 'Cards in Slack are missing or out of date; staff do not see what patrons ask.',
  },
  {
    name: 'slack',
    trigger: { kind: 'url' },
    timeoutSeconds: 10,
    memoryMb: 1024,
    impact: 'Buttons in Slack do nothing; approved answers still go out, new ones cannot be approved.',
  },
  {
    name: 'send',
    trigger: { kind: 'queue' },
    timeoutSeconds: sendTimeoutSeconds,
    memoryMb: 512,
    impact: 'Approved answers do not reach patrons.',
  },
  {
    name: 'tick',
    trigger: { kind: 'schedule', everyMinutes: 1, inputs: [{}] },
    timeoutSeconds: 55,
    memoryMb: 512,
    impact: 'Whatever got stuck stays stuck: lost wake-ups, postponed answers and overdue cards are not picked up.',
  },
  {
    name: 'report',
    // Not once a week: the step knows when it is time, by the library's clock, and makes up for what went wrong.
    trigger: { kind: 'schedule', everyMinutes: 15, inputs: [{}] },
    timeoutSeconds: reportTimeoutSeconds,
    memoryMb: 1024,
    impact: 'The weekly report is late; patrons notice nothing.',
  },
];
