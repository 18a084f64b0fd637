/** Cards and modals as the app sends them, in Slack's Block Kit. */

export type Blocks = Record<string, unknown>[];

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const section = (text: string) => ({ type: 'section', block_id: id(), text: mrkdwn(text) });
const context = (text: string) => ({ type: 'context', block_id: id(), elements: [mrkdwn(text)] });

const quote = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

let ids = 0;
function id(): string {
  ids += 1;
  return `b${ids}`;
}

/** `<!date^…>` of a moment, epoch milliseconds. */
function moment(at: number, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${new Date(at).toISOString()}>`;
}

export interface CardStory {
  thread: string;
  topic: string;
  marks: string;
  question: string;
  answer: string | null;
  /** What became of it, as mrkdwn. */
  state?: string;
  warnings?: string[];
  history: { at: number; what: string }[];
  actions: 'review' | 'undo' | 'none';
}

export function card(story: CardStory): Blocks {
  return [
    section(`*${story.topic}* · ${story.marks}`),
    section(quote(story.question)),
    context('<https://x.example/i/status/1|Auf X ansehen>'),
    ...(story.answer === null
      ? []
      : [section('*Vorschlag*'), { type: 'section', block_id: id(), text: plain(story.answer) }]),
    ...(story.state === undefined ? [] : [section(story.state)]),
    ...(story.warnings === undefined ? [] : [section(story.warnings.map((warning) => `• ${warning}`).join('\n'))]),
    ...actions(story),
    context(story.history.map(({ at, what }) => `${moment(at)} · ${what}`).join('\n')),
  ];
}

function actions({ thread, actions: which }: CardStory): Blocks {
  const button = (action_id: string, label: string, style?: string) => ({
    type: 'button',
    action_id,
    text: plain(label),
    value: `${thread}|1`,
    ...(style && { style }),
  });
  const option = (value: string, label: string) => ({ text: plain(label), value });
  if (which === 'none') return [];
  const elements =
    which === 'undo'
      ? [button('undo', 'Rückgängig')]
      : [
          button('approve', 'Freigeben', 'primary'),
          button('edit', 'Bearbeiten'),
          button('reject', 'Keine Antwort …'),
          {
            type: 'static_select',
            action_id: 'more',
            placeholder: plain('Mehr …'),
            options: [option('claim', 'Ich übernehme'), option('answered_by_hand', 'Anders beantwortet')],
          },
        ];
  return [{ type: 'actions', block_id: `${thread}|1|${id()}`, elements }];
}

/** A message with the blocks that cards do not use. */
export function report(at: number): Blocks {
  return [
    { type: 'header', block_id: id(), text: plain('Woche 46: 9 von 10 Fragen rechtzeitig') },
    {
      type: 'section',
      block_id: id(),
      fields: [mrkdwn('*Fragen*\n41'), mrkdwn('*Median bis zur Antwort*\n12 min')],
      accessory: {
        type: 'overflow',
        action_id: 'report_menu',
        options: [{ text: plain('Als Tabelle'), value: 'csv' }],
      },
    },
    { type: 'image', block_id: id(), slack_file: { id: 'F1' }, alt_text: 'Linie: Antwortzeit je Tag' },
    { type: 'divider', block_id: id() },
    {
      type: 'rich_text',
      block_id: id(),
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Am häufigsten gefragt: ' },
            { type: 'text', text: 'Öffnungszeiten', style: { bold: true } },
          ],
        },
      ],
    },
    context(`Erstellt ${moment(at)} für <!here>, Rückfragen an <@U0MARTA>, \`npm run report\``),
    {
      type: 'actions',
      block_id: id(),
      elements: [
        {
          type: 'button',
          action_id: 'resend',
          text: plain('Noch einmal an alle'),
          style: 'danger',
          confirm: {
            title: plain('Noch einmal senden?'),
            text: mrkdwn('Der Bericht geht *an alle* im Kanal.'),
            confirm: plain('Senden'),
            deny: plain('Lieber nicht'),
          },
        },
      ],
    },
    { type: 'video', block_id: id(), alt_text: 'unbekannt' },
  ];
}

/** The modal `edit_reply`; `anew` stands for an action id that differs, so that the new text shows. */
export function editModal(question: string, text: string, anew = ''): Blocks {
  const option = (value: string, label: string) => ({ text: plain(label), value });
  return [
    section(quote(question)),
    {
      type: 'actions',
      block_id: 'alternatives',
      elements: [
        {
          type: 'static_select',
          action_id: 'alternative',
          placeholder: plain('Andere Vorschläge'),
          options: [option('feiertage', 'Feiertage'), option('anreise', 'Anreise und Parken')],
        },
      ],
    },
    {
      type: 'input',
      block_id: 'reply',
      label: plain('Antwort'),
      hint: plain('Genau dieser Text geht hinaus. Höchstens 280 Zeichen.'),
      element: {
        type: 'plain_text_input',
        action_id: `text${anew}`,
        multiline: true,
        max_length: 3000,
        initial_value: text,
      },
    },
  ];
}

/** The modal `reject_reply`. */
export function rejectModal(): Blocks {
  const option = (value: string, label: string) => ({ text: plain(label), value });
  return [
    {
      type: 'input',
      block_id: 'reason',
      label: plain('Warum geht dieser Vorschlag nicht hinaus?'),
      element: {
        type: 'radio_buttons',
        action_id: 'reason',
        options: [
          option('draft_wrong', 'Der Vorschlag passt nicht'),
          option('no_answer_needed', 'Keine Antwort nötig'),
          option('spam', 'Spam oder Beleidigung'),
        ],
      },
    },
    {
      type: 'input',
      block_id: 'branch',
      optional: true,
      label: plain('Welche Zweigstelle?'),
      element: {
        type: 'static_select',
        action_id: 'branch',
        options: [option('zentral', 'Zentralbibliothek'), option('nord', 'Nordviertel')],
      },
    },
  ];
}
