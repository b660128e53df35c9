import type { Day } from '../../../../shared/calendar/calendar-day';
import { nextRenewal, type RenewalKind } from '../../../../shared/renewals/renewal';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ReminderSettings } from '../../../../shared/settings';
import type { Announcement, Said } from '../../storage/formats/ledger-format';

const MINUTE = 60_000;
const NEXT_PERIOD = 15;
const OLDEST = 45;

/** The world as it is at one moment, as far as reminders depend on it. */
export interface Moment {
  /** Epoch ms, by the clock of the computer. */
  now: number;
  today: Day;
  settings: ReminderSettings;
  isPaused: boolean;
  preference(id: string): ReminderPreference;
}

/** What the simulation has seen, and whether it is what the rules allow; written without the code that it judges. */
export interface Oracle {
  /** A notification is shown. @throws where it should not be */
  shown(announcement: Announcement, numbers: ReadonlyMap<string, PhoneNumber>, fetchedOn: Day, moment: Moment): void;
  /** The app was killed after it had shown this and before it had recorded so: this once it may come again. */
  diedUnrecorded(announcement: Announcement): void;
  /** A look is over, and nothing kept it from giving all. @throws where something is still due */
  nothingDue(numbers: ReadonlyMap<string, PhoneNumber>, fetchedOn: Day, moment: Moment): void;
  readonly counts: { announced: number; again: number; notifications: number; judged: number };
}

interface Spoken {
  day: Day;
  offsets: Record<RenewalKind, number[]>;
  snoozes: Day[];
}

