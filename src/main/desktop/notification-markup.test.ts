import { expect, it } from 'vitest';
import { escapeMarkup } from './notification-markup';

it.each([
  ['R&D <prod>. It was <b>x</b>.', 'R&amp;D &lt;prod&gt;. It was &lt;b&gt;x&lt;/b&gt;.'],
  ['&amp;', '&amp;amp;'],
  ['<a href="https://example.com">x</a>', '&lt;a href="https://example.com"&gt;x&lt;/a&gt;'],
  ['Production. It costs $1.50 a month.', 'Production. It costs $1.50 a month.'],
])('a text is shown as it is by what reads markup: %s', (text, expected) => {
  expect(escapeMarkup(text)).toBe(expected);
});
