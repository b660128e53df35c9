// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { keyInReadingDirection } from './direction';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', 'a'];

describe('keyInReadingDirection', () => {
  afterEach(() => document.documentElement.removeAttribute('dir'));

  it('leaves every key as it is where the page is written from left to right', () => {
    expect(KEYS.map(keyInReadingDirection)).toEqual(KEYS);
  });

  it('swaps the two arrows that lie across, and no other key, where it is written from right to left', () => {
    document.documentElement.dir = 'rtl';
    expect(KEYS.map(keyInReadingDirection)).toEqual(['ArrowRight', 'ArrowLeft', ...KEYS.slice(2)]);
  });
});
