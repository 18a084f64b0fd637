import { expect, test } from 'vitest';
import { isUpset } from '../../core/upset.ts';

test('angry words are told from kind ones', () => {
  expect(isUpset('Das ist eine Frechheit!!')).toBe(true);
  expect(isUpset('schon wieder kaputt, was soll das')).toBe(true);
  expect(isUpset('This is ridiculous')).toBe(true);
  expect(isUpset('Na, vielen Dank für nichts.')).toBe(true);
  expect(isUpset('Thanks for nothing')).toBe(true);
  expect(isUpset('Danke für alles')).toBe(false);
  expect(isUpset('Gar nicht peinlich, alles gut')).toBe(false);
  expect(isUpset('Leider habe ich meinen Ausweis verloren')).toBe(false);
});
