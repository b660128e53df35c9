import { crc32 } from 'node:zlib';
import type { Migrated } from '../data-file';
import { encodeJournal, encodeLine } from '../journal-lines';

const LINE_BREAK = 10;
const TAB = 9;

/**
 * Version 1 (0.1.0) was lines without a first one that says what they are: a decimal checksum, a tab, and what is a record
 * of the journal that version 2 is.
 */
export function activity1to2(bytes: Buffer): Migrated {
  const lines: Buffer[] = [];
  let isDamaged = false;
  let from = 0;
  // what stands behind the last line break was being written when the app was killed
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, from)) {
    const line = bytes.subarray(from, end);
    const body = line.subarray(line.indexOf(TAB) + 1);
    if (line.toString('latin1') === `${crc32(body)}\t${body.toString('latin1')}`) lines.push(encodeLine(body, true));
    else isDamaged = true;
    from = end + 1;
  }
  return { bytes: encodeJournal('activity', 2, lines), isDamaged };
}
