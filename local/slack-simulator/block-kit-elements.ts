import { and, byType, type Check, flag, list, object, oneOf, quantity, text, written } from './block-kit-checks.ts';
import { type JsonObject, objectsIn } from './json.ts';

// Limits: docs.slack.dev/reference/block-kit and the comments in @slack/types.

export const id = text(255);
const link = text(3000);

/** A plain_text object of at most `max` characters. */
export function plain(max: number): Check {
  return object({ type: oneOf('plain_text'), text: text(max), emoji: flag }, ['type', 'text']);
}

/** A text object, plain_text or mrkdwn, of at most `max` characters. */
export function words(max: number): Check {
  const check = byType({
    plain_text: plain(max),
    mrkdwn: object({ type: oneOf('mrkdwn'), text: text(max), verbatim: flag }, ['type', 'text']),
  });
  return (value, pointer) => {
    const problems = check(value, pointer);
    return problems.length === 0 ? [] : [{ message: 'failed to match all allowed schemas', pointer }, ...problems];
  };
}

const confirmation = object(
  {
    title: plain(100),
    text: words(300),
    confirm: plain(30),
    deny: plain(30),
    style: oneOf('primary', 'danger'),
  },
  ['text'],
);

function option(label: Check, extra: Record<string, Check> = {}): Check {
  return object({ text: label, value: text(150), description: plain(75), ...extra }, ['text', 'value']);
}

const plainOption = option(plain(75));
const optionGroup = object({ label: plain(75), options: list(plainOption, 100) }, ['label', 'options']);

const actionable = { type: text(255), action_id: id };
const confirmable = { ...actionable, confirm: confirmation };
const choosable = {
  ...confirmable,
  placeholder: plain(150),
  focus_on_load: flag,
};
const dispatching = {
  ...actionable,
  placeholder: plain(150),
  focus_on_load: flag,
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
  }),
};

/** The options of a menu, those in its groups included. */
export function optionsOf(element: JsonObject): JsonObject[] {
  return [
    ...objectsIn(element.options),
    ...objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
}

/** A menu must offer options or groups, never both, and its initial choice must be among them. */
function offering(check: Check): Check {
  return and(check, (element, pointer) => {
    if ((element.options === undefined) === (element.option_groups === undefined))
      return [
        {
          message: 'must define either `options` or `option_groups`',
          pointer,
        },
      ];
    const offered = optionsOf(element).map((item) => item.value);
    const initial = [...objectsIn([element.initial_option ?? null]), ...objectsIn(element.initial_options)];
    return initial.some((item) => !offered.includes(item.value))
      ? [{ message: 'initial option is not among the options', pointer }]
      : [];
  });
}

const menu = {
  ...choosable,
  options: list(plainOption, 100),
  option_groups: list(optionGroup, 100),
};
const ticks = option(words(75));

/** Every element that this Slack knows, by type. One that it does not know is refused rather than let through unchecked. */
export const elementChecks = {
  button: object(
    {
      ...confirmable,
      text: plain(75),
      value: text(2000, 0),
      url: link,
      style: oneOf('primary', 'danger'),
      accessibility_label: text(75),
    },
    ['text'],
  ),
  overflow: object({ ...confirmable, options: list(option(plain(75), { url: link }), 5) }, ['options']),
  static_select: offering(object({ ...menu, initial_option: plainOption })),
  multi_static_select: offering(
    object({
      ...menu,
      initial_options: list(plainOption, 100),
      max_selected_items: quantity(1, 100),
    }),
  ),
  radio_buttons: offering(
    object({
      ...confirmable,
      focus_on_load: flag,
      options: list(ticks, 10),
      initial_option: ticks,
    }),
  ),
  checkboxes: offering(
    object({
      ...confirmable,
      focus_on_load: flag,
      options: list(ticks, 10),
      initial_options: list(ticks, 10),
    }),
  ),
  datepicker: object({ ...choosable, initial_date: written(/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD') }),
  timepicker: object({
    ...choosable,
    initial_time: written(/^\d\d:\d\d$/, 'HH:mm'),
    timezone: text(255),
  }),
  users_select: object({ ...choosable, initial_user: id }),
  plain_text_input: and(
    object({
      ...dispatching,
      initial_value: text(3000, 0),
      multiline: flag,
      min_length: quantity(0, 3000),
      max_length: quantity(1, 3000),
    }),
    (element, pointer) =>
      typeof element.initial_value === 'string' &&
      typeof element.max_length === 'number' &&
      [...element.initial_value].length > element.max_length
        ? [
            {
              message: `must be less than ${element.max_length + 1} characters`,
              pointer: `${pointer}/initial_value`,
            },
          ]
        : [],
  ),
  number_input: object(
    {
      ...dispatching,
      is_decimal_allowed: flag,
      initial_value: text(255),
      min_value: text(255),
      max_value: text(255),
    },
    ['is_decimal_allowed'],
  ),
  email_text_input: object({ ...dispatching, initial_value: text(3000, 0) }),
  url_text_input: object({ ...dispatching, initial_value: text(3000, 0) }),
} satisfies Record<string, Check>;

/** An image is an element of sections and context blocks, without an action id. */
export const imageFields = {
  type: oneOf('image'),
  image_url: link,
  slack_file: object({ id, url: link }),
  alt_text: text(2000),
};

/** An image comes from an address or from an uploaded file, never from both. */
export function withOneSource(check: Check): Check {
  return and(check, (image, pointer) =>
    (image.image_url === undefined) === (image.slack_file === undefined)
      ? [
          {
            message: 'must define either `image_url` or `slack_file`',
            pointer,
          },
        ]
      : [],
  );
}
