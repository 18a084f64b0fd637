/** The modals that only show: the words as written, the whole conversation, pictures, the history. */
import type { ImageBlock, KnownBlock, ModalView } from '@slack/types';
import { modalWords } from '../../core/modal-words.ts';
import type { Words } from '../../core/review-card.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { Shown, ThreadModal } from '../../steps/modals.ts';
import { exactly, label, section } from './blocks.ts';
import { blocksShown, modalOf, small } from './modal-parts.ts';
import { linkTo, quote, spoken } from './mrkdwn.ts';

type Of<Kind extends ThreadModal['kind']> = Extract<ThreadModal, { kind: Kind }>;

/** Slack takes 250,000 bytes a view; some stay for what stands around the blocks. */
const blockBytes = 240_000;
const sectionChars = 3000;
const altChars = 2000;
const urlChars = 3000;

/** The patron's words to the letter. */
export function originalView({ messages }: Of<'original'>, language: StaffLanguage): ModalView {
  const w = modalWords[language];
  const told = messages.map((message) => [section(head(message, w.open), w.cut), ...exactly(message.text)]);
  return reading(w.original.title, [small(w.original.note)], told, language, w.conversation.empty);
}

export function conversationView({ messages }: Of<'conversation'>, language: StaffLanguage): ModalView {
  const w = modalWords[language];
  const told = messages.map((message) => [section(`${head(message, w.open)}\n${quote(message.text)}`, w.cut)]);
  return reading(w.conversation.title, [], told, language, w.conversation.empty);
}

export function historyView({ lines }: Of<'history'>, language: StaffLanguage): ModalView {
  const w = modalWords[language];
  const told = paragraphs(lines).map((text) => [section(text, w.cut)]);
  return reading(w.history.title, [], told, language, w.history.empty);
}

export function picturesView({ pictures, instead }: Of<'pictures'>, language: StaffLanguage): ModalView {
  const w = modalWords[language];
  const shown = pictures.filter(({ url }) => /^https?:\/\//i.test(url) && url.length <= urlChars);
  const images = shown.slice(0, blocksShown - 1).map(({ url, alt }, index): ImageBlock => {
    const [n, of] = [index + 1, shown.length];
    const described = alt?.trim() ? w.pictures.described(n, of, alt.trim()) : w.pictures.undescribed(n, of);
    // Above the picture too: not everybody hears what screen readers say.
    const text = label(described, altChars);
    return { type: 'image', image_url: url, alt_text: text.text, title: text };
  });
  return modalOf({
    title: w.pictures.title,
    close: w.close,
    blocks: [small(w.pictures.note), ...(images.length > 0 ? images : [small(instead ?? w.pictures.empty)])],
  });
}

/** Who wrote when, and where it stands. */
function head({ by, at, url }: Shown, open: string): string {
  const link = url === null ? null : linkTo(url, open);
  return `${spoken([`${by} · `, { at, show: 'date' }])}${link === null ? '' : ` · ${link}`}`;
}

/** Lines put together as far as one section holds them, so that a long history stays within the blocks of a modal. */
function paragraphs(lines: readonly Words[]): string[] {
  const found: string[] = [];
  for (const line of lines.map(spoken)) {
    const longer = found.length === 0 ? line : `${found.at(-1)}\n${line}`;
    if (found.length > 0 && longer.length <= sectionChars) found[found.length - 1] = longer;
    else found.push(line);
  }
  return found;
}

/** The newest of what is told, as much as a modal holds; what is left out is counted. */
function reading(
  title: string,
  above: KnownBlock[],
  told: readonly KnownBlock[][],
  language: StaffLanguage,
  empty: string,
): ModalView {
  const w = modalWords[language];
  const kept: KnownBlock[] = [];
  let [count, bytes] = [0, 0];
  for (const blocks of told.toReversed()) {
    bytes += Buffer.byteLength(JSON.stringify(blocks));
    // One more block says what is left out.
    if (above.length + kept.length + blocks.length + 1 > blocksShown || bytes > blockBytes) break;
    kept.unshift(...blocks);
    count++;
  }
  const left = told.length - count;
  const first = told.length === 0 ? [small(empty)] : left > 0 ? [small(w.earlierLeftOut(left))] : [];
  return modalOf({ title, close: w.close, blocks: [...above, ...first, ...kept] });
}
