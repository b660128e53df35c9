import type { Day } from '../../../../shared/calendar/calendar-day';
import { nextRenewal, type RenewalKind } from '../../../../shared/renewals/renewal';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ReminderSettings } from '../../../../shared/settings';
import type { Announcement, Said } from '../../storage/formats/ledger-format';
import { createAnnouncedSoFar } from './announced-so-far';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NEXT_PERIOD = 15;
const OLDEST = 45;

/** The world as it is at one moment, as far as reminders depend on it. */
export interface Moment {
  /** Epoch ms, by the clock of the computer. */
  now: number;
  today: Day;
  settings: ReminderSettings;
  /** Nothing is sent: reminders are off, or paused. */
  isOff: boolean;
  /** The kinds that are announced; null for both. */
  about: Readonly<Record<RenewalKind, boolean>> | null;
  /** When digests are sent, of a channel that sends nothing else: the minute of the day, and of weekly ones the weekday. */
  digest: { at: number; weekday: number | null } | null;
  preference(id: string): ReminderPreference;
}

/** A digest that is due: since when (epoch ms), and the last day whose offsets it has. */
interface Digest {
  at: number;
  through: Day;
}

/** A number as a list had it. */
interface Seen {
  day: Day;
  renewsItself: boolean;
  isFine: boolean;
}

/** What the simulation has seen, and whether it is what the rules allow; written without the code that it judges. */
export interface Oracle {
  /** The user marks the renewal of a number as handled, or takes that back. */
  handled(number: PhoneNumber, isHandled: boolean): void;
  /** A list was fetched. */
  listed(numbers: ReadonlyMap<string, PhoneNumber>): void;
  /** A notification is shown. @throws where it should not be */
  shown(announcement: Announcement, numbers: ReadonlyMap<string, PhoneNumber>, fetchedOn: Day, moment: Moment): void;
  /** The app can't know whether this was shown, because it was killed or an answer was lost. */
  unsure(announcement: Pick<Announcement, 'renewals'>): void;
  /** The app knows that this was shown, because it was sent again. */
  repeated(announcement: Pick<Announcement, 'renewals'>): void;
  /** The last digest whose time has come. */
  lastDigest(moment: Moment): Digest;
  /** A look is over, and nothing kept it from giving all. @throws where something is still due */
  nothingDue(numbers: ReadonlyMap<string, PhoneNumber>, fetchedOn: Day, moment: Moment): void;
  readonly counts: { announced: number; again: number; notifications: number; judged: number };
}

