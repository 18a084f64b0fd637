import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rebuildCases } from '../../adapters/dynamodb/rebuild-cases.ts';
import type { WeeklyReport } from '../../core/weekly-report.ts';
import { reportChannel } from '../../local/slack-simulator/people.ts';
import { type Card, soon, type Town, textsIn, town } from '../support/town.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The report stands in a channel of its own. */
const env = { SLACK_REPORT_CHANNEL: reportChannel.id };

let here: Town;

const reports = () => here.slack.messages(here.slack.reportChannel);
const says = (message: { blocks: unknown } | undefined) => textsIn(message?.blocks).texts.join('\n');
/** What `report` prints of a week, as everybody's clock stands now. */
const figuresOf = async (week: string): Promise<WeeklyReport> =>
  JSON.parse(await here.runs('report', '--week', week, '--format', 'json'));

/** The newest card with this question on it, once something can be done about it. */
async function waiting(text: string): Promise<Card> {
  return vi.waitFor(() => {
    const card = here.cards().findLast((each) => each.says.includes(text) && each.buttons.includes('edit'));
    if (!card) throw new Error(`No card waits that says ${text}`);
    return card;
  }, soon);
}

/** The picture of a message as Slack has it; undefined where there is none. */
function pictureOf(message: { blocks: unknown[] } | undefined) {
  const image = message?.blocks.find((block) => (block as { type: string }).type === 'image') as
    | { slack_file: { id: string }; alt_text: string }
    | undefined;
  return image && { alt: image.alt_text, file: here.slack.file(image.slack_file.id) };
}

/** The link in a message to this file, as whoever taps it follows it: Auskunft has moved to another port meanwhile. */
function linkTo(name: string, message: { blocks: unknown[] } | undefined): URL {
  const text = JSON.stringify(message?.blocks ?? []);
  const [url = ''] = text.match(/http[^|>"]+\/report\/[^|>"]+/gu)?.filter((each) => each.includes(name)) ?? [];
  const { pathname, search } = new URL(url.replaceAll('&amp;', '&'));
  return new URL(pathname + search, here.address());
}

