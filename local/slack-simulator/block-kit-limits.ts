import { blockChecks } from './block-kit-blocks.ts';
import { and, byType, flag, list, object, oneOf, type Problem, text } from './block-kit-checks.ts';
import { plain } from './block-kit-elements.ts';
import { messageOnlyBlockChecks } from './block-kit-tables.ts';
import { type Json, type JsonObject, objectsIn, textOf } from './json.ts';

const messageBlock = byType({ ...blockChecks, ...messageOnlyBlockChecks });

/** Ids that stand twice: a block id in the message or view, an action id in its block. */
function repeatedIds(blocks: Json, pointer: string): Problem[] {
  const repeated = (name: string, holders: readonly (readonly [JsonObject, string])[]) =>
    holders
      .filter(
        ([holder], index) =>
          textOf(holder[name]) !== '' && holders.findIndex(([other]) => other[name] === holder[name]) < index,
      )
      .map(([holder, at]) => ({
        message: `\`${name}\` "${textOf(holder[name])}" already exists`,
        pointer: `${at}/${name}`,
      }));
  const placed = objectsIn(blocks).map((item, index) => [item, `${pointer}/${index}`] as const);
  return [
    ...repeated('block_id', placed),
    ...placed.flatMap(([item, at]) =>
      repeated(
        'action_id',
        objectsIn(item.elements).map((element, index) => [element, `${at}/elements/${index}`] as const),
      ),
    ),
  ];
}

function tooMany(blocks: Json, type: string, max: number): Problem[] {
  return objectsIn(blocks).filter((item) => item.type === type).length > max
    ? [{ message: `too many ${type} blocks`, pointer: '/blocks' }]
    : [];
}

/** What Slack refuses in the `blocks` of a message; empty when all is well. */
export function problemsInMessage(blocks: Json): Problem[] {
  return [
    ...list(messageBlock, 50, 0)(blocks, '/blocks'),
    ...repeatedIds(blocks, '/blocks'),
    ...tooMany(blocks, 'table', 1),
    ...tooMany(blocks, 'data_visualization', 2),
  ];
}

const viewFields = {
  blocks: list(byType(blockChecks), 100, 0),
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};
const modal = and(
  object(
    {
      ...viewFields,
      type: oneOf('modal'),
      title: plain(24),
      submit: plain(24),
      close: plain(24),
      clear_on_close: flag,
      notify_on_close: flag,
    },
    ['title', 'blocks'],
  ),
  (view, pointer) =>
    view.submit !== undefined
      ? []
      : objectsIn(view.blocks).flatMap((item, index) =>
          item.type === 'input'
            ? [
                {
                  message: 'must define `submit` to use an `input` block in modals',
                  pointer: `${pointer}/blocks/${index}/input`,
                },
              ]
            : [],
        ),
);
const home = object({ ...viewFields, type: oneOf('home') }, ['blocks']);

/** What Slack refuses in a view; empty when all is well. */
export function problemsInView(view: JsonObject): Problem[] {
  return [...byType({ modal, home })(view, '/view'), ...repeatedIds(view.blocks ?? [], '/view/blocks')];
}
