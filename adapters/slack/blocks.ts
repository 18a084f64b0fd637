/** A review card in Slack's Block Kit. Limits: docs.slack.dev, "Blocks" and "Text object". */
import { randomUUID } from 'node:crypto';
import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import type { CardLink, ReviewCard, ShownAnswer, Words } from '../../core/review-card.ts';
import { type StaffLanguage, words } from '../../core/words.ts';
import {
  clickValue,
  type DraftRef,
  linkAction,
  menuAction,
  menuBlockId,
  readLevelAction,
  retagAction,
} from './action-ids.ts';
import { cut, escapeText, linkTo, pieces, quote, spoken } from './mrkdwn.ts';

/** Slack's limit for the text of one section. */
const sectionChars = 3000;
const earlierShown = 2;
const earlierChars = 200;
/** Slack's limit for the labels of buttons and options. */
const labelChars = 75;
const warningsShown = 10;

/** The blocks of a card from top to bottom; fewer than the 50 that Slack takes, whatever was written. */
export function cardBlocks(card: ReviewCard, language: StaffLanguage): KnownBlock[] {
  const w = words[language];
  const topic = `*${escapeText(card.topic)}* · ${spoken(card.marks)}`;
  const first = { ...head(card, topic, w.card.cut), ...topicMenu(card) };
  const blocks: KnownBlock[] = [first, ...earlier(card, language)];
  if (card.question !== '') blocks.push(section(quote(card.question), w.card.cut));
  blocks.push(...lines([...card.context.map(spoken), ...inText(card.links)], w.card.cut));
  if (card.answer !== null) blocks.push(...answerBlocks(card.answer, w.card.cut));
  if (card.state.length > 0) blocks.push(section(card.state.map(spoken).join('\n'), w.card.cut));
  if (card.warnings.length > 0) {
    const warned = card.warnings.slice(0, warningsShown).map((warning) => `• ${spoken(warning)}`);
    blocks.push(section(warned.join('\n'), w.card.cut));
  }
  const elements = [...linkButtons(card.links), ...controls(card, w.actions.more), ...effortMenu(card)];
  if (elements.length > 0) blocks.push(actions(card, elements));
  return [...blocks, ...lines(card.history.map(spoken), w.card.cut)];
}

/**
 * The first block: that it is an exercise, whoever is to act, and what it is about. Slack notifies whoever is mentioned
 * in it when the message is posted.
 * @param title mrkdwn
 */
export function head({ banner, to }: { banner: string | null; to: Words }, title: string, note: string): SectionBlock {
  const above = [...(banner === null ? [] : [`*${escapeText(banner)}*`]), ...(to.length === 0 ? [] : [spoken(to)])];
  return section([...above, title].join('\n'), note);
}

/** Beside the first block what else it could be about; nothing where it is too late for that. */
function topicMenu(card: ReviewCard): Pick<SectionBlock, 'block_id' | 'accessory'> {
  if (card.topics === null) return {};
  const { label: name, chosen, options } = card.topics;
  const all = options.map((topic) => ({ text: label(topic.name), value: topic.intent }));
  const before = all.find(({ value }) => value === chosen);
  const menu = { type: 'static_select', action_id: retagAction, placeholder: label(name), options: all } as const;
  return {
    block_id: menuBlockId(card, freshId()), // new each time, as that of the other menu
    accessory: { ...menu, ...(before && { initial_option: before }) },
  };
}

/** The answer under its label, to the letter, and small below it what staff read in its place. */
export function answerBlocks({ label: name, text, twin }: ShownAnswer, note: string): KnownBlock[] {
  const below = twin === null ? [] : lines([escapeText(twin)], note);
  return [context(`*${escapeText(name)}*`), ...exactly(text), ...below];
}

/** A section of mrkdwn in which Slack adds no links or mentions of its own (`verbatim`). */
export function section(text: string, note: string): SectionBlock {
  return { type: 'section', text: mrkdwn(cut(text, sectionChars, note)) };
}

/** Small lines, written as mrkdwn already; no block where there are none. */
export function lines(texts: readonly string[], note: string): ContextBlock[] {
  const said = texts.filter((text) => text.trim() !== '');
  return said.length === 0 ? [] : [context(cut(said.join('\n'), sectionChars, note))];
}

/**
 * A text as it goes out, to the letter: plain text, because in mrkdwn an asterisk would make it bold and be gone, and in
 * as many sections as it needs, because half of it would not be what staff approve.
 */
export function exactly(text: string): SectionBlock[] {
  // Slack refuses a section in which there is nothing to see.
  return pieces(escapeText(text), sectionChars)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({ type: 'section', text: { type: 'plain_text', text: piece, emoji: false } }));
}

/** Slack cannot fold: the last few earlier messages stand small above the question, the others are counted. */
function earlier({ earlier: messages }: ReviewCard, language: StaffLanguage): ContextBlock[] {
  const w = words[language];
  const left = messages.length - earlierShown;
  const shown = messages.slice(-earlierShown).map(({ by, text, at, since }) => {
    const oneLine = escapeText(text.replace(/\s+/g, ' ').trim());
    const head = spoken([`${by} `, { at, show: 'date' }, since === undefined ? '' : `, ${since}`]);
    return `${head}: ${cut(oneLine, earlierChars, '')}`;
  });
  return lines([...(left > 0 ? [escapeText(w.card.earlierCount(left))] : []), ...shown], w.card.cut);
}

function inText(links: readonly CardLink[]): string[] {
  return links.flatMap(({ label: name, url, button }) => (button ? [] : (linkTo(url, name) ?? [])));
}

function linkButtons(links: readonly CardLink[]): Button[] {
  return links.flatMap(({ label: name, url, button }): Button[] => {
    // An address that may not be shown as a link may not be a button either.
    if (!button || url.length > urlChars || linkTo(url, name) === null) return [];
    return [{ type: 'button', action_id: linkAction, text: label(name), url, style: 'primary' }];
  });
}

/** Slack's limit for the address behind a button. */
const urlChars = 3000;

function controls(card: ReviewCard, more: string): ActionsBlockElement[] {
  const inMenu = card.actions.filter((action) => action.inMenu);
  const buttons = card.actions
    .filter((action) => !action.inMenu)
    .map((action): Button => {
      const style = action.style === 'plain' ? {} : { style: action.style };
      return { type: 'button', action_id: action.id, text: label(action.label), value: clickValue(card), ...style };
    });
  if (inMenu.length === 0) return buttons;
  const options = inMenu.map((action) => ({ text: label(action.label), value: action.id }));
  return [...buttons, { type: 'static_select', action_id: menuAction, placeholder: label(more), options }];
}

/** What was told stays on show, and can be told anew. */
function effortMenu({ effort }: ReviewCard): StaticSelect[] {
  if (effort === null) return [];
  const options = effort.options.map(({ level, name }) => ({ text: label(name), value: String(level) }));
  const before = options.find(({ value }) => value === String(effort.chosen));
  const menu = {
    type: 'static_select',
    action_id: readLevelAction,
    placeholder: label(effort.label),
    options,
  } as const;
  return [{ ...menu, ...(before && { initial_option: before }) }];
}

/** A new block id at each update: with the old one Slack would keep a menu's last choice on show. */
function actions(about: DraftRef, elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', block_id: menuBlockId(about, freshId()), elements };
}

export function freshId(): string {
  return randomUUID().slice(0, 8);
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
