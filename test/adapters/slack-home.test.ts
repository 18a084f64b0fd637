import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import { parseSlackRequest } from '../../adapters/slack/interactions.ts';
import type { Home, HomeShift } from '../../core/home.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import { type SlackEndpoint, startSlackEndpoint } from './slack-endpoint.ts';

let slack: SlackSimulator;
let endpoint: SlackEndpoint;
beforeEach(async () => {
  slack = await startSlackSimulator({ rate: 'wide' });
  endpoint = await startSlackEndpoint(slack.signingSecret);
  slack.setRequestUrl(endpoint.url);
});
afterEach(async () => {
  await slack.close();
  await endpoint.close();
});
const desk = () =>
  slackDesk({ apiUrl: slack.url, botToken: slack.botToken, channel: slack.channel, language: 'de', timeoutMs: 2_000 });

const frueh: HomeShift = {
  date: '2026-12-24',
  template: 'frueh',
  name: { de: 'Früh', en: 'Early' },
  start: '10:00',
  end: '14:00',
  person: 'U0MARTA',
  published: true,
  offered: false,
  seen: 3,
  can: null,
};
const home: Home = {
  at: 0,
  said: null,
  service: { open: true },
  onDuty: [{ staff: 'U0JONAS', shift: frueh }],
  uncoveredNow: [],
  next: { ...frueh, person: null },
  mine: [
    { ...frueh, can: 'askSwap' },
    { ...frueh, date: '2026-12-28', can: 'withdrawSwap', offered: true },
  ],
  open: [
    { ...frueh, date: '2026-12-29', person: null, can: 'take' },
    { ...frueh, date: '2026-12-30', person: 'U0AYLIN', can: 'acceptSwap', offered: true },
  ],
  uncovered: [],
  threads: [
    {
      danger: null,
      intent: 'opening_hours',
      channel: 'x-dm',
      arrivedAt: Date.UTC(2026, 11, 1),
      overdue: true,
      claimedBy: 'U0MARTA',
      cardUrl: null,
    },
  ],
  absences: [{ staff: 'U0MARTA', from: '2026-12-01', to: '2026-12-05' }],
  member: true,
  lead: true,
};

const published = async (change: Partial<Home> = {}, language: 'de' | 'en' = 'de') => {
  expect(await desk().publishHome('U0MARTA', { ...home, ...change }, language)).toEqual({ kind: 'ok', value: null });
  return JSON.stringify(slack.home('U0MARTA')?.blocks);
};

