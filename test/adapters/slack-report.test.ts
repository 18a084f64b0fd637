import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackDesk } from '../../adapters/slack/desk.ts';
import { reportContents } from '../../adapters/slack/report-blocks.ts';
import { reportKey } from '../../core/card-key.ts';
import { keyFigures, verdictOf } from '../../core/report-sentences.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { problemsInMessage } from '../../local/slack-simulator/block-kit-limits.ts';
import type { Fault } from '../../local/slack-simulator/faults.ts';
import type { Json } from '../../local/slack-simulator/json.ts';
import { type SlackSimulator, startSlackSimulator } from '../../local/slack-simulator/server.ts';
import type { ReportMessage } from '../../steps/ports.ts';
import { peerSlack } from '../support/peer-slack.ts';
import { sampleReport } from '../support/sample-report.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const links = {
  page: 'https://desk.example/report/2026-W46.de.html?until=1797000000&key=a-b_c',
  csv: 'https://desk.example/report/2026-W46.csv?until=1797000000&key=d|e',
};
const monday: ReportMessage = { report: sampleReport, repeat: false, links, pictureMissing: false };
const longAgo = Date.now() - 60_000;

let slack: SlackSimulator;
beforeEach(async () => {
  slack = await startSlackSimulator({ rate: 'wide' });
});
afterEach(() => slack.close());

const desk = () => {
  const { url: apiUrl, botToken, channel, reportChannel } = slack;
  return slackDesk({
    apiUrl,
    botToken,
    channel,
    reportChannel,
    language: 'de',
    timeoutMs: 500,
    pictureWaitsMs: [0, 0],
  });
};
const posted = () => slack.messages(slack.reportChannel);
const typesOf = (blocks: readonly unknown[] = []) => blocks.map((block) => (block as { type: string }).type);
const piecesOf = (block: unknown) =>
  (block as { elements: [{ elements: { type: string; text: string; style?: unknown }[] }] }).elements[0].elements;
const wordsIn = (blocks: unknown) => JSON.stringify(blocks).replaceAll('\\n', '\n');

describe('Monday’s message', () => {
  test('says the sentence, four figures and what to do, shows the chart, and leads to page and rows', async () => {
    const result = await desk().postReport(monday, png, 'de');
    const [message, ...more] = posted();
    expect(result).toEqual({ kind: 'ok', value: { channel: slack.reportChannel, ts: message?.ts } });
    expect([more, slack.messages()]).toEqual([[], []]);
    expect(typesOf(message?.blocks)).toEqual(['header', 'section', 'section', 'rich_text', 'image', 'section']);
    expect(message?.text).toBe(`Wochenbericht KW 46: ${verdictOf(sampleReport, 'de')}`);
    const [days, sentence, figures, todo, , leads] = message?.blocks ?? [];
    expect(wordsIn(days)).toContain('"KW 46, 9.–15. Nov. 2026"');
    expect(sentence).toMatchObject({ text: { text: verdictOf(sampleReport, 'de') } });
    const fields = figures?.fields as { text: string }[];
    expect(fields.map(({ text }) => text.split('\n')[0])).toEqual(
      keyFigures(sampleReport, 'de').map(({ label }) => label),
    );
    expect(fields[0]?.text).toBe('Fragen\n*46*  ↑ +2 (Vorwoche 44)');
    expect(fields[1]?.text).toContain('*18 min*  ↓ −7 min (Vorwoche 25 min)');
    const [lead, rest] = piecesOf(todo);
    expect(lead).toEqual({ type: 'text', text: 'Diese Woche tun:', style: { bold: true } });
    expect(rest?.text).toMatch(/^ Antwort „Medien verlängern“ überarbeiten\./);
    expect(wordsIn(leads)).toContain('2026-W46.de.html?until=1797000000&amp;key=a-b_c|Ganzer Bericht>');
    expect(wordsIn(leads)).toContain('key=d%7Ce|Fälle als CSV>');
  });

  test('carries the very picture, and its figures in words for whoever cannot see it', async () => {
    await desk().postReport(monday, png, 'en');
    const image = posted()[0]?.blocks.find(({ type }) => type === 'image');
    const { id } = (image?.slack_file ?? {}) as { id: string };
    expect(slack.file(id)).toEqual({ name: 'report-2026-W46.png', mediaType: 'image/png', bytes: png });
    const served = await fetch(new URL(`/files/${id}/report-2026-W46.png`, slack.url));
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
    expect(image?.alt_text).toContain('Week 45: 25 min');
    expect(image?.alt_text).toContain('Week 46: 18 min');
    expect(posted()[0]?.text).toMatch(/^Weekly report.* 46 /);
  });

  test('stands in the staff channel where no other is named', async () => {
    const { url: apiUrl, botToken, channel } = slack;
    const { postReport, findCard } = slackDesk({ apiUrl, botToken, channel, language: 'de', pictureWaitsMs: [] });
    await postReport(monday, png, 'de');
    expect(slack.messages()).toHaveLength(1);
    expect(await findCard(reportKey('2026-W46'), longAgo)).toMatchObject({ value: { channel } });
  });

  test('says so when it is a repeat, of which days, and when it was worked out', async () => {
    await desk().postReport({ ...monday, repeat: true }, png, 'de');
    const [days, first] = posted()[0]?.blocks ?? [];
    expect(wordsIn(first)).toContain(`Wiederholung: Dieser Bericht stand schon einmal hier. Neu berechnet <!date^`);
    expect(wordsIn(days)).toContain('9.–15. Nov. 2026');
    expect(wordsIn(first)).toContain(`^${sampleReport.at / 1000}^`);
  });

  test('leads nowhere when nothing could be kept, and to the machine itself where everything runs on one', async () => {
    await desk().postReport({ ...monday, links: { page: null, csv: null } }, null, 'de');
    const page = 'http://localhost:3000/report?week=2026-W46';
    await desk().postReport({ ...monday, links: { page, csv: null } }, null, 'de');
    const [nowhere, here] = posted();
    expect(typesOf(nowhere?.blocks)).toEqual(['header', 'section', 'section', 'rich_text']);
    expect(wordsIn(here?.blocks.at(-1))).toContain(`<${page}|Ganzer Bericht>`);
  });

  test('of a week in which nobody asked is a report too', async () => {
    const nobody: WeeklyReport = { ...sampleReport, arrived: 0, answered: 0, open: 0, thanked: 0, todo: null };
    expect(await desk().postReport({ ...monday, report: nobody }, png, 'de')).toMatchObject({ kind: 'ok' });
    expect(wordsIn(posted()[0]?.blocks)).toContain('Niemand hat gefragt.');
  });
});

