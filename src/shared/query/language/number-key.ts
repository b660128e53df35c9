import { readSpelling } from '../../numbers/spelling';
import { fold } from '../../fold';
import type { Columns } from '../columns';
import { findText } from '../find-text';
import { BORDER, OTHER_START } from '../search-text';
import type { QueryKey } from './key';

/** The key of whole numbers, in any spelling; a sender goes by its name. */
export function numberKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    read(text) {
      const read = readSpelling(text);
      const value = read ? `${read.isInternational ? '+' : ''}${read.digits}` : text;
      return {
        value,
        mark(columns, found) {
          for (const row of rowsOfNumber(columns, value)) found[row] = 1;
        },
      };
    },
    count: () => [],
    examples,
  };
}

/** The rows of a number that is written in any spelling: of several where the spelling does not say which. */
export function rowsOfNumber(columns: Columns, written: string): number[] {
  const read = readSpelling(written);
  const rows: number[] = [];
  const mark = (row: number) => rows.push(row);
  if (read === null) findText(columns, OTHER_START + fold(written).trim() + BORDER, mark);
  else {
    const { digits, isInternational } = read;
    const prefix = /^(?:00|011)/u.exec(digits)?.[0] ?? '';
    const dialed = isInternational || prefix === '' ? [digits] : [digits, digits.slice(prefix.length)];
    for (const e164 of dialed) rowsByDigits(columns).get(e164)?.forEach(mark);
    if (!isInternational) {
      for (const national of [digits, `0${digits}`]) findText(columns, OTHER_START + national + BORDER, mark);
    }
  }
  return [...new Set(rows)];
}

/** Made when it is first asked for; it lives as long as the digits themselves. */
const indexOf = new WeakMap<readonly string[], Map<string, number[]>>();

function rowsByDigits({ digits }: Columns): Map<string, number[]> {
  let index = indexOf.get(digits);
  if (!index) {
    index = new Map<string, number[]>();
    for (const [row, one] of digits.entries()) {
      const known = index.get(one);
      if (known) known.push(row);
      else if (one !== '') index.set(one, [row]);
    }
    indexOf.set(digits, index);
  }
  return index;
}
