import { describe, expect, it } from 'vitest';
import { historyStep, historyStepOfButton } from './history-step';

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
    ['Alt+ArrowLeft', -1],
    ['Alt+ArrowRight', 1],
    ['z', 0],
    ['ArrowLeft', 0],
    ['Meta+z', 0],
    ['Ctrl+Alt+ArrowLeft', 0],
    ['Ctrl+Shift+y', 0],
    ['Ctrl+[', 0],
  ])('of %s is %i', (keys, way) => {
    expect(historyStep(press(keys), false, true)).toBe(way);
  });

  it.each([
    ['Meta+z', -1],
    ['Meta+Shift+z', 1],
    ['Meta+[', -1],
    ['Meta+]', 1],
    ['Ctrl+z', 0],
    ['Meta+y', 0],
  ])('of %s on a Mac is %i', (keys, way) => {
    expect(historyStep(press(keys), true, true)).toBe(way);
  });

  it('leaves undo and redo to the keys of the page where no query is typed', () => {
    for (const keys of ['Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+y']) expect(historyStep(press(keys), false, false)).toBe(0);
    expect(historyStep(press('Alt+ArrowLeft'), false, false)).toBe(-1);
  });

  it('leaves Alt with an arrow to the text on a Mac', () => {
    expect(historyStep(press('Alt+ArrowLeft'), true, true)).toBe(0);
    expect(historyStep(press('Alt+ArrowLeft'), true, false)).toBe(-1);
  });

  it('knows the back and forward buttons of a mouse', () => {
    expect([0, 1, 2, 3, 4].map(historyStepOfButton)).toEqual([0, 0, 0, -1, 1]);
  });
});
