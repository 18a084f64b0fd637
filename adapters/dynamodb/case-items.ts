/** The shapes of case records: how they are written beside a thread's moves, and read back. */
import * as v from 'valibot';
import { type Case, type CaseFacts, casesAfter, firstCase } from '../../core/case.ts';
import { efforts } from '../../core/handling.ts';
import { spanOf } from '../../core/iso-week.ts';
import { caseExpires } from '../../core/retention.ts';
import { type ChannelName, channelNames, closeReasons, type LogEntry } from '../../core/thread.ts';
import { schema } from './items.ts';

export const casePartition = (week: string) => `CASE#${week}`;
export const caseKey = ({ week, id, no }: Pick<Case, 'week' | 'id' | 'no'>) => ({
  pk: casePartition(week),
  sk: `${id}#${String(no).padStart(4, '0')}`,
});

/** Beside a week's cases, under a key that no case has. */
export const peopleKey = (week: string) => ({ pk: casePartition(week), sk: 'PEOPLE' });

/**
 * It expires with the last of the week's cases.
 * @param n how many different people had a shift in it
 */
export function peopleItem(week: string, n: number) {
  return { ...peopleKey(week), schema, week, people: n, ttl: caseExpires(spanOf(week, 'UTC').end) };
}

export const PeopleItem = v.looseObject({ schema: v.literal(schema), week: v.string(), people: v.number() });

/** The case as one text: a report reads thousands, and a database that types every value takes six times as long for them. */
export function caseItem({ thanksFor: _ownItem, ...one }: Case) {
  return { ...caseKey(one), schema, case: JSON.stringify(one), ttl: caseExpires(one.arrivedAt) };
}

const text = v.nullable(v.string());
const time = v.number();
const caseEntries = {
  id: v.string(),
  no: v.number(),
  channel: v.picklist(channelNames),
  arrivedAt: time,
  week: v.string(),
  intent: text,
  language: text,
  first: v.nullable(v.object({ at: time, serviceMs: v.number() })),
  ended: v.nullable(v.object({ at: time, how: v.picklist(['answered', ...closeReasons]) })),
  interims: v.number(),
  corrections: v.number(),
  proposed: text,
  draft: v.nullable(v.picklist(['asProposed', 'edited', 'replaced', 'ownWords'])),
  effort: v.nullable(v.picklist(efforts)),
};
export const StoredCase = v.object({
  ...caseEntries,
  thanksFor: v.exactOptional(v.object(caseEntries)),
}) satisfies v.GenericSchema<unknown, Case>;

export const intakeKey = (day: string, source: ChannelName) => ({ pk: `INTAKE#${day}`, sk: source });

/** What a source showed in a day. */
export const IntakeItem = v.looseObject({
  sk: v.picklist(channelNames),
  shown: v.number(),
  stored: v.number(),
  late: v.number(),
  gaps: v.number(),
  /** Absent where no silence was long enough to be counted. */
  silenceMs: v.optional(v.number(), 0),
});

/** What a day cost, by channel. */
export const SpendItem = v.object(v.entriesFromList(channelNames, v.optional(v.number(), 0)));

export const CaseItem = v.looseObject({
  schema: v.literal(schema),
  case: v.pipe(v.string(), v.parseJson(), StoredCase),
});

/**
 * The case of an item that `caseItem` wrote under this schema. To look at each field of each of the tens of thousands that
 * a report reads would take as long as reading them.
 * @throws for an item of another schema, and a text that is no case
 */
export function caseRead({ schema: written, case: text }: Record<string, unknown>): Case {
  const one: Partial<Case> | null = written === schema && typeof text === 'string' ? JSON.parse(text) : null;
  if (typeof one?.id !== 'string' || typeof one.arrivedAt !== 'number' || one.first === undefined) {
    throw new Error(`A stored case of schema ${written} cannot be read: ${text}`);
  }
  return one as Case;
}

/** What a line of the audit trail keeps of the thread after it, for the cases to be made again from. */
interface LoggedFacts extends CaseFacts {
  /** Of the case. */
  id: string;
  /** The case until then, with the first move of a thread that an earlier release opened. */
  before?: Case;
}

/** @param counted the case until then, and whether the table has it */
export function loggedFacts(facts: CaseFacts, { before, isStored }: { before: Case; isStored: boolean }): LoggedFacts {
  return { id: before.id, ...facts, ...(isStored ? {} : { before }) };
}

const Facts = v.object({
  id: v.string(),
  channel: v.picklist(channelNames),
  arrivedAt: time,
  intent: text,
  language: text,
  proposed: text,
  reply: v.nullable(v.object({ answerId: text, edited: v.boolean(), interim: v.boolean() })),
  effort: v.nullable(v.picklist(efforts)),
  closed: v.nullable(v.picklist(closeReasons)),
  before: v.exactOptional(StoredCase),
}) satisfies v.GenericSchema<unknown, LoggedFacts>;

/** A move's line with its facts; notes, which move nothing, have none. */
export const MoveItem = v.looseObject({
  pk: v.string(),
  sk: v.string(),
  entry: v.custom<LogEntry>(
    (entry) => v.safeParse(v.looseObject({ at: time, by: v.string(), what: v.string() }), entry).success,
    'a log entry',
  ),
  facts: Facts,
});

/**
 * A thread's cases, made from its moves; null where some of them have expired.
 * @param moves in any order
 */
export function casesFrom(moves: readonly v.InferOutput<typeof MoveItem>[], zone: string): Case[] | null {
  const ordered = moves.toSorted((a, b) => versionOf(a) - versionOf(b));
  const [first] = ordered;
  if (first === undefined) return null;
  const { id, before = null } = first.facts;
  const complete = ordered.every((move, i) => versionOf(move) === versionOf(first) + i);
  if (!complete || (before === null && versionOf(first) !== 1)) return null;
  let current = before ?? firstCase(id, first.facts, zone);
  const cases = new Map([[current.no, current]]);
  for (const { entry, facts } of before === null ? ordered.slice(1) : ordered) {
    for (const one of casesAfter(current, entry, facts, zone)) {
      cases.set(one.no, one);
      current = one;
    }
  }
  return [...cases.values()].map(({ thanksFor: _ownCase, ...one }) => one);
}

/** The version that a move leads to: the clocks of two functions may differ by more than what lies between two moves. */
export function versionOf({ sk }: v.InferOutput<typeof MoveItem>): number {
  return Number(sk.split('#').at(-1));
}
