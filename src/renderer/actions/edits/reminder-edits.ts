import type { Day } from '../../../shared/calendar/calendar-day';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import { patchOffsets, type OffsetsByKind } from '../../../shared/reminders/offsets';
import type { PreferenceChange, ReminderPreference } from '../../../shared/reminders/preference';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useReminderPreferencesStore } from '../../stores/reminder-preferences';
import { useUndoStore, type UndoStep } from '../../stores/undo';
import { GONE, isSame, stepOf, type Turn } from '../../stores/turns';

/** What can be decided for a number. `snooze` is the day until which it holds. */
interface Values {
  muted: boolean;
  snooze: Day | null;
  offsets: OffsetsByKind | null;
  handled: boolean;
}
type PreferenceTurn = { [F in keyof Values]: Turn<Values[F]> & { field: F; of: NumberRef } }[keyof Values];

/** Decides for the reminders of numbers, and offers to undo it. @param words what is said where it worked */
export function preferNumbers(
  numbers: readonly NumberRef[],
  change: PreferenceChange,
  words: string,
): Promise<boolean> {
  return useUndoStore().during(() => decide(numbers, change, words));
}

async function decide(numbers: readonly NumberRef[], change: PreferenceChange, words: string): Promise<boolean> {
  if (numbers.length === 0) return false;
  const preferences = useReminderPreferencesStore();
  const asked = numbers.map((of) => ({ of, change, preference: preferences.of(of) }));
  const made = await send(asked);
  const isWhole = made.length === asked.length;
  const turns = made.flatMap(({ of, preference }) => turnsOf(of, preference, change));
  const undo = useUndoStore();
  if (turns.length > 0) {
    const step = preferenceStep(turns, words);
    if (isWhole) undo.offer(step);
    else undo.push(step);
  } else if (isWhole) useFeedbackStore().say(words);
  return isWhole;
}

function preferenceStep(turns: readonly PreferenceTurn[], words: string): UndoStep {
  return stepOf<PreferenceTurn>({
    words,
    turns,
    now: valueNow,
    async send(open, to) {
      return (await send(open.map((turn) => ({ of: turn.of, change: changeTo(turn, to) })))).length === open.length;
    },
  });
}

function turnsOf(of: NumberRef, preference: ReminderPreference, change: PreferenceChange): PreferenceTurn[] {
  const { today, state } = useAppStore();
  const turns: PreferenceTurn[] = [];
  const { muted, snoozeDays, offsets, handled } = change;
  if (muted !== undefined) turns.push({ of, field: 'muted', before: preference.muted, after: muted });
  if (snoozeDays !== undefined) {
    const after = snoozeDays === null ? null : today + snoozeDays;
    turns.push({ of, field: 'snooze', before: preference.snooze?.until ?? null, after });
  }
  if (offsets !== undefined && state) {
    const base = preference.offsets ?? state.settings.reminders.offsets;
    turns.push({ of, field: 'offsets', before: preference.offsets, after: offsets && patchOffsets(base, offsets) });
  }
  // it is only ever asked for what it isn't; what is kept may be about an earlier renewal
  if (handled !== undefined) turns.push({ of, field: 'handled', before: !handled, after: handled });
  return turns.filter(({ before, after }) => !isSame(before, after));
}

function changeTo(turn: PreferenceTurn, to: keyof Turn<unknown>): PreferenceChange {
  switch (turn.field) {
    case 'muted':
      return { muted: turn[to] };
    case 'snooze': {
      const until = turn[to];
      const { today } = useAppStore();
      return { snoozeDays: until !== null && until > today ? until - today : null };
    }
    case 'offsets':
      return { offsets: turn[to] };
    case 'handled':
      return { handled: turn[to] };
  }
}

function valueNow({ of, field }: PreferenceTurn): unknown {
  const app = useAppStore();
  if (!app.environment(of.environmentId)) return GONE;
  const preferences = useReminderPreferencesStore();
  if (!preferences.isKnown(of.environmentId)) return undefined;
  const { muted, snooze, offsets, handled } = preferences.of(of);
  return { muted, snooze: snooze?.until ?? null, offsets, handled: handled !== null }[field];
}

/**
 * In as few requests as there are environments and different changes; stops at the first that fails.
 * @returns the changes that were made
 */
async function send<C extends { of: NumberRef; change: PreferenceChange }>(changes: readonly C[]): Promise<C[]> {
  const groups = new Map<string, C[]>();
  for (const one of changes) {
    const key = `${one.of.environmentId} ${JSON.stringify(one.change)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const feedback = useFeedbackStore();
  const made: C[] = [];
  for (const group of groups.values()) {
    const [{ of, change }] = group as [C];
    const numberIds = group.map((one) => one.of.numberId);
    if (!(await feedback.attempt('reminders.prefer', { environmentId: of.environmentId, numberIds, change }))) break;
    for (const one of group) made.push(one);
  }
  return made;
}
