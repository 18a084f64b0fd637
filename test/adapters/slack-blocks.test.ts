import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardBlocks } from '../../adapters/slack/blocks.ts';
import { bundleBlocks } from '../../adapters/slack/bundle-blocks.ts';
import { cut, linkTo, pieces, quote, sentence, spoken } from '../../adapters/slack/mrkdwn.ts';
import type { BundleCard, BundleRow } from '../../core/bundle-card.ts';
import { type CardActionId, cardActionIds, type ReviewCard } from '../../core/review-card.ts';
import { words } from '../../core/words.ts';
import { problemsInMessage } from '../../local/slack-simulator/block-kit-limits.ts';
import type { Json } from '../../local/slack-simulator/json.ts';

const at = Date.UTC(2026, 10, 23, 9, 42, 10);

const action = (id: CardActionId, inMenu = false) => ({ id, label: id, style: 'plain' as const, inMenu });
const plainCard: ReviewCard = {
  kind: 'thread',
  call: 1,
  banner: null,
  to: [],
  context: [],
  threadId: 'x-mention-100',
  draftVersion: 3,
  summary: 'Neue Frage: Öffnungszeiten',
  topic: 'Öffnungszeiten',
  topics: null,
  effort: null,
  marks: ['fällig ', { at }, ' · X'],
  earlier: [],
  question: 'Habt ihr offen?\nUnd wie lange?',
  links: [{ label: 'Auf X ansehen', url: 'https://x.example/i/status/100' }],
  answer: { label: 'Vorschlag', text: 'Bücher & *mehr* bis 19 Uhr.', twin: null },
  state: [['Freigegeben von ', { staff: 'U0KOCH' }, ' um ', { at }]],
  warnings: [['Dringend.'], ['Vorsicht.']],
  history: [[{ at, show: 'seconds' }, ' · eingetroffen']],
  actions: [
    { ...action('approve'), style: 'primary' },
    action('edit'),
    action('claim', true),
    action('answered_by_hand', true),
  ],
};
describe('a card in Block Kit', () => {
  test('stands in the order in which staff read: topic, question, answer, state, warnings, buttons, history', () => {
    const blocks = cardBlocks(plainCard, 'de');
    expect(blocks.map((block) => block.type)).toEqual([
      'section',
      'section',
      'context',
      'context',
      'section',
      'section',
      'section',
      'actions',
      'context',
    ]);
    expect(texts(blocks)).toEqual([
      `*Öffnungszeiten* · fällig <!date^${at / 1000}^{time}|09:42 UTC> · X`,
      '> Habt ihr offen?\n> Und wie lange?',
      '<https://x.example/i/status/100|Auf X ansehen>',
      '*Vorschlag*',
      'Bücher &amp; *mehr* bis 19 Uhr.',
      `Freigegeben von <@U0KOCH> um <!date^${at / 1000}^{time}|09:42 UTC>`,
      '• Dringend.\n• Vorsicht.',
      `<!date^${at / 1000}^{time_secs}|09:42:10 UTC> · eingetroffen`,
    ]);
  });

  test('shows small below the answer what staff read in its place', () => {
    const answer = { label: 'Vorschlag', text: 'Evet.', twin: 'Auf Deutsch: Ja, <bis> 19 Uhr.' };
    const [below] = cardBlocks({ ...plainCard, answer }, 'de').slice(5);
    expect(below).toMatchObject({ type: 'context', elements: [{ text: 'Auf Deutsch: Ja, &lt;bis&gt; 19 Uhr.' }] });
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
        { type: 'static_select', action_id: 'more', options: [{ value: 'claim' }, { value: 'answered_by_hand' }] },
      ],
    });
    expect(block).not.toHaveProperty('elements.1.style');
  });

  test('gets a new block id with every rendering, so that the menu forgets its last choice', () => {
    const id = () => cardBlocks(plainCard, 'de').find(({ type }) => type === 'actions')?.block_id;
    expect(id()).not.toBe(id());
  });

  test('has the topics beside its head, with the one that it is taken for, forgotten with every rendering', () => {
    const topics = {
      label: 'Thema',
      chosen: 'fees',
      options: [
        { intent: 'renewal' as const, name: 'Verlängerung' },
        { intent: 'fees' as const, name: 'Gebühren' },
      ],
    };
    const [head] = cardBlocks({ ...plainCard, topics }, 'de');
    const fees = { text: { type: 'plain_text', text: 'Gebühren', emoji: false }, value: 'fees' };
    expect(head).toMatchObject({
      type: 'section',
      block_id: expect.stringMatching(/^x-mention-100\|3\|[0-9a-f]{8}$/),
      accessory: {
        type: 'static_select',
        action_id: 'retag',
        initial_option: fees,
        options: [{ value: 'renewal' }, fees],
      },
    });
    expect(cardBlocks({ ...plainCard, topics }, 'de')[0]?.block_id).not.toBe(head?.block_id);
    const [untagged] = cardBlocks({ ...plainCard, topics: { ...topics, chosen: null } }, 'de');
    expect(untagged).not.toHaveProperty('accessory.initial_option');
    expect(problemsInMessage(asJson(cardBlocks({ ...plainCard, topics }, 'de')))).toEqual([]);
    expect(cardBlocks(plainCard, 'de')[0]).not.toHaveProperty('accessory');
  });

  test('has what an answer took as a menu beside the buttons, with the level that was told', () => {
    const options = [
      { level: 1 as const, name: 'READ 1 – ohne Nachsehen' },
      { level: 2 as const, name: 'READ 2 – kurz nachgesehen' },
    ];
    const menuOf = (chosen: 2 | null) => {
      const blocks = cardBlocks({ ...plainCard, effort: { label: 'Aufwand (READ)', chosen, options } }, 'de');
      expect(problemsInMessage(asJson(blocks))).toEqual([]);
      const block = blocks.find(({ type }) => type === 'actions');
      return block?.type === 'actions' ? block.elements.at(-1) : undefined;
    };
    expect(menuOf(null)).toMatchObject({
      type: 'static_select',
      action_id: 'read_level',
      placeholder: { text: 'Aufwand (READ)' },
      options: [{ value: '1' }, { value: '2' }],
    });
    expect(menuOf(null)).not.toHaveProperty('initial_option');
    expect(menuOf(2)).toMatchObject({ initial_option: { value: '2' } });
  });

  test('begins with the exercise and whoever is to act, in the block that Slack notifies from', () => {
    const [first] = cardBlocks({ ...plainCard, banner: 'ÜBUNG', to: [{ staff: 'U0KOCH' }, ': noch <offen>'] }, 'de');
    expect(texts(first ? [first] : [])[0]).toMatch(/^\*ÜBUNG\*\n<@U0KOCH>: noch &lt;offen&gt;\n\*Öffnungszeiten\* · /);
  });

  test('puts what stands around the question and the links on small lines of one block', () => {
    const context = [['2 Bilder: „<b>“'], ['Hat um ', { at }, ' auch öffentlich geschrieben']];
    const shown = texts(cardBlocks({ ...plainCard, context }, 'de'))[2];
    expect(shown?.split('\n')).toEqual([
      '2 Bilder: „&lt;b&gt;“',
      `Hat um <!date^${at / 1000}^{time}|09:42 UTC> auch öffentlich geschrieben`,
      '<https://x.example/i/status/100|Auf X ansehen>',
    ]);
  });

  test('shows a link that is the next step as the first button, if it may be shown at all', () => {
    const links = (url: string) => [{ label: 'Auf X antworten', url, button: true as const }];
    const elements = (url: string) => {
      const block = cardBlocks({ ...plainCard, links: links(url) }, 'de').find(({ type }) => type === 'actions');
      return block?.type === 'actions' ? block.elements : [];
    };
    const url = 'https://x.example/intent/post?text=a%20b&in_reply_to=1';
    expect(elements(url)[0]).toEqual({
      type: 'button',
      action_id: 'open_link',
      text: { type: 'plain_text', text: 'Auf X antworten', emoji: false },
      url,
      style: 'primary',
    });
    for (const refused of ['javascript:alert(1)', 'http://x.example/', `https://x.example/${'a'.repeat(3000)}`]) {
      expect(elements(refused)).toHaveLength(3);
    }
  });

  test('leaves out what it does not have', () => {
    const empty = { question: '', links: [], answer: null, state: [], warnings: [], history: [], actions: [] };
    expect(cardBlocks({ ...plainCard, ...empty }, 'de')).toHaveLength(1);
    const links = [{ label: 'x', url: 'javascript:alert(1)' }];
    expect(cardBlocks({ ...plainCard, ...empty, links }, 'de')).toHaveLength(1);
    expect(
      cardBlocks({ ...plainCard, ...empty, answer: { label: 'Vorschlag', text: ' \n', twin: null } }, 'de'),
    ).toHaveLength(2);
    const noMenu = cardBlocks({ ...plainCard, actions: [action('undo')] }, 'de').find(({ type }) => type === 'actions');
    expect(noMenu).toHaveProperty('elements.length', 1);
  });

  test('shows the last two earlier messages on a line each and counts the others', () => {
    const earlier = [1, 2, 3, 4].map((n) => ({ by: 'Gefragt', text: `Zeile\n${n}`, at }));
    const shown = texts(cardBlocks({ ...plainCard, earlier }, 'de'))[1]?.split('\n');
    expect(shown?.[0]).toBe('2 ältere Nachrichten');
    expect(shown?.[1]).toMatch(/^Gefragt <!date[^>]*>: Zeile 3$/);
    expect(shown).toHaveLength(3);
    const deleted = [{ by: 'Geantwortet', since: 'inzwischen gelöscht', text: 'Nein.', at }];
    expect(texts(cardBlocks({ ...plainCard, earlier: deleted }, 'de'))[1]).toMatch(
      /^Geantwortet <!date[^>]*>, inzwischen gelöscht: Nein\.$/,
    );
    expect(texts(cardBlocks({ ...plainCard, earlier: earlier.slice(0, 3) }, 'en'))[1]).toMatch(/^One older message\n/);
  });

  test('cuts a question that Slack would refuse and says so, but never the answer', () => {
    const long = '&'.repeat(3000);
    const made = texts(
      cardBlocks({ ...plainCard, question: long, answer: { label: 'Vorschlag', text: long, twin: null } }, 'de'),
    );
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
          links: [],
          context: others.map((text) => [text]),
          answer: answer === '' ? null : { label: 'Vorschlag', text: answer, twin: answer },
          earlier: others.map((text) => ({ by: 'Gefragt', text, at })),
          marks: ['X'],
          state: others.map((detail) => [`X schreibt: ${detail}`]),
          warnings: others.map((detail) => [detail]),
          history: [],
        };
        for (const language of ['de', 'en'] as const) {
          const blocks = cardBlocks(card, language);
          expect(problemsInMessage(asJson(blocks))).toEqual([]);
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

describe('a list in Block Kit', () => {
  const row = (n: number, change: Partial<BundleRow> = {}): BundleRow => ({
    threadId: `x-mention-${n}`,
    draftVersion: 2,
    question: `Frage <${n}>`,
    state: [],
    can: 'approve',
    ...change,
  });
  const approved = row(2, { can: 'undo', state: ['Freigegeben von ', { staff: 'U0KOCH' }] });
  const list: BundleCard = {
    kind: 'bundle',
    id: 'answer-x-mention-1',
    summary: '3 Fragen mit derselben Antwort warten',
    title: '3 Fragen, eine Antwort',
    banner: null,
    to: [],
    lines: [['2 von 3 warten noch.']],
    answer: { label: 'Antwort für alle', text: 'Ja, bis 19 Uhr.', twin: null },
    rows: [row(1), approved, row(3, { can: 'nothing', state: ['Beantwortet'] })],
    more: 0,
  };
  const rowsIn = (card: BundleCard) => bundleBlocks(card, 'de').filter((block) => block.block_id?.startsWith('x-'));

  test('has the answer once and a row for each question, to be ticked, taken back, or only read', () => {
    const blocks = bundleBlocks(list, 'de');
    expect(texts(blocks)).toEqual([
      '*3 Fragen, eine Antwort*',
      '2 von 3 warten noch.',
      '*Antwort für alle*',
      'Ja, bis 19 Uhr.',
      '> Frage &lt;1&gt;',
      '> Frage &lt;2&gt;\nFreigegeben von <@U0KOCH>',
      '> Frage &lt;3&gt;\nBeantwortet',
    ]);
    const [first, second, third] = rowsIn(list);
    expect(first).toMatchObject({
      accessory: { type: 'checkboxes', action_id: 'tick', options: [{ value: 'x-mention-1|2' }] },
    });
    expect(first).not.toHaveProperty('accessory.initial_options');
    expect(second).toMatchObject({ accessory: { type: 'button', action_id: 'undo', value: 'x-mention-2|2' } });
    expect(third).not.toHaveProperty('accessory');
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'approve_selected', value: 'answer-x-mention-1', style: 'primary' },
        {
          type: 'static_select',
          action_id: 'open_single',
          options: [{ value: 'x-mention-1|2' }, { value: 'x-mention-2|2' }, { value: 'x-mention-3|2' }],
        },
      ],
    });
  });

  test('with a first approval is ticked by a second person, and takes it back from a menu', () => {
    const second = row(2, { can: 'approveSecond', state: ['Erste Freigabe'] });
    const card = { ...list, rows: [row(1), second] };
    expect(rowsIn(card)[1]).toMatchObject({ accessory: { type: 'checkboxes', options: [{ value: 'x-mention-2|2' }] } });
    expect(bundleBlocks(card, 'de').at(-1)).toMatchObject({
      elements: [
        { action_id: 'approve_selected' },
        { type: 'static_select', action_id: 'undo', options: [{ value: 'x-mention-2|2' }] },
        { action_id: 'open_single' },
      ],
    });
    expect(bundleBlocks({ ...list, rows: [second] }, 'en').at(-1)).toHaveProperty('elements.length', 3);
  });

  test('keeps the ids of rows, so that ticks stay, and renews that of the menu', () => {
    const blockIds = () => bundleBlocks(list, 'de').map((block) => block.block_id);
    const [once, again] = [blockIds(), blockIds()];
    expect(once.slice(0, -1)).toEqual(again.slice(0, -1));
    expect(once.at(-1)).not.toBe(again.at(-1));
  });

  test('of a crowded conversation is answered row by row', () => {
    const crowd: BundleCard = {
      ...list,
      id: 'crowd-x-mention-1',
      answer: null,
      to: [{ staff: 'U0LEAD' }],
      banner: 'ÜBUNG',
    };
    expect(texts(bundleBlocks(crowd, 'de'))[0]).toBe('*ÜBUNG*\n<@U0LEAD>\n*3 Fragen, eine Antwort*');
    expect(rowsIn(crowd)[0]).toMatchObject({
      accessory: { type: 'button', action_id: 'edit', value: 'x-mention-1|2' },
    });
    const ids = JSON.stringify(bundleBlocks(crowd, 'de'));
    expect([ids.includes('tick'), ids.includes('approve_selected'), ids.includes('open_single')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('has nothing to approve once all are decided, and no controls once it is empty', () => {
    const decided = bundleBlocks({ ...list, rows: [approved] }, 'de').at(-1);
    expect(decided).toHaveProperty('elements.length', 1);
    expect(bundleBlocks({ ...list, rows: [], lines: [], answer: null }, 'de')).toHaveLength(1);
  });

  test('counts what does not fit', () => {
    expect(texts(bundleBlocks({ ...list, more: 4 }, 'de'))).toContain('4 weitere Fragen rücken nach.');
  });

  test('stays within the limits of Block Kit with twenty rows of anything and the longest answer', () => {
    const question = '&'.repeat(150);
    const rows = Array.from({ length: 20 }, (_, n) => row(n, { question: n === 0 ? '' : question }));
    const text = '&<>'.repeat(1000);
    const full: BundleCard = { ...list, rows, more: 3, title: question, answer: { label: question, text, twin: text } };
    for (const language of ['de', 'en'] as const) {
      expect(problemsInMessage(asJson(bundleBlocks(full, language)))).toEqual([]);
    }
  });
});

test('no label is cut, in either language', () => {
  const labels = (['de', 'en'] as const).flatMap((language) => {
    const { actions, bundle, card } = words[language];
    return [...Object.values(actions), bundle.tick, bundle.approveSelected, bundle.open, card.composer('WhatsApp')];
  });
  expect(labels.filter((label) => label.length > 40)).toEqual([]);
  expect(cardActionIds.every((id) => words.de.actions[id] !== '' && words.en.actions[id] !== '')).toBe(true);
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

/** As it travels to Slack. */
function asJson(blocks: readonly object[]): Json {
  return JSON.parse(JSON.stringify(blocks));
}

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
