import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, trusted } from '../../core/html.ts';

test('whatever a text says, it stays a text, between tags and in either kind of quotes', () =>
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { html: markup } = html`<p title="${text}" lang='${text}'>${text}</p>`;
      expect(markup.match(/[<>"']/g)?.join('')).toBe(`<""''><>`);
      expect(markup.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(
        `<p title="${text}" lang='${text}'>${text}</p>`,
      );
    }),
    { examples: [['<script>alert(1)</script>'], ['" onload="x'], ["'&amp;'"]] },
  ));

test('markup goes in as it is, one piece or many, and so does what is trusted', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${trusted('<svg/>')}${html``}${3}`.html).toBe(
    '<ul><li>a</li><li>&#60;b&#62;</li></ul><svg/>3',
  );
});
