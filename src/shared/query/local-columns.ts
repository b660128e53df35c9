import type { SearchTexts } from './search-text';

/** The labels of each row: row `i` has `sets[codes[i]]`. The first set is empty. */
export interface LabelColumn {
  codes: Uint32Array;
  sets: (readonly string[])[];
}

/** The labels and notes, folded, of those rows that have some: the n-th text belongs to the row `rows[n]`. */
export interface OwnTexts extends SearchTexts {
  rows: Uint32Array;
}

/** What the app knows of numbers in addition to the list, as columns; add-local-columns.ts fills them. */
export interface LocalColumns {
  labels: LabelColumn;
  /** Days since 1970-01-01 of the last known change, or {@link NEVER_CHANGED}. */
  changedOn: Int32Array;
  ownTexts: OwnTexts;
}

/** `changedOn` of a number of which no change is known. It is earlier than any day. */
export const NEVER_CHANGED = -(2 ** 31);

/** No labels, no notes, no changes. */
export function emptyLocalColumns(count: number): LocalColumns {
  return {
    labels: { codes: new Uint32Array(count), sets: [[]] },
    changedOn: new Int32Array(count).fill(NEVER_CHANGED),
    ownTexts: { rows: new Uint32Array(0), searchText: '', searchTextEnds: new Uint32Array(0) },
  };
}
