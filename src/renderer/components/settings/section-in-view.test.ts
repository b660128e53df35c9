import { describe, expect, it } from 'vitest';
import { sectionAt } from './section-in-view';

const seen = (tops: number[], isAtEnd = false) => ({ tops, height: 600, isAtEnd });

describe('the section that is looked at', () => {
  it('is the last whose heading has been reached', () => {
    expect(sectionAt(seen([0, 400, 900]), -1)).toBe(0);
    expect(sectionAt(seen([-400, 20, 500]), -1)).toBe(1);
    expect(sectionAt(seen([-900, -500, 40]), -1)).toBe(1);
  });

  it('is the first above all headings', () => {
    expect(sectionAt(seen([80, 400, 900]), -1)).toBe(0);
  });

  it('is the last one at the end, although its heading is not at the top', () => {
    expect(sectionAt(seen([-900, -500, 300], true), -1)).toBe(2);
  });

  it('is the one that was chosen as long as its heading is seen', () => {
    expect(sectionAt(seen([-900, 100, 300], true), 1)).toBe(1);
    expect(sectionAt(seen([-900, -100, 300], true), 1)).toBe(2);
    expect(sectionAt(seen([0, 650, 900]), 1)).toBe(0);
  });
});
