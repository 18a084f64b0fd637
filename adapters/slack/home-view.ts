/** The home of a member of staff, in the app's own tab or as a modal, and the offer of a shift in the channel. */
import type { ActionsBlock, Button, HomeView, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Home, HomeShift, HomeThread } from '../../core/home.ts';
import { type HomeWords, homeWords, serviceTold, shiftWords } from '../../core/home-words.ts';
import { modalWords } from '../../core/modal-words.ts';
import type { Words } from '../../core/review-card.ts';
import { dayTold } from '../../core/rota-words.ts';
import { type StaffLanguage, topicName, words } from '../../core/words.ts';
import type { ShiftOffer } from '../../steps/ports.ts';
import type { RotaModal } from '../../steps/rota-modals.ts';
import { daysValue, rotaActions, shiftValue } from './action-ids.ts';
import { label, lines, section } from './blocks.ts';
import { modalOf, small } from './modal-parts.ts';
import { escapeText, linkTo, sentence, spoken } from './mrkdwn.ts';

/** Together with what stands around them fewer than the 100 blocks that Slack takes. */
const shown = { mine: 20, open: 10, uncovered: 10, threads: 10, absences: 10 };

/** What Slack shows in the app's own tab. */
export function homeTab(home: Home, language: StaffLanguage): HomeView {
  return { type: 'home', blocks: homeBlocks(home, language) };
}

export function homeModal({ home, help }: Extract<RotaModal, { kind: 'home' }>, language: StaffLanguage): ModalView {
  const { title, close, cut } = homeWords[language];
  const blocks = [...homeBlocks(home, language), divider, ...lines([sentence(help)], cut)];
  return modalOf({ title, close, blocks });
}

/** A shift that anybody may take, as a message: text and blocks always go together. */
export function offerContents({ words: said, button }: ShiftOffer): { text: string; blocks: KnownBlock[] } {
  const text = sentence(said);
  const blocks: KnownBlock[] = [section(text, '')];
  if (button !== null)
    blocks.push(actions([buttonOf(rotaActions[button.act], button.label, shiftValue(button), 'primary')]));
  return { text, blocks };
}

function homeBlocks(home: Home, language: StaffLanguage): KnownBlock[] {
  const w = homeWords[language];
  const questions = threadBlocks(home, language);
  const isUrgent = home.threads.some(({ danger }) => danger !== null);
  return [
    ...(home.said === null ? [] : [section(sentence(home.said), w.cut), divider]),
    ...(isUrgent ? [...questions, divider] : []),
    ...dutyBlocks(home, language),
    // Whoever is ill looks for this first.
    ...buttonBlocks(home, w),
    divider,
    ...shiftBlocks(home, language),
    ...absenceBlocks(home, language),
    ...(isUrgent ? [] : [divider, ...questions]),
    divider,
    ...calendarBlocks(home, w),
  ];
}

const divider: KnownBlock = { type: 'divider' };

function dutyBlocks({ service, onDuty, uncoveredNow, next }: Home, language: StaffLanguage): KnownBlock[] {
  const w = homeWords[language];
  const on = onDuty.map(
    ({ staff, shift }): Words => ['• ', { staff }, ` – ${shift.name[language]}, ${w.onDutyUntil(shift.end)}`],
  );
  const missing = uncoveredNow.map((shift): Words => [`⚠️ ${w.nobodyHas(shiftWords(shift, language))}`]);
  const state = serviceTold(service, onDuty.length > 0, language);
  const then: Words[] =
    next === null
      ? []
      : [[`${w.next(shiftWords(next, language))} – `, next.person === null ? w.nobody : { staff: next.person }]];
  return [
    headed(w.duty, [...(state === null ? [] : [[state]]), ...on, ...missing], w.cut),
    ...lines(then.map(spoken), w.cut),
  ];
}

function shiftBlocks({ mine, open, uncovered, member }: Home, language: StaffLanguage): KnownBlock[] {
  const w = homeWords[language];
  const none = member ? w.noneOfMine : w.notMember;
  const list = (title: string, shifts: readonly HomeShift[], most: number): KnownBlock[] =>
    shifts.length === 0
      ? []
      : [
          headed(title, [], w.cut),
          ...shifts.slice(0, most).map((shift) => shiftBlock(shift, language)),
          ...moreThan(shifts, most, w),
        ];
  const missing = uncovered.slice(0, shown.uncovered).map((shift): Words => [`• ${shiftWords(shift, language)}`]);
  return [
    ...(mine.length === 0 ? [headed(w.mine, [[none]], w.cut)] : list(w.mine, mine, shown.mine)),
    ...list(w.open, open, shown.open),
    ...(missing.length === 0 ? [] : [headed(w.uncovered, missing, w.cut), ...moreThan(uncovered, shown.uncovered, w)]),
  ];
}

