import { INCOMPLETE, type Columns } from '../columns';
import type { QueryKey } from './key';

const INCOMPLETE_WORD = 'incomplete';

/** The key of what is so of a number beyond its fields. */
export function stateKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    isWord: true,
    read(text) {
      const value = text.toLowerCase();
      return value === INCOMPLETE_WORD ? { value, mark: markIncomplete } : { problem: 'notState' };
    },
    count: (columns, rows) => [{ value: INCOMPLETE_WORD, count: countIncomplete(columns, rows) }],
    examples,
  };
}

function markIncomplete({ flags }: Columns, found: Uint8Array): void {
  for (let row = 0; row < found.length; row++) found[row]! |= flags[row]! & INCOMPLETE ? 1 : 0;
}

function countIncomplete({ flags }: Columns, rows: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < rows.length; row++) count += flags[row]! & INCOMPLETE ? rows[row]! : 0;
  return count;
}
