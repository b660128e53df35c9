import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../core/testing/manual-clock';
import { putAway } from './put-away';

/** A window on a desktop that minimises, or does not. */
function fakeWindow({ minimises = true } = {}) {
  const state = { isHidden: false, isMinimized: false, isDestroyed: false };
  return {
    state,
    hide: () => void (state.isHidden = true),
    minimize: () => void (state.isMinimized = minimises),
    isMinimized: () => state.isMinimized,
    isDestroyed: () => state.isDestroyed,
  };
}

function close(window: ReturnType<typeof fakeWindow>, hasTray: boolean) {
  const clock = createManualClock(0);
  const onDone = vi.fn();
  const leave = putAway(window, { hasTray, clock, onDone });
  return { clock, onDone, leave };
}

describe('a window that is closed while the app keeps running', () => {
  it('hides behind the icon of the tray', () => {
    const window = fakeWindow();
    const { onDone, clock } = close(window, true);
    expect(window.state).toMatchObject({ isHidden: true, isMinimized: false });
    expect(onDone.mock.calls).toEqual([['tray']]);
    expect(clock.pending()).toEqual([]);
  });

  it('is minimised without a tray', async () => {
    const window = fakeWindow();
    const { onDone, clock } = close(window, false);
    await clock.advance(500);
    expect(window.state).toMatchObject({ isHidden: false, isMinimized: true });
    expect(onDone.mock.calls).toEqual([['minimized']]);
  });

  it('hides where nothing is minimised, and the user is told', async () => {
    const window = fakeWindow({ minimises: false });
    const { onDone, clock } = close(window, false);
    await clock.advance(499);
    expect(window.state.isHidden).toBe(false);
    await clock.advance(1);
    expect(window.state.isHidden).toBe(true);
    expect(onDone.mock.calls).toEqual([['hidden']]);
  });

  it('stays where it is for a user who opens it again at once', async () => {
    const window = fakeWindow({ minimises: false });
    const { onDone, clock, leave } = close(window, false);
    await clock.advance(499);
    leave();
    await clock.advance(500);
    expect(window.state.isHidden).toBe(false);
    expect(onDone).not.toHaveBeenCalled();
  });

  it('may have closed meanwhile', async () => {
    const window = fakeWindow({ minimises: false });
    const { onDone, clock } = close(window, false);
    window.state.isDestroyed = true;
    await clock.advance(500);
    expect(window.state.isHidden).toBe(false);
    expect(onDone).not.toHaveBeenCalled();
  });
});
