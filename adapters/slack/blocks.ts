/** A review card in Slack's Block Kit. Limits: docs.slack.dev, "Blocks" and "Text object". */
import { randomUUID } from 'node:crypto';
import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { CardAction, ReviewCard } from '../../core/review-card.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import { clickValue, menuAction, menuBlockId } from './action-ids.ts';
import { cut, escapeText, linkTo, pieces, quote, spoken } from './mrkdwn.ts';

/** Slack's limit for the text of one section. */
const sectionChars = 3000;
const earlierShown = 3;
const earlierChars = 300;
/** Slack's limit for the labels of buttons and options. */
const labelChars = 75;
const warningsShown = 10;

/** The blocks of a card from top to bottom; fewer than the 50 that Slack takes, whatever was written. */
export function cardBlocks(card: ReviewCard, language: StaffLanguage): KnownBlock[] {
  const w = words[language];
  const link = card.link === null ? null : linkTo(card.link.url, card.link.label);
  const blocks: KnownBlock[] = [
    section(`*${escapeText(card.topic)}* · ${spoken(card.marks)}`, w.card.cut),
    ...earlier(card, language),
  ];
  if (card.question !== '') blocks.push(section(quote(card.question), w.card.cut));
  if (link !== null) blocks.push(context(link));
  if (card.answer !== null) {
    blocks.push(section(`*${escapeText(card.answer.label)}*`, w.card.cut), ...exactly(card.answer.text));
  }
  if (card.state.length > 0) blocks.push(section(card.state.map(spoken).join('\n'), w.card.cut));
  if (card.warnings.length > 0) {
    const lines = card.warnings.slice(0, warningsShown).map((warning) => `• ${spoken(warning)}`);
    blocks.push(section(lines.join('\n'), w.card.cut));
  }
  if (card.actions.length > 0) blocks.push(actions(card, w.actions.more));
  if (card.history.length > 0) blocks.push(context(cut(card.history.map(spoken).join('\n'), sectionChars, w.card.cut)));
  return blocks;
}

/** A section of mrkdwn in which Slack adds no links or mentions of its own (`verbatim`). */
export function section(text: string, note: string): SectionBlock {
  return { type: 'section', text: mrkdwn(cut(text, sectionChars, note)) };
}

/**
 * A text as it goes out, to the letter: plain text, because in mrkdwn an asterisk would make it bold and be gone, and in
 * as many sections as it needs, because half of it would not be what staff approve.
 */
function exactly(text: string): SectionBlock[] {
  return pieces(escapeText(text), sectionChars).map((piece) => ({
    type: 'section',
    text: { type: 'plain_text', text: piece, emoji: false },
  }));
}

/** Slack cannot fold: the last few earlier messages stand small above the question, the others are counted. */
function earlier({ earlier: messages }: ReviewCard, language: StaffLanguage): ContextBlock[] {
  const w = words[language];
  const left = messages.length - earlierShown;
  const count = left > 0 ? [context(escapeText(w.card.earlierCount(left)))] : [];
  const shown = messages.slice(-earlierShown).map(({ by, text, at }) => {
    const oneLine = escapeText(text.replace(/\s+/g, ' ').trim());
    return context(`${spoken([`${by} `, { at, show: 'date' }])}: ${cut(oneLine, earlierChars, '')}`);
  });
  return [...count, ...shown];
}

function actions(card: ReviewCard, more: string): ActionsBlock {
  const inMenu = card.actions.filter((action) => action.inMenu);
  const elements: ActionsBlockElement[] = card.actions
    .filter((action) => !action.inMenu)
    .map((action) => ({
      type: 'button',
      action_id: action.id,
      text: label(action.label),
      value: clickValue(card),
      ...(action.style === 'plain' ? {} : { style: action.style }),
    }));
  if (inMenu.length > 0) {
    elements.push({
      type: 'static_select',
      action_id: menuAction,
      placeholder: label(more),
      options: inMenu.map((action: CardAction) => ({ text: label(action.label), value: action.id })),
    });
  }
  // A new block id at each update: with the old one Slack would keep the menu's last choice on show.
  return { type: 'actions', block_id: menuBlockId(card, randomUUID().slice(0, 8)), elements };
}

function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Plain text for labels, cut to what buttons, options and menus take. */
export function label(text: string, max: number = labelChars): PlainTextElement {
  return { type: 'plain_text', text: cut(escapeText(text), max, ''), emoji: false };
}
