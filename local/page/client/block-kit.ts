import * as v from 'valibot';

/** The parts of Slack's Block Kit that this page draws. What it does not know parses as `unknown` and is named so. */

const Words = v.pipe(
  v.object({ type: v.picklist(['plain_text', 'mrkdwn']), text: v.string() }),
  v.transform(({ type, text }) => ({ type, text: type === 'plain_text' ? unescaped(text) : text })),
);
export type Words = v.InferOutput<typeof Words>;

const Confirm = v.object({
  title: v.optional(Words),
  text: Words,
  confirm: v.optional(Words),
  deny: v.optional(Words),
});
export type Confirm = v.InferOutput<typeof Confirm>;

const Option = v.object({ text: Words, value: v.optional(v.string(), ''), description: v.optional(Words) });
export type Option = v.InferOutput<typeof Option>;

const acting = { action_id: v.string(), confirm: v.optional(Confirm) };

const Button = v.object({
  type: v.literal('button'),
  ...acting,
  text: Words,
  value: v.optional(v.string()),
  url: v.optional(v.string()),
  style: v.optional(v.string()),
  accessibility_label: v.optional(v.string()),
});
export type Button = v.InferOutput<typeof Button>;

const options = v.optional(v.array(Option), []);
const Select = v.object({
  type: v.literal('static_select'),
  ...acting,
  placeholder: v.optional(Words),
  options,
  option_groups: v.optional(v.array(v.object({ label: Words, options })), []),
  initial_option: v.optional(Option),
});
export type Select = v.InferOutput<typeof Select>;
const Overflow = v.object({ type: v.literal('overflow'), ...acting, options });
const Radio = v.object({ type: v.literal('radio_buttons'), ...acting, options, initial_option: v.optional(Option) });
export type Radio = v.InferOutput<typeof Radio>;
const TextInput = v.object({
  type: v.literal('plain_text_input'),
  action_id: v.string(),
  multiline: v.optional(v.boolean(), false),
  initial_value: v.optional(v.string(), ''),
  placeholder: v.optional(Words),
  min_length: v.optional(v.number()),
  max_length: v.optional(v.number()),
  focus_on_load: v.optional(v.boolean(), false),
});
export type TextInput = v.InferOutput<typeof TextInput>;
const Image = v.object({ type: v.literal('image'), alt_text: v.optional(v.string(), ''), title: v.optional(Words) });
const Strange = v.pipe(
  v.object({ type: v.string() }),
  v.transform(({ type }) => ({ type: 'unknown' as const, name: type })),
);

const Element = v.union([Button, Select, Overflow, Radio, TextInput, Image, Words, Strange]);
export type Element = v.InferOutput<typeof Element>;

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

/** Slack escapes these three characters and no others. */
export function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

/** What an input holds before anybody touches it. */
export function initialValue(element: Element): string {
  if (element.type === 'plain_text_input') return element.initial_value;
  if (element.type === 'static_select' || element.type === 'radio_buttons') return element.initial_option?.value ?? '';
  return '';
}
