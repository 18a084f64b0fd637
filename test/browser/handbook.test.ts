/**
 * The handbook of the staff holds: what it names is there, it fits on two pages, and whoever follows it to the letter gets
 * what it says.
 *
 * Its pictures are made by the same round: `HANDBOOK_PICTURES=docs npx vitest run --project browser
 * test/browser/handbook.test.ts`. `HANDBOOK_PDF=some/file.pdf` prints it.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandIn } from '../../core/command-words.ts';
import { modalWords } from '../../core/modal-words.ts';
import { words } from '../../core/words.ts';
import { printedHandbook, readHandbook } from '../support/handbook.ts';
import { handbookFollower } from '../support/handbook-follower.ts';
import { type OfficeHours, openOffice } from '../support/office-hours.ts';
import { withBrowser } from './support.ts';

const root = new URL('../..', import.meta.url).pathname;
const pictures = process.env.HANDBOOK_PICTURES;
const handbook = readHandbook();

test('what the handbook names are words of the product', () => {
  const vendor = words.de.vendors['x-mention'];
  const known = new Set([
    ...textsIn(words.de),
    ...textsIn(modalWords.de),
    words.de.card.composer(vendor),
    words.de.card.link(vendor),
  ]);
  const said = new Set([...known, ...handbook.headings]);
  expect(handbook.labels.filter((label) => !known.has(label))).toEqual([]);
  expect(handbook.quotes.filter((quote) => !said.has(quote))).toEqual([]);
  const unknown = handbook.commands.filter((typed) => {
    const [, text] = /^\/auskunft (.+)$/.exec(typed) ?? [];
    return text === undefined || commandIn(text).name === null;
  });
  expect(unknown).toEqual([]);
});

test('the handbook names every button and every choice of the menu', () => {
  const named = new Set(handbook.labels);
  const { actions, bundle } = words.de;
  const pressed = [...Object.values(actions), bundle.tick, bundle.approveSelected, bundle.open, bundle.write];
  expect(pressed.filter((label) => !named.has(label))).toEqual([]);
});

test('the handbook fits on two pages of A4, with small pictures', () =>
  withBrowser({}, async (open) => {
    expect(handbook.pictures.filter((file) => statSync(join(root, 'docs', file)).size > 150_000)).toEqual([]);
    const page = await open('about:blank');
    await page.setContent(printedHandbook(handbook));
    await page.evaluate(() => document.fonts.ready);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    if (process.env.HANDBOOK_PDF) writeFileSync(process.env.HANDBOOK_PDF, pdf);
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  }));

let office: OfficeHours;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

type Desk = ReturnType<typeof handbookFollower>;

/** Sits down as Marta before the channel on a phone. */
function atTheDesk(body: (desk: Desk, page: Page) => Promise<void>): Promise<void> {
  return withBrowser({ phone: true }, async (open) => {
    const page = await open(office.url);
    await page.addInitScript(office.clock);
    await page.reload();
    page.setDefaultTimeout(60_000);
    await page.getByRole('tab', { name: /Slack/ }).click();
    await body(handbookFollower(page, handbook), page);
  });
}

/** Writes to the library on X, as whoever sits at the page could. */
async function asks(page: Page, author: string, text: string): Promise<void> {
  const body = JSON.stringify({ author, text: `@stb_birkenrath ${text}` });
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/x/post', { method: 'POST', headers, body })).status;
  }, body);
  expect(status).toBe(200);
}