/** One shift in a line, with what may be done about it. */
function shiftBlock(shift: HomeShift, language: StaffLanguage): SectionBlock {
  const w = homeWords[language];
  const { can, person, offered, published } = shift;
  const marks: Words[] = [];
  if (can === 'take') marks.push([w.openFree]);
  if (can === 'acceptSwap' && person !== null) marks.push([{ staff: person }]);
  if (offered) marks.push([w.offered]);
  else if (!published) marks.push([w.preview]);
  const said = [[shiftWords(shift, language)], ...marks].map(spoken).join(' · ');
  const block = section(said, w.cut);
  if (can === null) return block;
  const style = can === 'take' || can === 'acceptSwap' ? 'primary' : undefined;
  return { ...block, accessory: buttonOf(rotaActions[can], w.deeds[can], shiftValue(shift), style) };
}

function threadBlocks({ threads }: Home, language: StaffLanguage): KnownBlock[] {
  const w = homeWords[language];
  const rows = threads.slice(0, shown.threads).map((thread) => threadRow(thread, language));
  const title = `*${escapeText(w.threads(threads.length))}*`;
  const said = rows.length === 0 ? [escapeText(w.noThreads)] : rows;
  return [section([title, ...said].join('\n'), w.cut), ...moreThan(threads, shown.threads, w)];
}

/** @returns mrkdwn */
function threadRow(thread: HomeThread, language: StaffLanguage): string {
  const { cardUrl } = thread;
  const link = cardUrl === null ? null : linkTo(cardUrl, modalWords[language].notified.link);
  return [spoken(threadWords(thread, language)), ...(link === null ? [] : [link])].join(' · ');
}

/** Danger is called as on its card, whatever topic was guessed beside it. */
function threadWords(thread: HomeThread, language: StaffLanguage): Words {
  const { danger, intent, arrivedAt, overdue, claimedBy } = thread;
  const w = homeWords[language];
  const cards = words[language];
  const about = danger === null ? topicName(cards, intent) : `*${cards.card.urgent(danger)}*`;
  return [
    `• ${about} · ${w.came} `,
    { at: arrivedAt, show: 'date' },
    ...(overdue ? [` · ⚠️ ${w.overdue}`] : []),
    ...(claimedBy === null ? [] : [` · ${w.lookedAfter} `, { staff: claimedBy }]),
  ];
}

function buttonBlocks({ member, lead }: Home, w: HomeWords): KnownBlock[] {
  const { absent, override, plan } = w.buttons;
  const buttons = [
    ...(member ? [buttonOf(rotaActions.absence, absent, 'open')] : []),
    ...(lead ? [buttonOf(rotaActions.override, override, 'open'), buttonOf(rotaActions.plan, plan, 'open')] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

function absenceBlocks({ at, absences }: Home, language: StaffLanguage): KnownBlock[] {
  const w = homeWords[language];
  if (absences.length === 0) return [];
  const day = (date: string) => dayTold(date, language, new Date(at).toISOString());
  const rows = absences.slice(0, shown.absences).map((absence): KnownBlock => {
    const { from, to } = absence;
    const days = from === to ? day(from) : `${day(from)} – ${day(to)}`;
    const accessory = buttonOf(rotaActions.back, w.buttons.back, daysValue(absence));
    return { ...section(escapeText(days), w.cut), accessory };
  });
  return [headed(w.absences, [], w.cut), ...rows, ...moreThan(absences, shown.absences, w)];
}

function calendarBlocks({ member }: Home, w: HomeWords): KnownBlock[] {
  const { feedMine, feedAll, revokeFeeds } = w.buttons;
  return [
    small(w.calendar),
    actions([
      ...(member ? [buttonOf(rotaActions.feedMine, feedMine, 'mine')] : []),
      buttonOf(rotaActions.feedAll, feedAll, 'all'),
      buttonOf(rotaActions.revokeFeeds, revokeFeeds, 'all'),
    ]),
  ];
}

function headed(title: string, rows: readonly Words[], note: string): SectionBlock {
  return section([`*${escapeText(title)}*`, ...rows.map(spoken)].join('\n'), note);
}

function moreThan(all: readonly unknown[], most: number, w: HomeWords): KnownBlock[] {
  return all.length > most ? [small(w.more(all.length - most))] : [];
}

function actions(elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

function buttonOf(actionId: string, name: string, value: string, style?: 'primary'): Button {
  return { type: 'button', action_id: actionId, text: label(name), value, ...(style && { style }) };
}
