import type { Account } from '../../../shared/account';
import type { Day } from '../../../shared/calendar-day';
import { snoozedUntil, stagesFor, type ReminderPreference } from '../../../shared/reminders/preference';
import { dueStage, isSameCycle, OWED_FOR_DAYS, type Stage, type StagesByKind } from '../../../shared/reminders/stages';
import { renewalAsOf } from '../../../shared/renewal';
import { byWeight, type ComingRenewal } from '../renewal-summary';
import type { Given } from '../storage/formats/ledger-format';
import { numberKey } from './number-key';

/** A renewal that is to be announced now. */
export interface OwedRenewal extends ComingRenewal {
  key: string;
  /** The most urgent stage that has fallen due and was not given; null where only a snooze has ended. */
  stage: Stage | null;
  /** The day of the snooze that has ended; null where there is none. */
  snooze: Day | null;
}

/** What decides about the reminders that are owed. */
export interface OwedRules {
  /** The last day whose stages have fallen due. */
  dueDay: Day;
  stages: StagesByKind;
  preference(account: Account, numberId: string): ReminderPreference;
  given(key: string): Given | null;
  /** Stages that fell due through this day count as given. */
  settledThrough: Day | null;
}

/** The renewals that are to be announced now, in order of weight: lapsing before renewing, then soonest first. */
export function owedRenewals(coming: readonly ComingRenewal[], rules: OwedRules): OwedRenewal[] {
  const owed: OwedRenewal[] = [];
  for (const item of coming) {
    const one = owedFor(item, rules);
    if (one) owed.push(one);
  }
  return owed.sort(byWeight);
}

/** Most numbers owe nothing, and are to be done with quickly: there may be 100,000 of them. */
function owedFor(item: ComingRenewal, rules: OwedRules): OwedRenewal | null {
  const { day, kind, daysLeft } = item.renewal;
  if (daysLeft < -OWED_FOR_DAYS) return null;
  const preference = rules.preference(item.account, item.number.id);
  const snooze = snoozedUntil(preference, day);
  if (preference.muted || (snooze !== null && snooze > rules.dueDay)) return null;
  // a suspended number turns from renewing to lapsing with the day, but is spoken of at the reminder time of that day
  const isDueKind = renewalAsOf(item.number, day, rules.dueDay).kind === kind;
  const due = isDueKind ? dueStage(stagesFor(preference, rules.stages)[kind], day, rules.dueDay) : null;
  if (due === null && snooze === null) return null;

  const key = numberKey(item.account, item.number.id);
  const last = rules.given(key);
  const given = last && isSameCycle(last.day, day) ? last : null;
  const isSettled = (dueOn: Day) => rules.settledThrough !== null && dueOn <= rules.settledThrough;
  const isStageOwed = due !== null && due < (given?.[kind] ?? Infinity) && !isSettled(day - due);
  const isSnoozeOwed = snooze !== null && given?.snooze !== snooze && !isSettled(snooze);
  if (!isStageOwed && !isSnoozeOwed) return null;
  return { ...item, key, stage: isStageOwed ? due : null, snooze: isSnoozeOwed ? snooze : null };
}
