import { describe, expect, it } from 'vitest';
import { historyStep } from './history-step';

/** `Ctrl+Shift+Z` as an event. */
function press(keys: string) {
  const parts = keys.split('+');
  const held = (name: string) => parts.includes(name);
  return {
    key: parts.at(-1)!,
    ctrlKey: held('Ctrl'),
    metaKey: held('Meta'),
    altKey: held('Alt'),
    shiftKey: held('Shift'),
  };
}

describe('historyStep', () => {
  it.each([
    ['Ctrl+z', -1],
    ['Ctrl+Shift+Z', 1],
    ['Ctrl+y', 1],
    ['Alt+ArrowLeft', 0],
    ['z', 0],
    ['ArrowLeft', 0],
    ['Meta+z', 0],
    ['Ctrl+Alt+ArrowLeft', 0],
    ['Ctrl+Shift+y', 0],
    ['Ctrl+[', 0],
  ])('of %s is %i', (keys, way) => {
    expect(historyStep(press(keys), false)).toBe(way);
  });

  it.each([
    ['Meta+z', -1],
    ['Meta+Shift+z', 1],
    ['Meta+[', 0],
    ['Ctrl+z', 0],
    ['Meta+y', 0],
  ])('of %s on a Mac is %i', (keys, way) => {
    expect(historyStep(press(keys), true)).toBe(way);
  });
});
