import { isObject, type Json, type JsonObject } from './json.ts';

/** What Slack finds wrong, and the JSON pointer of the place. */
export interface Problem {
  message: string;
  pointer: string;
}

/** Looks at one value, found at `pointer`. */
export type Check = (value: Json, pointer: string) => Problem[];

/** Slack's own notation of a problem, as it stands in `errors` and after `[ERROR]` in `response_metadata`. */
export function describeProblem({ message, pointer }: Problem): string {
  return `${message} [json-pointer:${pointer}]`;
}

/** A string of `min` to `max` characters. */
export function text(max: number, min = 1): Check {
  return (value, pointer) => {
    if (typeof value !== 'string') return [{ message: 'must provide a string', pointer }];
    const length = [...value].length;
    if (length > max) return [{ message: `must be less than ${max + 1} characters`, pointer }];
    if (length < min) return [{ message: `must be more than ${min - 1} characters`, pointer }];
    return [];
  };
}

/** A string in this format, whose name the problem tells. */
export function written(like: RegExp, format: string): Check {
  return (value, pointer) =>
    typeof value === 'string' && like.test(value) ? [] : [{ message: `must be in the format ${format}`, pointer }];
}

export const flag: Check = (value, pointer) =>
  typeof value === 'boolean' ? [] : [{ message: 'must provide a boolean', pointer }];

/** A number from `min` to `max`. */
export function quantity(min: number, max: number): Check {
  return (value, pointer) =>
    typeof value === 'number' && value >= min && value <= max
      ? []
      : [
          {
            message: `must be a number between ${min} and ${max}`,
            pointer,
          },
        ];
}

export function oneOf(...allowed: string[]): Check {
  return (value, pointer) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : [{ message: `must be one of: ${allowed.join(', ')}`, pointer }];
}

/** A list of `min` to `max` values that all pass `check`. */
export function list(check: Check, max: number, min = 1): Check {
  return (value, pointer) => {
    if (!Array.isArray(value)) return [{ message: 'must provide an array', pointer }];
    const problems = value.flatMap((item, index) => check(item, `${pointer}/${index}`));
    if (value.length > max) problems.push({ message: `no more than ${max} items allowed`, pointer });
    if (value.length < min) problems.push({ message: `must provide at least ${min} items`, pointer });
    return problems;
  };
}

/** An object with whatever fields. */
export const anyObject: Check = (value, pointer) =>
  isObject(value) ? [] : [{ message: 'must provide an object', pointer }];

/** An object with these fields and no others. */
export function object(fields: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, pointer) => {
    if (!isObject(value)) return [{ message: 'must provide an object', pointer }];
    const missing = required
      .filter((name) => value[name] === undefined)
      .map((name) => ({ message: `missing required field: ${name}`, pointer }));
    const given = Object.entries(value).flatMap(([name, field]) => {
      const check = fields[name];
      return check === undefined
        ? [{ message: `invalid additional property: ${name}`, pointer }]
        : check(field, `${pointer}/${name}`);
    });
    return [...missing, ...given];
  };
}

/** An object whose `type` says which check it has to pass. */
export function byType(checks: Record<string, Check>): Check {
  return (value, pointer) => {
    if (!isObject(value)) return [{ message: 'must provide an object', pointer }];
    if (typeof value.type !== 'string') return [{ message: 'missing required field: type', pointer }];
    const check = checks[value.type];
    return check === undefined
      ? [
          {
            message: `unsupported type: ${value.type}`,
            pointer: `${pointer}/type`,
          },
        ]
      : check(value, pointer);
  };
}

/** Passes what `check` passes and `rule` has nothing to say against; the rule sees well-formed objects only. */
export function and(check: Check, rule: (value: JsonObject, pointer: string) => Problem[]): Check {
  return (value, pointer) => {
    const problems = check(value, pointer);
    return problems.length > 0 || !isObject(value) ? problems : rule(value, pointer);
  };
}
