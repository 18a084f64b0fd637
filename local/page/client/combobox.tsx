import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { ComboList } from './combo-list.tsx';
import { matches } from './matching.ts';
import { sayToMe } from './state.ts';

export interface ComboChoice {
  value: string;
  label: string;
  hint: string | null;
  group: string | null;
}

export interface ComboboxProps {
  /** The id that a `<label>` names; null where `label` is its only name. */
  id: string | null;
  label: string;
  choices: readonly ComboChoice[];
  chosen: readonly string[];
  /** How many can be chosen. */
  most: number;
  placeholder: string;
  /** Whether nothing may be chosen again. */
  clearable: boolean;
  described?: string;
  wrong?: boolean;
  focused?: boolean;
  change: (chosen: string[]) => void;
}

/**
 * A menu in which one types to find: arrows move, Enter or a press chooses, Escape leaves. With `most` above one it
 * stays open, and what is chosen stands above it.
 */
export function Combobox(props: ComboboxProps) {
  const { choices, chosen, most, change } = props;
  const own = useId();
  const list = `${own}-list`;
  const input = useRef<HTMLInputElement>(null);
  const typed = useSignal<string | null>(null);
  const open = useSignal(false);
  const active = useSignal(0);
  const several = most > 1;
  const nameOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const single = several || chosen[0] === undefined ? '' : nameOf(chosen[0]);
  const shown = choices.filter((choice) => matches(`${choice.label} ${choice.group ?? ''}`, typed.value ?? ''));
  const here = Math.min(active.value, shown.length - 1);
  const full = several && chosen.length >= most;

  useEffect(() => {
    if (props.focused) input.current?.focus();
  }, [props.focused]);
  useLayoutEffect(() => {
    if (open.value) document.getElementById(`${list}-${here}`)?.scrollIntoView({ block: 'nearest' });
  }, [open.value, here, list]);

  function unfold(): void {
    if (open.value) return;
    open.value = true;
    const first = shown.findIndex((choice) => chosen.includes(choice.value));
    active.value = several ? 0 : Math.max(0, first);
  }

  function fold(): void {
    open.value = false;
    typed.value = null;
  }

  function choose(value: string): void {
    if (!several) {
      fold();
      if (value !== chosen[0]) change([value]);
    } else if (chosen.includes(value)) change(chosen.filter((one) => one !== value));
    else if (!full) {
      typed.value = null;
      change([...chosen, value]);
    }
    input.current?.focus();
  }

  function leave(): void {
    const emptied = typed.value === '' && !several && props.clearable && chosen.length > 0;
    fold();
    if (emptied) change([]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const last = shown.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: here >= last ? 0 : here + 1,
      ArrowUp: here <= 0 ? last : here - 1,
      PageDown: Math.min(last, here + 8),
      PageUp: Math.max(0, here - 8),
    };
    const target = moves[event.key];
    const current = shown[here];
    if (target !== undefined) {
      if (open.value) active.value = target;
      else unfold();
    } else if (event.key === 'Enter') {
      if (!open.value) unfold();
      else if (current !== undefined) choose(current.value);
    } else if (event.key === 'Escape' && (open.value || typed.value !== null)) {
      event.stopPropagation(); // a modal around it stays
      fold();
    } else if (event.key === 'Backspace' && several && (typed.value ?? '') === '' && chosen.length > 0) {
      change(chosen.slice(0, -1));
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <div class="combo">
      {several && <Chips chosen={chosen} nameOf={nameOf} remove={choose} />}
      <div class="combo-field">
        <input
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...(props.id === null ? { 'aria-label': props.label } : { id: props.id })}
          aria-autocomplete="list"
          aria-expanded={open.value}
          aria-controls={list}
          aria-invalid={props.wrong}
          aria-describedby={props.described}
          {...(open.value && here >= 0 && { 'aria-activedescendant': `${list}-${here}` })}
          value={typed.value ?? single}
          placeholder={props.placeholder}
          onClick={unfold}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            open.value = true;
            active.value = 0;
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        {props.clearable && !several && chosen.length > 0 && (
          <button
            type="button"
            class="quiet combo-clear"
            aria-label={sayToMe.value('clearChoice', { label: props.label })}
            onClick={() => {
              typed.value = null;
              change([]);
              input.current?.focus();
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      <span class="unseen" role="status">
        {open.value && typed.value !== null && sayToMe.value('hits', { n: shown.length })}
      </span>
      {open.value && (
        <ComboList
          id={list}
          label={props.label}
          field={input}
          choices={shown}
          chosen={chosen}
          here={here}
          several={several}
          full={full}
          choose={choose}
        />
      )}
      {full && <p class="muted">{sayToMe.value('atMost', { n: most })}</p>}
    </div>
  );
}

function Chips({
  chosen,
  nameOf,
  remove,
}: {
  chosen: readonly string[];
  nameOf: (value: string) => string;
  remove: (value: string) => void;
}) {
  if (chosen.length === 0) return null;
  return (
    <ul class="chips">
      {chosen.map((value) => (
        <li key={value} class="chip">
          {nameOf(value)}
          <button
            type="button"
            class="chip-remove"
            aria-label={sayToMe.value('takeAway', { name: nameOf(value) })}
            onClick={() => remove(value)}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
