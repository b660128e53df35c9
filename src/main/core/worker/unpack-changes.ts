import { changeOf, type NumberChanges } from '../../../shared/numbers/number-changes';
import type { PackedChanges } from './number-jobs';
import { unpackNumbers } from './unpack-numbers';

/** The changes that the worker found, with what only the turn of the day changed left out. */
export async function unpackChanges(packed: PackedChanges): Promise<NumberChanges> {
  const before = await unpackNumbers(packed.before);
  const after = await unpackNumbers(packed.after);
  return {
    added: await unpackNumbers(packed.added),
    gone: await unpackNumbers(packed.gone),
    changed: before.flatMap((number, index) => changeOf(number, after[index]!) ?? []),
  };
}
