import * as v from 'valibot';
import type { Deeds } from './deeds.ts';
import { mediaFields, type Naming, namingOf, words } from './naming.ts';
import type { Picture } from './pictures.ts';
import { invalidRequest } from './problem.ts';
import type { World } from './world.ts';

/** What X is not documented to do one way or the other; tests may change these at any time. */
export interface Behaviour {
  /** Whether a mention that X itself put in front of a reply opens the reply gate. */
  implicitMentionSummons: boolean;
  /** X sometimes leaves `conversation_id` out. */
  conversationIds: boolean;
  /** How late timelines and search show what the account posted through the API. */
  ownPostsIndexedAfterMs: number;
}

/** What a route works on. */
export interface Simulation {
  world: World;
  deeds: Deeds;
  behaviour: Behaviour;
  naming: Naming | 'both';
  now: () => number;
  /** Where everybody can see it. */
  pictureUrl: (picture: Picture) => string;
}

/** A request whose signature and rate limit were in order. */
export interface XRequest {
  /** The id in the path, '' where the route has none. */
  id: string;
  query: URLSearchParams;
  body: string;
}

export const snowflakeId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/, 'is not an id of 1 to 19 digits'));

const instant = v.pipe(
  v.string(),
  v.isoTimestamp('is not a date and time like 2026-11-16T09:00:00Z'),
  v.transform((text) => Date.parse(text)),
);

const list = (allowed: readonly string[]) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',')),
    v.array(v.picklist(allowed, `is not one of [${allowed.join(',')}]`)),
  );

const count = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.digits('is not a number'),
    v.transform(Number),
    v.minValue(least, `is not between ${least} and ${most}`),
    v.maxValue(most, `is not between ${least} and ${most}`),
  );

/** The fields parameter goes by two names; inside it has this one, which no client can send by accident. */
const fieldsKey = '(fields)';

export const userReading = (naming: Naming) => ({
  [fieldsKey]: v.optional(list(words[naming].postFields)),
  expansions: v.optional(list(words[naming].userExpansions)),
  'user.fields': v.optional(list(words[naming].userFields)),
});

/** Query parameters of everything that answers with posts. */
export const postReading = (naming: Naming) => ({
  ...userReading(naming),
  expansions: v.optional(list(words[naming].postExpansions)),
  'media.fields': v.optional(list(mediaFields)),
  'poll.fields': v.optional(v.string()),
  'place.fields': v.optional(v.string()),
});

export const directMessageReading = (naming: Naming) => ({
  ...userReading(naming),
  expansions: v.optional(list(words[naming].directMessageExpansions)),
  'media.fields': v.optional(list(mediaFields)),
  'dm_event.fields': v.optional(list(words[naming].directMessageFields)),
  event_types: v.optional(list(['MessageCreate', 'ParticipantsJoin', 'ParticipantsLeave'])),
  ...paging(1, 100, 100),
});

export const paging = (least: number, most: number, usual: number) => ({
  max_results: v.optional(count(least, most), String(usual)),
  pagination_token: v.optional(v.string()),
});

export const timeRange = {
  since_id: v.optional(snowflakeId),
  until_id: v.optional(snowflakeId),
  start_time: v.optional(instant),
  end_time: v.optional(instant),
};

/** What a client asked to see, in the naming it asked in. */
export interface Asked {
  naming: Naming;
  fields: ReadonlySet<string>;
  expansions: ReadonlySet<string>;
  userFields: ReadonlySet<string>;
  mediaFields: ReadonlySet<string>;
  directMessageFields: ReadonlySet<string>;
}

/** The naming of an answer: the simulator's only one, or that of the request. */
export function namingFor(simulation: Simulation, query: URLSearchParams): Naming {
  return simulation.naming === 'both' ? namingOf(query) : simulation.naming;
}

/** Parses a query strictly, as X does: an unknown parameter or value is a 400. */
export function readQuery<E extends v.ObjectEntries>(
  simulation: Simulation,
  request: XRequest,
  entries: (naming: Naming) => E,
): { asked: Asked; query: v.InferOutput<v.StrictObjectSchema<E, undefined>> } {
  const naming = namingFor(simulation, request.query);
  const outsideKey = words[naming].fieldsKey;
  const sent = Object.fromEntries(request.query);
  const { [outsideKey]: fields, ...others } = sent;
  const known = entries(naming);
  const renamed = { ...others, ...(fields !== undefined && { [fieldsKey]: fields }) };
  const result = v.safeParse(v.strictObject(known), renamed);
  if (!result.success) {
    const [issue] = result.issues;
    const key = String(issue.path?.[0]?.key ?? '');
    const parameter = key === fieldsKey ? outsideKey : key;
    const allowed = Object.keys(known).map((name) => (name === fieldsKey ? outsideKey : name));
    const message = allowed.includes(parameter)
      ? `The query parameter [${parameter}] ${sent[parameter] === undefined ? 'is missing' : issue.message}`
      : `The query parameter [${parameter}] is not one of [${allowed.join(',')}]`;
    throw invalidRequest(naming, parameter, sent[parameter] ?? '', message);
  }
  const chosen = (name: string) => new Set((sent[name] ?? '').split(',').filter((word) => word !== ''));
  const asked = {
    naming,
    fields: chosen(outsideKey),
    expansions: chosen('expansions'),
    userFields: chosen('user.fields'),
    mediaFields: chosen('media.fields'),
    directMessageFields: chosen('dm_event.fields'),
  };
  return { asked, query: result.output };
}

/** Parses a JSON body; anything X would not take is a 400. */
export function readBody<S extends v.GenericSchema>(
  simulation: Simulation,
  request: XRequest,
  schema: S,
): v.InferOutput<S> {
  const naming = namingFor(simulation, request.query);
  let json: unknown;
  try {
    json = JSON.parse(request.body);
  } catch {
    throw invalidRequest(naming, 'body', '', 'The body is not valid JSON');
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = ['$', ...(issue.path ?? []).map((item) => String(item.key))].join('.');
  throw invalidRequest(naming, path, '', `${path}: ${issue.message}`);
}
