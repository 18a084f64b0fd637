import { elementChecks } from './block-kit-elements.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** `blocks` as Slack gives them back: with the ids and the text settings that the sender left out. */
export function withDefaults(blocks: readonly JsonObject[], newId: (prefix: string) => string): JsonObject[] {
  return blocks.map((block) => ({
    ...fill(block, newId),
    block_id: block.block_id ?? newId('b'),
  }));
}

function fill(value: JsonObject, newId: (prefix: string) => string): JsonObject {
  const filled = Object.fromEntries(
    Object.entries(value).map(([name, field]): [string, Json] => [name, fillAny(field, newId)]),
  );
  if (value.type === 'plain_text') return { emoji: true, ...filled };
  if (value.type === 'mrkdwn') return { verbatim: false, ...filled };
  if (typeof value.type === 'string' && value.type in elementChecks)
    return { ...filled, action_id: value.action_id ?? newId('a') };
  return filled;
}

function fillAny(value: Json, newId: (prefix: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => fillAny(item, newId));
  return isObject(value) ? fill(value, newId) : value;
}
