import type { LeadingAction, NotificationAction } from '../../../../shared/bridge/notification';
import { localDay } from '../../../../shared/calendar/calendar-day';
import { handledNow } from '../../../../shared/reminders/handled';
import { isSameCycle } from '../../../../shared/reminders/offsets';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Said } from '../../storage/formats/ledger-format';

/**
 * What a button of a notification decides about a renewal that it announced; null where that is no longer coming.
 *
 * @param next finds the next renewal of the number; what it throws is thrown
 * @param now epoch ms
 */
export async function decisionOf(
  action: Exclude<NotificationAction, LeadingAction>,
  { day }: Said,
  next: () => Promise<ComingRenewal | undefined>,
  now: number,
): Promise<Partial<ReminderPreference> | null> {
  switch (action) {
    case 'mute':
      return { muted: true };
    case 'snooze':
      return { snooze: { until: localDay(now) + 1, renewal: day }, handled: null };
    case 'handled': {
      const item = await next();
      // an old notification must not settle the next period's renewal
      if (!item || !isSameCycle(day, item.renewal.day)) return null;
      return { handled: handledNow(item.number, item.renewal.day, now) };
    }
  }
}
