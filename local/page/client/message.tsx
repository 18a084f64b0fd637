import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SlackEphemeral, SlackMessage } from '../world.ts';
import { Complaint, useAct, useQueue } from './act.tsx';
import { parseBlocks } from './block-kit.ts';
import { Blocks } from './blocks.tsx';
import type { Interaction, Press } from './elements.tsx';
import { entriesOf } from './entries.ts';
import { Mrkdwn } from './mrkdwn.tsx';
import { me, personOf, say, sayToMe } from './state.ts';
import { At } from './time.tsx';

const followsWithinMs = 4_000; // the app has taken the press; its card follows

/** A message in the channel, or a note to one person; its buttons are pressed as whoever sits at the page. */
export function Message({
  message,
  note,
  reply,
}: {
  message: SlackMessage | SlackEphemeral;
  note: boolean;
  /** True in a thread, below the message that it answers. */
  reply: boolean;
}) {
  const article = useRef<HTMLElement>(null);
  const focusWasHere = useRef(false);
  const act = useAct();
  const telling = useAct();
  const pressed = useSignal<(Press & { arrived: boolean }) | null>(null);
  const json = JSON.stringify(message.blocks ?? []);
  const blocks = useMemo(() => parseBlocks(message.blocks ?? []), [json]);

  useEffect(() => {
    pressed.value = null; // the card changed: the press has shown its effect
  }, [json]);

  // What was pressed is often gone from the new card; the keyboard stays with the card all the same.
  useLayoutEffect(() => {
    if (focusWasHere.current && document.activeElement === document.body)
      article.current?.focus({ preventScroll: true });
  }, [json]);

  const user = me.value?.id ?? '';
  const entries = entriesOf(`${user} ${message.ts}`, blocks, undefined);
  const click = (press: Press) => {
    const values = entries.values();
    return { user, ts: message.ts, ...press, ...(values !== undefined && { values }) };
  };

  async function press(wanted: Press): Promise<void> {
    if (user === '' || act.pending) return;
    pressed.value = { ...wanted, arrived: false };
    const done = await act.run('/slack/click', click(wanted));
    if (pressed.value === null) return;
    pressed.value = done ? { ...wanted, arrived: true } : null;
    window.setTimeout(() => {
      if (pressed.value?.arrived) pressed.value = null;
    }, followsWithinMs);
  }

  const tell = useQueue<Press>(
    ({ blockId, actionId }) => `${blockId} ${actionId}`,
    (told) => telling.run('/slack/click', click(told)),
  );

  const interaction: Interaction = {
    busy: act.pending,
    heard: pressed.value && {
      blockId: pressed.value.blockId,
      actionId: pressed.value.actionId,
      words: say.value(pressed.value.arrived ? 'delivered' : 'sending'),
    },
    entries,
    press: (wanted) => void press(wanted),
    tell,
  };

  return (
    <article
      class={`message ${note ? 'note' : ''} ${reply ? 'reply' : ''}`}
      ref={article}
      tabIndex={-1}
      aria-label={note ? `${sayToMe.value('onlyYou')}: ${message.text}` : message.text}
      data-ts={message.ts}
      onFocusIn={() => {
        focusWasHere.current = true;
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !article.current?.contains(to)) focusWasHere.current = false;
      }}
    >
      <Avatar user={note ? null : message.user} />
      <div class="message-main">
        <p class="message-head">
          {note ? <span class="only-you">{sayToMe.value('onlyYou')}</span> : <Author user={message.user} />}
          <At at={secondsOf(message.ts) * 1000} />
        </p>
        {blocks.length === 0 ? <Mrkdwn text={message.text} /> : <Blocks blocks={blocks} interaction={interaction} />}
        <Complaint words={act.error ?? telling.error} />
      </div>
    </article>
  );
}

/** Whoever is no person is the app. */
function Avatar({ user }: { user: string | null }) {
  const person = personOf(user);
  return (
    <span class={`avatar ${person === undefined ? 'app' : ''}`} aria-hidden="true">
      {person === undefined ? 'A' : initials(person.realName)}
    </span>
  );
}

function Author({ user }: { user: string }) {
  const person = personOf(user);
  return person === undefined ? (
    <>
      <strong>Auskunft</strong> <span class="tag">{say.value('app')}</span>
    </>
  ) : (
    <strong>{person.realName}</strong>
  );
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

function secondsOf(ts: string): number {
  return Number.parseFloat(ts);
}
