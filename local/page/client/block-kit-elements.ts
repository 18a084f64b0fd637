import * as v from 'valibot';

/** The elements of Slack's Block Kit that this page draws: what stands within blocks. */

export const Words = v.pipe(
  v.object({ type: v.picklist(['plain_text', 'mrkdwn']), text: v.string() }),
  v.transform(({ type, text }) => ({ type, text: type === 'plain_text' ? unescaped(text) : text })),
);
export type Words = v.InferOutput<typeof Words>;

const Confirm = v.object({
  title: v.optional(Words),
  text: Words,
  confirm: v.optional(Words),
  deny: v.optional(Words),
  style: v.optional(v.string()),
});
export type Confirm = v.InferOutput<typeof Confirm>;

const Option = v.object({
  text: Words,
  value: v.optional(v.string(), ''),
  description: v.optional(Words),
  url: v.optional(v.string()),
});
export type Option = v.InferOutput<typeof Option>;

const acting = { action_id: v.string(), confirm: v.optional(Confirm) };
const options = v.optional(v.array(Option), []);
const option_groups = v.optional(v.array(v.object({ label: Words, options })), []);
const choosing = { ...acting, placeholder: v.optional(Words), focus_on_load: v.optional(v.boolean(), false) };
const several = v.optional(v.array(Option), []);

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
const Overflow = v.object({ type: v.literal('overflow'), ...acting, options });

const Select = v.object({
  type: v.literal('static_select'),
  ...choosing,
  options,
  option_groups,
  initial_option: v.optional(Option),
});
const MultiSelect = v.object({
  type: v.literal('multi_static_select'),
  ...choosing,
  options,
  option_groups,
  initial_options: several,
  max_selected_items: v.optional(v.number()),
});
const UsersSelect = v.object({ type: v.literal('users_select'), ...choosing, initial_user: v.optional(v.string()) });
const Radios = v.object({ type: v.literal('radio_buttons'), ...acting, options, initial_option: v.optional(Option) });
const Checkboxes = v.object({ type: v.literal('checkboxes'), ...acting, options, initial_options: several });
const DatePicker = v.object({ type: v.literal('datepicker'), ...choosing, initial_date: v.optional(v.string()) });
const TimePicker = v.object({ type: v.literal('timepicker'), ...choosing, initial_time: v.optional(v.string()) });
const TextInput = v.object({
  type: v.literal('plain_text_input'),
  action_id: v.string(),
  multiline: v.optional(v.boolean(), false),
  initial_value: v.optional(v.string(), ''),
  placeholder: v.optional(Words),
  min_length: v.optional(v.number()),
  max_length: v.optional(v.number()),
  focus_on_load: v.optional(v.boolean(), false),
  dispatch_action_config: v.optional(v.object({ trigger_actions_on: v.optional(v.array(v.string())) })),
});
export type TextInput = v.InferOutput<typeof TextInput>;

export const Image = v.object({
  type: v.literal('image'),
  alt_text: v.optional(v.string(), ''),
  image_url: v.optional(v.string()),
  slack_file: v.optional(v.object({ id: v.optional(v.string()) })),
  title: v.optional(Words),
});
export type Image = v.InferOutput<typeof Image>;

/** What this page does not know, by its name. */
export const Strange = v.pipe(
  v.object({ type: v.string() }),
  v.transform(({ type }) => ({ type: 'unknown' as const, name: type })),
);

const Choosing = v.variant('type', [
  Select,
  MultiSelect,
  UsersSelect,
  Radios,
  Checkboxes,
  DatePicker,
  TimePicker,
  TextInput,
]);
/** What keeps what its viewer enters. */
export type Holding = v.InferOutput<typeof Choosing>;
export const Element = v.union([Button, Overflow, Choosing, Image, Words, Strange]);
export type Element = v.InferOutput<typeof Element>;

/** Slack escapes these three characters and no others. */
export function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

const holding: readonly Element['type'][] = [
  'static_select',
  'multi_static_select',
  'users_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'plain_text_input',
];

export function isHolding(element: Element): element is Holding {
  return holding.includes(element.type);
}

/** All options of an element, those in groups included, with the name of the group. */
export function optionsOf(element: Element): { option: Option; group: string | null }[] {
  const bare = 'options' in element ? element.options.map((option) => ({ option, group: null })) : [];
  const groups = 'option_groups' in element ? element.option_groups : [];
  return [...bare, ...groups.flatMap(({ label, options }) => options.map((option) => ({ option, group: label.text })))];
}

/** What an input holds before anybody touches it; several options separated by commas. */
export function initialValue(element: Element): string {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value;
    case 'static_select':
    case 'radio_buttons':
      return element.initial_option?.value ?? '';
    case 'multi_static_select':
    case 'checkboxes':
      return element.initial_options.map(({ value }) => value).join(',');
    case 'users_select':
      return element.initial_user ?? '';
    case 'datepicker':
      return element.initial_date ?? '';
    case 'timepicker':
      return element.initial_time ?? '';
    case 'button':
    case 'overflow':
    case 'image':
    case 'mrkdwn':
    case 'plain_text':
    case 'unknown':
      return '';
  }
}

/** What is left of `value` among what the element still offers. */
export function stillOffered(element: Element, value: string): string {
  const offered = optionsOf(element).map(({ option }) => option.value);
  if (offered.length === 0) return value;
  return value
    .split(',')
    .filter((one) => offered.includes(one))
    .join(',');
}