describe('the app’s own tab', () => {
  test('says all of it in the reader’s language', async () => {
    const german = await published();
    for (const said of ['Im Dienst', '<@U0JONAS> – Früh, bis 14:00 Uhr', 'niemand', 'Öffnungszeiten', 'überfällig']) {
      expect(german).toContain(said);
    }
    const english = await published({}, 'en');
    for (const said of ['On duty', '<@U0JONAS> – Early, until 14:00', 'nobody', 'Opening hours', 'overdue']) {
      expect(english).toContain(said);
    }
  });

  test('says before all else who is in danger, in the words of the card, with a link to it', async () => {
    const [usual] = home.threads;
    if (usual === undefined) throw new Error('Nothing is open');
    const cardUrl = 'https://slack.example/archives/C0AUSKUNFT/p1';
    const locked = { ...usual, danger: 'lockedIn' as const, intent: 'smalltalk', overdue: false, cardUrl };
    const threads = [locked, ...Array.from({ length: 26 }, () => usual)];
    const german = await published({ threads });
    expect(slack.home('U0MARTA')?.blocks[0]).toMatchObject({
      text: {
        text: expect.stringMatching(
          /^\*Offene Fragen: 27\*\n• \*DRINGEND: jemand ist eingeschlossen\* · seit .*<https:\/\/slack\.example\/.*\|Zur Karte>\n/u,
        ),
      },
    });
    expect(german).not.toContain('Plauderei');
    expect(german.match(/Offene Fragen/g)).toHaveLength(1);
    expect(await published({ threads: [locked] }, 'en')).toMatch(/URGENT: somebody is locked in\*.*\|To the card>/u);
    await published();
    expect(JSON.stringify(slack.home('U0MARTA')?.blocks[0])).toContain('Im Dienst');
  });

  test('says that somebody looks at it, once they do', async () => {
    await slack.openHome('U0MARTA');
    expect(endpoint.requests).toEqual([{ kind: 'homeOpened', user: 'U0MARTA' }]);
    await slack.event({ type: 'app_home_opened', user: 'U0MARTA', channel: 'D0MARTA', tab: 'messages' });
    expect(endpoint.requests[1]).toMatchObject({ kind: 'event', type: 'app_home_opened' });
  });

  const taps = [
    ['ask_swap', { do: 'askSwap', date: '2026-12-24', template: 'frueh', seen: 3 }],
    ['withdraw_swap', { do: 'withdrawSwap', date: '2026-12-28' }],
    ['take_shift', { do: 'take', date: '2026-12-29' }],
    ['accept_swap', { do: 'acceptSwap', date: '2026-12-30' }],
    ['back_to_work', { do: 'back', from: '2026-12-01', to: '2026-12-05' }],
    ['report_absence', { do: 'open', modal: 'absence', trigger: expect.stringMatching(/./) }],
    ['override_shift', { do: 'open', modal: 'override' }],
    ['plan_rota', { do: 'open', modal: 'plan' }],
    ['feed_mine', { do: 'feed', of: 'mine' }],
    ['feed_all', { do: 'feed', of: 'all' }],
    ['revoke_feeds', { do: 'revokeFeeds' }],
  ] as const;

  test.each(taps)('each of its buttons says what it is about: %s', async (actionId, tap) => {
    await published();
    await slack.homeAction({ user: 'U0MARTA', actionId });
    expect(endpoint.requests).toMatchObject([{ kind: 'rota', user: 'U0MARTA', tap, place: { kind: 'home' } }]);
  });

  test('names the year of an absence where it is another one', async () => {
    const absences = [{ staff: 'U0MARTA', from: '2026-12-28', to: '2027-01-02' }];
    expect(await published({ at: Date.UTC(2026, 11, 1), absences })).toContain('Mo., 28.12. – Sa., 2.1.2027');
    expect(await published({ at: Date.UTC(2026, 11, 1), absences }, 'en')).toContain('Mon 28 Dec – Sat, 2 Jan 2027');
    expect(await published({ at: Date.UTC(2027, 0, 1, 12), absences })).toContain('Mo., 28.12.2026 – Sa., 2.1.');
  });

  test('has no button for what somebody may not do', async () => {
    const shown = await published({ lead: false, member: false, mine: [], open: [], absences: [] });
    for (const id of ['override_shift', 'plan_rota', 'report_absence', 'feed_mine', 'ask_swap', 'back_to_work']) {
      expect(shown).not.toContain(id);
    }
    expect(shown).toContain('Sie stehen nicht im Dienstplan');
  });

  test('the same button in a modal says in which', async () => {
    endpoint.answer = async (request) => {
      if (request.kind === 'command')
        await desk().openModal(request.triggerId, { kind: 'home', home, help: 'x' }, 'de');
      return '';
    };
    await slack.command({ user: 'U0MARTA', command: '/auskunft', text: '' });
    const { id, hash } = slack.openView('U0MARTA') ?? {};
    await slack.viewAction({ user: 'U0MARTA', actionId: 'take_shift' });
    expect(endpoint.requests.at(-1)).toMatchObject({
      tap: { do: 'take' },
      place: { kind: 'modal', view: { id, hash } },
    });
  });

  test('a button without its shift is malformed, and changes nothing', () => {
    const payload = JSON.stringify({
      type: 'block_actions',
      user: { id: 'U0MARTA' },
      trigger_id: 'T',
      actions: [{ action_id: 'take_shift', value: '2026-12-24|frueh|x' }],
    });
    const body = Buffer.from(new URLSearchParams({ payload }).toString());
    expect(parseSlackRequest('application/x-www-form-urlencoded', body)).toMatchObject({ kind: 'malformed' });
  });
});

