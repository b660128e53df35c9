import { expect, it } from 'vitest';
import { offsetLabel, offsetsWords, offsetWords } from './offset-words';

it.each([
  [14, '14 days before', '14 days'],
  [1, '1 day before', '1 day'],
  [0, 'on the day', 'on the day'],
  [-1, '1 day after', '1 day after'],
  [-7, '7 days after', '7 days after'],
])('says offset %i in words', (offset, words, label) => {
  expect(offsetWords(offset)).toBe(words);
  expect(offsetLabel(offset)).toBe(label);
});

it.each([
  [[], 'none'],
  [[1], '1 day before'],
  [[0], 'on the day'],
  [[14, 7, 3, 1, 0, -1], '14, 7, 3, and 1 days before, on the day, 1 day after'],
  [[3, -1, -2], '3 days before, 1 day after, 2 days after'],
])('says offsets %j together', (offsets, words) => expect(offsetsWords(offsets)).toBe(words));
