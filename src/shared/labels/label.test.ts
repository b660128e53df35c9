import { expect, it } from 'vitest';
import { labelKey, labelNameSchema } from './label';

it.each([
  ['Support', 'Support'],
  ['  Night \n shift\t', 'Night shift'],
  ['Zu\u0308rich', 'Zürich'],
  ['a\u0000b', 'a b'],
  ['x'.repeat(40), 'x'.repeat(40)],
  [` ${'x'.repeat(40)} `, 'x'.repeat(40)],
  ['x'.repeat(41), null],
  ['', null],
  [' \n', null],
  // invisible marks only
  ['\u200d\u200e', null],
  ['\u200d \u200e', null],
  // means that there is none
  ['none', null],
  ['NONE', null],
  ['nóne', null],
  ['none at all', 'none at all'],
])('a label called %j is %j', (typed, name) => {
  expect(labelNameSchema.safeParse(typed).data ?? null).toBe(name);
});

it('names that differ in case and accents only are one label', () => {
  expect(labelKey('ZÜRICH')).toBe(labelKey('Zurich'));
  expect(labelKey('Zurich 2')).not.toBe(labelKey('Zurich'));
});
