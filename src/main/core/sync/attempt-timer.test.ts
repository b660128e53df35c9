import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { createAttemptTimer } from './attempt-timer';

function setUp() {
  const clock = createManualClock(1_000);
  const ran: number[] = [];
  let isHeld = false;
  const onDue = () => void ran.push(clock.now());
  const timer = createAttemptTimer({ clock, isHeld: () => isHeld, onDue, onWait: () => undefined });
  return { clock, timer, ran, setHeld: (value: boolean) => (isHeld = value) };
}

describe('the timer of the next attempt', () => {
  it('keeps its time while it is held, and runs at once what became overdue', async () => {
    const { clock, timer, ran, setHeld } = setUp();
    timer.plan(500);
    setHeld(true);
    timer.hold();
    await clock.advance(400);
    expect([timer.at(), ran, clock.pending()]).toEqual([1_500, [], []]);
    setHeld(false);
    timer.release();
    expect(clock.pending()).toEqual([100]);
    timer.hold();
    await clock.advance(400);
    timer.release();
    await clock.advance(0);
    expect(ran).toEqual([1_800]);
  });

  it('sets nothing while it is held, not even for a new plan', () => {
    const { clock, timer, setHeld } = setUp();
    setHeld(true);
    timer.plan(0);
    expect([timer.at(), timer.isDue(), clock.pending()]).toEqual([1_000, true, []]);
  });

  it('never waits longer than planned where the clock was set back', () => {
    const { clock, timer } = setUp();
    timer.plan(500);
    clock.jump(-86_400_000);
    timer.release();
    expect(clock.pending()).toEqual([500]);
  });

  it('forgets the attempt when it is cleared', async () => {
    const { clock, timer, ran } = setUp();
    timer.plan(500);
    timer.clear();
    await clock.advance(1_000);
    expect([timer.at(), timer.isDue(), ran]).toEqual([null, false, []]);
  });
});
