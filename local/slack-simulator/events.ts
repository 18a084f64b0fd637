import { deliver, type InteractionResult } from './delivery.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { requirePerson } from './membership.ts';
import { directChannel } from './messages.ts';
import { app, team } from './people.ts';
import type { Destination } from './staff-acts.ts';
import { homeOf, type Workspace } from './workspace.ts';

/** A delivery of an event that Slack had sent before: same id, and why it tries again. */
interface Redelivery {
  eventId: string;
  retryNum: number;
  retryReason: 'http_timeout' | 'http_error' | 'connection_failed' | 'ssl_error' | 'unknown_error';
}

export interface Events {
  /** Sends `event` in the envelope of the Events API. It is sent once: a test that wants a retry says so by `again`. */
  event(event: JsonObject, again?: Redelivery): Promise<InteractionResult & { eventId: string }>;
  /** `user` looks at the app's own tab, which tells the app (docs.slack.dev, app_home_opened). */
  openHome(user: string): Promise<InteractionResult>;
  /** The handshake by which Slack makes sure of a request URL: verified when the answer gives the challenge back. */
  verifyUrl(): Promise<InteractionResult & { verified: boolean }>;
}

export function eventSender(workspace: Workspace, destination: Destination): Events {
  const send = (content: JsonObject, headers: Record<string, string>) => {
    const url = destination.requestUrl();
    if (url === undefined) throw new Error('Cannot send an event before the request URL is set');
    return deliver(url, destination.signingSecret, {
      body: JSON.stringify(content),
      contentType: 'application/json',
      at: workspace.now(),
      headers,
    });
  };

  const events: Events = {
    async event(event, again) {
      const eventId = again?.eventId ?? workspace.newId('Ev');
      const envelope: JsonObject = {
        token: app.verificationToken,
        team_id: team.id,
        api_app_id: app.id,
        event: { event_ts: workspace.timestamp(), ...event },
        type: 'event_callback',
        event_id: eventId,
        event_time: Math.floor(workspace.now() / 1000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: team.id,
            user_id: app.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
      };
      const retry =
        again === undefined
          ? {}
          : { 'x-slack-retry-num': String(again.retryNum), 'x-slack-retry-reason': again.retryReason };
      return { ...(await send(envelope, retry)), eventId };
    },

    async openHome(user) {
      requirePerson(workspace, user);
      const view = homeOf(workspace, user)?.view;
      const channel = directChannel(workspace, user) ?? '';
      const opened = { type: 'app_home_opened', user, channel, tab: 'home' };
      return events.event(view === undefined ? opened : { ...opened, view: { ...view } });
    },

    async verifyUrl() {
      const challenge = workspace.newId('challenge');
      const result = await send({ token: app.verificationToken, challenge, type: 'url_verification' }, {});
      const answer = parseJson(result.body);
      const returned = isObject(answer) ? answer.challenge : result.body.trim().replace(/^challenge=/, '');
      return { ...result, verified: result.failure === undefined && returned === challenge };
    },
  };
  return events;
}