export function createOracle(): Oracle {
  const soFar = createAnnouncedSoFar();
  /** Numbers that are handled, as the latest list had them. */
  const handled = new Map<string, Seen>();
  const counts = { announced: 0, again: 0, notifications: 0, judged: 0 };
  let moments = { of: '', dueAt: new Map<Day, number>() };

  /** Minute by minute, so that nothing clever can be wrong. */
  function dueAt(day: Day, settings: ReminderSettings, minute = settings.at): number {
    const known = moments.dueAt.get(day);
    if (known !== undefined) return known;
    const utc = new Date(day * DAY);
    let instant = new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), 0, minute).getTime();
    while (!isAllowed(instant, settings)) instant += MINUTE;
    moments.dueAt.set(day, instant);
    return instant;
  }

  /** Due moments are the same as long as zone and settings are. */
  function forgetOtherMoments({ settings, digest }: Moment): void {
    const { at, weekdaysOnly, quietHours } = settings;
    const of = JSON.stringify([process.env.TZ, at, weekdaysOnly, quietHours, digest]);
    if (of !== moments.of) moments = { of, dueAt: new Map() };
  }

  function lastDigest(moment: Moment): Digest {
    forgetOtherMoments(moment);
    const { at: minute = 0, weekday = null } = moment.digest ?? {};
    for (let day = moment.today; ; day--) {
      if (weekday !== null && new Date(day * DAY).getUTCDay() !== weekday) continue;
      const at = dueAt(day, moment.settings, minute);
      if (at <= moment.now) return { at, through: weekday === null ? day : day + 6 };
    }
  }

  /** Tells of a day whether its offsets have fallen due. */
  function fallenDue(moment: Moment): (day: Day) => boolean {
    if (!moment.digest) return (day) => dueAt(day, moment.settings) <= moment.now;
    const { through } = lastDigest(moment);
    return (day) => day <= through;
  }

  /** The offset that the rules ask for now, whether it was announced or not; null for none. */
  function asked(number: PhoneNumber, fetchedOn: Day, moment: Moment, hasFallenDue: (day: Day) => boolean) {
    const { today, settings, about } = moment;
    const renewal = nextRenewal(number, fetchedOn, today);
    if (!renewal || renewal.daysLeft < -OLDEST || about?.[renewal.kind] === false) return null;
    const { muted, snooze, offsets } = moment.preference(number.id);
    const isHandled = handled.has(number.id);
    const isSnoozed = !isHandled && snooze !== null && renewal.day < snooze.renewal + NEXT_PERIOD;
    if (muted || (isSnoozed && !hasFallenDue(snooze.until))) return null;
    const wanted = wantedOffsets((offsets ?? settings.offsets)[renewal.kind], renewal.kind, settings);
    const due = (isHandled ? leftWhenHandled(wanted, renewal.kind, settings) : wanted).filter((offset) =>
      hasFallenDue(renewal.day - offset),
    );
    // it lapses for a known status only from two weeks before on, and that too falls due at the reminder time
    const mayRecover = number.auto_renewal && ['suspended', 'inactive', 'pending'].includes(number.current_status);
    if (mayRecover && (renewal.kind === 'lapses') !== hasFallenDue(renewal.day - 14)) return null;
    return {
      ...renewal,
      offset: due.length > 0 ? Math.min(...due) : null,
      snooze: isSnoozed ? snooze.until : null,
    };
  }

  function judge(said: Said, number: PhoneNumber | undefined, fetchedOn: Day, moment: Moment): void {
    const hasFallenDue = fallenDue(moment);
    const where = JSON.stringify({ said, number, at: new Date(moment.now).toString() });
    const renewal = number && asked(number, fetchedOn, moment, hasFallenDue);
    if (!renewal) throw new Error(`nothing is due for it: ${where}`);
    if (renewal.kind !== said.kind || renewal.day !== said.day) throw new Error(`it is another renewal: ${where}`);
    if (said.offset !== null && said.offset !== renewal.offset) throw new Error(`it is not the most urgent: ${where}`);
    if (said.snooze !== null && said.snooze !== renewal.snooze) throw new Error(`it was not put off: ${where}`);
    try {
      counts[soFar.tell(said) === 'new' ? 'announced' : 'again']++;
    } catch (cause) {
      throw new Error(where, { cause });
    }
  }

  return {
    counts,
    handled(number, isHandled) {
      if (isHandled) handled.set(number.id, seen(number));
      else handled.delete(number.id);
    },
    listed(numbers) {
      for (const [id, before] of handled) {
        const number = numbers.get(id);
        if (!number) continue;
        const now = seen(number);
        const isNextPeriod = now.day >= before.day + NEXT_PERIOD;
        const isWorse = now.day < before.day || (before.renewsItself && !now.renewsItself) || (before.isFine && !now.isFine); // prettier-ignore
        if (isNextPeriod || isWorse) handled.delete(id);
        else handled.set(id, now);
      }
    },
    shown({ renewals }, numbers, fetchedOn, moment) {
      if (moment.isOff) throw new Error('reminders are off or paused');
      if (!isAllowed(moment.now, moment.settings)) throw new Error(`not at ${new Date(moment.now).toString()}`);
      forgetOtherMoments(moment);
      counts.notifications++;
      for (const said of renewals) judge(said, numbers.get(said.numberId), fetchedOn, moment);
    },
    unsure({ renewals }) {
      for (const { numberId } of renewals) soFar.doubt(numberId);
    },
    repeated({ renewals }) {
      counts.again += renewals.length;
      for (const said of renewals) soFar.settle(said);
    },
    lastDigest,
    nothingDue(numbers, fetchedOn, moment) {
      forgetOtherMoments(moment);
      counts.judged++;
      const hasFallenDue = fallenDue(moment);
      for (const number of numbers.values()) {
        const renewal = asked(number, fetchedOn, moment, hasFallenDue);
        if (!renewal || soFar.isAnnounced(number.id, renewal)) continue;
        throw new Error(`still due: ${JSON.stringify({ number, renewal, at: new Date(moment.now).toString() })}`);
      }
    },
  };
}

function seen({ renewal_date, auto_renewal, current_status }: PhoneNumber): Seen {
  return {
    day: Date.parse(renewal_date ?? '') / 86_400_000,
    renewsItself: auto_renewal,
    isFine: current_status === 'active',
  };
}

/** Every day from the one on which repetition begins, too; a number without offsets is never announced. */
function wantedOffsets(offsets: readonly number[], kind: RenewalKind, { repeatDaily }: ReminderSettings): number[] {
  const days = [...offsets];
  if (kind === 'renews' || days.length === 0 || !repeatDaily.enabled) return days;
  for (let day = 0; day <= repeatDaily.from; day++) days.push(day);
  return days;
}

/** The smallest of those before the day; the day itself where there is none. */
function leftWhenHandled(offsets: readonly number[], kind: RenewalKind, { onceMore }: ReminderSettings): number[] {
  if (kind === 'renews' || !onceMore) return [];
  const before = offsets.filter((offset) => offset > 0);
  if (before.length > 0) return [Math.min(...before)];
  return offsets.includes(0) ? [0] : [];
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
