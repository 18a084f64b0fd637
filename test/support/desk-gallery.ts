/**
 * The desk to look at: every card in the channel of the built-in Slack, which checks Slack's limits on each, and every
 * modal to be opened there. Time stands still.
 */
import { createServer } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { contentsOf, shrinkCard } from '../../adapters/slack/cards.ts';
import { modalView } from '../../adapters/slack/modals.ts';
import { submitRefused } from '../../adapters/slack/submit-answers.ts';
import type { Millis } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { SlackPerson } from '../../local/page/world.ts';
import { isObject, parseJson, textOf } from '../../local/slack-simulator/json.ts';
import { startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { startXSimulator } from '../../local/x-simulator/server.ts';
import { galleryCards } from './gallery-cards.ts';
import { galleryLists } from './gallery-lists.ts';
import { type GalleryModal, galleryModals } from './gallery-modals.ts';
import { aylin, marta, tomasz } from './gallery-threads.ts';
import { galleryWords } from './gallery-words.ts';
import { pageWorld, type StoryWorld } from './page-world.ts';

export interface Gallery {
  world: StoryWorld;
  /** What each message in the channel is called, in the channel's order. */
  cards: readonly string[];
  modals: readonly GalleryModal[];
  /** Opens it in front of the first member of staff; where the app finds something wrong with it, as that stands then. */
  open(modal: GalleryModal): Promise<void>;
  /** Closes what is open. */
  closeModal(): Promise<void>;
  close(): Promise<void>;
}

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** @param what 'modals' leaves the channel almost empty, which is quicker where no card is looked at */
export async function openGallery(language: StaffLanguage, now: Millis, what: 'cards' | 'modals'): Promise<Gallery> {
  const clock = () => now;
  const x = await startXSimulator({ limits: 'wide' });
  const { pictures } = x.post({ author: 'mia_liest', text: 'Das Buch', pictures: [{ motif: 'book' }] });
  const modals = galleryModals(language, now, pictures[0]?.url ?? '');
  let wanted: GalleryModal | undefined;
  let failure: unknown;

  const app = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const payload = parseJson(new URLSearchParams(raw).get('payload') ?? '');
    const answer = isObject(payload) && payload.type === 'view_submission' ? refusalOf(wanted) : '';
    if (wanted && isObject(payload) && payload.type === 'block_actions') {
      const view = modalView(wanted.modal, language);
      await client.views.open({ trigger_id: textOf(payload.trigger_id), view }).catch((error: unknown) => {
        failure = error;
      });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  if (address === null || typeof address === 'string') throw new Error('The app has no port');
  const slack = await startSlackSimulator({
    rate: 'wide',
    now: clock,
    requestUrl: `http://127.0.0.1:${address.port}/`,
  });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    logger: silent,
  });
  const { channel } = slack;

  const opener = await client.chat.postMessage({ channel, text: 'Modals', blocks: [openerBlock] });
  const shown = what === 'modals' ? [] : [...galleryCards(language, now), ...galleryLists(language, now)];
  let newest = opener.ts ?? '';
  for (const { card } of shown) {
    const posted = await client.chat.postMessage({ channel, ...contentsOf(card, language) });
    newest = posted.ts ?? '';
  }
  const former = await client.chat.postMessage({ channel, text: 'Former card' });
  const card = { channel, ts: former.ts ?? '' };
  await shrinkCard(client, clock, { card, into: { channel, ts: newest }, language });

  const story = pageWorld({ empty: true, now });
  const world: StoryWorld = {
    ...story,
    slack: {
      channel: 'auskunft',
      get staff() {
        return slack.staff.map((person) => renamed(person, language));
      },
      people: () => slack.people().map((person) => renamed(person, language)),
      messages: () => slack.messages(),
      ephemerals: slack.ephemerals,
      openView: slack.openView,
      click: slack.click,
      submit: slack.submit,
      viewAction: slack.viewAction,
      dismiss: slack.dismiss,
      command: slack.command,
    },
    onChange(listener) {
      const ends = [story.onChange(listener), slack.onChange(listener)];
      return () => ends.some((end) => end() === undefined);
    },
  };
  return {
    world,
    cards: ['opener', ...shown.map(({ name }) => name), 'shrunk'],
    modals,
    async open(modal) {
      wanted = modal;
      failure = undefined;
      await slack.click({ user: marta, ts: opener.ts ?? '', actionId: 'open' });
      if (failure !== undefined) throw new Error(`Slack refuses the modal ${modal.name}`, { cause: failure });
      if (modal.refused === undefined) return;
      const { failure: unsent } = await slack.submit({ user: marta, values: modal.refused.entries });
      if (unsent !== undefined) throw new Error(`The modal ${modal.name} was not submitted: ${unsent}`);
    },
    async closeModal() {
      await slack.dismiss(marta);
    },
    async close() {
      await slack.close();
      await x.close();
      await new Promise((resolve) => {
        app.close(resolve);
        app.closeAllConnections();
      });
    },
  };
}

const openerBlock = {
  type: 'actions' as const,
  elements: [{ type: 'button' as const, action_id: 'open', text: { type: 'plain_text' as const, text: 'Modals' } }],
};

function refusalOf(modal: GalleryModal | undefined): string {
  if (!modal?.refused) return '';
  const { as, input, words } = modal.refused;
  return JSON.stringify(submitRefused(as, input, words));
}

/** Some have longer names than anybody in the simulator. */
function renamed<P extends SlackPerson>(person: P, language: StaffLanguage): P {
  const [first, second] = galleryWords[language].people;
  if (person.id === aylin) return { ...person, realName: first };
  return person.id === tomasz ? { ...person, realName: second } : person;
}
