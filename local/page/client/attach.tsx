import { useId } from 'preact/hooks';
import type { XNewPicture } from '../world.ts';
import { say } from './state.ts';

export type Motif = NonNullable<XNewPicture['motif']>;

/** The picture that goes with a message, or null: what it shows, and what its author says that it shows. */
export type Attached = { motif: Motif; alt: string } | null;

const motifs = { book: 'motifBook', screen: 'motifScreen', notice: 'motifNotice' } as const;

/** Chooses one of the simulator's pictures, with or without a description: patrons often leave it out. */
export function Attach({ attached, change }: { attached: Attached; change: (attached: Attached) => void }) {
  const id = useId();
  return (
    <div class="attach">
      <label for={id}>{say.value('attach')}</label>
      <select
        id={id}
        value={attached?.motif ?? ''}
        onChange={(event) => {
          const motif = motifNamed(event.currentTarget.value);
          change(motif === undefined ? null : { motif, alt: attached?.alt ?? '' });
        }}
      >
        <option value="">{say.value('noPicture')}</option>
        {Object.entries(motifs).map(([motif, word]) => (
          <option key={motif} value={motif}>
            {say.value(word)}
          </option>
        ))}
      </select>
      {attached !== null && (
        <input
          type="text"
          aria-label={`${say.value('describePicture')} (${say.value('optional')})`}
          placeholder={say.value('describeHint')}
          maxLength={1000} // X's limit for descriptions
          value={attached.alt}
          onInput={(event) => change({ ...attached, alt: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function motifNamed(name: string): Motif | undefined {
  return (['book', 'screen', 'notice'] as const).find((motif) => motif === name);
}

/** As X takes it: no field where there is no picture, and no description where none was written. */
export function pictures(attached: Attached): { pictures?: XNewPicture[] } {
  if (attached === null) return {};
  const alt = attached.alt.trim();
  return { pictures: [{ motif: attached.motif, ...(alt !== '' && { alt }) }] };
}
