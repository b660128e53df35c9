import type { Account } from '../../../../shared/environment';
import type { Day } from '../../../../shared/calendar/calendar-day';
import {
  dueReminder,
  type DueReminder,
  type PlannedRenewal,
  type PlanRules,
  type Sent,
} from '../../../../shared/reminders/plan';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { StagesByKind } from '../../../../shared/reminders/stages';
import { byWeight, type ComingRenewal } from '../../renewals/renewal-summary';
import { numberKey } from './number-key';

/** A renewal that is to be announced. */
export interface OwedRenewal extends ComingRenewal, Omit<DueReminder, 'kind'> {
  key: string;
}

/** What decides about the reminders that are owed. */
export interface OwedRules {
  stages: StagesByKind;
  preference(account: Account, numberId: string): ReminderPreference;
  given(key: string): Sent | null;
  /** Stages that fell due through this day count as given. */
  settledThrough: Day | null;
}

/**
 * The renewals that are to be announced now, in order of weight: lapsing before renewing, then soonest first.
 *
 * @param dueDay the last day whose stages have fallen due
 */
export function owedRenewals(coming: readonly ComingRenewal[], dueDay: Day, rules: OwedRules): OwedRenewal[] {
  const owed: OwedRenewal[] = [];
  for (const item of coming) {
    const { day, daysLeft } = item.renewal;
    const due = dueReminder(plannedRenewal(item, rules), { today: day - daysLeft, dueDay }, planRules(item, rules));
    if (due) owed.push(owedRenewal(item, due));
  }
  return owed.sort(byWeight);
}

export function owedRenewal(item: ComingRenewal, { stage, snooze }: DueReminder): OwedRenewal {
  return { ...item, key: numberKey(item.account, item.number.id), stage, snooze };
}

/** A coming renewal as the planner takes it. */
export function plannedRenewal({ account, number, renewal }: ComingRenewal, rules: OwedRules): PlannedRenewal {
  return { number, day: renewal.day, preference: rules.preference(account, number.id) };
}

export function planRules({ account, number }: ComingRenewal, rules: OwedRules): PlanRules {
  const { stages, settledThrough } = rules;
  return { stages, settledThrough, sent: () => rules.given(numberKey(account, number.id)) };
}
