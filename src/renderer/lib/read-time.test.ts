import { expect, it } from 'vitest';
import { readTime } from './read-time';

it.each([
  ['9', 9 * 60],
  ['09:05', 9 * 60 + 5],
  ['930', 9 * 60 + 30],
  ['2130', 21 * 60 + 30],
  [' 21.30 ', 21 * 60 + 30],
  ['9 h 30', 9 * 60 + 30],
  ['21 h', 21 * 60],
  ['9:00 Uhr', 9 * 60],
  ['9:30 PM', 21 * 60 + 30],
  ['9:30\u202fp. m.', 21 * 60 + 30],
  ['9:30 a.m.', 9 * 60 + 30],
  ['12 am', 0],
  ['12:15 pm', 12 * 60 + 15],
  ['0:00', 0],
  ['23:59', 23 * 60 + 59],
])('reads %j', (text, minutes) => {
  expect(readTime(text)).toBe(minutes);
});

it.each(['', 'noon', '24:00', '9:60', '13 pm', '0 am', '9:5', '12345', '-1', '9:00 xm'])('refuses %j', (text) => {
  expect(readTime(text)).toBe(null);
});
