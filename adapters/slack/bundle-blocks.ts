/** A list of waiting cards in Slack's Block Kit. Limits: docs.slack.dev, "Blocks", "Checkboxes" and "Option object". */
import type { ActionsBlock, ActionsBlockElement, KnownBlock, SectionBlock } from '@slack/types';
import type { BundleCard, BundleRow } from '../../core/bundle-card.ts';
import { type StaffLanguage, type StaffWords, words } from '../../core/words.ts';
import { approveSelectedAction, clickValue, openSingleAction, tickAction } from './action-ids.ts';
import { answerBlocks, freshId, head, label, lines, section } from './blocks.ts';
import { escapeText, quote, spoken } from './mrkdwn.ts';

/** The blocks of a list from top to bottom; fewer than the 50 that Slack takes. */
export function bundleBlocks(card: BundleCard, language: StaffLanguage): KnownBlock[] {
  const w = words[language];
  return [
    head(card, `*${escapeText(card.title)}*`, w.card.cut),
    ...lines(card.lines.map(spoken), w.card.cut),
    ...(card.answer === null ? [] : answerBlocks(card.answer, w.card.cut)),
    ...card.rows.map((each) => row(each, card.answer !== null, w)),
    ...(card.more === 0 ? [] : lines([escapeText(w.bundle.more(card.more))], w.card.cut)),
    ...actionsOf(card, w),
  ];
}

/** @param shared whether one answer is for all; else each row is answered by itself */
function row(each: BundleRow, shared: boolean, w: StaffWords): SectionBlock {
  const state = each.state.length === 0 ? [] : [spoken(each.state)];
  // The same id while the row stays as it is: Slack then keeps a tick when the rest of the list changes.
  const block = {
    ...section([quote(each.question || w.card.noTopic), ...state].join('\n'), w.card.cut),
    block_id: clickValue(each),
  };
  const value = clickValue(each);
  switch (each.can) {
    case 'nothing':
      return block;
    case 'undo':
    case 'reopen':
      return { ...block, accessory: { type: 'button', action_id: each.can, text: label(w.actions[each.can]), value } };
    case 'approve':
    case 'approveSecond':
      if (!shared) {
        return { ...block, accessory: { type: 'button', action_id: 'edit', text: label(w.bundle.write), value } };
      }
      return {
        ...block,
        accessory: { type: 'checkboxes', action_id: tickAction, options: [{ text: label(w.bundle.tick), value }] },
      };
  }
}

function actionsOf(card: BundleCard, w: StaffWords): ActionsBlock[] {
  const elements: ActionsBlockElement[] = [];
  if (card.answer !== null && card.rows.some(({ can }) => can === 'approve' || can === 'approveSecond')) {
    const text = label(w.bundle.approveSelected);
    elements.push({ type: 'button', action_id: approveSelectedAction, text, value: card.id, style: 'primary' });
  }
  const option = (each: BundleRow) => ({ text: label(each.question || w.card.noTopic), value: clickValue(each) });
  // Beside its tick a row has no place for a button.
  const undoable = card.rows.filter(({ can }) => can === 'approveSecond').map(option);
  if (undoable.length > 0) {
    elements.push({
      type: 'static_select',
      action_id: 'undo',
      placeholder: label(w.bundle.undo),
      options: undoable,
    });
  }
  if (card.rows.length > 0) {
    elements.push({
      type: 'static_select',
      action_id: openSingleAction,
      placeholder: label(w.bundle.open),
      options: card.rows.map(option),
    });
  }
  // A new block id at each update: with the old one Slack would keep the menu's last choice on show.
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: `list|${freshId()}`, elements }];
}
