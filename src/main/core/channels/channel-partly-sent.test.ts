import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { DAY, HOUR, lapsing, noon } from '../reminders/testing/reminders-on-disk';
import { setUp } from './testing/channel-on-journal';

it('sends a message that arrived, but not everywhere, no second time, and says whom it missed until that is mended', async () => {
  const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
  const missed = new AppError('channel_partly_sent', { values: { count: 1, recipients: 'b@example.com' } });
  test.answer(() => Promise.reject(missed));
  const channel = await test.begin();
  await channel.check();
  const told = {
    failure: { since: noon('2026-11-24'), reason: missed.message, nextTryAt: null, isPartial: true },
    waiting: 0,
  };
  expect(channel.state()).toMatchObject({ ...told, lastSentAt: noon('2026-11-24') });
  test.clock.jump(HOUR);
  await channel.retry();
  expect([test.sent.length, test.failures]).toEqual([1, ['channel_partly_sent']]);
  expect(channel.state()).toMatchObject(told);
  await channel.edited();
  expect(channel.state().failure).toBeNull();
  await channel.stop();

  const again = await test.begin();
  await again.check();
  expect(test.sent).toHaveLength(1);
  test.clock.jump(DAY); // the next message
  await again.check();
  expect(again.state().failure).toMatchObject({ reason: missed.message });
  test.answer(() => Promise.resolve('ok'));
  test.clock.jump(DAY);
  await again.check();
  expect([test.sent.length, again.state().failure]).toEqual([3, null]);
});
