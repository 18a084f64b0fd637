import { useId } from 'preact/hooks';
import type { Block } from './block-kit.ts';
import { type Element, isHolding } from './block-kit-elements.ts';
import { ActionElement, type Interaction, isActing } from './elements.tsx';
import { type Errors, Field } from './field.tsx';
import { ImageBlock, InlineImage } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { say } from './state.ts';
import { Text } from './text.tsx';

/** Block Kit with working buttons, menus and inputs. */
export function Blocks({
  blocks,
  interaction,
  errors = {},
}: {
  blocks: readonly Block[];
  interaction: Interaction;
  errors?: Errors;
}) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        // By place, since every update of a message brings new block ids; what acts has its action id for a key.
        <OneBlock key={`${index}${block.type}`} block={block} interaction={interaction} errors={errors} />
      ))}
    </div>
  );
}

function OneBlock({ block, interaction, errors }: { block: Block; interaction: Interaction; errors: Errors }) {
  const words = useId();
  switch (block.type) {
    case 'header':
      return <h3 class="block-header">{block.text.text}</h3>;
    case 'section':
      return (
        <div
          class="block-section"
          // Ticks in a list are often called alike; the words beside them tell them apart.
          {...(block.accessory !== undefined &&
            isHolding(block.accessory) && { role: 'group' as const, 'aria-labelledby': words })}
        >
          <div class="block-words" id={words}>
            {block.text !== undefined && <Text words={block.text} />}
            {block.fields.length > 0 && (
              <div class="block-fields">
                {block.fields.map((field) => (
                  <Text key={field.text} words={field} />
                ))}
              </div>
            )}
          </div>
          {block.accessory !== undefined && (
            <div class="block-accessory">
              <Inline element={block.accessory} blockId={block.block_id} interaction={interaction} image="small" />
            </div>
          )}
          <Heard elements={[block.accessory]} blockId={block.block_id} interaction={interaction} />
        </div>
      );
    case 'context':
      return (
        <div class="block-context">
          {block.elements.map((element, index) => (
            <Inline key={index} element={element} blockId={block.block_id} interaction={interaction} image="tiny" />
          ))}
        </div>
      );
    case 'actions':
      return <Actions elements={block.elements} blockId={block.block_id} interaction={interaction} />;
    case 'divider':
      return <hr />;
    case 'image':
      return <ImageBlock image={block} />;
    case 'rich_text':
      return <RichText elements={block.elements} />;
    case 'input':
      return <Field block={block} errors={errors} interaction={interaction} />;
    case 'unknown':
      return <p class="muted">{say.value('unknownBlock', { type: block.name })}</p>;
  }
}

interface Part {
  blockId: string;
  interaction: Interaction;
}

function Actions({ elements, ...part }: { elements: readonly Element[] } & Part) {
  return (
    <div class="block-actions">
      {elements.map((element, index) => (
        <Inline key={isActing(element) ? element.action_id : index} element={element} image="small" {...part} />
      ))}
      <Heard elements={elements} {...part} />
    </div>
  );
}

/** That a press in this block is on its way, or has arrived. */
function Heard({ elements, blockId, interaction: { heard } }: { elements: readonly (Element | undefined)[] } & Part) {
  const mine = elements.some(
    (element) => element !== undefined && isActing(element) && element.action_id === heard?.actionId,
  );
  return mine && heard?.blockId === blockId ? (
    <span class="heard" role="status">
      {heard.words}
    </span>
  ) : null;
}

function Inline({ element, image, ...part }: { element: Element; image: 'small' | 'tiny' } & Part) {
  if (isActing(element)) return <ActionElement element={element} {...part} />;
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return <Text words={element} />;
    case 'image':
      return <InlineImage image={element} size={image} />;
    case 'plain_text_input':
    case 'unknown':
      return (
        <span class="muted">
          {say.value('unknownBlock', { type: element.type === 'unknown' ? element.name : element.type })}
        </span>
      );
  }
}
