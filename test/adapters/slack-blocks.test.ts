import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardBlocks } from '../../adapters/slack/blocks.ts';
import { editView, rejectView, submitContinues, submitRefused } from '../../adapters/slack/modals.ts';
import { cut, linkTo, pieces, quote, sentence, spoken } from '../../adapters/slack/mrkdwn.ts';
import type { CardActionId, ReviewCard } from '../../core/review-card.ts';
import type { EditModal } from '../../steps/ports.ts';

const at = Date.UTC(2026, 10, 23, 9, 42, 10);

const action = (id: CardActionId, inMenu = false) => ({ id, label: id, style: 'plain' as const, inMenu });
const plainCard: ReviewCard = {
  threadId: 'x-mention-100',
  draftVersion: 3,
  summary: 'Öffnungszeiten: wartet auf Freigabe',
  topic: 'Öffnungszeiten',
  marks: ['fällig: ', { at, show: 'date' }, ' · X, öffentlich'],
  earlier: [],
  question: 'Habt ihr offen?\nUnd wie lange?',
  link: { label: 'Auf X ansehen', url: 'https://x.example/i/status/100' },
  answer: { label: 'Vorschlag', text: 'Bücher & *mehr* bis 19 Uhr.' },
  state: [['Freigegeben von ', { staff: 'U0KOCH' }, ' um ', { at }]],
  warnings: [['Dringend.'], ['Vorsicht.']],
  history: [[{ at, show: 'seconds' }, ' · eingetroffen']],
  actions: [
    { ...action('approve'), style: 'primary' },
    action('edit'),
    action('reject'),
    action('claim', true),
    action('answered_by_hand', true),
  ],
};
const modal: EditModal = {
  threadId: 'x-mention-100',
  draftVersion: 3,
  question: 'Habt ihr offen?',
  text: 'Ja.',
  limit: 280,
  alternatives: [{ answerId: 'zeiten', title: 'Öffnungszeiten', text: 'Ja, bis 19 Uhr.' }],
};

describe('a card in Block Kit', () => {
  test('stands in the order in which staff read: topic, question, answer, state, warnings, buttons, history', () => {
    const blocks = cardBlocks(plainCard, 'de');
    expect(blocks.map((block) => block.type)).toEqual([
      'section',
      'section',
      'context',
      'section',
      'section',
      'section',
      'section',
      'actions',
      'context',
    ]);
    expect(texts(blocks)).toEqual([
      `*Öffnungszeiten* · fällig: <!date^${at / 1000}^{date_short_pretty} {time}|2026-11-23 09:42 UTC> · X, öffentlich`,
      '> Habt ihr offen?\n> Und wie lange?',
      '<https://x.example/i/status/100|Auf X ansehen>',
      '*Vorschlag*',
      'Bücher &amp; *mehr* bis 19 Uhr.',
      `Freigegeben von <@U0KOCH> um <!date^${at / 1000}^{time}|09:42 UTC>`,
      '• Dringend.\n• Vorsicht.',
      `<!date^${at / 1000}^{time_secs}|09:42:10 UTC> · eingetroffen`,
    ]);
  });

  test('shows the answer as plain text, so that no sign in it turns into formatting', () => {
    const answer = cardBlocks(plainCard, 'de')[4];
    expect(answer).toEqual({
      type: 'section',
      text: { type: 'plain_text', text: 'Bücher &amp; *mehr* bis 19 Uhr.', emoji: false },
    });
  });

  test('has buttons that name thread and draft, and a menu whose values are the action ids', () => {
    const block = cardBlocks(plainCard, 'de').find(({ type }) => type === 'actions');
    expect(block).toMatchObject({
      block_id: expect.stringMatching(/^x-mention-100\|3\|[0-9a-f]{8}$/),
      elements: [
        { type: 'button', action_id: 'approve', value: 'x-mention-100|3', style: 'primary' },
        { type: 'button', action_id: 'edit', value: 'x-mention-100|3' },
        { type: 'button', action_id: 'reject', value: 'x-mention-100|3' },
        { type: 'static_select', action_id: 'more', options: [{ value: 'claim' }, { value: 'answered_by_hand' }] },
      ],
    });
    expect(block).not.toHaveProperty('elements.1.style');
  });

  test('gets a new block id with every rendering, so that the menu forgets its last choice', () => {
    const id = () => cardBlocks(plainCard, 'de').find(({ type }) => type === 'actions')?.block_id;
    expect(id()).not.toBe(id());
  });

  test('leaves out what it does not have', () => {
    const empty = { question: '', link: null, answer: null, state: [], warnings: [], history: [], actions: [] };
    expect(cardBlocks({ ...plainCard, ...empty }, 'de')).toHaveLength(1);
    const link = { label: 'x', url: 'javascript:alert(1)' };
    expect(cardBlocks({ ...plainCard, ...empty, link }, 'de')).toHaveLength(1);
    const noMenu = cardBlocks({ ...plainCard, actions: [action('undo')] }, 'de').find(({ type }) => type === 'actions');
    expect(noMenu).toHaveProperty('elements.length', 1);
  });

  test('shows the last three earlier messages on a line each and counts the others', () => {
    const earlier = [1, 2, 3, 4, 5].map((n) => ({ by: 'Gefragt', text: `Zeile\n${n}`, at }));
    const shown = texts(cardBlocks({ ...plainCard, earlier }, 'de')).slice(1, 5);
    expect(shown[0]).toBe('2 ältere Nachrichten');
    expect(shown[1]).toMatch(/^Gefragt <!date[^>]*>: Zeile 3$/);
    expect(texts(cardBlocks({ ...plainCard, earlier: earlier.slice(0, 4) }, 'en'))[1]).toBe('One older message');
  });

  test('cuts a question that Slack would refuse and says so, but never the answer', () => {
    const long = '&'.repeat(3000);
    const made = texts(cardBlocks({ ...plainCard, question: long, answer: { label: 'Vorschlag', text: long } }, 'de'));
    expect(made[1]).toMatch(/&amp;… \(gekürzt\)$/);
    expect(made.slice(4, 9).join('')).toBe('&amp;'.repeat(3000));
  });
});

