/** Cards and modals with the parts of Block Kit that a desk uses, in long German words. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (value: string, label: string) => ({ text: plain(label), value });

/** A list of questions, each with a tick of its own. */
export function bundleCard(rows: readonly string[] = ['t1', 't2', 't3']): KnownBlock[] {
  const questions: Record<string, string> = {
    t1: 'Geht bei Ihnen das WLAN in der Zentralbibliothek gerade auch nicht?',
    t2: 'WLAN kaputt???',
    t3: 'Seit heute Morgen lande ich immer wieder auf der Anmeldeseite, obwohl ich die Ausweisnummer richtig eingebe.',
  };
  return [
    { type: 'header', text: plain('3 Fragen: Benutzungsbedingungen des WLAN') },
    { type: 'context', elements: [mrkdwn('<@U0MARTA>, bitte · fällig in 12 min · X, öffentlich · Deutsch')] },
    { type: 'section', text: mrkdwn('*Vorschlag für alle*') },
    { type: 'section', text: plain('Guten Tag, das WLAN ist gestört. Wir arbeiten daran und melden uns hier wieder.') },
    { type: 'divider' },
    ...rows.map(
      (row): KnownBlock => ({
        type: 'section',
        block_id: row,
        text: mrkdwn(`> ${questions[row]}`),
        accessory: {
          type: 'checkboxes',
          action_id: 'tick',
          options: [{ text: mrkdwn('*dabei*'), value: row }],
          ...(row !== 't3' && { initial_options: [{ text: mrkdwn('*dabei*'), value: row }] }),
        },
      }),
    ),
    {
      type: 'actions',
      block_id: 'all',
      elements: [
        { type: 'button', action_id: 'approve_all', style: 'primary', text: plain('Angehakte freigeben'), value: 'b1' },
        {
          type: 'button',
          action_id: 'composer',
          text: plain('Bei X selbst antworten'),
          url: 'https://x.example/intent/post?text=Guten%20Tag',
        },
        { type: 'overflow', action_id: 'others', options: [option('mute', 'Stumm schalten')] },
      ],
    },
  ];
}

/** @param picture where a picture lies on this machine */
export function deskCard(picture: string): KnownBlock[] {
  return [
    {
      type: 'section',
      text: mrkdwn('*Rückgabe beschädigter Medien* · X, öffentlich'),
      accessory: { type: 'image', image_url: picture, alt_text: 'Aufgeschlagenes Buch mit Kaffeefleck' },
    },
    { type: 'section', text: mrkdwn('> So sieht das Buch aus, das ich gerade ausgeliehen habe') },
    {
      type: 'context',
      elements: [
        { type: 'image', image_url: picture, alt_text: 'Mia Brandt' },
        mrkdwn('Mia Brandt, zuletzt von <@U0RENATE> beantwortet'),
        mrkdwn('<!subteam^S0DIENST>, bitte'),
      ],
    },
    { type: 'image', image_url: 'https://pictures.example/notice.png', alt_text: 'Aushang an der Tür' },
    {
      type: 'section',
      block_id: 'care',
      text: mrkdwn('Kümmert sich'),
      accessory: { type: 'users_select', action_id: 'care', placeholder: plain('Kollegin oder Kollege') },
    },
    {
      type: 'actions',
      block_id: 'moves',
      elements: [
        { type: 'button', action_id: 'hand_over', text: plain('Weitergeben …') },
        { type: 'button', action_id: 'show_pictures', text: plain('Bilder ansehen') },
        {
          type: 'static_select',
          action_id: 'more',
          placeholder: plain('Weitere Schritte'),
          options: moreSteps.map((label, index) => option(`step-${index}`, label)),
        },
        {
          type: 'button',
          action_id: 'delete',
          style: 'danger',
          text: plain('Veröffentlichte Antwort löschen'),
          confirm: {
            title: plain('Antwort löschen?'),
            text: plain('Sie verschwindet bei X für alle.'),
            confirm: plain('Löschen'),
            deny: plain('Behalten'),
            style: 'danger',
          },
        },
      ],
    },
  ];
}

