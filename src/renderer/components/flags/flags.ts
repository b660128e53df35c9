import { codes, columns } from './flags.json';
import './flag.css';

/** As `npm run icons` draws them: each flag has a border of one pixel around it, so that none shows through next to another. In CSS pixels. */
const TILE = { width: 20, height: 14 };
const BORDER = 1;

const placeOfCode = new Map(
  codes.split(' ').map((code, index): [string, string] => {
    const left = (index % columns) * TILE.width + BORDER;
    const top = Math.floor(index / columns) * TILE.height + BORDER;
    return [code, `-${left}px -${top}px`];
  }),
);

/**
 * The `background-position` that shows a country's flag in an element of the class `flag`, by its ISO 3166-1 alpha-2
 * code; for one without a flag, a place where the picture has none.
 */
export function flagPosition(countryCode: string): string {
  return placeOfCode.get(countryCode.toUpperCase()) ?? '-100vw';
}
