import { optionsOf } from './block-kit-elements.ts';
import { isObject, type Json, type JsonObject, objectsIn, textOf } from './json.ts';
import type { StateValues } from './records.ts';

/** How an element keeps what was entered: the field in `state`, the field of its beginning, and what empty looks like. */
const entryFields: Record<string, { kept: string; initial: string; empty: Json }> = {
  plain_text_input: { kept: 'value', initial: 'initial_value', empty: null },
  number_input: { kept: 'value', initial: 'initial_value', empty: null },
  email_text_input: { kept: 'value', initial: 'initial_value', empty: null },
  url_text_input: { kept: 'value', initial: 'initial_value', empty: null },
  static_select: { kept: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { kept: 'selected_option', initial: 'initial_option', empty: null },
  multi_static_select: { kept: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { kept: 'selected_options', initial: 'initial_options', empty: [] },
  datepicker: { kept: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { kept: 'selected_time', initial: 'initial_time', empty: null },
  users_select: { kept: 'selected_user', initial: 'initial_user', empty: null },
};

/** The interactive elements of a block, wherever in it they stand. */
export function elementsOf(block: JsonObject): JsonObject[] {
  return [...objectsIn([block.accessory ?? null, block.element ?? null]), ...objectsIn(block.elements)].filter(
    (element) => typeof element.action_id === 'string',
  );
}

/**
 * What stands in the inputs of `blocks`. An input that keeps its block id and action id over an update keeps what
 * was entered, and its new initial value does not show: so does Slack.
 */
export function stateOf(blocks: readonly JsonObject[], entered: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const fields = entryFields[textOf(element.type)];
      if (fields === undefined) continue;
      const blockId = textOf(block.block_id);
      const actionId = textOf(element.action_id);
      const before = entered[blockId]?.[actionId];
      const kept = before !== undefined && before.type === element.type ? stillOffered(element, before) : undefined;
      const fresh = { type: textOf(element.type), [fields.kept]: element[fields.initial] ?? fields.empty };
      values[blockId] = { ...values[blockId], [actionId]: kept ?? fresh };
    }
  return values;
}

/** What `element` still offers of an entry; undefined when that is nothing. */
function stillOffered(element: JsonObject, entry: JsonObject): JsonObject | undefined {
  const offered = optionsOf(element).map((option) => option.value);
  const { selected_option: one, selected_options: several } = entry;
  if (isObject(one)) return offered.includes(one.value ?? null) ? entry : undefined;
  if (!Array.isArray(several)) return entry;
  return { ...entry, selected_options: objectsIn(several).filter((option) => offered.includes(option.value)) };
}

/** Whether an element holds what was entered in it. Buttons and overflow menus hold nothing. */
export function holdsEntry(element: JsonObject): boolean {
  return textOf(element.type) in entryFields;
}

/** What an entry has to look like, where it is no option and no free text. */
const shapes: Record<string, { like: RegExp; example: string }> = {
  datepicker: { like: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, example: '2026-11-23' },
  timepicker: { like: /^([01]\d|2[0-3]):[0-5]\d$/, example: '09:30' },
  users_select: { like: /^[UW][A-Z0-9]+$/, example: 'U0MARTA' },
};

/**
 * The entry that `entered` makes in `element`: for a menu the value of an option, for several of them values
 * separated by commas, for dates `2026-11-23`, for times `09:30`, for people their id; the empty string empties it.
 * Throws when the element takes no such entry or offers no such option.
 */
export function entryOf(element: JsonObject, entered: string): JsonObject {
  const type = textOf(element.type);
  const fields = entryFields[type];
  if (fields === undefined) throw new Error(`Nothing can be entered in a ${type}`);
  if (entered === '') return { type, [fields.kept]: fields.empty };
  if (fields.kept === 'selected_option') return { type, selected_option: optionOf(element, entered) };
  if (fields.kept === 'selected_options') {
    const chosen = entered.split(',').map((value) => optionOf(element, value));
    const most = element.max_selected_items;
    if (typeof most === 'number' && chosen.length > most)
      throw new Error(`${textOf(element.action_id)} takes ${most} options, not ${chosen.length}`);
    return { type, selected_options: chosen };
  }
  const shape = shapes[type];
  if (shape !== undefined && !shape.like.test(entered))
    throw new Error(`A ${type} takes what looks like ${shape.example}, not ${entered}`);
  return { type, [fields.kept]: entered };
}

/** The option with this value. Throws when the element does not offer it. */
export function optionOf(element: JsonObject, value: string | undefined): JsonObject {
  const options = optionsOf(element);
  const option = options.find((candidate) => candidate.value === value);
  if (option === undefined)
    throw new Error(
      `${textOf(element.action_id)} offers ${options.map((candidate) => textOf(candidate.value)).join(', ')}, not ${value}`,
    );
  return option;
}

/** What is entered: by block id, then by action id. See `entryOf`. */
export type Entries = Record<string, Record<string, string>>;

/** `values` with `entered` in it. Throws when there is no such input in `blocks`. */
export function withEntries(blocks: readonly JsonObject[], values: StateValues, entered: Entries): StateValues {
  const filled = { ...values };
  for (const [blockId, entries] of Object.entries(entered))
    for (const [actionId, entry] of Object.entries(entries)) {
      const block = blocks.find((candidate) => candidate.block_id === blockId);
      const element = block === undefined ? undefined : elementsOf(block).find((item) => item.action_id === actionId);
      if (element === undefined) throw new Error(`There is no input ${actionId} in a block ${blockId}`);
      filled[blockId] = { ...filled[blockId], [actionId]: entryOf(element, entry) };
    }
  return filled;
}

/** What Slack's own window refuses to submit, by block id: required inputs left empty, texts too short or too long. */
export function entryProblems(blocks: readonly JsonObject[], values: StateValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !isObject(block.element)) continue;
    const blockId = textOf(block.block_id);
    const entry = values[blockId]?.[textOf(block.element.action_id)];
    const kept = entry?.[entryFields[textOf(block.element.type)]?.kept ?? ''];
    const empty = kept === null || kept === undefined || kept === '' || (Array.isArray(kept) && kept.length === 0);
    if (empty && block.optional !== true) problems[blockId] = 'Please complete this required field.';
    if (empty || typeof kept !== 'string') continue;
    const length = [...kept].length;
    const { min_length: least, max_length: most } = block.element;
    if (typeof most === 'number' && length > most) problems[blockId] = `Please write at most ${most} characters.`;
    if (typeof least === 'number' && length < least) problems[blockId] = `Please write at least ${least} characters.`;
  }
  return problems;
}
