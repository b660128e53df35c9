import type { Environment } from '../../../../shared/environment';
import type { Day } from '../../../../shared/calendar/calendar-day';
import {
  dueReminder,
  type DueReminder,
  type PlannedRenewal,
  type PlanRules,
  type Sent,
} from '../../../../shared/reminders/plan';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { OffsetsByKind } from '../../../../shared/reminders/offsets';
import { byWeight, type ComingRenewal } from '../../renewals/renewal-summary';
import { numberKey } from '../../storage/number-key';

/** A renewal that is to be announced. */
export interface DueRenewal extends ComingRenewal, Omit<DueReminder, 'kind'> {
  key: string;
}

/** What decides about the reminders that are due. */
export interface DueRules {
  offsets: OffsetsByKind;
  preference(environment: Environment, numberId: string): ReminderPreference;
  announced(key: string): Sent | null;
  /** Offsets that fell due through this day count as announced. */
  settledThrough: Day | null;
}

/**
 * The renewals that are to be announced now, in order of weight: lapsing before renewing, then soonest first.
 *
 * @param dueDay the last day whose offsets have fallen due
 */
export function dueRenewals(coming: readonly ComingRenewal[], dueDay: Day, rules: DueRules): DueRenewal[] {
  const renewals: DueRenewal[] = [];
  for (const item of coming) {
    const { day, daysLeft } = item.renewal;
    const due = dueReminder(plannedRenewal(item, rules), { today: day - daysLeft, dueDay }, planRules(item, rules));
    if (due) renewals.push(dueRenewal(item, due));
  }
  return renewals.sort(byWeight);
}

export function dueRenewal(item: ComingRenewal, { offset, snooze }: DueReminder): DueRenewal {
  return { ...item, key: numberKey(item.environment, item.number.id), offset, snooze };
}

/** A coming renewal as the planner takes it. */
export function plannedRenewal({ environment, number, renewal }: ComingRenewal, rules: DueRules): PlannedRenewal {
  return { number, day: renewal.day, preference: rules.preference(environment, number.id) };
}

export function planRules({ environment, number }: ComingRenewal, rules: DueRules): PlanRules {
  const { offsets, settledThrough } = rules;
  return { offsets, settledThrough, sent: () => rules.announced(numberKey(environment, number.id)) };
}
