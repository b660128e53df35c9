import { localDay, type Day } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { ENDANGERED_WITHIN_DAYS, lapsesWithinDays, renewalKind, type RenewalKind } from '../renewals/renewal';
import { snoozedUntil, offsetsFor, type ReminderPreference } from './preference';
import { dueMoment, lastDueDay, nextAllowed, type Schedule } from './schedule';
import { dueOffset, isSameCycle, DUE_FOR_DAYS, type Offset, type OffsetsByKind } from './offsets';

/**
 * The one rule of which reminder falls due when. The announcer asks it what is due now; forecast, details and calendar
 * ask for the whole plan, which is the same rule applied moment after moment.
 */

/** The renewal of one number, with what the user decided for its reminders. */
export interface PlannedRenewal {
  number: Pick<PhoneNumber, 'auto_renewal' | 'current_status'>;
  /** The renewal date. */
  day: Day;
  preference: ReminderPreference;
}

/** What was sent about a number, as far as it decides what is still to be sent. */
export interface Sent {
  /** The renewal date that the last reminder was about. */
  day: Day;
  /** The most urgent offset sent for each kind: a number that turns from renewing to lapsing is announced again. */
  lapses: Offset | null;
  renews: Offset | null;
  /** The snooze whose end was announced, by its day. */
  snooze: Day | null;
}

/** A reminder that is due. */
export interface DueReminder {
  kind: RenewalKind;
  /** The most urgent offset that has fallen due and was not sent; null where only a snooze has ended. */
  offset: Offset | null;
  /** The day of the snooze that has ended; null where there is none. */
  snooze: Day | null;
}

export interface PlannedReminder extends DueReminder {
  /** Epoch ms. */
  at: number;
}

export interface PlanRules {
  /** The offsets of the settings. */
  offsets: OffsetsByKind;
  /** Called only for a number of which something has fallen due. */
  sent(): Sent | null;
  /** Offsets that fell due through this day count as sent. */
  settledThrough: Day | null;
}

/** The reminder that is due on `today` and was not sent, or null. `dueDay` is the last day whose offsets have fallen due. */
export function dueReminder(
  { number, day, preference }: PlannedRenewal,
  { today, dueDay }: { today: Day; dueDay: Day },
  rules: PlanRules,
): DueReminder | null {
  if (preference.muted || today > day + DUE_FOR_DAYS) return null;
  const snooze = snoozedUntil(preference, day);
  if (snooze !== null && snooze > dueDay) return null;
  const kind = renewalKind(number, day - today);
  // the kind changes at midnight, and is announced at the reminder time of that day
  const isDueKind = renewalKind(number, day - dueDay) === kind;
  const offset = isDueKind ? dueOffset(offsetsFor(preference, rules.offsets)[kind], day, dueDay) : null;
  if (offset === null && snooze === null) return null;

  const last = rules.sent();
  const sent = last && isSameCycle(last.day, day) ? last : null;
  const isSettled = (dueOn: Day) => rules.settledThrough !== null && dueOn <= rules.settledThrough;
  const isNewOffset = offset !== null && offset < (sent?.[kind] ?? Infinity) && !isSettled(fellDueOn(number, day, kind, offset)); // prettier-ignore
  const isNewSnooze = snooze !== null && sent?.snooze !== snooze && !isSettled(snooze);
  if (!isNewOffset && !isNewSnooze) return null;
  return { kind, offset: isNewOffset ? offset : null, snooze: isNewSnooze ? snooze : null };
}

/** An offset for lapsing cannot fall due before the number counts as lapsing. */
function fellDueOn(number: PlannedRenewal['number'], day: Day, kind: RenewalKind, offset: Offset): Day {
  return kind === 'lapses' ? day - Math.min(offset, lapsesWithinDays(number)) : day - offset;
}

/** What was sent about a number once a reminder about its renewal on `day` was. */
export function sentAfter(before: Sent | null, day: Day, { kind, offset, snooze }: DueReminder): Sent {
  const same = before && isSameCycle(before.day, day) ? before : { lapses: null, renews: null, snooze: null };
  const sent: Sent = { day, lapses: same.lapses, renews: same.renews, snooze: snooze ?? same.snooze };
  if (offset !== null) sent[kind] = Math.min(offset, same[kind] ?? offset);
  return sent;
}

/** A moment at which reminders are sent: those that have fallen due by then. */
interface Moment {
  /** Epoch ms. */
  at: number;
  today: Day;
  /** The last day whose offsets have fallen due. */
  dueDay: Day;
}

/** When reminders are sent. Shared by all numbers of a plan, because working out a moment is slow. */
export interface Timetable {
  first: Moment;
  /** When the offsets of a day fall due; only for days after the first moment's `dueDay`. */
  on(day: Day): Moment;
}

/** @param from epoch ms: now, or the end of a pause */
export function timetableFrom(from: number, schedule: Schedule): Timetable {
  const momentAt = (at: number): Moment => ({ at, today: localDay(at), dueDay: lastDueDay(at, schedule) });
  const byDay = new Map<Day, Moment>();
  return {
    first: momentAt(nextAllowed(from, schedule)),
    on(day) {
      const moment = byDay.get(day) ?? momentAt(dueMoment(day, schedule));
      byDay.set(day, moment);
      return moment;
    },
  };
}

/**
 * The reminders about a renewal in the order in which they will be sent if nothing changes, beginning with what is due
 * already.
 *
 * @param until the last day on which reminders are of interest
 */
export function* planReminders(
  renewal: PlannedRenewal,
  timetable: Timetable,
  rules: PlanRules,
  until: Day = Infinity,
): Generator<PlannedReminder, void> {
  let sent: Sent | null | undefined;
  const step = { ...rules, sent: () => (sent === undefined ? (sent = rules.sent()) : sent) };
  for (const moment of momentsOf(renewal, timetable, rules.offsets)) {
    if (moment.today > until) return;
    const due = dueReminder(renewal, moment, step);
    if (!due) continue;
    yield { ...due, at: moment.at };
    sent = sentAfter(step.sent(), renewal.day, due);
  }
}

/** The moments at which something new may be due. Several days can share one, such as those of a weekend. */
function* momentsOf({ day, preference }: PlannedRenewal, timetable: Timetable, settings: OffsetsByKind) {
  yield timetable.first;
  const offsets = offsetsFor(preference, settings);
  const days = [...offsets.lapses, ...offsets.renews, ENDANGERED_WITHIN_DAYS].map((offset) => day - offset);
  const snooze = snoozedUntil(preference, day);
  if (snooze !== null) days.push(snooze);
  let { dueDay } = timetable.first;
  for (const next of days.sort((a, b) => a - b)) {
    if (next <= dueDay) continue;
    const moment = timetable.on(next);
    yield moment;
    ({ dueDay } = moment);
  }
}