const moreSteps = [
  'Ich übernehme',
  'Ich bin noch dran',
  'Zwischenbescheid schreiben',
  'Anders beantwortet',
  'Stumm schalten …',
  'Originaltext anzeigen',
  'Ganze Unterhaltung anzeigen',
  'Bisherigen Verlauf anzeigen',
  'Nicht mehr weitergeben',
];

const topics = {
  Öffnungszeiten: ['Zentralbibliothek', 'Mühlenbach', 'Nordviertel', 'Feiertage und Weihnachtspause'],
  'Ausweis und Anmeldung': ['Ausweis für Erwachsene', 'Ausweis für Kinder', 'Gästeausweis', 'Verlorener Ausweis'],
  Gebühren: ['Jahresgebühr', 'Mahngebühren und Säumnisgebühren', 'Gebühren bezahlen'],
};

export function everyInput(): ModalView {
  const input = (
    id: string,
    label: string,
    element: InputBlock['element'],
    more: Partial<InputBlock> = {},
  ): InputBlock => ({
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: id, ...element },
    ...more,
  });
  return {
    type: 'modal',
    callback_id: 'every_input',
    title: plain('Vorgang weitergeben'),
    submit: plain('Weitergeben'),
    close: plain('Abbrechen'),
    blocks: [
      { type: 'section', text: mrkdwn('> So sieht das Buch aus, das ich gerade ausgeliehen habe') },
      input('to', 'An wen', { type: 'users_select', placeholder: plain('Name') }),
      input(
        'answer',
        'Antwort der Bücherei',
        {
          type: 'static_select',
          placeholder: plain('Antworten durchsuchen'),
          option_groups: Object.entries(topics).map(([topic, titles]) => ({
            label: plain(topic),
            options: titles.map((title) => option(title.toLowerCase().replaceAll(' ', '-'), title)),
          })),
        },
        { optional: true, dispatch_action: true, hint: plain('Tippen Sie ein Wort aus dem Titel.') },
      ),
      input(
        'branches',
        'Zweigstellen',
        {
          type: 'multi_static_select',
          placeholder: plain('Zweigstelle'),
          max_selected_items: 2,
          options: [
            option('zentral', 'Zentralbibliothek'),
            option('muehlenbach', 'Mühlenbach'),
            option('nord', 'Nordviertel'),
          ],
        },
        { optional: true },
      ),
      input('from', 'Von', { type: 'datepicker', initial_date: '2026-11-23' }),
      input('at', 'Uhrzeit', { type: 'timepicker' }, { optional: true }),
      input(
        'also',
        'Außerdem',
        { type: 'checkboxes', options: [option('mail', 'Per E-Mail benachrichtigen'), option('note', 'Vermerken')] },
        { optional: true },
      ),
      input('why', 'Warum', {
        type: 'radio_buttons',
        options: [option('absent', 'Ich bin gleich nicht mehr da'), option('expert', 'Das weiß jemand anderes besser')],
      }),
      input('note', 'Notiz', { type: 'plain_text_input', max_length: 40 }, { optional: true }),
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('Die Notiz sieht nur das Team.')] },
      {
        type: 'actions',
        block_id: 'go',
        elements: [{ type: 'button', action_id: 'deeper', text: plain('Bilder ansehen') }],
      },
    ],
  };
}

/** A modal that only shows. */
export function pictureModal(picture: string): ModalView {
  return {
    type: 'modal',
    title: plain('Bilder'),
    close: plain('Schließen'),
    blocks: [
      { type: 'header', text: plain('Zwei Bilder') },
      {
        type: 'image',
        image_url: picture,
        alt_text: 'Aufgeschlagenes Buch mit Kaffeefleck',
        title: plain('Bild 1 von 2: Aufgeschlagenes Buch mit einem großen Kaffeefleck'),
      },
      { type: 'image', image_url: 'https://pictures.example/2.png', alt_text: 'Aushang an der Tür' },
    ],
  };
}
