import { expect, it } from 'vitest';
import type { ChannelDto } from '../../../shared/channels/channel';
import { Formatter } from '../../../shared/format';
import { stateWords } from './channel-words';

const NOW = 1_700_000_000_000;

it.each([
  [null, 'Nothing sent yet'],
  [NOW + 60_000, 'Last sent just now'], // the clock was set back
  [NOW - 59_000, 'Last sent just now'],
  [NOW - 60_000, 'Last sent 1 minute ago'],
])('says when a channel last sent something (%s)', (lastSentAt, words) => {
  const channel = { enabled: true, state: { failure: null, lastSentAt } } as ChannelDto;
  expect(stateWords(channel, new Formatter('en'), NOW)).toBe(words);
});

it.each([
  [false, 'Failing'],
  [true, 'Partly delivered'],
])('says why messages do not arrive, or not everywhere (%s)', (isPartial, words) => {
  const format = new Formatter('en');
  const failure = { since: NOW, reason: 'Why.', nextTryAt: null, isPartial };
  const channel = { enabled: true, state: { failure, lastSentAt: NOW } } as ChannelDto;
  expect(stateWords(channel, format, NOW)).toBe(`${words} since ${format.instant(NOW)}. Why.`);
});
