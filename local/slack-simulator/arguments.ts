import { isObject, type Json, type JsonObject, objectsIn, parseJson } from './json.ts';

/** Thrown by a method to answer `{ok: false, error}` with status 200, as Slack refuses nearly everything. */
export class Refusal extends Error {
  readonly error: string;
  /** What is wrong in detail, in Slack's notation without the leading `[ERROR]`. */
  readonly details: readonly string[];

  constructor(error: string, details: readonly string[] = []) {
    super(error);
    this.error = error;
    this.details = details;
  }
}

/** A Web API method: its arguments in, the answer without `ok` out. Throws a `Refusal`. */
export type Method = (args: JsonObject) => JsonObject;

export function optionalText(args: JsonObject, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(args: JsonObject, name: string): string {
  const value = optionalText(args, name);
  if (value === undefined || value === '') throw new Refusal('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

/** Form-encoded calls say `true` or `1`, JSON calls say `true`. */
export function flagArgument(args: JsonObject, name: string): boolean {
  const value = args[name];
  return value === true || value === 1 || value === '1' || value === 'true';
}

/** An argument that is JSON, sent as such or as a string of it. Undefined when absent or empty, `refusal` when neither. */
export function jsonArgument(args: JsonObject, name: string, refusal: string): Json | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  if (parsed === undefined) throw new Refusal(refusal);
  return parsed;
}

export function objectArgument(args: JsonObject, name: string, refusal: string): JsonObject | undefined {
  const value = jsonArgument(args, name, refusal);
  if (value !== undefined && !isObject(value)) throw new Refusal(refusal);
  return value;
}

export function objectListArgument(args: JsonObject, name: string, refusal: string): JsonObject[] | undefined {
  const value = jsonArgument(args, name, refusal);
  if (value === undefined) return undefined;
  const objects = objectsIn(value);
  if (!Array.isArray(value) || objects.length !== value.length) throw new Refusal(refusal);
  return objects;
}

/** A part of `items` and the cursor of the next part, empty at the end. `keyOf` names an item in cursors. */
export function page<T>(
  items: readonly T[],
  args: JsonObject,
  keyOf: (item: T) => string,
  size: { usual: number; most: number },
): { items: T[]; nextCursor: string } {
  const limit = Number(optionalText(args, 'limit') || size.usual);
  if (!Number.isInteger(limit) || limit < 1) throw new Refusal('invalid_limit');
  const cursor = optionalText(args, 'cursor') ?? '';
  const first = cursor === '' ? 0 : items.findIndex((item) => keyOf(item) === Buffer.from(cursor, 'base64').toString());
  if (first < 0) throw new Refusal('invalid_cursor');
  const end = first + Math.min(limit, size.most);
  const next = items[end];
  return {
    items: items.slice(first, end),
    nextCursor: next === undefined ? '' : Buffer.from(keyOf(next)).toString('base64'),
  };
}