describe('a shift that is offered', () => {
  const offer = {
    words: '*Schicht frei:* Do., 24.12., Früh. Wer springt ein? <@U0JONAS>',
    button: { label: 'Ich übernehme', act: 'take', date: '2026-12-24', template: 'frueh', seen: 4 },
  } as const;

  test('stands in the channel, tells whom it names, and is taken in one tap', async () => {
    const placed = await desk().offer(offer);
    if (placed.kind !== 'ok') throw new Error('Not posted');
    expect(slack.notices('U0JONAS').map(({ ts }) => ts)).toEqual([placed.value.ts]);
    await slack.click({ user: 'U0JONAS', ts: placed.value.ts, actionId: 'take_shift' });
    expect(endpoint.requests).toMatchObject([
      {
        kind: 'rota',
        user: 'U0JONAS',
        tap: { do: 'take', date: '2026-12-24', template: 'frueh', seen: 4 },
        place: { kind: 'message', answerUrl: expect.stringMatching(/^http/) },
      },
    ]);
  });

  test('loses its button once it is settled', async () => {
    const placed = await desk().offer(offer);
    if (placed.kind !== 'ok') throw new Error('Not posted');
    expect(await desk().changeOffer(placed.value, { words: 'Besetzt.', button: null })).toMatchObject({ kind: 'ok' });
    expect(slack.messages().map(({ text, blocks }) => [text, blocks.length])).toEqual([['Besetzt.', 1]]);
    expect(() => slack.click({ user: 'U0JONAS', ts: placed.value.ts, actionId: 'take_shift' })).toThrow(
      'no take_shift',
    );
  });

  test('mentions and links that came in with a vendor’s words stay plain', async () => {
    await desk().offer({ words: '<!channel> <https://boese.example|hier> <@U0JONAS>', button: null });
    expect(slack.messages()[0]?.text).toBe('&lt;!channel&gt; &lt;https://boese.example|hier&gt; <@U0JONAS>');
  });

  test('a message to one person reaches them alone', async () => {
    expect(await desk().message('U0AYLIN', 'Ihre Schicht ist übernommen.')).toMatchObject({ kind: 'ok' });
    expect(slack.directMessages('U0AYLIN').map(({ text }) => text)).toEqual(['Ihre Schicht ist übernommen.']);
    expect(slack.messages()).toEqual([]);
  });
});

describe('the user group of duty', () => {
  const handle = 'twitterdienst';
  const updates = () => slack.requests.filter(({ method }) => method === 'usergroups.users.update').length;

  test('gets exactly these members, and is left alone while it has them', async () => {
    expect(await desk().dutyGroup(handle, ['U0JONAS', 'U0AYLIN'])).toEqual({ kind: 'ok', value: 'S0DIENST' });
    expect(slack.usergroup(handle)).toEqual(['U0JONAS', 'U0AYLIN']);
    expect(await desk().dutyGroup(handle, ['U0AYLIN', 'U0JONAS'])).toMatchObject({ kind: 'ok' });
    expect(updates()).toBe(1);
  });

  test('is trouble where there is none of that name', async () => {
    expect(await desk().dutyGroup('anders', ['U0JONAS'])).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'refused', detail: 'no_such_group' },
    });
  });

  test.each(['paid_teams_only', 'permission_denied'])(
    'is trouble where the workspace does not permit it: %s',
    async (error) => {
      slack.faults.set('usergroups.users.update', { kind: 'error', error });
      expect(await desk().dutyGroup(handle, ['U0JONAS'])).toMatchObject({
        kind: 'trouble',
        trouble: { detail: error },
      });
    },
  );
});
