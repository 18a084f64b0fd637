import { useId } from 'preact/hooks';
import type { Option } from './block-kit-elements.ts';
import { Text } from './text.tsx';

/** Radio buttons or checkboxes; `choose` hears everything that is chosen, in the order of the options. */
export function Options({
  kind,
  options,
  chosen,
  label,
  described,
  wrong = false,
  choose,
}: {
  kind: 'radio' | 'checkbox';
  options: readonly Option[];
  chosen: readonly string[];
  label: string | null;
  described?: string;
  wrong?: boolean;
  choose: (chosen: string[]) => void;
}) {
  const name = useId();

  function change(value: string, on: boolean): void {
    const wanted = kind === 'radio' ? [value] : on ? [...chosen, value] : chosen.filter((one) => one !== value);
    choose(options.map((option) => option.value).filter((one) => wanted.includes(one)));
  }

  return (
    <fieldset class="options" aria-label={label ?? undefined} aria-describedby={described}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type={kind}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            aria-invalid={wrong}
            onChange={(event) => change(option.value, event.currentTarget.checked)}
          />
          <span>
            <Text words={option.text} />
            {option.description !== undefined && (
              <small>
                <Text words={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
