import type { Migrated } from '../data-file';
import { encodeSnapshot, splitSnapshot } from '../formats/snapshot-format';

/** Version 3 (0.1.0) called environments accounts. */
export function snapshot3to4(bytes: Buffer): Migrated {
  const { head, chunks } = splitSnapshot(bytes);
  const { accountId, ...rest } = head as Record<string, unknown>;
  const pieces = [...encodeSnapshot({ ...rest, version: 4, environmentId: accountId }, chunks)];
  return { bytes: Buffer.concat(pieces), isDamaged: false };
}
