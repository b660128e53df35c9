import { localDay } from '../../../../shared/calendar/calendar-day';
import { EARLIEST_OFFSET, LATEST_OFFSET, offsetsSchema } from '../../../../shared/reminders/offsets';
import { instantOn } from '../../../../shared/reminders/schedule';
import { ODD_ZONES } from '../../../../shared/testing/zone';
import type { Dice } from '../../../../sandbox/dice';
import type { Computer } from './computer';
import type { ComputerClock } from './computer-clock';
import type { Recipient } from './recipient';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = [...ODD_ZONES, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** A user who makes decisions, travels and sets the clock, with a desktop and services that don't always respond. */
export interface SimulatedUser {
  /** What the user does, and how often. */
  events: [() => void, number][];
  /** Changes what a channel tells of, and when; returns its service. */
  changeChannel(): Recipient;
  /** Ends all that keeps reminders back. */
  relent(): void;
}

export function createSimulatedUser(
  computer: Computer,
  time: ComputerClock,
  dice: Dice,
  recipients: readonly Recipient[],
): SimulatedUser {
  const between = (least: number, most: number) => least + dice.below(most - least + 1);
  const pick = <T>(items: readonly T[]): T => items[dice.below(items.length)]!;

  function changeSettings(): void {
    const offset = () => (dice.chance(0.9) ? between(-2, 20) : between(LATEST_OFFSET, EARLIEST_OFFSET));
    const offsets = () => offsetsSchema.parse(Array.from({ length: between(0, 6) }, offset));
    computer.settings = {
      ...computer.settings,
      enabled: dice.chance(0.95),
      at: pick([0, 150, 540, 540, 1200, 1439]),
      quietHours: { enabled: dice.chance(0.5), from: pick([0, 1260, 1320, 600]), to: pick([480, 420, 150, 700]) },
      weekdaysOnly: dice.chance(0.3),
      repeatDaily: { enabled: dice.chance(0.3), from: between(1, 9) },
      onceMore: dice.chance(0.7),
      offsets: dice.chance(0.6)
        ? { lapses: [14, 7, 3, 1, 0, -1], renews: [1] }
        : { lapses: offsets(), renews: offsets() },
    };
  }

  function decideForOne(): void {
    const number = pick([...computer.list.numbers.values()]);
    const today = localDay(time.now());
    const renewal = number.renewal_date === null ? NaN : Date.parse(number.renewal_date) / DAY;
    computer.decide(
      number.id,
      pick([
        { muted: true },
        { muted: false },
        { snooze: { until: today + between(1, 5), renewal } },
        { snooze: null },
        { offsets: { lapses: [10, 2], renews: [4, 0] } },
        { offsets: null },
      ]),
    );
  }

  function handleOne(): void {
    const number = pick([...computer.list.numbers.values()]);
    const isHandled = dice.chance(0.8);
    computer.handle(number, isHandled);
    for (const { renewals } of recipients) renewals.handled(number, isHandled);
  }

  function changeMood(): void {
    const one = pick(recipients);
    // a desktop says at once whether it shows something
    one.mood = pick(['takes', 'takes', 'refuses', one.channel ? 'loses answers' : 'takes']);
  }

  function pause(): void {
    const now = time.now();
    computer.pausedUntil = pick([null, null, 'forever', now + HOUR, instantOn(localDay(now) + 1, 540)]);
  }

  return {
    events: [
      [changeSettings, 4],
      [decideForOne, 12],
      [handleOne, 15],
      [changeMood, 8],
      [pause, 3],
      [() => void time.setError(between(-48, 48) * HOUR), 1.5],
      [() => void time.setError(pick([-400, -20, 20, 400]) * DAY), 0.3],
      [() => void time.setError(0), 6],
      [() => void (process.env.TZ = pick(ZONES)), 3],
    ],
    changeChannel() {
      const one = pick(recipients.slice(1));
      if (!one.channel) throw new Error('the desktop is no channel');
      one.channel = {
        ...one.channel,
        about: { lapses: dice.chance(0.9), renews: dice.chance(0.8), alerts: dice.chance(0.8) },
        at: pick([0, 150, 480, 1200, 1439]),
        weekday: between(0, 6),
        followsQuietHours: dice.chance(0.6),
        followsPause: dice.chance(0.6),
      };
      return one;
    },
    relent() {
      for (const one of recipients) one.mood = 'takes';
      computer.pausedUntil = null;
      computer.settings = { ...computer.settings, enabled: true };
    },
  };
}
