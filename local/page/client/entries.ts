import { signal } from '@preact/signals';
import * as v from 'valibot';
import { type Block, holdingIn } from './block-kit.ts';
import { type Holding, initialValue, stillOffered } from './block-kit-elements.ts';

/** What stands in inputs, by block id and action id; several options separated by commas. */
export type Values = Record<string, Record<string, string>>;

/** What one person entered in one message or modal. */
export interface Entries {
  read(blockId: string, element: Holding): string;
  set(blockId: string, element: Holding, value: string): void;
  /** Of every input, touched or not; undefined when there are none. */
  values(): Values | undefined;
}

const Option = v.object({ value: v.string() });
const Entry = v.union([
  v.pipe(
    v.object({ selected_options: v.array(Option) }),
    v.transform(({ selected_options }) => selected_options.map(({ value }) => value).join(',')),
  ),
  v.pipe(
    v.object({ selected_option: v.nullable(Option) }),
    v.transform(({ selected_option }) => selected_option?.value ?? ''),
  ),
  ...(['selected_user', 'selected_date', 'selected_time', 'value'] as const).map((field) =>
    v.pipe(
      v.object({ [field]: v.nullable(v.string()) }),
      v.transform((entry) => entry[field] ?? ''),
    ),
  ),
]);
const State = v.object({ values: v.record(v.string(), v.record(v.string(), v.union([Entry, v.unknown()]))) });

// Kept outside of what is drawn: other cards change, modals come and go over this one, and nothing entered is lost. As in
// Slack it lives in this window alone and is each person's own.
const entered = signal<Readonly<Record<string, Readonly<Record<string, string>>>>>({});

/**
 * The entries of `holder`, such as a person's view of a message. An input keeps what was entered as long as its ids and
 * options stay.
 * @param state what Slack knows to stand in the inputs, `state` of a view; undefined where it says nothing
 */
export function entriesOf(holder: string, blocks: readonly Block[], state: unknown): Entries {
  const known = v.safeParse(State, state);
  const knownValues = known.success ? known.output.values : {};

  function read(blockId: string, element: Holding): string {
    const kept = entered.value[holder]?.[keyOf(blockId, element)];
    const told = knownValues[blockId]?.[element.action_id];
    return stillOffered(element, kept ?? (typeof told === 'string' ? told : initialValue(element)));
  }

  return {
    read,
    set(blockId, element, value) {
      const before = entered.value[holder];
      entered.value = { ...entered.value, [holder]: { ...before, [keyOf(blockId, element)]: value } };
    },
    values() {
      const all = holdingIn(blocks);
      if (all.length === 0) return undefined;
      const values: Values = {};
      for (const { blockId, element } of all)
        values[blockId] = { ...values[blockId], [element.action_id]: read(blockId, element) };
      return values;
    },
  };
}

function keyOf(blockId: string, element: Holding): string {
  return `${blockId} ${element.action_id}`;
}
