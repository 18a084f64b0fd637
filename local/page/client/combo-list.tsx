import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComboChoice } from './combobox.tsx';
import { placed } from './place.ts';
import { sayToMe } from './state.ts';

/** The list of a combobox, over everything else, so that neither a modal nor a column cuts it off. */
export function ComboList({
  id,
  label,
  field,
  choices,
  chosen,
  here,
  several,
  full,
  choose,
}: {
  id: string;
  label: string;
  field: RefObject<HTMLInputElement | null>;
  choices: readonly ComboChoice[];
  chosen: readonly string[];
  here: number;
  several: boolean;
  full: boolean;
  choose: (value: string) => void;
}) {
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(
    () => (panel.current && field.current ? placed(panel.current, field.current, 'opener') : undefined),
    [],
  );

  const groups = [...new Set(choices.map(({ group }) => group))];
  const option = (choice: ComboChoice) => {
    const index = choices.indexOf(choice);
    const taken = chosen.includes(choice.value);
    return (
      <button
        type="button"
        role="option"
        key={choice.value}
        id={`${id}-${index}`}
        class={`combo-option ${index === here ? 'here' : ''}`}
        tabIndex={-1}
        aria-selected={taken}
        aria-disabled={full && !taken}
        onMouseDown={(event) => event.preventDefault()} // the text field keeps the focus
        onClick={() => choose(choice.value)}
      >
        <span class="combo-tick" aria-hidden="true">
          {taken && '✓'}
        </span>
        <span>
          {choice.label}
          {choice.hint !== null && <small>{choice.hint}</small>}
        </span>
      </button>
    );
  };

  return (
    <div class="panel" popover="manual" ref={panel}>
      <div id={id} role="listbox" aria-label={label} aria-multiselectable={several}>
        {groups.map((group) =>
          group === null ? (
            choices.filter((choice) => choice.group === null).map(option)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
            <div key={group} role="group" aria-label={group}>
              <p class="combo-group" aria-hidden="true">
                {group}
              </p>
              {choices.filter((choice) => choice.group === group).map(option)}
            </div>
          ),
        )}
      </div>
      {choices.length === 0 && <p class="combo-none muted">{sayToMe.value('noHits')}</p>}
    </div>
  );
}
