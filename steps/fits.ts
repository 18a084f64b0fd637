/** Whether a draft can go out as it is. */
import { signatureRoom } from '../core/signature.ts';
import type { ChannelName, Message } from '../core/thread.ts';
import type { Settings } from './deps.ts';
import type { Counting } from './ports.ts';

interface Needs {
  channels: Counting;
  settings: Pick<Settings, 'signatures'>;
}

/** What the channel takes in answer to this message, whoever of the team signs it. */
export function fitsSigned(
  { channels, settings }: Needs,
  channel: ChannelName,
  to: Message,
): (text: string) => boolean {
  const room = signatureRoom(settings.signatures);
  return (text) => {
    const { length, limit } = channels[channel].assess(text + room, to);
    return length <= limit;
  };
}
