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
export function stateOf(blocks: readonly JsonObject[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const fields = entryFields[textOf(element.type)];
      if (fields === undefined) continue;
      const blockId = textOf(block.block_id);
      const actionId = textOf(element.action_id);
      const kept = before[blockId]?.[actionId];
      values[blockId] = {
        ...values[blockId],
        [actionId]:
          kept !== undefined && kept.type === element.type && offers(element, kept)
            ? kept
            : {
                type: textOf(element.type),
                [fields.kept]: element[fields.initial] ?? fields.empty,
              },
      };
    }
  return values;
}

function offers(element: JsonObject, entry: JsonObject): boolean {
  const offered = optionsOf(element).map((option) => option.value);
  return [...objectsIn([entry.selected_option ?? null]), ...objectsIn(entry.selected_options)].every((option) =>
    offered.includes(option.value),
  );
}

/**
 * The entry that `entered` makes in `element`: for a menu the value of an option, for several of them values
 * separated by commas. Throws when the element takes no entry or offers no such option.
 */
export function entryOf(element: JsonObject, entered: string): JsonObject {
  const type = textOf(element.type);
  const fields = entryFields[type];
  if (fields === undefined) throw new Error(`Nothing can be entered in a ${type}`);
  if (entered === '') return { type, [fields.kept]: fields.empty };
  if (fields.kept === 'selected_option') return { type, selected_option: optionOf(element, entered) };
  if (fields.kept === 'selected_options')
    return { type, selected_options: entered.split(',').map((value) => optionOf(element, value)) };
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

/** `values` with `entered` in it, by block id and action id. Throws when the view has no such input. */
export function withEntries(
  blocks: readonly JsonObject[],
  values: StateValues,
  entered: Record<string, Record<string, string>>,
): StateValues {
  const filled = { ...values };
  for (const [blockId, entries] of Object.entries(entered))
    for (const [actionId, entry] of Object.entries(entries)) {
      const block = blocks.find((candidate) => candidate.block_id === blockId);
      const element = block === undefined ? undefined : elementsOf(block).find((item) => item.action_id === actionId);
      if (element === undefined) throw new Error(`The view has no input ${actionId} in a block ${blockId}`);
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
