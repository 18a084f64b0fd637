/** Channels for an exercise: invented patrons write by a script, and what staff answer goes nowhere. */
import { begunAt, type PracticeLine, practiceId, practiceLine, practiceScript } from '../../core/practice-script.ts';
import { type ChannelName, channelNames, type Millis } from '../../core/thread.ts';
import type { Assessment, Channel, Channels, IncomingMessage, SendResult } from '../../steps/ports.ts';
import { assessDirectMessage } from '../x/direct-messages.ts';
import { assessReply } from '../x/replies.ts';

/** Answers count as on X, so that staff see what fits; nothing is sent and nothing costs anything. */
export function practiceChannels(): Channels {
  const [mention, direct] = channelNames;
  return { [mention]: channel(mention, assessReply), [direct]: channel(direct, assessDirectMessage) };
}

function channel(name: ChannelName, assess: Channel['assess']): Channel {
  const lines = practiceScript.filter((line) => line.channel === name);
  return {
    deletes: name === 'x-mention',
    async fetch(cursor, now) {
      // The first poll begins the exercise; the cursor is all that has to be remembered of it.
      const begun = cursor.newest === null ? now : begunAt(cursor.newest);
      const written = lines.filter(({ after }) => begun + after <= now);
      return {
        kind: 'fetched',
        messages: written.map((line) => messageOf(line, begun)),
        ownReplies: [],
        newest: practiceId(begun, written.at(-1)?.number ?? 0),
        gap: false,
        nextAt: null,
        cost: 0,
      };
    },
    urlOf: () => null,
    assess: (text, to): Assessment => ({ ...assess(text, to), cost: 0, usualCost: 0, dear: false }),
    composerUrl: () => null,
    lookUp: async (_thread, message) =>
      practiceLine(message.id)?.deleted ? { kind: 'deleted' } : { kind: 'unchanged' },
    send: async (_thread, _text, to, now): Promise<SendResult> =>
      practiceLine(to.id)?.gated
        ? { kind: 'gate', trouble: { kind: 'replyGate', at: now, detail: '' } }
        : { kind: 'sent', postId: String(BigInt(now) * 100n + 99n), cost: 0 },
    findReply: async () => ({ kind: 'absent' }),
    remove: async () => ({ kind: 'removed', cost: 0 }),
    pictures: async (_message, now) => ({ kind: 'trouble', trouble: { kind: 'refused', at: now, detail: '' } }),
  };
}

function messageOf(line: PracticeLine, begun: Millis): IncomingMessage {
  const id = practiceId(begun, line.number);
  const patron = String(8_000 + line.patron);
  const first = practiceId(begun, line.follows ?? line.number);
  return {
    id,
    firstId: id,
    author: 'patron',
    text: line.text,
    at: begun + line.after,
    repliable: !line.gated,
    url: null,
    unreadable: false,
    // Of this exercise alone: the next one does not go on with the threads of the one before.
    conversation: line.channel === 'x-dm' ? `practice-${begun}-${patron}` : `${first}:${patron}`,
    patron,
    ...(line.quote ? { quote: true } : {}),
    ...(line.pictures ? { pictures: line.pictures.map((alt) => ({ kind: 'photo', alt })) } : {}),
  };
}
