import { describe, expect, it, vi } from 'vitest';
import { withinArea } from './window-bounds';

vi.mock('electron', () => ({ screen: {} }));

const area = { x: 0, y: 24, width: 1440, height: 876 };

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
