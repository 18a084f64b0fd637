import type { ComponentChild } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { InputBlock, Select, TextInput } from './block-kit.ts';
import { type Interaction, Radios } from './elements.tsx';
import { say } from './state.ts';

/** What stands in the inputs of a modal, and what is wrong with it. */
export interface Form {
  read(block: InputBlock): string;
  set(block: InputBlock, value: string): void;
  /** By block id. */
  errors: Readonly<Record<string, string>>;
  submit(): void;
}

/** The names of what describes a field to a screen reader. */
interface Names {
  field: string;
  described: string;
  wrong: boolean;
}

export function Field({ block, form, interaction }: { block: InputBlock; form: Form; interaction: Interaction }) {
  const id = useId();
  const error = form.errors[block.block_id];
  const { element } = block;
  const value = form.read(block);
  const names: Names = { field: id, described: `${id}-hint ${id}-error`, wrong: error !== undefined };

  function change(changed: string): void {
    form.set(block, changed);
    if (block.dispatch_action && element.type !== 'plain_text_input' && 'action_id' in element)
      interaction.press(element.action_id, changed);
  }

  return (
    <div class={`field ${error === undefined ? '' : 'wrong'}`} data-block={block.block_id}>
      {element.type === 'radio_buttons' ? (
        <span class="label" aria-hidden="true">
          <FieldName block={block} />
        </span>
      ) : (
        <label for={id}>
          <FieldName block={block} />
        </label>
      )}
      {inputFor(block, value, names, change)}
      <div class="field-foot">
        <div>
          {error !== undefined && (
            <p class="complaint" id={`${id}-error`} role="alert">
              {error}
            </p>
          )}
          {block.hint !== undefined && (
            <p class="muted" id={`${id}-hint`}>
              {block.hint.text}
            </p>
          )}
        </div>
        {element.type === 'plain_text_input' && element.max_length !== undefined && (
          <span class={`count ${[...value].length > element.max_length ? 'overdue' : ''}`}>
            {say.value('characters', { n: [...value].length })}
          </span>
        )}
      </div>
    </div>
  );
}

function FieldName({ block }: { block: InputBlock }) {
  return (
    <>
      {block.label.text}
      {block.optional && <span class="muted"> ({say.value('optional')})</span>}
    </>
  );
}

function inputFor(block: InputBlock, value: string, names: Names, change: (value: string) => void): ComponentChild {
  const { element } = block;
  switch (element.type) {
    case 'plain_text_input':
      return <TextField element={element} value={value} names={names} change={change} />;
    case 'static_select':
      return <SelectField element={element} value={value} names={names} change={change} />;
    case 'radio_buttons':
      return <Radios element={element} value={value} label={block.label.text} choose={change} />;
    case 'button':
    case 'overflow':
    case 'image':
    case 'mrkdwn':
    case 'plain_text':
      return <p class="muted">{say.value('unknownBlock', { type: element.type })}</p>;
    case 'unknown':
      return <p class="muted">{say.value('unknownBlock', { type: element.name })}</p>;
  }
}

function TextField({
  element,
  value,
  names,
  change,
}: {
  element: TextInput;
  value: string;
  names: Names;
  change: (value: string) => void;
}) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => {
    if (element.focus_on_load) field.current?.focus();
  }, [element.focus_on_load]);
  const shared = {
    id: names.field,
    ref: field,
    value,
    placeholder: element.placeholder?.text ?? '',
    'aria-invalid': names.wrong,
    'aria-describedby': names.described,
    onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return element.multiline ? <textarea {...shared} rows={6} /> : <input type="text" {...shared} />;
}

function SelectField({
  element,
  value,
  names,
  change,
}: {
  element: Select;
  value: string;
  names: Names;
  change: (value: string) => void;
}) {
  return (
    <select
      id={names.field}
      value={value}
      aria-invalid={names.wrong}
      aria-describedby={names.described}
      onChange={(event) => change(event.currentTarget.value)}
    >
      {value === '' && <option value="">{element.placeholder?.text ?? say.value('choose')}</option>}
      {[...element.options, ...element.option_groups.flatMap((group) => group.options)].map((option) => (
        <option key={option.value} value={option.value}>
          {option.text.text}
        </option>
      ))}
    </select>
  );
}

/** What is wrong with the inputs before the app is asked, by block id. */
export function problemsIn(blocks: readonly InputBlock[], read: (block: InputBlock) => string): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    const value = read(block);
    const longest = block.element.type === 'plain_text_input' ? block.element.max_length : undefined;
    if (value.trim() === '' && !block.optional) problems[block.block_id] = say.value('fillIn');
    else if (longest !== undefined && [...value].length > longest)
      problems[block.block_id] = say.value('tooLong', { n: [...value].length - longest });
  }
  return problems;
}
