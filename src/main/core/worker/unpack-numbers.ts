import { decodeNumbers } from '../../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { runYielding } from '../async/yielding';

/** The numbers of several chunks, in their order. */
export function unpackNumbers(chunks: readonly Uint8Array[]): Promise<PhoneNumber[]> {
  return runYielding(unpack(chunks));
}

function* unpack(chunks: readonly Uint8Array[]): Generator<void, PhoneNumber[]> {
  const numbers: PhoneNumber[] = [];
  for (const chunk of chunks) {
    for (const number of decodeNumbers([chunk])) numbers.push(number);
    yield;
  }
  return numbers;
}