describe('the figures are posted without their chart', () => {
  const failures: [string, string, Fault][] = [
    ['the app may not upload', 'files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' }],
    ['Slack asks to wait', 'files.getUploadURLExternal', { kind: 'rateLimited', retryAfterSeconds: 30 }],
    ['Slack does not take the bytes', 'upload', { kind: 'status', status: 503 }],
    ['the connection breaks under the bytes', 'upload', { kind: 'disconnect' }],
    ['the upload never ends', 'upload', { kind: 'hang' }],
    ['the upload cannot be completed', 'files.completeUploadExternal', { kind: 'error', error: 'file_not_found' }],
    ['Slack answers nonsense', 'files.completeUploadExternal', { kind: 'nonsense' }],
  ];
  for (const [what, method, fault] of failures)
    test(`when ${what}, and say that it is missing`, async () => {
      slack.faults.set(method, fault);
      expect(await desk().postReport(monday, png, 'de')).toMatchObject({ kind: 'ok' });
      expect(posted()).toHaveLength(1);
      expect(typesOf(posted()[0]?.blocks)).not.toContain('image');
      expect(wordsIn(posted()[0]?.blocks)).toContain('Das Bild mit dem Verlauf fehlt');
      expect(wordsIn(posted()[0]?.blocks)).toContain('*18 min*');
    });

  test('when it could not be drawn, and say that it is missing', async () => {
    await desk().postReport({ ...monday, pictureMissing: true }, null, 'en');
    expect(wordsIn(posted()[0]?.blocks)).toContain('The chart of the weeks is missing');
  });

  test('when Slack takes the upload and never the picture', async () => {
    slack.faults.set('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 3);
    expect(await desk().postReport(monday, png, 'de')).toMatchObject({ kind: 'ok' });
    expect(posted()).toHaveLength(1);
    expect(wordsIn(posted()[0]?.blocks)).toContain('Das Bild mit dem Verlauf fehlt');
  });
});

