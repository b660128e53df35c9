import type { Environment } from '../../../shared/environment';
import type { Day } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { AHEAD_DAYS, DUE_SOON_DAYS, isAhead } from '../../../shared/renewals/outlook';
import { nextRenewal, type Renewal } from '../../../shared/renewals/renewal';
import type { ReminderSettings } from '../../../shared/settings';
import type { Reach } from '../worker/number-jobs';
import { EARLIEST_OFFSET, DUE_FOR_DAYS } from '../../../shared/reminders/offsets';

/** One number's coming renewal, with the environment it belongs to. */
export interface ComingRenewal {
  environment: Environment;
  number: PhoneNumber;
  renewal: Renewal;
}

/** What tray, sidebar and reminders need of one environment's list, found in one pass over it. */
export interface RenewalSummary {
  /** Renewals within {@link DUE_SOON_DAYS}, today included, overdue ones not. */
  dueSoon: number;
  /** Numbers that lapse within {@link AHEAD_DAYS}. */
  lapsing: number;
  /**
   * The only renewals that a reminder or the tray can speak of: not long past, and not further ahead than any offset, or
   * of a number for which the user decided something.
   */
  coming: ComingRenewal[];
}

/** As far as a preview can look with the earliest offset. */
const HORIZON_DAYS = AHEAD_DAYS + EARLIEST_OFFSET;

/**
 * How far ahead renewals of each kind must be known, so that tray, sidebar and reminders miss none.
 *
 * @param daysAhead how many days sooner than at its offset one may be announced
 */
export function reachOf({ offsets, repeatDaily }: ReminderSettings, daysAhead = 0): Reach {
  const furthest = (least: number, offsets: readonly number[]) => offsets.reduce((a, b) => Math.max(a, b), least);
  const sooner = (offsets: readonly number[]) => offsets.map((offset) => offset + daysAhead);
  return {
    renews: furthest(DUE_SOON_DAYS, sooner(offsets.renews)),
    lapses: furthest(AHEAD_DAYS, sooner([...offsets.lapses, ...(repeatDaily.enabled ? [repeatDaily.from] : [])])),
  };
}

/**
 * How far ahead a preview must know renewals: as far as what it shows may speak of. A number that will lapse for its
 * status counts as renewing until its date is near, so both kinds reach equally far.
 */
export function previewReachOf(settings: ReminderSettings): Reach {
  const { renews, lapses } = reachOf(settings);
  const reach = AHEAD_DAYS + Math.max(renews, lapses);
  return { renews: reach, lapses: reach };
}

/**
 * Summarises a list as of a day.
 * @param isDecided whether the user decided something for a number's reminders, such as a day to be reminded on
 */
export function summarizeRenewals(
  environment: Environment,
  numbers: readonly PhoneNumber[],
  fetchedOn: Day,
  today: Day,
  isDecided: (numberId: string) => boolean = () => false,
): RenewalSummary {
  const summary: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };
  for (const number of numbers) {
    const renewal = nextRenewal(number, fetchedOn, today);
    if (!renewal || renewal.daysLeft < -DUE_FOR_DAYS) continue;
    if (renewal.daysLeft > HORIZON_DAYS && !isDecided(number.id)) continue;
    summary.coming.push({ environment, number, renewal });
    if (renewal.daysLeft < 0) continue;
    if (renewal.daysLeft <= DUE_SOON_DAYS) summary.dueSoon++;
    if (renewal.kind === 'lapses' && isAhead(renewal.daysLeft)) summary.lapsing++;
  }
  return summary;
}

/** Lapsing before renewing, then soonest first, then by number: the order in which people should hear of them. */
export function byWeight(a: ComingRenewal, b: ComingRenewal): number {
  if (a.renewal.kind !== b.renewal.kind) return a.renewal.kind === 'lapses' ? -1 : 1;
  return a.renewal.day - b.renewal.day || compareText(a.number.number, b.number.number);
}

/** Soonest first; on the same day lapsing before renewing. */
export function bySoonest(a: ComingRenewal, b: ComingRenewal): number {
  return a.renewal.day - b.renewal.day || byWeight(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
