import { fold } from '../../fold';
import type { QueryKey } from './key';
import { countNames, markNames } from './several-names';

/** The key of the labels that the user gave; a number can have several. */
export function labelKey(examples: readonly string[]): QueryKey {
  return {
    many: true,
    isWord: true,
    needs: 'notes',
    read: (text) => ({
      value: text,
      mark: ({ labels: { codes, sets } }, found) => markNames(codes, sets, fold(text), found),
    }),
    count: ({ labels: { codes, sets } }, rows) => countNames(codes, sets, rows),
    examples,
  };
}
