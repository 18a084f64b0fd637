import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySlackSignature } from '../../adapters/slack/signature.ts';

const signingSecret = 'not-a-real-signing-secret';
const now = Date.UTC(2026, 10, 23, 9, 42);
const seconds = Math.floor(now / 1000);

function signed(rawBody: Buffer, timestamp = String(seconds), secret = signingSecret) {
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody);
  return { signingSecret, timestamp, signature: `v0=${hmac.digest('hex')}`, rawBody, now };
}

test('a request that Slack signed passes, umlauts and any other bytes included', () => {
  expect(verifySlackSignature(signed(Buffer.from('{"text":"Grüße aus der Bücherei 📚"}')))).toBe(true);
  expect(verifySlackSignature(signed(Buffer.from([0xff, 0x00, 0xfe])))).toBe(true);
  expect(verifySlackSignature(signed(Buffer.alloc(0)))).toBe(true);
});

test('a changed body, another secret or another timestamp does not', () => {
  const good = signed(Buffer.from('a=1'));
  expect(verifySlackSignature({ ...good, rawBody: Buffer.from('a=2') })).toBe(false);
  expect(verifySlackSignature(signed(Buffer.from('a=1'), String(seconds), 'another secret'))).toBe(false);
  expect(verifySlackSignature({ ...good, timestamp: String(seconds + 1) })).toBe(false);
});

test.each([
  [-301, false],
  [-300, true],
  [300, true],
  [301, false],
  [86_400, false],
])('a timestamp %i s from now is accepted: %s', (offset, accepted) => {
  expect(verifySlackSignature(signed(Buffer.from('a'), String(seconds + offset)))).toBe(accepted);
});

test('odd headers are refused without a throw', () => {
  const good = signed(Buffer.from('a=1'));
  for (const signature of [undefined, '', 'v0=', good.signature.slice(0, -1), `${good.signature}0`, 'ü'.repeat(67)]) {
    expect(verifySlackSignature({ ...good, signature })).toBe(false);
  }
  for (const timestamp of [undefined, '', 'NaN', `${seconds}.5`, `-${seconds}`, `${seconds}e0`, ' 1', '9'.repeat(40)]) {
    expect(verifySlackSignature({ ...good, timestamp })).toBe(false);
  }
  expect(verifySlackSignature({ ...signed(Buffer.from('a'), String(seconds), ''), signingSecret: '' })).toBe(false);
});

test('no signature made up by chance passes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (timestamp, signature) => {
      const rawBody = Buffer.from('a=1');
      expect(verifySlackSignature({ signingSecret, timestamp, signature, rawBody, now })).toBe(false);
    }),
  );
});
