import { describe, expect, it } from 'vitest';
import { channelDetailsSchema, failsForLong, type ChannelDto } from './channel';

const DAY = 86_400_000;
const failing = (since: number | null, { enabled = true, isPartial = false } = {}) =>
  ({
    enabled,
    state: {
      lastSentAt: null,
      failure: since === null ? null : { since, reason: '', nextTryAt: null, isPartial },
      waiting: 1,
    },
  }) as ChannelDto;

it.each([
  [failing(0), DAY, true],
  [failing(1), DAY, false],
  [failing(0, { enabled: false }), DAY, false],
  [failing(0, { isPartial: true }), DAY, false],
  [failing(null), DAY, false],
])('a channel that is %j fails for long at %i: %s', (channel, now, expected) => {
  expect(failsForLong(channel, now)).toBe(expected);
});

describe('what the user decides about a channel', () => {
  const details = {
    kind: 'email',
    name: 'Mail',
    about: { lapses: true, renews: false, alerts: false },
    savedViewId: null,
    rhythm: 'daily',
    at: 540,
    weekday: 1,
    language: 'app',
    followsQuietHours: true,
    followsPause: true,
    fields: { host: ' mail.example.com ' },
  };
  const accepts = (change: object) => channelDetailsSchema.safeParse({ ...details, ...change }).success;

  it('is kept trimmed', () => {
    expect(channelDetailsSchema.parse({ ...details, name: ' Mail ' })).toEqual({
      ...details,
      fields: { host: 'mail.example.com' },
    });
  });

  it.each<[object, boolean]>([
    [{ name: 'x'.repeat(60) }, true],
    [{ name: 'x'.repeat(61) }, false],
    [{ name: '  ' }, false],
    [{ weekday: 0 }, true],
    [{ weekday: 6 }, true],
    [{ weekday: -1 }, false],
    [{ weekday: 7 }, false],
    [{ weekday: 1.5 }, false],
    [{ fields: { ['f'.repeat(40)]: 'x'.repeat(2_000) } }, true],
    [{ fields: { ['f'.repeat(41)]: 'x' } }, false],
    [{ fields: { host: 'x'.repeat(2_001) } }, false],
    [{ secrets: { password: 'p' } }, false],
    [{ about: { lapses: true, renews: false, alerts: false, price: true } }, false],
  ])('may have %j: %s', (change, expected) => {
    expect(accepts(change)).toBe(expected);
  });
});
