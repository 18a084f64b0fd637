import * as v from 'valibot';
import { Element, type Holding, Image, isHolding, Strange, Words } from './block-kit-elements.ts';

/** The blocks of Slack's Block Kit that this page draws. What it does not know parses as `unknown` and is named so. */

const Style = v.optional(
  v.object({
    bold: v.optional(v.boolean(), false),
    italic: v.optional(v.boolean(), false),
    strike: v.optional(v.boolean(), false),
    code: v.optional(v.boolean(), false),
  }),
);
const RichPart = v.union([
  v.object({ type: v.literal('text'), text: v.string(), style: Style }),
  v.object({ type: v.literal('link'), url: v.string(), text: v.optional(v.string()), style: Style }),
  v.object({ type: v.literal('user'), user_id: v.string() }),
  v.object({ type: v.literal('emoji'), name: v.string(), unicode: v.optional(v.string()) }),
  v.object({ type: v.literal('date'), timestamp: v.number(), format: v.string() }),
  Strange,
]);
export type RichPart = v.InferOutput<typeof RichPart>;
const richParts = v.array(RichPart);
const RichSection = v.object({
  type: v.picklist(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']),
  elements: richParts,
});
const RichList = v.object({
  type: v.literal('rich_text_list'),
  style: v.optional(v.string(), 'bullet'),
  elements: v.array(v.object({ elements: richParts })),
});
const RichElement = v.union([RichSection, RichList, Strange]);
export type RichElement = v.InferOutput<typeof RichElement>;

const block = { block_id: v.optional(v.string(), '') };
const Block = v.union([
  v.object({ type: v.literal('header'), ...block, text: Words }),
  v.object({
    type: v.literal('section'),
    ...block,
    text: v.optional(Words),
    fields: v.optional(v.array(Words), []),
    accessory: v.optional(Element),
  }),
  v.object({ type: v.literal('context'), ...block, elements: v.array(Element) }),
  v.object({ type: v.literal('actions'), ...block, elements: v.array(Element) }),
  v.object({ type: v.literal('divider'), ...block }),
  v.object({ ...Image.entries, ...block }),
  v.object({ type: v.literal('rich_text'), ...block, elements: v.array(RichElement) }),
  v.object({
    type: v.literal('input'),
    ...block,
    label: Words,
    hint: v.optional(Words),
    optional: v.optional(v.boolean(), false),
    dispatch_action: v.optional(v.boolean(), false),
    element: Element,
  }),
  v.pipe(
    v.object({ ...block, type: v.string() }),
    v.transform(({ type, block_id }) => ({ type: 'unknown' as const, name: type, block_id })),
  ),
]);
export type Block = v.InferOutput<typeof Block>;
export type InputBlock = Extract<Block, { type: 'input' }>;

export function parseBlocks(blocks: readonly unknown[]): Block[] {
  return blocks.map((given) => {
    const parsed = v.safeParse(Block, given);
    return parsed.success ? parsed.output : { type: 'unknown', name: '?', block_id: '' };
  });
}

/** The words of a text object, or of a plain string; null when there are none. */
export function plainWords(given: unknown): string | null {
  const parsed = v.safeParse(
    v.union([
      v.string(),
      v.pipe(
        Words,
        v.transform(({ text }) => text),
      ),
    ]),
    given,
  );
  return parsed.success && parsed.output !== '' ? parsed.output : null;
}

/** The elements that hold what is entered, wherever they stand, with the id of their block. */
export function holdingIn(blocks: readonly Block[]): { blockId: string; element: Holding }[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => ({ blockId: block.block_id, element })));
}

function elementsOf(block: Block): Holding[] {
  switch (block.type) {
    case 'section':
      return block.accessory === undefined ? [] : [block.accessory].filter(isHolding);
    case 'actions':
      return block.elements.filter(isHolding);
    case 'input':
      return [block.element].filter(isHolding);
    case 'header':
    case 'context':
    case 'divider':
    case 'image':
    case 'rich_text':
    case 'unknown':
      return [];
  }
}
