import { setImmediate } from 'node:timers/promises';
import { decodeNumbers } from '../../shared/number-chunk';
import { changeOf, type NumberChanges } from '../../shared/number-changes';
import type { PhoneNumber } from '../../shared/phone-number';
import type { PackedChanges } from './number-jobs';

/** The changes that the worker found, with what only the turn of the day changed left out. Gives others a turn between chunks. */
export async function unpackChanges(packed: PackedChanges): Promise<NumberChanges> {
  const before = await unpack(packed.before);
  const after = await unpack(packed.after);
  return {
    added: await unpack(packed.added),
    gone: await unpack(packed.gone),
    changed: before.flatMap((number, index) => changeOf(number, after[index]!) ?? []),
  };
}

async function unpack(chunks: readonly Uint8Array[]): Promise<PhoneNumber[]> {
  const numbers: PhoneNumber[] = [];
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) await setImmediate();
    numbers.push(...decodeNumbers([chunk]));
  }
  return numbers;
}