describe('whatever a patron writes', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4000 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '<!channel>',
          '<@U0KOCH>',
          '<https://evil.example|X>',
          '&lt;!here&gt;',
          '&',
          '<',
          '>',
          '\n',
          '|',
          '```',
          '*',
          ' a ',
        ),
        { maxLength: 900 },
      )
      .map((parts) => parts.join('')),
  );

  test('a card notifies nobody, links nowhere and stays within the limits of Block Kit', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.array(nasty, { maxLength: 12 }), (question, answer, others) => {
        const card: ReviewCard = {
          ...plainCard,
          question,
          link: null,
          answer: answer === '' ? null : { label: 'Vorschlag', text: answer },
          earlier: others.map((text) => ({ by: 'Gefragt', text, at })),
          marks: ['X'],
          state: others.map((detail) => [`X schreibt: ${detail}`]),
          warnings: others.map((detail) => [detail]),
          history: [],
        };
        for (const language of ['de', 'en'] as const) {
          const blocks = cardBlocks(card, language);
          expect(blocks.length).toBeLessThanOrEqual(50);
          for (const text of texts(blocks)) {
            // The only markup is our own: the times of earlier messages.
            expect(text.replace(/<!date\^\d+\^[^|<>]*\|[^|<>]* UTC>/g, '')).not.toMatch(/</);
            expect(text.length).toBeGreaterThanOrEqual(1);
            expect(text.length).toBeLessThanOrEqual(3000);
            expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the modal stays within the limits too, and its input starts with the text itself', () => {
    fc.assert(
      fc.property(nasty, nasty, (question, text) => {
        const view = editView({ ...modal, question, text }, 'de');
        for (const shown of texts(view.blocks.slice(0, -1))) {
          expect(shown).not.toMatch(/</);
          expect(shown.length).toBeLessThanOrEqual(3000);
        }
        const input = view.blocks.at(-1);
        if (text === '') expect(input).not.toHaveProperty('element.initial_value');
        else expect(input).toHaveProperty('element.initial_value', text.slice(0, 3000));
      }),
      { numRuns: 100 },
    );
  });

  test('cutting and splitting keep signs whole', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 12, max: 200 }), (text, max) => {
        const escaped = quote(text);
        expect(pieces(escaped, max).join('')).toBe(escaped);
        for (const piece of [...pieces(escaped, max), cut(escaped, max, '(kurz)')]) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece).not.toMatch(/&(?!amp;|lt;|gt;)/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('words', () => {
  test('an id that is none of Slack’s is shown as it is and mentions nobody', () => {
    expect(spoken([{ staff: '!channel' }, ' ', { staff: '<x' }])).toBe('!channel &lt;x');
  });

  test('a sentence to staff keeps mentions of staff and no other markup', () => {
    expect(sentence('<@U0KOCH> war schneller <!here> & <https://evil.example>')).toBe(
      '<@U0KOCH> war schneller &lt;!here&gt; &amp; &lt;https://evil.example&gt;',
    );
  });

  test('only https addresses become links, and none can end its own link early', () => {
    expect(linkTo('https://x.example/a|b?c=1&d=2', 'A > B')).toBe('<https://x.example/a%7Cb?c=1&amp;d=2|A &gt; B>');
    expect([linkTo('http://x.example/', 'x'), linkTo('nonsense', 'x')]).toEqual([null, null]);
  });
});

describe('the modals', () => {
  test('the edit modal shows the question and starts with the draft under the fixed ids', () => {
    const view = editView(modal, 'de');
    expect(view.callback_id).toBe('edit_reply');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ threadId: 'x-mention-100', draftVersion: 3 });
    expect(view.blocks).toMatchObject([
      { type: 'section', text: { text: '> Habt ihr offen?' } },
      { type: 'actions', elements: [{ action_id: 'alternative', options: [{ value: 'zeiten' }] }] },
      {
        type: 'input',
        block_id: 'reply',
        hint: { text: 'Genau dieser Text geht hinaus. Höchstens 280 Zeichen.' },
        element: { action_id: 'text', multiline: true, initial_value: 'Ja.', max_length: 3000 },
      },
    ]);
  });

  test('opened anew, its input has an action id of its own, or Slack would keep the text before', () => {
    const input = editView(modal, 'de', true).blocks.at(-1);
    expect(input).toMatchObject({
      block_id: 'reply',
      element: { action_id: expect.stringMatching(/^text\|[0-9a-f]{8}$/) },
    });
  });

  test('without alternatives, question or draft there is only the empty input', () => {
    const view = editView({ ...modal, alternatives: [], question: '', text: '' }, 'en');
    expect(view.blocks).toHaveLength(1);
    expect(view.blocks[0]).not.toHaveProperty('element.initial_value');
  });

  test('the reject modal asks for one of three reasons', () => {
    const view = rejectView('x-mention-100', 3, 'de');
    expect(view).toMatchObject({
      callback_id: 'reject_reply',
      blocks: [
        {
          block_id: 'reason',
          element: {
            action_id: 'reason',
            options: [
              { value: 'draft_wrong', text: { text: 'Der Vorschlag passt nicht, ich schreibe selbst' } },
              { value: 'no_answer_needed' },
              { value: 'spam' },
            ],
          },
        },
      ],
    });
  });

  test('titles and buttons fit into the 24 characters that Slack gives them, in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      for (const view of [editView(modal, language), rejectView('t', 1, language)]) {
        for (const text of [view.title, view.submit, view.close]) {
          expect(text?.text.length).toBeLessThanOrEqual(24);
          expect(text?.text).not.toContain('…');
        }
      }
    }
  });

  test('a refused submit names the input, and a continued one carries the edit modal', () => {
    expect(submitRefused('reply', 'Zu lang.')).toEqual({ response_action: 'errors', errors: { reply: 'Zu lang.' } });
    expect(submitContinues(modal, 'de')).toMatchObject({
      response_action: 'update',
      view: { callback_id: 'edit_reply' },
    });
  });
});

/** Every text of sections and contexts, in order. */
function texts(blocks: readonly object[]): string[] {
  return blocks.flatMap((block) => [
    ...('text' in block ? [textIn(block.text)] : []),
    ...('elements' in block && !('block_id' in block) && Array.isArray(block.elements)
      ? block.elements.map(textIn)
      : []),
  ]);
}

function textIn(element: unknown): string {
  const hasText = typeof element === 'object' && element !== null && 'text' in element;
  return hasText && typeof element.text === 'string' ? element.text : 'no text';
}
