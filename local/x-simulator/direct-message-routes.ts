import * as v from 'valibot';
import { renderDirectMessages, withoutEmpty } from './includes.ts';
import type { DirectMessage } from './journal.ts';
import { onePage } from './paging.ts';
import { type Answer, forbidden } from './problem.ts';
import { directMessageReading, readBody, readQuery, type Simulation, type XRequest } from './request.ts';

/** X shows direct messages of the last 30 days. */
const reachMs = 30 * 24 * 60 * 60_000;

/** `GET /2/dm_events`: all conversations, own messages too, newest first. There is no `since_id`. */
export function getDirectMessages(simulation: Simulation, request: XRequest): Answer {
  return listMessages(simulation, request, () => true, 'messages');
}

/** `GET /2/dm_conversations/with/:id/dm_events` */
export function getConversation(simulation: Simulation, request: XRequest): Answer {
  const withThem = (message: DirectMessage) => message.participantId === request.id;
  return listMessages(simulation, request, withThem, `messages ${request.id}`);
}

function listMessages(
  simulation: Simulation,
  request: XRequest,
  chosen: (message: DirectMessage) => boolean,
  listing: string,
): Answer {
  const { asked, query } = readQuery(simulation, request, directMessageReading);
  const created = query.event_types === undefined || query.event_types.includes('MessageCreate');
  const messages = simulation.world
    .directMessages()
    .filter((message) => created && chosen(message) && message.createdAt >= simulation.now() - reachMs)
    .reverse();
  const { items, next } = onePage(messages, query, listing, asked);
  const { data, includes } = renderDirectMessages(simulation, items, asked);
  return {
    status: 200,
    body: { ...withoutEmpty({ data, includes }), meta: { result_count: items.length, ...next } },
  };
}

const NewMessage = v.strictObject({ text: v.pipe(v.string(), v.nonEmpty('is empty')) });

/** `POST /2/dm_conversations/with/:id/messages`: 403 to whoever never wrote. Attachments are not modelled: 400. */
export function sendDirectMessage(simulation: Simulation, request: XRequest): Answer {
  const { text } = readBody(simulation, request, NewMessage);
  const { world, deeds } = simulation;
  const wroteBefore = world.directMessages().some((message) => message.senderId === request.id);
  const participant = world.userById(request.id);
  if (!participant || participant.id === world.account.id || !wroteBefore)
    throw forbidden('You do not have permission to DM one or more participants.');
  const sent = deeds.sendDirectMessage(participant, text);
  return { status: 201, body: { data: { dm_conversation_id: sent.conversation, dm_event_id: sent.id } } };
}