/** Looks at it from a page of its own, twice as fine as a phone's 360 px, for paper. */
async function takePicture(page: Page, name: string, part: (desk: Desk) => Locator): Promise<void> {
  const browser = page.context().browser();
  if (pictures === undefined || browser === null) return;
  const context = await browser.newContext({
    viewport: { width: 360, height: 1600 },
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(office.clock);
  const fine = await context.newPage();
  await fine.goto(office.url);
  // A window that is open already lies over the tabs.
  await fine.getByRole('tab', { name: /Slack/ }).dispatchEvent('click');
  const path = join(root, pictures, `handbook-${name}.png`);
  await part(handbookFollower(fine, handbook)).screenshot({ path });
  await context.close();
}

test('answering, taking back, editing, closing, waiting and handing over go by the words of the handbook', () =>
  atTheDesk(async ({ card, follow, press, becomes, dialog }, page) => {
    await asks(page, 'mia_liest', 'habt ihr einen Aufzug für den Rollstuhl?');
    await asks(page, 'opa_heinrich', 'Wie lange darf ich Bücher behalten?');
    await asks(page, 'gratis_follower', 'JETZT 1000 Follower gratis. Link in Bio');
    await asks(page, 'familie_lindner', 'Habt ihr Noten für Streichquartett?');
    await asks(page, 'jule_malt', 'Nehmt ihr gebrauchte Bücher als Spende?');
    const lift = card('Aufzug für den Rollstuhl');
    const loan = card('Bücher behalten');
    const spam = card('1000 Follower');
    const notes = card('Streichquartett');
    const gift = card('gebrauchte Bücher');

    await loan.getByRole('button', { name: 'Freigeben' }).waitFor();
    await takePicture(page, 'card', (desk) => desk.card('Bücher behalten'));

    await follow('Ich will den Vorschlag freigeben', lift);
    await follow('Ich will die Freigabe zurücknehmen', lift);
    await lift.getByText('Freigabe zurückgenommen').waitFor();
    await press('Bearbeiten', lift);
    await dialog.waitFor();
    await takePicture(page, 'edit', (desk) => desk.dialog);
    await press('Abbrechen', lift);
    await follow('Ich will den Text ändern', lift, { Antwort: 'Ja, in jedem Haus gibt es einen Aufzug.' });
    await lift.getByText('Ja, in jedem Haus gibt es einen Aufzug.').waitFor();

    await follow('Ich will nicht antworten', spam, { 'Spam oder Beleidigung': '' });
    await spam.getByText('Geschlossen von').waitFor();
    await press('Wieder öffnen', spam);
    await spam.getByText(': wieder geöffnet').waitFor();

    await follow('Ich habe schon selbst geantwortet', gift);
    await gift.getByText(', anders beantwortet').waitFor();

    await follow('Ich brauche noch Zeit', notes);
    await notes.getByText('kümmert sich darum').waitFor();
    await press('Mehr …', notes);
    await press('Ich sehe noch nach', notes);
    await notes.getByText('sieht noch nach').waitFor();
    await follow('Ich will die Frage übergeben', notes, { 'An wen?': 'Jonas', Notiz: 'Du kennst die Noten besser.' });
    await notes.getByText('„Du kennst die Noten besser.“').waitFor();
    await becomes('U0JONAS');
    await follow('Ich will sagen, dass wir nachfragen', notes);
    await notes.getByText('Antwort steht noch aus').waitFor();

    await lift.getByText('Beantwortet: ').waitFor();
    await page.getByRole('tab', { name: /^X/ }).click();
    await page.locator('#pane-x').getByText('Ja, in jedem Haus gibt es einen Aufzug.').waitFor();
  }));

test('writing again, correcting and deleting go by the words of the handbook', () =>
  atTheDesk(async ({ card, follow, comes }, page) => {
    await asks(page, 'aylin_k', 'Gibt es bei euch WLAN?');
    await asks(page, 'tomasz_reads', 'Wo kann ich bei euch drucken?');
    const wifi = card('bei euch WLAN');
    const print = card('bei euch drucken');
    for (const question of [wifi, print]) {
      await follow('Ich will den Vorschlag freigeben', question);
      await comes(question.getByText('Beantwortet: '));
    }

    await follow('Ich will noch etwas schreiben', wifi, { Antwort: 'Auch im Lesegarten.' });
    const corrected = 'Drucken können Sie in der Zentralbibliothek.';
    await follow('Ich will eine Antwort korrigieren', print, { Antwort: corrected });
    await comes(card('bei euch drucken', 'Hinausgegangen', corrected));
    await wifi.getByText('Hinausgegangen').waitFor();
    await follow('Ich will eine Antwort löschen', wifi);
    await comes(wifi.getByText('unsere Antwort auf X wurde gelöscht'));
  }));

test('two people, lists, muting, looking and stopping go by the words of the handbook', () =>
  atTheDesk(async ({ card, follow, press, type, becomes, dialog }, page) => {
    await asks(page, 'opa_heinrich', 'Ich beschwere mich, die Theke war unfreundlich.');
    await asks(page, 'laut_und_grob', 'Ihr Idioten, nie funktioniert was bei euch');
    for (const patron of ['mia_liest', 'jule_malt', 'aylin_k']) {
      await asks(page, patron, 'Wie verlängere ich?');
    }
    const complaint = card('Ich beschwere mich');
    const insult = card('(Beleidigung');
    const list = card('3 Fragen, eine Antwort');

    await follow('Ich brauche eine zweite Person', complaint, {
      'Als Zweite/r freigeben': async () => {
        await complaint.getByText('Zweite Person nötig').waitFor();
        await takePicture(page, 'second', (desk) => desk.card('Ich beschwere mich'));
        await becomes('U0AYLIN');
      },
    });
    await complaint.getByText('Freigegeben von').waitFor();

    await list.waitFor();
    await takePicture(page, 'list', (desk) => desk.card('3 Fragen, eine Antwort'));
    await follow('Ich will viele gleiche Fragen freigeben', list);
    await list.getByText('Alle sind entschieden').waitFor();

    await follow('Ich will mehr sehen', insult);
    await dialog.getByText('Ihr Idioten').waitFor();
    await page.keyboard.press('Escape');
    await follow('Ich will jemanden stummschalten', insult, { 'Warum?': 'Beschimpft uns' });
    await insult.getByText('„Beschimpft uns“').waitFor();
    await press('Stummschaltung aufheben', insult);
    await insult.getByText(': wieder geöffnet').waitFor();

    await becomes('U0MARTA');
    await follow('Ich will alles anhalten', list);
    await card('Versand angehalten').waitFor();
    await type('/auskunft weiter');
    await card('Versand läuft wieder').waitFor();
  }));

test('closures, openings and answers are changed from Slack by the words of the handbook', () =>
  atTheDesk(async ({ card, follow, dialog }) => {
    const note = card('Nur für Sie sichtbar');
    await follow('Ich will eine Schließung eintragen', note, {
      'Welches Haus?': 'Alle Häuser',
      'Satz auf Deutsch': 'Die Heizung ist ausgefallen.',
    });
    await card('Eingetragen.', 'Die Heizung ist ausgefallen.').waitFor();
    await follow('Ich will eine Öffnung eintragen', note, {
      'Welches Haus?': 'Zweigstelle Mühlenbach',
      'Geöffnet ab': '20:00',
      'Geöffnet bis': '22:00',
      'Satz auf Deutsch': 'Zur Lesenacht ist länger geöffnet.',
    });
    await card('Eingetragen.', 'Zur Lesenacht ist länger geöffnet.').waitFor();
    await follow('Ich will eine Antwort ändern', note, { 'Text auf Deutsch': 'WLAN gibt es in allen Häusern.' });
    await card('„WLAN“ gilt ab jetzt').waitFor();
    await follow('Ich will eine Änderung zurücknehmen', note);
    await expect.poll(() => dialog.getByRole('button', { name: 'Zurücknehmen' }).count(), { timeout: 30_000 }).toBe(2);
  }));

/** Everything that a table of words holds as it is; sentences with gaps are left out. */
function textsIn(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  return typeof table === 'object' && table !== null ? Object.values(table).flatMap(textsIn) : [];
}
