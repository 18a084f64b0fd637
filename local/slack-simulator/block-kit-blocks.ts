import { and, anyObject, byType, type Check, flag, list, object, oneOf, type Problem } from './block-kit-checks.ts';
import { elementChecks, id, imageFields, plain, withOneSource, words } from './block-kit-elements.ts';
import { type Json, objectsIn } from './json.ts';

const { plain_text_input, number_input, email_text_input, url_text_input, ...pressable } = elementChecks;
const { button: _button, overflow: _overflow, ...menus } = pressable;
const inputs = {
  ...menus,
  plain_text_input,
  number_input,
  email_text_input,
  url_text_input,
};
const image = withOneSource(object(imageFields, ['alt_text']));

/** Rich text is what people type; what stands inside is checked no further. */
const richTextPart = and(anyObject, (part, pointer) =>
  Array.isArray(part.elements) ? [] : [{ message: 'missing required field: elements', pointer }],
);

/** A block of this type with these fields. */
export function block(type: string, fields: Record<string, Check>, required: readonly string[] = []): Check {
  return object({ type: oneOf(type), block_id: id, ...fields }, required);
}

/** The blocks that both messages and views may hold, by type. */
export const blockChecks = {
  divider: block('divider', {}),
  header: block('header', { text: plain(150) }, ['text']),
  section: and(
    block('section', {
      text: words(3000),
      fields: list(words(2000), 10),
      accessory: byType({ ...pressable, image }),
      expand: flag,
    }),
    (section, pointer) =>
      section.text === undefined && section.fields === undefined
        ? [{ message: 'must define either `text` or `fields`', pointer }]
        : [],
  ),
  context: block('context', { elements: list(contextElement, 10) }, ['elements']),
  actions: block('actions', { elements: list(byType(pressable), 25) }, ['elements']),
  input: block(
    'input',
    {
      label: plain(2000),
      hint: plain(2000),
      optional: flag,
      dispatch_action: flag,
      element: byType(inputs),
    },
    ['label', 'element'],
  ),
  image: withOneSource(block('image', { ...imageFields, title: plain(2000) }, ['alt_text'])),
  rich_text: block(
    'rich_text',
    {
      elements: list(
        byType({
          rich_text_section: richTextPart,
          rich_text_list: richTextPart,
          rich_text_quote: richTextPart,
          rich_text_preformatted: richTextPart,
        }),
        Number.POSITIVE_INFINITY,
      ),
    },
    ['elements'],
  ),
};

function contextElement(value: Json, pointer: string): Problem[] {
  return objectsIn([value])[0]?.type === 'image' ? image(value, pointer) : words(3000)(value, pointer);
}
