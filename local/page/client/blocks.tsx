import type { Block, Element } from './block-kit.ts';
import { ActionElement, type Interaction, isActing } from './elements.tsx';
import { Field, type Form } from './field.tsx';
import { Mrkdwn } from './mrkdwn.tsx';
import { RichText } from './rich-text.tsx';
import { say } from './state.ts';

/** Block Kit with working buttons, menus and, within a form, inputs. */
export function Blocks({
  blocks,
  interaction,
  form,
}: {
  blocks: readonly Block[];
  interaction: Interaction;
  form?: Form;
}) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        // By place, since every update of a message brings new block ids; what acts has its action id for a key.
        <OneBlock key={`${index}${block.type}`} block={block} interaction={interaction} form={form} />
      ))}
    </div>
  );
}

function OneBlock({ block, interaction, form }: { block: Block; interaction: Interaction; form: Form | undefined }) {
  switch (block.type) {
    case 'header':
      return <h3 class="block-header">{block.text.text}</h3>;
    case 'section':
      return (
        <div class="block-section">
          <div class="block-words">
            {block.text !== undefined && <Text words={block.text} />}
            {block.fields.length > 0 && (
              <div class="block-fields">
                {block.fields.map((field) => (
                  <Text key={field.text} words={field} />
                ))}
              </div>
            )}
          </div>
          {block.accessory !== undefined && <Inline element={block.accessory} interaction={interaction} />}
        </div>
      );
    case 'context':
      return (
        <div class="block-context">
          {block.elements.map((element, index) => (
            <Inline key={index} element={element} interaction={interaction} />
          ))}
        </div>
      );
    case 'actions':
      return <Actions elements={block.elements} interaction={interaction} />;
    case 'divider':
      return <hr />;
    case 'image':
      return <Picture words={block.title?.text ?? block.alt_text} />;
    case 'rich_text':
      return <RichText elements={block.elements} />;
    case 'input':
      return form === undefined ? null : <Field block={block} form={form} interaction={interaction} />;
    case 'unknown':
      return <p class="muted">{say.value('unknownBlock', { type: block.name })}</p>;
  }
}

function Actions({ elements, interaction }: { elements: readonly Element[]; interaction: Interaction }) {
  const mine = elements.some((element) => isActing(element) && element.action_id === interaction.heard?.actionId);
  return (
    <div class="block-actions">
      {elements.map((element, index) => (
        <Inline key={isActing(element) ? element.action_id : index} element={element} interaction={interaction} />
      ))}
      {mine && (
        <span class="heard" role="status">
          {interaction.heard?.words}
        </span>
      )}
    </div>
  );
}

function Inline({ element, interaction }: { element: Element; interaction: Interaction }) {
  if (isActing(element)) return <ActionElement element={element} interaction={interaction} />;
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return <Text words={element} />;
    case 'image':
      return <Picture words={element.alt_text} />;
    case 'plain_text_input':
    case 'unknown':
      return (
        <span class="muted">
          {say.value('unknownBlock', { type: element.type === 'unknown' ? element.name : element.type })}
        </span>
      );
  }
}

function Text({ words }: { words: { type: 'plain_text' | 'mrkdwn'; text: string } }) {
  return words.type === 'mrkdwn' ? (
    <Mrkdwn text={words.text} />
  ) : (
    <div class="mrkdwn lines" dir="auto">
      {words.text}
    </div>
  );
}

/** Its words only: the page loads nothing from elsewhere. */
function Picture({ words }: { words: string }) {
  return words === '' ? null : <span class="picture">{words}</span>;
}
