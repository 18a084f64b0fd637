/** Cards in the staff channel: what is posted, how a card is found again, and what remains of one that was replaced. */
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { keyOf } from '../../core/card-key.ts';
import { modalWords } from '../../core/modal-words.ts';
import type { Words } from '../../core/review-card.ts';
import type { Millis } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { DeskCard, DeskResult } from '../../steps/ports.ts';
import type { CardPlace, CardRef } from '../../steps/threads.ts';
import { cardBlocks } from './blocks.ts';
import { bundleBlocks } from './bundle-blocks.ts';
import { escapeText, linkTo } from './mrkdwn.ts';
import { outcome } from './outcomes.ts';
import { eachPage, Page, understood } from './responses.ts';

const cardType = 'auskunft_card';
/** Slack's word for a message that is no longer there. */
const goneDetail = 'message_not_found';
const pageSize = 200;

const Link = v.object({ permalink: v.string() });
const History = v.object({
  messages: v.array(
    v.object({
      ts: v.string(),
      metadata: v.optional(
        v.object({ event_type: v.string(), event_payload: v.optional(v.record(v.string(), v.unknown())) }),
      ),
    }),
  ),
  ...Page,
});

/** Text and blocks always go together: an update with text alone would delete the blocks. */
export function contentsOf(card: DeskCard, language: StaffLanguage) {
  return {
    text: escapeText(card.summary),
    blocks: card.kind === 'thread' ? cardBlocks(card, language) : bundleBlocks(card, language),
    metadata: metadataOf(keyOf(card)),
  };
}

/** By which `findCard` finds a message again. */
export function metadataOf(key: string) {
  return { event_type: cardType, event_payload: { card: key } };
}

/**
 * What is posted of a card, where that is not all of it; else null. Slack tells everybody whom a new message names of it,
 * and nobody of an edit: at first only whoever is called is named, and the rest is added once it stands.
 */
export function namingOnlyTheCalled(card: DeskCard): DeskCard | null {
  if (card.kind === 'bundle') {
    const { lines, rows } = card;
    if ([...lines, ...rows.map(({ state }) => state)].every(namesNobody)) return null;
    const nameless = rows.map((row) => (namesNobody(row.state) ? row : { ...row, state: [] }));
    return { ...card, lines: lines.filter(namesNobody), rows: nameless };
  }
  const { context, state, warnings, history } = card;
  if ([...context, ...state, ...warnings, ...history].every(namesNobody)) return null;
  return {
    ...card,
    context: context.filter(namesNobody),
    state: state.filter(namesNobody),
    warnings: warnings.filter(namesNobody),
    history: history.filter(namesNobody),
  };
}

function namesNobody(line: Words): boolean {
  return line.every((word) => typeof word === 'string' || !('staff' in word));
}

export function refOf(card: DeskCard, { channel, ts }: CardPlace): CardRef {
  const place = { channel, ts, former: null };
  return card.kind === 'thread' ? { ...place, call: card.call, bundle: null } : { ...place, call: 0, bundle: card.id };
}

/** @param since no card older than this is looked for */
export async function findCard(
  client: WebClient,
  channel: string,
  key: string,
  since: Millis,
): Promise<CardPlace | null> {
  let found: CardPlace | null = null;
  await eachPage(async (from) => {
    const answer = await client.conversations.history({
      channel,
      oldest: (since / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: pageSize,
      ...from,
    });
    const page = understood(History, answer);
    const card = page.messages.find(
      ({ metadata }) => metadata?.event_type === cardType && metadata.event_payload?.card === key,
    );
    if (card === undefined) return page;
    found = { channel, ts: card.ts };
    return 'enough';
  });
  return found;
}

/** The address of a card; null on a server that gives no addresses of messages. */
export async function cardUrl(
  client: WebClient,
  clock: () => Millis,
  { channel, ts }: CardPlace,
): Promise<DeskResult<string | null>> {
  const found = await outcome(async () => {
    const answer = await client.chat.getPermalink({ channel, message_ts: ts });
    return understood(Link, answer).permalink;
  }, clock);
  return found.kind === 'trouble' && found.trouble.kind === 'refused' ? { kind: 'ok', value: null } : found;
}

/** A link to a card; null where it has no address. */
export async function linkToCard(
  client: WebClient,
  clock: () => Millis,
  card: CardPlace,
  label: string,
): Promise<DeskResult<string | null>> {
  const found = await cardUrl(client, clock, card);
  return found.kind === 'ok' && found.value !== null ? { kind: 'ok', value: linkTo(found.value, label) } : found;
}

/**
 * Leaves one line of a card, which leads to the one in its place. A card that is gone needs none; a server that gives
 * no addresses of messages gets the line without a link.
 */
export async function shrinkCard(
  client: WebClient,
  clock: () => Millis,
  { card, into, language }: { card: CardPlace; into: CardPlace; language: StaffLanguage },
): Promise<DeskResult<null>> {
  const { shrunk } = modalWords[language];
  const found = await linkToCard(client, clock, into, shrunk.link);
  if (found.kind === 'trouble') return found;
  const link = found.value;
  const line: KnownBlock = {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: `${escapeText(shrunk.goesOn)} ${link ?? escapeText(shrunk.link)}`, verbatim: true },
    ],
  };
  const updated = await outcome(async () => {
    const { channel, ts } = card;
    // Without its key it is not found in place of the new card.
    const metadata = { event_type: 'auskunft_former_card', event_payload: {} };
    await client.chat.update({ channel, ts, text: escapeText(shrunk.summary), blocks: [line], metadata });
    return null;
  }, clock);
  const gone = updated.kind === 'trouble' && updated.trouble.detail === goneDetail;
  return gone ? { kind: 'ok', value: null } : updated;
}
