import { existsSync, readFileSync } from 'node:fs';
import { Ajv2019, type ErrorObject } from 'ajv/dist/2019.js';
import ajvFormats from 'ajv-formats';
import * as v from 'valibot';

/** X's OpenAPI descriptions lie beside the checkout, where they are present at all: their licence keeps them out of it. */
const folder = new URL('../../../shared/reference/', import.meta.url);

const Schema = v.record(v.string(), v.unknown());
const Reference = v.object({ $ref: v.string() });
const Description = v.looseObject({
  paths: v.record(v.string(), v.record(v.string(), v.unknown())),
  components: v.looseObject({
    schemas: v.record(v.string(), Schema),
    parameters: v.record(v.string(), v.looseObject({ schema: v.unknown() })),
  }),
});
const Operation = v.looseObject({
  responses: v.record(v.string(), v.looseObject({ content: v.record(v.string(), v.unknown()) })),
});
type Description = v.InferOutput<typeof Description>;

export interface Checked {
  /** For instance `get /2/tweets/{id} 200`. */
  place: string;
  /** Empty when the answer is as described. */
  errors: string[];
}

/**
 * Reads one of X's OpenAPI descriptions and checks answers against it, more strictly than it asks: no object may have a
 * property that is not described, or the other naming's fields would pass unseen.
 *
 * @returns undefined when the description is not on this machine
 */
export function xDescription(version: '2.165' | '2.167') {
  const file = new URL(`x-openapi-${version}.json`, folder);
  if (!existsSync(file)) return undefined;
  const document = v.parse(Description, JSON.parse(readFileSync(file, 'utf8')));
  followDiscriminators(document);
  closeObjects(document);
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ ...document }, 'x');

  return {
    /** Every value that the description allows for a list parameter such as `PostFieldsParameter`. */
    allowed: (parameter: string) =>
      v.parse(
        v.object({ items: v.object({ enum: v.array(v.string()) }) }),
        document.components.parameters[parameter]?.schema,
      ).items.enum,

    check: (method: string, path: string, status: number, contentType: string, body: unknown): Checked => {
      const verb = method.toLowerCase();
      const template = templateFor(document, verb, path);
      const place = `${verb} ${template} ${status}`;
      if (template === undefined) return { place, errors: [`${path} is not described`] };
      const { responses } = v.parse(Operation, document.paths[template]?.[verb]);
      const response = String(status) in responses ? String(status) : 'default';
      const type = contentType.split(';')[0] ?? '';
      if (responses[response]?.content[type] === undefined)
        return { place, errors: [`${contentType} is not described for ${place}`] };
      const pointer = ['paths', template, verb, 'responses', response, 'content', type, 'schema']
        .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
        .map(encodeURIComponent)
        .join('/');
      const validate = ajv.compile({ $ref: `x#/${pointer}` });
      validate(body);
      return { place, errors: (validate.errors ?? []).map(sentence) };
    },
  };
}

export type XDescription = NonNullable<ReturnType<typeof xDescription>>;

function templateFor(document: Description, verb: string, path: string): string | undefined {
  const templates = Object.keys(document.paths).filter((template) => verb in (document.paths[template] ?? {}));
  return (
    templates.find((template) => template === path) ??
    templates.find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  );
}

/**
 * 2.165 has schemas with a discriminator but no `oneOf`: the mapped schema builds on the general one. JSON Schema does not
 * know that, so the general one becomes: its own shape, and if `type` is mapped, the mapped shape too.
 */
function followDiscriminators({ components: { schemas } }: Description): void {
  const Discriminated = v.looseObject({
    discriminator: v.object({ propertyName: v.string(), mapping: v.record(v.string(), v.string()) }),
  });
  for (const [name, schema] of Object.entries(schemas)) {
    const { success, output } = v.safeParse(Discriminated, schema);
    if (!success || 'oneOf' in schema) continue;
    const { propertyName, mapping } = output.discriminator;
    const shape = `#/components/schemas/${name}Shape`;
    for (const other of Object.values(schemas))
      for (const part of Array.isArray(other.allOf) ? other.allOf : [])
        if (v.is(Reference, part) && part.$ref === `#/components/schemas/${name}`) part.$ref = shape;
    schemas[`${name}Shape`] = schema;
    schemas[name] = {
      allOf: [
        { $ref: shape },
        ...Object.entries(mapping).map(([value, $ref]) => ({
          if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref },
        })),
      ],
    };
  }
}

/** Forbids properties that are not described, except in schemas that are only a part of another (`allOf`). */
function closeObjects({ components: { schemas } }: Description): void {
  const parts = new Set<unknown>();
  walk(schemas, (node) => {
    for (const part of Array.isArray(node.allOf) ? node.allOf : []) {
      parts.add(part);
      if (v.is(Reference, part)) parts.add(schemas[part.$ref.split('/').at(-1) ?? '']);
    }
  });
  walk(schemas, (node) => {
    const isObject = node.type === 'object' && 'properties' in node;
    if ((isObject || 'allOf' in node) && !parts.has(node)) node.unevaluatedProperties = false;
  });
}

function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const item of Object.values(value)) walk(item, visit);
  }
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}
