import { fold } from '../../fold';
import { NONE, type Mark, type ValueCount } from './key';

type Found = Parameters<Mark>[1];

/**
 * Marks the rows that have a name; `none` marks those without any.
 * @param sets the names of row `i` are `sets[codes[i]]`
 * @param wanted folded
 */
export function markNames(
  codes: Uint32Array,
  sets: readonly (readonly string[])[],
  wanted: string,
  found: Found,
): void {
  const isWanted = Uint8Array.from(sets, (names) => {
    if (names.length === 0) return wanted === NONE ? 1 : 0;
    return names.some((name) => fold(name) === wanted) ? 1 : 0;
  });
  if (!isWanted.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= isWanted[codes[row]!]!;
}

/**
 * Every name that occurs in the list, in alphabetical order, and where some rows have one, those without. Names that
 * differ in case and accents only are one; an empty name can be counted, but not asked for.
 */
export function countNames(codes: Uint32Array, sets: readonly (readonly string[])[], rows: Uint8Array): ValueCount[] {
  const counts = new Uint32Array(sets.length);
  for (let row = 0; row < rows.length; row++) counts[codes[row]!]! += rows[row]!;
  const byKey = new Map<string, ValueCount>();
  let nameless = 0;
  sets.forEach((names, code) => {
    if (names.length === 0) nameless += counts[code]!;
    for (const [key, name] of new Map(names.map((name) => [fold(name), name]))) {
      const known = byKey.get(key);
      byKey.set(key, { value: known?.value ?? name, count: counts[code]! + (known?.count ?? 0) });
    }
  });
  byKey.delete('');
  const found = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return found.length > 0 ? [...found, { value: NONE, count: nameless }] : [];
}
