import { beforeAll, expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { labelledExamples } from '../../core/labelled-examples.ts';
import type { Lesson } from '../../core/lesson.ts';
import type { Library } from '../../core/library.ts';

let library: Library;
beforeAll(async () => {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  library = reading.library;
});

const lesson = (text: string, more: Partial<Lesson> = {}): Lesson => ({
  kind: 'intent',
  at: 0,
  text,
  language: 'de',
  intent: 'renewal',
  answerId: null,
  was: { intent: 'fees', answerId: null },
  ...more,
});
const standings = (...lessons: Lesson[]) => labelledExamples(lessons, library).map(({ standing }) => standing);

test('what nobody has written yet is new, and the same words once more are known', () => {
  const text = 'Kriegt der Roman noch einen Aufschub?';
  expect(standings(lesson(text), lesson('kriegt der ROMAN noch  einen Aufschub?'))).toEqual([
    { kind: 'new' },
    { kind: 'known' },
  ]);
});

test('what stands there already is known, however it is spelt, and what almost stands there is near', () => {
  expect(standings(lesson('wie kann ich meine buecher verlaengern?'))).toEqual([{ kind: 'known' }]);
  expect(standings(lesson('Wie kann ich meine Bücher verlängern, bitte?'))).toEqual([
    { kind: 'near', like: 'Wie kann ich meine Bücher verlängern?' },
  ]);
});

test('what stands under another intent has to go there first; what an answer answers may be an example too', () => {
  expect(standings(lesson('Wie kann ich meine Bücher verlängern?', { intent: 'fees' }))).toEqual([
    { kind: 'elsewhere', place: { intent: 'renewal' } },
  ]);
  const question = 'Verlängerung über die App';
  expect(standings(lesson(question, { kind: 'answer', answerId: 'verlaengern' }))).toEqual([{ kind: 'known' }]);
  expect(standings(lesson(question))[0]?.kind).not.toBe('elsewhere');
});

test('an answer’s question belongs to the answer; what nobody labelled belongs nowhere', () => {
  const [answer, gap, suggestion] = labelledExamples(
    [
      lesson('Geht das auch übers Handy?', { kind: 'answer', answerId: 'verlaengern' }),
      lesson('Darf mein Hund mit?', { kind: 'gap' }),
      lesson('Anregung: Wasserspender', { kind: 'suggestion' }),
    ],
    library,
  );
  expect([answer?.place, gap?.place, suggestion?.place]).toEqual([{ answerId: 'verlaengern' }, null, null]);
});

test('an answer or intent that is gone takes nothing up', () => {
  expect(
    standings(
      lesson('Geht das?', { kind: 'answer', answerId: 'lange-nacht' }),
      lesson('Geht das?', { intent: 'gardening' }),
    ),
  ).toEqual([{ kind: 'gone' }, { kind: 'gone' }]);
});
