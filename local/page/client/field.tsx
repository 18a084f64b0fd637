import { useId } from 'preact/hooks';
import type { InputBlock } from './block-kit.ts';
import { isHolding } from './block-kit-elements.ts';
import type { Interaction } from './elements.tsx';
import { Entry } from './entry.tsx';
import { say, sayToMe } from './state.ts';

const nearTheEnd = 0.8;

/** What is wrong with the inputs of a modal, by block id. */
export type Errors = Readonly<Record<string, string>>;

export function Field({ block, errors, interaction }: { block: InputBlock; errors: Errors; interaction: Interaction }) {
  const id = useId();
  const { element } = block;
  if (!isHolding(element))
    return (
      <p class="muted">
        {say.value('unknownBlock', { type: element.type === 'unknown' ? element.name : element.type })}
      </p>
    );
  const error = errors[block.block_id];
  const { entries } = interaction;
  const value = entries.read(block.block_id, element);
  const grouped = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const longest = element.type === 'plain_text_input' ? element.max_length : undefined;
  const tellsOn =
    element.type === 'plain_text_input' ? (element.dispatch_action_config?.trigger_actions_on ?? []) : null;

  const tellsOnEnter = tellsOn !== null && (tellsOn.length === 0 || tellsOn.includes('on_enter_pressed'));

  function tell(told: string): void {
    if (block.dispatch_action && isHolding(element))
      interaction.tell({ blockId: block.block_id, actionId: element.action_id, value: told });
  }

  return (
    <div class={`field ${error === undefined ? '' : 'wrong'}`} data-block={block.block_id}>
      {grouped ? (
        <span class="label" aria-hidden="true">
          <FieldName block={block} />
        </span>
      ) : (
        <label for={id}>
          <FieldName block={block} />
        </label>
      )}
      <Entry
        element={element}
        value={value}
        names={{ field: id, label: block.label.text, described: `${id}-hint ${id}-error`, wrong: error !== undefined }}
        clearable={block.optional}
        change={(wanted) => {
          entries.set(block.block_id, element, wanted);
          if (tellsOn === null || tellsOn.includes('on_character_entered')) tell(wanted);
        }}
        enter={block.dispatch_action && tellsOnEnter ? () => tell(value) : null}
      />
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
        {longest !== undefined && <Count written={[...value].length} longest={longest} />}
      </div>
    </div>
  );
}

function FieldName({ block }: { block: InputBlock }) {
  return (
    <>
      {block.label.text}
      {/* A box that need not be ticked needs no word for that. */}
      {block.optional && block.element.type !== 'checkboxes' && (
        <span class="muted"> ({sayToMe.value('optional')})</span>
      )}
    </>
  );
}

/** As Slack counts: only once the end is near. */
function Count({ written, longest }: { written: number; longest: number }) {
  const over = written > longest;
  if (written < nearTheEnd * longest) return null;
  return (
    <span class={`count ${over ? 'overdue' : ''}`}>
      {over
        ? sayToMe.value('tooMany', { n: written - longest })
        : sayToMe.value('ofCharacters', { n: written, most: longest })}
    </span>
  );
}

/** What is wrong with the inputs before the app is asked, by block id. */
export function problemsIn(blocks: readonly InputBlock[], interaction: Pick<Interaction, 'entries'>): Errors {
  const problems: Record<string, string> = {};
  for (const { block_id: blockId, element, optional } of blocks) {
    if (!isHolding(element)) continue;
    const value = interaction.entries.read(blockId, element);
    const { min_length: least = 0, max_length: most = Number.POSITIVE_INFINITY } =
      element.type === 'plain_text_input' ? element : {};
    const length = [...value].length;
    if (value.trim() === '') {
      if (!optional) problems[blockId] = sayToMe.value('fillIn');
    } else if (length > most) problems[blockId] = sayToMe.value('tooLong', { n: length - most });
    else if (length < least) problems[blockId] = sayToMe.value('tooShort', { n: least });
  }
  return problems;
}
