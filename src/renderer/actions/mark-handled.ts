import type { NumberRef } from '../../shared/numbers/number-ref';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import { isHandled } from '../../shared/reminders/handled';
import { nextRenewal } from '../../shared/renewals/renewal';
import { useAppStore } from '../stores/app';
import { useReminderPreferencesStore } from '../stores/reminder-preferences';
import { useShownStore } from '../stores/shown';
import { t } from '../lib/t';
import { preferNumbers } from './edits/reminder-edits';

/** Marks the next renewals of some numbers as handled, or as no longer handled, and offers to undo it. */
export async function markHandled(numbers: readonly NumberRef[], handled: boolean): Promise<void> {
  const words = t(handled ? 'handled.said' : 'handled.saidNot', { count: numbers.length });
  await preferNumbers(numbers, { handled }, words);
}

/**
 * Marks the renewals of those numbers as handled that are not yet; where all are, as no longer handled. Numbers without a
 * renewal date are left out.
 */
export async function toggleHandled(numbers: readonly { ref: NumberRef; number: PhoneNumber }[]): Promise<void> {
  const known = numbers.flatMap(({ ref, number }) => {
    const state = handledState(ref, number);
    return state === null ? [] : [{ ref, state }];
  });
  const open = known.filter(({ state }) => state === 'open');
  const changed = open.length > 0 ? open : known;
  await markHandled(
    changed.map(({ ref }) => ref),
    open.length > 0,
  );
}

/** Whether the next renewal of a number is handled; null where it has none. */
export function handledState(ref: NumberRef, number: PhoneNumber): 'open' | 'handled' | null {
  const renewal = nextRenewal(number, useShownStore().fetchedOnOf(ref.environmentId), useAppStore().today);
  if (!renewal) return null;
  const { handled } = useReminderPreferencesStore().of(ref);
  return isHandled(handled, number, renewal.day) ? 'handled' : 'open';
}
