import type { Columns } from '../query/columns';
import type { NumberList } from '../numbers/number-list';
import { digitsOf, fold } from '../query/search-text';

/** What a spelling of a number may mean: a row, none, or one of several, of which nobody can say which. */
type Found = { row: number } | 'nowhere' | 'ambiguous';

/** Finds the numbers of a list by their id or by any spelling. */
export interface NumberIndex {
  find(spelling: string): Found;
  findId(id: string): Found;
}

const AMBIGUOUS = -1;

/**
 * Takes the numbers in, and lets the page breathe between.
 * @param pause resolves when the next slice may begin
 */
export async function indexNumbers(
  numbers: NumberList,
  columns: Columns,
  pause: () => Promise<void>,
): Promise<NumberIndex> {
  const byE164 = new Map<string, number>();
  const byOther = new Map<string, number>();
  const byId = new Map<string, number>();
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers.at(row)!;
    note(byE164, columns.digits[row]!, row);
    note(byId, fold(number.id), row);
    for (const spelling of new Set([digitsOf(number.formatted_number), digitsOf(number.international_number)])) {
      if (spelling !== '' && spelling !== columns.digits[row]) note(byOther, spelling, row);
    }
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
  }
  const foundIn = (index: ReadonlyMap<string, number>, key: string): Found => {
    const row = index.get(key);
    if (row === undefined) return 'nowhere';
    return row === AMBIGUOUS ? 'ambiguous' : { row };
  };
  return {
    findId: (id) => foundIn(byId, fold(id.trim())),
    find(spelling) {
      const candidates = readSpelling(spelling);
      for (const digits of candidates) {
        const found = foundIn(byE164, digits);
        if (found !== 'nowhere') return found;
      }
      return foundIn(byOther, digitsOf(spelling));
    },
  };
}

/** Rows that are taken in without a pause. */
const ROWS_AT_ONCE = 2_000;

/** A number that is there twice is meant by neither spelling. */
function note(index: Map<string, number>, key: string, row: number): void {
  const known = index.get(key);
  index.set(key, known === undefined || known === row ? row : AMBIGUOUS);
}

/** The E.164 digits that may be meant: the `(0)` of `+49 (0)30` is not dialled, and a leading `00` is a plus. */
function readSpelling(spelling: string): string[] {
  const dialled = digitsOf(spelling.replace('(0)', ''));
  return dialled.startsWith('00') ? [dialled.slice(2), dialled] : [dialled];
}

/** What a spreadsheet makes of a long number: its last digits are lost. */
export function isRounded(spelling: string): boolean {
  return /^\s*\d(?:[.,]\d+)?E\+?\d+\s*$/iu.test(spelling);
}
