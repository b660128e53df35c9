import type { Columns } from '../columns';
import { fold } from '../../fold';
import { NONE, type QueryKey, type ValueCount } from './key';

/** The key of the labels that the user gave; a number can have several. */
export function labelKey(examples: readonly string[]): QueryKey {
  return {
    many: true,
    isWord: true,
    needs: 'notes',
    read: (text) => ({ value: text, mark: (columns, found) => markLabel(columns, fold(text), found) }),
    count: countLabels,
    examples,
  };
}

function markLabel({ labels: { codes, sets } }: Columns, wanted: string, found: Uint8Array): void {
  const isWanted = Uint8Array.from(sets, (set) => {
    if (set.length === 0) return wanted === NONE ? 1 : 0;
    return set.some((name) => fold(name) === wanted) ? 1 : 0;
  });
  if (!isWanted.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= isWanted[codes[row]!]!;
}

/** Every label that occurs in the list, in alphabetical order, and where some have a label, those without one. */
function countLabels({ labels: { codes, sets } }: Columns, rows: Uint8Array): ValueCount[] {
  const counts = new Uint32Array(sets.length);
  for (let row = 0; row < rows.length; row++) counts[codes[row]!]! += rows[row]!;
  const byKey = new Map<string, ValueCount>();
  let unlabelled = 0;
  sets.forEach((set, code) => {
    if (set.length === 0) unlabelled += counts[code]!;
    for (const name of set) {
      const key = fold(name);
      byKey.set(key, { value: byKey.get(key)?.value ?? name, count: counts[code]! + (byKey.get(key)?.count ?? 0) });
    }
  });
  const found = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return found.length > 0 ? [...found, { value: NONE, count: unlabelled }] : [];
}
