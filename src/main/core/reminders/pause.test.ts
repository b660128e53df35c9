import { expect, it } from 'vitest';
import { sessionSchema } from '../../../shared/settings';
import { createManualClock } from '../testing/manual-clock';
import { createPause } from './pause';

const DAY = 24 * 3_600_000;

/** The pause as a session remembers it that says, on a day, that it ends on another. */
function paused(until: number | 'forever', today: number) {
  const clock = createManualClock(today * DAY);
  let session = sessionSchema.parse({ remindersPausedUntil: until === 'forever' ? until : until * DAY });
  const pause = createPause(
    { session: () => session, remember: (patch) => (session = { ...session, ...patch }) },
    clock,
  );
  return { clock, pause };
}

it('one that was chosen while the clock was a month ahead does not come back a month later', () => {
  const { clock, pause } = paused(31, 0);
  pause.forgetOver();
  clock.jump(30 * DAY);
  expect(pause.until()).toBeNull();
});

it('one that counts is not forgotten', () => {
  const { pause } = paused(1, 0);
  pause.forgetOver();
  expect(pause.until()).toBe(DAY);
  const { clock, pause: endless } = paused('forever', 0);
  clock.jump(400 * DAY);
  endless.forgetOver();
  expect(endless.until()).toBe('forever');
});
