import { localDay, utcDateOfDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Channel } from '../../../shared/channels/channel';
import { instantOn, nextAllowed, type Schedule } from '../../../shared/reminders/schedule';
import type { ReminderSettings } from '../../../shared/settings';

/** A digest that a channel sends at one moment, and what it covers. */
export interface DigestSlot {
  /** Epoch ms. */
  at: number;
  /** The last day whose offsets it covers: all that fall due before the next digest. */
  through: Day;
}

type Rhythm = Pick<Channel, 'rhythm' | 'at' | 'weekday'>;

/** When reminders may be sent by a channel: as in the settings, or at any time. */
export function scheduleOf(
  { followsQuietHours }: Pick<Channel, 'followsQuietHours'>,
  settings: ReminderSettings,
): Schedule {
  const { at, quietHours, weekdaysOnly } = settings;
  if (followsQuietHours) return { at, quietHours, weekdaysOnly };
  return { at, quietHours: { ...quietHours, enabled: false }, weekdaysOnly: false };
}

/** How many days the digests of some channels look ahead, at most. */
export function furthestAhead(channels: readonly Pick<Channel, 'enabled' | 'rhythm'>[]): number {
  return channels.reduce((most, channel) => Math.max(most, channel.enabled ? daysAhead(channel) : 0), 0);
}

/** How many days a digest covers beyond its own. */
function daysAhead({ rhythm }: Pick<Channel, 'rhythm'>): number {
  return rhythm === 'weekly' ? 6 : 0;
}

/** The last digest whose time has come by an instant (epoch ms). */
export function lastSlot(now: number, channel: Rhythm, schedule: Schedule): DigestSlot {
  for (let day = localDay(now); ; day--) {
    const slot = slotOn(day, channel, schedule);
    if (slot && slot.at <= now) return slot;
  }
}

/** When (epoch ms) the digest after an instant is due. */
export function nextSlotAt(now: number, channel: Rhythm, schedule: Schedule): number {
  // one that quiet hours or a weekend put off began up to a few days earlier
  for (let day = localDay(now) - 7; ; day++) {
    const slot = slotOn(day, channel, schedule);
    if (slot && slot.at > now) return slot.at;
  }
}

function slotOn(day: Day, channel: Rhythm, schedule: Schedule): DigestSlot | null {
  if (channel.rhythm === 'weekly' && utcDateOfDay(day).getUTCDay() !== channel.weekday) return null;
  return { at: nextAllowed(instantOn(day, channel.at), schedule), through: day + daysAhead(channel) };
}
