import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { placed } from './place.ts';

export interface Choice {
  value: string;
  label: string;
  hint: string | null;
}

/**
 * A button that opens a list of choices. Unlike a native select, moving through it chooses nothing: Enter, Space or a
 * press does; Escape leaves.
 */
export function Menu({
  label,
  chosen = null,
  choices,
  disabled,
  choose,
}: {
  label: string;
  /** What stands on the button in place of the label. */
  chosen?: string | null;
  choices: readonly Choice[];
  disabled: boolean;
  choose: (value: string) => void;
}) {
  const open = useSignal(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  function leave(): void {
    open.value = false;
    opener.current?.focus();
  }

  useLayoutEffect(() => {
    if (!open.value || list.current === null || opener.current === null) return undefined;
    const end = placed(list.current, opener.current, 'content');
    items()[0]?.focus();
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) open.value = false;
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => {
      end();
      document.removeEventListener('pointerdown', elsewhere);
    };
  }, [open.value]);

  function onKeyDown(event: KeyboardEvent): void {
    const all = items();
    const here = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const last = all.length - 1;
    const target = {
      ArrowDown: here === last ? 0 : here + 1,
      ArrowUp: here <= 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation(); // a modal around it stays
      leave();
    } else if (event.key === 'Tab') {
      open.value = false;
      return;
    } else if (target !== undefined) {
      all[target]?.focus();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      const order = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class="button menu-opener"
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-controls={id}
        aria-disabled={disabled}
        {...(chosen !== null && { 'aria-label': `${label}: ${chosen}` })}
        onClick={() => {
          if (!disabled) open.value = !open.value;
        }}
      >
        {chosen ?? label}
      </button>
      {open.value && (
        <div
          id={id}
          class="panel menu-list"
          popover="manual"
          ref={list}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {choices.map((choice, index) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={index === 0 ? 0 : -1}
              key={choice.value}
              onClick={() => {
                leave();
                choose(choice.value);
              }}
            >
              {choice.label}
              {choice.hint !== null && <small>{choice.hint}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
