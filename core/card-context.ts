/** What stands around a question: pictures, other people in the conversation, where else its writer wrote. */
import type { CardView, Words } from './review-card.ts';
import { shorten } from './shorten.ts';
import type { Message, Picture } from './thread.ts';
import type { StaffWords } from './words.ts';

const altChars = 80;
const altsShown = 4;

/** One short line each, the most telling first. */
export function cardContext(view: CardView): Words[] {
  const { thread, open, others, wroteInPublicAt, w } = view;
  const lines: Words[] = [];
  if (open.length > 0 && open.every(({ quote }) => quote === true)) lines.push([w.context.quote]);
  const pictures = picturesIn(open);
  // What a picture is said to show may be as rude as the words beside it.
  if (pictures.length > 0) lines.push([picturesLine(pictures, view.insulting, w)]);
  if (thread.status === 'answered' || thread.status === 'closed') return lines;
  if (others > 0) lines.push([w.context.others(others)]);
  if (wroteInPublicAt !== null) lines.push(w.context.wroteInPublic(wroteInPublicAt));
  return lines;
}

/** All that these messages show. */
export function picturesIn(messages: readonly Message[]): Picture[] {
  return messages.flatMap(({ pictures }) => pictures ?? []);
}

function picturesLine(pictures: readonly Picture[], hidden: boolean, w: StaffWords): string {
  const kinds = (['photo', 'video', 'gif'] as const).flatMap((kind) => {
    const n = pictures.filter((picture) => picture.kind === kind).length;
    return n === 0 ? [] : [w.context.pictures[kind](n)];
  });
  if (hidden) return kinds.join(', ');
  const alts = pictures.slice(0, altsShown).map(({ alt }) => {
    const said = shorten(alt ?? '', altChars);
    return said === '' ? w.context.undescribed : w.context.described(said);
  });
  // "2 pictures: without description" says as much as saying it twice.
  return `${kinds.join(', ')}: ${[...new Set(alts)].join(', ')}${pictures.length > altsShown ? ' …' : ''}`;
}
