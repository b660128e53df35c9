import type { Day } from '../../../shared/calendar/calendar-day';
import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import { heldBackAt, lastDueDay } from '../../../shared/reminders/schedule';
import type { ReminderSettings, Session } from '../../../shared/settings';
import type { Alert } from '../reminders/ledger/alert';
import type { Ledger } from '../reminders/ledger/ledger';
import { dueRenewals, type DueRenewal } from '../reminders/plan/due';
import type { ReminderPreferences } from '../reminders/preferences';
import type { ComingRenewal } from '../renewals/renewal-summary';
import { lastSlot, scheduleOf, type DigestSlot } from './digest-slots';

export interface ChannelDueOptions {
  ledger: Ledger;
  preferences: Pick<ReminderPreferences, 'of' | 'version'>;
  settings: () => ReminderSettings;
  /** As of now: null where a pause is over. */
  pausedUntil: () => Session['remindersPausedUntil'];
  /** Null where there is no such environment any more. */
  environment: (environmentId: string) => Environment | null;
}

/** What a channel has to send at a moment. */
export interface ChannelDue {
  renewals: readonly DueRenewal[];
  alerts: readonly Alert[];
  /** The digest that it is for; null where everything is sent immediately, or the digest was sent already. */
  slot: DigestSlot | null;
}

/** Asks the one planner what is due and was not sent by a channel, with the channel's own record. */
export interface ChannelDueNow {
  /** Whether something keeps the channel from sending now (epoch ms). */
  isHeld(channel: Channel, now: number): boolean;
  /** What is due, and nothing where the digest of this time was sent already. */
  due(channel: Channel, coming: readonly ComingRenewal[], now: number): ChannelDue;
}

const NOTHING: ChannelDue = { renewals: [], alerts: [], slot: null };

export function createChannelDue(options: ChannelDueOptions): ChannelDueNow {
  const { ledger, preferences, settings } = options;
  /** What was found last, and what it was found in: there may be 100,000 numbers, and there is a look each hour. */
  let found: { sources: unknown[]; renewals: readonly DueRenewal[] } = { sources: [], renewals: [] };

  function renewalsDue(channel: Channel, coming: readonly ComingRenewal[], dueDay: Day): readonly DueRenewal[] {
    const sources = [channel, coming, settings(), dueDay, ledger.version(), preferences.version()];
    if (sources.some((source, index) => source !== found.sources[index])) {
      const renewals = dueRenewals(coming, dueDay, {
        settings: settings(),
        preference: (environment, numberId) => preferences.of(environment, numberId),
        announced: (key) => ledger.announced(key),
        settledThrough: ledger.settledThrough(),
      }).filter(({ renewal }) => channel.about[renewal.kind]);
      found = { sources, renewals };
    }
    return found.renewals;
  }

  function alertsDue({ about }: Channel): Alert[] {
    if (!about.alerts) return [];
    return ledger.dueAlerts().filter(({ environmentId, numberId }) => {
      const environment = options.environment(environmentId);
      return environment && !(numberId !== null && preferences.of(environment, numberId).muted);
    });
  }

  /** Only the last digest says anything, and one that lies ahead does not: it was noted while the clock was wrong. */
  function isSent({ at }: DigestSlot, now: number): boolean {
    const last = ledger.digestedAt() ?? -Infinity;
    return last >= at && last <= now;
  }

  return {
    isHeld(channel, now) {
      if (channel.followsPause && options.pausedUntil() !== null) return true;
      return heldBackAt(now, scheduleOf(channel, settings())) !== null;
    },
    due(channel, coming, now) {
      const schedule = scheduleOf(channel, settings());
      if (channel.rhythm === 'immediate') {
        const renewals = renewalsDue(channel, coming, lastDueDay(now, schedule));
        return { renewals, alerts: alertsDue(channel), slot: null };
      }
      const slot = lastSlot(now, channel, schedule);
      if (isSent(slot, now)) return NOTHING;
      return { renewals: renewalsDue(channel, coming, slot.through), alerts: alertsDue(channel), slot };
    },
  };
}
