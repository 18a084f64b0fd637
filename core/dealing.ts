/**
 * Deals shifts out to those who can take them: all of them if there is a way at all, then evenly, then by wishes.
 *
 * A shift for which nobody is left may still be had by moving others: somebody hands one over and takes it instead, whoever
 * gets that one may hand over another, and so on. The same chains make it even. Both follow the search for augmenting
 * paths in a bipartite graph (Kuhn), with the cost-reducing paths of optimal semi-matchings (Harvey et al., 2003).
 */
import type { Person } from './rota.ts';

/** A shift to be dealt out. */
export interface Gap {
  date: string;
  /** The Monday of its week. */
  week: string;
  weekday: Person['wishes'][number]['weekday'];
  template: string;
  /** Those who can take it, as far as it depends on themselves. */
  able: Hand[];
  /** Of those, who would be there without anybody who may approve alone. */
  alone: Hand[];
  /** Who has it so far. */
  hand: Hand | null;
}

/** Somebody to whom shifts are dealt, and what they have. */
export interface Hand {
  person: Person;
  /** Shifts are dealt in proportion to this; above 0. */
  weight: number;
  /** Shifts on each day, in each week by its Monday, and in all; those that stay with them are counted before. */
  perDay: Map<string, number>;
  perWeek: Map<string, number>;
  total: number;
  /** What was dealt, and so may still move. */
  gaps: Set<Gap>;
}

/** How a shift may be placed. */
interface Rule {
  /** What may be spent along the chain, see `cost`. */
  spend: number;
  /** Whether they may have one more than before; everybody in between hands one over for the one they take. */
  mayEnd: (hand: Hand) => boolean;
}

/** Of what is only done lest a shift be left over: a trainee alone, and above any number of these a second one on a day. */
const cost = { alone: 1, second: 1_000_000 };

/** What has looked for a place in vain, and with how much to spend. */
type Tried = Map<Gap, number>;

/** Sets the hand of every gap, as far as anybody can take it. */
export function deal(gaps: readonly Gap[], hands: readonly Hand[]): void {
  let left = gaps;
  const all = gaps.length * cost.alone;
  // The ways that cost less come first, lest another takes their place.
  for (const spend of [0, cost.alone, all, cost.second + all, Number.POSITIVE_INFINITY]) {
    left = left.filter((gap) => !place(gap, { spend, mayEnd: () => true }, new Map([[gap, spend]])));
  }
  while (byLoad(hands).some(relieve)) {
    // Each time somebody had more than their part, and one of their shifts went down a chain to somebody with less.
  }
  for (const gap of gaps) exchangeForWish(gap);
}

/** Shifts by weight: who has least comes first. */
const load = ({ total, weight }: Hand, more = 0): number => (total + more) / weight;

function byLoad(hands: readonly Hand[]): Hand[] {
  return hands.toSorted((a, b) => load(b) - load(a));
}

function place(gap: Gap, rule: Rule, tried: Tried): boolean {
  const order = gap.able.toSorted((a, b) => compare(a, b, gap));
  const taker = order.find((hand) => fits(hand, gap, rule.spend) && rule.mayEnd(hand));
  if (taker !== undefined) {
    take(taker, gap);
    return true;
  }
  return order.some((hand) => {
    const theirs = [...hand.gaps];
    // Nearly always nothing is to be had from somebody: that is told without moving anything.
    const promises = theirs.some((other) => mayHandOver(hand, gap, other, rule, tried));
    return promises && theirs.some((other) => handOver(hand, gap, other, rule, tried));
  });
}

function mayHandOver(hand: Hand, gap: Gap, other: Gap, { spend }: Rule, tried: Tried): boolean {
  return (tried.get(other) ?? -1) < spend - costOf(hand, gap, other) && fits(hand, gap, spend, other);
}

/** Takes one shift in place of another, if somebody is found for that. */
function handOver(hand: Hand, gap: Gap, other: Gap, rule: Rule, tried: Tried): boolean {
  const promises = mayHandOver(hand, gap, other, rule, tried);
  // What is turned down goes to the back of theirs too: the next search begins with another.
  release(hand, other);
  if (promises) {
    const spend = rule.spend - costOf(hand, gap);
    tried.set(other, spend);
    take(hand, gap);
    if (place(other, { ...rule, spend }, tried)) return true;
    release(hand, gap);
  }
  take(hand, other);
  return false;
}

/** Passes one of their shifts on, if that ends with somebody who has less even so: no chain leads back. */
function relieve(hand: Hand): boolean {
  const tried: Tried = new Map();
  const limit = load(hand, -1);
  const rule = { spend: 0, mayEnd: (other: Hand) => other !== hand && load(other) < limit };
  for (const gap of [...hand.gaps]) {
    tried.set(gap, 0);
    release(hand, gap);
    if (place(gap, rule, tried)) return true;
    take(hand, gap);
  }
  return false;
}

/** Lets somebody who wishes this shift have it for one that they do not wish. */
function exchangeForWish(gap: Gap): void {
  const holder = gap.hand;
  if (holder === null || wishes(holder, gap)) return;
  const wishing = gap.able.filter((hand) => hand !== holder && wishes(hand, gap));
  wishing.some((hand) => [...hand.gaps].some((other) => exchange(hand, other, holder, gap)));
}

function exchange(hand: Hand, other: Gap, holder: Hand, gap: Gap): boolean {
  if (wishes(hand, other) || !other.able.includes(holder)) return false;
  release(hand, other);
  release(holder, gap);
  const fit = fits(hand, gap, 0) && fits(holder, other, 0);
  take(fit ? hand : holder, gap);
  take(fit ? holder : hand, other);
  return fit;
}

/** Least load first; then who wishes it, who speaks more languages, and by initials, so that it comes out the same each time. */
function compare(a: Hand, b: Hand, gap: Gap): number {
  return (
    load(a) - load(b) ||
    Number(wishes(b, gap)) - Number(wishes(a, gap)) ||
    b.person.languages.length - a.person.languages.length ||
    (a.person.initials < b.person.initials ? -1 : 1)
  );
}

function wishes({ person }: Hand, { weekday, template }: Gap): boolean {
  return person.wishes.some((wish) => wish.weekday === weekday && wish.template === template);
}

/** @param other what they would hand over for it */
function fits(hand: Hand, gap: Gap, spend: number, other?: Gap): boolean {
  const inWeek = (hand.perWeek.get(gap.week) ?? 0) - (other?.week === gap.week ? 1 : 0);
  return inWeek < hand.person.maxShifts && costOf(hand, gap, other) <= spend;
}

function costOf(hand: Hand, gap: Gap, other?: Gap): number {
  const onDay = (hand.perDay.get(gap.date) ?? 0) - (other?.date === gap.date ? 1 : 0);
  return (onDay > 0 ? cost.second : 0) + (gap.alone.includes(hand) ? cost.alone : 0);
}

function take(hand: Hand, gap: Gap): void {
  gap.hand = hand;
  hand.gaps.add(gap);
  count(hand, gap, 1);
}

function release(hand: Hand, gap: Gap): void {
  gap.hand = null;
  hand.gaps.delete(gap);
  count(hand, gap, -1);
}

/** Counts a shift on its day, in its week and in all. */
export function count(hand: Hand, { date, week }: Pick<Gap, 'date' | 'week'>, by: 1 | -1): void {
  hand.perDay.set(date, (hand.perDay.get(date) ?? 0) + by);
  hand.perWeek.set(week, (hand.perWeek.get(week) ?? 0) + by);
  hand.total += by;
}
