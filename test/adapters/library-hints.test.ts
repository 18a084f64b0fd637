import { expect, test } from 'vitest';
import { readLibrary } from '../../adapters/files/library.ts';
import { hintLine, libraryHints } from '../../adapters/files/library-hints.ts';
import { dangers } from '../../core/danger.ts';

async function sample() {
  const reading = await readLibrary('library');
  if (reading.kind !== 'ok') throw new Error('The sample library is broken');
  return reading.library.settings;
}

test('the sample needs no hint, and its texts leave room for a signature', async () => {
  const settings = await sample();
  expect(libraryHints(settings)).toEqual([]);
  for (const danger of dangers) {
    for (const text of Object.values(settings.emergency.texts[danger] ?? {})) {
      expect(text.length, text).toBeLessThanOrEqual(260);
      expect(text).toMatch(/11[02]/);
    }
  }
  for (const text of Object.values(settings.emergency.texts.selfHarm ?? {})) expect(text).toContain('0800 111 0 111');
});

test('a library without contacts and texts is told of each, in German and with a remedy', async () => {
  const settings = {
    ...(await sample()),
    emergency: { contacts: [], texts: { alarm: { de: '112' }, threat: { en: '110' } } },
  };
  const lines = libraryHints(settings).map(hintLine);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^Hinweis: .+ niemanden persönlich\. {2}→ .+„contacts“/);
  expect(lines.slice(1).map((line) => /Art „(\w+)“/.exec(line)?.[1])).toEqual(
    dangers.filter((each) => each !== 'alarm'),
  );
});
