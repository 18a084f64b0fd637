import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterEach, expect, test } from 'vitest';
import { comprehendTagger } from '../../adapters/comprehend/tagger.ts';
import type { Judgement } from '../../core/tagger.ts';

interface Asked {
  operation: string;
  body: { Text: string; LanguageCode?: string };
}
type Reply = { status: number; body: object } | 'hangs up';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that speaks Comprehend's JSON 1.1 protocol with fixed replies, and a tagger that asks it. */
async function comprehendWith(
  replies: Record<string, Reply>,
  judgement: Partial<Judgement['tag']> & { sure?: boolean },
) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).replace('Comprehend_20171127.', '');
    asked.push({ operation, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    const reply = replies[operation] ?? { status: 400, body: { __type: 'InvalidRequestException' } };
    if (reply === 'hangs up') response.destroy();
    else
      response
        .writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new ComprehendClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'not-a-key', secretAccessKey: 'not-a-secret' },
    maxAttempts: 1,
  });
  ends.push(() => client.destroy());
  ends.push(() => server.close());
  const logged: string[] = [];
  const { sure = true, ...tag } = judgement;
  const tagger = comprehendTagger({
    device: () => ({
      tag: {
        language: 'de',
        intent: 'fees',
        confidence: 0.9,
        abstained: false,
        also: [],
        danger: null,
        upset: false,
        ...tag,
      },
      languageSure: sure,
    }),
    client,
    log: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
  });
  return { tag: (text: string) => tagger.tag([text], 'x-mention', 0), asked, logged };
}

const mood = (Sentiment: string, Negative: number): Reply => ({
  status: 200,
  body: { Sentiment, SentimentScore: { Negative, Positive: 0, Neutral: 1 - Negative, Mixed: 0 } },
});
const languages = (...Languages: { LanguageCode: string; Score: number }[]): Reply => ({
  status: 200,
  body: { Languages },
});

test('a negative mood makes the tag upset', async () => {
  const { tag, asked } = await comprehendWith({ DetectSentiment: mood('NEGATIVE', 0.93) }, {});
  expect(await tag('Das geht so nicht weiter mit euch')).toMatchObject({ upset: true, intent: 'fees', language: 'de' });
  expect(asked).toEqual([
    { operation: 'DetectSentiment', body: { Text: 'Das geht so nicht weiter mit euch', LanguageCode: 'de' } },
  ]);
});

test('a slightly negative mood does not, and what the device found stays', async () => {
  const slight = await comprehendWith({ DetectSentiment: mood('NEGATIVE', 0.5) }, {});
  expect(await slight.tag('Na ja, was soll man sagen')).toMatchObject({ upset: false });
  const found = await comprehendWith({ DetectSentiment: mood('POSITIVE', 0) }, { upset: true });
  expect(await found.tag('Na toll, danke auch')).toMatchObject({ upset: true });
});

test('the language is asked for only where the device is unsure and the text is long enough', async () => {
  const replies = {
    DetectDominantLanguage: languages({ LanguageCode: 'de', Score: 0.1 }, { LanguageCode: 'pt', Score: 0.88 }),
    DetectSentiment: mood('NEUTRAL', 0),
  };
  const unsure = await comprehendWith(replies, { sure: false });
  expect(await unsure.tag('Renovar livros na biblioteca')).toMatchObject({ language: 'pt' });
  expect(unsure.asked.map(({ operation }) => operation)).toEqual(['DetectDominantLanguage', 'DetectSentiment']);
  expect(unsure.asked[1]?.body.LanguageCode).toBe('pt');
  const short = await comprehendWith(replies, { sure: false });
  expect(await short.tag('Renovar?')).toMatchObject({ language: 'de' });
  expect(short.asked.map(({ operation }) => operation)).toEqual(['DetectSentiment']);
});

test('Comprehend sees masked text only', async () => {
  const { tag, asked } = await comprehendWith(
    { DetectDominantLanguage: languages(), DetectSentiment: mood('NEUTRAL', 0) },
    { sure: false },
  );
  await tag('Meine Nummer ist 0231 1234567, Mail anna@example.org');
  expect(asked.map(({ body }) => body.Text)).toEqual([
    'Meine Nummer ist [Telefon], Mail [E-Mail]',
    'Meine Nummer ist [Telefon], Mail [E-Mail]',
  ]);
});

test('no number leaves the house that may be a card’s, whatever was asked before', async () => {
  const { tag, asked } = await comprehendWith({ DetectSentiment: mood('NEUTRAL', 0) }, {});
  await tag('Die 4455 667 steht nicht im Regal, und 3 Bücher fehlen');
  expect(asked.map(({ body }) => body.Text)).toEqual(['Die 0000 000 steht nicht im Regal, und 3 Bücher fehlen']);
});

test('the mood is not asked for in a language that Comprehend does not know', async () => {
  const { tag, asked } = await comprehendWith({}, { language: 'tr' });
  expect(await tag('Kütüphane açık mı?')).toMatchObject({ language: 'tr', upset: false });
  expect(asked).toEqual([]);
});

test('a long text is cut to what Comprehend takes, at a whole character', async () => {
  const { tag, asked } = await comprehendWith({ DetectSentiment: mood('NEUTRAL', 0) }, {});
  await tag('ä'.repeat(4_000));
  expect(asked[0]?.body.Text).toBe('ä'.repeat(2_500));
});

test.each<[string, Reply]>([
  ['throttles', { status: 400, body: { __type: 'TooManyRequestsException' } }],
  ['is down', { status: 503, body: {} }],
  ['hangs up', 'hangs up'],
  ['answers nonsense', { status: 200, body: { Sentiment: 7 } }],
])('when Comprehend %s the device’s judgement stands', async (_, reply) => {
  const { tag } = await comprehendWith({ DetectSentiment: reply, DetectDominantLanguage: reply }, { sure: false });
  expect(await tag('Ein Satz mit mehr als zwanzig Zeichen')).toEqual({
    language: 'de',
    intent: 'fees',
    confidence: 0.9,
    abstained: false,
    also: [],
    danger: null,
    upset: false,
  });
});

test('a failure is logged by its name, without the text', async () => {
  const { tag, logged } = await comprehendWith(
    { DetectSentiment: { status: 400, body: { __type: 'TooManyRequestsException' } } },
    {},
  );
  await tag('Geheim');
  expect(logged).toEqual(['comprehend.failed {"operation":"DetectSentiment","error":"TooManyRequestsException"}']);
});
