import { useEffect, useRef } from 'preact/hooks';
import type { TextInput } from './block-kit-elements.ts';
import type { Names } from './entry.tsx';

/** Characters: a note or a sentence at most. */
const shortText = 300;

export function TextField({
  element,
  value,
  names,
  change,
  enter,
}: {
  element: TextInput;
  value: string;
  names: Names | null;
  change: (value: string) => void;
  /** Null where Enter does what it does in any form. */
  enter: (() => void) | null;
}) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => {
    if (element.focus_on_load) field.current?.focus();
  }, [element.focus_on_load]);
  const shared = {
    id: names?.field,
    ref: field,
    value,
    placeholder: element.placeholder?.text ?? '',
    'aria-invalid': names?.wrong ?? false,
    'aria-describedby': names?.described,
    onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  if (element.multiline) return <textarea {...shared} rows={(element.max_length ?? 3000) > shortText ? 6 : 3} />;
  return (
    <input
      type="text"
      {...shared}
      onKeyDown={(event) => {
        if (enter === null || event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        enter();
      }}
    />
  );
}
