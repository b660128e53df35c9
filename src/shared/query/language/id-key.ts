import type { Columns } from '../columns';
import { fold } from '../../fold';
import { findText } from '../find-text';
import { idTexts } from '../id-texts';
import { BORDER } from '../search-text';
import type { QueryKey } from './key';

/** The key of a number's whole id. Parts of ids are found by free words. */
export function idKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    read: (text) => ({ value: text, mark: (columns, found) => markId(columns, fold(text), found) }),
    count: () => [],
    examples,
  };
}

function markId(columns: Columns, wanted: string, found: Uint8Array): void {
  findText(idTexts(columns), BORDER + wanted + BORDER, (row) => (found[row] = 1));
}
