import type { Migrated } from '../data-file';
import { encodeJournal, encodeLine, parseObject } from '../journal-lines';

/**
 * Version 1 (0.1.0) was a first line, then records in JSON, each change ended by a line that counts them. Version 2 is a
 * journal with the same records. Everything that can still be read is taken, also behind damage.
 */
export function labelsAndNotes1to2(bytes: Buffer): Migrated {
  const [head = '', ...rest] = bytes.toString('utf8').split('\n');
  let isDamaged = parseObject(head)?.version !== 1;
  const lines: Buffer[] = [];
  let change: string[] = [];
  let isBroken = false;
  const take = () => {
    change.forEach((line, index) => lines.push(encodeLine(line, index === change.length - 1)));
    change = [];
  };
  // what stands behind the last line break was being written when the app was killed
  for (const line of rest.slice(0, -1)) {
    const record = parseObject(line);
    if (!record) isBroken = true;
    else if (typeof record.end !== 'number') change.push(line);
    else {
      isDamaged ||= isBroken || record.end !== change.length;
      isBroken = false;
      take();
    }
  }
  isDamaged ||= isBroken;
  if (isDamaged) take();
  return { bytes: encodeJournal('labels-and-notes', 2, lines), isDamaged };
}