test('a chart that Slack is still looking through is shown at a further try', async () => {
  slack.faults.set('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 2);
  expect(await desk().postReport(monday, png, 'de')).toMatchObject({ kind: 'ok' });
  expect(posted()).toHaveLength(1);
  expect(typesOf(posted()[0]?.blocks)).toContain('image');
  expect(wordsIn(posted()[0]?.blocks)).not.toContain('Das Bild');
});

test('a report whose post was uncertain is not posted again, and is found by its week in its channel', async () => {
  slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
  expect(await desk().postReport(monday, png, 'de')).toMatchObject({ kind: 'uncertain' });
  expect(posted()).toHaveLength(1);
  const place = { channel: slack.reportChannel, ts: posted()[0]?.ts };
  expect(await desk().findCard(reportKey('2026-W46'), longAgo)).toEqual({ kind: 'ok', value: place });
  expect(await desk().findCard(reportKey('2026-W45'), longAgo)).toEqual({ kind: 'ok', value: null });
  expect(await desk().findCard(reportKey('2026-W46'), Date.now() + 60_000)).toEqual({ kind: 'ok', value: null });
});

test('a Slack that is away, or lets nobody write there, is told of and left as it was', async () => {
  slack.faults.set('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
  expect(await desk().postReport(monday, png, 'de')).toMatchObject({
    kind: 'trouble',
    trouble: { kind: 'unauthorized' },
  });
  slack.faults.clear();
  slack.faults.set('chat.postMessage', { kind: 'rateLimited', retryAfterSeconds: 7 });
  expect(await desk().postReport(monday, png, 'de')).toMatchObject({ trouble: { kind: 'rateLimited' } });
  slack.faults.down();
  expect(await desk().postReport(monday, png, 'de')).not.toMatchObject({ kind: 'ok' });
  expect(posted()).toEqual([]);
});

test('what patrons wrote stands there to the letter: in it nothing is bold, code, a link or a call', () => {
  const example = 'Ist *fett* _k_ `x` ~y~ & <!channel> <https://x.example|hier> ok?';
  const report: WeeklyReport = { ...sampleReport, todo: { kind: 'gap', example, n: 3 } };
  const { blocks } = reportContents({ ...monday, report }, null, 'de');
  const inTodo = blocks.find(({ type }) => type === 'rich_text');
  const [, rest, ...more] = piecesOf(inTodo);
  expect(rest).toEqual({ type: 'text', text: ` Eine Antwort schreiben auf „${example}“. Das wurde 3-mal gefragt.` });
  expect(more).toEqual([]);
  expect(JSON.stringify(blocks.filter((block) => block !== inTodo))).not.toContain('fett');
  expect(problemsInMessage(JSON.parse(JSON.stringify(blocks)) as Json)).toEqual([]);
});

test('the message fits Slack and notifies nobody, whatever was asked', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 5000, unit: 'grapheme' }),
    fc.constantFrom('<!channel> '.repeat(400), '<@U0MARTA>', '*fett* & <https://x.example|weg>'),
  );
  const count = fc.nat({ max: 1_000_000 });
  const todo: fc.Arbitrary<WeeklyReport['todo']> = fc.oneof(
    fc.record({ kind: fc.constant('gap' as const), example: text, n: count }),
    fc.record({
      kind: fc.constant('staleAnswer' as const),
      answerId: text,
      title: fc.option(text),
      changed: count,
      n: count,
    }),
    fc.constant(null),
  );
  const report = fc
    .record({
      todo,
      arrived: count,
      answered: count,
      backlog: fc.record({ n: count, oldestMinutes: count, before: count }),
    })
    .map((some): WeeklyReport => ({ ...sampleReport, ...some }));
  fc.assert(
    fc.property(report, fc.boolean(), fc.boolean(), fc.constantFrom('de', 'en'), (week, repeat, missing, language) => {
      const message = { report: week, repeat, links, pictureMissing: missing };
      const { text: fallback, blocks } = reportContents(message, missing ? null : 'F0CHART0001', language);
      expect(problemsInMessage(JSON.parse(JSON.stringify(blocks)) as Json)).toEqual([]);
      // Slack reads no markup in a piece of rich text.
      const marked = blocks.filter(({ type }) => type !== 'rich_text');
      expect(JSON.stringify([fallback, marked])).not.toMatch(/<[!@#](?!date\^)/);
      for (const block of blocks.filter(({ type }) => type === 'rich_text'))
        expect(new Set(piecesOf(block).map(({ type }) => type))).toEqual(new Set(['text']));
    }),
    { numRuns: 60 },
  );
});

test('a Slack made by others takes the upload and the message', async () => {
  const peer = await peerSlack();
  try {
    const call = async (method: string) => {
      const answer = await fetch(`${peer.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${peer.token}` },
      });
      return (await answer.json()) as { channels: { id: string; name: string }[] };
    };
    const channel = (await call('conversations.list')).channels.find(({ name }) => name === 'auskunft')?.id ?? '';
    const { postReport } = slackDesk({ apiUrl: peer.apiUrl, botToken: peer.token, channel, language: 'de' });
    expect(await postReport(monday, png, 'de')).toMatchObject({ kind: 'ok', value: { channel } });
  } finally {
    await peer.close();
  }
});
