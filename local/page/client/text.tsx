import type { Words } from './block-kit-elements.ts';
import { Mrkdwn } from './mrkdwn.tsx';

/** A text object of Slack's, set as a paragraph. */
export function Text({ words }: { words: Words }) {
  return words.type === 'mrkdwn' ? (
    <Mrkdwn text={words.text} />
  ) : (
    <div class="mrkdwn lines" dir="auto">
      {words.text}
    </div>
  );
}
