import { expect, test } from 'vitest';
import { errorName } from '../../core/error-name.ts';

test('the log says of an error what kind it is, and nothing that somebody wrote', () => {
  expect(errorName(new TypeError('Ausweis 28123456'))).toBe('TypeError');
  expect(errorName('Ausweis 28123456')).toBe('unknown');
});
