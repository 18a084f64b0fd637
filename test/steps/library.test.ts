import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffId } from '../../core/thread.ts';
import { changeLibrary, pickAnswer, takeBack } from '../../steps/change-library.ts';
import type { LibrarySubmission } from '../../steps/library-modals.ts';
import type { Modal } from '../../steps/ports.ts';
import { remind } from '../../steps/remind.ts';
import { type EnteredAnswer, heating, type LibraryDesk, libraryDesk, type Opening } from '../support/library-desk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const view = { id: 'V1', hash: '1.abc' };

let desk: LibraryDesk;
const opened: LibraryDesk[] = [];
beforeEach(async () => {
  desk = await libraryDesk();
  opened.push(desk);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const enters = (by: StaffId, entered: LibrarySubmission) => changeLibrary(desk.deps, by, entered);
const readingHours: Opening = {
  modal: 'opening',
  branch: 'nord',
  date: '2026-11-29',
  from: '14:00',
  until: '18:00',
  sentence: 'Wir lesen vor.',
};
const renewal: EnteredAnswer = {
  modal: 'answer',
  answerId: 'verlaengern',
  version: 0,
  title: 'Medien verlängern',
  intent: 'renewal',
  de: 'Verlängern können Sie jetzt dreimal.',
  en: 'You can now renew three times.',
  until: null,
  retire: false,
};
const inForce = async () => (await desk.deps.libraryChanges.all(desk.now)).map(({ change }) => change);
const answerNow = async (id: string) => (await desk.library()).answers.find((answer) => answer.id === id);
const words = (decided: { kind: string; words?: string }) => decided.words ?? '';

describe('a closure', () => {
  test('holds at once, is what patrons are told, and ends by itself', async () => {
    const before = await desk.asks('Habt ihr heute offen?');
    expect((await desk.thread(before)).draft?.answerId).toBe('opening-hours');

    expect(await enters('U0LEAD', heating)).toEqual({ kind: 'done' });
    expect(desk.told).toContain(
      '„Die Zentralbibliothek am Rathausplatz ist vom 24. bis 26. November geschlossen: Die Heizung ist ausgefallen.“',
    );
    expect((await desk.thread(await desk.asks('Habt ihr heute offen?'))).draft).toMatchObject({
      text: 'Die Zentralbibliothek am Rathausplatz ist vom 24. bis 26. November geschlossen: Die Heizung ist ausgefallen.',
      alternatives: [{ answerId: 'opening-hours' }, { answerId: 'oeffnungszeiten-zentral' }],
    });

    expect(desk.announced.at(-1)).toMatch(
      /^\*Neu eingetragen\* von <@U0LEAD>: Die Zentralbibliothek .* ausgefallen\.$/,
    );

    desk.passes(3 * day);
    expect((await desk.thread(await desk.asks('Habt ihr heute offen?'))).draft?.answerId).toBe('opening-hours');
    expect(await inForce()).toEqual([]);
  });

  test('an English sentence is told in English, without one the German is quoted', async () => {
    await enters('U0LEAD', { ...heating, sentenceEn: 'The heating has failed.' });
    await enters('U0LEAD', { ...heating, branch: 'nord', until: '2026-11-24' });
    const english = (await desk.library()).answers.flatMap(({ notice, texts }) => (notice ? [texts.en] : []));
    expect(english.toSorted()).toEqual([
      'Our Zentralbibliothek am Rathausplatz is closed from 24 to 26 November: The heating has failed.',
      'Our Zweigstelle Nordviertel is closed on 24 November: ‘Die Heizung ist ausgefallen.’',
    ]);
  });

  test.each([
    ['yesterday', { from: '2026-11-23' }, 'from', 'schon vorbei'],
    ['its end before its start', { until: '2026-11-20' }, 'until', 'Der letzte Tag liegt vor dem ersten.'],
    ['an end more than a year ahead', { until: '2027-11-25' }, 'until', 'mehr als ein Jahr'],
    ['an unknown house', { branch: 'sued' }, 'branch', 'gibt es nicht mehr'],
    ['no sentence', { sentence: ' \n ' }, 'sentence', 'Bitte einen Text eingeben.'],
    ['a sentence that does not fit', { sentence: 'Heizung! '.repeat(40) }, 'sentence', 'Zeichen kürzen'],
    ['days on which another holds', { from: '2026-12-20', until: '2026-12-28' }, 'from', '(Weihnachtspause)'],
  ])('with %s is refused at its input', async (_what, more, input, sentence) => {
    const decided = await enters('U0LEAD', { ...heating, ...more });
    expect(decided).toMatchObject({ kind: 'invalid', input });
    expect(words(decided)).toContain(sentence);
    expect(await inForce()).toEqual([]);
  });

  test('submitted once more because the answer came too late has been heard, and stands once', async () => {
    await enters('U0LEAD', heating);
    expect(await enters('U0LEAD', heating)).toEqual({ kind: 'told', words: 'Es hat sich nichts geändert.' });
    expect(await inForce()).toHaveLength(1);
    expect(await enters('U0LEAD', { ...heating, until: '2026-11-27' })).toMatchObject({ kind: 'invalid' });
  });

  test('over an extra opening is refused, naming it, but the opening in the midst of a closure is what it is for', async () => {
    expect(await enters('U0LEAD', readingHours)).toEqual({ kind: 'done' });
    const over = await enters('U0LEAD', { ...heating, branch: null, until: '2026-11-30' });
    expect(words(over)).toBe(
      'Da ist schon eine Öffnung eingetragen: Zweigstelle Nordviertel, am 29. November von 14 bis 18 Uhr. Bitte erst dort klären.',
    );
    await enters('U0LEAD', { ...heating, until: '2026-11-30' });
    expect(await enters('U0LEAD', { ...readingHours, branch: 'zentral' })).toEqual({ kind: 'done' });
    desk.passes(5 * day);
    expect((await desk.thread(await desk.asks('Habt ihr heute offen?'))).draft?.text).toContain(
      'am 29. November zusätzlich von 14 bis 18 Uhr geöffnet: Wir lesen vor.',
    );
  });

  test('entered twice at the same moment stands once, and the second lead hears of the first', async () => {
    const outcomes = await Promise.all([
      enters('U0LEAD', heating),
      enters('U0PRIYA', { ...heating, sentence: 'Kalt!' }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'invalid']);
    expect(await inForce()).toHaveLength(1);
    const [first] = await inForce();
    const sentence = first && 'sentence' in first ? first.sentence : '';
    expect(outcomes.map(words).join('')).toContain(`vom 24. bis 26. November (${sentence})`);
  });

  test('overlapping another one of the same moment is taken back', async () => {
    const { libraryChanges } = desk.deps;
    // The other lead's closure comes between the look and the save.
    const deps = {
      ...desk.deps,
      libraryChanges: {
        ...libraryChanges,
        save: async (...given: Parameters<typeof libraryChanges.save>) => {
          await changeLibrary(desk.deps, 'U0PRIYA', { ...heating, branch: null, from: '2026-11-25' });
          return libraryChanges.save(...given);
        },
      },
    };
    const decided = await changeLibrary(deps, 'U0LEAD', heating);
    expect(decided).toMatchObject({ kind: 'invalid', input: 'from' });
    expect(await inForce()).toMatchObject([{ by: 'U0PRIYA' }]);
  });

  test('is refused to whoever is no lead, and kept in the modal while Slack is down', async () => {
    expect(words(await enters('U0MARTA', heating))).toContain('die Leitung: <@U0LEAD>, <@U0PRIYA>');
    expect(desk.told).toContain('die Leitung');
    expect(words(await enters('U0HENRIK', heating))).toContain('Nur Mitglieder des Kanals');
    const trouble = { kind: 'unreachable', at: desk.now, detail: '' } as const;
    const down = { ...desk.deps.desk, isStaff: async () => ({ kind: 'trouble', trouble, retryAt: null }) as const };
    expect(await changeLibrary({ ...desk.deps, desk: down }, 'U0LEAD', heating)).toMatchObject({
      kind: 'invalid',
      input: 'sentence',
    });
    expect(await inForce()).toEqual([]);
  });

  test('holds although Slack does not say so, and although the drafts could not be renewed', async () => {
    const deps = {
      ...desk.deps,
      threads: {
        ...desk.deps.threads,
        waiting: async () => {
          throw new Error('no answer');
        },
      },
    };
    expect(await changeLibrary(deps, 'U0LEAD', heating)).toEqual({ kind: 'done' });
    expect(await inForce()).toHaveLength(1);
    expect(desk.logged).toContain('library.notRedrafted');
    expect(await desk.deps.libraryChanges.redraftSince()).not.toBeNull();
  });
});

describe('the team', () => {
  const trouble = { kind: 'rateLimited', at: 0, detail: '' } as const;
  const silent = () => ({
    ...desk.deps,
    desk: { ...desk.deps.desk, announce: async () => ({ kind: 'trouble', trouble, retryAt: null }) as const },
  });
  const heard = () => desk.announced.filter((words) => /Neu eingetragen|Zurückgenommen/.test(words));

  test('hears of a closure once: at once, or from tick when Slack did not take it', async () => {
    expect(await changeLibrary(silent(), 'U0LEAD', heating)).toEqual({ kind: 'done' });
    expect(desk.logged).toContain('library.untold');
    await remind(desk.deps);
    expect(heard()).toEqual([]); // whoever entered it may be telling it right now
    desk.passes(minute);
    await remind(silent());
    await remind(desk.deps);
    await remind(desk.deps);
    expect(heard()).toEqual([expect.stringMatching(/^\*Neu eingetragen\* von <@U0LEAD>: Die Zentralbibliothek/)]);
    await enters('U0LEAD', readingHours);
    desk.passes(minute);
    await remind(desk.deps);
    expect(heard()).toHaveLength(2);
  });

  test('hears of what is taken back, and of nothing that never stood or that only the cards are about', async () => {
    await changeLibrary(silent(), 'U0LEAD', heating);
    await takeBack(desk.deps, 'U0PRIYA', 'closure:zentral:2026-11-24', 1, view);
    await enters('U0LEAD', { ...renewal, retire: true });
    await takeBack(desk.deps, 'U0PRIYA', 'verlaengern', 1, view);
    await takeBack(desk.deps, 'U0PRIYA', 'verlaengern', 1, view);
    desk.passes(minute);
    await remind(desk.deps);
    expect(heard()).toEqual([
      '*Zurückgenommen* von <@U0PRIYA>: Zentralbibliothek am Rathausplatz: vom 24. bis 26. November geschlossen. Die Heizung ist ausgefallen.',
    ]);
  });
});

describe('an extra opening', () => {
  test('of the service on X is told to nobody and counts as service time', async () => {
    expect(await enters('U0LEAD', { ...readingHours, branch: 'service', until: '00:00' })).toEqual({ kind: 'done' });
    expect((await desk.library()).settings.extraOpenings).toEqual([
      { date: '2026-11-29', branch: 'service', hours: ['14:00-24:00'] },
    ]);
    expect(desk.told).toBe('Eingetragen. Wartende Vorschläge werden erneuert.');
    expect((await desk.library()).answers.some(({ notice }) => notice)).toBe(false);
  });

  test.each([
    ['ends before it begins', { until: '13:00' }, 'hours', 'Das Ende muss nach dem Anfang liegen.'],
    ['is over', { date: '2026-11-23' }, 'from', 'schon vorbei'],
    ['is in no house', { branch: 'sued' }, 'branch', 'gibt es nicht mehr'],
  ])('that %s is refused', async (_what, more, input, sentence) => {
    const decided = await enters('U0LEAD', { ...readingHours, ...more });
    expect(decided).toMatchObject({ kind: 'invalid', input });
    expect(words(decided)).toContain(sentence);
  });

  test('beside another one on the same day is welcome, across it is not', async () => {
    await enters('U0LEAD', readingHours);
    expect(await enters('U0LEAD', { ...readingHours, from: '10:00', until: '12:00' })).toEqual({ kind: 'done' });
    expect(await enters('U0LEAD', { ...readingHours, from: '17:00', until: '20:00' })).toMatchObject({
      input: 'hours',
    });
  });
});

describe('an answer', () => {
  test('is changed in both languages and holds at once; what the modal does not show stays, but for short form and private wording', async () => {
    expect(await enters('U0LEAD', renewal)).toEqual({ kind: 'done' });
    const before = desk.files.answers.find(({ id }) => id === 'verlaengern');
    if (!before) throw new Error('No such answer');
    const { short: _short, private: _private, ...kept } = before;
    expect(await answerNow('verlaengern')).toEqual({
      ...kept,
      texts: { de: 'Verlängern können Sie jetzt dreimal.', en: 'You can now renew three times.' },
    });
    expect((await desk.thread(await desk.asks('Kann ich meine Bücher verlängern?'))).tag).not.toBeNull();
    expect(desk.told).toBe('„Medien verlängern“ gilt ab jetzt. Wartende Vorschläge werden erneuert.');
  });

  test('without an English text goes out in German with a word of explanation', async () => {
    await enters('U0LEAD', { ...renewal, en: '' });
    expect(await answerNow('verlaengern')).toMatchObject({ languages: ['de'], texts: { de: renewal.de } });
  });

  test('that two leads edit at once: the second is shown the newer one, keeps what was typed, and saves over it', async () => {
    expect(await enters('U0PRIYA', { ...renewal, de: 'Viermal.', en: 'Four times.' })).toEqual({ kind: 'done' });
    const shown = await enters('U0LEAD', renewal);
    expect(shown).toEqual({
      kind: 'modal',
      language: 'de',
      modal: {
        kind: 'answer',
        answerId: 'verlaengern',
        version: 1,
        title: renewal.title,
        intent: 'renewal',
        texts: { de: renewal.de, en: renewal.en },
        until: null,
        came: 'Medien verlängern\nViermal.\nFour times.',
      },
    });
    expect((await answerNow('verlaengern'))?.texts.de).toBe('Viermal.');
    expect(await enters('U0LEAD', { ...renewal, version: 1 })).toEqual({ kind: 'done' });
    expect((await answerNow('verlaengern'))?.texts.de).toBe(renewal.de);
  });

  test('saved by two leads in the same moment is stored once, and nobody overwrites the other unseen', async () => {
    const outcomes = await Promise.all([enters('U0LEAD', renewal), enters('U0PRIYA', { ...renewal, de: 'Viermal.' })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'modal']);
  });

  test('that is new gets an id from its title, and no title stands for two', async () => {
    const added = { ...renewal, answerId: null, title: 'Lange Nacht & Überraschung' };
    const atOnce = await Promise.all([enters('U0LEAD', added), enters('U0PRIYA', { ...added, de: 'Um acht.' })]);
    expect(atOnce.map(({ kind }) => kind).toSorted()).toEqual(['done', 'invalid']);
    expect(await answerNow('lange-nacht-ueberraschung')).toMatchObject({
      title: 'Lange Nacht & Überraschung',
      intents: ['renewal'],
      languages: ['de', 'en'],
      valid: { from: '2026-11-24' },
    });
    const taken = { kind: 'invalid', input: 'title', words: expect.stringContaining('„Medien verlängern“') };
    for (const answerId of [null, 'lange-nacht-ueberraschung']) {
      const version = answerId === null ? 0 : 1;
      expect(await enters('U0LEAD', { ...renewal, answerId, version, title: 'medien  verlängern' })).toEqual(taken);
    }
    // One that is retired has no title any more; brought back, it needs another.
    await enters('U0LEAD', { ...renewal, retire: true });
    expect(await enters('U0LEAD', { ...renewal, answerId: null })).toEqual({ kind: 'done' });
    expect(await enters('U0LEAD', { ...renewal, version: 1 })).toEqual(taken);
    expect(await enters('U0LEAD', { ...renewal, version: 1, title: 'Fristen' })).toEqual({ kind: 'done' });
  });

  test('submitted once more because Slack heard too late is stored once, whatever was done to it', async () => {
    const unchanged = { kind: 'told', words: 'Es hat sich nichts geändert.' };
    const added = { ...renewal, answerId: null, title: 'Lange Nacht', until: '2026-11-30' };
    for (const entered of [added, renewal, { ...renewal, version: 1, retire: true }]) {
      expect(await enters('U0LEAD', entered)).toEqual({ kind: 'done' });
      expect(await enters('U0LEAD', entered)).toEqual(unchanged);
    }
    expect((await inForce()).map(({ key }) => key).toSorted()).toEqual(['lange-nacht', 'verlaengern']);
    const atOnce = { ...added, title: 'Bücherflohmarkt' };
    const outcomes = await Promise.all([enters('U0LEAD', atOnce), enters('U0LEAD', atOnce)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'told']);
    // Whoever enters something else means it, and hears that the first one has been stored.
    for (const other of [{ until: null }, { en: '' }, { intent: 'events' }]) {
      expect(await enters('U0LEAD', { ...added, ...other })).toMatchObject({ kind: 'invalid', input: 'title' });
    }
    expect(await enters('U0LEAD', { ...renewal, de: 'Viermal.' })).toMatchObject({ kind: 'modal' });
  });

  test('is retired, and another lead can bring it back by saving', async () => {
    expect(await enters('U0PRIYA', { ...renewal, retire: true })).toEqual({ kind: 'done' });
    expect(await answerNow('verlaengern')).toBeUndefined();
    expect(desk.told).toContain('wird nicht mehr vorgeschlagen');
    const shown = await enters('U0LEAD', renewal);
    expect(shown).toMatchObject({ kind: 'modal', modal: { version: 1, came: 'Die Antwort ist zurückgezogen.' } });
    expect(await enters('U0LEAD', { ...renewal, version: 1 })).toEqual({ kind: 'done' });
    expect(await answerNow('verlaengern')).toMatchObject({ texts: { de: renewal.de } });
  });

  test('with a last day holds on that day and no longer', async () => {
    await enters('U0LEAD', { ...renewal, until: '2026-11-25' });
    desk.passes(day + 11 * 60 * minute);
    expect((await answerNow('verlaengern'))?.texts.de).toBe(renewal.de);
    desk.passes(60 * minute);
    expect((await answerNow('verlaengern'))?.texts.de).not.toBe(renewal.de);
  });

  test('longer than a post is stored with a word of warning, far longer it is refused', async () => {
    expect(await enters('U0LEAD', { ...renewal, de: 'a'.repeat(300) })).toEqual({ kind: 'done' });
    expect(desk.told).toContain('Für einen Beitrag auf X ist das zu lang: Deutsch um 20 Zeichen.');
    const decided = await enters('U0LEAD', { ...renewal, version: 1, en: 'a'.repeat(1001) });
    expect(decided).toEqual({ kind: 'invalid', input: 'reply', words: 'Das ist um 1 Zeichen zu lang. Bitte kürzen.' });
  });

  test.each([
    ['a title', { title: ' ' }, 'title'],
    ['a German text', { de: '' }, 'reply'],
    ['a topic', { intent: 'weather' }, 'title'],
    ['a last day to come', { until: '2026-11-01' }, 'until'],
    ['a file that it changes', { answerId: 'gibt-es-nicht' }, 'title'],
  ])('without %s is refused', async (_what, more, input) => {
    expect(await enters('U0LEAD', { ...renewal, ...more })).toMatchObject({ kind: 'invalid', input });
    expect(await inForce()).toEqual([]);
  });

  test('saved as it was changes nothing', async () => {
    const before = desk.files.answers.find(({ id }) => id === 'verlaengern');
    const same = { ...renewal, de: before?.texts.de ?? '', en: before?.texts.en ?? '' };
    expect(await enters('U0LEAD', same)).toEqual({ kind: 'told', words: 'Es hat sich nichts geändert.' });
    expect(await inForce()).toEqual([]);
  });

  test('is picked from the list and shown in its place', async () => {
    await enters('U0LEAD', { ...renewal, until: '2026-11-30' });
    expect(await pickAnswer(desk.deps, 'U0LEAD', 'verlaengern', view)).toEqual({ kind: 'done' });
    expect(desk.slack.modals.at(-1)).toEqual({
      kind: 'answer',
      answerId: 'verlaengern',
      version: 1,
      title: renewal.title,
      intent: 'renewal',
      texts: { de: renewal.de, en: renewal.en },
      until: '2026-11-30',
      came: null,
    });
    expect(words(await pickAnswer(desk.deps, 'U0LEAD', 'gone', view))).toContain('gibt es nicht mehr');
    expect(words(await pickAnswer(desk.deps, 'U0MARTA', 'verlaengern', view))).toContain('die Leitung');
  });
});

describe('taking back', () => {
  const listed = () => {
    const modal: Modal | undefined = desk.slack.modals.at(-1);
    return modal?.kind === 'changes' ? modal.changes : [];
  };

  test('ends a change at once, shows the list without it, and makes room for another', async () => {
    await enters('U0LEAD', heating);
    await enters('U0LEAD', { ...renewal, retire: true });
    expect(await takeBack(desk.deps, 'U0PRIYA', 'closure:zentral:2026-11-24', 1, view)).toEqual({ kind: 'done' });
    expect(listed()).toEqual([{ key: 'verlaengern', version: 1, line: 'Antwort „Medien verlängern“ zurückgezogen.' }]);
    expect(await enters('U0LEAD', heating)).toEqual({ kind: 'done' });
  });

  test('of a title that somebody has given another answer meanwhile is refused like entering it twice', async () => {
    await enters('U0LEAD', { ...renewal, retire: true });
    await enters('U0PRIYA', { ...renewal, answerId: null, title: 'Medien  verlaengern' });
    const back = async () => {
      const stored = await desk.deps.libraryChanges.all(desk.now);
      const version = stored.find(({ change }) => change.key === 'verlaengern')?.version ?? 0;
      return takeBack(desk.deps, 'U0LEAD', 'verlaengern', version, view);
    };
    const refused = 'Diese Antwort gibt es schon: „Medien verlaengern“.';
    expect(words(await back())).toContain(refused);
    expect(await answerNow('verlaengern')).toBeUndefined();
    await takeBack(desk.deps, 'U0LEAD', 'medien-verlaengern', 1, view);
    expect(await back()).toEqual({ kind: 'done' });
    // So is a new title that made room for another answer.
    await enters('U0LEAD', { ...renewal, version: 0, title: 'Verlängerung' });
    await enters('U0PRIYA', { ...renewal, answerId: null });
    expect(words(await back())).toContain('„Medien verlängern“');
    expect((await answerNow('verlaengern'))?.title).toBe('Verlängerung');
  });

  test('what somebody else has taken back or changed shows the list as it is, and does no more', async () => {
    await enters('U0LEAD', renewal);
    await enters('U0PRIYA', { ...renewal, version: 1, de: 'Viermal.' });
    expect(await takeBack(desk.deps, 'U0LEAD', 'verlaengern', 1, view)).toEqual({ kind: 'done' });
    expect(listed()).toMatchObject([{ key: 'verlaengern', version: 2 }]);
    expect((await answerNow('verlaengern'))?.texts.de).toBe('Viermal.');
  });

  test('is for leads', async () => {
    await enters('U0LEAD', heating);
    const decided = await takeBack(desk.deps, 'U0MARTA', 'closure:zentral:2026-11-24', 1, view);
    expect(words(decided)).toContain('die Leitung');
    expect(await inForce()).toHaveLength(1);
  });
});
