import * as v from 'valibot';

/** Any JSON value, as it came over the wire. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const Json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(Json), JsonObject]),
);

export const JsonObject: v.GenericSchema<JsonObject> = v.record(
  v.string(),
  v.lazy(() => Json),
);

/** The value that `text` encodes, or undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The objects in `value` when it is a list; anything else in it is left out. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** `value` when it is a string, else the empty string. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
