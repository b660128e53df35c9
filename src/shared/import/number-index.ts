import { digitsOf, fold } from '../fold';
import type { NumberList } from '../numbers/number-list';
import type { PhoneNumber } from '../numbers/phone-number';
import { cleanSpelling, readSpelling } from '../numbers/spelling';
import type { Columns } from '../query/columns';

/** Finds the numbers of a list by their id or by any spelling. What it finds are rows: none, one, or all that may be meant. */
export interface NumberIndex {
  find(spelling: string): readonly number[];
  findId(id: string): readonly number[];
}

type Rows = Map<string, number[]>;

/** Rows that are taken in without a pause. */
const ROWS_AT_ONCE = 2_000;

/**
 * Takes the numbers in, and lets the page breathe between.
 * @param pause resolves when the next slice may begin
 */
export async function indexNumbers(
  numbers: NumberList,
  columns: Columns,
  pause: () => Promise<void>,
): Promise<NumberIndex> {
  const found = { e164: new Map(), national: new Map(), shortened: new Map(), sender: new Map(), id: new Map() } as Record<'e164' | 'national' | 'shortened' | 'sender' | 'id', Rows>; // prettier-ignore
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers.at(row)!;
    note(found.id, fold(number.id), row);
    if (readSpelling(number.number)) {
      note(found.e164, columns.digits[row]!, row);
      for (const spelling of nationalSpellings(number, columns.digits[row]!)) {
        note(found.national, spelling, row);
        if (spelling.startsWith('0')) note(found.shortened, withoutZeros(spelling), row);
      }
    } else note(found.sender, fold(number.number).trim(), row);
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
  }
  const at = (index: Rows, key: string): readonly number[] => index.get(key) ?? [];

  /** Numbers whose national spelling is written just so, where others only have the same digits. */
  function writtenSo(rows: readonly number[], spelling: string): readonly number[] {
    const exact = rows.filter((row) => cleanSpelling(numbers.at(row)!.formatted_number) === cleanSpelling(spelling));
    return exact.length > 0 ? exact : rows;
  }

  return {
    findId: (id) => at(found.id, fold(id.trim())),
    find(spelling) {
      const senders = at(found.sender, fold(spelling).trim());
      if (senders.length > 0) return senders;
      const read = readSpelling(spelling);
      if (!read) return [];
      if (read.isInternational) return at(found.e164, read.digits);
      const rows = new Set(dialed(read.digits).flatMap((digits) => at(found.e164, digits)));
      for (const row of at(found.national, read.digits)) rows.add(row);
      if (rows.size > 0) return writtenSo([...rows], spelling);
      // a spreadsheet drops the zero that national numbers begin with
      return at(found.shortened, withoutZeros(read.digits));
    },
  };
}

/** The digits of the other two spellings, where they differ from E.164. */
function nationalSpellings(number: PhoneNumber, e164: string): Set<string> {
  const spellings = new Set([digitsOf(number.formatted_number), digitsOf(number.international_number)]);
  spellings.delete('');
  spellings.delete(e164);
  return spellings;
}

function note(index: Rows, key: string, row: number): void {
  const known = index.get(key);
  if (!known) index.set(key, [row]);
  else if (!known.includes(row)) known.push(row);
}

/** The E.164 digits that may be meant where no plus is written: `00`, or `011` in North America, stand for one. */
function dialed(digits: string): string[] {
  const prefix = /^(?:00|011)/u.exec(digits)?.[0] ?? '';
  return [digits.slice(prefix.length), digits];
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/u, '');
}
