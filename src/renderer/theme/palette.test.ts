import { expect, it } from 'vitest';
import { darkPalette, lightPalette, moreContrast, type Palette } from './palette';

/** The relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const BEHIND = ['background', 'sidebar', 'surface', 'surfaceRaised', 'surfaceHover', 'surfaceRaisedHover'] as const;
const TEXTS = ['text', 'textMuted', 'textFaint'] as const;

/** Pairs of a palette that fall below a contrast. */
function pale(palette: Palette, texts: readonly (keyof Palette)[], least: number): string[] {
  return texts.flatMap((text) =>
    BEHIND.filter((behind) => contrast(palette[text], palette[behind]) < least).map(
      (behind) => `${text} on ${behind}: ${contrast(palette[text], palette[behind]).toFixed(2)}`,
    ),
  );
}

it.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('can be read in %s on everything that texts stand on', (_, palette) => {
  expect(pale(palette, [...TEXTS, 'accent', 'danger', 'warning'], 4.5)).toEqual([]);
});

it.each([
  ['light', { ...lightPalette, ...moreContrast.light }],
  ['dark', { ...darkPalette, ...moreContrast.dark }],
])('is AAA in %s where the system asks for more contrast, and edges are seen', (_, palette) => {
  expect(pale(palette, TEXTS, 7)).toEqual([]);
  expect(pale(palette, ['lineStrong', 'neutral'], 3)).toEqual([]);
});