describe('a week on X', () => {
  /** A Monday, of a B week of library/rota.yaml: nobody has Wednesday's late shift, Thursday's early one and Saturday. */
  const at = (date: number, time: string) => `2026-11-${date}T${time}:00+01:00`;
  const week = '2026-W48';

  /** What the story itself writes down of each question. */
  interface Asked {
    text: string;
    channel: 'x-mention' | 'x-dm';
    at: number;
    first?: number;
    closed?: 'spam';
    use?: 'asProposed' | 'edited' | 'byHand' | 'unused' | 'ownWords';
  }
  const book: Asked[] = [];
  const names = ['mia_liest', 'aylin_k', 'gewinn_jetzt', 'opa_heinrich', 'familie_lindner', 'tomasz_reads'];
  const staff = () => here.slack.staff.flatMap(({ id, realName }) => [id, realName]);
  const noted = (text: string) => book.find((each) => each.text === text) as Asked;
  const onX = (id: string) => here.x.timeline().find((post) => post.id === id)?.createdAt ?? Number.NaN;

  /** @returns the id of the post */
  function asks(username: string, text: string, inReplyTo?: string): string {
    const id = here.patron(username).asks(text, inReplyTo === undefined ? {} : { inReplyTo });
    book.push({ text, channel: 'x-mention', at: onX(id) });
    return id;
  }

  /** Marta sends what is suggested, or her own words. */
  async function isAnswered(username: string, id: string, text: string, own?: string): Promise<void> {
    const marta = here.librarian('Marta');
    const card = await waiting(text);
    const proposed = card.buttons.includes('approve');
    if (own === undefined) {
      await marta.approves(card);
    } else {
      await marta.opensEdit(card);
      await marta.submits(own);
    }
    const patron = here.patron(username);
    const before = noted(text).first;
    const n = before === undefined ? 1 : 2;
    await vi.waitFor(() => expect(patron.answersTo(id)).toHaveLength(n), soon);
    await marta.sees(text, 'Beantwortet: ');
    const use = own === undefined ? 'asProposed' : proposed ? 'edited' : 'ownWords';
    Object.assign(noted(text), { first: before ?? onX(patron.answersTo(id)[0]?.id ?? ''), use });
  }

  const wifi = 'gibt es bei euch WLAN für alle?';
  const pin = 'Hallo, ich habe meine PIN vergessen, was nun?';
  const spam = 'Jetzt 1000 Follower gratis sichern!!! Link in Bio';
  const member = 'kann man bei euch Mitglied werden, auch online anmelden?';
  const parking = 'wo kann ich bei euch parken?';
  const fines = 'How much are overdue fines?';
  const circle = 'wann ist der Lesekreis?';
  const hold = 'was kostet eine Vormerkung?';
  const tools = 'Kann man bei euch Werkzeug ausleihen?';
  const late = 'wie lange darf ich Bücher behalten?';
  const left = { member: '', fines: '', circle: '', late: '' };

  beforeAll(async () => {
    here = await town({ limits: 'wide', rota: true, env });
  });
  afterAll(() => here.close());

  test('on Monday: in public and in private, spam, a thank-you, an interim answer, and one in X’s own app', async () => {
    const marta = here.librarian('Marta');
    const mia = here.patron('mia_liest');
    await here.until(at(23, '10:05'));
    const first = asks('mia_liest', wifi);
    const whispered = here.patron('aylin_k').whispers(pin);
    const toldAt = () => here.x.directMessages().find(({ id }) => id === whispered)?.createdAt ?? Number.NaN;
    book.push({ text: pin, channel: 'x-dm', at: toldAt() });
    asks('gewinn_jetzt', spam);
    const junk = await waiting(spam);
    await marta.rejects(junk);
    await marta.givesReason('spam');
    Object.assign(noted(spam), { closed: 'spam', ...(junk.buttons.includes('approve') ? { use: 'unused' } : {}) });
    await waiting(wifi);
    await waiting(pin);

    await here.until(at(23, '10:17'));
    await isAnswered('mia_liest', first, wifi);
    const whisper = await waiting(pin);
    await marta.opensEdit(whisper);
    await marta.submits('Kommen Sie gern mit Ihrem Ausweis vorbei. Marta Kühn');
    await here.patron('aylin_k').reads('Kommen Sie gern mit Ihrem Ausweis vorbei.');
    const [answer] = here.x.directMessages().filter(({ senderId }) => senderId === here.x.account.id);
    Object.assign(noted(pin), { first: answer?.createdAt, use: 'edited' });
    mia.says('Super, vielen Dank für die schnelle Hilfe! 😊', mia.answersTo(first)[0]?.id ?? '');
    await marta.sees(wifi, 'Bedankt sich: „');

    await here.until(at(23, '15:00'));
    left.member = asks('opa_heinrich', member);
    const parks = asks('familie_lindner', parking);
    await waiting(member);
    await waiting(parking);
    await here.until(at(23, '15:25'));
    await marta.does(await waiting(member), 'interim');
    await marta.submits();
    const heinrich = here.patron('opa_heinrich');
    await heinrich.sees(left.member, /Wir fragen im Haus nach/u);
    noted(member).first = onX(heinrich.answersTo(left.member)[0]?.id ?? '');
    const byHand = here.x.post({ author: here.x.account.username, text: 'Hinter dem Haus.', inReplyTo: parks });
    Object.assign(noted(parking), { first: byHand.createdAt, use: 'byHand' });
    await marta.sees(parking, 'anders beantwortet (direkt auf X)');

    await here.until(at(23, '20:30'));
    left.fines = asks('tomasz_reads', fines);
    await waiting(fines);
  });

  test('on Tuesday: what came overnight, and a message while the answer is on its way', async () => {
    await here.until(at(24, '10:40'));
    await isAnswered('tomasz_reads', left.fines, fines);
    await isAnswered('opa_heinrich', left.member, member);
    const asked = asks('mia_liest', circle);
    const card = await waiting(circle);
    here.x.faults.add({ method: 'POST', path: /\/2\/tweets$/u, kind: 'delay', ms: 4_000, times: 1 });
    await here.librarian('Marta').approves(card);
    const mia = here.patron('mia_liest');
    await mia.sees(asked, /./u);
    const further = asks('mia_liest', hold, asked);
    Object.assign(noted(circle), { first: onX(mia.answersTo(asked)[0]?.id ?? ''), use: 'asProposed' });
    await waiting(hold);
    await here.until(at(24, '11:50'));
    await isAnswered('mia_liest', further, hold, 'Das Vormerken kostet nichts.');
    expect(mia.answersTo(asked)).toHaveLength(1);
  });

  test('until Friday: one while nobody has the shift, and one that nobody answers', async () => {
    await here.until(at(26, '11:00'));
    const asked = asks('familie_lindner', tools);
    await waiting(tools);
    await here.until(at(26, '11:15'));
    await isAnswered('familie_lindner', asked, tools, 'Ja, der Werkzeugkoffer steht im Erdgeschoss.');
    await here.until(at(27, '17:20'));
    left.late = asks('opa_heinrich', late);
    await waiting(late);
  });

  /** Milliseconds of service: Monday to Friday from 10 to 18 o'clock, Saturday to 14. */
  function serviceMs(from: number, to: number): number {
    let ms = 0;
    for (let date = Date.parse('2026-11-23T00:00:00+01:00'); date < to; date += day) {
      const weekday = new Date(date + 12 * hour).getUTCDay();
      const closes = [10, 18, 18, 18, 18, 18, 14][weekday] ?? 0;
      ms += Math.max(0, Math.min(to, date + closes * hour) - Math.max(from, date + 10 * hour));
    }
    return ms;
  }

  const middle = (waits: number[]) => {
    const sorted = waits.toSorted((a, b) => a - b);
    const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return (low + high) / 2 / minute;
  };

  test('on the next Monday at seven the report stands in Slack, once, and says what has happened', async () => {
    await here.until('2026-11-30T06:55:00+01:00');
    expect(reports()).toEqual([]);
    await here.until('2026-11-30T07:00:05+01:00');
    const [message, ...more] = await vi.waitFor(() => {
      expect(reports()).toHaveLength(1);
      return reports();
    }, soon);
    expect(more).toEqual([]);

    const figures = await figuresOf(week);
    const answered = book.filter(({ first }) => first !== undefined);
    const waits = answered.map(({ at: from, first = 0 }) => serviceMs(from, first));
    const wall = (time: number) => new Date(time + hour);
    const hours = Array.from({ length: 7 }, (_, d) =>
      Array.from({ length: 24 }, (_, h) => {
        const came = book.filter(({ at: time }) => wall(time).getUTCHours() === h);
        return came.filter(({ at: time }) => (wall(time).getUTCDay() + 6) % 7 === d).length;
      }),
    );
    const used = (use: Asked['use']) => book.filter((each) => each.use === use).length;
    const inTime = (minutes: number) => waits.filter((ms) => ms <= minutes * minute).length;
    const on = (channel: Asked['channel']) => book.filter((each) => each.channel === channel);
    expect(figures).toMatchObject({
      week,
      from: '2026-11-23',
      to: '2026-11-29',
      complete: true,
      arrived: book.length,
      answered: answered.length,
      open: 1,
      closed: [{ reason: 'spam', n: 1 }],
      thanked: 1,
      reopened: 1,
      corrections: 0,
      interims: 1,
      attainment: {
        // The open one is overdue by both goals.
        half: { minutes: 30, inTime: inTime(30), of: answered.length + 1 },
        nineInTen: { minutes: 60, inTime: inTime(60), of: answered.length + 1 },
      },
      backlog: { n: 1 },
      arrivals: { hours, outOfHours: book.filter(({ at: t }) => serviceMs(t, t + 1000) === 0).length },
      drafts: {
        asProposed: used('asProposed'),
        edited: used('edited'),
        replaced: 0,
        byHand: used('byHand'),
        unused: used('unused'),
        ownWords: used('ownWords'),
      },
      // Wednesday's late shift, Thursday's early one, Saturday's.
      uncovered: { hours: 12, arrived: 1 },
      verdict: { than: 'first' },
    });
    expect(figures.byChannel.map(({ name, arrived }) => [name, arrived])).toEqual([
      ['x-mention', on('x-mention').length],
      ['x-dm', on('x-dm').length],
    ]);
    expect(figures.intake.map(({ source, shown, stored, gaps }) => [source, shown, stored, gaps])).toEqual([
      ['x-mention', on('x-mention').length + 1, on('x-mention').length + 1, 0], // and the thank-you
      ['x-dm', 1, 1, 0],
    ]);
    expect(figures.spend.microDollars).toBeGreaterThan(0);
    const { service, elapsed } = figures.firstResponse;
    expect([service.n, elapsed.n, service.p90Minutes]).toEqual([answered.length, answered.length, null]);
    const near = (told: number | null, minutes: number) => expect(Math.abs((told ?? -99) - minutes)).toBeLessThan(0.25);
    near(service.medianMinutes, middle(waits));
    near(elapsed.medianMinutes, middle(answered.map(({ at: from, first = 0 }) => first - from)));
    near(figures.backlog.oldestMinutes, (Date.parse('2026-11-30T00:00:00+01:00') - noted(late).at) / minute);

    const text = says(message);
    expect(text).toContain('KW 48, 23.–29. Nov. 2026');
    expect(text).toContain(
      `${book.length} Fragen; die typische Antwort kam nach ${Math.round(service.medianMinutes ?? Number.NaN)} min`,
    );
    expect(text).toMatch(new RegExp(`^Fragen\\n\\*${book.length}\\*`, 'mu'));
    expect(text).toMatch(new RegExp(`^In 60 min beantwortet\\n\\*${Math.round((100 * inTime(60)) / 9)} %\\*`, 'mu'));
    expect(text).toMatch(/^Offen am Ende der Woche\n\*1\* +älteste seit 2 Tagen 7 h/mu);
    expect(text).toContain('12 Servicestunden besetzen');
    expect(text).not.toMatch(/Wiederholung|Bild .* fehlt/u);
    const picture = pictureOf(message);
    expect(picture?.file?.mediaType).toBe('image/png');
    expect(picture?.file?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.alt).toMatch(/KW 48/u);
  });

  test('the page and the cases are read by the signed link alone, and nobody is in them', async () => {
    const [message] = reports();
    const [, sentence = ''] = says(message).split('\n');
    const link = linkTo(`${week}.de.html`, message);
    const page = await fetch(link);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = (await page.text()).replaceAll('\u00A0', ' '); // a figure stays with its unit
    expect(sentence).toMatch(/^\d+ Fragen; /u);
    expect(html).toContain(sentence);
    const csv = await fetch(linkTo(`${week}.csv`, message));
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect([csv.status, bytes.subarray(0, 3)]).toEqual([200, Buffer.from([0xef, 0xbb, 0xbf])]);
    const [header = '', ...rows] = bytes.toString().trim().split('\r\n');
    const column = header.split(';').indexOf('outcome');
    const outcomes = rows.map((row) => row.split(';')[column]);
    const { answered, open } = await figuresOf(week);
    expect(outcomes.toSorted()).toEqual([...Array(answered).fill('answered'), 'closed', ...Array(open).fill('open')]);
    expect(rows).toHaveLength(book.length);
    for (const read of [html, bytes.toString(), JSON.stringify(message)]) {
      for (const name of [...names, ...staff(), ...book.map(({ text }) => text)]) expect(read).not.toContain(name);
    }

    const altered = (change: (url: URL) => void) => {
      const url = new URL(link);
      change(url);
      return url;
    };
    const flipped = (key: string) => `${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`;
    for (const url of [
      altered(({ searchParams: query }) => query.set('key', flipped(query.get('key') ?? ''))),
      altered(({ searchParams: query }) => query.set('until', String(Number(query.get('until')) + 86_400))),
      altered(({ searchParams: query }) => query.delete('key')),
      altered((at) => Object.assign(at, { pathname: at.pathname.replace('.de.', '.en.') })),
      altered((at) => Object.assign(at, { pathname: at.pathname.replace('W48', 'W47') })),
    ]) {
      const refused = await fetch(url);
      expect([url.href, refused.status]).toEqual([url.href, 403]);
      expect(await refused.text()).not.toContain(sentence);
    }
  });

  test('running again posts nothing; a late answer restates the week, and a repeat says that it is one', async () => {
    await here.until('2026-11-30T07:15:10+01:00');
    expect(reports()).toHaveLength(1);
    await here.until('2026-11-30T10:10:00+01:00');
    expect(reports()).toHaveLength(1);
    const before = await figuresOf(week);
    await isAnswered('opa_heinrich', left.late, late);
    const after = await figuresOf(week);
    expect(after).toMatchObject({
      arrived: before.arrived,
      answered: before.answered + 1,
      open: 0,
      backlog: before.backlog, // at the week's end it was open
      attainment: { nineInTen: before.attainment.nineInTen },
    });
    const longest = after.distribution.find(({ fromMinutes }) => fromMinutes === 240);
    expect(longest).toMatchObject({ service: 1 }); // forty minutes of Friday's, Saturday's four hours, and ten minutes

    await here.runs('report', '--week', week, '--send');
    const [first, repeat, ...more] = reports();
    expect(more).toEqual([]);
    expect(says(first)).not.toContain('Wiederholung');
    const text = says(repeat);
    expect(text).toContain('Wiederholung: Dieser Bericht stand schon einmal hier.');
    expect(text).toContain('KW 48, 23.–29. Nov. 2026');
    expect(text).toMatch(new RegExp(`^Fragen\\n\\*${book.length}\\*`, 'mu'));
    expect(pictureOf(repeat)?.file?.mediaType).toBe('image/png');
  });

  test('it is made of the cases alone: they need no mending, and stay when the texts are gone', async () => {
    const rows = () => here.runs('report', '--week', week, '--format', 'csv');
    const { at: _, ...figures } = await figuresOf(week);
    const table = await rows();
    const { client, table: TableName, close } = await here.table();
    try {
      const rebuilt = () => rebuildCases({ client, table: TableName, zone: figures.zone });
      // All questions, and the thank-you.
      expect(await rebuilt()).toEqual({ cases: book.length + 1, written: 0 });
      const documents = DynamoDBDocumentClient.from(client);
      const items: Record<string, unknown>[] = [];
      for await (const page of paginateScan({ client: documents }, { TableName })) items.push(...(page.Items ?? []));
      const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
      const texts = keys.filter(({ pk, sk }) => pk.startsWith('THREAD#') && /^(THREAD|CARD$|MSG#)/u.test(sk));
      // One thread each, but for what was asked while an answer was on its way; texts of both sides.
      expect(texts.filter(({ sk }) => sk === 'THREAD')).toHaveLength(book.length - 1);
      expect(texts.filter(({ sk }) => sk.startsWith('MSG#')).length).toBeGreaterThan(book.length * 1.5);
      for (const Key of texts) await documents.send(new DeleteCommand({ TableName, Key }));
      expect(await rebuilt()).toEqual({ cases: book.length + 1, written: 0 });
    } finally {
      await close();
    }
    expect(await figuresOf(week)).toEqual({ ...figures, at: expect.any(Number) });
    expect(await rows()).toBe(table);
    const page = await fetch(`${here.address()}/report?week=${week}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`${book.length} Fragen; `)]);
  });

  test('after a month the link has expired, and that of the repeat still holds', async () => {
    const link = (n: number) => linkTo(`${week}.de.html`, reports()[n]);
    await here.until('2026-12-30T06:59:00+01:00');
    expect((await fetch(link(0))).status).toBe(200);
    await here.until('2026-12-30T07:01:00+01:00');
    const expired = await fetch(link(0));
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('Dieser Link gilt nicht mehr');
    expect((await fetch(link(1))).status).toBe(200); // that of the repeat is some hours younger
  });
});

describe('a Monday on which something is wrong', () => {
  const wifi = 'gibt es bei euch WLAN für alle?';
  const fee = 'was kostet es, wenn ich ein Buch zu spät zurückbringe?';
  /** Of one week. */
  const reportsOn = (week: number) => reports().filter((message) => says(message).includes(`KW ${week}, `));

  beforeAll(async () => {
    here = await town({ limits: 'wide', env });
  });
  afterAll(() => here.close());

  async function isAskedAndAnswered(text: string): Promise<void> {
    const mia = here.patron('mia_liest');
    const question = mia.asks(text);
    await here.librarian('Marta').approves(await waiting(text));
    await mia.sees(question, /./u);
    await here.librarian('Marta').sees(text, 'Beantwortet: ');
  }

  test('while Slack is down the report waits, and comes once when it is back', async () => {
    await here.until('2026-11-24T10:15:00+01:00');
    await isAskedAndAnswered(wifi);
    here.slack.faults.down();
    await here.until('2026-11-30T07:00:05+01:00');
    await here.later(15 * minute);
    here.slack.faults.up();
    expect(reports()).toEqual([]);
    await here.later(15 * minute);
    expect(reportsOn(48)).toHaveLength(1);
    await here.later(15 * minute);
    expect(reports()).toHaveLength(1);
    expect(says(reports()[0])).toContain('1 Frage; ');
    expect(pictureOf(reports()[0])?.file?.mediaType).toBe('image/png');
  });

  test('without the picture, where Slack does not take it, the figures stand there all the same', async () => {
    await here.until('2026-12-01T10:15:00+01:00');
    await isAskedAndAnswered(fee);
    here.slack.faults.set('upload', { kind: 'status', status: 500 });
    await here.until('2026-12-07T07:00:05+01:00');
    here.slack.faults.clear();
    await here.later(15 * minute);
    const [message, ...more] = reportsOn(49);
    expect(more).toEqual([]);
    expect(pictureOf(message)).toBeUndefined();
    const text = says(message);
    expect(text).toContain('Das Bild mit dem Verlauf fehlt');
    expect(text).toContain('1 Frage; ');
    expect((await fetch(linkTo('2026-W49.de.html', message))).status).toBe(200);
  });

  test('where Slack posts it and breaks off, it stands there once; nobody having asked is a report too', async () => {
    here.slack.faults.set('chat.postMessage', { kind: 'processThenDisconnect' }, 1);
    await here.until('2026-12-14T07:00:05+01:00');
    await here.later(15 * minute);
    const [message, ...more] = reportsOn(50);
    expect(more).toEqual([]);
    expect(says(message)).toContain('Niemand hat gefragt.');
    expect(reports()).toHaveLength(3);
  });
});

describe('weeks that are not like others', () => {
  beforeAll(async () => {
    here = await town({ limits: 'wide' });
  });
  afterAll(() => here.close());

  const asked = (username: string, text: string) => ({ patron: here.patron(username), username, text, post: '' });
  type Question = ReturnType<typeof asked>;
  const asks = async (question: Question): Promise<Question> => {
    const post = question.patron.asks(question.text);
    await waiting(question.text);
    return { ...question, post };
  };
  const isAnswered = async ({ patron, post, text }: Question) => {
    await here.librarian('Marta').approves(await waiting(text));
    await patron.sees(post, /./u);
    await here.librarian('Marta').sees(text, 'Beantwortet: ');
  };
  /** Counted in whole minutes, which answering takes some seconds of. */
  const waits = ({ firstResponse: { elapsed, service } }: WeeklyReport) =>
    [elapsed, service].map(({ n, medianMinutes }) => [n, Math.floor(medianMinutes ?? Number.NaN)]);
  const came = ({ arrivals: { hours } }: WeeklyReport) =>
    hours.flatMap((of, weekday) => of.flatMap((n, hourOfDay) => (n > 0 ? [[weekday + 1, hourOfDay, n]] : [])));

  test('the clock goes back on their last day: an hour more to wait, and none of service', async () => {
    await here.until('2026-10-24T13:30:00+02:00');
    const saturday = await asks(asked('mia_liest', 'gibt es bei euch WLAN für alle?'));
    await here.until('2026-10-25T23:30:00+01:00');
    const sunday = await asks(asked('opa_heinrich', 'wo kann ich bei euch parken?'));
    await here.until('2026-10-26T10:10:00+01:00');
    await isAnswered(saturday);
    await isAnswered(sunday);
    const figures = await figuresOf('2026-W43');
    expect(figures).toMatchObject({ from: '2026-10-19', to: '2026-10-25', arrived: 2, answered: 2, complete: true });
    // 45 h 40 min and 10 h 40 min; 40 min and 10 min of service.
    expect(waits(figures)).toEqual([
      [2, (45 * 60 + 40 + 10 * 60 + 40) / 2],
      [2, 25],
    ]);
    expect(came(figures)).toEqual([
      [6, 13, 1],
      [7, 23, 1],
    ]);
    expect(await figuresOf('2026-W44')).toMatchObject({ arrived: 0, complete: false });
  });

  test('the old year has a 53rd week, which ends on a Sunday in January', async () => {
    await here.until('2027-01-03T23:50:00+01:00');
    const old = await asks(asked('familie_lindner', 'wann ist der Lesekreis?'));
    await here.until('2027-01-04T00:10:00+01:00');
    const fresh = await asks(asked('tomasz_reads', 'How much are overdue fines?'));
    await here.until('2027-01-04T10:05:00+01:00');
    // It was posted before anybody could answer.
    const posted = here.slack.messages().filter(({ text }) => text.includes('Wochenbericht KW 53'));
    expect(posted.map(says)).toEqual([expect.stringContaining('1 Frage, bis jetzt keine beantwortet.')]);
    await isAnswered(old);
    await isAnswered(fresh);
    const figures = await figuresOf('2026-W53');
    expect(figures).toMatchObject({ from: '2026-12-28', to: '2027-01-03', arrived: 1, answered: 1, backlog: { n: 1 } });
    expect(waits(figures)).toEqual([
      [1, 10 * 60 + 15],
      [1, 5],
    ]);
    const next = await figuresOf('2027-W01');
    expect(next).toMatchObject({ from: '2027-01-04', to: '2027-01-10', arrived: 1, answered: 1, complete: false });
    expect(next.trend.slice(-2)).toMatchObject([
      { week: '2026-W53', arrived: 1, medianMinutes: figures.firstResponse.service.medianMinutes },
      { week: '2027-W01', arrived: 1 },
    ]);
  });

  test('the clock is put forward before Easter Monday: an hour less to wait, and the holiday does not count', async () => {
    await here.until('2027-03-27T13:50:00+01:00');
    const question = await asks(asked('mia_liest', 'was kostet eine Vormerkung?'));
    await here.until('2027-03-30T10:15:00+02:00');
    await isAnswered(question);
    const figures = await figuresOf('2027-W12');
    expect(figures).toMatchObject({ from: '2027-03-22', to: '2027-03-28', arrived: 1, answered: 1 });
    expect(waits(figures)).toEqual([
      [1, 67 * 60 + 25],
      [1, 25],
    ]);
    expect(figures.backlog).toMatchObject({ n: 1, oldestMinutes: expect.closeTo(33 * 60 + 10, 0) });
  });
});
