import { changeOf, type NumberChanges } from '../../shared/number-changes';
import type { PackedChanges } from './number-jobs';
import { unpackInTurns } from './unpack-in-turns';

/** The changes that the worker found, with what only the turn of the day changed left out. */
export async function unpackChanges(packed: PackedChanges): Promise<NumberChanges> {
  const before = await unpackInTurns(packed.before);
  const after = await unpackInTurns(packed.after);
  return {
    added: await unpackInTurns(packed.added),
    gone: await unpackInTurns(packed.gone),
    changed: before.flatMap((number, index) => changeOf(number, after[index]!) ?? []),
  };
}
