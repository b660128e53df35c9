import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sessionSchema } from '../../shared/settings';
import {
  bringIntoSight,
  isInSight,
  knowsPlaces,
  openingBounds,
  rememberable,
  rememberBounds,
  withinArea,
} from './window-bounds';

const area = { x: 0, y: 24, width: 1440, height: 876 };
vi.mock('electron', () => ({
  app: { commandLine: { getSwitchValue: () => 'x11' } },
  screen: {
    getPrimaryDisplay: () => ({ workArea: area }),
    getAllDisplays: () => [{ workArea: area }],
    getDisplayMatching: () => ({ workArea: area }),
  },
}));

describe('withinArea', () => {
  it('leaves a window alone that is in sight', () => {
    const bounds = { x: 100, y: 100, width: 800, height: 600 };
    expect(withinArea(bounds, area)).toEqual(bounds);
  });

  it('brings a window back from a screen that is gone', () => {
    expect(withinArea({ x: 2600, y: -900, width: 800, height: 600 }, area)).toEqual({
      x: 640,
      y: 24,
      width: 800,
      height: 600,
    });
  });

  it('shrinks a window that is larger than the screen', () => {
    expect(withinArea({ x: -50, y: 0, width: 3000, height: 2000 }, area)).toEqual(area);
  });

  it('knows screens left of the first', () => {
    const left = { x: -1920, y: 0, width: 1920, height: 1080 };
    expect(withinArea({ x: -1900, y: 10, width: 800, height: 600 }, left).x).toBe(-1900);
  });
});

const isStorable = (window: unknown) => sessionSchema.safeParse({ window }).success;

describe('what is remembered', () => {
  it('can be stored whatever the desktop makes of the window', () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.double(), y: fc.double(), width: fc.double(), height: fc.double() }),
        fc.boolean(),
        (bounds, hasPlace) => isStorable(rememberable(bounds, false, hasPlace)),
      ),
    );
    expect(rememberable({ x: 1.5, y: -3, width: 300, height: 200 }, true, true)).toEqual({ x: 2, y: -3, width: 640, height: 480, maximized: true }); // prettier-ignore
  });

  it('has no place where the desktop names none', () => {
    expect(rememberable({ x: 0, y: 0, width: 800, height: 600 }, false, false)).toEqual({ width: 800, height: 600, maximized: false }); // prettier-ignore
    expect(knowsPlaces('linux', { XDG_SESSION_TYPE: 'wayland' }, '')).toBe(false);
    expect(knowsPlaces('linux', { XDG_SESSION_TYPE: 'wayland' }, 'x11')).toBe(true);
    expect(knowsPlaces('linux', { XDG_SESSION_TYPE: 'x11' }, '')).toBe(true);
    expect(knowsPlaces('linux', {}, 'wayland')).toBe(false);
    expect(knowsPlaces('darwin', { XDG_SESSION_TYPE: 'wayland' }, '')).toBe(true);
  });

  it('is noted when the window closes while it is being moved, and not after it is gone', () => {
    vi.useFakeTimers();
    const window = Object.assign(new EventEmitter(), {
      getNormalBounds: () => ({ x: 0, y: 0, width: 300, height: 700 }),
      isMaximized: () => false,
    });
    const remember = vi.fn();
    rememberBounds(window as never, { remember });
    window.emit('resize');
    window.emit('close');
    expect(remember).toHaveBeenCalledExactlyOnceWith({ window: { x: 0, y: 0, width: 640, height: 700, maximized: false } }); // prettier-ignore
    window.emit('move');
    window.emit('closed');
    vi.runAllTimers();
    expect(remember).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});

describe('a window that opens', () => {
  it('is on the screen, whatever the settings file says', () => {
    const bounds = { width: 800, height: 600, maximized: false };
    expect(openingBounds({ ...bounds, x: 9e15, y: 0 })).toEqual({ width: 800, height: 600 });
    expect(openingBounds({ ...bounds, width: 9e15, height: 9e15 })).toEqual({ width: 1440, height: 876 });
    expect(openingBounds({ ...bounds, x: 5_000, y: 100 })).toEqual({ x: 640, y: 100, width: 800, height: 600 });
  });

  it('comes back from a screen that went away while it was hidden, and else stays where it is', () => {
    const setBounds = vi.fn();
    const at = (x: number) =>
      bringIntoSight({ getBounds: () => ({ x, y: 100, width: 800, height: 600 }), isFullScreen: () => false, setBounds } as never); // prettier-ignore
    at(-600);
    expect(setBounds).not.toHaveBeenCalled();
    at(2_000);
    expect(setBounds).toHaveBeenCalledExactlyOnceWith({ x: 640, y: 100, width: 800, height: 600 });
    expect(isInSight({ x: 100, y: 890, width: 800, height: 600 }, [area])).toBe(false);
  });
});