export function createOracle(): Oracle {
  const spoken = new Map<string, Spoken>();
  const forgiven = new Map<string, number>();
  const counts = { announced: 0, again: 0, notifications: 0, judged: 0 };
  let moments = { of: '', dueAt: new Map<Day, number>() };

  /** Minute by minute, so that nothing clever can be wrong. */
  function dueAt(day: Day, settings: ReminderSettings): number {
    const known = moments.dueAt.get(day);
    if (known !== undefined) return known;
    const utc = new Date(day * 86_400_000);
    let instant = new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), 0, settings.at).getTime();
    while (!isAllowed(instant, settings)) instant += MINUTE;
    moments.dueAt.set(day, instant);
    return instant;
  }

  /** Due moments are the same as long as zone and settings are. */
  function forgetOtherMoments(settings: ReminderSettings): void {
    const { at, weekdaysOnly, quietHours } = settings;
    const of = JSON.stringify([process.env.TZ, at, weekdaysOnly, quietHours]);
    if (of !== moments.of) moments = { of, dueAt: new Map() };
  }

  const cycleOf = (id: string, day: Day): Spoken | null => {
    const last = spoken.get(id);
    return last && day < last.day + NEXT_PERIOD ? last : null;
  };

  /** The offset that the rules ask for now, whether it was announced or not; null for none. */
  function asked(number: PhoneNumber, fetchedOn: Day, moment: Moment) {
    const { now, today, settings } = moment;
    const renewal = nextRenewal(number, fetchedOn, today);
    if (!renewal || renewal.daysLeft < -OLDEST) return null;
    const { muted, snooze, offsets } = moment.preference(number.id);
    const isSnoozed = snooze !== null && renewal.day < snooze.renewal + NEXT_PERIOD;
    if (muted || (isSnoozed && dueAt(snooze.until, settings) > now)) return null;
    const due = (offsets ?? settings.offsets)[renewal.kind].filter(
      (offset) => dueAt(renewal.day - offset, settings) <= now,
    );
    // it lapses for a known status only from two weeks before on, and that too falls due at the reminder time
    const mayRecover = number.auto_renewal && ['suspended', 'inactive', 'pending'].includes(number.current_status);
    const isTooEarly = renewal.kind === 'lapses' && mayRecover && dueAt(renewal.day - 14, settings) > now;
    return {
      ...renewal,
      offset: due.length > 0 && !isTooEarly ? Math.min(...due) : null,
      snooze: isSnoozed ? snooze.until : null,
    };
  }

  function judge(said: Said, number: PhoneNumber | undefined, fetchedOn: Day, moment: Moment): void {
    const where = JSON.stringify({ said, number, at: new Date(moment.now).toString() });
    const renewal = number && asked(number, fetchedOn, moment);
    if (!renewal) throw new Error(`nothing is due for it: ${where}`);
    if (renewal.kind !== said.kind || renewal.day !== said.day) throw new Error(`it is another renewal: ${where}`);
    if (said.offset !== null && said.offset !== renewal.offset) throw new Error(`it is not the most urgent: ${where}`);
    if (said.snooze !== null && said.snooze !== renewal.snooze) throw new Error(`it was not put off: ${where}`);
    const cycle = cycleOf(said.numberId, said.day);
    const isNewOffset = said.offset !== null && said.offset < Math.min(...(cycle?.offsets[said.kind] ?? []), Infinity);
    const isNewSnooze = said.snooze !== null && !cycle?.snoozes.includes(said.snooze);
    if (isNewOffset || isNewSnooze) counts.announced++;
    else if ((forgiven.get(said.numberId) ?? 0) > 0) {
      forgiven.set(said.numberId, 0);
      counts.again++;
    } else throw new Error(`it was announced before: ${where}`);
  }

  function remember(said: Said): void {
    const cycle = cycleOf(said.numberId, said.day) ?? {
      day: said.day,
      offsets: { lapses: [], renews: [] },
      snoozes: [],
    };
    cycle.day = said.day;
    if (said.offset !== null) cycle.offsets[said.kind].push(said.offset);
    if (said.snooze !== null) cycle.snoozes.push(said.snooze);
    spoken.set(said.numberId, cycle);
  }

  return {
    counts,
    shown({ renewals }, numbers, fetchedOn, moment) {
      if (moment.isPaused) throw new Error('reminders are paused');
      if (!isAllowed(moment.now, moment.settings)) throw new Error(`not at ${new Date(moment.now).toString()}`);
      forgetOtherMoments(moment.settings);
      counts.notifications++;
      for (const said of renewals) judge(said, numbers.get(said.numberId), fetchedOn, moment);
      for (const said of renewals) remember(said);
    },
    diedUnrecorded({ renewals }) {
      for (const { numberId } of renewals) forgiven.set(numberId, 1);
    },
    nothingDue(numbers, fetchedOn, moment) {
      forgetOtherMoments(moment.settings);
      counts.judged++;
      forgiven.clear();
      for (const number of numbers.values()) {
        const renewal = asked(number, fetchedOn, moment);
        if (!renewal) continue;
        const cycle = cycleOf(number.id, renewal.day);
        const isOffsetAnnounced =
          renewal.offset === null || cycle?.offsets[renewal.kind].some((offset) => offset <= renewal.offset!);
        const isSnoozeAnnounced = renewal.snooze === null || cycle?.snoozes.includes(renewal.snooze);
        if (isOffsetAnnounced && isSnoozeAnnounced) continue;
        throw new Error(`still due: ${JSON.stringify({ number, renewal, at: new Date(moment.now).toString() })}`);
      }
    },
  };
}

/** Whether anything may be announced at an instant, by the rules in docs/reminders.md. */
export function isAllowed(instant: number, { at, quietHours, weekdaysOnly }: ReminderSettings): boolean {
  const date = new Date(instant);
  const minute = date.getHours() * 60 + date.getMinutes();
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getDay()];
  if (weekdaysOnly && (weekday === 'Sat' || weekday === 'Sun' || (weekday === 'Mon' && minute < at))) return false;
  const { enabled, from, to } = quietHours;
  if (!enabled || from === to) return true;
  const isBetween = (least: number, end: number) => minute >= least && minute < end;
  return from < to ? !isBetween(from, to) : !isBetween(from, 1440) && !isBetween(0, to);
}
