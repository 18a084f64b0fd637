/** Numbers too long to be a PIN, in a text that speaks of one: "21003456789, PIN geht nicht". */
import { isOfThing, isUnnamed } from './card-shapes.ts';
import { lean } from './lean-pattern.ts';
import { isNoCard } from './lone-data.ts';
import { secretTalk } from './secret-talk.ts';
import { isMeasure, type Span, spanOf } from './spans.ts';

/** Nine figures or more: what is shorter may be the secret itself. */
const shape = lean(
  '(?<![\\p{L}\\d§€$£+_=@/]|\\d[.,:-])\\d(?:[ -]?\\d){8,13}(?![\\p{L}\\d_%€$£@]|[.,:/-]\\d| ?[\\d€%])',
  'gu',
);

/** Whoever cannot get in tells the card with it; books, orders and telephones are named as what they are. */
export function cardsBesideSecrets(text: string): Span[] {
  const stretches = secretTalk(text);
  if (stretches.length === 0) return [];
  return [...text.matchAll(shape)]
    .filter(({ 0: said }) => !isNoCard(said))
    .map(spanOf)
    .filter(
      ({ start, end }) => !isMeasure(text, end) && stretches.some((each) => each.start <= start && start <= each.end),
    )
    .filter((span) => isUnnamed(text, span) && !isOfThing(text, span));
}
