import { setImmediate } from 'node:timers/promises';
import { decodeNumbers } from '../../shared/number-chunk';
import type { PhoneNumber } from '../../shared/phone-number';

/** The numbers of several chunks, in their order. Gives others a turn between chunks, so that main never stands still. */
export async function unpackInTurns(chunks: readonly Uint8Array[]): Promise<PhoneNumber[]> {
  const numbers: PhoneNumber[] = [];
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) await setImmediate();
    for (const number of decodeNumbers([chunk])) numbers.push(number);
  }
  return numbers;
}
