import type { ComponentChild } from 'preact';
import { type Holding, optionsOf, type TextInput } from './block-kit-elements.ts';
import { Combobox, type ComboChoice } from './combobox.tsx';
import { Options } from './options.tsx';
import { sayToMe, slack } from './state.ts';
import { TextField } from './text-field.tsx';

/** The names of what describes a field to a screen reader. */
export interface Names {
  /** The id of the control, which a `<label>` names. */
  field: string;
  label: string;
  described: string;
  wrong: boolean;
}

/** The control in which something is entered; `names` is null where no label stands beside it. */
export function Entry({
  element,
  value,
  names,
  clearable,
  change,
  enter = null,
}: {
  element: Holding;
  value: string;
  names: Names | null;
  clearable: boolean;
  change: (value: string) => void;
  /** What Enter does in a line of text; null where it does what it does in any form. */
  enter?: (() => void) | null;
}): ComponentChild {
  const chosen = value === '' ? [] : value.split(',');
  const told = { described: names?.described, wrong: names?.wrong ?? false };
  const described = told.described === undefined ? {} : { described: told.described };
  switch (element.type) {
    case 'plain_text_input':
      return <TextField element={element} value={value} names={names} change={change} enter={enter} />;
    case 'radio_buttons':
    case 'checkboxes':
      return (
        <Options
          kind={element.type === 'checkboxes' ? 'checkbox' : 'radio'}
          options={element.options}
          chosen={chosen}
          label={names?.label ?? null}
          {...described}
          wrong={told.wrong}
          choose={(wanted) => change(wanted.join(','))}
        />
      );
    case 'static_select':
    case 'multi_static_select':
    case 'users_select':
      return (
        <Combobox
          id={names?.field ?? null}
          label={names?.label ?? placeholderOf(element)}
          choices={choicesOf(element)}
          chosen={chosen}
          most={element.type === 'multi_static_select' ? (element.max_selected_items ?? 100) : 1}
          placeholder={placeholderOf(element)}
          clearable={clearable}
          {...described}
          wrong={told.wrong}
          focused={element.focus_on_load}
          change={(wanted) => change(wanted.join(','))}
        />
      );
    case 'datepicker':
    case 'timepicker':
      return (
        <input
          type={element.type === 'datepicker' ? 'date' : 'time'}
          class="moment"
          {...(names === null ? { 'aria-label': placeholderOf(element) } : { id: names.field })}
          value={value}
          aria-invalid={told.wrong}
          aria-describedby={told.described}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            // While a year is being typed, browsers tell of the years 2, 20 and 202 as well.
            if (wanted !== value && !/^0/.test(element.type === 'datepicker' ? wanted : '')) change(wanted);
          }}
        />
      );
  }
}

function placeholderOf(element: Exclude<Holding, TextInput>): string {
  const own = 'placeholder' in element ? element.placeholder?.text : undefined;
  return own ?? sayToMe.value('choose');
}

function choicesOf(element: Holding): ComboChoice[] {
  if (element.type === 'users_select')
    return (slack.value?.people ?? [])
      .filter((person) => person.left !== true)
      .map((person) => ({ value: person.id, label: person.realName, hint: person.title ?? null, group: null }));
  return optionsOf(element).map(({ option, group }) => ({
    value: option.value,
    label: option.text.text,
    hint: option.description?.text ?? null,
    group,
  }));
}
