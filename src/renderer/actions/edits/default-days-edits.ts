import type { Offset, OffsetsByKind, OffsetsByKindPatch } from '../../../shared/reminders/offsets';
import type { RenewalKind } from '../../../shared/renewals/renewal';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { stepOf, type Turn } from '../../stores/turns';
import { useUndoStore } from '../../stores/undo';

/** Whether there is a reminder on a day. */
type DayTurn = Turn<boolean> & { kind: RenewalKind; offset: Offset };

const KINDS = ['lapses', 'renews'] as const satisfies RenewalKind[];

/**
 * Changes the reminder days of all numbers without custom ones, and offers to undo it, day by day.
 * @param words what was done
 * @param send false where it failed and the user was told
 */
export function changeDefaultDays(
  patch: OffsetsByKindPatch,
  words: string,
  send: (patch: OffsetsByKindPatch) => Promise<boolean>,
): Promise<void> {
  const undo = useUndoStore();
  const turns = KINDS.flatMap((kind) => turnsOf(kind, offsetsNow()[kind], patch));
  return undo.during(async () => {
    if ((await send(patch)) && turns.length > 0) undo.offer(stepOf({ words, turns, now: isSet, send: restore }));
  });
}

function turnsOf(kind: RenewalKind, before: readonly Offset[], { [kind]: patch }: OffsetsByKindPatch): DayTurn[] {
  if (patch === undefined) return [];
  if (!Array.isArray(patch)) {
    const offset = 'add' in patch ? patch.add : patch.remove;
    const [was, is] = [before.includes(offset), 'add' in patch];
    return was === is ? [] : [{ kind, offset, before: was, after: is }];
  }
  const offsets = [...new Set([...before, ...patch])].filter((one) => before.includes(one) !== patch.includes(one));
  return offsets.map((offset) => ({ kind, offset, before: before.includes(offset), after: patch.includes(offset) }));
}

function isSet({ kind, offset }: DayTurn): boolean {
  return offsetsNow()[kind].includes(offset);
}

async function restore(turns: readonly DayTurn[], to: keyof Turn<unknown>): Promise<boolean> {
  const feedback = useFeedbackStore();
  // what is removed makes room for what is added
  for (const { kind, offset, [to]: isWanted } of [...turns].sort((a, b) => Number(a[to]) - Number(b[to]))) {
    const patch = { [kind]: isWanted ? { add: offset } : { remove: offset } };
    if (!(await feedback.attempt('settings.update', { reminders: { offsets: patch } }))) return false;
  }
  return true;
}

function offsetsNow(): OffsetsByKind {
  return useAppStore().state!.settings.reminders.offsets;
}
